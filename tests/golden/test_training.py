"""The page of the staff's learning changes only on purpose: its figures and sentences for a council that can be
counted by hand (`tests/staff.py`)."""

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from metrics import BOROUGH, Snapshot
from pages.components.exhibits import learning
from pages.components.exhibits.control_chart import changing
from pages.components.exhibits.exhibit import Exhibit
from pages.components.exhibits.finished import finished
from pages.components.exhibits.joiners import joiners
from pages.components.exhibits.learning_strip import learning_strip
from pages.components.exhibits.takes import takes
from tests import staff
from tests.unit.pages.drawings import checked

DAY = "2027-03-31"


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return staff.learning(tmp_path_factory.mktemp("council")).snapshot


def words(exhibit: Exhibit) -> list[Any]:
    """All that is said of it but the counts of its table's rows, which the table has."""
    table = [exhibit.table.caption, *map(list, [exhibit.table.headings, *exhibit.table.rows])] if exhibit.table else []
    alts = [each.alt for each in exhibit.figures]
    return [exhibit.question, exhibit.finding, *alts, exhibit.how_to_read, exhibit.source, str(exhibit.html), table]


def drawings(exhibit: Exhibit) -> list[Any]:
    for each in exhibit.figures:
        checked(each.drawing)
    return [each.drawing for each in exhibit.figures]


def test_the_strip(golden: SnapshotAssertion, council: Snapshot) -> None:
    assert str(learning_strip(council, DAY).html).split("<div>") == golden


def test_completion_with_what_is_in_print(golden: SnapshotAssertion, council: Snapshot) -> None:
    exhibit = changing(council, learning.COMPLETED, BOROUGH, learning.places(council), printed=learning.IN_PRINT)
    assert drawings(exhibit) == golden(name="figure")
    assert words(exhibit) == golden(name="words")


def test_what_it_would_take(golden: SnapshotAssertion, council: Snapshot) -> None:
    exhibit = takes(council, DAY)
    assert drawings(exhibit) == golden(name="figure")
    assert words(exhibit) == golden(name="words")


def test_who_has_finished(golden: SnapshotAssertion, council: Snapshot) -> None:
    exhibit = finished(council)
    assert drawings(exhibit) == golden(name="figures")
    assert words(exhibit) == golden(name="words")


def test_whether_joiners_finish(golden: SnapshotAssertion, council: Snapshot) -> None:
    exhibit = joiners(council)
    assert drawings(exhibit) == golden(name="figure")
    assert words(exhibit) == golden(name="words")
