"""What is shown of work where it goes on changes only on purpose: its figures and sentences, of wards by hand."""

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from metrics import Work
from pages.components.exhibits.advice import advice_on_work
from pages.components.exhibits.by_chance import by_chance
from pages.components.exhibits.did_it_work import did_it_work
from pages.components.exhibits.exhibit import Exhibit
from tests.unit.pages.drawings import checked
from tests.unit.pages.evidence import asked, held, made_up


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(JSONSnapshotExtension)


def words(exhibit: Exhibit) -> list[Any]:
    """All that is said of it, with the first rows of its table."""
    table = exhibit.table
    rows = [table.caption, *map(list, [table.headings, *table.rows[:4]])] if table else []
    alts = [each.alt for each in exhibit.figures]
    return [exhibit.question, str(exhibit.finding), *alts, str(exhibit.html), exhibit.how_to_read, rows]


def test_sites_beside_other_wards(golden: SnapshotAssertion) -> None:
    exhibit = did_it_work(made_up(), asked())
    checked(exhibit.figures[0].drawing)
    assert exhibit.figures[0].drawing == golden(name="figure")
    assert words(exhibit) == golden(name="words")


def test_sites_beside_chance(golden: SnapshotAssertion) -> None:
    exhibit = by_chance(made_up(), asked())
    assert exhibit is not None
    checked(exhibit.figures[0].drawing)
    assert exhibit.figures[0].drawing == golden(name="figure")
    assert words(exhibit) == golden(name="words")


def test_the_advice_on_work(golden: SnapshotAssertion) -> None:
    exhibit = advice_on_work(held(), asked(), Work())
    assert exhibit is not None
    assert words(exhibit) == golden
