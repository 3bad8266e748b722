"""An address that is no page's says so, and leads home."""

from urllib.parse import quote

import pytest

from tests import worlds
from tests.listed import MENU

pytestmark = pytest.mark.browser

WARD = worlds.CAMDEN_TOWN


@pytest.mark.parametrize(
    "name", ["nowhere", "__proto__", "indicator.py", quote("<img src=x onerror=alert(1)>"), "%C3%A9"]
)
def test_a_name_that_no_page_has_is_said_and_leads_home_with_the_area(tab, name):
    here = tab().open(f"/{name}?ward={WARD}")
    assert here.heading() == "There is no such page"
    assert here.page.evaluate("window.dialogs") == []
    assert here.page.get_by_role("navigation", name="App pages").get_by_role("link").all_inner_texts() == MENU
    here.page.get_by_role("link", name="How are we doing?").click()
    here.until("/", ward=WARD)
    assert here.heading() == "How are we doing?"
    assert here.chosen("Ward") == "Camden Town"


def test_it_says_so_still_when_something_else_is_chosen(tab):
    here = tab().open("/nowhere")
    here.choose("Ward", "Camden Town").until("/nowhere", ward=WARD)
    assert here.heading() == "There is no such page"
    assert "Nothing of the dashboard has the address /nowhere." in here.page.locator("main, body").first.inner_text()
    here.by_menu("Sources").until("/sources")
    assert here.heading() == "Where do the figures come from?"


@pytest.mark.parametrize("path", ["/a/b", "/indicator/robbery", "/indicator/robbery/", "/sources/..%2f..%2fetc"])
def test_an_address_below_a_pages_own_says_so_and_leads_home(tab, path):
    here = tab()
    answer = here.page.goto(here.address + path)
    assert answer.status == 404
    assert here.page.get_by_role("heading", level=1).inner_text() == "There is no such page"
    here.page.get_by_role("link", name="How are we doing?").click()
    here.until("/")
    assert here.heading() == "How are we doing?"
    here.troubles[:] = [each for each in here.troubles if "404" not in each]


@pytest.mark.parametrize(
    "address",
    [
        "/#%",
        "/#%E0%A4%A",
        "/#__proto__",
        "/?ward=%&find=%00",
        "/?%F0%28=x&__proto__=x&constructor=y",
        "/?ward=E05013655&ward=<script>",
        "/indicator?indicator=__proto__&period=__proto__&breakdown=toString",
        f"/definitions?search={'x' * 5000}",
        "/sources?extract=../../etc/passwd",
    ],
)
def test_no_address_is_too_much_for_the_browser(tab, address):
    """That a tab hears no complaint is asked when it closes."""
    here = tab().open(address)
    assert here.page.locator("h1").count() == 1
    assert here.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
