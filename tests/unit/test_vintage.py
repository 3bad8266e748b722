"""Earlier snapshots as far as what they told of everyone goes, and one figure across real ones."""

import json
import os
import shutil
from datetime import date

import pytest

import metrics
from data.holding.restatement import Restated, Restatement
from metrics import RESTATEMENTS, Frequency, Rewriting
from metrics.refreshing.refresh import refresh
from metrics.snapshots.folder import FORMAT, MANIFEST
from tests import worlds
from tests.worlds import BELSIZE, CAMDEN_TOWN, TODAY

LATER = date(2026, 2, 15)
LAST = date(2025, 12, 1)
CHANGED = Restatement(LATER, "The Police", (Restated(LAST, CAMDEN_TOWN, 4, 40, 240),))


@pytest.fixture(scope="module")
def two(made, tmp_path_factory):
    """A world of two snapshots: in the second, five days later, Camden Town has 50 more of each kind in every month,
    and the publisher's file says so of December 2025 alone."""
    world = worlds.beside(made("published"), tmp_path_factory.mktemp("two"))
    first = world.snapshot.name
    worlds.recorded_crime(world.extracts, more=50, restated=CHANGED)
    declared = worlds.crimes(world.snapshots.parent / "declared")
    return world, first, refresh(world.extracts, world.snapshots, LATER, indicators=declared).name


def test_it_tells_of_everyone_what_the_whole_snapshot_tells(two):
    world, first, _ = two
    whole, vintage = metrics.snapshot(world.snapshots, first), metrics.vintage(world.snapshots, first)
    assert (vintage.name, vintage.as_of, vintage.holdings) == (first, TODAY, whole.holdings)
    for slug, own in whole.indicators.items():
        assert vintage.indicator(slug) == own
        for area in (metrics.BOROUGH, "central", CAMDEN_TOWN):
            for every in own.frequencies:
                told = whole.series(slug, area, frequency=every).observations
                assert vintage.series(slug, area, every) == told
    assert vintage.series("robbery", "nowhere", "month") == ()


def test_a_real_restatement_is_told_with_what_it_was_and_became(two):
    world, first, last = two
    now, before = metrics.snapshot(world.snapshots, last), metrics.vintage(world.snapshots, first)
    found = metrics.as_known(now, [before], "robbery", CAMDEN_TOWN, Frequency.MONTH)
    assert list(found.snapshots) == [first, last]
    residents = now.areas[CAMDEN_TOWN].residents
    # 50 robberies more in each of the 23 months that are there.
    assert len(found.retold) == len(found.moves(RESTATEMENTS)) == 23
    for _, was, became in found.moves(RESTATEMENTS):
        assert became - was == pytest.approx(50 / residents * 1000)
    whys = {each.period: each.now.why for each in found.retold}
    assert whys.pop(LAST) is Rewriting.RESTATED
    assert set(whys.values()) == {Rewriting.REVISED}
    (import_,) = found.renewed
    assert (import_.extract, import_.day) == ("recorded_crime", LATER)
    assert [(each.period, each.figures, each.before, each.after) for each in import_.changes] == [(LAST, 4, 40, 240)]


def test_another_ward_is_as_it_was(two):
    world, first, last = two
    now, before = metrics.snapshot(world.snapshots, last), metrics.vintage(world.snapshots, first)
    found = metrics.as_known(now, [before], "robbery", BELSIZE, Frequency.MONTH)
    assert (found.retold, found.renewed) == ((), ())


def harmed(world, tmp_path, name):
    copy = tmp_path / "snapshots"
    shutil.copytree(world.snapshots, copy)
    return copy, copy / name


@pytest.mark.parametrize("file", [MANIFEST, "observations.parquet", "indicators.parquet", "extracts.parquet"])
@pytest.mark.parametrize("harm", ["cut", "gone"])
def test_one_that_is_not_whole_is_said_to_be(two, tmp_path, file, harm):
    world, first, _ = two
    copy, folder = harmed(world, tmp_path, first)
    if harm == "gone":
        (folder / file).unlink()
    else:
        os.truncate(folder / file, (folder / file).stat().st_size // 2)
    with pytest.raises(metrics.UnreadableSnapshotError, match=f"snapshot {first} is not whole"):
        metrics.vintage(copy, first)


def test_one_of_another_format_counts_as_none(two, tmp_path):
    world, first, _ = two
    copy, folder = harmed(world, tmp_path, first)
    said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / MANIFEST).write_text(json.dumps(said | {"format": FORMAT - 1}), encoding="utf-8")
    with pytest.raises(metrics.UnreadableSnapshotError, match="of another format"):
        metrics.vintage(copy, first)


def test_marks_charts_and_public_sources_are_not_read(two, tmp_path):
    world, first, _ = two
    copy, folder = harmed(world, tmp_path, first)
    for each in folder.rglob("*.parquet"):
        if each.stem not in ("observations", "indicators", "extracts"):
            each.unlink()
    assert metrics.vintage(copy, first).series("robbery", CAMDEN_TOWN, "month")
