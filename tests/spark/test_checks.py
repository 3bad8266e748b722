"""Spark finds the same faults as DuckDB in extracts that are damaged in every way that there is room for."""

import random
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import data
from data.contracts.contract import Contract
from data.contracts.days import Taken
from data.contracts.fault import Fault
from data.contracts.field import Field
from data.contracts.references import References
from data.holding import inspection
from data.spark.session import Spark
from tests.contract.test_damage import SHAPES
from tests.contract.valid_rows import EXTRACTS, put, table, value

ROWS = 400
TAKEN = Taken(date(2025, 4, 10), by_council=True)
# What no contract allows somewhere, beside what it does: each kind of slip that a rule is there for.
SLIPS: dict[str, list[Any]] = {
    "string": [None, "", "canary", "E05000128", "a bell \a in it", "two\nlines", "Ünïcödé", "x" * 300, "eg:mark"],
    "integer": [None, -987_654, 10**13, 0, 3],
    "number": [None, -987_654.5, 1e13, 0.0, 33.0, float("nan"), float("inf"), float("-inf")],
    "boolean": [None],
    "date": [None, date(1066, 10, 14), date(1990, 1, 1), date(2999, 1, 1), date(2025, 4, 11), date(2025, 1, 31)],
    "datetime": [None],
}


def damaged(contract: Contract) -> pa.Table:
    """Rows of which most cells are valid, and the others are slips; no two runs differ."""
    draw = random.Random(contract.name)

    def cell(field: Field) -> Any:
        return draw.choice(SLIPS[field.type]) if draw.random() < 0.15 else value(contract, field, draw.randrange(3))

    columns = {field.name: [cell(field) for _ in range(ROWS)] for field in contract.fields}
    return pa.table(columns, schema=contract.arrow_schema)


@pytest.fixture
def faults(spark: Spark, tmp_path: Path):
    """What a check of files finds, here and on Spark."""

    def found(contract: Contract, paths: list[Path], **said: Any) -> tuple[list[Fault], list[Fault]]:
        referred = {key.resource for key in contract.foreign_keys} - {contract.name}
        with data.connect(tmp_path, only=referred) as connection:
            for each in referred & {*EXTRACTS}:
                spark.copy(each, data.query(connection, f'select * from "{each}"'))
            here, there = (_check(contract, paths, connection, engine, said) for engine in (None, spark))
            return here, there

    return found


def _check(
    contract: Contract,
    paths: list[Path],
    connection: duckdb.DuckDBPyConnection,
    engine: data.Elsewhere | None,
    said: dict[str, Any],
) -> list[Fault]:
    return inspection._check_paths(contract, paths, References(connection, engine), **said)


@pytest.mark.parametrize("contract", EXTRACTS.values(), ids=EXTRACTS)
def test_valid_rows_have_no_fault(contract: Contract, faults, tmp_path: Path) -> None:
    assert faults(contract, [put(contract, tmp_path)], taken=TAKEN) == ([], [])


@pytest.mark.parametrize("contract", EXTRACTS.values(), ids=EXTRACTS)
def test_the_faults_of_damaged_rows_are_the_same(contract: Contract, faults, tmp_path: Path) -> None:
    here, there = faults(contract, [put(contract, tmp_path, damaged(contract))], taken=TAKEN)
    assert here
    assert there == here


@pytest.mark.parametrize("contract", SHAPES.values(), ids=SHAPES)
def test_the_faults_of_a_damaged_sample_are_the_same(contract: Contract, faults, tmp_path: Path) -> None:
    here, there = faults(contract, [put(contract, tmp_path, damaged(contract))], made_up=True)
    assert any("sample" in each.rule for each in here) == bool(contract.mark or any(f.is_key for f in contract.fields))
    assert there == here


# How the sentences of rules begin, one for each kind that a contract or a sample has.
KINDS = (
    "must be filled",
    "must be found in",
    "must be neither infinite",
    "must be null rather",
    "must be one of",
    "must hold no sign",
    "must lie between",
    "must lie in the years",
    "must match the pattern",
    "must not be after the day of extraction",
    "must not lie more than five years",
    "must not repeat together",
    "must begin with 'eg:'",
    "must add up to a multiple",
)


def test_every_kind_of_rule_is_broken_in_what_is_compared(tmp_path: Path) -> None:
    said = []
    for contract in EXTRACTS.values():
        folder = tmp_path / contract.name
        path = put(contract, folder, damaged(contract))
        with data.connect(folder, only={key.resource for key in contract.foreign_keys}) as connection:
            for given in ({"taken": TAKEN}, {"made_up": True}):
                said += [each.rule for each in _check(contract, [path], connection, None, given)]
    assert [kind for kind in KINDS if not any(rule.startswith(kind) for rule in said)] == []
    assert any(rule.endswith(" or more") for rule in said)
    assert any(rule.endswith(" or less") for rule in said)


def test_rows_of_parts_are_found_again_by_their_part(faults, tmp_path: Path) -> None:
    contract = EXTRACTS["repairs"]
    rows, folder = damaged(contract), tmp_path / "parts"
    folder.mkdir()
    paths = [folder / f"part {number} of 2+1.parquet" for number in range(3)]
    for number, path in enumerate(paths):
        pq.write_table(rows.slice(number * 100, 100), path)
    here, there = faults(contract, paths, taken=TAKEN)
    assert "part 0 of 2+1.parquet, row 6" in str(here)
    assert there == here


@pytest.mark.parametrize("name", ["repairs", "young_people"])
def test_a_column_that_is_missing_or_of_another_type_is_named(name: str, faults, tmp_path: Path) -> None:
    contract = EXTRACTS[name]
    rows = table(contract)
    without = rows.drop_columns(contract.names[-1])
    other = without.set_column(0, contract.names[0], pa.array([1.5, 2.5, 3.5]))
    here, there = faults(contract, [put(contract, tmp_path, other)])
    assert {each.field for each in here} >= {contract.names[0], contract.names[-1]}
    assert there == here


def test_text_that_is_not_utf_8_is_told_as_it_is_here(faults, tmp_path: Path) -> None:
    contract = EXTRACTS["young_people"]
    rows = table(contract)
    field = next(field for field in contract.fields if field.type == "string")
    cells = pa.array(["canary\u00e9".encode("latin-1")] * 3, pa.binary())
    bad = pa.StringArray.from_buffers(3, cells.buffers()[1], cells.buffers()[2])
    path = put(contract, tmp_path, rows.set_column(rows.column_names.index(field.name), field.name, bad))
    here, there = faults(contract, [path])
    assert "cannot be read" in str(here[0])
    assert there == here
