"""Is every kind of damage to every shape of extract refused by a message that names it, and gives no one away?"""

import logging
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from _pytest.mark import ParameterSet
from typer.testing import CliRunner

import data
from data.__main__ import app
from data.contracts.contract import Contract
from data.contracts.field import Field
from data.holding.files import extracts_folder
from data.holding.metadata import Metadata
from data.holding.write import write, write_sample
from tests.contract.valid_rows import EXTRACTS, put, table

# Planted wherever a damage leaves room for it; in no message about people may it be found again.
CANARY, CANARY_NUMBER = "canary", -987654
TODAY = date(2026, 11, 20)


class Damage(NamedTuple):
    """What is done to an extract, and to which of its columns; it returns what the message must say."""

    room: Callable[[Contract, Field], object]
    do: Callable[[Contract, Field, Path], str]


DAMAGES: dict[str, Damage] = {}


def damage(room: Callable[[Contract, Field], object] = lambda _contract, _field: True):
    def known(do: Callable[[Contract, Field, Path], str]) -> Callable[[Contract, Field, Path], str]:
        DAMAGES[do.__name__.replace("_", " ")] = Damage(room, do)
        return do

    return known


def column(contract: Contract, damage: Damage) -> Field | None:
    """The first that there is room in; a key or the ward only where no other is."""
    keys = {*contract.primary_key, "ward_code"}
    fields = sorted(contract.fields, key=lambda field: field.name in keys)
    return next((field for field in fields if damage.room(contract, field)), None)


def with_column(rows: pa.Table, name: str, cells: pa.Array) -> pa.Table:
    return rows.set_column(rows.column_names.index(name), name, cells)


def marked(contract: Contract) -> pa.Table:
    """The valid rows, with a canary in the first for a key that may be any text."""
    rows = table(contract)
    for name in contract.primary_key:
        if name.endswith("_key"):
            rows = with_column(rows, name, pa.array([CANARY, *rows[name].to_pylist()[1:]]))
    return rows


def with_first(contract: Contract, field: Field, cell: object) -> pa.Table:
    rows = marked(contract)
    return with_column(rows, field.name, pa.array([cell, *rows[field.name].to_pylist()[1:]], field.arrow_type))


def of_other_type(contract: Contract, field: Field) -> pa.Table:
    cells = [1.5, 2.5, 3.5] if field.type == "string" else [CANARY] * 3
    return with_column(marked(contract), field.name, pa.array(cells))


def first_row(contract: Contract, names: str, rule: str) -> str:
    return f"{contract.name}.{names}: {rule}; 1 row breaks this: row 1"


@damage()
def missing_column(contract: Contract, field: Field, folder: Path) -> str:
    put(contract, folder, marked(contract).drop_columns(field.name))
    return f"{contract.name}.{field.name}: the column is missing; add it as {field.sql_type}"


@damage(lambda _, field: field.type != "string")
def text_for_another_type(contract: Contract, field: Field, folder: Path) -> str:
    put(contract, folder, of_other_type(contract, field))
    return f"{contract.name}.{field.name}: must be of type {field.sql_type}, not VARCHAR; convert the column"


@damage(lambda contract, field: field.name == contract.date)
def text_for_the_date_of_a_row(contract: Contract, field: Field, folder: Path) -> str:
    put(contract, folder, of_other_type(contract, field))
    return f"{contract.name}.{field.name}: must be of type {field.sql_type}, not VARCHAR; convert the column"


@damage(lambda _, field: field.type == "string")
def numbers_for_text(contract: Contract, field: Field, folder: Path) -> str:
    put(contract, folder, of_other_type(contract, field))
    return f"{contract.name}.{field.name}: must be of type VARCHAR, not DOUBLE; convert the column"


@damage(lambda _, field: field.name == "ward_code")
def unknown_ward(contract: Contract, field: Field, folder: Path) -> str:
    put(contract, folder, with_first(contract, field, CANARY))
    return first_row(contract, field.name, "must be found in areas.code")


@damage(lambda contract, field: any(key.fields == (field.name,) for key in contract.foreign_keys))
def broken_foreign_key(contract: Contract, field: Field, folder: Path) -> str:
    # A ward as it was called before May 2022: in form, and not there.
    put(contract, folder, with_first(contract, field, "E05000128" if field.type == "string" else CANARY_NUMBER))
    key = next(key for key in contract.foreign_keys if key.fields == (field.name,))
    return first_row(contract, field.name, f"must be found in {key.resource}.{key.reference[0]}")


@damage(lambda _, field: field.required)
def null_in_a_required_field(contract: Contract, field: Field, folder: Path) -> str:
    put(contract, folder, with_first(contract, field, None))
    return first_row(contract, field.name, "must be filled in every row")


@damage(lambda contract, field: field.name in contract.primary_key)
def duplicate_key(contract: Contract, _: Field, folder: Path) -> str:
    put(contract, folder, pa.concat_tables([marked(contract), marked(contract).slice(0, 1)]))
    together = "" if len(contract.primary_key) == 1 else " together"
    return f"{contract.name}.{', '.join(contract.primary_key)}: must not repeat{together}; 2 rows break this: row 1"


@damage(lambda _, field: field.enum and field.type == "string")
def value_not_in_the_list(contract: Contract, field: Field, folder: Path) -> str:
    put(contract, folder, with_first(contract, field, CANARY))
    return first_row(contract, field.name, f"must be one of: {', '.join(map(str, field.enum))}")


@damage(lambda _, field: field.minimum is not None and field.type in ("integer", "number"))
def number_out_of_range(contract: Contract, field: Field, folder: Path) -> str:
    put(contract, folder, with_first(contract, field, CANARY_NUMBER))
    return first_row(contract, field.name, f"must be {field.minimum} or more")


@damage(lambda _, field: field.minimum is not None and field.type == "date")
def day_out_of_range(contract: Contract, field: Field, folder: Path) -> str:
    put(contract, folder, with_first(contract, field, date(1066, 10, 14)))
    return first_row(contract, field.name, f"must be {field.minimum} or more")


@damage(lambda _, field: field.pattern)
def text_out_of_form(contract: Contract, field: Field, folder: Path) -> str:
    put(contract, folder, with_first(contract, field, f"{CANARY} !"))
    return first_row(contract, field.name, f"must match the pattern {field.pattern}")


@damage(lambda _, field: field.type == "string")
def text_that_is_not_utf_8(contract: Contract, field: Field, folder: Path) -> str:
    # As a program writes it that takes no care: any bytes under the name of text.
    cells = pa.array([f"{CANARY}\u00e9".encode("latin-1")] * 3, pa.binary())
    bad = pa.StringArray.from_buffers(3, cells.buffers()[1], cells.buffers()[2])
    put(contract, folder, with_column(marked(contract), field.name, bad))
    return f"{contract.name}: cannot be read: Invalid Input Error"


@damage()
def truncated(contract: Contract, _: Field, folder: Path) -> str:
    path = put(contract, folder, marked(contract))
    path.write_bytes(path.read_bytes()[:-40])
    return f"{path}: is not a whole Parquet file"


@damage()
def empty(contract: Contract, _: Field, folder: Path) -> str:
    path = put(contract, folder)
    path.write_bytes(b"")
    return f"{path}: the file is empty; bring it in again"


@damage()
def not_parquet(contract: Contract, _: Field, folder: Path) -> str:
    path = put(contract, folder)
    path.write_text(f"{','.join(contract.names)}\n{CANARY}\n", encoding="utf-8")
    return f"{path}: is not a whole Parquet file"


@damage(lambda _, field: field.type != "string")
def mixed_schemas(contract: Contract, field: Field, folder: Path) -> str:
    whole, pieces = put(contract, folder), folder / contract.name
    pieces.mkdir()
    whole.rename(pieces / "part-0.parquet")
    pq.write_table(of_other_type(contract, field), pieces / "part-1.parquet")
    theirs = f"{field.name} is of type string here and {field.arrow_type} there"
    return f"{pieces / 'part-1.parquet'}: its columns differ from those of part-0.parquet: {theirs}"


# Spells with an end; people month by month; a survey with weights; published figures. Every kind of field, rule, key
# and damage that any contract has, one of these has.
SHAPES = {name: EXTRACTS[name] for name in ("repairs", "young_people", "residents_survey", "tenant_satisfaction")}


def damages(contract: Contract) -> list[tuple[str, Field]]:
    """What there is room for in an extract, and where."""
    return [(name, field) for name, damage in DAMAGES.items() if (field := column(contract, damage))]


def kinds(contract: Contract) -> set[tuple[str, object]]:
    """All that a contract has, of what a check or a message may depend on."""
    rules = {(field.type, rule) for field in contract.fields for rule in ("", *field.constraints.said)}
    optional = {(field.type, "optional") for field in contract.fields if not field.required}
    keys = {("keys", len(contract.primary_key) > 1), ("foreign keys", bool(contract.foreign_keys))}
    return rules | optional | keys | {("counts", contract.counts)} | {("damage", name) for name, _ in damages(contract)}


FOUND = [(contract, field, name) for contract in SHAPES.values() for name, field in damages(contract)]
# Writing and opening are the same for all extracts: the one with people that has room for most damages stands for them.
ROOM = Counter(contract.name for contract, _, _ in FOUND if contract.counts == "people")
WIDEST = ROOM.most_common(1)[0][0]


def cases(*names: str) -> list[ParameterSet]:
    return [
        pytest.param(contract, field, DAMAGES[name], id=f"{contract.name}: {name}")
        for contract, field, name in FOUND
        if contract.name in names
    ]


@pytest.mark.parametrize("contract", EXTRACTS.values(), ids=EXTRACTS)
def test_rows_made_from_a_contract_keep_it(contract: Contract) -> None:
    put(contract, extracts_folder())
    assert data.check(contract.name) == []
    assert data.extracts(today=TODAY)[contract.name].origin == "council"


def test_the_shapes_have_all_that_any_contract_has() -> None:
    shown = {kind for each in SHAPES.values() for kind in kinds(each)}
    assert shown == {kind for each in EXTRACTS.values() for kind in kinds(each)}


def test_each_kind_of_damage_is_done_to_some_extract() -> None:
    assert {name for _, _, name in FOUND} == {*DAMAGES}


@pytest.mark.parametrize(("contract", "field", "damage"), cases(*SHAPES))
def test_a_damaged_extract_is_refused_by_name_and_gives_no_one_away(
    contract: Contract, field: Field, damage: Damage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    message = damage.do(contract, field, extracts_folder())
    result = CliRunner().invoke(app, ["check", contract.name])
    assert result.exit_code == 1
    assert message in result.output
    assert str(extracts_folder() / contract.name) in result.output
    if contract.counts == "people":
        assert_silent(result.output + exception(lambda: data.extracts(today=TODAY)) + caplog.text)


@pytest.mark.parametrize(("contract", "field", "damage"), cases(WIDEST))
def test_damaged_rows_give_no_one_away_when_they_are_written_or_opened(
    contract: Contract, field: Field, damage: Damage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    folder = extracts_folder()
    damage.do(contract, field, folder)
    file = max(folder.rglob("*.parquet"))
    days: dict[str, Any] = {"covers_from": date(2025, 1, 1), "covers_to": date(2025, 3, 31), "extracted_on": TODAY}
    sample = Metadata(origin="sample", source="a test", **days)
    uses: list[Callable[[], object]] = [
        lambda: data.connect().close(),
        lambda: write(pq.read_table(file), contract, folder / "new", **days, origin="council", source="a test"),
        lambda: write_sample([pq.read_table(file)], contract, folder / "new", sample),
    ]
    assert_silent("".join(map(exception, uses)) + caplog.text)


def assert_silent(heard: str) -> None:
    assert CANARY not in heard
    assert str(CANARY_NUMBER) not in heard


def exception(action: Callable[[], object]) -> str:
    """What anyone would see of the exception that an action raises, as far as it goes; nothing where it does not."""
    try:
        action()
    except Exception as error:  # noqa: BLE001  # whatever is raised is looked through for the canary
        return "".join(traceback.format_exception(error))
    return ""
