"""Whatever a command of `python -m data` is given to read, to write or to obey, does it end in a sentence?"""

import errno
import json
import os
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from string import printable

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from data import sample
from data.__main__ import app
from data.bringing_in import side_by_side
from data.bringing_in.side_by_side import FetchOutcome
from data.contracts import words
from data.contracts.folder import all_contracts
from data.holding.files import extracts_folder
from data.sources.source import sources
from tests import waiting
from tests.contract import crime_csv, tsm_workbook
from tests.contract.test_accept_command import csv_of, workbook_of

SOURCES = sorted(sources())
COMMANDS = ("sample", "import", "accept", "fetch", "check", "contract")


def run(*arguments: str) -> Result:
    """A command's result, once it is certain that it ended as a person can understand."""
    result = CliRunner().invoke(app, [*arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code in (0, 1, 2)
    if result.exit_code:
        assert result.output.strip()
    assert "Traceback" not in result.output
    assert "None" not in result.stderr
    return result


def _socket(path: Path) -> None:
    # The address of a socket is short: it is bound from within its folder.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


ODD: dict[str, Callable[[Path], object]] = {
    "missing": lambda _: None,
    "folder": Path.mkdir,
    "dangling link": lambda path: path.symlink_to(path.with_name("nowhere")),
    "link to itself": lambda path: path.symlink_to(path),
    "socket": _socket,
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "empty": Path.touch,
    "every byte": lambda path: path.write_bytes(bytes(range(256)) * 20),
    "cp1252": lambda path: path.write_bytes("café,1\n".encode("cp1252")),
    "another table": lambda path: path.write_text("a,b\n1,2\n"),
    "deep": lambda path: path.write_bytes(b"[" * 100_000),
    "long number": lambda path: path.write_bytes(b"9" * 5000),
    "long cell": lambda path: path.write_bytes(b"x" * 200_000 + b"\ny\n"),
    "no zip": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(100)),
    "no parquet": lambda path: path.write_bytes(b"PAR1" + bytes(100) + b"\x10\0\0\0PAR1"),
}


@pytest.fixture(autouse=True)
def _in_time() -> Iterator[None]:
    with waiting.no_longer_than(120):
        yield


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", SOURCES)
def test_a_file_that_is_none_of_the_publishers_is_refused(name: str, odd: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    ODD[odd](path)
    result = run("import", name, str(path))
    assert result.exit_code == 1
    assert str(path) in result.stderr
    assert not (extracts_folder() / f"{sources()[name].EXTRACT}.parquet").exists()


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", ["repairs", "staff", "ward_outlines"])
def test_a_file_that_is_none_of_the_councils_is_refused(name: str, odd: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    ODD[odd](path)
    covers = ("--covers", "2025-01", "2025-03") if all_contracts()[name].date else ()
    result = run("accept", name, str(path), *covers)
    assert result.exit_code == 1
    assert str(path) in result.stderr
    assert not (extracts_folder() / f"{name}.parquet").exists()


@pytest.fixture(scope="module")
def rows_of_staff(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Valid rows of staff as a spreadsheet and as text."""
    folder, contract = tmp_path_factory.mktemp("staff"), all_contracts()["staff"]
    made = workbook_of(contract, folder), csv_of(contract, folder)
    return {path.suffix: path.read_bytes() for path in made}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.data(), kind=st.sampled_from([".xlsx", ".csv"]))
def test_a_file_of_the_councils_damaged_anywhere_is_read_or_refused(
    rows_of_staff: dict[str, bytes], tmp_path: Path, drawn: st.DataObject, kind: str
) -> None:
    content = bytearray(rows_of_staff[kind])
    start = drawn.draw(st.integers(0, len(content) - 1))
    content[start : start + drawn.draw(st.integers(1, 50))] = drawn.draw(st.binary(max_size=50))
    path = tmp_path / f"staff{kind}"
    path.write_bytes(content)
    run("accept", "staff", str(path), "--covers", "2025-01", "2025-03")


@pytest.mark.parametrize("odd", [odd for odd in ODD if odd != "missing"])
@pytest.mark.parametrize("place", ["repairs.parquet", "repairs/part.parquet", "repairs"])
def test_an_extract_that_is_none_is_said_by_the_check(place: str, odd: str) -> None:
    path = extracts_folder() / place
    path.parent.mkdir(parents=True)
    ODD[odd](path)
    result = run("check", "repairs")
    assert result.exit_code == 1
    assert result.stdout.startswith(("repairs: faulty", "repairs: absent"))
    assert [each["name"] for each in json.loads(run("check", "repairs", "--json").stdout)] == ["repairs"]


@pytest.mark.parametrize("odd", ["empty", "socket", "every byte"])
def test_a_folder_of_extracts_that_is_a_file_is_refused(odd: str, tmp_path: Path) -> None:
    file = crime_csv.file(tmp_path)
    ODD[odd](extracts_folder())
    for arguments in [
        ("check",),
        ("sample", "repairs"),
        ("import", "census", "--raw"),
        ("import", "recorded_crime", str(file)),
        ("fetch", "census"),
        ("contract", "repairs"),
    ]:
        result = run(*arguments)
        assert result.exit_code == 1
        assert "extracts: is not a folder; name one in CAMDEN_EXTRACTS" in result.stderr


@pytest.mark.parametrize("name", ["\udcff", "x" * 300, "below/\udc80"])
def test_a_folder_of_extracts_that_no_disk_has_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAMDEN_EXTRACTS", str(tmp_path / name))
    for arguments in [("check", "repairs"), ("sample", "repairs"), ("import", "census", "--raw")]:
        assert run(*arguments).exit_code == 1


def test_a_name_that_is_no_text_is_refused_or_told_as_far_as_it_can_be(tmp_path: Path) -> None:
    # What Python makes of a byte in a name that is not UTF-8.
    assert "is not a name in UTF-8" in run("contract", "repairs", "--write", str(tmp_path / "\udcff")).stderr
    odd = crime_csv.file(tmp_path).rename(tmp_path / "crime\udcff.csv")
    result = run("import", "recorded_crime", str(odd))
    assert result.exit_code == 0
    assert r"crime\udcff.csv: " in result.stdout
    said = pq.read_metadata(extracts_folder() / "recorded_crime.parquet").metadata[b"camden:source"].decode()
    assert said.endswith("; crime?.csv")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["", "REPAIRS", "Recorded_Crime", "répairs", "\udcff", "..", "-", "x" * 5000])
def test_a_name_that_is_not_known_is_refused(command: str, name: str) -> None:
    result = run(command, name)
    assert result.exit_code == (2 if command == "check" else 1)
    assert " is not " in result.stderr


def test_the_name_that_was_meant_is_found_whatever_its_case() -> None:
    assert "Did you mean 'repairs'?" in run("check", "REPAIRS").stderr
    assert "Did you mean 'claimant_count'?" in run("fetch", "Claimant_Count").stderr


@pytest.mark.parametrize(
    ("until", "words"),
    [
        ("", "is not a month: write it as 2026-10"),
        ("2025-00", "is not a month"),
        ("2025-01-01", "is not a month"),
        ("٢٠٢٥-01", "is not a month"),  # Arabic digits, which int() reads
        ("0000-01", "is too early"),
        ("1969-12", "is too early"),
        ("2020-12", "is too early: the first month that can be the last of a sample is 2021-01"),
        ("9999-12", "has not ended: the last complete month is "),
    ],
)
def test_a_month_that_cannot_be_is_refused(until: str, words: str) -> None:
    result = run("sample", "repairs", "--until", until)
    assert result.exit_code == 1
    assert words in result.stderr


@pytest.mark.parametrize(
    ("option", "number"), [("--scale", "0"), ("--scale", "9" * 30), ("--scale", "1001"), ("--seed", "-1")]
)
def test_a_number_out_of_bounds_is_a_fault_of_use(option: str, number: str) -> None:
    assert run("sample", "repairs", option, number).exit_code == 2


def test_a_seed_may_be_as_large_as_anyone_likes() -> None:
    assert run("sample", "waste_collections", "--seed", "9" * 400).exit_code == 0


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_a_disk_that_takes_nothing_is_told(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = crime_csv.file(tmp_path)
    said = os.strerror(number)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, said)

    monkeypatch.setattr(os, "fsync", refuse)
    for arguments in [
        ("sample", "waste_collections"),
        ("import", "recorded_crime", str(file)),
        ("contract", "repairs", "--write", str(tmp_path / "new")),
    ]:
        result = run(*arguments)
        assert result.exit_code == 1
        assert re.search(rf": {re.escape(said)}(; put it right, and run this again)?\.", result.stderr)
    assert not list(extracts_folder().glob("*"))
    monkeypatch.setattr(Path, "write_text", refuse)
    assert f": {said}." in run("docs").stderr


@pytest.mark.parametrize("odd", [odd for odd in ODD if odd not in ("missing", "long cell")])
def test_a_contract_that_cannot_be_read_is_told_by_every_command(
    odd: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "contracts"
    folder.mkdir()
    broken = folder / "repairs.yaml"
    ODD[odd](broken)
    file = crime_csv.file(tmp_path)
    monkeypatch.setattr(all_contracts, "__defaults__", (folder,))
    for arguments in [
        ("check",),
        ("contract", "repairs"),
        ("sample",),
        ("docs",),
        ("fetch", "census"),
        ("import", "recorded_crime", str(file)),
    ]:
        result = run(*arguments)
        assert result.exit_code == 1
        assert "repairs.yaml" in result.stderr


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A file of the publisher's, and the extract that it makes."""
    folder = tmp_path_factory.mktemp("published")
    file = crime_csv.file(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAMDEN_EXTRACTS", str(folder / "made"))
        run("import", "recorded_crime", str(file))
    return file, folder / "made" / "recorded_crime.parquet"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_an_extract_damaged_anywhere_is_no_obstacle_to_importing(
    published: tuple[Path, Path], tmp_path: Path, data: st.DataObject
) -> None:
    file, made = published
    content = bytearray(made.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=5)):
        content[place] = data.draw(st.integers(0, 255))
    del content[data.draw(st.integers(0, len(content)) | st.just(len(content))) :]
    extracts_folder().mkdir(exist_ok=True)
    (extracts_folder() / made.name).write_bytes(content)
    run("check", "recorded_crime")
    assert run("import", "recorded_crime", str(file)).exit_code == 0
    assert pq.read_metadata(extracts_folder() / made.name).num_rows == 200


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("camden:origin", b"\xff"),
        ("camden:restated", b"[" * 100_000),
        ("camden:restated", b'{"found_on": "2024-01-01", "source": 1, "changes": [["2024-01-01"]]}'),
        ("camden:covers_from", b"9999-99-99"),
    ],
)
def test_what_an_extract_says_of_itself_is_no_obstacle_to_importing(
    key: str, said: bytes, published: tuple[Path, Path]
) -> None:
    file, made = published
    table = pq.read_table(made)
    extracts_folder().mkdir()
    pq.write_table(
        table.replace_schema_metadata(table.schema.metadata | {key.encode(): said}), extracts_folder() / made.name
    )
    assert run("check", "recorded_crime").exit_code == 1
    result = run("import", "recorded_crime", str(file))
    assert result.exit_code == 0
    assert "Warning: what was there cannot be read, so none of it is kept: " in result.stderr


def test_an_extract_that_breaks_its_contract_is_not_kept(published: tuple[Path, Path]) -> None:
    file, made = published
    table = pq.read_table(made).drop(["minor"])
    extracts_folder().mkdir()
    pq.write_table(table, extracts_folder() / made.name)
    result = run("import", "recorded_crime", str(file))
    assert result.exit_code == 0
    assert "none of it is kept: recorded_crime.minor: the column is missing" in result.stderr


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return tsm_workbook.save(tmp_path_factory.mktemp("workbook"), tsm_workbook.book()).read_bytes()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_workbook_damaged_anywhere_is_read_or_refused(workbook: bytes, tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(workbook)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=5)):
        content[place] = data.draw(st.integers(0, 255))
    path = tmp_path / "tsm.xlsx"
    path.write_bytes(content)
    run("import", "tenant_satisfaction", str(path))


# What is written lies below the folder of the test; no system passes a NUL in an argument.
WORDS = st.one_of(
    st.sampled_from([*COMMANDS, "docs", "repairs", "staff", "areas", *SOURCES]),
    st.sampled_from(["--raw", "--json", "--strict", "--write", "--until", "--seed", "--scale", "--help", "--", "-x"]),
    st.sampled_from(["2025-01", "2019-01", "0", "-1", "1e9", ".", "nowhere/at/all", "/dev/null", "/dev/null/x"]),
    st.text(printable.replace("/", "") + "é\udcff…", max_size=12),
)


@pytest.fixture
def _nothing_long(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is fetched from anybody, and neither all samples nor the project's own documents are written."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        side_by_side, "fetch", lambda names, *_, **__: [FetchOutcome(name, None, None, "x") for name in names]
    )
    monkeypatch.setattr(sample, "write_missing", lambda *_, **__: [])
    monkeypatch.setattr(words, "README", tmp_path / "README.md")


@pytest.mark.usefixtures("_nothing_long")
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(command=st.sampled_from([*COMMANDS, "docs"]) | WORDS, arguments=st.lists(WORDS, max_size=5))
def test_no_list_of_arguments_ends_in_a_traceback(command: str, arguments: list[str]) -> None:
    run(command, *arguments)


NO_FILES = {"pipe": "a named pipe", "socket": "a socket", "device": "a device", "folder": "a folder"}


@pytest.mark.parametrize("odd", NO_FILES)
def test_what_is_no_file_is_named_as_what_it_is(odd: str, tmp_path: Path) -> None:
    given, held, part = (
        tmp_path / "given",
        extracts_folder() / "repairs.parquet",
        extracts_folder() / "staff" / "1.parquet",
    )
    part.parent.mkdir(parents=True)
    for path in (given, held, part):
        ODD[odd](path)
    what = NO_FILES[odd]
    assert run("import", "census", str(given)).stderr == (
        f"{given}: it is {what} and not a file. Name the file that the publisher served.\n"
    )
    accepted = run("accept", "asb_cases", str(given), "--covers", "2025-01", "2025-03").stderr
    assert f"{given}: is {what} and not a file; name the file itself" in accepted
    said = run("check", "repairs", "staff").stdout
    if odd == "folder":
        assert f"{held}: is a folder and not a file; if it holds the parts of the extract, name it repairs" in said
    else:
        assert f"{held}: cannot be read (it is {what} and not a file); put it right, or bring it in again" in said
        assert f"{part}: cannot be read (it is {what} and not a file)" in said


@pytest.mark.parametrize("odd", NO_FILES)
@pytest.mark.parametrize("place", ["file", "note"])
def test_what_is_no_file_among_those_of_the_last_fetch_is_told(odd: str, place: str) -> None:
    served = extracts_folder() / "raw" / "census" / "2026-01-01T000000Z"
    served.mkdir(parents=True)
    path, note = served / "a.csv", served / "a.csv.fetched.json"
    wrong, right = (path, note) if place == "file" else (note, path)
    ODD[odd](wrong)
    told = {"address": "a", "served_from": "a", "fetched_at": "then", "last_modified": None, "bytes": 1, "sha256": "0"}
    right.write_text(json.dumps(told | {"use": "import"}))
    result = run("import", "census", "--raw")
    assert result.exit_code == 1
    assert f"{wrong}: it is {NO_FILES[odd]} and not a file" in result.stderr
