"""Several new entries by one form in one session: each is a new one, and none is written over another."""

from datetime import date

import pytest

from data import store
from data.store import Action, Decision, Expectation, Initiative, Meeting, Voice
from pages.components.screen import recorded
from tests.app.conftest import sound
from tests.app.reading import INITIATIVES, MEETING, VOICES, text
from tests.app.test_entering import decided, deciding_page, field, opened, press
from tests.unit.pages.entered import meeting
from tests.worlds import World
from tests.writing import write

THREE = ("first", "second", "third")


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    """Each test has a store of its own, which pages of any world read."""
    path, folders = tmp_path / "entered.sqlite", World.environment.fget
    monkeypatch.setattr(World, "environment", property(lambda world: folders(world) | {"CAMDEN_STORE": str(path)}))
    monkeypatch.setenv("CAMDEN_STORE", str(path))
    monkeypatch.delenv("CAMDEN_DATABASE_URL", raising=False)
    monkeypatch.setattr(recorded, "today", lambda: date(2026, 11, 27))
    return path


def pressed(at, label):
    at = sound(next(each for each in at.button if each.label == label).click().run())
    assert "Not saved" not in text(at)
    return at


def newest(kind):
    return [(each.version, each.entry) for each in store.opened().newest(kind) if each.version]


def test_decisions():
    at = opened(deciding_page)
    for why in THREE:
        at = decided(at, why=f"The {why}")
    assert [(version, entry.why) for version, entry in newest(Decision)] == [(1, f"The {why}") for why in THREE]


def test_actions_of_no_item(visit):
    write(meeting("m1", date(2026, 11, 27)))
    at = visit("published", MEETING, meeting="m1", item="own")
    for what in THREE:
        field(at, "What is to be done?").set_value(f"Do the {what}")
        field(at, "Role of the owner").set_value("Head of repairs")
        field(at, "Day").set_value("20/12/2026")
        at = pressed(at, "Add the action")
    assert [(version, entry.what) for version, entry in newest(Action)] == [(1, f"Do the {what}") for what in THREE]


def test_meetings(visit):
    at = visit("published", MEETING)
    for day in (1, 2, 3):
        field(at, "Day").set_value(f"{day}/12/2026")
        field(at, "Board").set_value("Neighbourhoods board")
        field(at, "Your role").set_value("Analyst")
        at = pressed(at, "Start the meeting")
    assert [(version, entry.day.day) for version, entry in newest(Meeting)] == [(1, 1), (1, 2), (1, 3)]


def test_initiatives(visit):
    at = visit("published", INITIATIVES, initiative="new")
    for title in THREE:
        field(at, "Title").set_value(f"The {title}")
        field(at, "What is it for?").set_value("Tenants garden together")
        field(at, "Priority").set_value("food")
        field(at, "Your role").set_value("Gardener")
        at = pressed(at, "Add it")
    assert [(version, entry.title) for version, entry in newest(Initiative)] == [(1, f"The {title}") for title in THREE]


def test_voices(visit):
    at = visit("published", VOICES)
    for which in THREE:
        field(at, "In a sentence or two").set_value(f"The {which} that was heard.")
        told = {"Beside": "agrees", "How many": "few", "Where heard (": "tenants", "When (": "2026-11"}
        for label, value in told.items():
            field(at, label).set_value(value)
        field(at, "Priority or indicator").set_value("priority.safety")
        field(at, "Your role").set_value("Officer")
        at = pressed(at, "Send to a second person")
    every = store.voices().every()
    assert sorted(each.voice.summary for each in every) == sorted(f"The {which} that was heard." for which in THREE)
    assert {each.version for each in every} == {1}
    assert all(isinstance(each.voice, Voice) for each in every)


def test_what_is_expected_is_amended_over_what_was_written_down_in_the_same_session(visit):
    work = store.opened().one(Initiative, "kentish_town_team").entry
    changed = store.entry(Initiative, dict(work) | {"started": date(2026, 12, 15), "started_to": "day"})
    store.opened().save(changed, id="kentish_town_team", role="Lead", over=0, because="It starts later")
    at = visit("whole", INITIATIVES, initiative="kentish_town_team")
    field(at, "Which way?").set_value("rise")
    field(at, "By when?").set_value("30/09/2027")
    field(at, "What would make us stop?").set_value("No change in a year")
    for place, much in enumerate("543"):
        field(at, "By how much").set_value(much)
        [each for each in at.text_input if each.label.startswith("Your role")][-1].set_value("Lead")
        if place:
            field(at, "Why is it amended?").set_value("Fewer staff")
        at = pressed(at, "Amend it" if place else "Write it down")
        assert "Saved." in text(at)
    (kept,) = store.opened().newest(Expectation)
    assert (kept.version, kept.entry.by_how_much) == (3, 0.03)


def test_a_change_is_written_over_the_change_before_it(visit):
    at = visit("published", INITIATIVES, initiative="one_kilburn", edit="1")
    for purpose in THREE:
        field(at, "What is it for?").set_value(f"The {purpose}")
        field(at, "Your role").set_value("Lead")
        field(at, "Why is it changed?").set_value("Better known")
        at = press(at)
        assert "Not saved" not in text(at)
    assert [each.version for each in store.opened().history(Initiative, "one_kilburn")] == [0, 1, 2, 3]
