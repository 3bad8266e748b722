"""The overview's table: kinds, priorities and parts in order; every row with its figure or with why there is none."""

import re
from datetime import date

import pytest

import metrics
from metrics import Series
from pages.components import ledger, sparks
from pages.components.ledger import Line
from tests.unit.made import BELSIZE, CAMDEN, Figure, indicator, monthly, observation

PRIORITIES = {each.slug: each for each in metrics.priorities()}
SAFETY = PRIORITIES["safety"]


def badge(origin: str) -> str:
    return f"<i>{origin}</i>"


def line(figures: list[Figure], *, slug: str = "robbery", title: str = "Robbery", only: bool = False) -> Line:
    declared = indicator(slug=slug, title=title)
    return Line(monthly(figures, CAMDEN if only else BELSIZE, declared), f"indicator?indicator={slug}&ward=x", only)


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def made(*lines: Line) -> str:
    return ledger.ledger([(SAFETY, lines)], badge, year=2026)


def test_kinds_and_priorities_stand_in_the_order_given() -> None:
    html = ledger.ledger([(each, []) for each in PRIORITIES.values()], badge, year=2026)
    assert re.findall(r"<h2>(.*?)</h2>", html) == ["Missions", "Challenges", "Our organisation"]
    assert re.findall(r'<h3 id="(.*?)">', html) == list(PRIORITIES)
    assert text(html).count("No indicator yet.") == 11


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("food", "<b>By 2030:</b> everyone eats well every day"),
        ("young_people", "<b>By 2025, passed:</b> every young person"),
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
        "Robbery 1.28 per 1,000 residents a month January 2026 was 1.32 in Dec 2025 and 1.41 in Jan 2025 council"
    )


def test_a_name_leads_to_the_page_of_its_indicator() -> None:
    assert '<a href="indicator?indicator=robbery&amp;ward=x">Robbery</a>' in made(line([1.3]))


def test_where_an_indicator_stops_at_the_borough_its_row_says_so() -> None:
    assert "all Camden only" in text(made(line([1.3], only=True)))
    assert "all Camden only" not in text(made(line([1.3])))


def test_one_figure_is_said_to_be_the_only_one_and_has_no_line() -> None:
    html = made(line([1.3]))
    assert "The only figure" in text(html)
    assert "spark" not in html


def test_a_position_is_of_the_end_of_its_period() -> None:
    series = monthly([1.3], declared=indicator(stock=True))
    assert "End of January 2025" in text(made(Line(series, "x")))


@pytest.mark.parametrize(
    ("figures", "lacking", "mark", "words"),
    [
        ([], (), "missing", "No data yet."),
        ([], ("Claimant count",), "missing", "No data yet. Claimant count has not been brought in."),
        (["small"], (), "withheld", "No figure can be shown. Withheld: fewer than 5 (January 2025)."),
        (["pending"], (), "pending", "No figure can be shown. January 2025 is not yet published."),
    ],
)
def test_a_row_without_a_figure_says_why(
    figures: list[Figure], lacking: tuple[str, ...], mark: str, words: str
) -> None:
    html = made(Line(monthly(figures), "x", lacking=lacking))
    assert text(html).endswith(words)
    assert f"ic-{mark}" in html


def test_a_row_with_only_a_provisional_figure_says_that_it_is_one() -> None:
    declared = indicator()
    still_open = observation(declared, BELSIZE, date(2025, 1, 1), 9.0, provisional=True)
    html = made(Line(Series(declared, BELSIZE, "month", (still_open,)), "x"))
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
    assert {int(each) for each in spans} == {len(ledger.HEADINGS), len(ledger.HEADINGS) - 1}


def test_what_comes_from_data_is_text_and_never_markup() -> None:
    html = made(line([1.3], title="<b>Robbery</b>"))
    assert "&lt;b&gt;Robbery&lt;/b&gt;" in html


def test_links_lead_to_each_priority() -> None:
    found = re.findall(r'href="#(.*?)"', ledger.contents(PRIORITIES.values()))
    assert found == list(PRIORITIES)


def test_a_line_says_where_it_begins_and_ends_and_between_what_it_moves() -> None:
    assert 'aria-label="From 1.10 in January 2025 to 1.30 in April 2025, between 1.10 and 1.60"' in sparks.spark(
        monthly([1.1, 1.6, 1.2, 1.3])
    )


def test_a_line_stops_at_a_gap_and_dots_what_stands_alone_and_the_last() -> None:
    long = sparks.spark(monthly([1.1, "missing", *[1.2] * 8]))
    assert long.count("%3Cpolyline points") == 1
    assert long.count("%3Ccircle") == 2
    assert sparks.spark(monthly([1.1, 1.2, 1.3])).count("%3Ccircle") == 3


def test_a_line_needs_two_complete_figures() -> None:
    declared = indicator()
    still_open = observation(declared, BELSIZE, date(2025, 2, 1), 9.0, provisional=True)
    assert sparks.spark(Series(declared, BELSIZE, "month", (*monthly([1.1]).observations, still_open))) == ""
    assert sparks.spark(monthly(["small", "missing"])) == ""


def test_a_line_stays_inside_its_drawing() -> None:
    numbers = re.findall(r"(-?[\d.]+),(-?[\d.]+)", sparks.spark(monthly([0.0, 5.0, 2.0, 0.1])).partition("points=")[2])
    assert numbers
    assert all(0 <= float(x) <= sparks.WIDTH and 0 <= float(y) <= sparks.HEIGHT for x, y in numbers)
