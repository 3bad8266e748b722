"""What came of a decision, by what was frozen with it and what its indicator says now."""

from dataclasses import replace
from datetime import date

import pytest

from metrics import Decided, Found, Frequency, Polarity, Variation, Way
from pages.components.exhibits.looking_back import Looked
from pages.components.html.looked_back import since
from pages.components.words.looked_back import Now, at_a_decision, better_way, shows_from
from tests.unit.pages.entered import read
from tests.unit.pages.judged import SHARE, STEADY, judged

ON = date(2025, 6, 10)
# Of 400 finished each: 75% lies between 70% and 79%, 86% between 82% and 89%, 77% between 73% and 81%.
THEN = read("robbery", value="75%", number=0.75, lower=0.70, upper=0.79, variation="No clear change")


def now(value, lower=None, upper=None, *, figures=3, declared=SHARE, **parts):
    _, reading, _ = judged(STEADY, declared)
    return Now(declared, replace(reading, value=value, lower=lower, upper=upper, **parts), 0, figures)


def looked(of, decided=Decided.GO_FASTER, then=THEN, way=Way.RISE, shows=ON):
    return at_a_decision(then, decided, of, way=way, shows=shows)


@pytest.mark.parametrize(
    ("decided", "of", "text", "mark"),
    [
        (Decided.GO_FASTER, now(0.86, 0.82, 0.89), "As hoped. 75% then, 86% now.", "improvement_up"),
        (Decided.GO_FASTER, now(0.77, 0.73, 0.81), "Not as hoped. 75% then, 77% now: no clear change.", "common"),
        (Decided.KEEP_GOING, now(0.62, 0.57, 0.67), "Not as hoped. 75% then, 62% now: clearly worse.", "concern_down"),
        (Decided.STOP, now(0.77, 0.73, 0.81), "As hoped. 75% then, 77% now: no worse.", "common"),
        (Decided.PAUSE, now(0.86, 0.82, 0.89), "As hoped. 75% then, 86% now: clearly better.", "improvement_up"),
        (Decided.PAUSE, now(0.62, 0.57, 0.67), "Not as hoped. 75% then, 62% now: clearly worse.", "concern_down"),
    ],
)
def test_the_change_is_judged_by_the_two_ranges(decided, of, text, mark):
    found = looked(of, decided)
    assert (found.text, found.mark) == (text, mark)


def test_what_is_better_lower_has_an_arrow_that_goes_down():
    found = looked(now(0.62, 0.57, 0.67), way=Way.FALL)
    assert (found.found, found.mark) == (Found.AS_HOPED, "improvement_down")


@pytest.mark.parametrize(
    ("variation", "polarity", "text"),
    [
        (Variation.IMPROVEMENT, Polarity.HIGH_IS_GOOD, "As hoped. 75% then, 76% now."),
        (Variation.COMMON, Polarity.HIGH_IS_GOOD, "Not as hoped. 75% then, 76% now: no clear change."),
        (Variation.CONCERN, Polarity.HIGH_IS_GOOD, "Not as hoped. 75% then, 76% now: clearly worse."),
        (Variation.HIGH, Polarity.NEUTRAL, "As hoped. 75% then, 76% now."),
        (
            Variation.UNKNOWN,
            Polarity.HIGH_IS_GOOD,
            "75% then, 76% now. Whether that is more than chance is not judged: there are too few figures.",
        ),
    ],
)
def test_where_either_has_no_range_the_mark_of_the_series_judges_and_a_bare_difference_never(variation, polarity, text):
    why = "too_few_points" if variation is Variation.UNKNOWN else ""
    of = now(0.76, variation=variation, polarity=polarity, variation_why=why)
    assert looked(of, then=read(value="75%", number=0.75)).text == text


def test_a_large_difference_without_a_range_or_a_signal_is_no_clear_change():
    assert looked(now(0.99, variation=Variation.COMMON)).found is Found.NOT_AS_HOPED


@pytest.mark.parametrize(
    ("figures", "frequency", "text"),
    [
        (0, Frequency.MONTH, "Too soon. 75% then; figures of July 2025 and later will show it."),
        (2, Frequency.MONTH, "Too soon. 75% then, 86% now, by 2 of the 3 figures needed since 10 June 2025."),
        (3, Frequency.MONTH, "As hoped. 75% then, 86% now."),
        (0, Frequency.YEAR, "Too soon. 75% then; figures of July 2025 and later will show it."),
        (1, Frequency.QUARTER, "As hoped. 75% then, 86% now."),
    ],
)
def test_it_is_too_soon_until_there_are_enough_figures(figures, frequency, text):
    assert looked(now(0.86, 0.82, 0.89, figures=figures, frequency=frequency)).text == text


def test_a_decision_shows_after_its_lag():
    assert shows_from(ON, 0) == ON
    assert shows_from(ON, 12) == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("then", "of", "text"),
    [
        (THEN, None, "75% then. It is no longer among the indicators."),
        (read(value="", number=None), None, "no figure then. It is no longer among the indicators."),
        (THEN, now(None, why="late"), "75% then, no figure now."),
        (THEN, now(None, why="withheld"), "75% then, no figure now: too much is withheld."),
        (read(value="", number=None), now(0.86), "No figure then, 86% now."),
        (
            read(value="13.2 per 1,000", number=13.2),
            now(0.86),
            "13.2 per 1,000 then. It is counted in another way now.",
        ),
    ],
)
def test_what_cannot_be_compared_is_said(then, of, text):
    if of is not None and of.reading.why == "late":
        of = replace(of, reading=replace(of.reading, why=""))
    found = looked(of, then=then)
    assert (found.text, found.found) == (text, None)


def test_where_neither_way_is_better_there_is_no_verdict():
    assert better_way(Polarity.NEUTRAL) is None
    found = looked(now(0.86, 0.82, 0.89), way=None)
    assert (found.text, found.found, found.mark) == ("75% then, 86% now. Neither way is better.", None, "high")


def test_the_first_figure_that_can_show_it_is_named():
    told = looked(now(0.86, figures=0), shows=date(2027, 11, 1))
    assert told.text == "Too soon. 75% then; figures of November 2027 and later will show it."


def test_a_figure_of_another_place_than_the_page_is_named_with_its_place():
    then = read(area="E05013655", area_name="Kentish Town")
    one = Looked(then, looked(now(0.86, 0.82, 0.89)))
    assert "Kentish Town: " in since([one], here="E09000007")
    assert "Kentish Town: " not in since([one], here="E05013655")
    assert "Kentish Town: " not in since([one])
    assert "Robbery, Kentish Town: " in since([one, one], here="E09000007")
