"""Whatever is wrong with a store is a sentence that says where and what to do, and tells no password."""

import logging
import os
import sqlite3
import traceback
from contextlib import closing

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import Pool

from data import store
from data.store import Decision, Meeting, StoreError, connecting
from tests.entries import SNAPSHOT, decision, meeting

PASSWORD = "s3cret"


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    monkeypatch.setattr(connecting, "PATIENCE", 0.3)


def saved():
    return store.opened().save(decision(), id="a", role="Chair")


def refusal(work):
    with pytest.raises(StoreError) as refused:
        work()
    said = str(refused.value)
    assert len(said.splitlines()) == 1
    assert said.endswith(".")
    return said


def read():
    return store.opened().newest(Decision)


def test_what_is_no_file_is_named(file):
    file.mkdir()
    for work in (store.opened, read, saved):
        assert refusal(work) == f"{file}: it is a folder and not a file; name a file of the store in CAMDEN_STORE."


def test_a_named_pipe_is_not_waited_for(file):
    os.mkfifo(file)
    assert "it is a named pipe and not a file" in refusal(saved)


def test_a_folder_that_is_not_there_is_not_an_empty_store(monkeypatch, tmp_path):
    monkeypatch.setenv("CAMDEN_STORE", str(tmp_path / "mounted" / "entered.sqlite"))
    for work in (store.opened, saved):
        assert refusal(work).startswith(f"{tmp_path / 'mounted'}: there is no such folder for what people enter;")
    assert not (tmp_path / "mounted").exists()


@pytest.mark.parametrize("name", ["a\0b", "\n", " ", "a\udcffb"])
def test_what_is_no_name_of_a_file_is_refused(name, monkeypatch):
    monkeypatch.setattr(os, "environ", {**os.environ, "CAMDEN_STORE": name})
    assert "is not the name of a file; name another." in refusal(store.opened)


@pytest.mark.parametrize("name", ["a b?c#d%20.sqlite", "łódź é.sqlite", "x" * 200, "-.sqlite"])
def test_a_file_may_have_any_name(name, monkeypatch, tmp_path):
    monkeypatch.setenv("CAMDEN_STORE", str(tmp_path / name))
    kept = saved()
    assert read() == (kept,)
    assert (tmp_path / name).is_file()


def test_a_relative_name_is_of_the_folder_that_one_is_in(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAMDEN_STORE", "here.sqlite")
    saved()
    assert (tmp_path / "here.sqlite").is_file()


@pytest.mark.parametrize("content", [b"no store", b"PAR1" * 400, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_file_that_is_no_store_is_left_as_it_is(content, file):
    file.write_bytes(content)
    for work in (store.opened, read, saved):
        assert refusal(work).startswith(f"{file}: is no store; put a backup in its place")
    assert file.read_bytes() == content


@pytest.mark.parametrize("size", [0, 1, 99])
def test_a_file_that_was_cut_off_is_not_a_new_store(size, file):
    saved()
    connecting.let_go()
    for beside in file.parent.glob("entered.sqlite-*"):
        beside.unlink()
    file.write_bytes(file.read_bytes()[:size])
    for work in (store.opened, read, saved, lambda: store.backup(file.with_name("copy.sqlite"))):
        assert refusal(work).startswith(f"{file}: is there but is no store, as it has {size} bytes and was cut off;")
    assert file.stat().st_size == size


@pytest.mark.parametrize("said", ["0", "-1", "x", ""])
def test_a_form_that_is_not_known_is_told(said, file):
    saved()
    connecting.let_go()
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("update camden_form set version_num = ?", [said])
    for work in (store.opened, saved):
        assert refusal(work).startswith(f"{file}: has a form that is not known ('{said}');")


def test_a_file_that_is_gone_is_a_loss_and_not_a_new_store(file):
    kept = saved()
    aside = file.with_name("aside")
    connecting.let_go()
    file.rename(aside)
    for work in (store.opened, read, saved, lambda: store.backup(file.with_name("copy.sqlite"))):
        assert refusal(work).startswith(f"{file}: was there and is gone, with all that was entered; put it back,")
    assert not file.exists()
    aside.rename(file)
    assert read() == (kept,)


def test_a_new_store_is_made_with_nothing_left_beside_it(file):
    saved()
    assert {each.name for each in file.parent.iterdir()} <= {f"{file.name}{end}" for end in ("", "-wal", "-shm")}


def test_a_file_of_something_else_is_not_written_to(file):
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("create table theirs (a)")
    before = file.read_bytes()
    for work in (store.opened, saved):
        assert refusal(work).startswith(f"{file}: holds something else than what people enter; name another file")
    assert file.read_bytes() == before


def damage(file):
    """Write over every page but the first, in which SQLite says what tables there are."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\x5a" * (len(content) - 4096))


def test_a_damaged_file_is_not_believed(file):
    saved()
    connecting.let_go()
    damage(file)
    for work in (store.opened, saved):
        said = refusal(work)
        assert said == f"{file}: is damaged; put the newest backup in its place, and keep the damaged file."


def test_a_file_in_which_an_entry_would_only_not_be_found_is_not_believed(file):
    """A damaged index leads nowhere, and SQLite does not notice unless it is asked."""
    store.opened().save(meeting(), id="lost_and_found", role="Chair")
    connecting.let_go()
    content, page, index = file.read_bytes(), 4096, b"\x0a"
    pages = [content[start : start + page] for start in range(0, len(content), page)]
    damaged = [each.replace(b"lost_and", b"lose_and") if each.startswith(index) else each for each in pages]
    assert sum(one != two for one, two in zip(pages, damaged, strict=True)) == 1
    file.write_bytes(b"".join(damaged))
    assert refusal(store.opened).startswith(f"{file}: is damaged;")


def test_a_file_that_takes_the_place_of_another_is_read(file, tmp_path):
    opened = store.opened()
    first = saved()
    stamp = opened.stamp()
    store.backup(tmp_path / "moved.sqlite")
    for path in tmp_path.glob("entered.sqlite*"):
        path.unlink()
    other = store.entry(Decision, dict(decision(why="Another reason")))
    with sqlite3.connect(tmp_path / "moved.sqlite") as there, sqlite3.connect(file) as anew:
        there.backup(anew)
    anew.close()
    there.close()
    opened.save(other, id="b", role="Chair")
    assert [each.id for each in opened.newest(Decision)] == ["a", "b"]
    assert opened.stamp() != stamp
    for path in tmp_path.glob("entered.sqlite*"):
        path.unlink()
    (tmp_path / "moved.sqlite").replace(file)
    assert opened.newest(Decision) == (first,)
    assert opened.save(decision(why="Another reason"), id="b", role="Chair").version == 1


def test_a_file_that_somebody_holds_is_waited_for_and_no_longer(file):
    saved()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("begin immediate")
        said = refusal(lambda: store.opened().save(meeting(), id="m", role="Chair"))
        assert said == f"{file}: somebody else holds it, for longer than anybody waits; nothing was saved: try again."
        # Whoever reads waits for no writer.
        assert len(read()) == 1
        other.execute("rollback")
    assert store.opened().newest(Meeting) == ()
    assert store.opened().save(meeting(), id="m", role="Chair").version == 1


def test_a_table_that_somebody_holds_is_waited_for_and_no_longer(schema, monkeypatch):
    monkeypatch.setenv("CAMDEN_DATABASE_URL", schema)
    saved()
    with psycopg.connect(schema) as other:
        other.execute("lock table meetings in exclusive mode")
        said = refusal(lambda: store.opened().save(meeting(), id="m", role="Chair"))
        assert "somebody else holds it, for longer than anybody waits; nothing was saved: try again." in said
        assert len(read()) == 1
        other.rollback()
    assert store.opened().newest(Meeting) == ()
    assert store.opened().save(meeting(), id="m", role="Chair").version == 1


def test_a_full_disk_saves_nothing_and_says_so(file):
    saved()
    connecting.let_go()

    def full(connection, _):
        connection.execute("pragma max_page_count = 1").fetchone()  # as many as there are

    event.listen(Pool, "connect", full)
    try:
        long = decision(why="x" * 4000, expects="y" * 4000, conditions="z" * 4000, differs="d" * 4000)
        for _ in range(2):
            said = refusal(lambda: [store.opened().save(long, id=f"b{n}", role="Chair") for n in range(9)])
            assert said == f"{file}: the disk is full; nothing was saved: make room on it, and try again."
    finally:
        event.remove(Pool, "connect", full)
    connecting.let_go()
    for kept in read():
        assert kept.entry in (decision(), long)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    assert store.opened().save(long, id="c", role="Chair") in read()


def test_a_newer_store_is_not_touched(kind, run):
    saved()
    connecting.let_go()
    run("update camden_form set version_num = '99'")
    for work in (store.opened, saved):
        assert "was made by a newer version of the dashboard (its form is 99, and this version knows" in refusal(work)
    run("update camden_form set version_num = 'abc'")
    assert "has a form that is not known ('abc')" in refusal(store.opened)


# A password as it is, one that is written as an address needs it, and addresses that are none.
@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://camden:{PASSWORD}@127.0.0.1:9/entered",
        f"postgres://camden:{PASSWORD}%40x@127.0.0.1:9/entered",
        f"postgresql+psycopg://camden:{PASSWORD}@127.0.0.1:9/entered?connect_timeout=1",
        f"postgresql://camden:x@{PASSWORD}@127.0.0.1:9/entered",
        f"postgresql://camden:x@y/{PASSWORD}@127.0.0.1:9/entered",
        f"postgresql://camden:{PASSWORD}/x@127.0.0.1:9/entered",
        f"postgresql://camden:{PASSWORD}@127.0.0.1:{PASSWORD}/entered",
        f"postgresql://127.0.0.1:9/entered?user=camden&password={PASSWORD}",
        f"postgresql://127.0.0.1:9/entered?{PASSWORD}=1",
        f"postgresql://camden:{PASSWORD}@no.such.host.invalid/entered",
        f"mysql://camden:{PASSWORD}@127.0.0.1:9/entered",
        f"sqlite:///{PASSWORD}",
        f"postgresql+asyncpg://camden:{PASSWORD}@127.0.0.1:9/entered",
        PASSWORD,
        f"host=127.0.0.1 port=9 password={PASSWORD}",
        f"postgresql://[::1:{PASSWORD}",
    ],
)
def test_no_password_is_told(url, monkeypatch, caplog):
    monkeypatch.setenv("CAMDEN_DATABASE_URL", url)
    caplog.set_level(logging.DEBUG)
    for work in (store.opened, saved):
        with pytest.raises(StoreError) as refused:
            work()
        assert "CAMDEN_DATABASE_URL" in str(refused.value)
        told = [*traceback.format_exception(refused.value), caplog.text, str(refused.value), repr(refused.value)]
        told.append(repr(store.Store(connecting.Address(url=url)).address))
        for each in told:
            assert PASSWORD not in each.replace(f'PASSWORD = "{PASSWORD}"', "")


def test_a_server_that_is_not_there_does_not_answer(monkeypatch):
    monkeypatch.setenv("CAMDEN_DATABASE_URL", f"postgresql://camden:{PASSWORD}@127.0.0.1:9/entered")
    said = refusal(saved)
    assert said.startswith("the PostgreSQL database that CAMDEN_DATABASE_URL names: does not answer; see that it runs")


def test_what_a_server_refuses_is_said(postgres, monkeypatch):
    monkeypatch.setenv("CAMDEN_DATABASE_URL", postgres.replace("/postgres?", "/no_such?"))
    assert "there is no such database; make it, or name another in CAMDEN_DATABASE_URL." in refusal(saved)
    monkeypatch.setenv("CAMDEN_DATABASE_URL", postgres.replace("postgres:@", f"nobody:{PASSWORD}@"))
    assert "refuses the name or the password; correct them in CAMDEN_DATABASE_URL." in refusal(saved)


def test_who_may_not_write_is_told(schema, postgres, monkeypatch):
    monkeypatch.setenv("CAMDEN_DATABASE_URL", schema)
    kept = saved()
    name = schema.rpartition("%3D")[2]
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"create role reader_{name} login")
        connection.execute(f"grant usage on schema {name} to reader_{name}")
        connection.execute(f"grant select on all tables in schema {name} to reader_{name}")
    monkeypatch.setenv("CAMDEN_DATABASE_URL", schema.replace("postgres:@", f"reader_{name}:@"))
    assert read() == (kept,)
    said = refusal(lambda: store.opened().save(meeting(), id="m", role="Chair"))
    assert "may not be written by the name in CAMDEN_DATABASE_URL; grant it the right" in said


def test_a_database_that_ends_while_it_is_written_to_has_the_entry_once_it_is_sent_again(schema, monkeypatch):
    monkeypatch.setenv("CAMDEN_DATABASE_URL", schema)
    first = saved()

    def ends(connection, cursor, statement, *_):
        if statement.startswith("INSERT"):
            with psycopg.connect(schema, autocommit=True) as other:
                other.execute("select pg_terminate_backend(%s)", [cursor.connection.info.backend_pid])

    event.listen(Engine, "before_cursor_execute", ends)
    try:
        said = refusal(lambda: store.opened().save(meeting(), id="m", role="Chair"))
    finally:
        event.remove(Engine, "before_cursor_execute", ends)
    assert "What was being saved may not be there: save it again, which never saves it twice" in said
    assert read() == (first,)
    kept = store.opened().save(meeting(), id="m", role="Chair")
    assert store.opened().newest(Meeting) == (kept,)


def test_a_database_that_was_started_again_is_connected_to_again(schema, monkeypatch):
    monkeypatch.setenv("CAMDEN_DATABASE_URL", schema)
    kept = saved()
    with psycopg.connect(schema, autocommit=True) as other:
        other.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'camden dashboard'"
        )
    assert read() == (kept,)
    assert store.opened().cited() == {SNAPSHOT}


def test_beside_other_tables_in_a_database_of_postgresql_it_has_its_own(schema, monkeypatch):
    with psycopg.connect(schema, autocommit=True) as other:
        other.execute("create table alembic_version (version_num text); insert into alembic_version values ('theirs')")
    monkeypatch.setenv("CAMDEN_DATABASE_URL", schema)
    assert read() == ()
    kept = saved()
    assert read() == (kept,)


def test_what_people_wrote_is_in_no_log_and_no_message(file, caplog):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="data")
    secret = decision(why="Nobody but the board may know")
    store.opened().save(secret, id="a", role="The secret role")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("begin immediate")
        said = refusal(lambda: store.opened().save(secret, id="b", role="The secret role"))
    assert "may know" not in said + caplog.text
    assert "secret role" not in said + caplog.text
    assert "saved Decision a, version 1" in caplog.text


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://camden@127.0.0.1/\udcff", "holds a character that no address has"),
        (f"postgresql://camden@{'a' * 5000}/entered", "a part of it has more than 63 characters"),
        (f"postgresql://camden@db.{'a' * 64}.uk/entered", "a part of it has more than 63 characters"),
    ],
)
def test_an_address_that_no_server_has_is_told(url, said, monkeypatch):
    monkeypatch.setattr(os, "environ", {**os.environ, "CAMDEN_DATABASE_URL": url})
    for work in (store.opened, saved):
        told = refusal(work)
        assert told.startswith("CAMDEN_DATABASE_URL: ")
        assert said in told
