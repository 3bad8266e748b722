"""The overview's table: kinds, priorities and parts in order; every row with its figure or with why there is none."""

import re
from dataclasses import replace
from datetime import date

import pytest

import metrics
from data.holding.freshness import Freshness
from metrics import Frequency, Series, Standing
from pages.components.html import ledger, ledger_lines
from pages.components.html.ledger_lines import Line
from pages.components.words import tally
from tests.unit.pages.judged import STEADY, judged
from tests.unit.pages.made import BELSIZE, CAMDEN, Figure, indicator, monthly, observation

PRIORITIES = {each.slug: each for each in metrics.priorities()}
SAFETY = PRIORITIES["safety"]


def line(figures: list[Figure], *, slug: str = "robbery", title: str = "Robbery", only: bool = False) -> Line:
    declared = indicator(slug=slug, title=title)
    return replace(ledger_lines.line(monthly(figures, CAMDEN if only else BELSIZE, declared)), only=only)


def address(slug: str) -> str:
    return f"indicator?indicator={slug}&ward=x"


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def made(*lines: Line) -> str:
    return ledger.ledger([SAFETY], lines, address, year=2026)


def test_kinds_and_priorities_stand_in_the_order_given() -> None:
    html = ledger.ledger(PRIORITIES.values(), [], address, year=2026)
    assert re.findall(r"<h2>(.*?)</h2>", html) == ["Missions", "Challenges", "Our organisation"]
    assert re.findall(r'<h3 id="(.*?)">', html) == list(PRIORITIES)
    assert text(html).count("No indicator yet.") == 11


def test_a_latest_figure_says_when_the_next_is_late_or_will_not_come() -> None:
    series = monthly([1.1, 1.2])
    late = replace(series, freshness=Freshness(Standing.LATE, date(2025, 5, 1), 9))
    assert "February 2025; next figure late since 2 May 2025" in text(ledger_lines.line(late).cells)
    ended = replace(series, freshness=Freshness(Standing.ENDED))
    assert "February 2025; the series has ended" in text(ledger_lines.line(ended).cells)
    assert "February 2025 was" in text(ledger_lines.line(series).cells)


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("food", "<b>By 2030:</b> everyone eats well every day"),
        ("young_people", "<b>Due by 2025; that date has passed:</b> every young person"),
        ("safety", "Everyone is safe, at home and in our communities."),
    ],
)
def test_a_promise_has_its_year_before_it_and_says_when_that_has_passed(slug: str, words: str) -> None:
    assert ledger.promise(PRIORITIES[slug], 2026).startswith(words)


def test_a_year_has_not_passed_before_it_is_over() -> None:
    assert ledger.promise(PRIORITIES["young_people"], 2025).startswith("<b>By 2025:</b>")


def test_lives_stand_before_our_own_work_and_a_part_without_rows_is_left_out() -> None:
    ours = line([1.2], slug="asb_contacted_in_time", title="Contacted in time")
    words = text(made(ours, line([1.3])))
    assert [words.find(each) for each in ("Residents' lives", "Robbery", "Our own work", "Contacted")] == sorted(
        words.find(each) for each in ("Residents' lives", "Robbery", "Our own work", "Contacted")
    )
    assert "Residents' lives" not in text(made(ours))
    assert "Our own work" not in text(made(line([1.3])))


def test_a_row_says_figure_unit_period_what_it_was_and_origin() -> None:
    assert text(made(line([1.41, *[1.2] * 10, 1.32, 1.28]))).endswith(
        "Robbery 1.28 per 1,000 residents a month January 2026 was 1.32 in Dec 2025 and 1.41 in Jan 2025 Council"
    )


def test_a_name_leads_to_the_page_of_its_indicator() -> None:
    assert '<a href="indicator?indicator=robbery&amp;ward=x">Robbery</a>' in made(line([1.3]))


def test_rows_that_stop_at_the_borough_stand_last_under_a_heading_that_says_so_once() -> None:
    alone = [line([1.3], slug=slug, title=slug.capitalize(), only=True) for slug in ("arson", "burglary")]
    words = text(made(*alone, line([1.3])))
    assert words.count("all Camden only") == 1
    found = [words.find(each) for each in ("Robbery", "all Camden only", "Arson", "Burglary")]
    assert found == sorted(found)
    assert "all Camden only" not in text(made(line([1.3])))


def test_where_much_of_camdens_figure_is_in_no_ward_a_wards_row_says_how_much() -> None:
    beside = ledger_lines.line(monthly([1.1]), monthly([1.4], CAMDEN), share=0.66)
    assert "Camden: 1.40, 66% of it in no ward" in text(made(beside))


@pytest.mark.parametrize(
    ("own", "camden", "words"),
    [
        ([1.1, 1.28], [1.2, 1.4], "February 2025 Camden: 1.40"),
        ([1.1, 1.28], [1.2, "missing"], "February 2025 Camden: 1.20 in Jan 2025"),
        (["small"], [1.2], "Withheld to protect people: a small count (January 2025). Camden: 1.20 in Jan 2025"),
    ],
)
def test_a_wards_row_shows_camdens_figure_too(own: list[Figure], camden: list[Figure], words: str) -> None:
    assert words in text(made(ledger_lines.line(monthly(own), monthly(camden, CAMDEN))))


def test_camdens_row_shows_its_figure_once() -> None:
    assert "Camden" not in text(made(ledger_lines.line(monthly([1.2], CAMDEN)))).partition("Robbery")[2]


def test_one_figure_is_said_to_be_the_only_one_and_has_no_line() -> None:
    html = made(line([1.3]))
    assert "The only figure" in text(html)
    assert "spark" not in html


def test_a_position_is_of_the_end_of_its_period() -> None:
    series = monthly([1.3], declared=indicator(stock=True))
    assert "End of January 2025" in text(made(ledger_lines.line(series)))


@pytest.mark.parametrize(
    ("figures", "lacking", "mark", "words"),
    [
        ([], (), "missing", "No data yet."),
        ([], ("Claimant count",), "missing", "No data yet. Claimant count has not been brought in."),
        (
            ["small"],
            (),
            "withheld",
            "No figure can be shown. Withheld to protect people: a small count (January 2025).",
        ),
        (["pending"], (), "pending", "No figure can be shown. January 2025 is still to come."),
    ],
)
def test_a_row_without_a_figure_says_why(
    figures: list[Figure], lacking: tuple[str, ...], mark: str, words: str
) -> None:
    html = made(ledger_lines.line(monthly(figures), lacking=lacking))
    assert text(html).endswith(words)
    assert f"ic-{mark}" in html


def test_a_row_with_only_a_provisional_figure_says_that_it_is_one() -> None:
    declared = indicator()
    still_open = observation(declared, BELSIZE, date(2025, 1, 1), 9.0, provisional=True)
    html = made(ledger_lines.line(Series(declared, BELSIZE, Frequency.MONTH, (still_open,))))
    assert text(html).endswith("No complete period yet; 9.00 so far in January 2025, provisional.")


def test_every_part_of_the_table_keeps_its_role_where_rows_are_stacked() -> None:
    html = made(line([1.3, 1.2]), line([], slug="burglary", title="Burglary"))
    for tag, role in (("table", "table"), ("thead", "rowgroup"), ("tbody", "rowgroup"), ("tr", "row"), ("td", "cell")):
        assert re.findall(f"<{tag}[ >]", html)
        assert all(f'role="{role}"' in each for each in re.findall(f"<{tag}[^>]*>", html))
    assert all(
        'role="rowheader"' in each or 'role="columnheader"' in each for each in re.findall("<th[ >][^>]*>", html)
    )
    spans = re.findall(r'colspan="(\d)"', html)
    assert {int(each) for each in spans} == {len(ledger_lines.HEADINGS), len(ledger_lines.HEADINGS) - 1}


def test_what_comes_from_data_is_text_and_never_markup() -> None:
    html = made(line([1.3], title="<b>Robbery</b>"))
    assert "&lt;b&gt;Robbery&lt;/b&gt;" in html


def test_links_lead_to_each_priority() -> None:
    found = re.findall(r'href="#(.*?)"', ledger.contents(PRIORITIES.values()))
    assert found == list(PRIORITIES)


def test_the_lead_counts_indicators_by_the_origin_of_their_figures() -> None:
    series = [
        monthly([1.1], CAMDEN, origin="published"),
        monthly([1.1], CAMDEN, origin="sample"),
        monthly([1.2], CAMDEN, origin="sample"),
        monthly(["small"], CAMDEN, origin="sample"),
        monthly([], CAMDEN),
    ]
    assert tally.lead(series, CAMDEN) == (
        "5 indicators: 1 with published figures, 2 with made-up ones (sample) and 2 without a figure."
    )
    assert tally.lead(series[:1], CAMDEN) == "1 indicator: 1 with published figures."
    late = replace(series[0], freshness=Freshness(Standing.LATE, date(2026, 1, 31), 1))
    assert tally.lead([late], CAMDEN).endswith(" 1 waits for a figure that is late.")
    assert tally.lead([late, late], CAMDEN).endswith(" 2 wait for a figure that is late.")
    assert tally.lead([], CAMDEN) == "No indicators yet."


def test_the_lead_says_how_many_are_counted_for_the_ward() -> None:
    series = [monthly([1.1]), monthly(["small"]), monthly([1.1], CAMDEN)]
    assert tally.lead(series, BELSIZE) == (
        "3 indicators: 2 with the council's own and 1 without a figure. 2 are published for wards, and Belsize has a "
        "figure for 1 of them; the others are all Camden only."
    )


def test_what_is_never_published_for_wards_is_not_among_those_that_are() -> None:
    never = indicator("proportion", publish={"borough": "month", "neighbourhood": "month", "ward": "never"})
    series = [monthly([1.1]), monthly([], BELSIZE, never), monthly([1.1], CAMDEN)]
    told = "1 is published for wards, and Belsize has a figure for 1 of them; for 1, numbers there are too small; "
    assert tally.lead(series, BELSIZE).endswith(f" {told}the others are all Camden only.")
    assert tally.lead(series[:1], BELSIZE).endswith(
        " 1 is published for wards, and Belsize has a figure for 1 of them."
    )


def test_a_row_without_a_figure_says_where_to_look_instead() -> None:
    html = made(ledger_lines.line(monthly(["small"]), instead="To see more, look at Camden."))
    assert text(html).endswith("a small count (January 2025). To see more, look at Camden.")


def test_a_row_says_that_a_newer_figure_is_withheld() -> None:
    html = text(made(ledger_lines.line(monthly([1.2, "small"]))))
    assert "January 2025; February 2025 is withheld to protect people: a small count" in html


def test_a_row_has_two_marks_with_their_words() -> None:
    declared = indicator("proportion", "high_is_good")
    series, reading, _ = judged([*STEADY, 0.5], declared)
    html = made(ledger_lines.line(series, reading=reading))
    assert "ic-concern_down" in html
    assert "ic-no_target" in html
    assert "Getting worse No target Council" in text(html)


def test_what_all_indicators_say_is_told_in_one_sentence() -> None:
    steady, worse, few = (judged(each)[1] for each in (STEADY, [*STEADY, 0.5], [0.7]))
    assert tally.tally([steady, steady, worse, few], CAMDEN) == (
        "Of 4 indicators, 2 show no clear change, 1 is getting worse and 1 is not judged."
    )
    assert tally.tally([few, few, steady], CAMDEN) == (
        "Of 3 indicators, 1 shows no clear change and 2 are not judged, mostly because figures are too few."
    )
    assert tally.tally([steady], BELSIZE) == "Of 1 indicator published for Belsize, 1 shows no clear change."
    assert tally.tally([], CAMDEN) == ""
    assert tally.lead([monthly([1.1], CAMDEN)] * 2, CAMDEN, "Of 2 indicators, 2 are improving.") == (
        "Of 2 indicators, 2 are improving. All 2: 2 with the council's own."
    )
