"""The parts of the benchmark of many sessions, on servers of their own; how long anything takes is not asserted."""

import time
from functools import partial

import pytest

from tests.benchmarks import _journeys, sessions
from tests.benchmarks._client import Answer, reader
from tests.benchmarks._journeys import FLOOR, READERS, Own, Step
from tests.benchmarks._pages import plain
from tests.benchmarks._session import Session
from tests.benchmarks._several import together
from tests.benchmarks._walking import Load, Visit, Walked, memory, walk
from tests.browser.find import NO_NGINX, nginx
from tests.browser.server import serve
from tests.waiting import no_longer_than

AT_ONCE = Load(sessions=3, seconds=0, thinking=(0, 0))
PAGES = {"overview", "priority", "wards", "indicator", "initiatives", "decisions"}


@pytest.fixture(scope="module")
def app(made, tmp_path_factory):
    with serve(made("sample"), tmp_path_factory.mktemp("app")) as server:
        yield server


@pytest.fixture(scope="module")
def floor(tmp_path_factory):
    with plain(tmp_path_factory.mktemp("plain"), FLOOR) as server:
        yield server


def test_three_readers_at_once_each_get_what_they_ask_for(app):
    walked = walk(app, READERS, AT_ONCE)
    assert (walked.refused, walked.mistaken) == ([], [])
    assert {each.page for each in walked.visits} == PAGES == {each.page for each in walked.visits if each.changes}
    assert min(each.answer.seconds for each in walked.visits) > 0
    assert all(0 < each.answer.wire < each.answer.written for each in walked.visits)
    assert walked.memory > 10_000_000
    assert walked.processor > 0


def test_as_many_walk_on_the_plain_page(floor):
    walked = walk(floor, (_journeys.floor,), AT_ONCE)
    assert (walked.refused, walked.mistaken) == ([], [])
    assert len(walked.visits) == 3 * 7


@pytest.mark.skipif(nginx() is None, reason=NO_NGINX)
def test_of_several_processes_behind_nginx_each_has_readers_and_is_weighed(tmp_path):
    with together(partial(plain, tmp_path, FLOOR), 2, tmp_path) as server:
        walked = walk(server, (_journeys.floor,), AT_ONCE)
        least = sum(memory(each) for each in server.processes) / 2
        with no_longer_than(60):
            while len(asked := (tmp_path / "asked.log").read_text(encoding="utf-8").splitlines()) < AT_ONCE.sessions:
                time.sleep(0.05)
    assert (walked.refused, walked.mistaken) == ([], [])
    assert len(walked.visits) == 3 * 7
    assert walked.memory > least
    carried = [each.split("|") for each in asked]
    assert [status for _, _, status, _ in carried] == ["101"] * 3
    assert len({process for _, process, _, _ in carried}) == 2


def test_who_finds_no_server_is_refused(floor):
    elsewhere = type(floor)("http://127.0.0.1:9", floor.printed, floor.refused, floor.process)
    walked = walk(elsewhere, (_journeys.floor,), AT_ONCE)
    assert len(walked.refused) == 3
    assert not walked.visits


def test_the_answer_to_another_is_noticed(app):
    with reader(app) as one:
        own = Own(one.session, 0)
        one.open("")
        mine, anothers = one.session.options("filter_ward")[1:3]
        one.choose("filter_ward", 1)
        assert own.choice("filter_ward") not in (mine, "")
    assert not Step("overview", b"", True, (mine,), (("filter_ward", mine),)).missed(one.session)
    assert anothers in Step("overview", b"", True, (anothers,)).missed(one.session)
    assert anothers in Step("overview", b"", True, (), (("filter_ward", anothers),)).missed(one.session)
    assert mine in Step("overview", b"", True, (), (("filter_period", mine),)).missed(one.session)


def test_what_has_nothing_at_its_head_answers_nobody():
    assert "Belsize" in Step("overview", b"", headed=("Belsize",)).missed(Session("http://127.0.0.1"))


@pytest.mark.parametrize("number", range(3))
def test_the_form_of_a_new_piece_of_work_is_taken_for_none(number):
    session = Session("http://127.0.0.1")
    steps = _journeys.delivery(Own(session, number))
    next(steps)
    session.said = ['<a href="a?initiative=new">Add</a> <a href="a?ward=b&amp;initiative=one">One &amp; all</a>']
    assert next(steps).headed == ("One & all",)


def test_of_a_hundred_and_one_waits_the_places_are_those_of_the_hundred():
    assert sessions.cuts([float(each) for each in range(101)]) == (50, 95, 99)
    assert sessions.cuts([3.0]) == (3, 3, 3)


def test_the_table_has_a_row_for_each_page_beside_the_plain_one():
    slow, fast, opened = Answer(0.4, 9000, 3000), Answer(0.2, 5000, 1000), Answer(0.5, 1, 1)
    walked = {
        "floor": Walked(1, [Visit("floor", True, fast), Visit("floor", False, opened)]),
        "app": Walked(1, [Visit("wards", True, slow), Visit("wards", False, opened), Visit("wards", True, slow)]),
    }
    rows = list(zip(*(column.cells for column in sessions.report(walked).columns), strict=True))
    assert rows == [
        ("floor", "1", "200", "200", "200", "1.0", "5", "1", "1", "500"),
        ("wards", "2", "400", "400", "400", "2.0", "9", "3", "1", "500"),
    ]


def test_what_is_said_of_a_server_counts_who_was_refused():
    of = Walked(2, [Visit("floor", True, Answer(1, 1, 1))] * 4, ["closed"], [], 2**20 * 300, 0.2, 1.25)
    assert sessions.said("app", of) == (
        "app: 2 sessions, 1 refused, 0 answers that were not what was asked for; 300 MB at the end, 50 ms of the "
        "processor an answer; load 1.2"
    )
