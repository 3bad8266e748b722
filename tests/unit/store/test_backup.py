"""A copy of the store: whole, checked, made while others write, and a store itself."""

import os
import resource
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event

import pytest
from typer.testing import CliRunner

from data import store
from data.__main__ import app
from data.store import Decision, Initiative, Meeting, StoreError, connecting, copying
from data.store.entries import KINDS
from tests.entries import decision, meeting


def filled():
    opened = store.opened()
    opened.save(decision(), id="a", role="Chair")
    opened.save(decision(why="Another reason"), id="a", role="Chair", over=1, because="It was wrong")
    opened.save(meeting("😀 =1+1"), id="m", role="Clerk")


def beside(copy):
    return [path.name for path in copy.parent.iterdir()]


def everything():
    opened = store.opened()
    return {kind: [opened.history(kind, each.id) for each in opened.newest(kind)] for kind in KINDS}


@pytest.fixture
def copy(tmp_path):
    return tmp_path / "copies" / "copy.sqlite"


@pytest.fixture(autouse=True)
def _there(copy):
    copy.parent.mkdir()


def opened_instead(monkeypatch, path):
    """Have the environment name a copy."""
    monkeypatch.delenv("CAMDEN_DATABASE_URL", raising=False)
    monkeypatch.setenv("CAMDEN_STORE", str(path))


@pytest.mark.usefixtures("kind")
def test_a_copy_is_a_store_with_all_that_was_entered(copy, monkeypatch):
    filled()
    there = everything()
    made = store.backup(copy)
    assert made.path == copy
    assert {name: number for name, number in made.entries.items() if number} == {"decisions": 2, "meetings": 1}
    assert beside(copy) == [copy.name]
    opened_instead(monkeypatch, copy)
    assert everything() == there
    assert store.opened().save(meeting(), id="n", role="Clerk").version == 1
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"), closing(sqlite3.connect(copy)) as connection:
        connection.execute("delete from meetings")


@pytest.mark.usefixtures("kind")
def test_a_copy_can_be_read_where_nothing_can_be_written(copy, monkeypatch):
    """Nothing is written beside it: of a file that needs a log beside it, SQLite would not be content with this."""
    filled()
    there = everything()
    store.backup(copy)
    with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("delete",)
    opened_instead(monkeypatch, copy)
    assert everything() == there
    assert beside(copy) == [copy.name]


@pytest.mark.usefixtures("kind")
def test_a_copy_of_one_moment_is_made_while_others_write(copy, monkeypatch):
    stop = Event()

    def write(writer):
        saved = []
        while not stop.is_set():
            name = f"w{writer}_{len(saved)}"
            saved.append(store.opened().save(meeting(), id=name, role="Chair"))
        return saved

    first = store.opened().save(meeting(), id="first", role="Chair")
    with ThreadPoolExecutor(4) as pool:
        writing = [pool.submit(write, writer) for writer in range(4)]
        try:
            counts = [store.backup(copy, overwrite=True).entries["meetings"] for _ in range(5)]
        finally:
            stop.set()
        saved = [kept for each in writing for kept in each.result()]
    assert counts == sorted(counts)
    assert len(saved) > 4
    assert len(store.opened().newest(Meeting)) == len(saved) + 1
    opened_instead(monkeypatch, copy)
    there = store.opened().newest(Meeting)
    assert first in there
    assert len(there) == counts[-1]
    assert set(there) <= {first, *saved}
    for writer in range(4):  # of each writer what came first
        theirs = sorted(int(each.id.partition("_")[2]) for each in there if each.id.startswith(f"w{writer}_"))
        assert theirs == list(range(len(theirs)))


@pytest.mark.usefixtures("kind")
def test_where_nothing_was_entered_there_is_nothing_to_copy(copy):
    with pytest.raises(StoreError, match="nothing has been entered yet, so there is nothing to copy"):
        store.backup(copy)
    assert not copy.exists()


@pytest.mark.usefixtures("kind")
def test_what_is_there_stays_unless_it_may_be_written_over(copy):
    filled()
    copy.write_bytes(b"theirs")
    with pytest.raises(StoreError, match="is there already, and stays as it is; name another file, or say --overwrite"):
        store.backup(copy)
    assert copy.read_bytes() == b"theirs"
    store.backup(copy, overwrite=True)
    assert copy.read_bytes().startswith(b"SQLite format 3\0")


def test_the_store_is_not_its_own_copy(file, tmp_path):
    filled()
    (tmp_path / "link.sqlite").symlink_to(file)
    (tmp_path / "hard.sqlite").hardlink_to(file)
    before = everything()
    for path in (file, tmp_path / "link.sqlite", tmp_path / "hard.sqlite", file.parent / "copies" / ".." / file.name):
        with pytest.raises(StoreError, match="is the store itself; name another file"):
            store.backup(path, overwrite=True)
    assert everything() == before


@pytest.mark.parametrize("overwrite", [True, False])
def test_what_is_no_file_is_refused(overwrite, copy, tmp_path):
    filled()
    os.mkfifo(copy)
    with pytest.raises(StoreError, match="it is a named pipe and not a file; name another file"):
        store.backup(copy, overwrite=overwrite)
    with pytest.raises(StoreError, match="it is a folder and not a file; name another file"):
        store.backup(copy.parent, overwrite=overwrite)
    with pytest.raises(StoreError, match="there is no such folder; make it, or name another file"):
        store.backup(tmp_path / "no" / "copy.sqlite", overwrite=overwrite)


def test_a_damaged_store_is_no_copy(file, copy):
    filled()
    connecting.let_go()
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\x5a" * (len(content) - 4096))
    with pytest.raises(StoreError, match="is damaged") as refused:
        store.backup(copy)
    assert str(refused.value).startswith(f"{file}: ")
    assert beside(copy) == []


def test_a_copy_that_came_out_wrong_is_not_kept(copy, monkeypatch, schema):
    monkeypatch.setenv("CAMDEN_DATABASE_URL", schema)
    filled()
    rows = copying._rows
    monkeypatch.setattr(
        copying, "_rows", lambda connection, row: rows(connection, row)[connection.dialect.name == "sqlite" :]
    )
    with pytest.raises(StoreError, match="in it are not those of the store; copy it again"):
        store.backup(copy)
    assert beside(copy) == []


def test_a_disk_that_takes_no_more_leaves_no_half_of_a_copy(copy, kind):
    """The system refuses to write more than 20 kB to any file, as a full disk would."""
    filled()
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, most[1]))
        with pytest.raises(StoreError, match=r"cannot be read or written, as its disk fails or is full") as refused:
            store.backup(copy)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert str(refused.value).startswith(f"{copy}: ")
    assert beside(copy) == []
    store.backup(copy)


def test_an_older_store_is_copied_as_it_is(file, copy):
    filled()
    connecting.let_go()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("update camden_form set version_num = '1'")
        connection.commit()
    store.backup(copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("select version_num from camden_form").fetchone() == ("1",)


@pytest.mark.usefixtures("kind")
def test_the_command_says_how_many_entries_it_copied(copy):
    filled()
    ran = CliRunner().invoke(app, ["backup", str(copy)])
    assert ran.exit_code == 0
    assert ran.stdout == f"Copied 3 entries to {copy}: decisions 2, meetings 1.\n"
    ran = CliRunner().invoke(app, ["backup", str(copy)])
    assert ran.exit_code == 1
    assert ran.stderr == f"{copy}: is there already, and stays as it is; name another file, or say --overwrite.\n"
    assert CliRunner().invoke(app, ["backup", str(copy), "--overwrite"]).exit_code == 0


def test_the_project_s_own_declarations_are_no_part_of_a_copy(copy, monkeypatch):
    store.opened().save(meeting(), id="m", role="Clerk")
    assert store.backup(copy).entries["initiatives"] == 0
    opened_instead(monkeypatch, copy)
    assert all(each.version == 0 for each in store.opened().newest(Initiative))
    assert store.opened().newest(Decision) == ()


def test_of_a_server_that_does_not_answer_it_is_not_said_of_the_copy(copy, monkeypatch):
    monkeypatch.setenv("CAMDEN_DATABASE_URL", "postgresql://somebody@127.0.0.1:1/nothing")
    with pytest.raises(StoreError, match=r"^the PostgreSQL database that CAMDEN_DATABASE_URL names: does not answer"):
        store.backup(copy)
    assert beside(copy) == []
