"""The engine of the sample: the same bytes each time, only what is absent, and never more memory for more rows."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import data
from data import sample
from data.__main__ import app
from data.contracts.contract import Contract
from data.contracts.folder import all_contracts
from data.contracts.schema import ForeignKey
from data.holding import inspection
from data.holding import read as holding
from data.holding import write as extract
from data.holding.extract import Extract
from data.holding.metadata import Metadata
from data.holding.saving import ROWS_IN_A_GROUP
from tests.worlds import FIRST, LAST, World

TODAY = date(2026, 1, 15)
NAMES = list(sample.generators())
CRIME = all_contracts()["recorded_crime"]
SAID = Metadata("sample", date(2021, 1, 1), date(2025, 12, 31), date(2026, 1, 1), "A test")
ROOT = Path(data.__file__).parents[1]


def crimes(rows: int, **columns: Any) -> pa.Table:
    """Rows of recorded crime that differ in their minor offence, with some columns given."""
    month = np.full(rows, np.datetime64("2025-01-01"))
    made = {
        "ward_code": ["E05013652"] * rows,
        "month": month,
        "major": ["THEFT"] * rows,
        "minor": [f"THEFT {row}" for row in range(rows)],
        "offences": [1] * rows,
    }
    return pa.table(made | columns)


def written(folder: Path, **options: Any) -> bytes:
    sample.write_missing(folder, today=TODAY, only={"recorded_crime"}, **options)
    return (folder / "recorded_crime.parquet").read_bytes()


def test_the_same_seed_and_month_give_the_same_bytes(whole: World, tmp_path: Path) -> None:
    """Once more by the command, in a process that orders its sets otherwise."""
    subprocess.run(
        [sys.executable, "-m", "data", "sample", "--until", "2026-01"],
        env=os.environ | {"CAMDEN_EXTRACTS": str(tmp_path), "PYTHONHASHSEED": "2"},
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    first, second = (
        {path.name: path.read_bytes() for path in folder.glob("*.parquet")} for folder in (whole.extracts, tmp_path)
    )
    assert sorted(first) == sorted(f"{name}.parquet" for name in NAMES)
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_extract_is_sound_and_says_that_it_is_a_sample(name: str, whole: World) -> None:
    held = holding.read(all_contracts()[name], whole.extracts, today=TODAY)
    first = date(2021, 5, 1) if name == "training_completions" else FIRST  # when the learning was first offered
    assert (held.origin, held.covers_from, held.covers_to) == ("sample", first, LAST)
    assert (held.extracted_on, held.source) == (date(2026, 2, 1), "Generated for demonstration, seed 1")
    assert held.rows
    assert data.check(name, whole.extracts) == []


@pytest.mark.parametrize("name", NAMES)
def test_rows_come_by_ward_then_by_date_those_without_a_ward_last(name: str, whole: World) -> None:
    contract = all_contracts()[name]
    path = whole.extracts / contract.path
    if contract.date and "ward_code" in contract.names:
        pairs = pq.read_table(path, columns=["ward_code", contract.date])
        assert pairs.equals(pairs.sort_by([("ward_code", "ascending"), (contract.date, "ascending")]))
        assert len(pairs["ward_code"].drop_null().unique()) == 20
    footer = pq.read_metadata(path)
    groups = [footer.row_group(number).num_rows for number in range(footer.num_row_groups)]
    assert all(rows == ROWS_IN_A_GROUP for rows in groups[:-1])
    assert groups[-1] <= ROWS_IN_A_GROUP
    assert footer.row_group(0).column(0).compression == "ZSTD"


def test_another_seed_gives_other_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "a") != written(tmp_path / "b", seed=2)


def test_counts_by_ward_and_month_are_the_same_at_every_scale(tmp_path: Path) -> None:
    assert written(tmp_path / "a") == written(tmp_path / "b", scale=1) == written(tmp_path / "c", scale=10)


def test_only_what_is_absent_is_written(tmp_path: Path) -> None:
    before = written(tmp_path)
    asked = {"recorded_crime", "waste_collections"}
    assert sample.absent(tmp_path, asked) == ["waste_collections"]
    assert sample.write_missing(tmp_path, seed=2, today=TODAY, only=asked) == ["waste_collections"]
    assert (tmp_path / "recorded_crime.parquet").read_bytes() == before


def test_a_folder_of_parts_is_an_extract_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "recorded_crime").mkdir()
    pq.write_table(crimes(1), tmp_path / "recorded_crime" / "part-0.parquet")
    assert sample.absent(tmp_path, {"recorded_crime"}) == []


def test_a_month_that_has_not_ended_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2026-01 has not ended: the last complete month is 2025-12"):
        sample.write_missing(tmp_path, until=date(2026, 1, 1), today=TODAY)
    assert not list(tmp_path.iterdir())


def test_what_is_told_on_the_way_adds_up(tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    written(tmp_path, tell=lambda *each: told.append(each))
    assert told[-1] == ("recorded_crime", 32_400)


def test_another_extracts_people_can_be_made_again() -> None:
    own = sample.stream(7, "training_completions")
    own.random(100)
    assert sample.beside(own, "staff").random(3).tolist() == sample.stream(7, "staff").random(3).tolist()
    assert sample.stream(8, "staff").random() != sample.stream(7, "staff").random()


def test_extracts_that_others_refer_to_are_written_first(monkeypatch: pytest.MonkeyPatch) -> None:
    reference = {"resource": "waste_collections", "fields": ["month"]}
    to_waste = ForeignKey.model_validate({"fields": ["month"], "reference": reference})
    cases = all_contracts()["asb_cases"]
    table = cases.table.model_copy(update={"foreign_keys": (to_waste,)})
    known = all_contracts() | {"asb_cases": cases.model_copy(update={"table": table})}
    monkeypatch.setattr(sample, "all_contracts", lambda: known)
    order = list(sample.generators())
    assert order.index("asb_cases") > order.index("waste_collections")
    assert sorted(order) == sorted(NAMES)


def test_an_extract_without_a_contract_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "all_contracts", dict)
    with pytest.raises(data.ExtractError, match=r"data/sample makes asb_cases, .* no contract; write one"):
        sample.generators()


def stream(folder: Path, *tables: pa.Table, contract: Contract = CRIME) -> Extract:
    return extract.write_sample(iter(tables), contract, folder, SAID)


def test_tables_are_streamed_into_row_groups_of_one_size(tmp_path: Path) -> None:
    sizes = (50_000, 100_000, 1, 250_000)
    names = np.arange(sum(sizes)).astype(str)
    starts = np.cumsum((0, *sizes))
    tables = [crimes(size, minor=names[start : start + size]) for start, size in zip(starts, sizes, strict=False)]
    stream(tmp_path / "a", *tables)
    stream(tmp_path / "b", pa.concat_tables(tables))
    files = [tmp_path / name / "recorded_crime.parquet" for name in "ab"]
    assert files[0].read_bytes() == files[1].read_bytes()
    footer = pq.read_metadata(files[0])
    assert [footer.row_group(n).num_rows for n in range(footer.num_row_groups)] == [122_880, 122_880, 122_880, 31_361]
    assert pq.read_table(files[0])["minor"].to_pylist() == names.tolist()


def test_nothing_is_written_as_an_extract_of_no_rows(tmp_path: Path) -> None:
    assert stream(tmp_path).rows == 0
    assert stream(tmp_path, crimes(0)).rows == 0
    assert pq.read_schema(tmp_path / "recorded_crime.parquet").remove_metadata() == CRIME.arrow_schema


def test_memory_does_not_grow_with_the_number_of_tables(tmp_path: Path) -> None:
    def peak(tables: int) -> int:
        pool = pa.proxy_memory_pool(pa.default_memory_pool())
        before = pa.default_memory_pool()
        pa.set_memory_pool(pool)
        try:
            made = (crimes(30_000, minor=[f"{table} {row}" for row in range(30_000)]) for table in range(tables))
            extract.write_sample(made, CRIME, tmp_path, SAID)
        finally:
            pa.set_memory_pool(before)
        return int(pool.max_memory())

    assert peak(24) < 1.2 * peak(8)


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        (crimes(2, offences=[1, -1]), "recorded_crime.offences: must be 0 or more; 1 row breaks this: row 2 (-1)"),
        (crimes(2, minor=["A", "A"]), "must not repeat together; 2 rows break this"),
        (crimes(2, offences=["1", "many"]), "recorded_crime.offences: must be of type int64, not string; convert it"),
        (crimes(2).drop_columns("major"), "recorded_crime.major: the column is missing from a table to be written"),
    ],
)
def test_a_stream_that_breaks_its_contract_leaves_the_extract_as_it_was(
    tmp_path: Path, table: pa.Table, fault: str
) -> None:
    stream(tmp_path, crimes(3))
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with pytest.raises(data.ExtractError) as raised:
        stream(tmp_path, table)
    assert fault in str(raised.value)
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_stream_that_stops_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken() -> Iterator[pa.Table]:
        yield crimes(200_000)
        raise RuntimeError("out of people")

    with pytest.raises(RuntimeError, match="out of people"):
        extract.write_sample(broken(), CRIME, tmp_path, SAID)
    assert list(tmp_path.iterdir()) == []


def test_the_finished_file_is_what_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    def check_written(contract: Contract, path: Path, *_: object) -> list[data.Fault]:
        seen.append(path)
        assert pq.read_metadata(path).num_rows == 3
        return [data.Fault(contract.name, "", "is not to be")]

    monkeypatch.setattr(inspection, "check_written", check_written)
    with pytest.raises(data.ExtractError, match="is not to be"):
        stream(tmp_path, crimes(3))
    assert [path.parent for path in seen] == [tmp_path]


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["sample", *arguments])


def test_the_command_writes_those_that_are_named_and_says_what_comes_next() -> None:
    result = run("recorded_crime", "waste_collections", "--seed", "3", "--until", "2025-12")
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line] == [
        "Wrote a sample of recorded_crime (seed 3).",
        "Wrote a sample of waste_collections (seed 3).",
        f"2 written to {data.extracts_folder()}; extracts that were there are as they were.",
        "Next: python -m metrics refresh",
    ]


def test_a_name_that_cannot_be_generated_is_refused_with_the_one_that_was_meant() -> None:
    result = run("repair")
    assert result.exit_code == 1
    assert "'repair' is not an extract that can be generated. Did you mean 'repairs'?" in result.stderr


@pytest.mark.parametrize("until", ["2025", "2025-13", "2025-1", "May 2025"])
def test_a_month_written_otherwise_is_refused(until: str) -> None:
    result = run("--until", until)
    assert result.exit_code == 1
    assert f"'{until}' is not a month: write it as 2026-10" in result.stderr
