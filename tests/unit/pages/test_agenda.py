"""What is on a meeting's agenda: by small tables, and beside a plain reading of the rules."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import ActionState, Advice, Decided, Found, Variation
from pages.components.exhibits.agenda import agenda
from pages.components.exhibits.agenda_item import NewSignal, Part
from pages.components.exhibits.on_record import OnRecord
from pages.components.exhibits.reviews import due_for_review
from tests.unit.pages.entered import (
    DAY,
    action,
    decision,
    evidence,
    expectation,
    initiative,
    meeting,
    read,
    review,
)  # fmt: skip

JULY, SEPTEMBER = date(2026, 7, 14), date(2026, 9, 15)
HERE = meeting("m3")
MEETINGS = (meeting("m1", JULY), meeting("m2", SEPTEMBER), HERE)


def record(actions=(), **parts):
    return OnRecord(**{"meetings": MEETINGS, "acted": tuple((each,) for each in actions), **parts})


def keys(of, part):
    return [(each.number, each.key) for each in of.part(part)]


def signal(slug="robbery", advice=Advice.PAUSE, variation=Variation.CONCERN, *, asks=True, new=False, since=None):
    return NewSignal(slug, advice, variation, since, asks, new)


def test_an_unfinished_action_leads_by_its_day_with_the_meetings_that_left_it():
    found = agenda([], record(actions=(action("late", "m1", date(2026, 10, 9)), action("due", "m2"))), HERE)
    first, second = found.part(Part.ACTIONS)
    assert (first.number, first.key, first.late, first.carried) == ("1.1", "action-late", 11, (JULY, SEPTEMBER))
    assert (second.number, second.key, second.late, second.carried) == ("1.2", "action-due", 0, (SEPTEMBER,))
    assert found.last is MEETINGS[1]


def test_an_action_of_this_meeting_or_a_later_one_is_not_on_its_agenda():
    later = meeting("m4", date(2026, 11, 17))
    there = (action("here", "m3"), action("later", "m4"), action("lost", "m9"))
    assert agenda([], record(meetings=(*MEETINGS, later), actions=there), HERE).items == ()


@pytest.mark.parametrize("state", [ActionState.DONE, ActionState.WITHDRAWN])
def test_a_closed_action_is_shown_once_last_where_it_was_closed_before_and_in_its_place_where_it_is_closed_here(state):
    there = (
        action("before", "m1", date(2026, 10, 1), state, on=date(2026, 10, 2)),
        action("open", "m1", date(2026, 10, 30)),
        action("here", "m1", date(2026, 10, 5), state, on=DAY, minutes=5),
        action("long_ago", "m1", date(2026, 8, 1), state, on=SEPTEMBER),
    )
    found = agenda([], record(actions=there), HERE)
    assert keys(found, Part.ACTIONS) == [("1.1", "action-here"), ("1.2", "action-open"), ("1.3", "action-before")]
    assert [each.is_open for each in found.items] == [False, True, False]


def test_an_action_of_another_board_or_of_a_name_typed_otherwise_does_not_drop_off():
    meetings = (meeting("m1", JULY, "neighbourhoods  BOARD"), meeting("m2", SEPTEMBER, "Food board"), HERE)
    there = (action("other", "m2", date(2026, 9, 20)), action("own", "m1", date(2026, 11, 1)))
    found = agenda([], record(meetings=meetings, actions=there), HERE)
    assert keys(found, Part.ACTIONS) == [("1.1", "action-own"), ("1.2", "action-other")]
    assert found.last is meetings[0]


def test_signals_that_ask_come_before_those_that_are_only_new_and_what_is_neither_does_not_come():
    told = [
        signal("good", Advice.KEEP_GOING, Variation.IMPROVEMENT, asks=False, new=True),
        signal("bad"),
        signal("old", Advice.KEEP_GOING, Variation.IMPROVEMENT, asks=False),
    ]
    assert keys(agenda(told, record(), HERE), Part.SIGNALS) == [("2.1", "signal-bad"), ("2.2", "signal-good")]


@pytest.mark.parametrize(
    ("of", "is_there"),
    [
        (decision("d", SEPTEMBER), False),  # decided on what it says now
        (decision("d", SEPTEMBER, of=evidence(Advice.PAUSE)), False),  # of which nothing more was noted
        (decision("d", SEPTEMBER, of=evidence(Advice.KEEP_GOING, read())), True),  # the advice is another now
        (decision("d", SEPTEMBER, of=evidence(Advice.PAUSE, read(variation="Improving"))), True),  # so is the mark
        (decision("d", date(2026, 8, 31)), True),  # before the figures that are signals began
        (decision("d", SEPTEMBER, area="E05013655"), True),  # of a ward
        (decision("d", SEPTEMBER, indicator="burglary"), True),
        (decision("d", SEPTEMBER, initiative="kentish_town_team"), True),
    ],
)
def test_a_signal_drops_out_once_somebody_has_decided_on_it_as_it_is(of, is_there):
    found = agenda([signal(since=date(2026, 9, 1))], record(decisions=((of,),)), HERE)
    assert bool(found.items) is is_there


def test_what_is_decided_at_the_meeting_stays_on_its_agenda_with_the_decision():
    made = decision("d", meeting="m3")
    found = agenda([signal()], record(decisions=((made,),)), HERE)
    (item,) = found.items
    assert item.recorded == (made,)
    assert not item.is_open
    assert agenda([signal()], record(decisions=((made,),)), meeting("m4", date(2026, 11, 17))).items == ()


def test_a_correction_counts_and_what_it_corrects_does_not():
    first = decision("d", SEPTEMBER, of=evidence(Advice.KEEP_GOING, read()))
    mended = decision("d", SEPTEMBER, version=2, because="The wrong box")
    assert agenda([signal()], record(decisions=((first, mended),)), HERE).items == ()


def test_reviews_and_expectations_come_on_their_day():
    record_ = record(
        decisions=((decision("later", JULY, DAY, indicator="a"),), (decision("first", JULY, SEPTEMBER),)),
        expectations=((expectation("e1", DAY),), (expectation("e2", DAY + timedelta(1)),)),
        initiatives=(initiative("one", next_review=date(2026, 10, 1)), initiative("two", next_review=DAY)),
    )
    found = agenda([], record_, HERE)
    assert keys(found, Part.REVIEWS) == [
        ("3.1", "review-first"),
        ("3.2", "work-one"),
        ("3.3", "review-later"),
        ("3.4", "work-two"),
    ]
    assert [each.late for each in found.part(Part.REVIEWS)] == [35, 19, 0, 0]
    assert keys(found, Part.EXPECTATIONS) == [("4.1", "expectation-e1")]


def test_work_whose_decision_is_due_for_review_is_there_once():
    there = record(
        decisions=((decision("d", JULY, SEPTEMBER, initiative="one"),),),
        initiatives=(initiative("one", next_review=SEPTEMBER),),
    )
    assert keys(agenda([], there, HERE), Part.REVIEWS) == [("3.1", "review-d")]


@pytest.mark.parametrize(
    ("reviews", "decisions", "is_due"),
    [
        ((), (), True),
        ((review("r", "d", SEPTEMBER),), (), False),
        ((review("r", "d", SEPTEMBER, Found.TOO_SOON),), (), True),  # it comes back
        ((review("r", "d", date(2026, 9, 14)),), (), True),  # before its day
        ((review("r", "x", SEPTEMBER),), (), True),
        ((), (decision("n", date(2026, 9, 20)),), False),  # decided anew
        ((), (decision("n", date(2026, 9, 20), area="E05013655"),), True),
    ],
)
def test_a_decision_is_due_until_somebody_has_looked_at_it_or_decided_anew(reviews, decisions, is_due):
    first = decision("d", JULY, SEPTEMBER)
    there = record(decisions=((first,), *((each,) for each in decisions)), reviews=reviews)
    assert (due_for_review(there, DAY) == [first]) is is_due


def test_what_is_decided_anew_at_a_meeting_stays_on_its_agenda():
    first, anew = decision("d", JULY, SEPTEMBER), decision("n", DAY, meeting="m3", decided=Decided.STOP)
    (item,) = agenda([], record(decisions=((first,), (anew,))), HERE).items
    assert (item.key, item.recorded) == ("review-d", (anew,))


def test_an_expectation_found_too_soon_returns_and_a_later_date_written_after_does_not_put_it_off():
    late = expectation("e", date(2027, 9, 1), on=date(2026, 8, 1), version=2, because="It is slow")
    work, versions = (initiative(started=date(2026, 6, 1)),), (expectation("e", SEPTEMBER), late)
    there = record(
        initiatives=work, expectations=(versions,), reviews=(review("r", "e", SEPTEMBER, Found.TOO_SOON, "m2"),)
    )
    (item,) = agenda([], there, HERE).items
    assert (item.key, item.late, item.recorded) == ("expectation-e", 35, ())
    scored = record(initiatives=work, expectations=(versions,), reviews=(review("r", "e", DAY, Found.AS_HOPED, "m3"),))
    assert [each.is_open for each in agenda([], scored, HERE).items] == [False]
    assert agenda([], scored, meeting("m4", date(2026, 11, 17))).items == ()


DAYS = st.integers(0, 30).map(lambda days: date(2026, 10, 1) + timedelta(days))
STATES = st.sampled_from(list(ActionState))


@given(
    days=st.lists(DAYS, min_size=1, max_size=5),
    actions=st.lists(st.tuples(st.integers(0, 4), DAYS, STATES, DAYS), max_size=8),
    here=st.integers(0, 4),
)
def test_whatever_was_agreed_and_is_unfinished_is_on_every_later_agenda(days, actions, here):
    """An action cannot drop off unfinished: beside a plain reading of that."""
    meetings = tuple(meeting(f"m{place}", day) for place, day in enumerate(days))
    at = meetings[here % len(meetings)]
    made = tuple(
        action(f"a{place}", f"m{agreed % len(days)}", by, state, on=closed)
        for place, (agreed, by, state, closed) in enumerate(actions)
    )
    found = agenda([], OnRecord(meetings=meetings, acted=tuple((each,) for each in made)), at)
    wanted = []
    for each in made:
        agreed = next(one for one in meetings if one.id == each.entry.meeting)
        before = (agreed.entry.day, agreed.id) < (at.entry.day, at.id)
        if before and each.entry.state is ActionState.OPEN:
            wanted.append(each.id)
    there = [item.of.id for item in found.items if item.is_open]
    assert sorted(there) == sorted(wanted)
    assert [item.of.entry.by for item in found.items if item.is_open] == sorted(
        each.entry.by for each in made if each.id in wanted
    )
    for item in found.items:
        assert item.late == (max(0, (at.entry.day - item.of.entry.by).days))
        agreed = next(one for one in meetings if one.id == item.of.entry.meeting)
        left = [one for one in meetings if (agreed.entry.day, agreed.id) <= (one.entry.day, one.id)]
        left = [one for one in left if (one.entry.day, one.id) < (at.entry.day, at.id)]
        assert sorted(item.carried) == sorted(one.entry.day for one in left)


@given(
    made=st.lists(st.tuples(DAYS, st.none() | DAYS, st.sampled_from(["a", "b"])), max_size=7),
    looked=st.lists(st.tuples(st.integers(0, 6), DAYS, st.sampled_from(list(Found))), max_size=4),
    day=DAYS,
)
def test_what_is_due_for_review_beside_a_plain_reading(made, looked, day):
    decisions = [
        decision(f"d{place}", on, due if due and due > on else None, indicator=slug, minutes=place)
        for place, (on, due, slug) in enumerate(made)
    ]
    reviews = tuple(review(f"r{place}", f"d{of}", on, found) for place, (of, on, found) in enumerate(looked))
    there = OnRecord(decisions=tuple((each,) for each in decisions), reviews=reviews)
    wanted = set()
    for each in decisions:
        due = each.entry.review_on
        if due is None or due > day:
            continue
        anew = [
            one
            for one in decisions
            if one.entry.indicator == each.entry.indicator and (one.entry.on, one.at) > (each.entry.on, each.at)
        ]
        seen = [one for one in reviews if one.entry.of == each.id and one.entry.on >= due]
        if not anew and all(one.entry.found is Found.TOO_SOON for one in seen):
            wanted.add(each.id)
    assert {each.id for each in due_for_review(there, day)} == wanted


def test_an_expectation_comes_on_the_day_of_the_text_that_is_scored():
    """Amended before the start, by a later day: that is the text that is scored, and its day counts."""
    versions = (expectation("e", SEPTEMBER), expectation("e", DAY, on=date(2026, 3, 1), version=2, because="Later"))
    there = record(initiatives=(initiative(started=date(2026, 6, 1)),), expectations=(versions,))
    assert agenda([], there, meeting("m0", SEPTEMBER)).items == ()
    (item,) = agenda([], there, HERE).items
    assert (item.key, item.due, item.late) == ("expectation-e", DAY, 0)
