"""What was expected before work started: which text is frozen, and how it is scored."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Effect, Found, Frequency, Precision, Unmeasured, Way
from pages.components.words.expected import amended, frozen, scored, told
from tests.unit.pages.entered import expectation
from tests.unit.pages.judged import SHARE

BY, START, AFTER = date(2026, 9, 30), date(2026, 6, 15), date(2026, 10, 2)
FIRST = expectation("e", BY, date(2026, 1, 5))
SECOND = expectation("e", BY, date(2026, 6, 15), version=2, by_how_much=0.04, because="Fewer staff")
LATER = expectation("e", date(2027, 9, 30), date(2026, 8, 1), version=3, by_how_much=0.01, because="It is slow")


def effect(estimate=None, lower=None, upper=None, why=None, **parts):
    known = {"indicator": "repairs", "frequency": Frequency.MONTH, "since": START, "show_by": START, "why": why}
    return Effect(**known, estimate=estimate, lower=lower, upper=upper, **parts)


def test_the_last_text_no_later_than_the_start_is_frozen_and_what_is_later_is_an_amendment():
    of = frozen([FIRST, SECOND, LATER], START)
    assert (of.text, of.amended) == (SECOND, (LATER,))
    assert amended(of) == "Amended once, on 1 August 2026."


def test_before_the_start_nothing_is_frozen_and_after_it_nothing_can_be():
    assert frozen([FIRST, SECOND], None).text is SECOND
    of = frozen([LATER], START)
    assert of.text is None
    assert amended(of) == "Written down on 1 August 2026, after the start."
    assert scored(of, SHARE, effect(0.1, 0.05, 0.15), AFTER).text == (
        "Nothing was written down before it started, so there is nothing to score."
    )


@pytest.mark.parametrize(
    ("known_to", "last"),
    [(Precision.DAY, date(2026, 6, 1)), (Precision.MONTH, date(2026, 6, 30)), (Precision.YEAR, date(2026, 12, 31))],
)
def test_a_start_that_is_known_to_the_month_or_year_is_its_last_day(known_to, last):
    on, late = expectation("e", BY, last), expectation("e", BY, date(2027, 1, 1), version=2)
    assert frozen([on, late], date(2026, 6, 1), known_to).text is on


@given(st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), min_size=1, max_size=6), st.dates(date(2026, 1, 1)))
def test_what_is_frozen_was_there_at_the_start_and_an_edit_after_it_changes_nothing(days, start):
    versions = [expectation("e", BY, day, version=place) for place, day in enumerate(sorted(days), 1)]
    of = frozen(versions, start)
    assert of.text is None or of.text.at.date() <= start
    assert all(each.at.date() > start for each in of.amended)
    edit = expectation("e", BY, max(start, *days).replace(year=max(start, *days).year + 1), version=9)
    assert frozen([*versions, edit], start).text is of.text


@pytest.mark.parametrize(
    ("of", "text"),
    [
        (
            effect(0.09, 0.05, 0.13),
            "As hoped. 9 percentage points up beside its comparison wards (likely range 5 to 13).",
        ),
        (
            effect(0.03, 0.01, 0.05),
            (
                "Not as hoped. 3.0 percentage points up beside its comparison wards (likely range 1.0 to 5.0), less "
                "than the 5 percentage points that was hoped."
            ),
        ),
        (
            effect(0.06, -0.01, 0.13),
            (
                "Not as hoped. No clear change beside them: 6 percentage points up beside its comparison wards (likely "
                "range −1 to 13)."
            ),
        ),
        (
            effect(-0.09, -0.13, -0.05),
            (
                "Not as hoped. 9 percentage points down beside its comparison wards (likely range −13 to −5), the "
                "other way."
            ),
        ),
        (
            effect(0.09),
            (
                "9.0 percentage points up beside its comparison wards. There are too few other wards to say what "
                "chance does."
            ),
        ),
        (effect(why=Unmeasured.NOT_BY_WARD), "It is not counted by ward, so places cannot be set beside one another."),
    ],
)
def test_it_is_scored_by_the_range_and_by_how_much_was_hoped(of, text):
    assert (
        scored(frozen([FIRST], START), SHARE, of, AFTER).text.replace("13.0", "13").replace("1.0 to 13", "1 to 13")
        == text
    )


def test_what_should_fall_is_scored_the_other_way():
    falls = expectation("e", BY, way=Way.FALL)
    found = scored(frozen([falls], START), SHARE, effect(-0.09, -0.13, -0.05), AFTER)
    assert (found.found, found.mark) == (Found.AS_HOPED, "improvement_down")


def test_it_is_too_soon_before_its_day_and_while_figures_lack():
    of = frozen([FIRST], START)
    early = scored(of, SHARE, effect(0.09, 0.05, 0.13), date(2026, 9, 29))
    assert early.text == ("Too soon. The figures are as at 29 September 2026, before its day, 30 September 2026.")
    waits = scored(of, SHARE, effect(why=Unmeasured.TOO_SOON, ready=date(2027, 1, 31)), AFTER)
    assert waits.text.startswith("Too soon. ")
    assert "31 January 2027" in waits.text


def test_an_amendment_is_never_scored():
    """It would have been as hoped."""
    found = scored(frozen([FIRST, LATER], START), SHARE, effect(0.03, 0.01, 0.05), AFTER)
    assert found.found is Found.NOT_AS_HOPED


def test_an_indicator_that_is_gone_is_said():
    assert scored(frozen([FIRST], START), None, None, AFTER).found is None
    assert told(FIRST.entry, None) == "repairs_on_time up 0.05 by 30 September 2026"
    assert told(FIRST.entry, SHARE) == "Robbery up 5 percentage points by 30 September 2026"
