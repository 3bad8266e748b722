"""Does a file that our own writer checked spare a refresh the same check, and does nothing else spare it?"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import data
from data import code
from data.contracts.contract import Contract
from data.contracts.schema import ForeignKey
from data.holding import stamps, vouching
from data.holding.metadata import decode
from data.holding.read import read
from data.holding.saving import save
from data.holding.write import write, write_sample
from data.sample.marked import marked
from data.vocabulary import Origin
from metrics.refreshing.refresh import refresh
from metrics.refreshing.task import BrokenExtractsError

CRIME = data.all_contracts()["recorded_crime"]
TODAY = date(2025, 11, 20)
KINDS = (
    ("ROBBERY", "ROBBERY OF PERSONAL PROPERTY"),
    ("BURGLARY", "RES BURGLARY OF A HOME"),
    ("THEFT", "THEFT FROM THE PERSON"),
    ("VIOLENCE AGAINST THE PERSON", "VIOLENCE WITH INJURY"),
)
ROWS = pa.Table.from_pylist(
    [
        {"ward_code": "E05013652", "month": date(2025, month, 1), "major": major, "minor": minor, "offences": month}
        for month in range(1, 11)
        for major, minor in KINDS
    ],
    schema=CRIME.arrow_schema,
)
DAYS: dict[str, Any] = {
    "covers_from": date(2025, 1, 1),
    "covers_to": date(2025, 10, 31),
    "extracted_on": TODAY,
    "source": "by hand",
}


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here changes while it is read."""
    monkeypatch.setattr(stamps, "TICK", 0)


def put(folder: Path, rows: pa.Table = ROWS) -> Path:
    return write(rows, CRIME, folder, origin="published", **DAYS).path


def is_vouched(folder: Path, contract: Contract = CRIME) -> bool:
    return read(contract, folder, today=TODAY).vouched


def checked(folder: Path, snapshots: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The extracts whose rows a first refresh holds to their contracts."""
    seen: set[str] = set()
    all_of_them = data.check_all

    def check_all(extracts: dict[str, data.Extract], *where: Any) -> list[data.Fault]:
        seen.update(extracts)
        return all_of_them(extracts, *where)

    monkeypatch.setattr(data, "check_all", check_all)
    refresh(folder, snapshots, TODAY)
    return seen


def test_what_our_writer_checked_is_not_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "extracts")
    assert is_vouched(tmp_path / "extracts")
    seen = checked(tmp_path / "extracts", tmp_path / "snapshots", monkeypatch)
    # What the project keeps has no file of our writer's.
    assert seen == {name for name, contract in data.all_contracts().items() if contract.origin}


def test_so_is_a_sample(tmp_path: Path) -> None:
    said = decode(pq.read_metadata(put(tmp_path / "a")).metadata)
    assert said is not None
    write_sample([marked(ROWS, CRIME)], CRIME, tmp_path / "b", replace(said, origin=Origin.SAMPLE))
    assert is_vouched(tmp_path / "b")


def test_rows_that_another_program_wrote_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same rows, with all that the file says of itself but for its digest, which would not be right."""
    path = put(tmp_path / "extracts")
    said = {key: each for key, each in pq.read_metadata(path).metadata.items() if key != b"camden:digest"}
    pq.write_table(ROWS.replace_schema_metadata(said), path)
    assert not is_vouched(tmp_path / "extracts")
    assert "recorded_crime" in checked(tmp_path / "extracts", tmp_path / "snapshots", monkeypatch)


def copied(path: Path, rows: pa.Table, **other: str) -> None:
    """Other rows, or other words, with a digest of their own, and what the file said of its check."""
    said = {key: each for key, each in pq.read_metadata(path).metadata.items() if key != b"camden:digest"}
    said |= {f"camden:{key}".encode(): each.encode() for key, each in other.items()}
    schema = CRIME.arrow_schema.with_metadata(said)
    path.unlink()
    save([rows.cast(CRIME.arrow_schema)], path, schema)


def test_its_own_rows_and_words_written_by_the_same_code_are_what_was_checked(tmp_path: Path) -> None:
    path = put(tmp_path)
    copied(path, pq.read_table(path))
    assert is_vouched(tmp_path)


def test_what_is_said_of_the_check_counts_for_no_other_rows(tmp_path: Path) -> None:
    path = put(tmp_path / "extracts")
    offences = ROWS.column_names.index("offences")
    broken = ROWS.set_column(offences, CRIME.arrow_schema.field("offences"), pa.array([-1] * len(ROWS), pa.int64()))
    copied(path, broken)
    assert not is_vouched(tmp_path / "extracts")
    with pytest.raises(BrokenExtractsError, match="offences"):
        refresh(tmp_path / "extracts", tmp_path / "snapshots", TODAY)


@pytest.mark.parametrize(
    "other",
    [
        {"covers_to": "2025-09-30"},
        {"covers_from": "2024-12-01"},
        {"extracted_on": "2025-11-21"},
        {"origin": "council"},
        {"source": "by foot"},
    ],
    ids=lambda other: str(*other),
)
def test_nor_for_anything_else_that_is_said_of_them(tmp_path: Path, other: dict[str, str]) -> None:
    path = put(tmp_path)
    copied(path, pq.read_table(path), **other)
    assert not is_vouched(tmp_path)


@pytest.mark.parametrize("kind", ["contract", "code", "database"])
def test_nor_under_another_contract_nor_by_other_code(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path)
    assert is_vouched(tmp_path)
    contract = CRIME
    if kind == "contract":
        contract = CRIME.model_copy(update={"description": "Other words, as where a rule is told anew."})
    elif kind == "code":
        monkeypatch.setattr(code, "digest", lambda _: "of other code")
    else:
        monkeypatch.setattr(duckdb, "__version__", "another")
    assert not is_vouched(tmp_path, contract)


def test_a_rule_that_is_changed_is_another_contract(tmp_path: Path) -> None:
    """What is said of the check has every rule in it: each column's, and those of rows."""
    metadata = decode(pq.read_metadata(put(tmp_path)).metadata)
    assert metadata is not None
    *others, offences = CRIME.fields
    stricter = offences.model_copy(update={"constraints": offences.constraints.model_copy(update={"minimum": 2})})
    changed = CRIME.model_copy(update={"table": CRIME.table.model_copy(update={"fields": (*others, stricter)})})
    assert vouching.of_rows("rows", changed, metadata) != vouching.of_rows("rows", CRIME, metadata)


def test_parts_are_checked_together_since_keys_may_repeat_between_them(tmp_path: Path) -> None:
    folder = tmp_path / "extracts" / "recorded_crime"
    folder.mkdir(parents=True)
    for number in (1, 2):
        put(tmp_path / str(number)).rename(folder / f"{number}.parquet")
    assert not is_vouched(tmp_path / "extracts")
    with pytest.raises(BrokenExtractsError, match="must not repeat together"):
        refresh(tmp_path / "extracts", tmp_path / "snapshots", TODAY)


def test_rows_that_refer_to_another_extract_are_checked_since_that_may_change(tmp_path: Path) -> None:
    metadata = decode(pq.read_metadata(put(tmp_path)).metadata)
    assert metadata is not None
    key = {"fields": ["ward_code"], "reference": {"resource": "repairs", "fields": ["ward_code"]}}
    keys = (*CRIME.foreign_keys, ForeignKey.model_validate(key))
    referring = CRIME.model_copy(update={"table": CRIME.table.model_copy(update={"foreign_keys": keys})})
    assert vouching.of_rows("rows", CRIME, metadata)
    assert vouching.of_rows("rows", referring, metadata) == {}


def test_the_code_that_is_vouched_by_is_all_that_is_not_wording(tmp_path: Path) -> None:
    (tmp_path / "rooms").mkdir()
    files = {
        name: tmp_path / name for name in ("a.py", "rooms/b.py", "rooms/c.sql", "words.py", "__main__.py", "note.md")
    }
    seen = set()
    for path in files.values():
        path.write_text("1", encoding="utf-8")
    for name, path in files.items():
        code.digest.cache_clear()
        before = code.digest(tmp_path)
        path.write_text("2", encoding="utf-8")
        code.digest.cache_clear()
        if code.digest(tmp_path) != before:
            seen.add(name)
    assert seen == {"a.py", "rooms/b.py", "rooms/c.sql"}
