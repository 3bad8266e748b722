"""Is the data dictionary what the contracts say, and can it be read?"""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from data.__main__ import app
from data.contracts import words as dictionary
from data.contracts.contract import Contract, Field, all_contracts

PAGE = dictionary.page()


def rules(field: Field, contract: Contract | None = None) -> str:
    """The rules of a field as the page has them, in a contract of its own."""
    own = contract or replace(all_contracts()["repairs"], fields=(field,), primary_key=(), foreign_keys=())
    return next(line for line in dictionary.words(own).splitlines() if line.startswith("    ")).strip()


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


def test_every_row_of_a_table_has_as_many_cells_as_its_heading() -> None:
    for rows in re.findall(r"(?:^\|.*\n)+", PAGE, re.MULTILINE):
        cells = {len(re.findall(r"(?<!\\)\|", row)) for row in rows.splitlines()}
        assert len(cells) == 1, rows


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (Field("n", "integer", "N", required=True, minimum=0), "Filled in every row; 0 or more."),
        (Field("n", "number", "N", minimum=0, maximum=9.5), "From 0 to 9.5."),
        (Field("n", "integer", "N", maximum=3), "3 or less."),
        (Field("d", "date", "D", minimum="2015-01-01"), "2015-01-01 or later."),
        (Field("d", "date", "D", maximum="2025-01-01"), "2025-01-01 or earlier."),
        (Field("t", "string", "T", unique=True, pattern="a|b"), "Never repeated; matches the pattern `a|b`."),
        (Field("t", "string", "T", min_length=2, max_length=3), "2 characters or more; 3 characters or fewer."),
        (Field("t", "string", "T", enum=("a", "b")), "One of: a, b."),
    ],
)
def test_a_rule_is_said_in_words(field: Field, words: str) -> None:
    assert rules(field) == words


def test_a_key_of_several_columns_says_which() -> None:
    own = all_contracts()["recorded_crime"]
    assert rules(own.fields[0], own) == (
        r"Filled in every row; never repeated together with month, major, minor; matches the pattern `E05\d{6}`; "
        "found in areas.code."
    )


def test_the_command_writes_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "README", tmp_path / "README.md")
    result = CliRunner().invoke(app, ["docs"])
    assert result.exit_code == 0
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == PAGE
