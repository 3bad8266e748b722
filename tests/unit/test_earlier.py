"""Earlier snapshots: which there are before one, and what little is read of them."""

import json
import os
import shutil
from datetime import date

import pytest

import metrics
from metrics.refreshing.refresh import refresh
from metrics.snapshots.folder import FORMAT, MANIFEST
from tests import worlds
from tests.worlds import CAMDEN_TOWN, TODAY

LATER = date(2026, 2, 15)


@pytest.fixture(scope="module")
def three(made, tmp_path_factory):
    """A world of three snapshots: one of a day; one of five days later; and, made last, another of the first day, in
    which Camden Town has more."""
    world = worlds.beside(made("published"), tmp_path_factory.mktemp("three"))
    first = world.snapshot.name
    declared = worlds.crimes(world.snapshots.parent / "declared")
    later = refresh(world.extracts, world.snapshots, LATER, indicators=declared).name
    worlds.recorded_crime(world.extracts, more=50)
    more = world.refresh().name
    return world, (first, later, more)


def test_those_before_one_are_newest_first_by_their_day_then_by_when_they_were_made(three):
    world, (first, later, more) = three
    found = metrics.earlier_snapshots(world.snapshots, later)
    assert found == {more: TODAY, first: TODAY}
    assert list(found) == [more, first]  # the one though it was made after the later day's
    assert metrics.earlier_snapshots(world.snapshots, more) == {first: TODAY}
    assert metrics.earlier_snapshots(world.snapshots, first) == {}


def test_a_folder_that_is_named_by_no_day_is_none_of_them(three):
    world, (first, later, more) = three
    stray = world.snapshots / "2026-02-30-000000000000"
    stray.mkdir()
    (stray / "manifest.json").write_text(f'{{"name": "{stray.name}"}}', encoding="utf-8")
    try:
        assert list(metrics.earlier_snapshots(world.snapshots, later)) == [more, first]
    finally:
        shutil.rmtree(stray)


def test_one_that_is_gone_has_all_others_up_to_its_day_before_it(three):
    world, (first, _, more) = three
    gone = f"{TODAY}-{'0' * 12}"
    assert set(metrics.earlier_snapshots(world.snapshots, gone)) == {first, more}
    assert metrics.earlier_snapshots(world.snapshots / "nowhere", gone) == {}
    assert metrics.earlier_snapshots(world.snapshots, "by-hand") == {}


def test_its_readings_of_an_area_are_those_of_the_whole_snapshot(three):
    world, (first, *_) = three
    whole = metrics.snapshot(world.snapshots, first)
    for area in (metrics.BOROUGH, "central", CAMDEN_TOWN):
        earlier = metrics.earlier_snapshot(world.snapshots, first, area)
        assert (earlier.name, earlier.as_of, earlier.area) == (first, TODAY, area)
        assert dict(earlier.readings) == whole.readings(area)
        assert len(earlier.readings) == len(worlds.CRIMES)
        assert dict(earlier.titles) == {slug: each.title for slug, each in whole.indicators.items()}


def test_more_of_the_same_months_is_restated(three):
    world, (first, _, more) = three
    now = metrics.snapshot(world.snapshots, more)
    earlier = metrics.earlier_snapshot(world.snapshots, first, CAMDEN_TOWN)
    found = {each.indicator: each.news for each in metrics.news_since(earlier.readings, now.readings(CAMDEN_TOWN))}
    assert set(found) == set(worlds.CRIMES)
    assert all(metrics.News.RESTATED in each for each in found.values())
    belsize = metrics.earlier_snapshot(world.snapshots, first, worlds.BELSIZE)
    assert metrics.news_since(belsize.readings, now.readings(worlds.BELSIZE)) == ()


def test_an_indicator_that_is_counted_in_another_way_is_known_by_its_head(three):
    world, (first, _, more) = three
    indicators = metrics.snapshot(world.snapshots, more).indicators
    earlier = metrics.earlier_snapshot(world.snapshots, first, metrics.BOROUGH)
    assert earlier.redefined(indicators.values()) == frozenset()
    robbery = indicators["robbery"]
    told_anew = robbery.model_copy(update={"title": "Robberies"})
    counted_anew = indicators["burglary"].model_copy(update={"per": 100_000})
    new = robbery.model_copy(update={"slug": "muggings"})
    assert earlier.redefined([told_anew, counted_anew, new]) == {"burglary"}


def harmed(world, tmp_path, name):
    """A copy of the snapshots, and the folder of one of them."""
    copy = tmp_path / "snapshots"
    shutil.copytree(world.snapshots, copy)
    return copy, copy / name


@pytest.mark.parametrize("file", [MANIFEST, "readings.parquet", "indicators.parquet"])
@pytest.mark.parametrize("harm", ["cut", "gone"])
def test_one_that_is_not_whole_is_said_to_be(three, tmp_path, file, harm):
    world, (first, *_) = three
    copy, folder = harmed(world, tmp_path, first)
    if harm == "gone":
        (folder / file).unlink()
    else:
        os.truncate(folder / file, (folder / file).stat().st_size // 2)
    with pytest.raises(metrics.UnreadableSnapshotError, match=f"snapshot {first} is not whole"):
        metrics.earlier_snapshot(copy, first, metrics.BOROUGH)


def test_one_of_another_format_is_said_to_be_and_so_is_one_that_is_gone(three, tmp_path):
    world, (first, *_) = three
    copy, folder = harmed(world, tmp_path, first)
    said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / MANIFEST).write_text(json.dumps(said | {"format": FORMAT - 1}), encoding="utf-8")
    with pytest.raises(metrics.UnreadableSnapshotError, match="of another format"):
        metrics.earlier_snapshot(copy, first, metrics.BOROUGH)
    shutil.rmtree(folder)
    with pytest.raises(metrics.UnreadableSnapshotError):
        metrics.earlier_snapshot(copy, first, metrics.BOROUGH)


def test_damage_elsewhere_is_none_of_its_concern(three, tmp_path):
    """Figures, charts and public sources are not read."""
    world, (first, *_) = three
    copy, folder = harmed(world, tmp_path, first)
    for each in folder.rglob("*.parquet"):
        if each.stem not in ("readings", "indicators"):
            each.unlink()
    assert metrics.earlier_snapshot(copy, first, metrics.BOROUGH).readings
