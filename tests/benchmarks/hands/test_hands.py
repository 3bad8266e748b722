"""What is counted by hand is what is timed beside ours: the same rows; how long anything takes is not asserted."""

import subprocess
import sys
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import data
from tests.benchmarks.hands import in_pandas, ours
from tests.benchmarks.hands.asked import CRIMES, EXTRACTS, ROOT, SLUGS
from tests.benchmarks.hands.compared import SCHEMA, hold_to, in_order
from tests.benchmarks.hands.report import prepare, run
from tests.worlds import FIRST, LAST, WARDS

MINORS = [*(CRIMES["recorded_crime"].names or ()), "A NEW KIND"]


@pytest.fixture(scope="module")
def extracts(tmp_path_factory):
    """Rows at random of every kind that the SQL tells apart: no ward, an open repair, a day off, a case not seen."""
    random, folder = np.random.default_rng(20), tmp_path_factory.mktemp("extracts")
    days = [FIRST + timedelta(days=each) for each in range((LAST - FIRST).days + 1)]
    rows = {
        "recorded_crime": [_crime(random) for _ in range(3_000)],
        "repairs": [_repair(random, days) for _ in range(3_000)],
        "damp_cases": [_case(random, days) for _ in range(3_000)],
    }
    for name in EXTRACTS:
        contract = data.all_contracts()[name]
        pq.write_table(pa.Table.from_pylist(rows[name], contract.arrow_schema), folder / contract.path)
    return folder


def _crime(random):
    major = random.choice(["BURGLARY", "ROBBERY", "THEFT", "VIOLENCE AGAINST THE PERSON"])
    month = date(int(random.integers(2022, 2026)), int(random.integers(1, 13)), 1)
    ward = random.choice([*WARDS, None])
    return {
        "ward_code": ward,
        "month": month,
        "major": major,
        "minor": random.choice(MINORS),
        "offences": int(random.integers(0, 9)),
    }


def _repair(random, days):
    finished, target, taken = random.choice(days), int(random.choice([1, 3, 35])), int(random.integers(0, 50))
    is_open = random.random() < 0.2
    trade = random.choice(["plumbing", "lifts"])
    done = {"finished_on": None if is_open else finished, "taken_days": None if is_open else taken}
    return {"ward_code": random.choice(WARDS), "trade": trade, "target_days": target} | done


def _case(random, days):
    raised, waited = random.choice(days), int(random.integers(0, 25))
    inspected = None if random.random() < 0.2 else raised + timedelta(days=waited)
    risk = random.choice(["low", "emergency"])
    return {"ward_code": random.choice(WARDS), "risk": risk, "raised_on": raised, "inspected_on": inspected}


@pytest.fixture(scope="module")
def counted(extracts):
    return ours.rows(ours.summed(ours.counted(extracts), FIRST))


def test_pandas_counts_what_we_do(extracts, counted, tmp_path):
    in_pandas.saved(in_pandas.summed(in_pandas.counted(extracts), FIRST), tmp_path / "rows")
    hold_to(counted, pq.read_table(tmp_path / "rows"), "pandas")


def test_every_indicator_is_counted_at_every_level(counted):
    levels = {(row["indicator"], row["area"] in WARDS) for row in counted.to_pylist()}
    assert levels == {(slug, level) for slug in SLUGS for level in (True, False)}
    assert "A NEW KIND" in counted["category"].to_pylist()


@pytest.mark.parametrize("change", ["a number", "a row"])
def test_other_rows_are_told(counted, change):
    other = in_order(counted)
    if change == "a row":
        changed = other.slice(1)
    else:
        numbers = other["numerator"].to_numpy().copy()
        numbers[7] += 1
        changed = other.set_column(SCHEMA.names.index("numerator"), "numerator", pa.array(numbers))
    with pytest.raises(ValueError, match=r"pandas has .* rows and we have .*, of which 1 are not the same there: "):
        hold_to(counted, changed, "pandas")


def test_a_way_is_timed_in_a_process_of_its_own(extracts, tmp_path):
    cost = run(extracts, "ours", sys.executable)
    assert 0 < cost.counting < cost.seconds
    assert cost.peak > 10_000_000


def test_at_a_size_crime_has_so_many_times_its_rows_and_the_same_offences_each(tmp_path):
    once, twice = (prepare(tmp_path / str(size), size) for size in (1, 2))
    assert twice > 1.8 * once
    crimes = [pq.read_table(tmp_path / size / "recorded_crime.parquet") for size in "12"]
    assert crimes[1].num_rows == 2 * crimes[0].num_rows
    assert sum(crimes[1]["offences"].to_pylist()) == 2 * sum(crimes[0]["offences"].to_pylist())


def test_what_polars_runs_in_needs_nothing_else():
    """Its environment has polars and Python's own library alone."""
    left_out = "import sys; sys.modules.update(dict.fromkeys(['pyarrow', 'pandas', 'numpy', 'rich', 'data'], None)); "
    asked = left_out + "import tests.benchmarks.hands.asked, tests.benchmarks.hands.timed"
    subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=True)
