"""Is the data dictionary what the contracts say, and can it be read?"""

import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from data.__main__ import app
from data.contracts import documentation
from data.contracts import words as dictionary
from data.contracts.contract import Contract
from data.contracts.field import Constraints
from data.contracts.folder import all_contracts
from data.contracts.schema import Schema

PAGE = dictionary.page()
KEYS = documentation.page()


def rules(contract: Contract) -> str:
    """The rules of a contract's first field, as the page has them."""
    return next(line for line in dictionary.words(contract).splitlines() if line.startswith("    ")).strip()


def test_the_page_in_the_project_is_as_the_contracts_are() -> None:
    written = dictionary.README.read_text(encoding="utf-8")
    assert written == PAGE, "data/README.md is not as the contracts are; run 'python -m data docs'"


@pytest.mark.parametrize("name", all_contracts())
def test_every_table_has_a_section_with_every_column(name: str) -> None:
    contract = all_contracts()[name]
    section = PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]
    columns = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert tuple(columns) == contract.names
    assert contract.description in section
    assert contract.owner in section
    assert f"[`{name}`](#{name})" in PAGE


@pytest.mark.parametrize("page", [PAGE, KEYS])
def test_every_row_of_a_table_has_as_many_cells_as_its_heading(page: str) -> None:
    for rows in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
        cells = {len(re.findall(r"(?<!\\)\|", row)) for row in rows.splitlines()}
        assert len(cells) == 1, rows


@pytest.mark.parametrize(
    ("kind", "constraints", "words"),
    [
        ("integer", {"required": True, "minimum": 0}, "Filled in every row; 0 or more."),
        ("number", {"minimum": 0, "maximum": 9.5}, "From 0 to 9.5."),
        ("integer", {"maximum": 3}, "3 or less."),
        ("date", {"minimum": "2015-01-01"}, "2015-01-01 or later."),
        ("date", {"maximum": "2025-01-01"}, "2025-01-01 or earlier."),
        ("string", {"unique": True, "pattern": "a|b"}, "Never repeated; matches the pattern `a|b`."),
        ("string", {"minLength": 2, "maxLength": 3}, "2 characters or more; 3 characters or fewer."),
        ("string", {"enum": ["a", "b"]}, "One of: a, b."),
    ],
)
def test_a_rule_is_said_in_words(kind: str, constraints: dict[str, Any], words: str) -> None:
    field = {"name": "n", "type": kind, "description": "N", "constraints": constraints}
    table = Schema.model_validate({"fields": [field]})
    assert rules(all_contracts()["repairs"].model_copy(update={"table": table})) == words


def test_a_key_of_several_columns_says_which() -> None:
    own = all_contracts()["recorded_crime"]
    assert rules(own) == (
        r"Never repeated together with month, major, minor; matches the pattern `E05\d{6}`; "
        "found in areas.code."
    )


def test_the_command_writes_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "README", tmp_path / "README.md")
    monkeypatch.setattr(documentation, "README", tmp_path / "KEYS.md")
    result = CliRunner().invoke(app, ["docs"])
    assert result.exit_code == 0
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == PAGE
    assert (tmp_path / "KEYS.md").read_text(encoding="utf-8") == KEYS


def test_a_page_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "README", tmp_path)
    result = CliRunner().invoke(app, ["docs"])
    assert (result.exit_code, result.stderr) == (1, f"{tmp_path}: Is a directory.\n")


def test_the_keys_in_the_project_are_as_the_models_have_them() -> None:
    written = documentation.README.read_text(encoding="utf-8")
    assert written == KEYS, "data/contracts/README.md is not as the models are; run 'python -m data docs'"


def test_every_key_of_a_contract_is_described() -> None:
    for row in re.findall(r"^\| `.*$", KEYS, re.MULTILINE):
        key, holds, says, _ = (cell.strip() for cell in row.strip("|").split(" | "))
        assert says, key
        assert holds, key


def test_a_key_that_a_constraint_has_is_in_its_table() -> None:
    section = KEYS.split("\n## `constraints`\n")[1].split("\n## ")[0]
    keys = [field.alias or name for name, field in Constraints.model_fields.items()]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == keys
