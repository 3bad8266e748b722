"""What was known before changes only on purpose: its figure and sentences for a ward that was restated in every month
(`tests/unit/test_vintage.py` has its numbers by hand)."""

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

import metrics
from data.holding.restatement import Restated, Restatement
from metrics.refreshing.refresh import refresh
from pages.components.exhibits.as_known import as_known
from tests import worlds
from tests.unit.pages.drawings import checked
from tests.unit.test_vintage import LAST, LATER
from tests.worlds import CAMDEN_TOWN


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(JSONSnapshotExtension)


def test_a_ward_that_was_restated(golden: SnapshotAssertion, made: Any, tmp_path: Any) -> None:
    world = worlds.beside(made("published"), tmp_path)
    first = world.snapshot.name
    restated = Restatement(LATER, "The Police", (Restated(LAST, CAMDEN_TOWN, 4, 40, 240),))
    worlds.recorded_crime(world.extracts, more=50, restated=restated)
    refresh(world.extracts, world.snapshots, LATER, indicators=worlds.crimes(world.snapshots.parent / "declared"))
    earlier = [metrics.vintage(world.snapshots, first)]
    exhibit = as_known(metrics.snapshot(world.snapshots), "robbery", CAMDEN_TOWN, earlier)
    (figure,) = exhibit.figures
    checked(figure.drawing)
    assert exhibit.table is not None
    told = [exhibit.question, exhibit.finding, figure.alt, exhibit.how_to_read, exhibit.source, exhibit.table.caption]
    assert figure.drawing == golden(name="figure")
    assert [*told, *map(list, [exhibit.table.headings, *exhibit.table.rows])] == golden(name="words")
