"""Does a file stay what it is, wherever its rows or what it says of itself are copied to?"""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import data
from data import sample
from data.__main__ import app
from data.contracts.check import check_table
from data.contracts.contract import Contract
from data.contracts.made_up import DIFFERENT, LEAST, MARK, MULTIPLE, ROWS
from data.holding import read as holding
from data.holding.files import extracts_folder
from data.holding.own_digest import KEY as DIGEST
from data.holding.sample_seal import KEY
from data.holding.write import write, write_sample
from data.sample.marked import marked
from data.sources.source import sources
from metrics.refreshing.task import RefreshError
from tests import worlds
from tests.contract.valid_rows import COUNCIL, EXTRACTS, put, put_sample, table
from tests.worlds import World

NAMES = list(sample.generators())
KEYED = [name for name in NAMES if any(field.is_key for field in EXTRACTS[name].fields)]
# Of a place and a time alone: what marks their rows is in their numbers.
UNKEYED = [name for name in NAMES if name not in KEYED]
MADE_UP = "as only the keys of made-up rows do"
SUMS = "must not add up to multiples of 3 alone, as only the numbers of made-up rows do"
ALTERED = "is not as it was written: its content does not match the digest in it"
UNSEALED = "says that it is a sample, but it is not as it was generated"


def with_pandas(source: Path, target: Path, _: Contract) -> None:
    pd.read_parquet(source).to_parquet(target)


def by_column(source: Path, target: Path, contract: Contract) -> None:
    """As whoever knows the contract might copy it: its columns, in no order, and nothing else."""
    columns = ", ".join(f'"{name}"' for name in contract.names)
    with duckdb.connect() as connection:
        connection.sql(f"select {columns} from '{source}' order by random()").write_parquet(str(target))


def with_the_councils_word(source: Path, target: Path, _: Contract) -> None:
    pq.write_table(pq.read_table(source).replace_schema_metadata(COUNCIL.encoded()), target)


COPIES = [with_pandas, by_column, with_the_councils_word]


def written_as(origin: str) -> dict[str, Any]:
    return {name: said for name, said in asdict(replace(COUNCIL, origin=origin)).items() if name != "inferred"}


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("name", NAMES)
def test_rows_of_a_sample_are_never_the_councils(name: str, copy: Callable[..., None], whole: World) -> None:
    contract, folder = EXTRACTS[name], extracts_folder()
    folder.mkdir(parents=True)
    for key in contract.foreign_keys:
        if key.resource in EXTRACTS:
            put(EXTRACTS[key.resource], folder)
    copy(whole.extracts / contract.path, folder / contract.path, contract)
    found = "\n".join(map(str, data.check(name)))
    assert (MADE_UP if name in KEYED else SUMS) in found


@pytest.mark.parametrize("name", ["lettings", "healthy_start", "waste_collections"])
@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_rows_of_a_sample_are_not_accepted_as_the_councils(name: str, kind: str, whole: World, tmp_path: Path) -> None:
    rows, file = pd.read_parquet(whole.extracts / EXTRACTS[name].path), tmp_path / f"mine.{kind}"
    rows.to_csv(file, index=False) if kind == "csv" else rows.to_parquet(file)
    result = CliRunner().invoke(app, ["accept", name, str(file), "--covers", "2021-02", "2026-01"])
    assert result.exit_code == 1
    assert (MADE_UP if name in KEYED else SUMS) in result.stderr
    assert not (extracts_folder() / EXTRACTS[name].path).exists()


@pytest.mark.parametrize("name", NAMES)
def test_what_a_sample_says_of_itself_makes_no_sample_of_other_rows(name: str, whole: World) -> None:
    contract = EXTRACTS[name]
    path = put(contract, extracts_folder())
    footer = pq.read_metadata(whole.extracts / contract.path).metadata
    said = {key: value for key, value in footer.items() if key.startswith(b"camden:")}
    assert {KEY.encode(), DIGEST.encode()} < said.keys()
    # With its digest, which is of every byte, and without, as whoever copies what a person can read.
    for told, refusal in ((said, ALTERED), ({key: said[key] for key in said if key != DIGEST.encode()}, UNSEALED)):
        pq.write_table(pq.read_table(path).replace_schema_metadata(told), path)
        with pytest.raises(data.ExtractError, match=refusal):
            holding.read(contract, extracts_folder(), today=worlds.TODAY)
        with pytest.raises(data.ExtractError, match=refusal):
            data.extracts(today=worlds.TODAY)
        result = CliRunner().invoke(app, ["check", name])
        assert (result.exit_code, refusal in result.output) == (1, True)


def test_a_sample_that_is_written_again_or_says_something_else_is_none(whole: World, tmp_path: Path) -> None:
    contract = EXTRACTS["lettings"]
    path, rows = tmp_path / contract.path, pq.read_table(whole.extracts / contract.path)
    said = dict(pq.read_metadata(whole.extracts / contract.path).metadata)
    said.pop(DIGEST.encode())
    for told in (rows.schema.metadata, said, said | {b"camden:covers_to": b"2026-01-30"}, said | {KEY.encode(): b"0"}):
        pq.write_table(rows.replace_schema_metadata(told), path, compression="zstd")
        with pytest.raises(data.ExtractError, match=UNSEALED):
            holding.read(contract, tmp_path, today=worlds.TODAY)


def test_the_seal_of_one_sample_is_not_that_of_another_extract(tmp_path: Path) -> None:
    cases, other = EXTRACTS["asb_cases"], EXTRACTS["asb_cases"].model_copy(update={"name": "damp_cases"})
    put_sample(cases, tmp_path)
    with pytest.raises(data.ExtractError, match=UNSEALED):
        holding.read(other, tmp_path, today=worlds.TODAY)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_no_bit_of_a_samples_rows_can_change(place: float, bit: int, tmp_path: Path) -> None:
    contract = EXTRACTS["lettings"]
    path = put_sample(contract, tmp_path)
    content = bytearray(path.read_bytes())
    rows = len(content) - 8 - pq.read_metadata(path).serialized_size
    content[4 + int(place * (rows - 4))] ^= 1 << bit
    path.write_bytes(content)
    with pytest.raises(data.ExtractError, match=ALTERED):
        holding.read(contract, tmp_path, today=worlds.TODAY)


def test_some_rows_of_a_sample_among_the_councils_are_found(tmp_path: Path) -> None:
    contract = EXTRACTS["lettings"]
    rows = pa.concat_tables([table(contract).slice(0, 2), marked(table(contract).slice(2), contract)])
    put(contract, tmp_path, rows.replace_schema_metadata(COUNCIL.encoded()))
    found = [fault for fault in data.check("lettings", tmp_path) if MADE_UP in fault.rule]
    assert [(fault.field, fault.rows, fault.examples) for fault in found] == [("letting_key", 1, ("row 3",))]


def test_a_row_without_the_mark_is_not_written_as_a_sample(tmp_path: Path) -> None:
    contract = EXTRACTS["lettings"]
    with pytest.raises(data.ExtractError, match=r"letting_key: must match the pattern eg:.*3 rows break this"):
        write_sample([table(contract)], contract, tmp_path, replace(COUNCIL, origin="sample"))
    with pytest.raises(data.ExtractError, match="cannot be said to be council"):
        write_sample([marked(table(contract), contract)], contract, tmp_path, COUNCIL)
    outlines = EXTRACTS["ward_outlines"]
    with pytest.raises(data.ExtractError, match="cannot be marked as a sample's; give ward_outlines a key"):
        put_sample(outlines, tmp_path)
    with pytest.raises(data.ExtractError, match="a table that is given is no sample"):
        write(table(contract), contract, tmp_path, **written_as("sample"))
    assert list(tmp_path.iterdir()) == []


def test_a_copied_sample_stops_a_refresh_and_the_last_snapshot_stays(made: Any, tmp_path: Path) -> None:
    world = worlds.beside(made("sample"), tmp_path)
    before = world.snapshot.name
    path = world.extracts / "recorded_crime.parquet"
    rows = pd.read_parquet(path)
    path.unlink()
    rows.to_parquet(path)
    then = datetime(worlds.TODAY.year, worlds.TODAY.month, worlds.TODAY.day, tzinfo=UTC).timestamp()
    os.utime(path, (then, then))
    with pytest.raises(RefreshError, match="must not add up to multiples of 3 alone"):
        world.refresh()
    assert (world.snapshots / "current").read_text(encoding="utf-8").strip() == before


def test_only_what_is_imported_can_be_published() -> None:
    """The contracts say it, as what reads extracts knows no source."""
    assert {name for name, each in EXTRACTS.items() if each.imported} == {each.EXTRACT for each in sources().values()}


@pytest.mark.parametrize("name", EXTRACTS)
@pytest.mark.parametrize(("origin", "words"), [("published", "no publisher's files"), ("quoted", "cannot be quoted")])
def test_no_other_extract_says_that_it_is_in_print(name: str, origin: str, words: str) -> None:
    contract, folder = EXTRACTS[name], extracts_folder()
    may = origin == "published" and contract.imported
    put(contract, folder, table(contract).replace_schema_metadata(replace(COUNCIL, origin=origin).encoded()))
    result = CliRunner().invoke(app, ["check", "--json", name])
    (told,) = json.loads(result.stdout)
    if may:
        assert (told["origin"], told["faults"]) == ("published", [])
        return
    assert (told["origin"], told["status"], result.exit_code) == (None, "faulty", 1)
    assert words in told["faults"][0]["rule"]
    with pytest.raises(data.ExtractError, match=words):
        write(table(contract), contract, folder, **written_as(origin))


@pytest.mark.parametrize("contract", EXTRACTS.values(), ids=EXTRACTS)
def test_whatever_is_generated_has_a_mark_and_no_pattern_of_a_key_allows_it(contract: Contract) -> None:
    keys = [field for field in contract.fields if field.is_key]
    if contract.name in NAMES:
        assert bool(keys) is not bool(contract.mark)
    made = table(contract)
    for field in keys:
        with_mark = pa.array([MARK + key for key in made[field.name].to_pylist()])
        rows = made.set_column(made.column_names.index(field.name), field.name, with_mark)
        with duckdb.connect() as connection:
            connection.register("given", rows)
            told = [str(fault) for fault in check_table(contract, "given", connection) if field.name in fault.field]
        assert any("must match the pattern" in each for each in told)
        assert any(MADE_UP in each for each in told)


@pytest.mark.parametrize("name", UNKEYED)
def test_the_mark_moves_a_number_by_one_at_most(name: str, whole: World) -> None:
    contract = EXTRACTS[name]
    rows = pq.read_table(whole.extracts / contract.path)
    sums = np.sum([np.floor(rows[column].to_numpy()) for column in contract.mark], axis=0)
    assert not (sums[sums >= LEAST] % MULTIPLE).any()
    assert (sums >= LEAST).sum() >= ROWS
    assert len(set(sums[sums >= LEAST])) >= DIFFERENT
    plain = rows.set_column(
        rows.column_names.index(contract.mark[-1]),
        contract.mark[-1],
        pa.array(rows[contract.mark[-1]].to_numpy() + np.arange(rows.num_rows) % MULTIPLE),
    )
    moved = marked(plain, contract)[contract.mark[-1]].to_numpy() - plain[contract.mark[-1]].to_numpy()
    assert set(np.round(moved, 6)) <= {-1.0, 0.0, 1.0}


@settings(max_examples=40)
@given(
    numbers=st.one_of(
        st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 4_000)), min_size=1, max_size=400, unique=True),
        st.lists(st.integers(0, 8).map(lambda number: (3 * number, 0)), min_size=1, max_size=400),
    )
)
def test_a_councils_own_numbers_are_not_taken_for_a_sample(numbers: list[tuple[int, int]]) -> None:
    """Whatever they are, but for what nobody counts; nor where few different ones happen to be multiples."""
    contract = EXTRACTS["healthy_start"]
    sums = [more + less for more, less in numbers if more + less >= LEAST]
    multiples = [each for each in sums if each % MULTIPLE == 0]
    chance = len(multiples) >= ROWS and len(multiples) >= 0.8 * len(sums) and len(set(multiples)) >= DIFFERENT
    first = np.datetime64("1980-01", "M")
    months = (first + np.arange(len(numbers))).astype("datetime64[D]")
    rows = pa.table(
        {
            "ward_code": ["E05013652"] * len(numbers),
            "month": months,
            "eligible": [max(both) for both in numbers],
            "receiving": [min(both) for both in numbers],
        }
    )
    with duckdb.connect() as connection:
        connection.register("given", rows)
        told = [fault for fault in check_table(contract, "given", connection) if SUMS in fault.rule]
    assert bool(told) is chance
