"""The two lists below the overview: what needs a decision, and what changed since the period before or an earlier
snapshot that is kept."""

import html
import os
import re
import shutil

import pytest
import streamlit as st

import metrics
from metrics.refreshing.refresh import refresh
from metrics.snapshots.folder import MANIFEST
from pages.components.html import to_decide, what_changed
from tests import worlds
from tests.app.conftest import sound
from tests.app.reading import alerts, choice, markup, words
from tests.unit.test_earlier import LATER
from tests.worlds import BELSIZE, CAMDEN_TOWN

HEADING = re.compile(r'<div class="section listed" id="(\w+)"><h2>(.*?) <span class="count">(\d+)</span></h2>')


@pytest.fixture
def two(made, tmp_path):
    """A world of two snapshots of one day, the newer with more crime in Camden Town, and the name of the older."""
    world = worlds.beside(made("published"), tmp_path / "world")
    older = world.snapshot.name
    worlds.recorded_crime(world.extracts, more=50)
    world.refresh()
    st.cache_resource.clear()
    return world, older


def headings(at):
    return {name: (html.unescape(question), int(count)) for name, question, count in HEADING.findall(markup(at))}


def rows(at):
    """The titles in the list of what changed."""
    changes = markup(at).partition('id="changes"')[2].partition('id="due"')[0]
    return re.findall(r'<div class="said">.*?<a href="[^"]*">(.*?)</a>', changes)


@pytest.mark.parametrize("area", [metrics.BOROUGH, "central", CAMDEN_TOWN])
def test_the_lists_stand_under_anchors_with_as_many_rows_as_their_headings_say(visit, whole, area):
    snapshot = metrics.snapshot(whole.snapshots)
    level = snapshot.areas[area].level
    at = visit(whole, **({} if level == "borough" else {level: area}))
    decisions, changes = to_decide.decisions(snapshot), what_changed.changes(snapshot, area)
    assert headings(at) == {
        "due": headings(at)["due"],
        "decisions": ("What needs a decision?", len(decisions)),
        "changes": ("What changed since the period before?", len(changes)),
    }
    assert decisions
    assert len(rows(at)) == len(changes)
    assert ("Advice is given for all Camden only" in words(at)) is (area != metrics.BOROUGH)


def test_links_lead_to_the_indicator_in_the_area(visit, whole):
    at = visit(whole, ward=CAMDEN_TOWN, neighbourhood="central")
    links = re.findall(r'<div class="said">(?:<b>.*?</b> )?<a href="([^"]*)">', markup(at).partition('id="due"')[0])
    assert links
    assert all(f"ward={CAMDEN_TOWN}&amp;" in link and "indicator=" in link for link in links)


def test_where_there_are_no_figures_both_say_so(visit):
    at = visit("empty")
    assert headings(at) == {
        "due": headings(at)["due"],
        "decisions": ("What needs a decision?", 0),
        "changes": ("What changed since the period before?", 0),
    }
    assert "there is no figure to advise on" in words(at)
    assert "Nothing to tell since the period before" in words(at)


def test_with_no_earlier_snapshot_there_is_no_choice(visit):
    assert [box.label for box in visit("sample").selectbox] == ["Neighbourhood", "Ward"]


def test_two_snapshots_of_a_day_are_told_apart_by_their_short_names(visit, two):
    world, older = two
    box = visit(world).selectbox(key="filter_since")
    assert box.options == ["the period before", f"as at 10 February 2026, snapshot {older.rpartition('-')[2]}"]


def test_another_days_snapshot_is_named_by_its_day_alone(visit, made, tmp_path):
    world = worlds.beside(made("published"), tmp_path / "world")
    declared = worlds.crimes(world.snapshots.parent / "declared")
    refresh(world.extracts, world.snapshots, LATER, indicators=declared)
    assert visit(world).selectbox(key="filter_since").options == ["the period before", "as at 10 February 2026"]


def test_an_earlier_snapshot_in_the_address_is_compared_with(visit, two):
    world, older = two
    at = visit(world, since=older, ward=CAMDEN_TOWN)
    assert headings(at)["changes"] == ("What changed since 10 February 2026?", len(worlds.CRIMES))
    assert choice(at, "since") == older
    assert at.query_params == {"since": older, "ward": CAMDEN_TOWN}
    assert len(re.findall("Restated: ", words(at))) == len(worlds.CRIMES)
    quiet = visit(world, since=older, ward=BELSIZE)
    assert headings(quiet)["changes"] == ("What changed since 10 February 2026?", 0)


def test_a_choice_is_written_to_the_address_and_taken_back(visit, two):
    world, older = two
    at = visit(world)
    sound(at.selectbox(key="filter_since").set_value(older).run())
    assert at.query_params == {"since": older}
    sound(at.selectbox(key="filter_since").set_value("before").run())
    assert at.query_params == {}
    assert headings(at)["changes"][0] == "What changed since the period before?"


@pytest.mark.parametrize("name", ["2020-01-01-0123456789ab", "..", "<img src=x>"])
def test_one_that_is_not_kept_is_refused_in_a_sentence(visit, two, name):
    world, _ = two
    at = visit(world, since=name)
    (told,) = alerts(at)
    assert told.startswith(f"There is no earlier snapshot {name}.")
    assert headings(at)["changes"][0] == "What changed since the period before?"
    assert "since" not in at.query_params
    assert "<img" not in markup(at)
    assert not alerts(sound(at.run()))


@pytest.mark.parametrize("file", ["readings.parquet", "indicators.parquet"])
def test_one_that_is_not_whole_is_said_to_be_and_the_period_before_is_told(visit, two, file):
    world, older = two
    path = world.snapshots / older / file
    os.truncate(path, path.stat().st_size // 2)
    at = visit(world, since=older)
    assert "The figures as at 10 February 2026 cannot be read: they are gone, not whole, or" in words(at)
    assert headings(at)["changes"][0] == "What changed since the period before?"
    assert "cannot be read" not in words(visit(world))


def test_one_that_goes_while_it_is_chosen_is_refused(visit, two):
    world, older = two
    at = visit(world, since=older)
    shutil.rmtree(world.snapshots / older)
    sound(at.run())
    assert [each.partition(" 2")[0] for each in alerts(at)] == ["There is no earlier snapshot"]
    assert headings(at)["changes"][0] == "What changed since the period before?"


def test_one_whose_manifest_is_damaged_is_not_offered(visit, two):
    world, older = two
    (world.snapshots / older / MANIFEST).write_text("{}", encoding="utf-8")
    assert "filter_since" not in [box.key for box in visit(world).selectbox]


def test_what_the_browser_is_told_of_the_snapshots_is_their_names(visit, two):
    world, older = two
    shown = metrics.snapshot(world.snapshots).name
    at = visit(world, ward=CAMDEN_TOWN)
    link = f'<a href=".?ward={CAMDEN_TOWN}&amp;since=before">'
    assert f'<p class="looked unprinted" hidden data-shown="{shown}" data-kept="{older}">{link}' in markup(at)
