"""The check of a table: which rules, how many rows, and how a person is told."""

from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
import pytest

import data
from data.contracts import proof
from data.contracts.check import check_table
from data.contracts.condition import Condition
from data.contracts.contract import Contract
from data.contracts.fault import Places
from data.contracts.schema import ForeignKey, Schema

AREAS = pa.table({"code": ["E05013652", "E05013665"]})
REQUIRED: dict[str, Any] = {"required": True}
COLUMNS: list[tuple[str, str, dict[str, Any]]] = [
    ("id", "integer", REQUIRED | {"minimum": 1, "maximum": 9}),
    ("ward_code", "string", REQUIRED),
    ("finished_on", "date", {}),
    ("trade", "string", REQUIRED | {"enum": ["gas", "electrical"]}),
    ("cost", "number", {"minimum": 0}),
    ("reference", "string", {}),
    ("urgent", "boolean", {}),
]
TABLE = Schema.model_validate(
    {
        "fields": [
            {"name": name, "type": kind, "description": "A column", "constraints": rules}
            for name, kind, rules in COLUMNS
        ],
        "primaryKey": ["id", "ward_code"],
        "foreignKeys": [{"fields": ["ward_code"], "reference": {"resource": "areas", "fields": ["code"]}}],
    }
)
CONTRACT = data.all_contracts()["recorded_crime"].model_copy(update={"name": "toy", "table": TABLE})
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


def differing(rules: dict[str, dict[str, Any]], **keys: Any) -> Contract:
    """The contract with other constraints on some columns, and other keys of its table."""
    raw = TABLE.model_dump(by_alias=True, exclude_none=True)
    for field in raw["fields"]:
        field["constraints"] |= rules.get(field["name"], {})
    return CONTRACT.model_copy(update={"table": Schema.model_validate(raw | keys)})


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
    (fault,) = faults(
        with_column("trade", pa.array(["gas", "a name"])), CONTRACT.model_copy(update={"counts": "people"})
    )
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
        ("cost", pa.array([1.0, 1e308]), "must lie between -1,000,000,000,000 and 1,000,000,000,000"),
        ("cost", pa.array([1.0, -1.1e12]), "must lie between -1,000,000,000,000 and 1,000,000,000,000"),
        ("reference", pa.array(["AB-1", ""]), "must be null rather than empty text"),
        ("trade", pa.array(["gas", ""]), "must be filled in every row"),
        ("id", pa.array([1.0, 2.0]), "must be of type BIGINT, not DOUBLE; convert the column"),
        ("id", pa.array([1, 2], pa.decimal128(9, 0)), "must be of type BIGINT, not DECIMAL; convert"),
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


@pytest.mark.parametrize("name", ["started_on", "finished", "finished_by_whom", "finished_on_2"])
def test_a_column_that_is_only_like_it_is_not_suggested(name: str) -> None:
    renamed = table(*SOUND).rename_columns(["id", "ward_code", name, *CONTRACT.names[3:]])
    assert [str(fault) for fault in faults(renamed)] == ["toy.finished_on: the column is missing; add it as DATE"]


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
    own = ForeignKey.model_validate({"fields": ["reference"], "reference": {"resource": "toy", "fields": ["trade"]}})
    table_of_own = TABLE.model_copy(update={"foreign_keys": (own,)})
    (fault,) = faults(table(*SOUND), CONTRACT.model_copy(update={"table": table_of_own}))
    assert str(fault) == "toy.reference: must be found in toy.trade; 1 row breaks this: row 1 (AB-1)"


def test_a_key_of_one_column_is_held_to_all_of_its_rules() -> None:
    contract = differing({"reference": REQUIRED | {"pattern": "AB-[0-9]+"}}, primaryKey=["reference"])
    rows = table(*((*SOUND[0][:5], text, True) for text in ("AB-1", "AB-2", "AB-1", "", None, "AB-2\n")))
    assert [str(fault) for fault in faults(rows, contract)] == [
        "toy.reference: must match the pattern AB-[0-9]+; 1 row breaks this: row 6 (AB-2\n)",
        "toy.reference: must be filled in every row; 2 rows break this: row 4 (), row 5 (null)",
        "toy.reference: must not repeat; 2 rows break this: row 1 (AB-1), row 3 (AB-1)",
    ]


def test_rows_without_a_key_that_may_be_missing_do_not_repeat_it() -> None:
    rows = table(SOUND[1], (3, "E05013665", None, "gas", None, None, None), SOUND[0])
    assert faults(rows, differing({"reference": {"unique": True}})) == []


def test_columns_that_never_repeat_together_may_be_empty_and_are_then_not_compared() -> None:
    contract = differing({}, uniqueKeys=[["trade", "reference"]])
    rows = table(*((*SOUND[number % 2][:5], text, True) for number, text in enumerate(("A", None, "A", None))))
    told = [str(fault) for fault in faults(rows, contract) if fault.field == "trade, reference"]
    assert told == ["toy.trade, reference: must not repeat together; 2 rows break this: row 1 (gas A), row 3 (gas A)"]


def test_texts_that_a_list_may_hold_are_no_patterns() -> None:
    texts = ["a.b", "x|y", "Q & A (z) [1]", "10%+"]
    contract = differing({"reference": {"enum": texts}})
    allowed = [(number, "E05013652", None, "gas", None, text, None) for number, text in enumerate(texts, 1)]
    assert faults(table(*allowed), contract) == []
    for text in ("aab", "x", "a.b|x", "a.b "):
        (fault,) = faults(table((1, "E05013652", None, "gas", None, text, None)), contract)
        assert fault.examples == (f"row 1 ({text})",)


def test_an_empty_table_keeps_every_rule() -> None:
    assert faults(table()) == []


def holding(*conditions: tuple[str, str]) -> Contract:
    """The contract with conditions over the columns of a row."""
    made = tuple(Condition(says=says, holds=holds) for says, holds in conditions)
    return CONTRACT.model_copy(update={"conditions": made})


def test_a_condition_over_columns_is_held_in_the_same_pass_and_said_with_its_columns() -> None:
    costly = holding(("only what is finished has a cost", "cost is null or finished_on is not null"))
    assert faults(table(*SOUND), costly) == []
    (fault,) = faults(table(*SOUND, (3, "E05013652", None, "gas", 2.5, None, None)), costly)
    assert str(fault) == (
        "toy.cost, finished_on: only what is finished has a cost; 1 row breaks this: row 3 (2.5 null)"
    )


def test_a_condition_is_kept_where_a_column_that_it_compares_is_empty() -> None:
    later = holding(("what is finished has a cost above its key", "cost > id"))
    assert faults(table(*SOUND), later) == []
    assert len(faults(table((2, "E05013652", None, "gas", 1.5, None, None)), later)) == 1


@pytest.mark.parametrize("holds", ["no_such_function(cost, id) > 1", "cost + id"])
def test_a_condition_that_cannot_be_asked_is_the_contracts_fault(holds: str) -> None:
    (fault,) = faults(table(*SOUND), holding(("costs add up", holds)))
    assert "the rule 'costs add up' cannot be asked (" in str(fault)
    assert str(fault).endswith("; put the SQL of its contract right")


def test_where_rows_are_is_said_as_the_caller_has_it() -> None:
    given = table(*SOUND, (3, "E05013652", None, "gas", -2.5, None, None))
    given = given.append_column("file", pa.array(["a.csv", "a.csv", "b.csv"])).append_column("at", pa.array([2, 3, 2]))
    with duckdb.connect() as connection:
        connection.register("areas", AREAS)
        connection.register("given", given)
        (fault,) = check_table(CONTRACT, "given", connection, places=Places(("file", "at"), '"file", \', row \', "at"'))
    assert str(fault) == "toy.cost: must be 0 or more; 1 row breaks this: b.csv, row 2 (-2.5)"


REPAIR: dict[str, Any] = {
    "ward_code": "E05013652",
    "repair_key": "R1",
    "trade": "plumbing",
    "emergency": False,
    "raised_on": date(2025, 10, 20),
    "finished_on": date(2025, 10, 24),
    "target_days": 20,
    "taken_days": 4,
    "first_visit": True,
    "satisfied": None,
}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({}, None),
        ({"finished_on": None, "taken_days": None, "first_visit": None}, None),
        ({"finished_on": date(2025, 4, 3)}, "finished_on, raised_on: the repair is not finished before it was raised"),
        ({"taken_days": None}, "finished_on, taken_days: a finished repair has its days, and one with days is"),
        ({"finished_on": None, "first_visit": None}, "finished_on, taken_days: a finished repair has its days"),
        ({"finished_on": None, "taken_days": None}, "first_visit, finished_on: only a finished repair says whether"),
    ],
)
def test_a_repair_cannot_end_before_it_began_nor_be_finished_without_its_days(
    changes: dict[str, Any], rule: str | None
) -> None:
    contract = data.all_contracts()["repairs"]
    found = faults(pa.Table.from_pylist([REPAIR | changes], schema=contract.arrow_schema), contract)
    assert [str(each).startswith(f"repairs.{rule}") for each in found] == [True] * (rule is not None)
