"""What stands in the overview's two lists changes only on purpose: every row on the sample, for Camden, a neighbourhood
and a ward. After a change that is meant: `pytest tests/golden --snapshot-update`, and read the diff."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

import metrics
from pages.components.html import to_decide, what_changed
from tests.worlds import CAMDEN_TOWN, World

WEST_HAMPSTEAD, HAMPSTEAD_TOWN = "E05013671", "E05013659"  # in which something changed


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.fixture(scope="session")
def sample(made: Callable[[str], World]) -> metrics.Snapshot:
    return metrics.snapshot(made("sample").snapshots)


def test_what_needs_a_decision(golden: SnapshotAssertion, sample: metrics.Snapshot) -> None:
    rows = to_decide.decisions(sample)
    camden = sample.areas[metrics.BOROUGH]
    html = to_decide.decided_on(sample, camden, rows, "indicator?indicator={}".format)
    assert html.split("<li") == golden


@pytest.mark.parametrize("area", [metrics.BOROUGH, "central", CAMDEN_TOWN, WEST_HAMPSTEAD, HAMPSTEAD_TOWN])
def test_what_changed(golden: SnapshotAssertion, sample: metrics.Snapshot, area: str) -> None:
    rows = what_changed.changes(sample, area)
    html = what_changed.changed(sample.areas[area], rows, "indicator?indicator={}".format, "the period before", 5)
    assert [*what_changed.heading_of_changes("the period before", rows).split("<li"), *html.split("<li")] == golden


def test_what_changed_since_an_earlier_snapshot(golden: SnapshotAssertion, made: Callable[[str], World]) -> None:
    """One in which burglary was getting worse, robbery had another value, theft was not there yet, and an indicator was
    that is none any more."""
    world = made("sample")
    sample = metrics.snapshot(world.snapshots)
    same = metrics.earlier_snapshot(world.snapshots, sample.name, metrics.BOROUGH)
    was = dict(same.readings)
    del was["theft_from_person"]
    robbery = was["robbery"]
    was |= {
        "burglary": replace(was["burglary"], variation=metrics.Variation.CONCERN, period=date(2025, 11, 1)),
        "robbery": replace(robbery, value=(robbery.value or 0.0) + 0.1),
        "gone": replace(robbery, indicator="gone"),
    }
    earlier = replace(same, readings=was, titles={**same.titles, "gone": "Bicycles stolen"})
    rows = what_changed.changes(sample, metrics.BOROUGH, earlier)
    html = what_changed.changed(
        sample.areas[metrics.BOROUGH], rows, "indicator?indicator={}".format, "10 February 2026", 5
    )
    assert html.split("<li") == golden
