"""Are new vintages of the boroughs' figures fetched as the publisher keeps them, and restated figures reported?"""

import json

import pytest
from typer.testing import CliRunner, Result

import data
from data.__main__ import app
from data.holding.files import extracts_folder
from data.sources.local_statistics import SUBJECTS
from tests.contract.local_server import Answer, Server
from tests.contract.publishers import REPOSITORY, STATISTICS, STATISTICS_AT, csv, local_statistics

FIRST = STATISTICS[0]


@pytest.fixture
def server(publishers: Server) -> Server:
    return publishers


def fetch() -> Result:
    return CliRunner().invoke(app, ["fetch", "local_statistics"], env={"COLUMNS": "200"})


def test_every_subject_comes_in_with_its_own_day(server: Server) -> None:
    done = fetch()
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-2:] == ["local_statistics: imported", "Next: python -m metrics refresh"]
    with data.connect(extracts_folder(), only={"local_statistics"}) as connection:
        told = data.query(connection, "select indicator, source, source_day from local_statistics").to_pylist()
    assert len(told) == len(SUBJECTS)
    assert {(row["source"], str(row["source_day"])) for row in told} == {("An office", "2026-03-26")}
    assert data.check("local_statistics") == []
    [listed] = server.asked(REPOSITORY)
    assert listed.query == {"recursive": "1"}


def test_a_figure_that_was_restated_is_reported(server: Server) -> None:
    fetch()
    server.say(f"{STATISTICS_AT}/{FIRST}", csv(local_statistics(FIRST, "7.3")))
    done = fetch()
    assert done.exit_code == 0, done.output
    restated = data.extracts()["local_statistics"].restated
    assert restated is not None
    assert [(each.area, each.cells) for each in restated.changes] == [("E09000007", 1)]


def test_a_subject_that_is_gone_is_named_and_what_is_held_stays(server: Server) -> None:
    fetch()
    before = data.extracts()["local_statistics"].sha256
    server.say(REPOSITORY, Answer(json.dumps({"tree": [{"path": path} for path in STATISTICS[1:]]}).encode()))
    done = fetch()
    assert done.exit_code == 1
    assert f"there is no file {FIRST} any more" in done.output.replace("\n", " ")
    assert data.extracts()["local_statistics"].sha256 == before


@pytest.mark.parametrize("content", [b"", b"<html>", b"{}", b'{"tree": 1}', b'{"tree": [1]}', b"[" * 100_000])
def test_a_list_of_files_that_is_none_is_told(content: bytes, server: Server) -> None:
    server.say(REPOSITORY, Answer(content))
    done = fetch()
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert "local_statistics" not in data.extracts()
