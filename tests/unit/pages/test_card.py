"""A card says in a few words how an indicator stands, and of each kind of "no figure" which it is."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.holding.freshness import Freshness
from metrics import Standing, Status
from pages.components.exhibits.card import made
from pages.components.html import cards
from pages.components.words.limits import expected
from tests.unit.pages.judged import SHARE, STEADY, charted, judged
from tests.unit.pages.made import BELSIZE, CAMDEN, indicator, monthly

AIM = {"value": 0.9, "by": date(2027, 3, 31), "origin": "illustrative"}
AIMED = indicator("proportion", "high_is_good", target=AIM)
MARKUP = re.compile(r"<[^>]*>")


def html(*several, title="Our own work"):
    return str(cards.group(title, several, "indicator?indicator={}".format, "key", "").html)


def text(*several):
    return unescape(" ".join(MARKUP.sub(" ", html(*several)).split()))


def test_a_card_has_its_figure_what_it_was_its_two_marks_its_ends_and_its_origin():
    # Mean (16 x 0.72 + 0.5) / 17 = 0.707; limits 2.66 x 0.03 around it: 62.7% to 78.7%.
    series, reading, chart = charted([*STEADY, 0.5], AIMED)
    found = made(series, None, reading, chart)
    assert text(found) == (
        "Our own work Robbery 50% was 73% in Dec 2025 Getting worse Off course Target 90%, illustrative "
        "Sep 2024 Jan 2026 Council"
    )
    assert found.alt == (
        "Getting worse. From 70% in September 2024 to 50% in January 2026, between 50% and 74%. "
        "Expected range 63% to 79%. The latest figure is marked. Target 90%, illustrative."
    )
    assert 'href="indicator?indicator=robbery"' in html(found)
    assert 'role="img"' in html(found)


def test_the_alt_text_counts_the_marked_figures():
    series, reading, chart = charted([*STEADY, 0.5, 0.5])
    assert "The latest 2 figures are marked." in made(series, None, reading, chart).alt
    series, reading, chart = charted(STEADY)
    assert "marked" not in made(series, None, reading, chart).alt


def test_what_is_made_up_carries_its_chip():
    assert '<span class="chip">Sample</span>' in html(made(monthly([0.4, 0.5], origin="sample")))
    assert '<span class="badge">Published</span>' in html(made(monthly([0.4, 0.5], origin="published")))


def test_a_part_of_camden_has_camdens_figure_beside_it():
    found = made(monthly([1.1, 1.2]), monthly([1.4, 1.5], CAMDEN))
    assert found.beside == "Camden 1.50"
    assert made(monthly([1.1, 1.2]), monthly([1.4], CAMDEN)).beside == "Camden 1.40 in Jan 2025"
    assert made(monthly([1.1, 1.2], CAMDEN)).beside == ""


def test_what_is_of_camden_alone_says_so():
    assert "Robbery All Camden only 1.20" in text(made(monthly([1.1, 1.2], CAMDEN), only=True))


def test_one_figure_alone_is_no_drawing_and_says_when_the_next_comes():
    series = monthly([1.1])
    due = replace(series, freshness=Freshness(Standing.ON_TIME, date(2026, 3, 31)))
    assert "1.10 per 1,000 Jan 2025 One figure only Next figure due by 31 March 2026. Council" in text(made(due))
    assert 'role="img"' not in html(made(due))
    late = replace(series, freshness=Freshness(Standing.LATE, date(2026, 1, 31), 10))
    assert text(made(late)).count("late since") == 1
    undated = replace(series, freshness=Freshness(Standing.ON_TIME))
    assert "We keep no date for the next figure." in text(made(undated))


@pytest.mark.parametrize(
    ("figures", "words", "mark"),
    [
        (["small"], "Withheld to protect people: a small count (January 2025).", "withheld"),
        (["missing"], "No return for January 2025.", "missing"),
        (["pending"], "January 2025 is still to come.", "pending"),
        (["none"], "No cases in January 2025.", "similar"),
        ([], "No data yet. Recorded crime has not been brought in.", "missing"),
    ],
)
def test_where_there_is_no_figure_a_card_says_why(figures, words, mark):
    found = made(monthly(figures), lacking=("Recorded crime",))
    assert text(found).endswith(f"No figure to show {words}")
    assert f"ic-{mark}" in html(found)
    assert found.origin is None


def test_a_withheld_figure_says_where_to_look():
    assert text(made(monthly(["small"]), instead="To see more, look at Camden.")).endswith("look at Camden.")


def test_a_newer_figure_that_is_withheld_and_one_that_is_late_are_told_at_the_foot():
    series = monthly([1.1, 1.2, "small"])
    late = replace(series, freshness=Freshness(Standing.LATE, date(2026, 1, 31), 10))
    assert made(late).amiss == (
        (Status.WITHHELD.mark, "March 2025 is withheld to protect people: a small count"),
        ("late", "Next figure late since 1 February 2026"),
    )
    assert text(made(late)).endswith("a small count Next figure late since 1 February 2026")
    ended = replace(series, freshness=Freshness(Standing.ENDED))
    assert made(ended).amiss[-1] == ("missing", "The series has ended")


def test_a_target_that_is_another_places_is_named_so_and_one_far_off_is_told_in_words():
    assert made(monthly([0.85, 0.88], BELSIZE, AIMED)).target == "Camden's target 90%, illustrative"
    series, reading, chart = judged(STEADY, AIMED, BELSIZE)
    assert [each.word for each in made(series, None, reading, chart).verdicts] == [
        "No clear change",
        "Target is for all Camden",
    ]
    assert made(monthly([0.1, 0.11, 0.1], CAMDEN, AIMED)).target == "Target 90%, illustrative: far above"
    low = indicator("proportion", "low_is_good", target=AIM | {"value": 0.0})
    assert made(monthly([0.91, 0.92, 0.9], CAMDEN, low)).target == "Target 0%, illustrative: far below"


def test_the_words_of_a_target_stand_above_the_drawing_whether_its_line_is_in_it_or_not():
    for figures in ([0.85, 0.88], [0.1, 0.11]):
        above, _, drawing = html(made(monthly(figures, CAMDEN, AIMED))).partition('<div class="plot"')
        assert "Target 90%, illustrative" in above
        assert (MARKUP.sub("", drawing.partition("<p")[0]).partition(">")[2]) == ""
        assert ('class="target"' in drawing) == (figures[0] > 0.8)


def test_a_target_that_is_not_judged_says_that_it_is_the_target():
    # Too few figures for a chart or a projection, none of which has a range.
    series, reading, chart = judged([0.7, 0.72], AIMED)
    assert [each.word for each in made(series, None, reading, chart).verdicts] == [
        "Too little data",
        "Target not judged",
    ]


def test_who_printed_a_quoted_figure_stands_at_the_foot():
    found = made(monthly([1.1, 1.2], origin="quoted"), printed="Camden New Journal, 8 December 2025; second-hand")
    assert text(found).endswith("Quoted Camden New Journal, 8 December 2025; second-hand")


def test_the_table_has_every_figure_that_is_drawn_and_no_other():
    series, reading, chart = charted([*STEADY, "small", 0.5])
    found = made(series, None, reading, chart)
    alone = made(monthly([], declared=indicator(title="Burglary")), lacking=("Recorded crime",))
    table = cards.table("Our own work", [found, alone])
    assert [row[0] for row in table.rows] == [f"{each.period:%b %Y}" for each in reversed(found.series.observations)]
    assert table.rows[0] == ["Jan 2026", "50%", "Getting worse"]
    assert table.rows[1] == ["Dec 2025", "[w]", ""]
    assert table.parts == {
        0: "Robbery. All Camden. Council. Expected range 63% to 79%.",
        18: "Burglary (per 1,000 residents a month). Belsize ward. "
        "No data yet. Recorded crime has not been brought in.",
    }
    assert table.caption == "Our own work: the figures of the cards. [w] withheld to protect people"


def test_what_comes_from_data_is_text_and_never_markup():
    hostile = indicator(title='<img src=x onerror="run()">')
    assert "<img" not in html(made(monthly([1.1, 1.2], declared=hostile)), title="<b>")
    assert "&lt;b&gt;" in html(made(monthly([1.1])), title="<b>")


def test_the_drawing_is_named_by_its_alt_text_and_its_target_line_stands_where_the_target_is():
    found = made(
        monthly([0.7, 0.75, 0.72, 0.71], CAMDEN, indicator("proportion", "high_is_good", target=AIM | {"value": 0.8}))
    )
    top = found.small.target / 10
    assert f'<i class="target" style="top:{top:g}%">' in html(found)
    assert f'aria-label="{found.alt}"' in html(found)


@given(st.lists(st.floats(0, 1), min_size=17, max_size=36))
def test_the_range_of_a_part_is_written_as_if_every_figure_of_it_were_asked(values):
    series, reading, chart = judged(values)
    if chart is None:
        return
    found = made(series, None, reading, chart)
    point = chart.points[0]
    figures = [each.value for each in found.points.values()]
    told = expected(SHARE, point.lower, point.upper, found.places, *figures)
    assert cards.table("", [found]).parts[0].endswith(f" Expected range {told}.")
