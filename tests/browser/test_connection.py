"""A server that is away for a while is said to be, and the page mends itself; no error page is saved as a file."""

import re

import pytest

from tests import worlds
from tests.browser.server import free_port, serve
from tests.waiting import no_longer_than

pytestmark = pytest.mark.browser

WARD = worlds.CAMDEN_TOWN
AWAY, BACK = "The dashboard cannot be reached just now", "The dashboard can be reached again"
# What a browser and Streamlit's client say in the console while nobody answers.
OF_THE_ABSENCE = re.compile(
    "ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|ERR_SOCKET|not respon|No response|websocket"
)


def said(tab, words):
    tab.page.locator(".connection", has_text=words).wait_for()


def forgive_the_absence(tab):
    tab.troubles[:] = [each for each in tab.troubles if not OF_THE_ABSENCE.search(each)]


def downloaded(tab):
    with tab.page.expect_download() as download:
        tab.page.get_by_role("link", name="Download CSV", exact=True).click()
    return download.value.suggested_filename, download.value.path().read_text(encoding="utf-8-sig")


def test_after_a_restart_the_page_mends_itself_and_keeps_every_choice(tab, made, tmp_path):
    world, port = made("sample"), free_port()
    with serve(world, tmp_path, port) as its:
        here = tab(its).open("/indicator")
        here.choose("Ward", "Camden Town").until("/indicator", ward=WARD)
        here.choose("Indicator", "Safety: Robbery").until("/indicator", indicator="robbery")
        here.choose("Period", "January 2025").until("/indicator", period="2025-01")
        address, entries = here.at(), here.entries()
    said(here, AWAY)
    assert here.page.get_by_role("dialog").count() == 0
    assert here.heading() == "Robbery"  # what is shown stays
    with serve(world, tmp_path, port):
        said(here, BACK)
        here.drawn()
        assert (here.at(), here.entries()) == (address, entries)
        assert [here.chosen(label) for label in ("Ward", "Period")] == ["Camden Town", "January 2025"]
        name, text = downloaded(here)
        assert name.startswith("robbery-")
        assert WARD in text
        here.choose("Ward", "All wards").until("/indicator", indicator="robbery", period="2025-01")
        assert "All Camden" in here.page.locator(".title").inner_text()
        forgive_the_absence(here)
        here.page.close()  # before its server ends


def test_without_network_the_page_says_so_until_it_is_there_again(tab, chromium):
    here = tab().open(f"/indicator?ward={WARD}")
    chromium.set_offline(True)
    try:
        said(here, AWAY)
    finally:
        chromium.set_offline(False)
    said(here, BACK)
    here.drawn()
    assert here.chosen("Ward") == "Camden Town"
    assert WARD in downloaded(here)[1]
    forgive_the_absence(here)


@pytest.mark.parametrize("status", [404, 500, 200])
def test_an_error_page_is_not_saved_as_a_file(tab, status):
    here = tab().open("/indicator")
    saved = []
    here.page.on("download", lambda download: saved.append(download.suggested_filename))
    here.page.route(
        "**/files/**", lambda route: route.fulfill(status=status, body="<h1>Sorry</h1>", content_type="text/html")
    )
    here.page.get_by_role("link", name="Download CSV", exact=True).click()
    said(here, "The file was not saved")
    assert saved == []
    here.troubles.clear()


def test_a_file_is_to_be_had_at_its_whole_address_alone(tab):
    here = tab().open("/indicator")
    way = here.page.get_by_role("link", name="Download CSV", exact=True).get_attribute("href")
    token, view, name = way.split("/")[1:]
    for gone in (f"x{token}", token.swapcase()):
        told = here.page.request.get(f"{here.address}/files/{gone}/{view}/{name}")
        assert (told.status, told.headers["content-type"]) == (404, "text/plain; charset=utf-8")
        assert "Load its page again" in told.text()
    told = here.page.request.get(f"{here.address}/{way}")
    assert told.status == 200
    assert told.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert told.headers["cache-control"] == "no-store"


def test_a_file_that_is_being_made_is_not_made_once_more(tab):
    here = tab().open("/indicator")
    saved, asked = [], []
    here.page.on("download", lambda download: saved.append(download.suggested_filename))
    here.page.on("request", lambda request: asked.append(request.url))
    way = here.page.get_by_role("link", name="Download CSV", exact=True)
    way.evaluate("way => { way.click(); way.click(); }")
    said(here, "The file is being made")
    for number in (1, 2):
        here.page.wait_for_function("way => !way.dataset.making", arg=way.element_handle())
        assert sum("/files/" in each for each in asked) == number
        way.focus()
        here.page.keyboard.press("Space")  # it looks like a button
    here.page.wait_for_function("way => !way.dataset.making", arg=way.element_handle())
    with no_longer_than(60):
        while len(saved) < 3:
            here.page.wait_for_timeout(100)
    here.page.wait_for_timeout(500)
    assert len(saved) == 3


def test_a_file_that_never_comes_is_said_not_to_be_saved(tab):
    here = tab().open("/indicator")
    here.page.route("**/files/**", lambda route: route.abort())
    here.page.get_by_role("link", name="Download CSV", exact=True).click()
    said(here, "The file was not saved")
    here.troubles.clear()


def test_what_is_said_of_the_connection_does_not_hide_that_a_file_was_not_saved(tab, chromium):
    here = tab().open("/indicator")
    here.page.route("**/files/**", lambda route: route.abort())
    # The eight seconds in which it is read do not go by.
    here.page.evaluate("() => { const now = performance.now(); performance.now = () => now; }")
    here.page.get_by_role("link", name="Download CSV", exact=True).click()
    said(here, "The file was not saved")
    for offline, words in ((True, AWAY), (False, BACK)):
        chromium.set_offline(offline)
        said(here, words)
        assert here.page.locator(".connection").inner_text().startswith("The file was not saved")
    here.page.evaluate("() => { delete performance.now; }")
    here.drawn()
    here.troubles.clear()
