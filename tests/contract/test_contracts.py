"""Contracts are what they say, Frictionless Data Resources, and our check finds what Frictionless finds."""

import csv
import string
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from frictionless import Package, Resource
from hypothesis import given, settings
from hypothesis import strategies as st

import data
from data.contracts.check import check_table
from data.contracts.contract import Contract
from data.contracts.folder import FOLDER, load

NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
HERE = Path(data.__file__).parent
Row = dict[str, Any]


@pytest.mark.parametrize("name", NAMES)
def test_a_contract_is_a_data_resource(name: str) -> None:
    resource = Resource.from_descriptor(str(FOLDER / f"{name}.yaml"))
    assert resource.name == name
    assert resource.to_descriptor()["camden:owner"]


def test_all_contracts_together_are_one_data_package() -> None:
    descriptors = [contract.descriptor for contract in data.all_contracts().values()]
    package = Package.from_descriptor({"name": "camden", "resources": descriptors})
    assert package.resource_names == NAMES


def test_the_reference_tables_are_valid_by_frictionless_too() -> None:
    tables = [contract.descriptor for contract in data.all_contracts().values() if contract.format == "csv"]
    report = Package.from_descriptor({"name": "reference", "resources": tables}, basepath=str(HERE)).validate()
    assert report.valid, report.flatten(["fieldName", "note"])


@pytest.mark.parametrize("name", NAMES)
def test_a_contract_that_counts_people_says_how_they_are_protected(name: str) -> None:
    contract = data.all_contracts()[name]
    if contract.counts == "people":
        assert contract.smallest_shown >= 5
        assert contract.protection >= 3


AREAS: list[Row] = [{"code": "E05013652"}, {"code": "E05013665"}]
SOUND: list[Row] = [
    {
        "id": 1,
        "ward_code": "E05013652",
        "finished_on": date(2025, 4, 2),
        "trade": "gas",
        "cost": 1.5,
        "reference": "AB-1",
        "urgent": True,
    },
    {
        "id": 2,
        "ward_code": "E05013665",
        "finished_on": None,
        "trade": "electrical",
        "cost": None,
        "reference": None,
        "urgent": None,
    },
]
TOY = """
name: toy
path: toy.parquet
format: parquet
title: Repairs
description: A toy with every kind of rule.
sources: [{title: A test}]
licenses: [{name: none, title: None}]
camden:owner: A test
camden:cadence: monthly
camden:grain: one row for each repair
camden:counts: things
schema:
  fields:
    - {name: id, type: integer, description: Number, constraints: {required: true, minimum: 1, maximum: 9}}
    - {name: ward_code, type: string, description: Ward, constraints: {required: true}}
    - {name: finished_on, type: date, description: Day, constraints: {minimum: '2020-01-01', maximum: '2029-12-31'}}
    - {name: trade, type: string, description: Trade, constraints: {required: true, enum: [gas, electrical]}}
    - {name: cost, type: number, description: Pounds, constraints: {minimum: 0, maximum: 99.5}}
    - name: reference
      type: string
      description: Reference
      constraints: {unique: true, pattern: '[A-Z]{2}-\\d+', minLength: 4, maxLength: 6}
    - {name: urgent, type: boolean, description: Whether urgent}
  primaryKey: [id, ward_code]
  foreignKeys:
    - {fields: [ward_code], reference: {resource: areas, fields: [code]}}
"""


def toy() -> Contract:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "toy.yaml"
        path.write_text(TOY, encoding="utf-8")
        return load(path)


CONTRACT = toy()
TYPES = {field.name: field.arrow_type for field in CONTRACT.fields}


def table(rows: Sequence[Row], names: Iterable[str] = CONTRACT.names) -> pa.Table:
    """The rows in the contract's types, but for a column with a text in it, which is of text as in a bad file."""
    columns = {name: [row[name] for row in rows] for name in names}
    return pa.table({name: pa.array(cells, cell_type(name, cells)) for name, cells in columns.items()})


def cell_type(name: str, cells: list[Any]) -> pa.DataType:
    return pa.string() if any(isinstance(cell, str) for cell in cells) else TYPES.get(name)


def broken_by_ours(given_table: pa.Table) -> set[str]:
    with duckdb.connect() as connection:
        connection.register("areas", pa.Table.from_pylist(AREAS))
        connection.register("given", given_table)
        faults = check_table(CONTRACT, "given", connection)
    return {field for fault in faults for field in fault.field.split(", ")}


def broken_by_frictionless(given_table: pa.Table) -> set[str]:
    """The fields that Frictionless finds at fault in the same table written as CSV; the key's for a key."""
    with tempfile.TemporaryDirectory() as folder:
        write_csv(Path(folder) / "toy.csv", given_table)
        write_csv(Path(folder) / "areas.csv", pa.Table.from_pylist(AREAS))
        areas = {
            "name": "areas",
            "path": "areas.csv",
            "schema": {"fields": [{"name": "code", "type": "string"}]},
        }
        ours_as_csv = CONTRACT.descriptor | {"path": "toy.csv", "format": "csv"}
        package = Package.from_descriptor({"name": "p", "resources": [ours_as_csv, areas]}, basepath=folder)
        errors = [error for task in package.validate().tasks for error in task.errors]
    return {field for error in errors for field in fields_of(error)}


def fields_of(error: Any) -> list[str]:
    if error.type == "primary-key":
        key = [error.cells[CONTRACT.names.index(name)] for name in CONTRACT.primary_key]
        # Half a key, twice, is one more fault to Frictionless; to us it is a required value that is not there.
        return list(CONTRACT.primary_key) if all(key) else []
    if error.type == "foreign-key":
        return list(error.field_names)
    return [error.field_name]


def write_csv(path: Path, rows: pa.Table) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(rows.column_names)
        writer.writerows([as_text(cell) for cell in row.values()] for row in rows.to_pylist())


def as_text(cell: Any) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


def with_first(**changes: Any) -> pa.Table:
    return table([SOUND[0] | changes, SOUND[1]])


CASES: dict[str, tuple[pa.Table, set[str]]] = {
    "good": (table(SOUND), set()),
    # The last one: Frictionless goes by place, so that one missing before others would put them all at fault.
    "a column is missing": (table(SOUND, CONTRACT.names[:-1]), {"urgent"}),
    "null where required": (with_first(trade=None), {"trade"}),
    "null in the key": (with_first(id=None), {"id"}),
    "below the minimum": (with_first(cost=-0.5), {"cost"}),
    "above the maximum": (with_first(id=10), {"id"}),
    "before the first day": (with_first(finished_on=date(2019, 12, 31)), {"finished_on"}),
    "after the last day": (with_first(finished_on=date(2030, 1, 1)), {"finished_on"}),
    "not in the list": (with_first(trade="plumbing"), {"trade"}),
    "pattern broken": (with_first(reference="ab-1"), {"reference"}),
    "pattern met by a part only": (with_first(reference="AB-1x"), {"reference"}),
    "too short": (with_first(reference="AB-"), {"reference"}),
    "too long": (with_first(reference="AB-1234"), {"reference"}),
    "at every limit": (with_first(id=9, cost=99.5, reference="AB-123", finished_on=date(2029, 12, 31)), set()),
    "at every other limit": (with_first(id=1, cost=0.0, finished_on=date(2020, 1, 1)), set()),
    "a value twice": (table([SOUND[0], SOUND[1] | {"reference": "AB-1"}]), {"reference"}),
    "a key twice": (table([SOUND[1], SOUND[1]]), {"id", "ward_code"}),
    "half a key twice": (table([SOUND[0], SOUND[1] | {"id": 1}]), set()),
    "no such area": (with_first(ward_code="E05000001"), {"ward_code"}),
    "text for a number": (with_first(cost="lots"), {"cost"}),
    "text for a day": (with_first(finished_on="soon"), {"finished_on"}),
    "text for yes or no": (with_first(urgent="maybe"), {"urgent"}),
}


@pytest.mark.parametrize("case", CASES)
def test_our_check_and_frictionless_find_the_same_fields_at_fault(case: str) -> None:
    given_table, at_fault = CASES[case]
    if case.startswith("text for"):
        # In Parquet a text column is of the wrong type as a whole; make every cell such, as such a file has it.
        (name,) = at_fault
        given_table = table([row | {name: "some"} for row in SOUND])
    assert broken_by_ours(given_table) == at_fault
    assert broken_by_frictionless(given_table) == at_fault


rows = st.fixed_dictionaries(
    {
        "id": st.integers(0, 10),
        "ward_code": st.sampled_from(["E05013652", "E05013665", "E05000001", "north", None]),
        "finished_on": st.none() | st.dates(date(2019, 12, 30), date(2030, 1, 2)),
        "trade": st.sampled_from(["gas", "electrical", "Gas", "gas ", None]),
        "cost": st.none() | st.floats(-1, 101, allow_nan=False),
        "reference": st.none()
        | st.from_regex(r"[A-Za-z]{1,3}-[0-9]{0,4}", fullmatch=True)
        | st.text(string.ascii_uppercase + string.digits + "-", min_size=1, max_size=7),
        "urgent": st.none() | st.booleans(),
    }
)


@settings(max_examples=50)
@given(st.lists(rows, max_size=6))
def test_our_check_and_frictionless_agree_on_any_small_table(given_rows: list[Row]) -> None:
    given_table = table(given_rows)
    assert broken_by_ours(given_table) == broken_by_frictionless(given_table)
