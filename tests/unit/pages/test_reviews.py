"""What is to be looked at again, and from when on it no longer is: by small tables."""

from datetime import date

import pytest

from metrics import Decided, Found, Stage
from pages.components.exhibits.on_record import OnRecord
from pages.components.exhibits.reviews import Planned, due, planned
from tests.unit.pages.entered import decision, initiative, kept, meeting, review

BY = date(2026, 10, 6)  # the next review that is said of the work
TODAY = date(2026, 11, 27)
SOON, LATER = date(2026, 12, 8), date(2027, 1, 19)
NEXT = meeting("m", SOON)


def decided(on, review_on=None, **more):
    return decision("d", on, review_on, initiative="work", **more)


def record(*decisions, by=BY, reviews=(), **more):
    work = initiative("work", next_review=by, **more)
    return OnRecord((work,), decisions=tuple((each,) for each in decisions), reviews=reviews, meetings=(NEXT,))


@pytest.mark.parametrize(
    ("there", "day", "keys", "plan"),
    [
        (record(), TODAY, ["work-work"], Planned(BY, 52)),
        (record(), date(2026, 10, 5), [], Planned(BY)),
        # A decision with a day of its own takes the place of what was said of the work, before that day as well.
        (record(decided(TODAY, LATER)), TODAY, [], Planned(LATER)),
        (record(decided(date(2026, 9, 1), LATER)), TODAY, [], Planned(LATER)),
        (record(decided(date(2026, 9, 1), LATER)), LATER, ["review-d"], Planned(LATER)),
        # One without leaves it, unless it was made by then.
        (record(decided(date(2026, 9, 1))), TODAY, ["work-work"], Planned(BY, 52)),
        (record(decided(BY)), TODAY, [], Planned(None)),
        # What is recorded for a meeting ahead of its day is of that day.
        (record(decided(TODAY, meeting="m"), by=SOON), date(2026, 12, 15), [], Planned(None)),
        (record(decided(TODAY), by=SOON), date(2026, 12, 15), ["work-work"], Planned(SOON, 7)),
        (record(reviews=(review("r", "work", TODAY, meeting="m"),), by=SOON), SOON, [], Planned(None)),
        (
            record(reviews=(review("r", "work", TODAY, Found.TOO_SOON, "m"),), by=SOON),
            SOON,
            ["work-work"],
            Planned(SOON),
        ),
        # What has ended or was stopped is not asked for.
        (record(stage=Stage.ENDED), TODAY, [], Planned(None)),
        (record(decided(date(2026, 9, 1), decided=Decided.STOP)), TODAY, [], Planned(None)),
    ],
)
def test_what_is_due_and_when_work_is_looked_at_again(there, day, keys, plan):
    assert [each.key for each in due(there, day)] == keys
    assert planned(there, day) == {"work": plan}


def test_a_day_that_is_said_of_the_work_after_a_decision_counts_and_another_change_of_it_does_not():
    made = decided(date(2026, 9, 1), LATER)
    first = initiative("work", next_review=BY)
    other = kept(initiative("work", next_review=SOON).entry, "work", on=date(2026, 9, 2))
    renamed = kept(first.entry.model_copy(update={"title": "Renamed"}), "work", on=date(2026, 9, 2))
    for newest, day in ((other, SOON), (renamed, LATER)):
        there = OnRecord((newest,), decisions=((made,),), worked=((first, newest),))
        assert planned(there, TODAY) == {"work": Planned(day)}


def test_a_decision_recorded_ahead_for_a_meeting_counts_as_looked_at_on_its_day():
    first = decision("d", date(2026, 9, 1), SOON)
    looked = review("r", "d", TODAY, meeting="m")
    there = OnRecord(decisions=((first,),), reviews=(looked,), meetings=(NEXT,))
    assert due(there, date(2026, 12, 15)) == ()
    assert [each.key for each in due(there, SOON, beside="m")] == ["review-d"]
