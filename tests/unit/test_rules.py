"""The check of a table: which rules, how many rows, and how a person is told."""

from dataclasses import replace
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
import pytest

import data
from data.contracts import proof
from data.contracts.check import check_table
from data.contracts.contract import Contract, Field, ForeignKey

AREAS = pa.table({"code": ["E05013652", "E05013665"]})
CONTRACT = replace(
    data.all_contracts()["recorded_crime"],
    name="toy",
    fields=(
        Field("id", "integer", "Number", required=True, minimum=1, maximum=9),
        Field("ward_code", "string", "Ward", required=True),
        Field("finished_on", "date", "Day"),
        Field("trade", "string", "Trade", required=True, enum=("gas", "electrical")),
        Field("cost", "number", "Pounds", minimum=0),
        Field("reference", "string", "Reference"),
        Field("urgent", "boolean", "Whether urgent"),
    ),
    primary_key=("id", "ward_code"),
    foreign_keys=(ForeignKey(("ward_code",), "areas", ("code",)),),
)
SOUND = [
    (1, "E05013652", date(2025, 4, 2), "gas", 1.5, "AB-1", True),
    (2, "E05013665", None, "electrical", None, None, None),
]


@pytest.fixture(autouse=True, params=[(100_000, 1_000_000), (0, 1_000_000), (0, 1)], ids=["short", "long", "in turns"])
def _ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever way a table is gone through for its length, its faults are the same."""
    many, at_once = request.param
    monkeypatch.setattr(proof, "MANY", many)
    monkeypatch.setattr(proof, "AT_ONCE", at_once)


def table(*rows: tuple[Any, ...]) -> pa.Table:
    columns = [dict(zip(CONTRACT.names, row, strict=True)) for row in rows]
    return pa.Table.from_pylist(columns, schema=CONTRACT.arrow_schema)


def with_column(name: str, cells: pa.Array) -> pa.Table:
    return table(*SOUND).set_column(CONTRACT.names.index(name), name, cells)


def faults(given: pa.Table, contract: Contract = CONTRACT) -> list[data.Fault]:
    with duckdb.connect() as connection:
        connection.register("areas", AREAS)
        connection.register("given", given)
        return check_table(contract, "given", connection)


def test_a_fault_says_the_rule_how_many_rows_and_the_first_five_with_values() -> None:
    bad = table(*((1 + n, "E05013652", None, "gas", -1.0 - n, None, None) for n in range(7)))
    (fault,) = faults(bad)
    assert str(fault) == (
        "toy.cost: must be 0 or more; 7 rows break this: "
        "row 1 (-1.0), row 2 (-2.0), row 3 (-3.0), row 4 (-4.0), row 5 (-5.0), and more"
    )


def test_where_people_are_counted_a_fault_shows_no_values() -> None:
    (fault,) = faults(with_column("trade", pa.array(["gas", "a name"])), replace(CONTRACT, counts="people"))
    assert (fault.rows, fault.examples) == (1, ("row 2",))
    assert "a name" not in str(fault)


def test_rows_that_share_a_key_are_all_named() -> None:
    (fault,) = faults(table(SOUND[0], SOUND[1], SOUND[1]))
    assert str(fault) == (
        "toy.id, ward_code: must not repeat together; 2 rows break this: row 2 (2 E05013665), row 3 (2 E05013665)"
    )


def test_rows_are_numbered_in_the_order_of_the_table() -> None:
    many = table(SOUND[1]).take([0] * 200_000).set_column(0, "id", pa.array(range(200_000), pa.int64()))
    found = {fault.rule: fault for fault in faults(many)}
    assert found["must be 1 or more"].examples == ("row 1 (0)",)
    assert found["must be 9 or less"].rows == 199_990
    assert found["must be 9 or less"].examples[0] == "row 11 (10)"


@pytest.mark.parametrize(
    ("column", "cells", "words"),
    [
        ("cost", pa.array([1.0, float("nan")]), "must be neither infinite nor NaN"),
        ("cost", pa.array([1.0, float("inf")]), "must be neither infinite nor NaN"),
        ("reference", pa.array(["AB-1", ""]), "must be null rather than empty text"),
        ("trade", pa.array(["gas", ""]), "must be filled in every row"),
        ("id", pa.array([1.0, 2.0]), "must be of type BIGINT, not DOUBLE; convert the column"),
        ("id", pa.array([1, 2], pa.decimal128(9, 0)), "must be of type BIGINT, not DECIMAL(9,0)"),
        ("finished_on", pa.array([None, None], pa.timestamp("us")), "must be of type DATE, not TIMESTAMP"),
        ("urgent", pa.array([1, 0]), "must be of type BOOLEAN, not BIGINT; convert the column"),
    ],
)
def test_what_only_parquet_can_hold_is_held_to_the_contract_too(column: str, cells: pa.Array, words: str) -> None:
    assert [fault.field for fault in faults(with_column(column, cells)) if words in fault.rule] == [column]


@pytest.mark.parametrize("kind", [pa.int8(), pa.int32(), pa.uint16()])
def test_a_narrower_whole_number_is_a_whole_number(kind: pa.DataType) -> None:
    assert faults(with_column("id", pa.array([1, 2], kind))) == []


def test_a_misspelt_column_is_told_which_one_it_looks_like() -> None:
    renamed = table(*SOUND).rename_columns(["id", "ward_code", "Finished_On", *CONTRACT.names[3:]])
    assert [str(fault) for fault in faults(renamed)] == [
        "toy.finished_on: the column is missing; rename 'Finished_On', which looks like it"
    ]


def test_a_column_that_nothing_looks_like_is_to_be_added() -> None:
    assert [str(fault) for fault in faults(table(*SOUND).drop_columns("urgent"))] == [
        "toy.urgent: the column is missing; add it as BOOLEAN"
    ]


def test_a_key_into_a_table_that_is_not_there_is_a_fault() -> None:
    with duckdb.connect() as connection:
        connection.register("given", table(*SOUND))
        (fault,) = check_table(CONTRACT, "given", connection)
    assert str(fault) == "toy.ward_code: must be found in areas, which is not there; import that first"


def test_a_key_into_the_table_itself_is_looked_up_there() -> None:
    own = ForeignKey(("reference",), "toy", ("trade",))
    (fault,) = faults(table(*SOUND), replace(CONTRACT, foreign_keys=(own,)))
    assert str(fault) == "toy.reference: must be found in toy.trade; 1 row breaks this: row 1 (AB-1)"


def test_a_key_of_one_column_is_held_to_all_of_its_rules() -> None:
    key = Field("reference", "string", "Key", required=True, pattern="AB-[0-9]+")
    contract = replace(CONTRACT, fields=(*CONTRACT.fields[:5], key, CONTRACT.fields[6]), primary_key=("reference",))
    rows = table(*((*SOUND[0][:5], text, True) for text in ("AB-1", "AB-2", "AB-1", "", None, "AB-2\n")))
    assert [str(fault) for fault in faults(rows, contract)] == [
        "toy.reference: must match the pattern AB-[0-9]+; 1 row breaks this: row 6 (AB-2\n)",
        "toy.reference: must be filled in every row; 2 rows break this: row 4 (), row 5 (null)",
        "toy.reference: must not repeat; 2 rows break this: row 1 (AB-1), row 3 (AB-1)",
    ]


def test_rows_without_a_key_that_may_be_missing_do_not_repeat_it() -> None:
    fields = tuple(replace(field, unique=field.name == "reference") for field in CONTRACT.fields)
    rows = table(SOUND[1], (3, "E05013665", None, "gas", None, None, None), SOUND[0])
    assert faults(rows, replace(CONTRACT, fields=fields)) == []


def test_texts_that_a_list_may_hold_are_no_patterns() -> None:
    fields = tuple(
        replace(field, enum=("a.b", "x|y", "Q & A (z) [1]", "10%+")) if field.name == "reference" else field
        for field in CONTRACT.fields
    )
    allowed = [(number, "E05013652", None, "gas", None, text, None) for number, text in enumerate(fields[5].enum, 1)]
    assert faults(table(*allowed), replace(CONTRACT, fields=fields)) == []
    for text in ("aab", "x", "a.b|x", "a.b "):
        (fault,) = faults(table((1, "E05013652", None, "gas", None, text, None)), replace(CONTRACT, fields=fields))
        assert fault.examples == (f"row 1 ({text})",)


def test_an_empty_table_keeps_every_rule() -> None:
    assert faults(table()) == []
