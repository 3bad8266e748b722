"""An address that was shared leads where it led, whatever titles and questions say by then: pages are named by their
files, choices by codes, and sections by the kind of exhibit."""

import re

import pytest

import metrics
from pages.components.exhibits import advice, ahead, control_chart, funnel, gaps, over_time, where
from pages.components.screen import current, parts
from pages.components.screen.shelf import FOLDER
from tests import worlds
from tests.app.reading import DEFINITIONS, INDICATOR, PAGES, SOURCES, WARDS, markup, words
from tests.worlds import CAMDEN_TOWN

ASKING = (advice, ahead, control_chart, funnel, gaps, over_time, where)
PARTS = {
    INDICATOR: {"over-time", "where", "funnel", "advice", "about-the-data"},
    DEFINITIONS: {"safety", "protection", *worlds.CRIMES},
    SOURCES: {"extract", "refresh"},
}


def addresses(at):
    """Every place within a page, and every address that it leads to but those of files, which are a session's own."""
    page = markup(at)
    return set(re.findall(r' id="([^"]*)"', page)), set(re.findall(rf' href="(?!{FOLDER}/)([^"]*)"', page))


@pytest.fixture
def reworded(made, tmp_path, monkeypatch):
    """The sample once every title and every question has been put in other words."""
    world = worlds.beside(made("sample"), tmp_path)
    declared = worlds.crimes(tmp_path / "declared")
    for path in declared.rglob("*.sql"):
        text = path.read_text(encoding="utf-8")
        text = re.sub("^title: .*$", f"title: Other words {path.stem[::-1]}", text, flags=re.MULTILINE)
        path.write_text(re.sub("^question: .*$", "question: What else?", text, flags=re.MULTILINE), encoding="utf-8")
    world.refresh(indicators=declared)
    for module in ASKING:
        monkeypatch.setattr(module, "_QUESTION", "Put in quite other words?")
    renamed = tuple(each.model_copy(update={"title": f"Other {each.title}"}) for each in metrics.priorities())
    monkeypatch.setattr(current, "priorities", lambda: renamed)
    return world


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("ward", [{}, {"ward": CAMDEN_TOWN}])
def test_other_words_leave_every_address_as_it_was(visit, reworded, page, ward):
    if page in (INDICATOR, WARDS):
        ward = ward | {"indicator": "robbery"}
    before, after = visit("sample", page, **ward), visit(reworded, page, **ward)
    assert words(before) != words(after)
    assert addresses(before) == addresses(after)


@pytest.mark.parametrize(("page", "places"), PARTS.items())
def test_sections_are_named_by_what_they_are(visit, page, places):
    assert addresses(visit("sample", page))[0] >= places


def test_the_address_of_a_page_is_the_name_of_its_file_whatever_the_menu_calls_it(monkeypatch):
    made = []
    monkeypatch.setattr(parts.st, "Page", lambda _page, **named: made.append(named["url_path"]))
    for file in PAGES:
        parts.page(file, "Other words")
    assert made == [file.rpartition("/")[2].removesuffix(".py") for file in PAGES]
    assert len(set(made)) == len(PAGES)
