"""What somebody heard, from the first words to the overview, by keyboard alone: refused while it gives somebody away,
mended, read by a second person, and taken out again. What was on the screen is kept as a picture in `artefacts`."""

from datetime import date

import pytest

from tests.browser.axe import violations
from tests.browser.keyboard import picture, reach
from tests.browser.tab import open_tab

pytestmark = pytest.mark.browser

SAID = "A tenant says the lift has been out for three weeks and to ring her on 020 7946 0991 about it."
MENDED = "Tenants say the lift has been out for three weeks, and that nobody told them why."


def write(tab, label, text):
    reach(tab, tab.page.get_by_role("textbox", name=label))
    tab.page.keyboard.press("ControlOrMeta+a")
    tab.page.keyboard.type(text)


def choose(tab, label, name):
    reach(tab, tab.page.get_by_role("combobox", name=label))
    tab.page.keyboard.type(name)
    tab.page.get_by_role("option", name=name).first.wait_for()
    tab.page.keyboard.press("Enter")


def mark(tab, group, name):
    """Choose one of a few: Tab comes to the first of them, arrows go on."""
    of = tab.page.get_by_role("radiogroup", name=group)
    wanted = of.get_by_role("radio", name=name)
    reach(tab, of.get_by_role("radio").first)
    tab.page.keyboard.press("Space")
    for _ in range(of.get_by_role("radio").count()):
        if wanted.is_checked():
            return
        tab.page.keyboard.press("ArrowDown")
    assert wanted.is_checked()


def press(tab, name, key="Tab"):
    reach(tab, tab.page.get_by_role("button", name=name), key)
    tab.page.keyboard.press("Enter")
    tab.drawn()


def sideways(tab):
    """By how many px the page is wider than its window."""
    main = tab.page.locator("[data-testid=stMain]")
    return main.evaluate("each => each.scrollWidth - each.clientWidth")


def refused(writer, width):
    """With a telephone number in it, it is refused under its field, told where."""
    write(writer, "In a sentence or two (required)", SAID)
    mark(writer, "Beside the numbers it (required)", "contradicts them")
    mark(writer, "How many said so? (required)", "A few")
    choose(writer, "Where heard (required)", "Tenants' meeting")
    choose(writer, "Place (required)", "Haverstock")
    choose(writer, "When (required)", f"{date.today():%B %Y}")
    write(writer, "Your role (required)", "Housing officer")
    press(writer, "Send to a second person")
    told = writer.page.get_by_role("alert").filter(has_text="telephone number")
    assert "near “to ring her on 020…” (characters 72 to 84)" in told.inner_text()
    assert "7946" not in " ".join(writer.page.get_by_role("alert").all_inner_texts())
    assert violations(writer) == ""
    picture(writer, f"voices-{width}-1-refused")


def mended(writer, width):
    """Mended, it waits, and its writer can only take it back."""
    write_again = writer.page.get_by_role("textbox", name="In a sentence or two (required)")
    reach(writer, write_again, "Shift+Tab")
    writer.page.keyboard.press("ControlOrMeta+a")
    writer.page.keyboard.type(MENDED)
    press(writer, "Send to a second person")
    assert "It waits for a second person" in writer.page.get_by_role("status").filter(has_text="Saved").inner_text()
    waiting = writer.page.locator(".held")
    assert MENDED in waiting.inner_text()
    assert "Written by you" in waiting.inner_text()
    assert writer.page.get_by_role("button", name="Show it").count() == 0
    assert writer.page.get_by_role("button", name="Take it back").count() == 1
    assert MENDED not in " ".join(writer.page.locator(".voices").all_inner_texts())
    assert violations(writer) == ""
    picture(writer, f"voices-{width}-2-waiting")


def read(second, width):
    """A second person reads it and lets it be shown."""
    assert "1 waits for a second person" in second.page.locator(".lead").inner_text()
    assert second.page.locator(".held").count() == 0
    write(second, "Your role, to review", "Team leader")
    second.page.keyboard.press("Enter")
    second.drawn()
    press(second, "Show it")
    assert "It is shown now" in second.page.get_by_role("status").filter(has_text="Saved").inner_text()
    assert MENDED in second.page.locator(".voices").first.inner_text()
    assert violations(second) == ""
    picture(second, f"voices-{width}-3-shown")


def stands_beside_the_numbers(second, width):
    """It stands beside the indicator that it contradicts, and in its advice; the overview says that it does."""
    second.open("/indicator?indicator=estates_well_kept")
    section = second.page.locator("#hearing")
    assert "1 contradicts the numbers" in section.inner_text()
    assert MENDED in second.page.locator(".voices").first.inner_text()
    assert "One voice contradicts these numbers: a reason to look" in second.page.locator(".advice").inner_text()
    assert violations(second) == ""
    picture(second, f"voices-{width}-4-indicator")
    second.open("/")
    row = second.page.locator(".overview tr").filter(has_text="Estates and neighbourhoods")
    says = row.get_by_role("link", name="Residents say otherwise")
    assert row.locator("[scope=row] .chip").count() == 0
    assert violations(second) == ""
    picture(second, f"voices-{width}-5-overview")
    reach(second, says)
    second.page.keyboard.press("Enter")
    second.until("/voices", beside="contradicts", priority="estates_and_neighbourhoods")
    assert MENDED in second.page.locator(".voices").first.inner_text()
    assert sideways(second) == 0


def taken_out(second, server):
    """Somebody asks for their words to be taken out: they go at once."""
    choose(second, "Which one? Its words go at once, from here and from the store", "Tenants say the lift")
    second.drawn()
    press(second, "Take it out")
    assert MENDED not in second.page.locator("[data-testid=stMain]").inner_text()
    assert "Taken out, with nothing left of them" in second.page.locator("[data-testid=stMain]").inner_text()
    assert not [
        path for path in server.printed.parent.glob("entered.sqlite*") if MENDED[:20].encode() in path.read_bytes()
    ]


@pytest.mark.parametrize("width", [1280, 375])
def test_what_was_heard_is_mended_read_by_a_second_person_shown_and_taken_out(tab, fresh, whole, chromium, width):
    server = fresh(whole)
    writer = tab(server, width=width).open("/voices?indicator=estates_well_kept")
    refused(writer, width)
    mended(writer, width)
    # To whoever looks at the figures it is not there yet.
    before = tab(server, width=width).open("/indicator?indicator=estates_well_kept")
    assert MENDED not in before.page.locator("[data-testid=stMain]").inner_text()
    # The second person has a browser of their own.
    other = chromium.browser.new_context()
    second = open_tab(other, server.address, width=width, mode="light").open("/voices")
    read(second, width)
    stands_beside_the_numbers(second, width)
    taken_out(second, server)
    assert "7946" not in server.printed.read_text(encoding="utf-8")
    assert second.troubles == second.elsewhere == []
    other.close()
