"""The overview's rows for the sample of a fixed day, for Camden and a ward: what they say changes only on purpose.

After a change that is meant, write the files again with `pytest tests/golden --snapshot-update` and read the diff.
"""

import html
import re

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

import metrics
from pages.components.html import overview, overview_rows
from tests.worlds import CAMDEN_TOWN, World

PLACES = {"camden": metrics.BOROUGH, "ward": CAMDEN_TOWN}


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(JSONSnapshotExtension)


def text(markup: str) -> str:
    """As text, each mark by its name."""
    drawn = re.sub(r'<span class="ic ic-(\w+)"[^>]*></span>', r" [\1] ", markup)
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", drawn).split()))


@pytest.mark.parametrize("place", PLACES)
def test_the_rows_of_the_sample(whole: World, golden: SnapshotAssertion, place: str) -> None:
    snapshot = whole.snapshot
    here = overview_rows.in_area(snapshot, metrics.priorities(), snapshot.areas[PLACES[place]])
    links = "priority?priority={}".format, "indicator?indicator={}".format
    page = overview.page(
        here.lead, overview.table(here.rows, *links, year=snapshot.as_of.year), overview.key(here.marks, "All")
    )
    assert [text(row) for row in re.split("<tr|</table>", page)] == golden(name=place)


def test_one_row_as_it_is_written(whole: World, golden: SnapshotAssertion) -> None:
    snapshot = whole.snapshot
    safety = next(each for each in metrics.priorities() if each.slug == "safety")
    here = overview_rows.in_area(snapshot, [safety], snapshot.areas[metrics.BOROUGH])
    links = "priority?priority={}".format, "indicator?indicator={}".format
    assert overview.table(here.rows, *links, year=2026).split("<t") == golden
