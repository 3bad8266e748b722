"""The page of the wards changes only on purpose: its figures and sentences, for two years of recorded crime that can be
counted by hand."""

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from metrics import Frequency, Snapshot
from pages.components.exhibits.exhibit import Exhibit
from pages.components.exhibits.map_looks import Shows
from pages.components.exhibits.moved import moved
from pages.components.exhibits.multiples import multiples
from pages.components.exhibits.two_things import two_things
from pages.components.exhibits.wards import wards
from tests.unit.pages.drawings import checked

WARD, OTHER = "E05013655", "E05013662"


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.fixture
def kept(made: Any) -> Snapshot:
    found: Snapshot = made("published").snapshot
    return found


def words(exhibit: Exhibit) -> list[Any]:
    """All that is said of it, with the first rows of its table."""
    table = (
        [exhibit.table.caption, *map(list, [exhibit.table.headings, *exhibit.table.rows[:4]])] if exhibit.table else []
    )
    figures = [[each.alt, str(each.above)] for each in exhibit.figures]
    return [exhibit.question, str(exhibit.finding), *figures, str(exhibit.below), exhibit.how_to_read, table]


def test_the_wards_of_a_month_with_the_one_that_is_chosen(golden: SnapshotAssertion, kept: Snapshot) -> None:
    assert words(wards(kept, "burglary", WARD, None, None, shows=Shows.COMPARED)) == golden


def test_areas_over_time(golden: SnapshotAssertion, kept: Snapshot) -> None:
    exhibit = multiples(kept, "burglary", (WARD, "central"), Frequency.MONTH)
    checked(exhibit.figures[0].drawing)
    assert exhibit.figures[0].drawing == golden(name="figure")
    assert words(exhibit) == golden(name="words")


def test_which_wards_moved(golden: SnapshotAssertion, kept: Snapshot) -> None:
    exhibit = moved(kept, "burglary", (WARD, OTHER))
    checked(exhibit.figures[0].drawing)
    assert exhibit.figures[0].drawing == golden(name="figure")
    assert words(exhibit) == golden(name="words")


def test_two_things_over_the_wards(golden: SnapshotAssertion, kept: Snapshot) -> None:
    exhibit = two_things(kept, "burglary", "robbery", WARD)
    checked(exhibit.figures[0].drawing)
    assert exhibit.figures[0].drawing == golden(name="figure")
    assert words(exhibit) == golden(name="words")
