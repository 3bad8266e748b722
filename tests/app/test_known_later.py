"""What was known when something was decided is read ten refreshes later, when its snapshot is gone, and after snapshots
have another format; and it is looked back at by the figures of now."""

import shutil
from datetime import date

import pytest

import metrics
from data import store
from data.store import Decision
from metrics import BOROUGH, Advice
from metrics.refreshing import writing
from metrics.snapshots import folder
from pages.components.exhibits.frozen import frozen
from tests import worlds
from tests.app.reading import DECISIONS, text
from tests.unit.pages.entered import kept
from tests.writing import write

LATER = 11  # refreshes
ON = date(2025, 3, 1)


@pytest.fixture
def world(made, tmp_path, monkeypatch):
    own = worlds.beside(made("published"), tmp_path / "world")
    for variable, place in own.environment.items():
        monkeypatch.setenv(variable, place)
    return own


@pytest.fixture
def decided(world):
    """A decision on burglary by what the first snapshot says; what is frozen with it."""
    evidence = frozen(world.snapshot, None, "burglary", BOROUGH)
    differs = {"differs": "We know more"}
    of = Decision(indicator="burglary", decided="pause", why="It may rise", on=ON, evidence=evidence, **differs)
    write(kept(of, "d1", on=ON))
    return evidence


def refreshed(world, times):
    for more in range(1, times + 1):
        worlds.recorded_crime(world.extracts, more=more)
        world.refresh()


def known(at):
    said = text(at)
    return said[said.index("What was known") : said.index("Correct this")]


def test_eleven_refreshes_later_it_reads_as_it_did_whether_its_snapshot_is_kept_or_gone(visit, world, decided):
    before = known(visit(world, DECISIONS))
    read = decided.readings[0]
    assert read.value in before
    assert read.period in before
    refreshed(world, LATER)
    names = {each.name for each in folder.own(world.snapshots)}
    assert world.snapshot.name in names  # it is cited, and so kept
    assert metrics.current_snapshot(world.snapshots) != world.snapshot.name
    now = visit(world, DECISIONS)
    assert known(now) == before
    assert f"{read.value} then" in text(now)
    shutil.rmtree(world.snapshots / world.snapshot.name)
    assert known(visit(world, DECISIONS)) == before
    assert store.opened().one(Decision, "d1").entry.evidence == decided


def test_snapshots_of_another_format_change_nothing_of_it(visit, world, decided, monkeypatch):
    before = known(visit(world, DECISIONS))
    other = folder.FORMAT + 1
    for module in (folder, writing):
        monkeypatch.setattr(module, "FORMAT", other)
    refreshed(world, 1)
    with pytest.raises(metrics.UnreadableSnapshotError, match="another format"):
        metrics.snapshot(world.snapshots, world.snapshot.name)
    assert known(visit(world, DECISIONS)) == before


def test_what_is_frozen_says_what_it_needs_by_itself(decided):
    assert decided.advice in Advice
    assert decided.snapshot
    (read,) = decided.readings
    assert read.title == "Burglary"
    assert read.area_name == "All Camden"
    assert read.value
    assert read.period
    assert read.number is not None
    assert read.origin == "Published"
