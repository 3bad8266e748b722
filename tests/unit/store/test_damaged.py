"""A row that is damaged is named, hides no other, and stops nobody from saving."""

import sqlite3
from contextlib import closing

import pytest

from data import store
from data.store import Decision, Meeting, StoreError
from data.store.entries import KINDS
from tests.entries import decision, meeting

DAMAGE = {
    "broken JSON": "evidence = '{\"snapshot\": '",
    "JSON of something else": "evidence = '[]'",
    "JSON of nothing": "evidence = ''",
    "no day": "\"on\" = 'soon'",
    "a day that is a number": '"on" = 5',
    "no moment": "at = 'noon'",
    "a moment that is missing": "at = ''",
    "a text that is none": "why = cast(x'ffff' as text)",
    "bytes": "why = x'ff'",
    "an unknown word": "decided = 'perhaps'",
}


def changed(file, what, table="decisions", id_="b"):
    """Have a row be another, as a fault of a disk or somebody with tools of their own may."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for (trigger,) in connection.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            connection.execute(f"drop trigger {trigger}")
        connection.execute(f"update {table} set {what} where id = '{id_}' and version = 1")


@pytest.fixture
def three(file):
    return [store.opened().save(decision(why=f"Because of {name}"), id=name, role="Chair") for name in "abc"]


@pytest.mark.parametrize("what", DAMAGE.values(), ids=DAMAGE)
def test_a_row_that_cannot_be_read_is_named_and_hides_no_other(what, three, file):
    changed(file, what)
    opened = store.opened()
    assert opened.newest(Decision) == (three[0], three[2])
    every = opened.every(Decision)
    assert every.newest == (three[0], three[2])
    assert every.trouble == (
        f"{file}: cannot be read in part, as what is written in it is damaged or of a newer version of the dashboard: "
        "row 2 of decisions (b, version 1). Take what is missing from the newest backup, or run the version that wrote "
        "it."
    )
    assert opened.one(Decision, "b") is None
    assert opened.one(Decision, "a") == three[0]
    # Saving goes on.
    assert opened.save(decision(why="More"), id="d", role="Chair").version == 1
    assert opened.save(decision(why="More"), id="a", role="Chair", over=1, because="It was wrong").version == 2


@pytest.mark.parametrize("what", DAMAGE.values(), ids=DAMAGE)
def test_no_backup_of_what_cannot_be_read_is_told_as_one(what, three, file, tmp_path):
    changed(file, what)
    with pytest.raises(StoreError, match=r"row 2 of decisions \(b, version 1\)"):
        store.backup(tmp_path / "copy.sqlite")
    assert not (tmp_path / "copy.sqlite").exists()


def test_an_earlier_version_does_not_stand_in_for_one_that_cannot_be_read(three, file):
    store.opened().save(decision(why="Another reason"), id="b", role="Chair", over=1, because="It was wrong")
    changed(file, "version = 3, why = x'ff'", id_="b")
    every = store.opened().every(Decision)
    assert [each.id for each in every.newest] == ["a", "c"]
    assert "(b, version 3)" in every.trouble


def test_what_decisions_cite_is_not_guessed(three, file):
    changed(file, "evidence = '{'")
    with pytest.raises(StoreError, match="row 2 of decisions"):
        store.opened().cited()


def test_a_kind_that_is_damaged_leaves_the_others(three, file):
    kept = store.opened().save(meeting(), id="m", role="Chair")
    changed(file, "day = ''", "meetings", "m")
    opened = store.opened()
    assert kept not in opened.every(Meeting).newest
    assert [each.__name__ for each in KINDS if opened.every(each).trouble] == ["Meeting"]
    assert len(opened.newest(Decision)) == 3


def test_a_file_whose_last_byte_is_cut_is_told_in_a_sentence(three, file):
    from data.store.connecting import let_go

    let_go()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("pragma journal_mode = delete")
    whole = file.read_bytes()
    for cut in (1, 2, 100, 5000):
        file.write_bytes(whole[:-cut])
        let_go()
        try:
            opened = store.opened()
            told = [opened.every(kind).trouble for kind in KINDS]
            opened.stamp()
        except StoreError as error:
            told = [str(error)]
        assert any(told) or opened.every(Decision).newest == tuple(three)
