"""A review meeting: it is started, its agenda is made from what is open, and what is recorded stands in its minutes and
on the next agenda where it is unfinished."""

import re
from datetime import date, timedelta

import pytest

from data import store
from data.store import Action, Decision, Meeting, Review
from metrics import ActionState, Advice, Found
from pages.components.screen import recorded
from tests import worlds
from tests.app.conftest import sound
from tests.app.reading import DECISIONS, MEETING, OVERVIEW, headings, markup, rows, text
from tests.unit.pages.entered import action, decision, evidence, expectation, meeting, read
from tests.unit.pages.hostile import NAMED, Structure
from tests.writing import write

# Before any review of the work that the project itself names.
FIRST, SECOND = date(2026, 8, 30), date(2026, 9, 29)
ROLE = "Your role (required)"


@pytest.fixture
def world(made, tmp_path, monkeypatch):
    """One to whose store a test may write."""
    own = worlds.beside(made("published"), tmp_path / "world")
    monkeypatch.setenv("CAMDEN_STORE", own.environment["CAMDEN_STORE"])
    return own


def field(at, kind, label):
    return next(each for each in getattr(at, kind) if each.label == label)


def pressed(at, label):
    return sound(next(each for each in at.button if each.label == label).click().run())


def agenda(at):
    """Its rows by their numbers."""
    found = rows(markup(at).split('<table class="agenda"', 1)[1].split("</table>", 1)[0])
    return {row[0]: [" ".join(cell.split()) for cell in row[1:]] for row in found if re.match(r"\d\.\d+$", row[0])}


def minutes(at):
    return markup(at).partition("Minutes so far")[2].partition('class="sign-off"')[0]


def test_a_meeting_is_started_with_its_day_its_board_and_a_role(visit, world):
    at = visit(world, MEETING)
    assert "No review meeting has been started yet." in text(at)
    pressed(at, "Start the meeting")
    assert "is needed; fill it in" in text(at).lower() or "Not saved" in text(at)
    assert store.opened().newest(Meeting) == ()
    field(at, "text_input", "Day (required)").set_value(f"{SECOND:%d/%m/%Y}")
    field(at, "text_input", "Board (required)").set_value("Neighbourhoods board")
    field(at, "text_input", "Led by, as a role").set_value("the director of housing")
    field(at, "text_input", ROLE).set_value("Performance analyst")
    pressed(at, "Start the meeting")
    (kept,) = store.opened().newest(Meeting)
    assert (kept.entry.day, kept.role) == (SECOND, "Performance analyst")
    at = visit(world, MEETING, meeting=kept.id)
    assert headings(at) == [f"Review meeting, {SECOND:%-d %B %Y}"]
    assert "Neighbourhoods board, led by the director of housing" in text(at)
    assert "There was no earlier meeting of this board" in text(at)


def test_each_part_says_that_nothing_is_open(visit, world):
    write(meeting("m1", FIRST - timedelta(60)), meeting("m2", FIRST))
    told = text(visit(world, MEETING, meeting="m2"))
    for question in ("1. What did we say", "2. What is new", "3. What did we promise", "4. Did what we expected"):
        assert question in told
    assert told.count("Nothing open.") >= 3
    assert "No actions are unfinished" in told


def test_the_agenda_has_what_is_open_with_the_way_to_each_and_to_its_form(visit, world):
    write(
        meeting("m1", FIRST),
        action("a1", "m1", SECOND - timedelta(11), about="burglary", on=FIRST),
        decision("d1", FIRST, SECOND, indicator="robbery", of=evidence(Advice.PAUSE, read()), meeting="m1"),
        expectation("e1", SECOND - timedelta(3)),
        meeting("m2", SECOND),
    )
    at = visit(world, MEETING, meeting="m2")
    there = agenda(at)
    assert there["1.1"][0].startswith("Do a1 For Burglary")
    assert there["1.1"][1:] == ["Head of repairs", "18 Sep", "Late, 11 days Close 1.1"]
    assert "Decided “pause” on" in there["3.1"][0]
    assert there["3.1"][3] == "Decide 3.1"
    assert there["4.1"][3] == "Score 4.1"
    assert 'href="indicator?indicator=robbery"' in markup(at)
    assert 'href="initiatives?initiative=kentish_town_team"' in markup(at)
    assert 'href="meeting?meeting=m2&amp;item=review-d1#record"' in markup(at)
    assert "1 action is unfinished" in text(at)


def test_a_state_fills_the_form_of_its_item(visit, world):
    write(
        meeting("m1", FIRST), action("a1", "m1", on=FIRST), expectation("e1", FIRST, on=date(2023, 1, 1)),
        meeting("m2", SECOND),
    )  # fmt: skip
    at = visit(world, MEETING, meeting="m2", item="expectation-e1")
    assert field(at, "selectbox", "Agenda item").value == "expectation-e1"
    field(at, "radio", "Did it happen? (required)").set_value("not_as_hoped")
    field(at, "text_area", "What do you make of it? (required)").set_value("The contractor changed")
    field(at, "text_input", ROLE).set_value("Head of repairs")
    at = pressed(at, "Record 4.1")
    (kept,) = store.opened().newest(Review)
    assert (kept.entry.of, kept.entry.found, kept.entry.meeting) == ("e1", Found.NOT_AS_HOPED, "m2")
    assert agenda(at)["4.1"][3] == "Not as hoped"
    assert "The contractor changed" in minutes(at)


def test_a_decision_is_recorded_with_what_was_known_and_stands_in_the_minutes(visit, world):
    told = evidence(Advice.PAUSE, read())
    write(meeting("m1", FIRST), decision("d1", FIRST, SECOND, indicator="burglary", of=told), meeting("m2", SECOND))
    at = visit(world, MEETING, meeting="m2", item="review-d1")
    at = pressed(at, "Record 3.1")
    assert "Not saved" in text(at)
    field(at, "radio", "Decision (required)").set_value("keep_going")
    field(at, "text_area", "Why? (required)").set_value("It goes well")
    field(at, "text_input", ROLE).set_value("Community safety lead")
    differs = [each for each in at.text_input if each.label.startswith("If you choose other than")]
    for each in differs:
        each.set_value("We know more")
    at = pressed(at, "Record 3.1")
    made = next(each for each in store.opened().newest(Decision) if each.id != "d1")
    assert (made.entry.meeting, made.entry.indicator, made.entry.on) == ("m2", "burglary", SECOND)
    assert made.entry.evidence.snapshot == world.snapshot.name
    assert made.entry.evidence.readings[0].indicator == "burglary"
    assert agenda(at)["3.1"][3] == "Keep going"
    assert "3.1 Keep going: Burglary" in re.sub(r"<[^>]*>", "", minutes(at))


def test_an_action_is_agreed_is_closed_and_leads_the_next_agenda_until_then(visit, world):
    write(meeting("m1", FIRST))
    at = visit(world, MEETING, meeting="m1", item="own")
    field(at, "text_input", "What is to be done? (required)").set_value("Ask the contractor")
    field(at, "text_input", "Role of the owner (required)").set_value("Head of repairs")
    field(at, "text_input", "Day (required)").set_value(f"{SECOND - timedelta(2):%d/%m/%Y}")
    field(at, "text_input", ROLE).set_value("Performance analyst")
    at = pressed(at, "Add the action")
    assert "Action: Ask the contractor" in minutes(at)
    (kept,) = store.opened().newest(Action)
    write(meeting("m2", SECOND, minutes=24 * 60))
    at = visit(world, MEETING, meeting="m2")
    assert agenda(at)["1.1"][0].startswith("Ask the contractor")
    assert "Late, 2 days" in agenda(at)["1.1"][3]
    at = visit(world, MEETING, meeting="m2", item=f"action-{kept.id}")
    field(at, "radio", "What became of it? (required)").set_value("withdrawn")
    field(at, "text_input", ROLE).set_value("Performance analyst")
    at = pressed(at, "Record 1.1")
    assert "say why it is withdrawn" in text(at).lower()
    assert store.opened().newest(Action)[0].entry.state is ActionState.OPEN
    field(at, "text_area", "What came of it, or why is it withdrawn?").set_value("No contractor any more")
    at = pressed(at, "Record 1.1")
    assert store.opened().newest(Action)[0].entry.state is ActionState.WITHDRAWN
    assert agenda(at)["1.1"][3] == "Withdrawn"


def test_a_meeting_that_another_has_followed_shows_its_minutes_and_the_way_on(visit, world):
    told = evidence(Advice.PAUSE, read())
    write(meeting("m1", FIRST), action("a1", "m1", on=FIRST), meeting("m2", SECOND))
    write(decision("d1", FIRST, indicator="burglary", of=told, meeting="m1", minutes=1))
    at = visit(world, MEETING, meeting="m1")
    assert "This meeting is over." in text(at)
    assert "Pause: Burglary" in text(at)
    assert "Do a1" in text(at)
    assert 'href="meeting?meeting=m2"' in markup(at)
    assert not at.button


def test_the_next_meeting_that_is_planned_ends_this_one_on_its_day_and_not_before(visit, world, monkeypatch):
    november, december = date(2026, 11, 27), date(2026, 12, 18)
    write(meeting("m1", november), meeting("m2", december, minutes=-60 * 24 * 21))
    monkeypatch.setattr(recorded, "today", lambda: november)
    at = visit(world, MEETING, meeting="m1")
    assert "This meeting is over." not in text(at)
    assert "Next meeting: 18 December 2026" in text(at)
    for page in (DECISIONS, OVERVIEW):
        assert "Next review meeting: Neighbourhoods board, 27 November 2026" in text(visit(world, page))
    monkeypatch.setattr(recorded, "today", lambda: december)
    assert "This meeting is over." in text(visit(world, MEETING, meeting="m1"))


def test_the_day_the_board_and_the_chair_of_a_meeting_are_changed_with_why(visit, world):
    write(meeting("m1", FIRST))
    at = visit(world, MEETING, meeting="m1")
    [each for each in at.text_input if each.label == "Day (required)"][-1].set_value(f"{SECOND:%d/%m/%Y}")
    field(at, "text_input", "Led by, as a role").set_value("Chief executive")
    [each for each in at.text_input if each.label == ROLE][-1].set_value("Performance analyst")
    at = pressed(at, "Change the meeting")
    assert "say why it is changed" in text(at).lower()
    field(at, "text_input", "Why is it changed? (required)").set_value("The hall is taken")
    at = pressed(at, "Change the meeting")
    (kept,) = store.opened().newest(Meeting)
    assert (kept.version, kept.entry.day, kept.because) == (2, SECOND, "The hall is taken")
    assert headings(at) == ["Review meeting, 29 September 2026"]
    assert "Started by Head of service" in text(visit(world, MEETING))


def test_an_action_is_moved_closed_and_opened_again_with_why(visit, world):
    write(meeting("m1", FIRST), action("a1", "m1", SECOND, on=FIRST), meeting("m2", SECOND))
    at = visit(world, MEETING, meeting="m2", item="action-a1")
    field(at, "text_input", "Day (required)").set_value(f"{SECOND + timedelta(10):%d/%m/%Y}")
    field(at, "text_input", "Why is it changed? (required)").set_value("The parts come late.")
    at = pressed(at, "Change 1.1")
    assert store.opened().newest(Action)[0].entry.by == SECOND + timedelta(10)
    assert "Moved from 29 September 2026 because the parts come late." in agenda(at)["1.1"][0]
    assert "Changed: Do a1" in re.sub(r"<[^>]*>", "", minutes(at))
    # The form beside it writes over what was just saved.
    field(at, "radio", "What became of it? (required)").set_value("done")
    at = pressed(at, "Record 1.1")
    assert store.opened().newest(Action)[0].entry.state is ActionState.DONE
    field(at, "text_input", "Why is it opened again? (required)").set_value("It broke again")
    at = pressed(at, "Open 1.1 again")
    (kept,) = store.opened().newest(Action)
    assert (kept.version, kept.entry.state, kept.because) == (4, ActionState.OPEN, "It broke again")
    assert "Done, and opened again because it broke again." in agenda(at)["1.1"][0]
    assert "Open again: Do a1" in re.sub(r"<[^>]*>", "", minutes(at))


def test_where_nothing_can_be_written_down_the_agenda_is_read(visit, world, monkeypatch):
    write(meeting("m1", FIRST), action("a1", "m1", SECOND, on=FIRST), meeting("m2", SECOND))
    monkeypatch.setenv("CAMDEN_READ_ONLY", "1")
    at = visit(world, MEETING, meeting="m2")
    assert "Recording is turned off." in text(at)
    assert agenda(at)["1.1"][3] == "Open"
    assert not at.button
    assert "Recording is turned off." in text(visit(world, MEETING))


def test_text_that_could_do_harm_is_text(visit, world):
    write(meeting("m1", FIRST), action("a1", "m1", on=FIRST), meeting("m2", SECOND))
    plain = set(Structure(markup(visit(world, MEETING, meeting="m2"))).elements)
    plain |= set(Structure(markup(visit(world, MEETING))).elements)
    for number, words in enumerate(NAMED):
        seen = " ".join("".join(each for each in words if each.isprintable()).split())[:100]
        if len(seen) < 3:
            continue
        made = Action(what=seen, owner=seen[:80], by=SECOND, meeting="m1")
        store.opened().save(made, id=f"h{number}", role=seen[:80])
        made = Meeting(day=FIRST - timedelta(number + 1), board=seen, chair=seen)
        store.opened().save(made, id=f"mh{number}", role=seen[:80])
    for address in ({"meeting": "m2"}, {}, {"meeting": "mh0"}):
        elements = set(Structure(markup(visit(world, MEETING, **address))).elements)
        assert elements <= plain | {("p", ("class",)), ("div", ("class", "id")), ("h2", ())}, address


def test_what_was_recorded_is_said_where_the_item_was_only_the_first(visit, world):
    write(meeting("m1", FIRST), action("a1", "m1", SECOND, on=FIRST), action("a2", "m1", SECOND, on=FIRST))
    write(meeting("m2", SECOND))
    at = visit(world, MEETING, meeting="m2")
    field(at, "radio", "What became of it? (required)").set_value("done")
    at = pressed(at, "Record 1.1")
    assert "1.1 is done." in text(at)
    assert agenda(at)["1.1"][3] == "Done"


def test_whatever_an_address_asks_for_is_text(visit, world):
    write(meeting("m1", FIRST), action("a1", "m1", SECOND, on=FIRST), meeting("m2", SECOND))
    plain = set(Structure(markup(visit(world, MEETING, meeting="m2", item="nowhere"))).elements)
    asked = ("show", "decided", "about", "correct", "every", "search")
    for words in NAMED:
        at = visit(world, MEETING, meeting="m2", item=words)
        assert set(Structure(markup(at)).elements) <= plain, words
        assert len(headings(visit(world, DECISIONS, **dict.fromkeys(asked, words)))) == 1


def test_one_that_is_not_there_is_said(visit, world):
    at = visit(world, MEETING, meeting="nowhere")
    assert headings(at) == ["Review meetings"]
    assert "There is no meeting nowhere." in text(at)


def test_a_review_of_work_says_what_is_advised_now(visit, made, tmp_path, monkeypatch):
    world = worlds.beside(made("whole"), tmp_path / "whole")
    monkeypatch.setenv("CAMDEN_STORE", world.environment["CAMDEN_STORE"])
    told = evidence(Advice.PAUSE, read())
    write(meeting("m1", FIRST), decision("d1", FIRST, SECOND, initiative="kentish_town_team", of=told))
    write(meeting("m2", SECOND))
    (item,) = [each for each in agenda(visit(world, MEETING, meeting="m2")).values() if "Decided “pause”" in each[0]]
    assert "on 30 August 2026. Advice now: " in item[0]
    assert ", by " in item[0]
