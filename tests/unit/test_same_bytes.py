"""Same inputs, same bytes: however many threads there are, and in whatever order they come to what is summed."""

import hashlib
import os
import random
import subprocess
import sys
from datetime import date, timedelta
from fractions import Fraction

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counted import grid
from metrics.counted.counts import Counts
from metrics.counted.coverage import Coverage
from metrics.counted.engine import Engine
from metrics.counted.roll_up import roll_up
from metrics.declared import catalogue
from metrics.protected import remembered
from metrics.refreshing import making as module
from metrics.refreshing.keeping import JUDGEMENTS
from metrics.refreshing.refresh import refresh
from metrics.snapshots.folder import current
from tests import worlds
from tests.unit.test_refresh import run

SURVEY = catalogue.read()["often_lonely"]


def digests(folder):
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*.parquet")}  # fmt: skip


def with_threads(threads, world, folder, monkeypatch):
    monkeypatch.setattr(module, "THREADS", (os.cpu_count() or 1) - threads)
    made = refresh(world.extracts, folder / str(threads), worlds.TODAY)
    return digests(folder / str(threads) / made.name)


def test_the_whole_catalogue_has_the_same_bytes_whatever_the_threads(whole, tmp_path, monkeypatch):
    first = with_threads(1, whole, tmp_path, monkeypatch)
    assert {f"{name}.parquet" for name in ("observations", *JUDGEMENTS)} <= first.keys()
    assert with_threads(8, whole, tmp_path, monkeypatch) == first


def test_a_refresh_has_the_same_bytes_in_another_process(whole, tmp_path):
    """Whatever the hashes of words are there, and whatever was drawn or remembered before."""
    environment = os.environ | whole.environment | {"CAMDEN_SNAPSHOTS": str(tmp_path / "other"), "PYTHONHASHSEED": "1"}
    command = [sys.executable, "-m", "metrics", "refresh", "--as-of", str(worlds.TODAY)]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    other = tmp_path / "other" / current(tmp_path / "other")
    assert digests(other) == digests(whole.snapshots / whole.snapshot.name)


def test_a_day_on_which_nothing_changed_has_the_same_bytes_as_everything_anew(whole, tmp_path):
    """What is taken over from the day before, judgements too, is what would be made; the ledger alone is of the days
    before."""
    tomorrow, own = worlds.TODAY + timedelta(days=1), worlds.beside(whole, tmp_path / "beside")
    kept = refresh(own.extracts, own.snapshots, tomorrow)
    anew = refresh(own.extracts, tmp_path / "anew", tomorrow)
    files, others = digests(own.snapshots / kept.name), digests(tmp_path / "anew" / anew.name)
    assert {name for name in files if files[name] != others[name]} <= {f"{remembered.NAME}.parquet"}
    assert files.keys() == others.keys()


def test_what_was_kept_has_the_same_bytes_as_what_is_counted_anew(tmp_path):
    from tests.unit.test_refresh import copy_of_indicators, crime

    crime(tmp_path / "extracts")
    declared = copy_of_indicators(tmp_path / "declared")
    robbery = declared / "safety" / "robbery.sql"
    text = robbery.read_text()
    folders = {"extracts": tmp_path / "extracts", "indicators": declared}
    robbery.write_text(text.replace("title: Robbery", "title: Robberies"))
    run({**folders, "snapshots": tmp_path / "a"})
    robbery.write_text(text)
    kept, outcomes = run({**folders, "snapshots": tmp_path / "a"})
    assert sorted(set(outcomes.values())) == ["computed", "kept"]
    anew, _ = run({**folders, "snapshots": tmp_path / "b"})
    assert digests(tmp_path / "a" / kept.name) == digests(tmp_path / "b" / anew.name)


WEIGHTS = st.decimals(min_value="0.1", max_value=10, places=6, allow_nan=False)


def summed(rows):
    """What the borough's weights come to in a quarter, from rows of wards in the order given."""
    wards, days, weights = zip(*rows, strict=True)
    numbers = {"numerator": weights, "denominator": weights, "weight_squares": [each * each for each in weights]}
    columns = {
        "number": pa.array([0] * len(rows), pa.int32()),
        "area": pa.array(wards),
        "period": pa.array(days),
        "category_1": pa.array(["x"] * len(rows)),
        "category_2": pa.array(["y"] * len(rows)),
        **{name: pa.array([float(each) for each in column], pa.float64()) for name, column in numbers.items()},
        "sum_of_squares": pa.nulls(len(rows), pa.float64()),
        "yes": pa.array([1.0] * len(rows)),
        "answers": pa.array([1.0] * len(rows)),
        **{name: pa.nulls(len(rows), pa.float64()) for name in ("value", "lower", "upper")},
        "qualifier": pa.nulls(len(rows), pa.string()),
    }
    reach = Coverage(date(2025, 1, 1), date(2025, 3, 31), frozenset())
    with duckdb.connect() as connection:
        connection.execute("create table areas as select * from read_csv('data/geography/areas.csv')")
        made = roll_up(Counts((SURVEY,), pa.table(columns)), {SURVEY.slug: reach}, Engine(connection).table)
    told = made.table.filter(pa.compute.equal(made.table["level"].cast(pa.string()), "borough"))
    names = ("frequency", "period", "breakdown", "category", *grid.SUMMED)
    return sorted(tuple(row[name] for name in names) for row in told.select(names).to_pylist())


@pytest.mark.filterwarnings("default")
@given(st.lists(st.tuples(st.sampled_from(worlds.WARDS), WEIGHTS), min_size=2, max_size=60), st.randoms())
def test_a_sum_is_exact_and_knows_no_order(drawn, shuffle):
    rows = [(ward, date(2025, 1, 1), weight) for ward, weight in drawn]
    mixed = list(rows)
    shuffle.shuffle(mixed)
    assert summed(mixed) == summed(rows)
    whole = sum((Fraction(weight) for *_, weight in rows), Fraction(0))
    first = next(row for row in summed(rows) if row[2] == "" and row[4] is not None)
    assert first[4] == float(whole)


def test_the_order_matters_to_floating_numbers():
    """What the property is about: so it would fail without decimals."""
    numbers = [0.1 * number for number in range(1, 1000)]
    mixed = random.Random(1).sample(numbers, len(numbers))
    assert sum(mixed) != sum(sorted(mixed))
