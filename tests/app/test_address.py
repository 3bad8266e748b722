"""The address is the truth: what it says is shown, what it says wrongly is said, and choices are written to it."""

import re

import pytest

import metrics
from tests.app.conftest import sound
from tests.app.reading import (
    ALL_INDICATORS,
    DEFINITIONS,
    INDICATOR,
    OVERVIEW,
    PAGES,
    alerts,
    choice,
    headings,
    markup,
    words,
)
from tests.worlds import BELSIZE, CAMDEN_TOWN

UNKNOWN = "E05999999"
WITH_A_PLACE = (OVERVIEW, INDICATOR, ALL_INDICATORS)  # their headings name it


def area_in(at):
    """What the address says of the area."""
    return {name: code for name, code in at.query_params.items() if name in ("neighbourhood", "ward")}


@pytest.mark.parametrize("page", PAGES)
def test_a_ward_that_is_not_there_is_named_and_all_camden_shown(visit, page):
    at = visit("sample", page, ward=UNKNOWN)
    assert [each.partition(".")[0] for each in alerts(at)] == [f"There is no ward {UNKNOWN}"]
    assert choice(at, "ward") == "all"
    assert "ward" not in at.query_params
    if page in WITH_A_PLACE:
        assert "All Camden, latest:" in words(at)


@pytest.mark.parametrize("page", PAGES)
def test_a_warning_is_gone_at_the_next_view(visit, page):
    at = visit("sample", page, ward=UNKNOWN)
    assert not alerts(sound(at.run()))


@pytest.mark.parametrize("name", ["neighbourhood", "indicator", "period"])
def test_any_other_code_that_is_not_there_is_named_too(visit, name):
    at = visit("sample", INDICATOR, **{name: "nowhere"})
    assert [each.partition(".")[0] for each in alerts(at)] == [f"There is no {name} nowhere"]
    assert at.query_params.get(name) != "nowhere"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("world", ["sample", "published", "empty"])
def test_a_ward_in_the_address_is_chosen(visit, world, page):
    at = visit(world, page, ward=CAMDEN_TOWN, neighbourhood="central")
    assert (choice(at, "neighbourhood"), choice(at, "ward")) == ("central", CAMDEN_TOWN)
    assert area_in(at) == {"ward": CAMDEN_TOWN, "neighbourhood": "central"}
    assert not alerts(at)
    if page in WITH_A_PLACE:
        assert "Camden Town ward" in words(at)


def test_a_ward_is_shown_with_its_own_figures(visit, made):
    shown = metrics.snapshot(made("published").snapshots).series("burglary", CAMDEN_TOWN).latest.value
    whole = metrics.snapshot(made("published").snapshots).series("burglary", metrics.BOROUGH).latest.value
    assert f"December 2025 {shown:.2f} per" in words(visit("published", INDICATOR, ward=CAMDEN_TOWN))
    assert f"December 2025 {whole:.2f} per" in words(visit("published", INDICATOR))


@pytest.mark.parametrize("page", PAGES)
def test_a_ward_outside_the_neighbourhood_wins_and_sets_it(visit, page):
    at = visit("sample", page, neighbourhood="north", ward=CAMDEN_TOWN)
    assert area_in(at) == {"neighbourhood": "central", "ward": CAMDEN_TOWN}
    assert (choice(at, "neighbourhood"), choice(at, "ward")) == ("central", CAMDEN_TOWN)
    assert not alerts(at)


@pytest.mark.parametrize("page", PAGES)
def test_a_neighbourhood_alone_is_shown_and_offers_its_own_wards(visit, page):
    at = visit("sample", page, neighbourhood="central")
    assert area_in(at) == {"neighbourhood": "central"}
    offered = at.selectbox(key="filter_ward").options
    assert offered == [
        "All wards",
        "Camden Town",
        "Primrose Hill",
        "Regent's Park",
        "St Pancras & Somers Town",
    ]
    if page in WITH_A_PLACE:
        assert "Central neighbourhood" in words(at)


def test_a_neighbourhood_whose_wards_are_not_confirmed_says_so(visit):
    assert "North neighbourhood (provisional boundary)" in words(visit("sample", neighbourhood="north"))


def test_a_ward_without_its_neighbourhood_is_chosen_among_all(visit):
    at = visit("sample", ward=BELSIZE)
    assert choice(at, "neighbourhood") == "all"
    assert len(at.selectbox(key="filter_ward").options) == 21


@pytest.mark.parametrize("code", ["2025-03", "fy2024"])
def test_a_period_in_the_address_is_the_one_compared(visit, code):
    at = visit("published", INDICATOR, indicator="robbery", period=code)
    assert choice(at, "period") == code
    assert {"2025-03": "March 2025", "fy2024": "2024/25"}[code] in words(at).partition("Where is it different?")[2]


def test_an_indicator_in_the_address_is_the_one_shown(visit):
    at = visit("sample", INDICATOR, indicator="robbery")
    assert headings(at) == ["Robbery"]
    assert at.query_params == {"indicator": "robbery"}


@pytest.mark.parametrize("page", PAGES)
def test_a_ward_chosen_in_the_filter_is_written_to_the_address(visit, page):
    at = visit("sample", page)
    sound(at.selectbox(key="filter_ward").set_value(CAMDEN_TOWN).run())
    assert area_in(at) == {"ward": CAMDEN_TOWN}
    sound(at.selectbox(key="filter_ward").set_value("all").run())
    assert area_in(at) == {}


@pytest.mark.parametrize("page", PAGES)
def test_another_neighbourhood_chosen_in_the_filter_lets_the_ward_go(visit, page):
    at = visit("sample", page, neighbourhood="central", ward=CAMDEN_TOWN)
    sound(at.selectbox(key="filter_neighbourhood").set_value("north").run())
    assert area_in(at) == {"neighbourhood": "north"}
    assert (choice(at, "neighbourhood"), choice(at, "ward")) == ("north", "all")
    assert not alerts(at)


def test_the_area_goes_with_the_reader_from_page_to_page(visit):
    """A link of the menu has no area in it."""
    at = visit("sample", OVERVIEW, neighbourhood="central", ward=CAMDEN_TOWN)
    for page in (INDICATOR, DEFINITIONS):
        at.switch_page(page)
        at.query_params.clear()
        sound(at.run())
        assert area_in(at) == {"neighbourhood": "central", "ward": CAMDEN_TOWN}


def test_links_on_a_page_keep_the_area(visit):
    for page in (OVERVIEW, DEFINITIONS):
        links = re.findall('<a href="([^"]*)"', markup(visit("sample", page, ward=CAMDEN_TOWN)))
        assert links
        assert all(f"ward={CAMDEN_TOWN}" in re.split("[?&;]", link) for link in links if not link.startswith("#"))


def test_a_code_in_the_address_is_never_read_as_html(visit):
    at = visit("sample", INDICATOR, ward="<img src=x onerror=alert(1)>")
    assert "<img" not in markup(at)


def test_the_indicator_is_always_in_the_address_since_another_may_be_first_tomorrow(visit):
    assert visit("sample", INDICATOR).query_params == {"indicator": "burglary"}


def by_back(at, monkeypatch, **address):
    """The same session at an address that Back leads to."""
    monkeypatch.setattr("pages.components.screen.address.by_history", lambda: True)
    at.query_params.clear()
    at.query_params.update(address)
    return sound(at.run())


@pytest.mark.parametrize("page", PAGES)
def test_back_to_an_address_without_an_area_shows_all_camden(visit, monkeypatch, page):
    at = by_back(visit("sample", page, neighbourhood="central", ward=CAMDEN_TOWN), monkeypatch)
    assert area_in(at) == {}
    assert (choice(at, "neighbourhood"), choice(at, "ward")) == ("all", "all")


def test_back_to_an_address_without_a_period_shows_the_latest(visit, monkeypatch):
    at = visit("published", INDICATOR, indicator="robbery", period="2025-03")
    by_back(at, monkeypatch, indicator="burglary")
    assert choice(at, "period") == "2025-12"
    assert at.query_params == {"indicator": "burglary"}


def test_back_to_an_address_without_a_search_lists_everything(visit, monkeypatch):
    at = visit("sample", DEFINITIONS, search="robbery")
    assert len(re.findall('<details class="entry"', markup(at))) == 1
    by_back(at, monkeypatch)
    assert len(re.findall('<details class="entry"', markup(at))) == 5
    assert at.query_params == {}
