"""The order of an extract's rows, and the files they lie in, change no figure."""

import math
import shutil

import numpy as np
import pyarrow.parquet as pq
import pytest

import data
from data.holding.metadata import decode
from data.holding.write import write_sample
from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh
from metrics.snapshots.observation import KEY, SCHEMA
from tests.worlds import TODAY

# Whole counts; weights; spells, of which one home has several.
EXTRACTS = {"repairs", "residents_survey", "home_energy"}


@pytest.fixture(scope="module")
def declared(tmp_path_factory):
    """The indicators of these extracts alone."""
    folder = tmp_path_factory.mktemp("declared")
    for slug, each in catalogue.read().items():
        if EXTRACTS.issuperset(each.extracts):
            (folder / each.priority).mkdir(exist_ok=True)
            shutil.copy(catalogue.FOLDER / each.priority / f"{slug}.sql", folder / each.priority)
    return folder


def shuffled(table):
    return table.take(np.random.default_rng(20260210).permutation(table.num_rows))


def as_one_file(table, folder, name):
    contract, said = data.all_contracts()[name], decode(table.schema.metadata)
    return write_sample([shuffled(table)], contract, folder, said).path


def as_parts(table, folder, name):
    third = table.num_rows // 3
    for number, first in enumerate((0, third, 2 * third)):
        length = third if number < 2 else None
        part = as_one_file(table.slice(first, length), folder / f"{name} {number}", name)
        (folder / name).mkdir(exist_ok=True)
        part.rename(folder / name / f"part-{number}.parquet")


@pytest.mark.parametrize("write", [as_one_file, as_parts])
def test_the_figures_are_the_same(whole, declared, tmp_path, write):
    extracts = tmp_path / "extracts"
    extracts.mkdir()
    for name in EXTRACTS:
        write(pq.read_table(whole.extracts / f"{name}.parquet"), extracts, name)
    made = refresh(extracts, tmp_path / "snapshots", TODAY, indicators=declared)
    assert made.indicators
    for slug in made.indicators:
        ours, theirs = made.table(slug), whole.snapshot.table(slug)
        for name in SCHEMA.names:
            pairs = list(zip(ours[name].to_pylist(), theirs[name].to_pylist(), strict=True))
            wrong = [(one, other) for one, other in pairs if not same(one, other)]
            assert not wrong, (slug, name, wrong[:3])


def same(one, other):
    """Alike; a sum of weights to the last digits, which an order of adding may change."""
    if isinstance(one, float) and isinstance(other, float) and not (one.is_integer() and other.is_integer()):
        return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-15)
    return one == other


def test_a_row_is_found_by_its_key_once(whole):
    for slug in catalogue.read():
        rows = whole.snapshot.table(slug)
        assert rows.group_by(list(KEY)).aggregate([]).num_rows == rows.num_rows
