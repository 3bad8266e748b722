"""Each choice is one entry of the history: undone by Back, redone by Forward, and nothing else is."""

import pytest

from tests import worlds

pytestmark = pytest.mark.browser

WARD = worlds.CAMDEN_TOWN
TRIES = 100


def chosen(tab):
    """What the page shows of what the address says: heading, place and period."""
    boxes = {label: tab.chosen(label) for label in ("Neighbourhood", "Ward")}
    for label in ("Period", "Breakdown"):
        if tab.page.get_by_role("combobox", name=label, exact=True).count():
            boxes[label] = tab.chosen(label)
    return tab.heading(), boxes, tab.page.locator(".title p").inner_text()


def period(tab):
    return tab.chosen("Period")


def ward(tab):
    return tab.chosen("Ward")


def led(tab, by, address, read, expected):
    """Where Back or Forward has led, and what is read there once it is as expected, or after a while whatever it is:
    the address changes before the page does."""
    by(wait_until="commit")
    tab.page.wait_for_function("address => location.href.endsWith(address)", arg=address)
    for _ in range(TRIES):
        shown = read(tab.drawn())
        if shown == expected:
            break
    return tab.at(), shown


def test_every_choice_is_undone_by_back_and_redone_by_forward(tab):
    here = tab().open("/")
    seen = [(here.at(), chosen(here))]
    before = here.entries()

    def then(path, **address):
        here.until(path, **address)
        seen.append((here.at(), chosen(here)))

    here.choose("Neighbourhood", "Central")
    then("/", neighbourhood="central")
    here.choose("Ward", "Camden Town")
    then("/", neighbourhood="central", ward=WARD)
    here.by_menu("Indicator")
    then("/indicator", ward=WARD, indicator="burglary")
    here.choose("Indicator", "Safety: Recorded crime")
    then("/indicator", ward=WARD, indicator="recorded_crime")
    here.choose("Period", "January 2025")
    then("/indicator", ward=WARD, indicator="recorded_crime", period="2025-01")
    here.choose("Neighbourhood", "North")
    then("/indicator", neighbourhood="north", indicator="recorded_crime", period="2025-01")
    here.by_menu("Definitions")
    then("/definitions", neighbourhood="north")

    assert here.entries() - before == len(seen) - 1
    assert len({str(each) for each in seen}) == len(seen)
    for by, expected in ((here.page.go_back, seen[-2::-1]), (here.page.go_forward, seen[1:])):
        for address, shown in expected:
            assert led(here, by, address, chosen, shown) == (address, shown)
    assert here.entries() - before == len(seen) - 1  # a page that added one on the way would be a trap


def test_a_period_of_one_indicator_is_not_carried_to_another(tab):
    here = tab().open("/indicator?indicator=burglary")
    latest = here.chosen("Period")
    here.choose("Period", "January 2025").until("/indicator", indicator="burglary", period="2025-01")
    here.choose("Indicator", "Safety: Robbery").until("/indicator", indicator="robbery")
    assert (here.at(), here.chosen("Period")) == ("/indicator?indicator=robbery", latest)
    entries = [
        ("/indicator?indicator=burglary", latest),
        ("/indicator?indicator=burglary&period=2025-01", "January 2025"),
        ("/indicator?indicator=robbery", latest),
    ]
    for by, expected in ((here.page.go_back, entries[1::-1]), (here.page.go_forward, entries[1:])):
        for address, shown in expected:
            assert led(here, by, address, period, shown) == (address, shown)


@pytest.mark.parametrize("path", ["/", "/indicator", "/definitions", "/sources"])
def test_opening_a_page_is_one_entry_and_back_leads_out_again(tab, path):
    here = tab()
    before = here.entries()
    here.open(path)
    assert here.entries() == before + 1
    first = here.at()
    here.choose("Ward", "Camden Town").until(path, ward=WARD)
    assert here.entries() == before + 2
    assert led(here, here.page.go_back, first, ward, "All wards") == (first, "All wards")
    here.page.go_back(wait_until="commit")
    assert here.page.url == "about:blank"


def test_a_search_is_undone_too(tab):
    here = tab().open("/definitions")
    box = here.page.get_by_role("main").get_by_role("textbox")

    def found(tab):
        return box.input_value(), tab.page.get_by_role("status").first.inner_text()

    every = found(here)
    assert every[0] == ""
    box.fill("robbery")
    box.press("Enter")
    here.until("/definitions", search="robbery")
    assert found(here)[1] != every[1]
    assert led(here, here.page.go_back, "/definitions", found, every) == ("/definitions", every)


@pytest.mark.parametrize(
    ("address", "section"),
    [("/all_indicators#safety", "Safety"), ("/indicator?indicator=robbery#about-the-data", "About the data")],
)
def test_a_link_to_a_section_opens_there(tab, address, section):
    here = tab().open(address)
    heading = here.page.get_by_role("heading", name=section, exact=True)
    here.page.wait_for_function(
        "place => { const top = place.getBoundingClientRect().top; return top >= 0 && top < innerHeight; }",
        arg=heading.element_handle(),
    )
    assert here.at() == address


TOP = "document.querySelector('[data-testid=stMain]').scrollTop"


def scrolled(tab):
    """How far the page is scrolled, once it moves no more: what is above may still be growing."""
    return tab.page.evaluate(
        f"""async () => {{
            for (let last = -1; last !== {TOP}; await new Promise(done => setTimeout(done, 300))) last = {TOP};
            return {TOP};
        }}"""
    )


def test_another_page_begins_at_its_top_though_the_one_before_it_is_as_long(tab):
    here = tab().open("/all_indicators")
    for address, top in (("/all_indicators?ward=none", False), ("/sources", True)):
        here.page.evaluate(f"() => {{ {TOP} = 2000; history.pushState(null, '', '{address}'); }}")
        assert (here.page.evaluate(TOP) == 0) is top


@pytest.mark.parametrize("leave", ["by a link of the page", "by the menu"])
def test_back_leads_to_the_place_where_the_page_was_left(tab, leave):
    here = tab().open(f"/all_indicators?ward={WARD}")
    row = here.page.locator(".ledger").get_by_role("link", name="Robbery")
    row.evaluate("each => each.scrollIntoView({block: 'center'})")
    left = scrolled(here)
    assert left > 0
    if leave == "by the menu":
        here.by_menu("Sources").until("/sources")
    else:
        row.click()
        here.until("/indicator", indicator="robbery")
    here.page.wait_for_function(f"left => {TOP} < left", arg=left)
    here.page.go_back(wait_until="commit")
    here.until("/all_indicators", ward=WARD)
    here.page.wait_for_function(f"left => Math.abs({TOP} - left) < 3", arg=left)
    here.page.reload()
    here.drawn()
    here.page.wait_for_function(f"left => Math.abs({TOP} - left) < 3", arg=left)
