"""Reading contracts: whatever is wrong with a file is said at once, in words that lead to the fix."""

from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from data.contracts.contract import Contract
from data.contracts.folder import FOLDER, all_contracts, load
from data.declarations.model import DeclarationError

SOUND = """
name: repairs
path: repairs.parquet
format: parquet
title: Repairs
description: Repairs to council homes, one row each.
sources: [{title: Housing system}]
licenses: [{name: closed, title: For use inside the council}]
camden:owner: Property Management
camden:cadence: monthly
camden:grain: one row for each repair
camden:date: finished_on
camden:counts: things
schema:
  fields:
    - {name: ward_code, type: string, description: Ward, constraints: {required: true}}
    - {name: finished_on, type: date, description: Day of the finish}
    - {name: taken_days, type: integer, description: Working days taken, constraints: {minimum: 0}}
  foreignKeys:
    - {fields: [ward_code], reference: {resource: areas, fields: [code]}}
"""


def read(folder: Path, text: str, name: str = "repairs") -> Contract:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(DeclarationError) as raised:
        read(folder, text)
    return str(raised.value).splitlines()


def test_a_sound_contract_says_what_it_promises(tmp_path: Path) -> None:
    contract = read(tmp_path, SOUND)
    assert contract.names == ("ward_code", "finished_on", "taken_days")
    assert [field.sql_type for field in contract.fields] == ["VARCHAR", "DATE", "BIGINT"]
    assert (contract.smallest_shown, contract.protection, contract.settles_after_months) == (0, 0, 0)
    assert not contract.ward_optional
    assert contract.attribution == "Source: Housing system. Licence: For use inside the council."
    assert contract.descriptor["camden:owner"] == "Property Management"


def test_every_fault_of_a_file_is_said_at_once_with_the_key_that_was_meant(tmp_path: Path) -> None:
    wrong = SOUND.replace("minimum:", "minimun:").replace("camden:owner", "camden:owned")
    wrong = wrong.replace("camden:date: finished_on", "camden:date: finishd_on").replace("things", "stuff")
    assert faults(tmp_path, wrong) == [
        "repairs.yaml, line 1: camden:owner: is missing; add it",
        "repairs.yaml, line 9: camden:owned: unknown key; did you mean 'camden:owner'?",
        "repairs.yaml, line 12: camden:date: there is no field 'finishd_on'; did you mean 'finished_on'?",
        "repairs.yaml, line 13: camden:counts: must be 'people' or 'things', not 'stuff'",
        "repairs.yaml, line 18: schema.fields.taken_days.constraints.minimun: unknown key; did you mean 'minimum'?",
    ]


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("{minimum: 0}", "{minimum: some}", "constraints.minimum: must be a whole number, not 'some'"),
        ("{minimum: 0}", "{minimum: 0.5}", "constraints.minimum: must be a whole number, not 0.5"),
        ("{minimum: 0}", "{pattern: '[0-9]'}", "constraints.pattern: cannot hold for type integer"),
        ("{minimum: 0}", "{enum: [1, two]}", "constraints.enum: 'two' is not of type integer"),
        ("{minimum: 0}", "{required: 'yes'}", "constraints.required: must be true or false, not 'yes'"),
        ("{required: true}", "{required: true, pattern: '('}", "constraints.pattern: is not a regular expression"),
        ("{required: true}", "{required: true, minimum: 3}", "constraints.minimum: cannot hold for type string"),
        ("Day of the finish}", "D, constraints: {minimum: '1/4/2025'}}", "minimum: must be a day in quotes"),
        ("Day of the finish}", "D, constraints: {minimum: 2025-04-01}}", "minimum: must be in quotes, as '2025-04-01'"),
        ("{minimum: 0}", "{minimum: [0]}", "constraints.minimum: must be one value"),
        ("{minimum: 0}", "{enum: []}", "constraints.enum: must not be empty"),
        ("{minimum: 0}", "{minLength: -1}", "constraints.minLength: must be 0 or more"),
        (
            "type: date",
            "type: dates",
            "must be 'string', 'integer', 'number', 'boolean', 'date' or 'datetime', not 'dates'",
        ),
        ("type: date", "type: dates", "did you mean 'date'?"),
        ("name: taken_days", "name: taken days", "name: must be a name: small letters, digits and _"),
        ("[{title: Housing system}]", "Housing system", "sources: must be a list, such as [one, two], not 'Housing"),
        ("{title: Housing system}", "Housing system", "sources.1: must be keys with values, not 'Housing system'"),
        ("name: taken_days", "name: ward_code", "schema.fields.ward_code: is there 2 times"),
        ("path: repairs.parquet", "path: repair.parquet", "path: must be 'repairs.parquet'"),
        ("camden:date: finished_on", "camden:date: taken_days", "it must be a date or datetime"),
        ("constraints: {required: true}}", "}", "must be required, or 'camden:ward' must say optional"),
        ("camden:counts", "camden:ward: optional\ncamden:counts", "drop one of the two"),
        ("fields: [code]", "fields: [name]", "ward_code must refer to the field code of areas"),
        ("fields: [code]", "fields: [code, name]", "give as many fields on both sides"),
        ("  foreignKeys", "  primaryKey: [finished_on]\n  foreignKeys", "is in the primary key; make it"),
        ("  foreignKeys", "  primaryKey: [id]\n  foreignKeys", "schema.primaryKey.1: there is no field 'id'"),
        ("  foreignKeys", "  uniqueKeys: [[trad, ward_code]]\n  foreignKeys", "uniqueKeys.1: there is no field 'trad'"),
        ("title: Repairs", "title: ''", "title: must say something"),
        ("title: Repairs", "title: 2024", "title: must be text, not 2024; put it in quotes"),
        ("title: Repairs", "title: 2024-02-31", "YAML takes 2024-02-31 for a day or a number, and it is none"),
        ("title: Repairs", "title: Repairs\ntitle: Mends", "title: the key is given twice, on lines 5 and 6; drop one"),
        ("camden:counts", "camden:coverage: guessed\ncamden:counts", "must be 'dates' or 'stated', not 'guessed'"),
        ("camden:date: finished_on", "camden:coverage: stated", "coverage: needs 'camden:date'"),
        (
            "schema:",
            "camden:rules: [{says: it is so, holds: taken_day > 0}]\nschema:",
            "there is no field 'taken_day'; did you mean 'taken_days'?",
        ),
        ("schema:", "camden:rules: [{says: it is so, holds: 1 = 1}]\nschema:", "rules.1.holds: names no column"),
        (
            "schema:",
            "camden:rules: [{says: it is so, holds: taken_days in (select 1)}]\nschema:",
            "'select' reads more than one row",
        ),
        ("schema:", "camden:rules: [{holds: taken_days > 0}]\nschema:", "rules.1.says: is missing"),
        ("schema:", "schema: [", "not YAML"),
    ],
)
def test_a_contract_at_odds_with_itself_is_refused(tmp_path: Path, before: str, after: str, fault: str) -> None:
    assert before in SOUND
    assert any(fault in line for line in faults(tmp_path, SOUND.replace(before, after)))


PEOPLE = "camden:counts: people\ncamden:smallest_shown: {}\ncamden:protection: {}\n"


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (
            "camden:counts: people\n",
            "camden:smallest_shown: must be 5 or more, since people are counted: 5 is usual, 8",
        ),
        (PEOPLE.format(4, 3), "camden:smallest_shown: must be 5 or more"),
        (
            "camden:counts: people\ncamden:smallest_shown: 5\n",
            "camden:protection: must be 3 or more where the smallest",
        ),
        (PEOPLE.format(5, 2), "camden:protection: must be 3 or more where the smallest count shown is 5"),
        (PEOPLE.format(8, 3), "camden:protection: must be 4 or more where the smallest count shown is 8"),
        (PEOPLE.format(5, 6), "camden:protection: must be 5 or less, since no more numbers are below the smallest"),
        (PEOPLE.format(5, 3).replace("people", "things"), "camden:smallest_shown: is for extracts that count people"),
    ],
)
def test_who_counts_people_says_how_they_are_protected(tmp_path: Path, said: str, fault: str) -> None:
    told = faults(tmp_path, SOUND.replace("camden:counts: things\n", said))
    assert any(fault in line for line in told), told


@pytest.mark.parametrize(("smallest", "protection"), [(5, 3), (5, 5), (8, 4), (10, 4)])
def test_people_can_be_protected_more_than_is_usual(tmp_path: Path, smallest: int, protection: int) -> None:
    contract = read(tmp_path, SOUND.replace("camden:counts: things\n", PEOPLE.format(smallest, protection)))
    assert (contract.smallest_shown, contract.protection) == (smallest, protection)


def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path, "- repairs") == [
        "repairs.yaml, line 1: must be keys with values, a line each, such as 'title: Repairs'"
    ]


def test_a_contract_is_called_as_its_file_is(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match=r"mends\.yaml, line 2: name: is 'repairs'; make it 'mends'"):
        read(tmp_path, SOUND, "mends")


def test_the_faults_of_all_contracts_come_together(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(f"name: {name}\n", encoding="utf-8")
    with pytest.raises(DeclarationError) as raised:
        all_contracts(tmp_path)
    assert {line.split(",")[0] for line in str(raised.value).splitlines()} == {"one.yaml", "two.yaml"}


def test_a_contract_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "repairs.yaml").write_bytes(SOUND.encode() + b"# \xff\n")
    (tmp_path / "trees.yaml").mkdir()
    with pytest.raises(DeclarationError) as raised:
        all_contracts(tmp_path)
    assert raised.value.faults == (
        "repairs.yaml, line 21: is not UTF-8 text; save it as UTF-8",
        "trees.yaml: cannot be read: it is a folder and not a file; put a file in its place that can be",
    )


def test_a_plain_descriptor_is_the_file_as_it_is_written(tmp_path: Path) -> None:
    assert read(tmp_path, SOUND).descriptor == yaml.safe_load(SOUND)


@pytest.mark.parametrize("name", all_contracts())
def test_every_contract_of_the_project_is_its_own_descriptor(name: str) -> None:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    assert all_contracts()[name].descriptor == yaml.safe_load(text)


def test_a_contract_is_frozen(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        read(tmp_path, SOUND).title = "Mends"  # type: ignore[misc]


def test_a_foreign_key_needs_a_field_of_the_same_type_in_a_contract_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "repairs.yaml").write_text(SOUND, encoding="utf-8")
    with pytest.raises(DeclarationError, match="there is no contract 'areas'"):
        all_contracts(tmp_path)


def test_a_closed_reading_of_contracts_is_not_shared_between_callers() -> None:
    all_contracts().clear()
    assert "areas" in all_contracts()
