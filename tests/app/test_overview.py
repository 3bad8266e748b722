"""How are we doing? One view of the eleven priorities, in every world and for every kind of place."""

import html
import re
from collections import Counter

import pytest

import metrics
from metrics.declared.priorities import priorities
from tests.app.reading import ALL_INDICATORS, DEFINITIONS, OVERVIEW, headings, markup, words
from tests.worlds import CAMDEN_TOWN

PRIORITIES = priorities()
PLACES: tuple[dict[str, str], ...] = ({}, {"neighbourhood": "central"}, {"ward": CAMDEN_TOWN})
WORDS = {"common": "show no clear change", "unknown": "are not judged"}


@pytest.fixture(scope="session")
def snapshot(whole):
    return metrics.snapshot(whole.snapshots)


def table(at):
    return re.search(r'<table class="overview".*?</table>', markup(at), re.DOTALL)[0]


def rows(at):
    """The rows by priority."""
    return {re.search(r"priority=(\w+)", row)[1]: row for row in re.findall(r'<tr role="row">.*?</tr>', table(at))[1:]}


def cell(row, name):
    return re.search(rf'<td role="cell" class="{name}">(.*?)</td>', row)[1]


def marks(cell):
    return Counter(re.findall(r"ic-(\w+)", cell))


def text(markup):
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", markup).split()))


def code(place):
    return place.get("ward") or place.get("neighbourhood") or metrics.BOROUGH


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_each_indicator_that_is_counted_there_is_one_mark_of_its_own_priority(visit, whole, snapshot, place):
    shown = rows(visit(whole, OVERVIEW, **place))
    assert list(shown) == [each.slug for each in PRIORITIES]
    for priority in PRIORITIES:
        mine = [each.slug for each in snapshot.indicators.values() if each.priority == priority.slug]
        for name, ours in (("lives", False), ("ours", True)):
            told = [
                reading.variation
                for slug in mine
                if (slug in priority.our_own_work) is ours and (reading := snapshot.reading(slug, code(place)))
            ]
            drawn = marks(cell(shown[priority.slug], name))
            assert drawn.total() == len(told), priority.slug
            assert drawn["common"] == told.count("common")
            assert drawn["unknown"] == told.count("unknown")
            assert drawn["concern_up"] + drawn["concern_down"] == told.count("concern")


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_the_lead_adds_up_to_the_marks(visit, whole, snapshot, place):
    at = visit(whole, OVERVIEW, **place)
    drawn = sum((marks(cell(row, name)) for row in rows(at).values() for name in ("lives", "ours")), Counter())
    lead = text(re.search(r'<p class="lead">(.*?)</p>', markup(at))[1])
    for mark, said in WORDS.items():
        assert f"{drawn[mark]} {said}" in lead
    if place:
        level = "ward" if "ward" in place else "neighbourhood"
        assert lead.startswith(f"{drawn.total()} of {len(snapshot.indicators)} indicators are published for {level}s: ")
    else:
        assert lead.startswith(f"Of {len(snapshot.indicators)} indicators, ")
        assert drawn.total() == len(snapshot.indicators)


def test_what_to_look_at_first_is_of_the_priority_and_made_up_where_its_figures_are(visit, whole, snapshot):
    looks = [(slug, cell(row, "look")) for slug, row in rows(visit(whole, OVERVIEW)).items()]
    linked = [(slug, look, re.search(r"indicator=(\w+)", look)[1]) for slug, look in looks if "<a " in look]
    assert len(linked) >= 9
    for slug, look, indicator in linked:
        assert snapshot.indicators[indicator].priority == slug
        assert ("Sample" in look) == (snapshot.reading(indicator, metrics.BOROUGH).origin == "sample")
        words = text(re.search(r"<a [^>]*>(.*?)</a>", look)[1])
        assert 3 <= len(words) <= 30


def test_what_needs_a_decision_comes_first(visit, whole, snapshot):
    advised = {
        priority.slug: [
            each.slug
            for each in snapshot.indicators.values()
            if each.priority == priority.slug
            and (advice := snapshot.advice(each.slug))
            and advice.advice in ("pause", "stop")
        ]
        for priority in PRIORITIES
    }
    assert sum(map(bool, advised.values())) >= 2
    for slug, row in rows(visit(whole, OVERVIEW)).items():
        look = cell(row, "look")
        assert bool(re.search("Pause: |Stop: ", look)) == bool(advised[slug]), slug
        assert not advised[slug] or re.search(r"indicator=(\w+)", look)[1] in advised[slug]


def test_no_cell_is_empty_and_no_row_is_a_dash(visit, whole):
    for place in PLACES:
        for slug, row in rows(visit(whole, OVERVIEW, **place)).items():
            for name in ("lives", "ours", "course", "look"):
                told = text(re.sub(r'<span class="label".*?</span>', "", cell(row, name)))
                assert re.search("[a-z0-9]", told), (slug, name, place)


def test_every_link_keeps_the_place(visit, whole):
    links = re.findall(r'href="([^"]*)"', markup(visit(whole, OVERVIEW, ward=CAMDEN_TOWN)))
    assert len([each for each in links if each.startswith("priority?")]) == 11
    places = [each for each in links if not each.startswith("#")]  # else within this page
    assert all(f"ward={CAMDEN_TOWN}" in each for each in places)


def test_it_leads_to_all_indicators_and_so_do_the_definitions(visit, whole, snapshot):
    for page in (OVERVIEW, DEFINITIONS):
        at = visit(whole, page, ward=CAMDEN_TOWN)
        every = f"All {len(snapshot.indicators)} indicators with their figures"
        assert f'<a href="all_indicators?ward={CAMDEN_TOWN}">{every}</a>' in markup(at)
    assert headings(visit(whole, ALL_INDICATORS)) == ["What does each indicator say?"]


def test_the_way_to_read_it_ends_the_key_and_is_closed(visit, whole):
    page = markup(visit(whole, OVERVIEW))
    assert page.index("<table") < page.index("One mark is one indicator:") < page.index("How to read this page")
    assert "<details open" not in page


def test_the_banner_speaks_of_marks(visit, whole):
    assert "SAMPLE DATA Some marks here rest on figures made up to show how the dashboard works." in words(
        visit(whole, OVERVIEW)
    )
    assert "SAMPLE DATA All marks here rest on figures made up" in words(visit("sample", OVERVIEW))


def test_without_figures_every_mark_says_that_nothing_is_judged(visit):
    at = visit("empty", OVERVIEW)
    assert "Of 5 indicators, none can be judged yet." in words(at)
    shown = rows(at)
    assert marks(cell(shown["safety"], "lives")) == {"unknown": 5}
    assert text(cell(shown["safety"], "look")).endswith("Nothing can be judged yet")
    assert text(cell(shown["debt"], "look")).endswith("No indicator yet")


def test_published_figures_have_marks_and_no_banner(visit):
    at = visit("published", OVERVIEW)
    assert "Of 5 indicators, " in words(at)
    assert marks(cell(rows(at)["safety"], "lives")).total() == 5
    assert "SAMPLE" not in words(at)


def test_there_is_no_score(visit, whole):
    """Nothing is averaged: no cell has a per cent, and no number but how many are on course."""
    for row in rows(visit(whole, OVERVIEW)).values():
        assert "%" not in row
        course = text(re.sub(r'<span class="(?:label|hidden)".*?</span>', "", cell(row, "course")))
        assert re.fullmatch(r"no target|not judged|\d+ of \d+", course)
