"""What was expected before work started: which text is frozen, and how it is scored."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Effect, Found, Frequency, Precision, Unmeasured, Way
from pages.components.words.expected import amended, frozen, scored, told
from tests.unit.pages.entered import expectation, initiative, kept
from tests.unit.pages.judged import SHARE

BY, START, AFTER = date(2026, 9, 30), date(2026, 6, 15), date(2026, 10, 2)
FIRST = expectation("e", BY, date(2026, 1, 5))
SECOND = expectation("e", BY, date(2026, 6, 15), version=2, by_how_much=0.04, because="Fewer staff")
LATER = expectation("e", date(2027, 9, 30), date(2026, 8, 1), version=3, by_how_much=0.01, because="It is slow")


def work(*starts):
    """Its versions: each with its start, how exactly that is known, and on which day it was said."""
    return [kept(initiative(started=day, started_to=to).entry, "work", on=on) for day, to, on in starts]


def begun(start=START, known_to=Precision.DAY):
    return work((start, known_to, date(2025, 1, 1)))


def effect(estimate=None, lower=None, upper=None, why=None, **parts):
    known = {"indicator": "repairs", "frequency": Frequency.MONTH, "since": START, "show_by": START, "why": why}
    return Effect(**known, estimate=estimate, lower=lower, upper=upper, **parts)


def test_the_last_text_no_later_than_the_start_is_frozen_and_what_is_later_is_an_amendment():
    of = frozen([FIRST, SECOND, LATER], begun())
    assert (of.text, of.amended) == (SECOND, (LATER,))
    assert amended(of) == "Amended once, on 1 August 2026."


def test_before_the_start_nothing_is_frozen_and_after_it_nothing_can_be():
    assert frozen([FIRST, SECOND], begun(None)).text is SECOND
    of = frozen([LATER], begun())
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
    assert frozen([on, late], begun(date(2026, 6, 1), known_to)).text is on


DAYS = st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), min_size=1, max_size=6)


@given(DAYS, st.dates(date(2026, 1, 1), date(2099, 12, 31)))
def test_what_is_frozen_was_there_at_the_start_and_an_edit_after_it_changes_nothing(days, start):
    versions = [expectation("e", BY, day, version=place) for place, day in enumerate(sorted(days), 1)]
    of = frozen(versions, begun(start))
    assert of.text is None or of.text.at.date() <= start
    assert all(each.at.date() > start for each in of.amended)
    edit = expectation("e", BY, max(start, *days).replace(year=max(start, *days).year + 1), version=9)
    assert frozen([*versions, edit], begun(start)).text is of.text


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
        scored(frozen([FIRST], begun()), SHARE, of, AFTER).text.replace("13.0", "13").replace("1.0 to 13", "1 to 13")
        == text
    )


def test_what_should_fall_is_scored_the_other_way():
    falls = expectation("e", BY, way=Way.FALL)
    found = scored(frozen([falls], begun()), SHARE, effect(-0.09, -0.13, -0.05), AFTER)
    assert (found.found, found.mark) == (Found.AS_HOPED, "improvement_down")


def test_it_is_too_soon_before_its_day_and_while_figures_lack():
    of = frozen([FIRST], begun())
    early = scored(of, SHARE, effect(0.09, 0.05, 0.13), date(2026, 9, 29))
    assert early.text == ("Too soon. The figures are as at 29 September 2026, before its day, 30 September 2026.")
    waits = scored(of, SHARE, effect(why=Unmeasured.TOO_SOON, ready=date(2027, 1, 31)), AFTER)
    assert waits.text.startswith("Too soon. ")
    assert "31 January 2027" in waits.text


def test_an_amendment_is_never_scored():
    """It would have been as hoped."""
    found = scored(frozen([FIRST, LATER], begun()), SHARE, effect(0.03, 0.01, 0.05), AFTER)
    assert found.found is Found.NOT_AS_HOPED


def test_an_indicator_that_is_gone_is_said():
    assert scored(frozen([FIRST], begun()), None, None, AFTER).found is None
    assert told(FIRST.entry, None) == "repairs_on_time up 0.05 by 30 September 2026"
    assert told(FIRST.entry, SHARE) == "Robbery up 5 percentage points by 30 September 2026"


MOVED = (
    "Its start was moved from 15 June 2026 to 1 September 2026 on 20 July 2026; what counts is what was written down "
    "before the first."
)


def test_moving_the_start_makes_no_amendment_the_text_that_is_scored_and_is_said():
    moved = [*begun(), *work((date(2026, 9, 1), Precision.DAY, date(2026, 7, 20)))]
    of = frozen([FIRST, LATER], moved)
    assert (of.text, of.amended, of.moved) == (FIRST, (LATER,), MOVED)
    assert amended(of) == f"Amended once, on 1 August 2026. {MOVED}"
    # Other changes of the work, and a start that was not known at first, move nothing.
    assert not frozen([FIRST, LATER], [*begun(), *begun()]).moved
    assert not frozen([FIRST, LATER], [*begun(None), *begun()]).moved


def test_what_is_first_written_before_a_later_start_as_it_was_known_by_then_counts():
    moved = [*begun(), *work((date(2026, 9, 1), Precision.DAY, date(2026, 7, 20)))]
    again = expectation("e", BY, date(2026, 8, 20), version=4, because="Fewer staff")
    of = frozen([LATER, again], moved)
    assert (of.text, of.amended) == (LATER, (again,))
    assert of.moved.startswith("Its start was moved from 15 June 2026 to 1 September 2026")
    late = expectation("e", BY, date(2026, 7, 1))
    assert frozen([late, again], moved).text is None  # the start was over, as it was known then


def test_what_fell_short_by_less_than_is_written_is_told_with_the_places_that_show_it():
    """11.96 of 12 is less, and would be written as 12."""
    hopes = expectation("e", BY, by_how_much=0.12)
    found = scored(frozen([hopes], begun()), SHARE, effect(0.1196, 0.10, 0.14), AFTER)
    assert found.text == (
        "Not as hoped. 11.96 percentage points up beside its comparison wards (likely range 10 to 14), less than the "
        "12 percentage points that was hoped."
    )


@pytest.mark.parametrize(
    ("by", "of", "text"),
    [
        (
            date(2026, 6, 1),
            effect(0.09, 0.05, 0.13),
            (
                "Too soon. Its day, 1 June 2026, comes before 15 June 2026, from when on the work should show: figures "
                "up to its day cannot say."
            ),
        ),
        (
            date(2026, 8, 31),
            effect(why=Unmeasured.TOO_SOON, ready=date(2026, 10, 31)),
            (
                "Too soon. Up to its day, 31 August 2026, there are too few figures of the time since 15 June 2026, "
                "when the work should show: that takes those up to 31 October 2026."
            ),
        ),
        (
            date(2026, 6, 1),
            effect(why=Unmeasured.NOT_BY_WARD),
            "It is not counted by ward, so places cannot be set beside one another.",
        ),
    ],
)
def test_a_day_before_the_work_can_show_cannot_be_scored_and_why_is_said(by, of, text):
    assert scored(frozen([expectation("e", by)], begun()), SHARE, of, AFTER).text == text
