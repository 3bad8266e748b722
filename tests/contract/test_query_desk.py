"""Many who ask at once: each has a turn, none stops the others, and who leaves takes his query with him."""

import sys
import threading
import time

import pytest

import metrics
from metrics import QueryDesk, QueryRefusedError
from metrics.snapshots.query import desk as desks
from metrics.snapshots.query import faults, frames
from metrics.snapshots.query import process as processes
from tests.processes import told

RUNAWAY = "select sum(a.value * b.value * c.value) from observations a, observations b, observations c"


class LeftError(Exception):
    """The reader has gone."""


@pytest.fixture
def desk():
    """Stops no query that ends by itself, however busy the machine is."""
    made = QueryDesk(at_once=2, waiting=120.0)
    yield made
    made.close()


@pytest.fixture
def hasty():
    made = QueryDesk(at_once=2, seconds=2.0, waiting=120.0)
    yield made
    made.close()


@pytest.fixture
def snapshot(made):
    return metrics.snapshot(made("sample").snapshots)


def stopped(desk, snapshot):
    with pytest.raises(QueryRefusedError, match="Stopped after"):
        desk.ask(snapshot, RUNAWAY)


def taken(pid):
    """Processor time, in ticks; None where the process is no more."""
    state, *parts = told(pid) or ["Z"]
    return None if state == "Z" else int(parts[10]) + int(parts[11])


def test_the_same_query_is_run_once_and_another_snapshot_is_another_query(desk, snapshot, made):
    first = desk.ask(snapshot, "select count(*) as n from observations")
    assert desk.ask(snapshot, "select count(*) as n from observations") is first
    other = metrics.snapshot(made("published").snapshots)
    assert desk.ask(other, "select count(*) as n from observations").rows.to_pylist() != first.rows.to_pylist()


def test_the_process_of_an_old_snapshot_is_ended_when_a_new_one_is_asked(desk, snapshot, made):
    desk.ask(snapshot, "select 1")
    (old,) = [each._running for each in desk._idle]
    desk.ask(metrics.snapshot(made("published").snapshots), "select 1")
    assert old.poll() is not None
    assert len(desk._idle) == 1


def test_answers_that_are_kept_take_a_bounded_room_and_the_latest_stay(desk, snapshot, monkeypatch):
    monkeypatch.setattr(desks, "KEPT", 50_000)
    for place in range(12):
        desk.ask(snapshot, f"select lpad('x', 10000, 'y') as a, {place} as b")
    kept = desk._answers.values()
    assert sum(each.rows.nbytes for each in kept) <= 50_000
    assert [each.rows["b"].to_pylist() for each in kept][-1] == [11]


def test_a_refusal_is_not_remembered_as_an_answer(desk, snapshot):
    for _ in range(2):
        with pytest.raises(QueryRefusedError, match="There is no table"):
            desk.ask(snapshot, "select * from nowhere")
    assert not desk._answers


def test_who_leaves_ends_the_query_and_the_process_that_ran_it(desk, snapshot):
    desk.ask(snapshot, "select 1")
    (process,) = [each._running for each in desk._idle]
    ticks = []

    def tick(runs):
        ticks.append(runs)
        if len(ticks) == 3:
            raise LeftError

    with pytest.raises(LeftError):
        desk.ask(snapshot, RUNAWAY, tick)
    assert ticks == [True] * 3
    assert taken(process.pid) is None
    assert desk.ask(snapshot, "select 2 as n").rows.to_pylist() == [{"n": 2}]


def test_one_runaway_leaves_the_others_their_turn(desk, snapshot):
    desk.ask(snapshot, "select 1")
    told = []

    def run():
        with pytest.raises(QueryRefusedError, match="Stopped after 10 seconds"):
            desk.ask(snapshot, RUNAWAY)
        told.append(time.monotonic())

    runaway = threading.Thread(target=run)
    runaway.start()
    while not desk._busy:
        time.sleep(0.01)
    answers = [desk.ask(snapshot, f"select {place} as n").rows.to_pylist()[0]["n"] for place in range(5)]
    assert answers == [*range(5)]
    runaway.join(120)
    assert told


def test_who_comes_third_waits_for_a_turn_and_is_told_so_and_two_at_once_is_the_most(hasty, snapshot):
    waited, seen = [], []

    def run(place):
        def tick(runs):
            seen.append(hasty._busy)
            waited.append((place, runs))

        with pytest.raises(QueryRefusedError, match="Stopped after"):
            hasty.ask(snapshot, RUNAWAY.replace("sum", f"{place} + sum"), tick)

    threads = [threading.Thread(target=run, args=(place,)) for place in range(3)]
    for place, each in enumerate(threads):
        each.start()
        while hasty._busy < min(place + 1, 2) and each.is_alive():
            time.sleep(0.01)
    for each in threads:
        each.join(120)
        assert not each.is_alive()
    assert max(seen) == 2
    assert (2, False) in waited
    assert (2, True) in waited
    assert not hasty._queue
    assert not hasty._busy


def test_who_waits_too_long_is_asked_to_come_again(snapshot):
    desk = QueryDesk(at_once=1, seconds=6.0, waiting=0.5)
    try:
        desk.ask(snapshot, "select 1")
        first = threading.Thread(target=stopped, args=(desk, snapshot))
        first.start()
        while not desk._busy:
            time.sleep(0.01)
        with pytest.raises(QueryRefusedError, match="Others are asking now"):
            desk.ask(snapshot, "select 2")
        first.join(120)
        assert desk.ask(snapshot, "select 2 as n").rows.to_pylist() == [{"n": 2}]
    finally:
        desk.close()


def test_a_process_that_was_ended_from_outside_is_replaced(desk, snapshot):
    desk.ask(snapshot, "select 1")
    (process,) = [each._running for each in desk._idle]
    process.kill()
    process.wait()
    assert desk.ask(snapshot, "select 2 as n").rows.to_pylist() == [{"n": 2}]


ENDS = """
import sys
from metrics.snapshots.query import frames
sys.stdout.buffer.write(frames.packed({"ready": True}))
sys.stdout.flush()
while "sql" not in frames.read(sys.stdin.buffer)[0]:
    pass
sys.exit({ends_with})
"""


@pytest.mark.parametrize(("ends_with", "words"), [(frames.OVERDUE, "Stopped after 10 seconds"), (1, faults.TOO_LARGE)])
def test_a_process_that_ends_by_itself_says_by_its_end_why(desk, snapshot, monkeypatch, ends_with, words):
    ends = ENDS.replace("{ends_with}", str(ends_with))
    monkeypatch.setattr(processes, "_COMMAND", (sys.executable, "-c", ends))
    with pytest.raises(QueryRefusedError, match=words):
        desk.ask(snapshot, "select 1")


def test_no_process_is_left_when_the_desk_is_gone(snapshot):
    desk = QueryDesk(at_once=1)
    desk.ask(snapshot, "select 1")
    (process,) = [each._running for each in desk._idle]
    del desk
    import gc

    gc.collect()
    assert process.poll() is not None


def test_a_process_ends_when_the_app_is_killed(snapshot, made):
    """Though nobody tells it: nothing is left that runs on."""
    import os
    import signal
    import subprocess

    code = f"""
import metrics, threading, time
from pathlib import Path
snapshot = metrics.snapshot(Path({str(made("sample").snapshots)!r}))
desk = metrics.QueryDesk()
desk.ask(snapshot, "select 1")
print(desk._idle[0]._running.pid, flush=True)
desk.ask(snapshot, {RUNAWAY!r})
"""
    app = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    pid = int(app.stdout.readline())
    time.sleep(0.5)
    assert taken(pid) is not None
    os.kill(app.pid, signal.SIGKILL)
    app.wait()
    app.stdout.close()
    until = time.monotonic() + 60
    while taken(pid) is not None and time.monotonic() < until:
        time.sleep(0.05)
    assert taken(pid) is None


def test_tables_that_cannot_be_read_are_said_so(desk, made, tmp_path):
    from tests import worlds

    own = worlds.beside(made("sample"), tmp_path)
    snapshot = own.snapshot
    (own.snapshots / snapshot.name / "readings.parquet").write_bytes(b"PAR1")
    with pytest.raises(QueryRefusedError, match="Queries cannot be run now"):
        desk.ask(snapshot, "select 1")
