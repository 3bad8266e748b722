"""A store of an earlier form is brought up to date with every row that it has."""

import alembic.command
import pytest

from data import store
from data.store import Decision, Meeting
from data.store.connecting import let_go
from data.store.migrations.steps import FORM
from tests.entries import decision, meeting


@pytest.fixture
def at_form_1(kind, monkeypatch):
    """A store as it was before there were voices, with rows in it."""
    with monkeypatch.context() as patch:
        whole = alembic.command.upgrade
        patch.setattr(alembic.command, "upgrade", lambda config, _: whole(config, "1"))
        opened = store.opened()
        for number in range(30):
            opened.save(decision(why=f"It costs more than it brings, {number}"), id=f"d{number}", role="Lead")
        opened.save(decision(why="It brings more"), id="d0", role="Lead", over=1, because="It was counted again")
        opened.save(meeting(), id="m", role="Chair")
    let_go()


@pytest.mark.usefixtures("at_form_1")
def test_every_row_of_form_1_is_kept_and_voices_can_be_written(run):
    before = {name: run(f"select * from {name} order by number") for name in ("decisions", "meetings", "initiatives")}
    assert len(before["decisions"]) == 31
    assert run(f"select version_num from {FORM}") == [("1",)]
    assert store.voices().every() == ()
    assert run(f"select version_num from {FORM}") == [("2",)]
    for name, rows in before.items():
        assert run(f"select * from {name} order by number") == rows
    opened = store.opened()
    assert [each.version for each in opened.history(Decision, "d0")] == [1, 2]
    assert len(opened.newest(Decision)) == 30
    assert len(opened.newest(Meeting)) == 1
    made = store.entry(
        store.Voice,
        {
            "summary": "Tenants say so.",
            "where": "tenants",
            "on": "2026-09-24",
            "priority": "housing",
            "area": "west",
            "how_many": "few",
            "stance": "agrees",
        },
    )
    store.voices().write(made, id="v", role="Clerk", session="x")
    assert store.voices().one("v").voice == made
