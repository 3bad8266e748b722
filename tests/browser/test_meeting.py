"""Two review meetings in a row, by keyboard alone: what is agreed at the first and unfinished leads the second; what
was expected is scored by its first text, however it was amended since; and everyone can use both, on paper too."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from data import store
from data.store import Action, Expectation, Meeting, Review
from metrics import Found
from tests.browser.axe import violations
from tests.browser.keyboard import picture, reach
from tests.browser.paper import printed
from tests.browser.reflow import at_width, unreadable
from tests.browser.test_every_page import OPEN
from tests.unit.pages.entered import decision, evidence, expectation, meeting
from tests.writing import write

pytestmark = pytest.mark.browser

WARDS = ("E05013663", "E05013664")
# Before the reviews of the work that the project names.
FIRST, SECOND = date(2026, 8, 18), date(2026, 9, 29)
PAGES = ("/decisions", "/meeting", "/meeting?meeting=m2", "/meeting?meeting=m2&item=signal-burglary")


@pytest.fixture
def world(whole):
    """The whole sample, with something expected before the work started. A test's own server has the test's store."""
    write(expectation("e1", date(2025, 12, 31), date(2023, 5, 20), sites=WARDS))
    return whole


def typed(here, label, words):
    """Come to a field by keyboard, and type."""
    reach(here, here.page.get_by_label(label, exact=True).locator("visible=true").last)
    here.page.keyboard.type(words)


def pressed(here, name):
    reach(here, here.page.get_by_role("button", name=name, exact=True))
    here.page.keyboard.press("Enter")
    return here.drawn()


def followed(here, name):
    reach(here, here.page.get_by_role("link", name=name).first)
    with here.page.expect_navigation(wait_until="commit"):
        here.page.keyboard.press("Enter")
    return here.drawn()


def started(here, day):
    here.open("/meeting")
    typed(here, "Day (required)", f"{day:%d/%m/%Y}")
    typed(here, "Board (required)", "Neighbourhoods board")
    typed(here, "Led by, as a role", "the director of housing")
    typed(here, "Your role (required)", "Performance analyst")
    pressed(here, "Start the meeting")
    return followed(here, f"Neighbourhoods board, {day:%-d %B %Y}")


def agenda(here):
    rows = here.page.locator(".agenda tbody tr:not(.part):not(.nothing)")
    return [" ".join(each.split()) for each in rows.all_inner_texts()]


@pytest.mark.parametrize("width", [1280, 375])
def test_an_unfinished_action_leads_the_second_agenda_and_the_first_text_is_scored(tab, fresh, world, width):
    here = started(tab(fresh(world), width=width), FIRST)
    assert here.heading() == "Review meeting, 18 August 2026"
    assert violations(here) == ""

    # Something is agreed at the first.
    reach(here, here.page.get_by_role("combobox", name="Agenda item"))
    here.page.keyboard.type("An action of")
    here.page.keyboard.press("Enter")
    here.until("/meeting", item="own")
    typed(here, "What is to be done? (required)", "Ask the contractor for the backlog")
    typed(here, "Role of the owner (required)", "Head of repairs")
    typed(here, "Day (required)", "18/09/2026")
    pressed(here, "Add the action")
    minutes = here.page.locator(".minutes")
    assert "Action: Ask the contractor for the backlog" in minutes.inner_text()
    assert "Head of repairs, by 18 September 2026" in minutes.inner_text()
    picture(here, f"meeting-{width}-1-first")

    # Before the second, what was expected is amended: less of it.
    less = expectation("e1", date(2025, 12, 31), sites=WARDS, by_how_much=0.9).entry
    store.opened().save(less, id="e1", role="Neighbourhood lead", over=1, because="The contractor changed")

    here = started(here, SECOND)
    rows = agenda(here)
    assert rows[0].startswith("1.1 Ask the contractor for the backlog")
    assert "Late, 11 days" in rows[0]
    expected = next(each for each in rows if each.startswith("4.1"))
    assert "up 5 percentage points by 31 December 2025" in expected  # and not 90
    assert "Amended once" in expected
    assert "As hoped." in expected
    picture(here, f"meeting-{width}-2-second")

    # It is scored, by the way that its state has to the form.
    followed(here, "Score 4.1")
    here.until("/meeting", item="expectation-e1")
    reach(here, here.page.get_by_role("radio", name="As hoped", exact=True))
    here.page.keyboard.press("Space")
    typed(here, "What do you make of it? (required)", "More than in wards like them")
    pressed(here, "Record 4.1")
    assert "4.1 As hoped" in " ".join(here.page.locator(".minutes").inner_text().split())
    (found,) = store.opened().newest(Review)
    assert (found.entry.of, found.entry.found, found.entry.words) == (
        "e1", Found.AS_HOPED, "More than in wards like them"
    )  # fmt: skip

    # The action is done, and says so.
    followed(here, "Close 1.1")
    reach(here, here.page.get_by_role("radio", name="Done", exact=True))
    here.page.keyboard.press("Space")
    typed(here, "What came of it, or why is it withdrawn?", "The backlog is 212 repairs")
    pressed(here, "Record 1.1")
    assert "Done" in agenda(here)[0]
    assert len(store.opened().history(Action, store.opened().newest(Action)[0].id)) == 2
    assert [each.entry.day for each in store.opened().newest(Meeting)] == [FIRST, SECOND]
    assert [each.version for each in store.opened().history(Expectation, "e1")] == [1, 2]
    picture(here, f"meeting-{width}-3-recorded")
    followed(here, "Decisions")
    assert here.heading() == "What did we decide?"


@pytest.fixture
def filled(world):
    """With decisions, one of them due and corrected, two meetings and what is open between them."""
    first = decision("d1", FIRST, SECOND, indicator="burglary", of=evidence(), meeting="m1")
    mended = decision("d1", FIRST, SECOND, indicator="burglary", of=evidence(), version=2, because="Too short")
    write(meeting("m1", FIRST), [first, mended], decision("d2", FIRST, initiative="kentish_town_team"))
    write(meeting("m2", SECOND))
    long = " ".join(["Ask", "A" * 90, "about <b>this</b>"])
    store.opened().save(Action(what=long, owner="O" * 60, by=FIRST, meeting="m1"), id="a1", role="Lead")
    return world


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing_and_no_width_cuts_anything(tab, fresh, filled, mode):
    here = tab(fresh(filled), mode=mode)
    for path in PAGES:
        here.open(path)
        here.page.evaluate(OPEN)
        assert violations(here.drawn()) == "", path
        for width in (320, 375, 768, 1280):
            assert unreadable(at_width(here, width)) == {}, (path, width)
        at_width(here, 1280)


def test_paper_has_the_agenda_and_the_minutes_on_one_sheet_and_no_form(tab, fresh, filled):
    here = tab(fresh(filled)).open("/meeting?meeting=m2")
    assert printed(here).sheets == 1
    here.page.emulate_media(media="print")
    assert here.page.locator(".sign-off").is_visible()
    assert here.page.locator(".so-far").is_visible()
    assert not here.page.get_by_role("heading", name="Record").is_visible()
    assert not here.page.get_by_role("button", name=re.compile("^Record")).first.is_visible()
    here.page.emulate_media(media="screen")


def test_the_overview_has_what_is_due_and_stays_on_one_sheet_and_one_screen(tab, fresh, filled):
    here = tab(fresh(filled)).open("/")
    assert printed(here).sheets == 1
    here.page.set_viewport_size({"width": 1280, "height": 800})
    key = here.drawn().page.locator(".overview-key").bounding_box()
    assert key["y"] + key["height"] <= 800
    followed(here, re.compile("^[0-9]+ reviews? (is|are) due"))
    followed(here, re.compile("^Burglary"))
    here.until("/decisions")


@pytest.mark.parametrize("width", [1280, 375])
def test_the_focus_goes_to_the_form_and_then_to_what_was_saved(tab, fresh, filled, width):
    here = tab(fresh(filled), width=width)
    here.open("/meeting?meeting=m2&item=own#record")
    expect(here.page.locator("#record")).to_be_focused(timeout=60_000)
    typed(here, "What is to be done? (required)", "Ask the contractor")
    typed(here, "Role of the owner (required)", "Head of repairs")
    typed(here, "Day (required)", f"{SECOND:%d/%m/%Y}")
    pressed(here, "Add the action")
    saved = here.page.locator(".notice.saved")
    expect(saved).to_be_focused(timeout=60_000)
    expect(saved).to_be_in_viewport()
