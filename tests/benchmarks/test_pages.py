"""The parts of the benchmark of the pages, on servers of their own; how long anything takes is not asserted."""

import pytest

from tests.app.reading import PAGES
from tests.benchmarks import _pages
from tests.benchmarks._client import Answer, reader
from tests.benchmarks._pages import Page, Pair, heaviest, ratio, report
from tests.browser.server import serve


@pytest.fixture(scope="module")
def app(made, tmp_path_factory):
    with serve(made("sample"), tmp_path_factory.mktemp("app")) as server:
        yield server


@pytest.fixture(scope="module")
def floor(tmp_path_factory):
    with _pages.plain(tmp_path_factory.mktemp("plain")) as server:
        yield server


def test_the_ratio_is_that_of_the_medians():
    assert ratio([Pair(3, 1), Pair(9, 2), Pair(8, 40)]) == 4


def test_the_heaviest_change_counts():
    light, heavy = Answer(9, 900, 1), Answer(1, 10, 5)
    assert heaviest([light, heavy, light]) is heavy


def test_every_page_of_the_frame_is_measured(app):
    names = [name or "overview" for name in _pages.names(app)]
    assert names == [page.rpartition("/")[2].removesuffix(".py") for page in PAGES]
    assert set(_pages.ADDRESSES) <= set(names)


def test_a_page_is_measured_beside_the_plain_one(app, floor):
    first = _pages.first(app, floor, "sources")
    assert first.page > 0 < first.plain
    found = _pages.whole(app, floor, "sources", 1.5, times=1, wards=1)
    assert (found.name, found.first) == ("sources", 1.5)
    assert min(found.again, found.unseen, found.seen) > 0
    assert 0 < found.change.wire < found.change.written
    assert 0 < found.next.wire < found.next.written


def test_a_reader_goes_where_the_address_and_the_boxes_say(app):
    with reader(app) as one:
        one.open("indicator", {"indicator": "robbery"})
        assert one.session.query == "indicator=robbery"
        one.choose(_pages.WARD, 2)
        ward = one.session.box(_pages.WARD)
        assert "ward=" in one.session.query
        assert ward.raw_value == ward.options[2] == one.session.value(_pages.WARD)[0]


def test_what_a_reader_keeps_is_not_sent_again(app):
    with reader(app) as one:
        new = one.open("sources")
        assert one.again().written < new.written / 2


def test_the_table_has_a_row_for_each_page():
    change, following = Answer(0, 104_400, 25_100), Answer(0, 110_000, 32_000)
    table = report([Page("", 1, 2, 3, 4, change, following), Page("indicator", 7.04, 3.26, 5, 2.96, change, following)])
    rows = list(zip(*(column.cells for column in table.columns), strict=True))
    assert rows == [
        ("overview", "1.0", "2.0", "3.0", "4.0", "104", "25", "110", "32"),
        ("indicator", "7.0", "3.3", "5.0", "3.0", "104", "25", "110", "32"),
    ]
