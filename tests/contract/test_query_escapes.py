"""Whatever is asked of the page of queries ends in a sentence: nothing is read but its tables, nothing is written, and
the process that answers is there for the next."""

import ctypes
import os
import re
import select
import struct
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

import metrics
from metrics import QueryDesk, QueryRefusedError
from metrics.snapshots.query.process import ROOT
from tests.contract.escapes import ATTEMPTS, RUNAWAYS

OPENED = 0x001 | 0x020 | 0x002 | 0x100 | 0x200 | 0x400 | 0x0C0  # read, opened, changed, made, gone, itself gone, moved
WRITTEN = 0x002 | 0x100 | 0x200 | 0x0C0
SECRET = "a secret that no answer may hold"
SECONDS = 2.0


class Watch:
    """What the system says is done with the files of a folder, by whatever process."""

    def __init__(self, folder: Path, what: int) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._handle = self._libc.inotify_init1(os.O_NONBLOCK)
        assert self._handle >= 0
        assert self._libc.inotify_add_watch(self._handle, os.fsencode(folder), what) >= 0

    def seen(self) -> list[str]:
        """The names of the files that something was done with since it was last asked."""
        found = []
        while select.select([self._handle], [], [], 0)[0]:
            content, at = os.read(self._handle, 65536), 0
            while at < len(content):
                *_, length = struct.unpack_from("iIII", content, at)
                found.append(content[at + 16 : at + 16 + length].rstrip(b"\0").decode())
                at += 16 + length
        return found

    def close(self) -> None:
        os.close(self._handle)


@pytest.fixture(scope="module")
def desk():
    """Stops no query that ends by itself, however busy the machine is."""
    made = QueryDesk(at_once=1)
    yield made
    made.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Files that would be read at once if anything could."""
    there = tmp_path_factory.mktemp("watched")
    (there / "secret.csv").write_text(f"a,b\n1,{SECRET}\n", encoding="utf-8")
    with duckdb.connect(str(there / "secret.db")) as connection:
        connection.execute("create table t as select ? as a", [SECRET])
        connection.execute(f"copy t to '{there / 'secret.parquet'}' (format parquet)")
    return there


@pytest.fixture(scope="module")
def watch(folder):
    watched = Watch(folder, OPENED)
    (folder / "secret.csv").read_text(encoding="utf-8")
    assert "secret.csv" in watched.seen()  # it does see
    yield watched
    watched.close()


@pytest.fixture(scope="module", autouse=True)
def nothing_is_written_where_the_process_is():
    """Where a name without a folder would be written."""
    watched = Watch(ROOT, WRITTEN)
    yield
    # What tests themselves keep there has names of its own.
    assert [each for each in watched.seen() if not each.startswith((".", "_"))] == []
    watched.close()


@pytest.mark.parametrize(
    "sql", ATTEMPTS, ids=lambda sql: " ".join(sql.split())[:60].encode("ascii", "replace").decode()
)
def test_an_attempt_ends_in_a_sentence_and_touches_no_file(desk, whole, folder, watch, sql):
    asked, words = sql.replace("{folder}", str(folder)), ATTEMPTS[sql]
    with pytest.raises(QueryRefusedError) as refused:
        desk.ask(whole.snapshot, asked)
    said = str(refused.value)
    assert any(each in said for each in words.split("|")), said
    assert "Error" not in said
    assert "DuckDB" not in said
    assert SECRET not in said
    assert watch.seen() == []
    assert desk.ask(whole.snapshot, "select count(*) as areas from areas").rows.to_pylist() == [{"areas": 27}]


def test_there_are_many():
    assert len(ATTEMPTS) >= 150


def test_they_start_no_new_process(desk, whole):
    """None of them ended the one that answers."""
    desk.ask(whole.snapshot, "select 0")
    before = [each._running.pid for each in desk._idle]
    for sql in ATTEMPTS:
        with pytest.raises(QueryRefusedError):
            desk.ask(whole.snapshot, sql)
    assert [each._running.pid for each in desk._idle] == before


@pytest.mark.parametrize("sql", RUNAWAYS, ids=lambda sql: sql[:60])
def test_a_runaway_is_stopped_and_the_next_query_is_answered(desk, whole, sql, monkeypatch):
    monkeypatch.setattr(desk, "_seconds", SECONDS)
    with pytest.raises(QueryRefusedError, match=RUNAWAYS[sql]):
        desk.ask(whole.snapshot, sql.replace("{{", "{").replace("}}", "}"))
    monkeypatch.undo()
    assert desk.ask(whole.snapshot, f"select {len(sql)} as n").rows.to_pylist() == [{"n": len(sql)}]


def test_what_would_not_be_refused_is_held_by_the_database_itself(folder, watch):
    """The second wall, asked behind the first: the connection that queries are run in."""
    import pyarrow as pa

    from metrics.snapshots.query.database import Database

    connection = Database({"areas": pa.table({"code": ["a"]})})._connection
    for sql in (
        "copy areas to '{folder}/out.csv'",
        "with i as (copy areas to '{folder}/out.csv') select 1",
        "select * from read_csv('{folder}/secret.csv')",
        "select * from '{folder}/secret.parquet'",
        "select * from glob('{folder}/*')",
        "attach '{folder}/secret.db' as x",
        "export database '{folder}/out'",
        "install httpfs",
        "load '{folder}/x.duckdb_extension'",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "set memory_limit = '8GB'",
        "set temp_directory = '{folder}'",
        "set threads = 8",
    ):
        with pytest.raises(duckdb.Error):
            connection.execute(sql.replace("{folder}", str(folder))).fetchall()
    assert watch.seen() == []


def test_the_process_may_write_no_file_and_knows_nothing_of_the_app(desk, whole):
    """The third: what the system itself holds it to."""
    desk.ask(whole.snapshot, "select 2")
    (process,) = desk._idle
    own = Path(f"/proc/{process._running.pid}")
    limits = (own / "limits").read_text(encoding="ascii")
    assert re.search(r"Max file size +0 +0 ", limits)
    most = re.search(r"Max address space +(\d+) ", limits)
    assert most
    size = int(re.search(r"VmSize:\s+(\d+) kB", (own / "status").read_text(encoding="ascii"))[1]) * 1024
    assert int(most[1]) - size < 1024**3
    told = (own / "environ").read_bytes().decode()
    assert not {"HOME=", "CAMDEN_", "PATH="} & {each.partition("=")[0] + "=" for each in told.split("\0")}
    assert "CAMDEN_" not in told
    opened = [str(each.readlink()) for each in (own / "fd").iterdir()]
    assert all(each.startswith(("pipe:", "/dev/null", "socket:", "anon_inode:", "/dev/")) for each in opened), opened


def test_the_published_tables_are_all_that_it_has(whole):
    listed = {each.name for each in metrics.tables_listed(whole.snapshot)}
    assert {"observations", "readings", "indicators", "areas", "extracts"} < listed
    with closing(QueryDesk(at_once=1)) as desk:  # none of these is stopped, however busy the machine is
        for name in listed:
            assert desk.ask(whole.snapshot, f"select count(*) as n from {name}").tables == (name,)
        for name in ("ledger", "ledger_2", "freshness", "charts", "advice"):
            with pytest.raises(QueryRefusedError, match="There is no table"):
                desk.ask(whole.snapshot, f"select * from {name}")
