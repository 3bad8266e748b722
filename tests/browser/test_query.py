"""The page of queries as an analyst uses it: typed, run, refused, taken away; by keyboard, on a phone, and while others
ask too."""

import re
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from pages.components.words.examples import EXAMPLES
from tests.browser.axe import violations
from tests.browser.keyboard import FOCUSED
from tests.browser.paper import printed
from tests.browser.reflow import at_width, too_wide, unreadable
from tests.browser.test_every_page import COLOURS, OPEN, PLACEHOLDER
from tests.processes import told

pytestmark = pytest.mark.browser

ANSWER = next(iter(EXAMPLES.values()))
LINES = EXAMPLES["Repairs on time in all Camden, by month"]
WRONG = "select a.name, o.valeu\nfrom observations o\njoin areas a on a.code = o.area"
RUNAWAY = "select count(*) from observations a, observations b, observations c"
WIDE = (
    f"select repeat_ as {'a' * 60}, [1, 2, 3] as l, {'{'}'a': 1{'}'} as s from (select lpad('x', 500, 'y') as repeat_)"
)
BOX, RUN = "[data-testid=stTextArea] textarea", "[data-testid=stFormSubmitButton] button"
STATES = {"answer": ANSWER, "lines": LINES, "wrong": WRONG, "wide": WIDE}


def path(sql):
    return f"/query?sql={quote(sql)}"


def run(here, sql):
    here.page.locator(BOX).fill(sql)
    here.page.locator(RUN).click()
    return here


def says(here, words):
    here.page.get_by_text(words).first.wait_for(timeout=60_000)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(tab, whole_server, state, width, mode):
    here = tab(whole_server, width=width, mode=mode).open(path(STATES[state]))
    here.page.evaluate(OPEN)
    assert violations(here) == ""
    assert [colour for colour in here.page.evaluate(COLOURS) if PLACEHOLDER.match(colour)] == []


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_too_wide_at_any_width(tab, whole_server, state):
    """What a table has more than fits is scrolled within its own part."""
    here = tab(whole_server).open(path(STATES[state]))
    for width in (320, 375, 768, 1024, 1280):
        assert too_wide(at_width(here, width)) == [], width


@pytest.mark.parametrize("width", [1280, 375])
def test_text_twice_as_large_is_whole(shown, width):
    assert unreadable(shown(path(ANSWER), width=width, text=200)) == {}


def test_by_keyboard_alone_a_query_is_typed_run_and_left(tab, whole_server):
    here = tab(whole_server).open("/query")
    here.page.locator(BOX).focus()
    here.page.keyboard.press("Control+A")
    here.page.keyboard.type("select count(*) as how_many from areas")
    here.page.keyboard.press("Control+Enter")
    says(here, "1 row, in")
    assert here.drawn().page.locator(".asked td").all_inner_texts() == ["27"]
    here.page.locator(BOX).focus()
    here.page.keyboard.press("Tab")
    assert here.page.evaluate(FOCUSED)["name"].strip().startswith("Run")


def test_a_query_is_in_the_address_so_that_back_undoes_it_and_a_link_leads_to_it(tab, whole_server):
    here = tab(whole_server).open("/query")
    run(here, "select 1 as one")
    here.until("/query", sql="select 1 as one")
    run(here, "select 2 as two")
    here.until("/query", sql="select 2 as two")
    here.page.go_back()
    here.until("/query", sql="select 1 as one")
    here.drawn()
    assert here.page.locator(".asked th").all_inner_texts()[0] == "one"
    assert here.page.locator(BOX).input_value() == "select 1 as one"


def test_a_fault_is_kept_in_the_box_and_mended_there(tab, whole_server):
    here = tab(whole_server).open(path(WRONG))
    assert "Line 1: observations has no column “valeu”." in here.page.locator("[role=alert]").inner_text()
    assert here.page.locator(BOX).input_value() == WRONG
    run(here, WRONG.replace("valeu", "value"))
    says(here, "10,000 rows, in")
    assert here.drawn().page.locator("[role=alert]").count() == 0


@pytest.mark.parametrize("label", ["Download CSV", "Excel", "Parquet"])
def test_the_rows_are_taken_away_under_a_name_that_says_sample(tab, whole_server, label):
    here = tab(whole_server).open(path(ANSWER))
    with here.page.expect_download() as coming:
        here.page.get_by_role("link", name=label).click()
    assert re.fullmatch(r"sample-data-query-[\d-]+-[0-9a-f]{12}\.(csv|parquet|xlsx)", coming.value.suggested_filename)
    assert Path(coming.value.path()).stat().st_size > 100


def test_while_one_query_runs_away_others_are_answered_and_it_is_stopped(tab, whole_server):
    first, second = tab(whole_server).open("/query"), tab(whole_server).open("/query")
    # Each has a process by then: to start one may take a busy machine longer than a query may run.
    run(first, RUNAWAY)
    says(first, "Running.")
    run(second, "select 1 as warm")
    says(second, "1 row, in")
    says(first, "Stopped after 10 seconds")
    run(first.drawn(), RUNAWAY.replace("count(*)", "min(a.value)"))
    says(first, "Running.")
    run(second, "select 40 + 2 as answer")
    second.page.locator(".asked td").get_by_text("42", exact=True).wait_for(timeout=8_000)
    says(first, "Stopped after 10 seconds. Add a limit, or name one indicator.")
    run(first.drawn(), "select 7 as alive")
    says(first, "1 row, in")


def test_another_query_takes_the_place_of_one_that_runs(tab, whole_server):
    here = tab(whole_server).open("/query")
    run(here, RUNAWAY.replace("count(*)", "sum(a.value)"))
    says(here, "Running.")
    run(here, "select 8 as instead")
    says(here, "1 row, in")
    assert running(whole_server) == []


def test_who_leaves_the_page_stops_what_he_asked(tab, whole_server):
    here = tab(whole_server).open("/query")
    run(here, RUNAWAY.replace("count(*)", "max(a.value)"))
    says(here, "Running.")
    here.page.get_by_role("link", name="Sources").click()
    here.until("/sources")
    here.drawn()
    assert running(whole_server) == []


def running(server):
    """The processes of a server that still work at a query after five seconds, in which what is stopped has ended, and
    what is not has not."""
    until = time.monotonic() + 5
    while time.monotonic() < until and any(busy(each) for each in children(server)):
        time.sleep(0.1)
    return [each for each in children(server) if busy(each)]


def children(server):
    return [each.name for each in Path("/proc").glob("[0-9]*") if told(each.name)[1:2] == [str(server.process)]]


def busy(process):
    """Whether a process takes time of the processor."""
    first = taken(process)
    time.sleep(0.3)
    return taken(process) - first > 10


def taken(process):
    """In ticks, of which a second has a hundred."""
    return sum(map(int, told(process)[11:13]))


def test_an_answer_is_on_paper_without_the_box(tab, whole_server):
    here = tab(whole_server).open(path(ANSWER))
    headings = [each.text for each in printed(here).headings]
    assert any(each.startswith("8rows,in") for each in headings)
    here.page.emulate_media(media="print")
    assert not here.page.locator("[data-testid=stForm]").is_visible()
