"""The page of an indicator says what was first told otherwise, by the snapshots that are kept."""

import json
import shutil

import pytest

import metrics
from data.holding.restatement import Restated, Restatement
from metrics.refreshing.refresh import refresh
from metrics.snapshots.folder import FORMAT, MANIFEST
from pages.components.screen import current
from tests import worlds
from tests.app.reading import INDICATOR, alts, markup, words
from tests.unit.test_vintage import LAST, LATER
from tests.worlds import BELSIZE, CAMDEN_TOWN

QUESTION = "Were these figures different when first shown?"
CHANGED = Restatement(LATER, "The Police", (Restated(LAST, CAMDEN_TOWN, 4, 40, 240),))


@pytest.fixture
def two(made, tmp_path):
    """A world of its own: in the second of two snapshots Camden Town has 50 more of each kind in every month."""
    world = worlds.beside(made("published"), tmp_path)
    worlds.recorded_crime(world.extracts, more=50, restated=CHANGED)
    declared = worlds.crimes(world.snapshots.parent / "declared")
    first = world.snapshot.name
    refresh(world.extracts, world.snapshots, LATER, indicators=declared)
    return world, first


def test_a_ward_that_was_told_otherwise_says_by_how_much_and_why(visit, two):
    at = visit(two[0], INDICATOR, indicator="robbery", ward=CAMDEN_TOWN)
    told = words(at)
    assert QUESTION in told
    assert "All 23 periods shown before have changed since: " in told
    assert "1 restated by the publisher and 22 revised." in told
    assert "23 restatements moved figures, all up: each by " in told
    assert "changed 4 figures of 1 period, from 40 to 240 together." in told
    assert any(each.startswith("Rings and dots over time: Robbery") for each in alts(at))
    assert "by 10 February 2026" in markup(at)


def test_a_ward_that_was_told_alike_has_one_quiet_line(visit, two):
    told = words(visit(two[0], INDICATOR, indicator="robbery", ward=BELSIZE))
    assert QUESTION not in told
    line = "All 23 periods in the snapshots that are kept, since 10 February 2026, are as they were"
    assert told.count(f"{line} first shown.") == 1


def test_one_snapshot_alone_says_that_nothing_is_known_of_before(visit):
    told = words(visit("published", INDICATOR, indicator="robbery"))
    assert QUESTION not in told
    assert "No earlier snapshot that has this indicator can be read" in told


def test_one_of_another_format_counts_as_none_and_is_said(visit, two):
    world, first = two
    path = world.snapshots / first / MANIFEST
    said = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(said | {"format": FORMAT - 1}), encoding="utf-8")
    told = words(visit(world, INDICATOR, indicator="robbery", ward=CAMDEN_TOWN))
    assert "No earlier snapshot that has this indicator can be read" in told
    assert "1 earlier snapshot is not among them: made by another version, or not whole." in told
    path.write_text(json.dumps(said), encoding="utf-8")
    mended = words(visit(world, INDICATOR, indicator="robbery", ward=CAMDEN_TOWN))
    assert "not among them" not in mended
    assert QUESTION in mended


def test_one_that_was_cleared_away_since_is_asked_for_no_more(visit, two):
    world, first = two
    shutil.rmtree(world.snapshots / first)
    told = words(visit(world, INDICATOR, indicator="robbery", ward=CAMDEN_TOWN))
    assert "No earlier snapshot that has this indicator can be read" in told
    assert "not among them" not in told


def test_an_earlier_snapshot_is_read_once_whatever_is_asked_of_it(visit, two, monkeypatch):
    read = []
    whole = metrics.vintage

    def counted(folder, name):
        read.append(name)
        return whole(folder, name)

    monkeypatch.setattr(metrics, "vintage", counted)
    current._vintage.clear()
    current._as_known.clear()
    for ward in (CAMDEN_TOWN, BELSIZE, CAMDEN_TOWN):
        for slug in ("robbery", "burglary"):
            visit(two[0], INDICATOR, indicator=slug, ward=ward)
    assert read == [two[1]]


def test_what_is_taken_along_is_every_version(two):
    world, first = two
    snapshot = metrics.snapshot(world.snapshots)
    found = current.as_it_was.as_known(snapshot, "robbery", CAMDEN_TOWN, [metrics.vintage(world.snapshots, first)])
    rows = found.taken.to_pylist()
    assert {row["snapshot"] for row in rows} == {first, snapshot.name}
    now = {each.period: each.value for each in snapshot.series("robbery", CAMDEN_TOWN).observations}
    assert all(row["value"] == now[row["period"]] for row in rows if row["snapshot"] == snapshot.name)
    before = metrics.snapshot(world.snapshots, first).series("robbery", CAMDEN_TOWN).observations
    was = {each.period: each.value for each in before}
    assert all(row["value"] == was[row["period"]] for row in rows if row["snapshot"] == first)
    assert {each.period for each in found.rows} == {row["period"] for row in rows}
