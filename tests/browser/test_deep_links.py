"""The first thing that a fresh server is asked for is a page's own address."""

import pytest

from tests.listed import MENU

pytestmark = pytest.mark.browser

ADDRESS = "?neighbourhood=central&ward=E05013655"
HEADINGS = {
    "/": "How are we doing?",
    "/priority": "Diversity",
    "/indicator": "Burglary",
    "/definitions": "What do the figures mean?",
    "/sources": "Where do the figures come from?",
    "/all_indicators": "What does each indicator say?",
}


@pytest.mark.parametrize("path", HEADINGS)
def test_a_fresh_server_shows_the_page_in_its_frame(tab, fresh, made, path):
    its = fresh(made("sample"))
    here = tab(its).open(path + ADDRESS)
    assert here.heading() == HEADINGS[path]
    menu = here.page.get_by_role("navigation", name="App pages").get_by_role("link")
    assert menu.all_inner_texts() == MENU
    assert (here.chosen("Neighbourhood"), here.chosen("Ward")) == ("Central", "Camden Town")
    assert here.page.get_by_role("note").inner_text().startswith("SAMPLE DATA")
    assert here.page.evaluate("window.dialogs") == []
    assert "Page not found" not in here.page.locator("body").inner_text()
    assert here.page.url.startswith(here.address + path + ADDRESS)
    assert its.refusals() == []


def test_a_dialog_would_be_noticed(tab):
    here = tab().open()
    here.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<div role=dialog>Page not found</div>')")
    assert set(here.page.evaluate("window.dialogs")) == {"Page not found"}
