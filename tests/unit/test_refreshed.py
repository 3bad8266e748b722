"""How a refresh ended is noted beside the snapshots, however it ends, and is no part of any."""

import os
import time

import pytest

import metrics
from data.holding import lock
from data.refusal import RefusalError
from metrics import Ended, LastRefresh
from metrics.refreshing import refresh as refreshing
from metrics.refreshing import refusing
from metrics.refreshing.noting import noted
from metrics.snapshots import refused
from metrics.snapshots.refreshed import NAME
from tests import worlds


def test_nothing_is_known_before_the_first(tmp_path):
    assert metrics.last_refresh(tmp_path) is None


def test_one_that_goes_through_is_noted_with_how_long_it_took(tmp_path):
    before, began = time.time(), time.monotonic()
    with noted(tmp_path):
        time.sleep(0.05)
    took = time.monotonic() - began
    last = metrics.last_refresh(tmp_path)
    assert before <= last.at <= time.time()
    assert 0.05 <= last.seconds <= took + 0.001
    assert (last.ended, last.through_at) == (Ended.THROUGH, last.at)


@pytest.mark.parametrize(
    ("error", "ended"),
    [(RefusalError, Ended.REFUSED), (OSError, Ended.FAILED), (KeyboardInterrupt, Ended.FAILED)],
)
def test_one_that_does_not_is_noted_and_when_one_last_did_stays_known(tmp_path, error, ended):
    with pytest.raises(error), noted(tmp_path):
        raise error
    assert metrics.last_refresh(tmp_path).ended is ended
    assert metrics.last_refresh(tmp_path).through_at is None
    with noted(tmp_path):
        pass
    well = metrics.last_refresh(tmp_path).at
    for _ in range(2):
        with pytest.raises(error), noted(tmp_path):
            raise error
        last = metrics.last_refresh(tmp_path)
        assert (last.ended, last.through_at) == (ended, well)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"at": 1, "seconds": 1, "ended": "well", "through_at": null}',
        '{"at": NaN, "seconds": 1, "ended": "through", "through_at": 1}',
        '{"at": 1, "seconds": 1e999, "ended": "through", "through_at": 1}',
        '{"at": 1, "seconds": 1, "ended": "through", "through_at": [1]}',
        '{"at": 1, "seconds": 1, "ended": "through", "through_at": null}' + " " * 10_000,
    ],
)
def test_a_note_that_is_not_in_our_form_says_nothing(tmp_path, text):
    (tmp_path / NAME).write_text(text)
    assert metrics.last_refresh(tmp_path) is None


def test_a_note_reads_as_it_was_written(tmp_path):
    (tmp_path / NAME).write_text('{"at": 1700000000.5, "seconds": 26.2, "ended": "refused", "through_at": 1699990000}')
    assert metrics.last_refresh(tmp_path) == LastRefresh(1700000000.5, 26.2, Ended.REFUSED, 1699990000.0)


def test_a_note_that_cannot_be_written_stops_no_refresh(tmp_path):
    (tmp_path / NAME).mkdir()
    with noted(tmp_path):
        pass
    assert metrics.last_refresh(tmp_path) is None


def test_a_refresh_notes_itself_and_the_snapshot_is_the_same_without(tmp_path):
    world = worlds.nothing(tmp_path)
    worlds.recorded_crime(world.extracts)
    made = world.refresh()
    folder = world.snapshots / made.name
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    first = metrics.last_refresh(world.snapshots)
    assert first.ended is Ended.THROUGH
    assert metrics.snapshot_made_at(world.snapshots, made.name) <= first.at
    again = world.refresh()  # there is nothing new
    assert again.name == made.name
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == files
    assert metrics.last_refresh(world.snapshots).at > first.at
    (world.extracts / "recorded_crime.parquet").write_text("no table")
    with pytest.raises(RefusalError):
        world.refresh()
    last = metrics.last_refresh(world.snapshots)
    assert last.ended is Ended.REFUSED
    assert first.at < last.through_at < last.at


def test_one_that_finds_another_at_work_leaves_the_note_to_it(tmp_path):
    world = worlds.nothing(tmp_path)
    worlds.recorded_crime(world.extracts)
    world.refresh()
    before = metrics.last_refresh(world.snapshots)
    with lock.held(world.snapshots / "lock", "another"), pytest.raises(lock.LockedError):
        refreshing.refresh(world.extracts, world.snapshots, worlds.TODAY)
    assert metrics.last_refresh(world.snapshots) == before


def test_extracts_were_checked_when_a_refresh_went_through_or_refused_some_and_in_no_other(tmp_path):
    world = worlds.nothing(tmp_path)
    assert metrics.last_checked(world.snapshots) is None
    worlds.recorded_crime(world.extracts)
    world.refresh()
    first = metrics.last_checked(world.snapshots)
    assert first == metrics.last_refresh(world.snapshots).at
    with pytest.raises(KeyboardInterrupt), noted(world.snapshots):
        raise KeyboardInterrupt
    assert metrics.last_checked(world.snapshots) == first
    refusing.refuse(world.snapshots, worlds.TODAY, ["recorded_crime"])
    os.utime(world.snapshots / refused.NAME, (first + 60, first + 60))
    assert metrics.last_checked(world.snapshots) == pytest.approx(first + 60, abs=1e-3)


def test_a_snapshot_that_is_not_whole_has_no_age(tmp_path):
    world = worlds.nothing(tmp_path)
    made = world.refresh()
    (world.snapshots / made.name / "manifest.json").write_text("{}")
    with pytest.raises(metrics.UnreadableSnapshotError):
        metrics.snapshot_made_at(world.snapshots, made.name)
