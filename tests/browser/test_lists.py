"""The overview's two lists in a browser: what is remembered of a visit, and that everyone can use them at any width."""

import re
from datetime import date, timedelta

import pytest

import metrics
from tests import worlds
from tests.browser.axe import violations

pytestmark = pytest.mark.browser

SEEN = "figures seen"
NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, {get() { throw new DOMException("denied", "SecurityError"); }});
"""


@pytest.fixture
def world(made, tmp_path):
    """A world of one snapshot, to which a test adds others."""
    return worlds.beside(made("sample"), tmp_path / "world")


def again(world, more):
    """Another snapshot, with other figures; its name."""
    worlds.recorded_crime(world.extracts, more=more)
    return world.refresh().name


def link(tab):
    return tab.page.get_by_role("link", name="Since you last looked")


def looked_days_ago(tab, days):
    tab.page.evaluate(
        """([key, days]) => {
            const seen = JSON.parse(localStorage.getItem(key));
            localStorage.setItem(key, JSON.stringify({...seen, day: seen.day - days * 86_400_000}));
        }""",
        [SEEN, days],
    )


def test_what_changed_since_the_reader_last_looked_is_a_link_away_by_keyboard(tab, fresh, world):
    first = world.snapshot.name
    here = tab(fresh(world)).open("/")
    assert link(here).count() == 0  # nothing was seen before
    here.open("/")
    assert link(here).count() == 0  # the same was
    looked_days_ago(here, 3)
    again(world, more=0)
    asked = []
    here.page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    here.open(f"/?ward={worlds.CAMDEN_TOWN}")
    day = date.today() - timedelta(days=3)
    assert link(here).inner_text() == f"Since you last looked, on {day:%-d %B %Y}"
    assert here.page.get_by_text("This browser alone remembers").is_visible()
    assert not [each for each in asked if first in each]  # nothing is told before the link is followed
    for width in (1280, 320):
        here.page.set_viewport_size({"width": width, "height": 900})
        assert violations(here.drawn()) == ""
    here.open(f"/?ward={worlds.CAMDEN_TOWN}")  # it stays for this visit
    link(here).focus()
    here.page.keyboard.press("Enter")
    here.until("/", since=first, ward=worlds.CAMDEN_TOWN)
    assert here.at().endswith("#changes")
    assert here.chosen("Since").startswith("as at 10 February 2026")
    heading = here.page.get_by_role("heading", name=re.compile("^What changed since 10 February 2026"))
    heading.wait_for()
    assert link(here).count() == 0  # it is what is shown


def test_one_that_is_no_longer_kept_is_not_offered(tab, fresh, world):
    here = tab(fresh(world)).open("/")
    here.page.evaluate(
        "key => localStorage.setItem(key, JSON.stringify({name: '2020-01-01-0123456789ab', day: 1577836800000}))", SEEN
    )
    again(world, more=0)
    assert link(here.open("/")).count() == 0


@pytest.mark.parametrize(
    "noted", ["", "{", "null", "7", '"x"', "{}", '{"name": 7, "day": "x"}', '{"name": "", "day": 1}']
)
def test_whatever_is_noted_the_page_is_drawn(tab, noted):
    here = tab().open("/")
    here.page.evaluate("([key, noted]) => localStorage.setItem(key, noted)", [SEEN, noted])
    assert here.open("/").heading() == "How are we doing?"
    assert link(here).count() == 0
    assert here.page.evaluate("key => JSON.parse(localStorage.getItem(key)).name", SEEN)  # and noted anew


def test_a_browser_that_keeps_nothing_shows_the_page_all_the_same(tab, fresh, world):
    here = tab(fresh(world))
    here.page.add_init_script(NO_STORAGE)
    here.open("/")
    again(world, more=0)
    assert here.open("/").heading() == "How are we doing?"
    assert link(here).count() == 0


@pytest.mark.parametrize("width", [1280, 375, 320])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing_in_them_and_nothing_scrolls_sideways(tab, fresh, whole, width, mode):
    here = tab(fresh(whole), width=width, mode=mode).open(f"/?ward={worlds.CAMDEN_TOWN}#decisions")
    for each in here.page.locator(".rows + .more summary").all():
        each.click()
    assert violations(here) == ""
    assert here.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sideways = here.page.evaluate(
        "[...document.querySelectorAll('.rows, .listed')].filter(each => each.scrollWidth > each.clientWidth).length"
    )
    assert sideways == 0


def test_a_link_to_either_list_opens_there(tab, fresh, whole):
    at = fresh(whole)
    for name in ("decisions", "changes"):
        here = tab(at).open(f"/#{name}")
        here.page.wait_for_function(
            "name => { const top = document.getElementById(name).getBoundingClientRect().top;"
            " return top >= 0 && top < innerHeight; }",
            arg=name,
        )
        assert here.page.locator(f"#{name} .count").inner_text() != "0"


def test_the_snapshots_of_the_world_are_other_ones(world):
    """Else the tests above would test nothing."""
    first = world.snapshot.name
    assert again(world, more=0) != first
    assert [*metrics.earlier_snapshots(world.snapshots, metrics.current_snapshot(world.snapshots))] == [first]
