"""Which meeting comes after which, when one is over, and at which an action was changed."""

from datetime import date

from pages.components.exhibits import turns
from pages.components.exhibits.on_record import OnRecord
from tests.unit.pages.entered import action, kept, meeting

OCTOBER, NOVEMBER, DECEMBER = date(2026, 10, 20), date(2026, 11, 27), date(2026, 12, 18)


def planned():
    """November's is there since October, December's and another board's since the beginning of November."""
    first = meeting("october", OCTOBER)
    second = kept(meeting("november", NOVEMBER).entry, "november", on=OCTOBER, minutes=60)
    third = kept(meeting("december", DECEMBER).entry, "december", on=date(2026, 11, 2))
    other = kept(meeting("other", date(2026, 11, 28), board="Other board").entry, "other", on=date(2026, 11, 2))
    return OnRecord(meetings=(third, other, second, first))


def test_a_meeting_is_over_on_the_day_of_the_next_of_its_board():
    record = planned()
    october, november = record.meeting["october"], record.meeting["november"]
    assert turns.before(record, november) is october
    assert turns.before(record, october) is None
    assert turns.after(record, november) is record.meeting["december"]
    assert turns.taken_over(record, november, date(2026, 12, 17)) is None
    assert turns.taken_over(record, november, DECEMBER) is record.meeting["december"]
    assert turns.taken_over(record, record.meeting["december"], date(2027, 12, 1)) is None


def test_an_action_is_changed_at_the_meeting_that_is_next_and_not_at_one_that_is_planned_after_it():
    record = planned()
    for on, at in (
        (OCTOBER, "october"),
        (NOVEMBER, "november"),
        (DECEMBER, "december"),
        (date(2027, 1, 5), "december"),
    ):
        found = turns.closed_at(record, action("a1", "october", on=on))
        assert found is not None
        assert found.id == at, on
