"""Axe, which knows the rules that can be checked without a person, finds nothing against them on any page."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.app import worlds

pytestmark = pytest.mark.browser

PATHS = ("/", "/indicator", "/definitions", "/sources")
MODES = ("light", "dark")
WARD = "?neighbourhood=central&ward=E05013655"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def violations(tab):
    options = {"runOnly": {"type": "tag", "values": list(TAGS)}, "resultTypes": ["violations"]}
    found = Axe().run(tab.page, options=options)
    assert found.response["testEngine"]["name"] == "axe-core"
    return found.generate_report() if found.violations_count else ""


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(tab, path, width, mode):
    here = tab(width=width, mode=mode).open(path + WARD)
    for summary in here.page.locator("summary").all():
        summary.click()
    assert violations(here) == ""


def test_axe_finds_nothing_in_an_open_choice_of_wards_on_a_phone(tab):
    here = tab(width=375).open("/indicator")
    here.page.get_by_role("button", name="Expand sidebar").click()
    here.page.get_by_role("combobox", name="Ward", exact=True).click()
    here.page.get_by_role("option", name="Camden Town").wait_for()
    assert violations(here) == ""


@pytest.mark.parametrize("world", ["published", "empty", "world"])
def test_axe_finds_nothing_with_real_outlines_nor_where_figures_are_not_there(tab, fresh, tmp_path, world):
    here = tab(fresh(getattr(worlds, world)(tmp_path)))
    for path in PATHS[:2]:
        assert violations(here.open(path + WARD)) == ""


def test_axe_would_find_something(tab):
    here = tab().open("/definitions")
    here.page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=data:,>')")
    assert "image-alt" in violations(here)
