"""Stores to test with: the same tests on SQLite and on a real PostgreSQL."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from data.store.connecting import let_go
from tests.postgres import running

NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server that is started when it is first asked for."""
    with running() as address:
        with psycopg.connect(address, autocommit=True) as connection:
            # What a crash of the machine would cost is PostgreSQL's own affair, and nothing that these tests ask.
            connection.execute("alter system set fsync = off")
            # Nor does it look through tables by itself: what it reads meanwhile it would keep a while longer.
            connection.execute("alter system set autovacuum = off")
            connection.execute("select pg_reload_conf()")
        yield address


@pytest.fixture
def schema(postgres: str) -> str:
    """The address of an empty store at it."""
    name = f"store_{next(NUMBERS)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"create schema {name}")
    return f"{postgres}&options=-csearch_path%3D{name}"


@pytest.fixture(autouse=True)
def _nothing_stays_open() -> Iterator[None]:
    yield
    let_go()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the store of a test is, if it is a file."""
    return tmp_path / "entered.sqlite"


@pytest.fixture(params=["sqlite", "postgres"])
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Which of the two the environment names, empty yet."""
    name = str(request.param)
    if name == "postgres":
        monkeypatch.setenv("CAMDEN_DATABASE_URL", request.getfixturevalue("schema"))
    return name


@pytest.fixture
def run(kind: str, request: pytest.FixtureRequest, file: Path) -> Callable[[str], list[tuple]]:
    """Runs SQL of one's own on the store, as somebody with the database's own tools would."""
    import sqlite3
    from contextlib import closing

    def on_sqlite(sql: str) -> list[tuple]:
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            return connection.execute(sql).fetchall()

    def on_postgres(sql: str) -> list[tuple]:
        with psycopg.connect(request.getfixturevalue("schema"), autocommit=True) as connection:
            found = connection.execute(sql)
            return found.fetchall() if found.description else []

    return on_sqlite if kind == "sqlite" else on_postgres
