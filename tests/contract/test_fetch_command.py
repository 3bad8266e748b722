"""Does every source that is fetched come in whole, and does one that fails leave the others and its extract alone?"""

import errno
import json
import os
import re
from csv import DictReader
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import data
from data import __main__ as commands
from data.__main__ import app
from data.bringing_in import side_by_side
from data.bringing_in.side_by_side import FetchOutcome
from data.fetching import arcgis, raw
from data.holding.files import extracts_folder
from data.sources.source import fetched
from tests.contract import crime_csv, nomis_csv
from tests.contract.local_server import Answer, Reply, Server
from tests.contract.publishers import (
    CATALOGUE,
    CLAIMANTS,
    CRIME,
    HOUSEHOLDS,
    OLD_CRIME,
    OLDER_WARDS,
    RESIDENTS,
    WARDS,
    catalogue,
    csv,
    resource,
    table,
    wards,
)

NAMES = ["census", "claimant_count", "outlines", "recorded_crime"]


@pytest.fixture
def server(publishers: Server) -> Server:
    return publishers


def fetch(*names: str) -> Result:
    return CliRunner().invoke(app, ["fetch", *names], env={"COLUMNS": "200"})


def rows(name: str) -> int:
    return data.extracts()[name].rows


def kept(name: str) -> Path:
    [folder] = (extracts_folder() / "raw" / name).glob("????-*")
    return folder


def use(name: str) -> dict[str, str]:
    return {
        path.name.removesuffix(".fetched.json"): json.loads(path.read_text())["use"]
        for path in kept(name).glob("*.fetched.json")
    }


def test_where_none_is_named_every_source_is_fetched(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fetched().keys() >= set(NAMES)
    monkeypatch.setattr(commands, "fetched", lambda: {"census": fetched()["census"]})
    assert fetch().stdout.splitlines()[-2:] == ["census: imported", "Next: python -m metrics refresh"]


def test_sources_come_in_side_by_side(server: Server) -> None:
    result = fetch(*NAMES)
    assert result.exit_code == 0, result.output
    assert [line for line in result.stdout.splitlines() if line.endswith(": imported")] == [
        f"{name}: imported" for name in NAMES
    ]
    assert result.stdout.splitlines()[-1] == "Next: python -m metrics refresh"
    sizes = {name: rows(name) for name in ("census_wards", "claimant_count", "ward_outlines", "recorded_crime")}
    assert sizes == {"census_wards": 40, "claimant_count": 40, "ward_outlines": 100, "recorded_crime": 400}
    assert all(not data.check(name) for name in sizes)
    assert {extract.origin for extract in data.extracts().values() if extract.name in sizes} == {"published"}
    assert use("recorded_crime") == {
        "MPS Ward Level Crime (most recent 24 months).csv": "import",
        "MPS Ward Level Crime (Historical).csv": "import if sound",
        "catalogue.json": "keep",
    }
    assert not [path for path in (extracts_folder() / "raw").rglob(".*") if path.name != ".lock"]


def test_the_services_are_asked_as_they_are_documented(server: Server) -> None:
    fetch(*NAMES)
    [claimants] = server.asked(CLAIMANTS)
    assert claimants.query == {
        "geography": "E05013652...E05013671,E09000007",
        "date": "latestMINUS35-latest",
        "gender": "0",
        "age": "0",
        "measure": "1",
        "measures": "20100",
    }
    [residents] = server.asked(RESIDENTS)
    assert residents.query["c2021_restype_3"] == "0"
    [outlines] = server.asked(WARDS)
    assert outlines.query["where"] == "LAD25CD='E09000007'"
    assert (outlines.query["f"], outlines.query["outSR"], outlines.query["orderByFields"]) == (
        "geojson",
        "4326",
        "WD25CD",
    )
    assert {request.headers["Accept-Encoding"] for request in server.requests} == {"identity"}


MISBEHAVIOUR: dict[str, Reply] = {
    "server error": Answer(b"sorry", 500),
    "too many requests": Answer(b"", 429, {"Retry-After": "7200"}),
    "gone": Answer(b"not here", 404),
    "web page": Answer(b"<!doctype html><h1>Maintenance</h1>"),
    "nothing": Answer(b""),
    "error as a success": Answer(b'{"error": {"code": 400, "message": "Invalid URL"}}'),
    "cut connection": Answer(b"x" * 100, cut=10),
    "too short": Answer(b"MajorText,MinorText\n" * 9, length=5000),
    "too long": Answer(b"OBS_VALUE\n" * 9, length=15),
    "moving for ever": Answer(b"", 302, {"Location": "/nowhere"}),
}
PLACES = {
    "recorded_crime": [CRIME],
    "census": [HOUSEHOLDS],
    "claimant_count": [CLAIMANTS],
    "outlines": [WARDS, OLDER_WARDS],
}
EXTRACTS = {"census": "census_wards", "outlines": "ward_outlines"}


@pytest.mark.parametrize("case", MISBEHAVIOUR)
@pytest.mark.parametrize("name", NAMES)
def test_a_source_that_misbehaves_leaves_its_extract_and_is_named(case: str, name: str, server: Server) -> None:
    assert fetch(name).exit_code == 0
    extract = extracts_folder() / f"{EXTRACTS.get(name, name)}.parquet"
    before = extract.read_bytes()
    for path in PLACES[name]:
        server.say(path, MISBEHAVIOUR[case])
    result = fetch(name)
    assert result.exit_code == 1, result.output
    assert f"{name}: NOT imported. " in result.stdout
    assert "Next: " not in result.stdout.split("NOT imported")[1]
    assert extract.read_bytes() == before
    assert {path.name for path in extracts_folder().iterdir()} == {extract.name, "raw"}


def test_one_source_that_fails_leaves_the_others(server: Server) -> None:
    server.say(CLAIMANTS, Answer(b"sorry", 500))
    result = fetch(*NAMES)
    assert result.exit_code == 1
    assert "claimant_count: NOT imported. http://127.0.0.1" in result.stdout
    assert "answered 500 Internal Server Error, at each of 5 attempts. Try again later." in result.stdout
    assert [line for line in result.stdout.splitlines() if line.endswith(": imported")] == [
        f"{name}: imported" for name in NAMES if name != "claimant_count"
    ]


def test_only_the_sources_that_are_named_are_fetched(server: Server) -> None:
    assert fetch("census", "census").exit_code == 0
    assert {request.path for request in server.requests} == {RESIDENTS, HOUSEHOLDS}
    result = fetch("claimant_counts")
    assert result.exit_code == 1
    assert "'claimant_counts' is not a source that can be fetched. Did you mean 'claimant_count'?" in result.stderr


def test_the_newest_file_of_a_title_is_taken_wherever_it_lies(server: Server) -> None:
    newer = resource(server, "MPS Ward Level Crime.csv", "/download/e5f6/crime.csv", "2026-11-20T08:00:00Z")
    other = resource(server, "MPS Ward Level Crime.xlsx", "/download/e5f6/crime.xlsx", "2026-11-21", format="xlsx")
    server.say(CATALOGUE, catalogue(server, newer, other))
    server.say("/download/e5f6/crime.csv", csv(crime_csv.served(crime_csv.rows(["202606", "202607"], 20))))
    assert fetch("recorded_crime").exit_code == 0
    assert data.extracts()["recorded_crime"].covers_to == date(2026, 7, 31)
    assert not server.asked(CRIME)


def test_a_dataset_that_has_another_name_now_is_found_by_its_number(server: Server) -> None:
    found = catalogue(server)
    server.say(CATALOGUE, Answer(b"", 404))
    server.say("/catalogue/exy3m", Answer(b"", 307, {"Location": "/api/v2/exy3m"}))
    server.say("/api/v2/exy3m", found)
    assert fetch("recorded_crime").exit_code == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"resources": {}}', "there is no file in the dataset"),
        (b"[]", "the answer is not a list of files"),
        (
            b'{"resources": {"1": {"title": "Other.csv"}}}',
            "no CSV file is called MPS Ward Level Crime. The files there",
        ),
    ],
)
def test_a_catalogue_without_the_file_is_told(content: bytes, words: str, server: Server) -> None:
    server.say(CATALOGUE, Answer(content))
    server.say("/catalogue/exy3m", Answer(content))
    result = fetch("recorded_crime")
    assert result.exit_code == 1
    assert words in result.stdout


def test_a_historical_file_of_other_wards_is_left_out_and_said(server: Server) -> None:
    old = crime_csv.served(crime_csv.rows(["202603", "202604"], 20)).replace("E05013652", "E05000128")
    server.say(OLD_CRIME, csv(old))
    result = fetch("recorded_crime")
    assert result.exit_code == 0, result.output
    assert "recorded_crime: imported. Left out, because it was refused: " in result.stdout
    assert (
        "MPS Ward Level Crime (Historical).csv: WardCode is of Camden's wards as they were before May 2022"
        in result.stdout
    )
    assert data.extracts()["recorded_crime"].covers_from == date(2026, 5, 1)


def test_a_historical_file_does_not_excuse_the_one_that_matters(server: Server) -> None:
    server.say(CRIME, csv(crime_csv.served(crime_csv.rows(["202605"], 20)[:-5])))
    result = fetch("recorded_crime")
    assert result.exit_code == 1
    assert "cut short: 1 of Camden's 20 wards have no row" in result.stdout
    assert "recorded_crime" not in data.extracts()


def test_outlines_come_in_pages(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arcgis, "PAGE", 9)
    # The service gives fewer than were asked for: only its own word tells whether there are more.
    server.say(WARDS, lambda query: wards(query, most=7))
    assert fetch("outlines").exit_code == 0
    assert [request.query["resultOffset"] for request in server.asked(WARDS)] == ["0", "7", "14"]
    assert rows("ward_outlines") == 100
    assert [name for name, said in use("outlines").items() if said == "import"] == ["WD_MAY_2025_UK_BGC_V2.all.geojson"]


def test_a_page_of_outlines_that_is_missing_is_noticed(server: Server) -> None:
    server.say(WARDS, lambda query: wards(query | {"resultOffset": "3"}))
    result = fetch("outlines")
    assert result.exit_code == 1
    assert "3 of Camden's 20 wards have no outline" in result.stdout


def test_pages_of_outlines_without_end_are_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arcgis, "MOST_PAGES", 3)
    endless = {"type": "FeatureCollection", "features": [], "exceededTransferLimit": True}
    server.say(WARDS, Answer(json.dumps(endless).encode()))
    server.say(OLDER_WARDS, Answer(json.dumps(endless).encode()))
    result = fetch("outlines")
    assert result.exit_code == 1
    assert "more than 3 pages, which are not the wards of a borough" in result.stdout


def test_a_layer_that_is_gone_is_followed_by_the_one_before(server: Server) -> None:
    server.say(WARDS, Answer(b'{"error": {"code": 400, "message": "Invalid URL"}}'))
    server.say(OLDER_WARDS, lambda query: wards(query, field="WD22CD"))
    result = fetch("outlines")
    assert result.exit_code == 0, result.output
    assert "20 wards of 2022 (field WD22CD)" in result.stdout
    [asked] = server.asked(OLDER_WARDS)
    assert asked.query["where"] == "LAD22CD='E09000007'"


def test_an_error_of_the_portal_that_may_pass_is_tried_again(server: Server) -> None:
    busy = Answer(b'{"error": {"code": 503, "message": "Service busy"}}')
    server.say(WARDS, busy, Answer(b'{"type": "FeatureColl'), wards)
    assert fetch("outlines").exit_code == 0
    assert len(server.asked(WARDS)) == 3


def test_what_every_layer_answered_is_told(server: Server) -> None:
    for path in (WARDS, OLDER_WARDS):
        server.say(path, Answer(b'{"error": {"code": 400, "message": "Invalid URL"}}'))
    said = fetch("outlines").stdout
    assert said.count("the service answered with the error 400, Invalid URL. The layer may have another name now") >= 2


def test_rows_beyond_what_nomis_gives_at_once_are_asked_for(server: Server) -> None:
    server.say(CLAIMANTS, table(nomis_csv.rows(), most=25))
    result = fetch("claimant_count")
    assert result.exit_code == 0, result.output
    assert [request.query.get("recordoffset") for request in server.asked(CLAIMANTS)] == [None, "25"]
    assert rows("claimant_count") == 40
    assert use("claimant_count") == {
        "claimant_count.csv": "keep",
        "claimant_count.page2.csv": "keep",
        "claimant_count.all.csv": "import",
    }


def test_a_page_of_nomis_that_is_given_again_is_no_other_page(server: Server) -> None:
    first = table(nomis_csv.rows(), most=25)({})
    server.say(CLAIMANTS, first)
    result = fetch("claimant_count")
    assert result.exit_code == 1
    assert "the service gives the same rows again and not the rest" in result.stdout


def test_a_table_of_nomis_that_stays_short_is_refused(server: Server) -> None:
    empty = csv(nomis_csv.served(nomis_csv.rows()).splitlines(keepends=True)[0])
    server.say(CLAIMANTS, table(nomis_csv.rows(), most=25)({}), empty)
    result = fetch("claimant_count")
    assert result.exit_code == 1
    assert "cut short: 25 rows of the 42 that RECORD_COUNT says" in result.stdout


def test_a_table_of_nomis_that_ends_inside_a_line_is_asked_for_again(server: Server) -> None:
    whole = table(nomis_csv.rows())({})
    server.say(CLAIMANTS, Answer(whole.content[:-4], headers=whole.headers), whole)
    assert fetch("claimant_count").exit_code == 0


def test_an_error_of_nomis_that_is_served_as_a_file_is_told(server: Server) -> None:
    server.say(CLAIMANTS, csv("error\nThe geography is not known\n"))
    result = fetch("claimant_count")
    assert "the answer has no column OBS_VALUE; it begins 'error'" in result.stdout


def test_an_import_can_be_made_again_from_what_was_kept(server: Server) -> None:
    assert fetch(*NAMES).exit_code == 0
    asked = len(server.requests)
    for name in NAMES:
        extract = extracts_folder() / f"{EXTRACTS.get(name, name)}.parquet"
        before = extract.read_bytes()
        extract.unlink()
        result = CliRunner().invoke(app, ["import", name, "--raw"])
        assert result.exit_code == 0, result.output
        assert extract.read_bytes() == before
    assert asked == len(server.requests)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["outlines", "--raw"], "nothing was fetched yet. Run 'python -m data fetch outlines'."),
        (["broadband", "--raw"], "'broadband' is not a source that can be fetched"),
        (["outlines", "x.geojson", "--raw"], "Name either files or --raw"),
        (["outlines"], "Name the files, or say --raw for those of the last fetch. Where they are: the GeoJSON"),
    ],
)
def test_an_import_is_of_files_or_of_what_was_kept(arguments: list[str], words: str) -> None:
    result = CliRunner().invoke(app, ["import", *arguments])
    assert result.exit_code == 1
    assert words in result.stderr


def test_a_newer_file_that_changes_older_figures_is_told_and_kept_with_the_extract(server: Server) -> None:
    fetch("recorded_crime")
    assert data.extracts()["recorded_crime"].restated is None
    revised = crime_csv.rows(["202606", "202607"], 20)
    revised[1][5] = "25"
    server.say(CRIME, csv(crime_csv.served(revised)))
    result = fetch("recorded_crime")
    assert "Restated: 1 figure in 1 period and 1 area, most in Belsize (1)" in result.stdout
    restated = data.extracts()["recorded_crime"].restated
    assert restated is not None
    assert restated.found_on == date.today()
    assert "MPS Ward Level Crime (most recent 24 months).csv" in restated.source
    assert [(one.period, one.area, one.before, one.after) for one in restated.changes if one.cells] == [
        (date(2026, 6, 1), "E05013652", 100, 105)
    ]
    assert sum(one.after or 0 for one in restated.changes) == 2005
    # The same file once more changes nothing, and what the last one changed is not forgotten.
    fetch("recorded_crime")
    assert data.extracts()["recorded_crime"].restated == restated


def test_a_second_fetch_of_a_source_says_who_is_at_it(server: Server) -> None:
    with raw.fetching(extracts_folder(), "census"):
        result = fetch("census")
    assert result.exit_code == 1
    assert f"census: NOT imported. a fetch of census into {extracts_folder() / 'raw' / 'census'} is" in result.stdout
    assert f"is already running: process {os.getpid()} on " in result.stdout
    assert fetch("census").exit_code == 0


DEEP = b"[" * 100_000


@pytest.mark.parametrize(
    ("name", "path", "content"),
    [
        ("outlines", WARDS, DEEP),
        ("recorded_crime", CATALOGUE, DEEP),
        ("claimant_count", CLAIMANTS, b'"OBS_VALUE,RECORD_COUNT\n1,2\n'),
        ("claimant_count", CLAIMANTS, b"OBS_VALUE,RECORD_COUNT\n1," + b"9" * 5000 + b"\n"),
        ("claimant_count", CLAIMANTS, b"OBS_VALUE,RECORD_COUNT\n1," + b"x" * 200_000 + b"\n"),
    ],
    ids=["deep outlines", "deep catalogue", "an open quotation mark", "a number without end", "a cell without end"],
)
def test_an_answer_that_no_reader_was_made_for_is_told(name: str, path: str, content: bytes, server: Server) -> None:
    server.say(path, Answer(content))
    result = fetch(name)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert f"{name}: NOT imported. " in result.stdout


def test_the_disk_is_told_where_it_does_not_take_what_was_fetched(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    result = fetch("census", "claimant_count")
    assert result.exit_code == 1
    for name in ("census", "claimant_count"):
        assert f"{name}: NOT imported. {extracts_folder()}: No space left on device." in result.stdout


def test_the_log_has_a_line_for_each_file_and_each_import_and_no_figures(
    server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CAMDEN_LOG_FILE", str(tmp_path / "log"))
    monkeypatch.setenv("CAMDEN_LOG_LEVEL", "INFO")
    server.say(OLD_CRIME, csv(crime_csv.served(crime_csv.rows(["202603"], 20)).replace("E05013652", "E05000128")))
    server.say(CLAIMANTS, csv("error\nThe geography is not known\n"))
    assert fetch("recorded_crime", "claimant_count").exit_code == 1
    lines = (tmp_path / "log").read_text().splitlines()
    said = sorted(re.sub(r"^\S+ |seconds=\S+ ", "", line) for line in lines)
    assert [line.split()[0] for line in said] == ["INFO"] * (len(said) - 1) + ["WARNING"]
    assert "INFO camden.import: source=recorded_crime outcome=refused" in said
    assert "INFO camden.import: source=recorded_crime outcome=imported" in said
    assert "INFO camden.fetch: source=recorded_crime outcome=imported" in said
    assert said[-1] == "WARNING camden.fetch: source=claimant_count outcome=failed"
    files = [line for line in said if " bytes=" in line]
    assert [line.rsplit(" ", 1)[1] for line in files] == ["outcome=failed", *["outcome=saved"] * 3]
    assert any(f"source=recorded_crime address={server.address}{CRIME} bytes=" in line for line in files)
    assert not [line for line in said if "E05000128" in line or "geography is not" in line]


def test_a_report_is_the_same_whoever_asks_for_it(server: Server) -> None:
    told: list[tuple[str, str]] = []
    seen: list[FetchOutcome] = []
    outcomes = side_by_side.fetch(
        ["census", "claimant_count"],
        extracts_folder(),
        date.today(),
        tell=lambda name, file, *_: told.append((name, file)),
        report=seen.append,
    )
    assert [(each.name, bool(each.done), each.failure) for each in outcomes] == [
        ("census", True, ""),
        ("claimant_count", True, ""),
    ]
    assert sorted(each.name for each in seen) == ["census", "claimant_count"]
    assert {name for name, _ in told} == {"census", "claimant_count"}
    [census, _] = outcomes
    assert census.done is not None
    assert (census.served, census.done.written.rows, census.done.replaced) == (kept("census"), 40, "")


@pytest.mark.shared
def test_real_files_come_through_a_service_as_they_are(server: Server, shared: Path) -> None:
    [crime] = (shared / "realdata" / "mps_crime").glob("MPS Ward Level Crime*.csv")
    outlines = shared / "realdata" / "ons_boundaries" / "pophealthmap_wards_may2025_camden.geojson"
    server.say(CRIME, Answer(crime.read_bytes(), cut=30_000), Answer(crime.read_bytes()))
    server.say(WARDS, Answer(outlines.read_bytes()))
    assert fetch("recorded_crime", "outlines").exit_code == 0
    fetched_files = {path.name: path for name in ("recorded_crime", "outlines") for path in kept(name).iterdir()}
    assert fetched_files["MPS Ward Level Crime (most recent 24 months).csv"].read_bytes() == crime.read_bytes()
    assert fetched_files["WD_MAY_2025_UK_BGC_V2.geojson"].read_bytes() == outlines.read_bytes()
    with data.connect(extracts_folder(), only={"recorded_crime"}) as connection:
        [total] = data.query(connection, "select sum(offences) as n from recorded_crime where month < '2026-01-01'")[
            "n"
        ]
    with crime.open(newline="") as file:
        assert total.as_py() == sum(int(row[name]) for row in DictReader(file) for name in row if name.isdigit())
