"""What became of an action, in words."""

from datetime import date

import pytest

from data.store import Action
from metrics import ActionState
from pages.components.words.actions import carried_over, days_late, late, stands
from pages.components.words.periods import short_day

DAY = date(2026, 10, 20)


def action(state=ActionState.OPEN, by=date(2026, 10, 9), outcome=""):
    return Action(what="Ask the contractor", owner="Head of repairs", by=by, state=state, outcome=outcome, meeting="m1")


@pytest.mark.parametrize(
    ("of", "mark", "word", "is_late"),
    [
        (action(), "late", "Late, 11 days", True),
        (action(by=date(2026, 10, 19)), "late", "Late, 1 day", True),
        (action(by=DAY), "open", "Open", False),  # its day has come, and is not over
        (action(by=date(2026, 11, 1)), "open", "Open", False),
        (action(ActionState.DONE), "done", "Done", False),  # done late is done
        (action(ActionState.WITHDRAWN, outcome="No longer needed"), "withdrawn", "Withdrawn", False),
    ],
)
def test_an_open_action_is_late_from_the_day_after_its_own(of, mark, word, is_late):
    told = stands(of, DAY)
    assert (told.mark, told.word, told.is_late) == (mark, word, is_late)


def test_nothing_is_late_before_its_day():
    assert [days_late(date(2026, 10, day), DAY) for day in (19, 20, 21)] == [1, 0, 0]
    assert late(1_200) == "Late, 1,200 days"


@pytest.mark.parametrize(
    ("meetings", "told"),
    [
        ([], ""),
        ([date(2026, 9, 15)], ""),
        ([date(2026, 7, 14), date(2026, 9, 15)], "Carried over from July and September 2026."),
        ([date(2025, 12, 9), date(2026, 1, 6)], "Carried over from December 2025 and January 2026."),
        ([date(2026, 9, 1), date(2026, 9, 15)], "Carried over from 1 September and 15 September 2026."),
        (
            [date(2026, 6, 1), date(2026, 7, 1), date(2026, 8, 1)],
            "Carried over from June, July and August 2026.",
        ),
        ([date(2026, month, 1) for month in range(5, 10)], "Carried over 5 times since May 2026."),
    ],
)
def test_an_action_is_carried_over_from_the_meetings_that_left_it_unfinished(meetings, told):
    assert carried_over(meetings) == told


def test_a_day_has_its_year_where_it_is_of_another():
    assert [short_day(each, DAY) for each in (date(2026, 10, 9), date(2025, 10, 9))] == ["9 Oct", "9 Oct 2025"]
