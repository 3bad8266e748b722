"""Is nothing of a person's row ever printed, logged or kept for the dashboard, whatever is wrong with the file?"""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import typer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from data.__main__ import app as data_commands
from data.contracts.contract import Contract
from data.holding.files import extracts_folder
from data.sources.source import sources
from metrics.__main__ import app as metrics_commands
from metrics.snapshots.folder import snapshots_folder
from tests.contract import persons
from tests.contract.persons import DAY, NAME, NUMBER, PEOPLE, Given, damaged, told
from tests.contract.valid_rows import EXTRACTS, put, table

AS_OF = "2026-10-31"
MANY = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEW = settings(MANY, max_examples=25)


class Heard(logging.Handler):
    """All that is logged at any level, and warned of, while it listens."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def listening() -> Iterator[list[str]]:
    heard, root = Heard(), logging.getLogger()
    before = root.level
    root.addHandler(heard)
    root.setLevel(logging.DEBUG)
    try:
        with warnings.catch_warnings(record=True) as noted:
            warnings.simplefilter("always")
            yield heard.lines
            heard.lines += [str(each.message) for each in noted]
    finally:
        root.removeHandler(heard)
        root.setLevel(before)


def said(program: typer.Typer, *arguments: str) -> str:
    """Everything that a command prints, logs and warns of; it ends in sentences, never in an exception."""
    with listening() as heard:
        ran = CliRunner().invoke(program, list(arguments))
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return "\n".join([ran.output, *heard])


def fresh(contract: Contract) -> Path:
    """An extracts folder with what the extract refers to, and nothing else."""
    folder = extracts_folder()
    for old in folder.rglob("*") if folder.exists() else ():
        if old.is_file():
            old.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    for key in contract.foreign_keys:
        if key.resource in EXTRACTS and key.resource != contract.name:
            put(EXTRACTS[key.resource], folder)
    return folder


def accept(contract: Contract, *files: Path) -> str:
    covers = ["--covers", "2025-01", "2025-03"] if contract.date else []
    return said(data_commands, "accept", contract.name, *map(str, files), *covers)


@MANY
@given(file=damaged("parquet"))
def test_checking_an_extract_names_nobody(file: tuple[Given, str, bytes]) -> None:
    rows, _, content = file
    path = fresh(rows.contract) / rows.contract.path
    path.write_bytes(content)
    for form in ((), ("--json",)):
        assert told(said(data_commands, "check", rows.contract.name, *form)) == []


@MANY
@given(first=damaged("parquet"), second=damaged("parquet"))
def test_checking_an_extract_in_parts_names_nobody(
    first: tuple[Given, str, bytes], second: tuple[Given, str, bytes]
) -> None:
    contract = first[0].contract
    folder = fresh(contract) / contract.name
    folder.mkdir(exist_ok=True)
    try:
        (folder / "part-0.parquet").write_bytes(first[2])
        (folder / "part-1.parquet").write_bytes(second[2])
        assert told(said(data_commands, "check", contract.name)) == []
    finally:
        for part in folder.iterdir():
            part.unlink()
        folder.rmdir()


@MANY
@given(file=damaged("csv", "xlsx", "parquet"), other=st.none() | damaged("csv", "xlsx"))
def test_accepting_a_file_names_nobody(
    file: tuple[Given, str, bytes], other: tuple[Given, str, bytes] | None, tmp_path: Path
) -> None:
    contract, files = file[0].contract, []
    fresh(contract)
    for number, (_, form, content) in enumerate(each for each in (file, other) if each):
        files.append(tmp_path / f"given-{number}.{form}")
        files[-1].write_bytes(content)
    assert told(accept(contract, *files)) == []
    assert told(said(data_commands, "check", contract.name)) == []


@pytest.mark.parametrize("source", sources())
@FEW
@given(file=damaged("csv", "xlsx", "parquet"))
def test_a_file_of_people_that_is_imported_by_mistake_names_nobody(
    source: str, file: tuple[Given, str, bytes], tmp_path: Path
) -> None:
    rows, form, content = file
    fresh(rows.contract)
    path = tmp_path / f"given.{form}"
    path.write_bytes(content)
    assert told(said(data_commands, "import", source, str(path))) == []


@FEW
@given(file=damaged("parquet"))
def test_refreshing_names_nobody(file: tuple[Given, str, bytes]) -> None:
    rows, _, content = file
    (fresh(rows.contract) / rows.contract.path).write_bytes(content)
    assert told(said(metrics_commands, "refresh", "--as-of", AS_OF, "--verbose")) == []
    assert [marker for each in persons.texts(snapshots_folder()) for marker in told(each)] == []


@pytest.mark.parametrize("contract", PEOPLE, ids=lambda each: each.name)
def test_a_file_without_its_header_is_told_by_places_alone(contract: Contract) -> None:
    """Its first row stands where the names should: where it has columns is all that is said of it."""
    rows = persons.valid(contract)
    rows.rows[0] = [f"{NAME} {at}" for at in range(len(rows.names))]
    persons.lost_header(rows, 0, 0)
    (fresh(contract) / contract.path).write_bytes(persons.as_parquet(rows))
    heard = said(data_commands, "check", contract.name)
    assert told(heard) == []
    assert f"{contract.name}.{contract.names[0]}: the column is missing" in heard
    assert "Not in the contract, and not used: column 1, column 2, column 3" in heard


def test_what_is_not_used_is_counted_and_placed(tmp_path: Path) -> None:
    contract = EXTRACTS["lettings"]
    rows = persons.valid(contract)
    persons.one_more(rows, 0, 2)
    persons.nearly_named(rows, 0, rows.names.index("bedrooms"))
    path = tmp_path / "given.csv"
    path.write_bytes(persons.as_csv(rows))
    fresh(contract)
    heard = accept(contract, path)
    place = rows.names.index("bedroomss") + 1
    assert f"column bedrooms: is missing; rename column {place}, which looks like it" in heard
    persons.dropped(rows, 0, place - 1)
    (extracts_folder() / contract.path).write_bytes(persons.as_parquet(rows))
    heard = said(data_commands, "check", contract.name)
    assert "Not in the contract, and not used: column 3" in heard
    assert told(heard) == []


def test_the_first_and_the_last_day_of_rows_are_nobodys(tmp_path: Path) -> None:
    contract = EXTRACTS["lettings"]
    rows = persons.valid(contract)
    at = rows.names.index("let_on")
    for row, day in zip(rows.rows, (date(2025, 1, 23), date(2025, 2, 4), date(2025, 3, 11)), strict=True):
        row[at] = day
    path = tmp_path / "given.csv"
    path.write_bytes(persons.as_csv(rows))
    fresh(contract)
    heard = accept(contract, path)
    assert "Their rows leave out working days at an end. See that 2025-01 to 2025-03 are whole months" in heard
    assert not [day for day in ("23 January", "11 March", "2025-01-23", "2025-03-11") if day in heard]


def test_where_things_are_counted_a_column_has_its_name() -> None:
    contract = EXTRACTS["repairs"]
    put(contract, fresh(contract), table(contract).append_column("Surveyor", [["a", "b", "c"]]))
    assert "Not in the contract, and not used: Surveyor" in said(data_commands, "check", "repairs")


def test_the_markers_would_be_found() -> None:
    """In every form in which a message might have them."""
    for shown in (NAME, NAME.upper(), f"({NUMBER})", f"{NUMBER:,}", str(float(NUMBER)), str(DAY), f"{DAY:%d/%m/%Y}"):
        assert told(f"row 1 {shown}, and more"), shown
    assert told(f"{DAY:%-d %B %Y}")
    assert told(f"as {date(2025, 1, 1)}") == []
