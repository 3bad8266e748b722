"""The parts of what is measured beside the dashboard, without the programs: how these answer is for the run to see."""

import gzip
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from itertools import pairwise

import pytest

from tests.benchmarks._journeys import TIMES, Own
from tests.benchmarks._session import Session
from tests.benchmarks._walking import Load
from tests.benchmarks.beside import datasette, others, superset_reader
from tests.benchmarks.beside.asking import Question, Step, family, walk
from tests.benchmarks.beside.installed import AbsentError, install, last, run
from tests.benchmarks.beside.observations import LOOKED_AT, Choices, write
from tests.benchmarks.beside.serving import serving
from tests.benchmarks.beside.superset_dashboard import Made
from tests.browser.server import Server
from tests.contract.local_server import Answer
from tests.contract.local_server import Server as Local

AT_ONCE = Load(sessions=3, seconds=0, thinking=(0, 0))
CHOICES = Choices(["burglary", "robbery"], ["E05013652", "E05013653", "E05013654"])
MADE = Made(dashboard=1, data=2, chart=3, table=4)


@pytest.fixture
def local():
    with Local().running() as server:
        yield server


@pytest.fixture
def server(local, tmp_path):
    return Server(local.address, tmp_path, tmp_path, os.getpid())


def page(query):
    text = f"<table><td>{query['area']}</td></table>".encode() * 20
    return Answer(gzip.compress(text), headers={"Content-Encoding": "gzip"})


def reader(number=0):
    return Own(Session("http://127.0.0.1"), number)


def table(own):
    return datasette.journey(own, "/published/observations", CHOICES)


def test_each_reader_gets_the_pages_of_its_own_wards(local, server):
    local.say("/published/observations", page)
    walked = walk(server, table, AT_ONCE)
    assert (walked.refused, walked.mistaken) == ([], [])
    assert [each.changes for each in walked.visits].count(True) == 3 * TIMES
    assert len(walked.visits) == 3 * (TIMES + 1)
    assert {each.page for each in walked.visits} == {"datasette"}
    assert all(0 < each.answer.wire < each.answer.written for each in walked.visits)
    assert all(each.answer.seconds > 0 for each in walked.visits)
    assert walked.memory > 10_000_000
    asked = [each.query for each in local.requests]
    assert {each["breakdown"] for each in asked} == {""}
    assert {each["indicator"] for each in asked} == {*CHOICES.indicators}
    assert {each["area"] for each in asked} == {*CHOICES.wards}


def test_the_page_of_another_ward_is_noticed(local, server):
    local.say("/published/observations", page({"area": CHOICES.wards[0]}))
    walked = walk(server, table, AT_ONCE)
    assert not walked.refused
    assert 0 < len(walked.mistaken) < len(walked.visits)
    assert "E05013652" in walked.mistaken[0]


def test_who_is_refused_goes(local, server):
    local.say("/published/observations", Answer(b"busy", 503))
    walked = walk(server, table, AT_ONCE)
    assert len(walked.refused) == 3
    assert all("503" in each for each in walked.refused)
    assert not walked.visits


def test_questions_of_a_step_are_asked_at_once_and_the_next_only_then(local, server):
    for path, delay in {"/slow": 0.2, "/quick": 0.0, "/after": 0.0}.items():
        local.say(path, Answer(path.encode(), delay=delay))
    told = []
    step = Step("any", [[Question("/slow"), Question("/quick", {"sent": True})], [Question("/after")]], told.extend)
    walk(server, lambda own: iter([step]), Load(sessions=1, seconds=0, thinking=(0, 0)))
    assert [each.path for each in local.requests][-1] == "/after"
    assert told == [b"/slow", b"/quick", b"/after"]


def test_what_superset_is_asked_for_is_a_chart_and_a_table_of_the_ward():
    opened, *changes = superset_reader.journey(reader(), MADE, CHOICES)
    assert len(changes) == TIMES
    assert not opened.changes
    assert [len(each) for each in opened.questions] == [1, 3, 4]
    for step in changes:
        ((chart, shown),) = step.questions
        assert step.changes
        assert "slice_id%22%3A3" in chart.address
        assert "slice_id%22%3A4" in shown.address
        assert chart.sent["queries"][0]["filters"] == shown.sent["queries"][0]["filters"]
    wards = [step.questions[0][1].sent["queries"][0]["filters"][1]["val"][0] for step in changes]
    assert all(before != now for before, now in pairwise(wards))


def row(indicator, area, value):
    return {"indicator": indicator, "area": area, "value": value}


def answer(*rows):
    return json.dumps({"result": [{"data": rows}]}).encode()


@pytest.mark.parametrize(
    ("chart", "table", "missed"),
    [
        (answer({"value": 1}), answer(row("burglary", "a", 1)), False),
        (answer({"value": 1}), answer(row("burglary", "a", None), row("burglary", "a", 1)), False),
        (answer({"value": None}), answer(row("burglary", "a", None)), False),
        (answer({"value": None}, {"value": 1}), answer(row("burglary", "a", None), row("burglary", "a", 1)), False),
        (answer({"value": 1}), answer(row("burglary", "b", 1)), True),
        (answer({"value": 1}), answer(row("robbery", "a", 1)), True),
        (answer(), answer(row("burglary", "a", 1)), True),
        (answer({"value": 1}, {"value": 2}), answer(row("burglary", "a", 1)), True),
        (answer(), answer(), True),
    ],
)
def test_an_answer_of_superset_to_another_is_noticed(chart, table, missed):
    assert bool(superset_reader.missed("burglary", "a")([b"what came before", chart, table])) is missed


def test_what_does_not_install_is_said_in_a_sentence(tmp_path):
    with pytest.raises(AbsentError, match=r"^nothing does not install here: .*nothing\.lock"):
        install("nothing", tmp_path, tmp_path)


def test_a_run_goes_on_without_what_is_not_there(made, local, monkeypatch, tmp_path):
    def absent(name, folder):
        if name == "superset":
            raise AbsentError("superset does not install here: no network")
        return folder

    @contextmanager
    def serve(programs, file, folder, choices):
        refused = folder / "refused.txt"
        refused.write_text("getaddrinfo 'makers.example'\n", encoding="utf-8")
        yield Server(local.address, folder, refused, os.getpid()), table

    monkeypatch.setattr(others, "install", absent)
    monkeypatch.setitem(others.OTHERS, "datasette", serve)
    local.say("/published/observations", page)
    said = []
    walked = dict(others.measure(["superset", "datasette"], made("sample").snapshots, tmp_path, AT_ONCE, said.append))
    assert said == [
        "superset does not install here: no network.",
        "datasette would have asked elsewhere: getaddrinfo 'makers.example'",
    ]
    assert list(walked) == ["datasette"]
    assert walked["datasette"].visits


def test_what_is_printed_last_is_the_reason():
    printed = "  × No solution found\n  ╰─▶ Because there is no network\n      hint: try again\n\n"
    assert last(printed) == "Because there is no network"
    assert last("") == ""


def test_a_command_that_fails_says_so_in_its_own_words(tmp_path):
    with pytest.raises(AbsentError, match="it does not start: of that"):
        run("it does not start", (sys.executable, "-c", "import sys; sys.exit('of that')"), tmp_path)


def test_a_server_that_ends_at_once_is_absent(tmp_path):
    command = (sys.executable, "-c", "import sys; sys.exit('no such table')")
    with (
        pytest.raises(AbsentError, match=r"does not start here: .*no such table"),
        serving(lambda _: command, "/", tmp_path),
    ):
        pass


def test_a_server_that_answers_is_there_until_it_is_left(tmp_path):
    start = (sys.executable, "-m", "http.server", "--bind", "127.0.0.1")
    with serving(lambda port: (*start, str(port)), "/", tmp_path) as server:
        assert family(server.process) == [server.process]
        assert server.process in family(os.getpid())
    assert subprocess.run(["ps", "-p", str(server.process)], check=False, capture_output=True).returncode == 1


def test_readers_choose_from_wards_and_indicators_of_many_months(made, tmp_path):
    file = tmp_path / "published.db"
    choices = write(made("sample").snapshots, file)
    assert "recorded_crime" in choices.indicators
    assert len(choices.wards) == 20
    with sqlite3.connect(file) as there:
        rows = there.execute(
            "select period from observations where indicator = 'recorded_crime' and area = ?"
            " and breakdown = ? and frequency = ? order by period",
            [choices.wards[0], *LOOKED_AT.values()],
        ).fetchall()
    there.close()
    assert rows[0] == ("2021-02-01",)
    assert len(rows) == 60
