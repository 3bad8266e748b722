"""Many save at once, and some are killed at it: nothing that was acknowledged is lost, and nothing is there twice."""

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from data import store
from data.store import Meeting, OvertakenError, address, connecting
from tests.entries import meeting

ROOT = Path(__file__).parents[3]
THREADS, EACH = 20, 10


def at_once(work):
    """What each of 20 threads gives back, all of which begin together."""
    barrier = Barrier(THREADS)

    def begun(number):
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(THREADS) as pool:
        return [each.result() for each in [pool.submit(begun, number) for number in range(THREADS)]]


def writers(*arguments):
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.store_writers", *map(str, arguments)],
        cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    return ran.stdout.split()


def ids():
    return Counter(each.id for each in store.opened().newest(Meeting))


@pytest.mark.usefixtures("kind")
def test_twenty_threads_lose_nothing_and_double_nothing():
    """The store is not there when they begin: one of them makes it."""

    def save(number):
        return [
            store.opened().save(meeting(f"Board {number} {entry}"), id=f"t{number}_{entry}", role="Chair")
            for entry in range(EACH)
        ]

    saved = {kept.id: kept for each in at_once(save) for kept in each}
    assert len(saved) == THREADS * EACH
    assert {each.id: each for each in store.opened().newest(Meeting)} == saved
    assert set(ids().values()) == {1}


@pytest.mark.usefixtures("kind")
def test_of_twenty_that_write_one_version_one_is_first_and_all_others_are_told_who():
    first = store.opened().save(meeting(), id="a", role="Chair")

    def save(number):
        try:
            return store.opened().save(meeting(f"Board of {number}"), id="a", role=f"Role {number}", over=1)
        except OvertakenError as error:
            return error

    outcomes = at_once(save)
    (won,) = [each for each in outcomes if not isinstance(each, OvertakenError)]
    assert [each.first for each in outcomes if each is not won] == [won] * (THREADS - 1)
    assert store.opened().history(Meeting, "a") == (first, won)


@pytest.mark.usefixtures("kind")
def test_one_form_that_is_sent_twenty_times_at_once_is_saved_once():
    kept = at_once(lambda _: store.opened().save(meeting(), id="a", role="Chair"))
    assert kept == [kept[0]] * THREADS
    assert store.opened().history(Meeting, "a") == (kept[0],)


@pytest.mark.usefixtures("kind")
def test_four_processes_lose_nothing_and_double_nothing():
    said = writers("together", 4, 15)
    names = {f"p{process}_{entry}" for process in range(4) for entry in range(15)}
    assert ids() == Counter({*names, "one"})
    assert names < set(said)
    assert said.count("won") == 1
    first = store.opened().one(Meeting, "one")
    assert [each for each in said if each.startswith("lost_to:")] == [f"lost_to:{first.role}"] * 3


def test_what_is_acknowledged_is_on_the_disk_and_not_only_on_its_way():
    """Of this no kill of a process can tell: what it wrote, the system has."""
    store.opened().save(meeting(), id="a", role="Chair")
    with connecting.engine(address.named()).connect() as connection:
        assert connection.exec_driver_sql("pragma synchronous").scalar() == 2  # full
        assert connection.exec_driver_sql("pragma journal_mode").scalar() == "wal"


def test_whatever_was_acknowledged_before_a_kill_is_there(file):
    said = writers("killed", 40)
    there = ids()
    assert len(said) >= 40 - 40 // 3  # each of those that were left to save
    assert set(said) <= set(there)
    assert set(there.values()) == {1}
    # Of each that was killed at most one was saved and could not be told.
    assert len(set(there) - set(said)) <= 40
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)
