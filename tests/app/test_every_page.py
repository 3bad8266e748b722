"""Every page that the frame lists, in every state that figures can be in, for Camden, a neighbourhood and a ward."""

import html
import re

import pytest

import metrics
from tests.app.conftest import sound
from tests.app.reading import alts, charts, headings, markup, rows, text, words
from tests.listed import PAGES
from tests.unit.pages.drawings import points
from tests.worlds import CAMDEN_TOWN

AREAS: tuple[dict[str, str], ...] = ({}, {"neighbourhood": "central"}, {"ward": CAMDEN_TOWN})
NO_FIGURE = r"No data yet|No figure|Nothing to show"
# What the first page, which shows marks and no figures, says instead: that nothing is judged, or what is.
LEADS = {"empty": r"none can be judged yet", "withheld": r"none can be judged yet"}
LEAD = r"\b[Oo]f \d+ indicators?\b"
# For each world: what there is to choose of, and what a page with figures says of them where it has those of the world.
STATES = {
    "whole": ("housing", "repairs_on_time", r"\d"),
    "published": ("safety", "burglary", r"\bPublished\b"),
    "stale": ("safety", "burglary", r"\b[Ll]ate\b|days late|overdue"),
    "overdue": ("housing", "repairs_on_time", r"\b[Ll]ate\b|overdue|made up"),
    "withheld": ("housing", "damp_inspected_in_time", r"[Ww]ithheld|Too few"),
    "empty": ("safety", "burglary", NO_FIGURE),
}
# Worlds with figures of the sample.
MADE_UP = {"whole", "overdue"}
# What a page says in every world, whose figures are the project's own.
EVERYWHERE = {"peers": r"\bPublished\b"}


@pytest.fixture(params=PAGES, ids=lambda page: page.stem)
def page(request):
    return request.param


@pytest.fixture(params=STATES)
def world(request):
    return request.param


def titles(page, world, made):
    """What a page is called in a world, for Camden, a neighbourhood and a ward: an indicator's or a priority's name,
    that of the place, or nothing known, for a page that always asks one question."""
    priority, indicator, _ = STATES[world]
    if page.stem == "profile":
        return {"What is true of one ward or neighbourhood?", "Central", "Camden Town"}
    if page.stem == "indicator":
        return {metrics.snapshot(made(world).snapshots).indicators[indicator].title}
    if page.stem == "priority":
        return {each.title for each in metrics.priorities() if each.slug == priority}
    return set()


def test_a_page_has_its_title_and_says_in_words_what_state_its_figures_are_in(visit, made, page, world):
    priority, indicator, state = STATES[world]
    seen = set()
    for area in AREAS:
        at = visit(world, page.file, **page.choices(priority, indicator), **area)
        (heading,) = headings(at)
        seen.add(heading)
        if page.has_figures:
            # A page of one subject has nothing in a world of another; the first speaks of all that can be judged.
            other = LEADS.get(world, LEAD) if page.is_first else NO_FIGURE
            told = re.search(EVERYWHERE.get(page.stem, state), text(at)) or (
                not page.choices() and re.search(other, text(at))
            )
            assert told, area
    assert seen == (titles(page, world, made) or {heading})


@pytest.mark.parametrize("area", AREAS, ids=str)
def test_each_chart_has_its_finding_in_words_its_table_its_source_and_its_origin(visit, page, area):
    at = visit("whole", page.file, **page.choices(), **area)
    for chart in charts(at):
        table = rows(chart.beside("<table"))
        cells = [cell for row in table for cell in row]
        # What stands for it tells of its figures, which the table has too, and is no heading of the page.
        told = [each for each in re.findall(r"[−\d][\d.,]*\d%?|\d%?", chart.alt) if any(each in cell for cell in cells)]
        assert len(told) >= 2, chart.alt
        assert not re.search(rf"<h\d[^>]*>{re.escape(chart.alt)}", chart.around[-1])
        for name, figure in points(chart.spec):
            assert any(figure in cell for cell in cells), f"{name} {figure}: {chart.alt}"
        foot = html.unescape(chart.beside("Source: ")).replace("\N{NO-BREAK SPACE}", " ")
        assert re.search(r"Source: .+ Period: .+\.", foot), chart.alt
        made_up = "Source: Made up" in foot
        assert ("SAMPLE" in str(chart.spec["layout"].get("annotations"))) is made_up, chart.alt
        assert made_up or 'class="badge' in foot, chart.alt
        assert not re.search(r"\bNone\b|\bnan\b", chart.alt)


def test_the_pages_have_charts(visit):
    """Else nothing would be shown of them."""
    page = next(each for each in PAGES if each.stem == "indicator")
    assert len(charts(visit("whole", page.file, **page.choices()))) >= 8


def test_a_page_alone_has_the_title_and_the_figures_that_it_has_in_its_frame(visit, page, world):
    priority, indicator, _ = STATES[world]
    choices = page.choices(priority, indicator)
    alone, framed = visit(world, page.file, alone=True, **choices), visit(world, page.file, **choices)
    assert headings(alone) == headings(framed)
    assert alts(alone) == alts(framed)


def test_before_the_first_refresh_a_page_says_the_command_and_nothing_else(visit, page):
    for area in AREAS:
        at = visit("nothing", page.file, **page.choices(), **area)
        assert headings(at) == ["No data yet"]
        assert "python -m metrics refresh" in words(at)
        assert not at.selectbox
        assert not alts(at)
    assert words(visit("nothing", page.file, alone=True)) == ""


def test_made_up_figures_have_their_banner_and_only_they(visit, page, world):
    """The whole sample and the figures that the project keeps are together in one world, and alone in others."""
    priority, indicator, _ = STATES[world]
    banners = markup(visit(world, page.file, **page.choices(priority, indicator))).count('class="banner"')
    assert banners == (world in MADE_UP)


def test_paper_says_where_it_is_from_and_as_at_when(visit, page):
    at = visit("sample", page.file, ward=CAMDEN_TOWN)
    at.context["url"] = "http://127.0.0.1:8501/somewhere"
    printed = re.search(r'<p class="printed">(.*?)</p>', markup(sound(at.run())))[1]
    assert re.match(r"We Make Camden dashboard. As at \d+ \w+ \d{4}, snapshot \S+\. ", printed)
    assert f"ward={CAMDEN_TOWN}" in printed
