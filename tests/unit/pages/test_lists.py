"""The two lists: their rows, what stands where there are none, and how many are seen at once."""

import re
from dataclasses import replace

import pytest

import metrics
from metrics import BOROUGH
from pages.components.html import lists, to_decide, what_changed
from pages.components.html.lists import FIRST, Row
from tests.unit.pages.made import BELSIZE, CAMDEN

ROW = Row("pause", "Pause", "robbery", "Robbery", "Getting worse.", "Weak evidence.", "Oct 2026", "sample")


def several(count):
    return [replace(ROW, slug=f"s{place}", title=f"Title {place}") for place in range(count)]


def address(slug):
    return f"indicator?indicator={slug}"


@pytest.fixture(scope="module")
def sample(made):
    return metrics.snapshot(made("sample").snapshots)


def test_a_row_is_a_mark_with_its_word_a_link_why_and_where_it_is_from(sample):
    html = to_decide.decided_on(sample, CAMDEN, [ROW], address)
    assert '<span class="ic ic-pause" aria-hidden="true"></span>' in html
    assert '<b>Pause:</b> <a href="indicator?indicator=robbery">Robbery</a>' in html
    assert "<small>Weak evidence.</small>" in html
    assert '<small>Oct 2026</small><span class="chip">Sample</span>' in html
    assert 'id="decisions"><h2>What needs a decision? <span class="count">1</span></h2>' in html


@pytest.mark.parametrize(("rows", "hidden"), [(1, 0), (FIRST, 0), (FIRST + 1, 1), (9, 3)])
def test_the_first_six_are_seen_and_the_others_a_click_away(sample, rows, hidden):
    seen, _, behind = to_decide.decided_on(sample, CAMDEN, several(rows), address).partition("<details")
    assert len(re.findall("<li>", seen)) == rows - hidden
    assert len(re.findall("<li>", behind)) == hidden
    assert (f"Show the other {hidden}" in behind) is bool(hidden)


def test_where_nothing_needs_a_decision_the_heading_stays_and_says_so(sample, made):
    html = to_decide.decided_on(sample, CAMDEN, [], address)
    assert "Nothing needs a decision: no evidence suggests to pause or to stop." in html
    assert '<span class="count">0</span>' in html
    without = metrics.snapshot(made("empty").snapshots)
    assert to_decide.decisions(without) == ()
    assert "there is no figure to advise on" in to_decide.decided_on(without, CAMDEN, [], address)


def test_a_part_of_camden_is_told_that_advice_is_for_all_of_it(sample):
    assert "Advice is given for all Camden only; this is not about Belsize alone." in to_decide.decided_on(
        sample, BELSIZE, [ROW], address
    )
    assert "Advice is given" not in to_decide.decided_on(sample, CAMDEN, [ROW], address)


def test_where_nothing_changed_it_is_said_since_when_and_of_how_many():
    told = what_changed.changed(BELSIZE, [], address, "2 October 2026", 43)
    assert "Of 43 indicators that are published for Belsize. Nothing to tell since 2 October 2026: no signal" in told
    assert "Of 1 indicator that is published" in what_changed.changed(BELSIZE, [ROW], address, "the period before", 1)
    assert "published for" not in what_changed.changed(CAMDEN, [ROW], address, "the period before", 139)


def test_what_chance_alone_makes_stands_under_the_changes():
    assert "chance alone changes the mark of 2 or 3 in 100" in what_changed.changed(CAMDEN, [ROW], address, "x", 1)


def test_an_indicator_that_is_gone_has_no_link():
    html = what_changed.changed(CAMDEN, [replace(ROW, slug="", word="", origin="")], address, "x", 1)
    assert "<b>Robbery</b>" in html
    assert "<a " not in html


def test_words_from_data_are_never_html(sample):
    html = to_decide.decided_on(sample, CAMDEN, [replace(ROW, title="<img src=x>", why="<b>", when="<i>")], address)
    assert "<img" not in html
    assert "<i>" not in html


def test_the_way_to_what_was_seen_before_is_hidden_until_the_browser_shows_it():
    html = what_changed.looked("2026-11-27-85eb92caad08", ["2026-10-02-3be17d5cc233"], ".?ward=E05013655")
    assert html.startswith('<p class="looked unprinted" hidden data-shown="2026-11-27-85eb92caad08"')
    assert 'href=".?ward=E05013655"' in html
    assert "This browser alone remembers" in html


@pytest.mark.parametrize(
    ("needed", "changed", "ward", "words"),
    [
        (5, 6, False, "5 need a decision; 6 changed since the period before."),
        (1, 0, False, "1 needs a decision; none changed since the period before."),
        (0, 1_000, False, "None need a decision; 1,000 changed since the period before."),
        (5, 6, True, "5 need a decision for all Camden; 6 changed here since the period before."),
    ],
)
def test_the_ways_down_say_how_long_each_list_is(sample, needed, changed, ward, words):
    told = lists.ways(needed, changed, sample.areas["E05013655" if ward else BOROUGH], "the period before")
    assert told.striptags() == words
    assert [part.partition('"')[0] for part in told.split('href="')[1:]] == ["#decisions", "#changes"]


def test_an_earlier_snapshot_that_is_this_one_has_nothing_new(made, sample):
    earlier = metrics.earlier_snapshot(made("sample").snapshots, sample.name, BOROUGH)
    assert what_changed.changes(sample, BOROUGH, earlier) == ()


def test_what_needs_a_decision_is_all_that_is_advised_to_pause_or_stop_the_surest_first(whole):
    snapshot = metrics.snapshot(whole.snapshots)
    rows = to_decide.decisions(snapshot)
    advised = {slug: snapshot.advice(slug) for slug in snapshot.indicators}
    wanted = {slug for slug, each in advised.items() if each and each.advice in (metrics.Advice.PAUSE, "stop")}
    assert {each.slug for each in rows} == wanted != set()
    sure = [list(metrics.Strength).index(advised[each.slug].strength) for each in rows]
    assert sure == sorted(sure)
    assert all(snapshot.indicators[each.slug].owner in each.quiet for each in rows)
