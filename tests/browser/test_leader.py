"""A leader's way through the dashboard, by keyboard alone: what needs a decision, in which priority, why, and on which
figures. What was on the screen at each step is kept as a picture in `artefacts`."""

import csv
from urllib.parse import parse_qs, urlsplit

import pytest

import metrics
from metrics import BOROUGH
from tests.browser.keyboard import picture, reach

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 375])
def test_a_leader_finds_what_needs_a_decision_reads_why_and_takes_its_figures_along(tab, whole_server, whole, width):
    snapshot = metrics.snapshot(whole.snapshots)
    here = tab(whole_server, width=width).open("/")

    # What needs a decision? Its first row names an indicator, by which its priority is known.
    row = here.page.locator("#decisions ~ .rows li").first
    asked = row.locator("a[href*='indicator=']")
    reach(here, asked)
    slug = parse_qs(urlsplit(asked.get_attribute("href")).query)["indicator"][0]
    indicator, advised = snapshot.indicators[slug], snapshot.advice(slug)
    assert advised.advice.word in ("Pause", "Stop")
    assert advised.advice.word in row.inner_text()
    origin = row.locator(".badge, .chip").inner_text().strip().lower()
    picture(here, f"leader-{width}-1-decision")

    # Its priority, from the table of them all, which stands above.
    priority = next(each for each in metrics.priorities() if each.slug == indicator.priority)
    reach(here, here.page.locator(f"[data-testid=stMain] a[href*='priority={priority.slug}']").first, "Shift+Tab")
    here.page.keyboard.press("Enter")
    here.until("/priority", priority=priority.slug)
    assert here.heading() == priority.title
    picture(here, f"leader-{width}-2-priority")

    # Its card there leads to the indicator, which says why.
    reach(here, here.page.locator(f"[data-testid=stMain] a[href*='indicator={slug}']").first)
    here.page.keyboard.press("Enter")
    here.until("/indicator", indicator=slug)
    assert here.heading() == indicator.title
    why = here.page.locator(".advice")
    assert advised.advice.word in why.inner_text()
    assert "Because" in why.inner_text()
    assert "It advises; people decide." in why.inner_text()
    picture(here, f"leader-{width}-3-indicator")

    # All its figures, which say themselves whose they are.
    reach(here, here.page.get_by_role("link", name="Download CSV", exact=True))
    with here.page.expect_download() as download:
        here.page.keyboard.press("Enter")
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["indicator"] for row in rows} == {slug}
    assert any(row["area"] == BOROUGH for row in rows)
    assert {row["origin"] for row in rows if row["value"]} == {origin}
    picture(here, f"leader-{width}-4-figures")
