"""What changes below the pages reaches them at the next view, with nothing to change in them."""

import re

import pytest

from tests import worlds
from tests.app.conftest import sound
from tests.app.reading import (
    ALL_INDICATORS,
    DEFINITIONS,
    INDICATOR,
    OVERVIEW,
    alerts,
    alts,
    headings,
    markup,
    sparks,
    words,
)
from tests.worlds import CAMDEN_TOWN

SIXTH = "bicycle_theft"


@pytest.fixture(scope="module")
def with_a_sixth(tmp_path_factory):
    """A sixth indicator: its one file, and nothing else."""
    folder = tmp_path_factory.mktemp("sixth")
    worlds.crimes(folder / "indicators")
    burglary = folder / "indicators" / "safety" / "burglary.sql"
    text = burglary.read_text(encoding="utf-8").replace("title: Burglary", "title: Bicycle theft")
    burglary.with_stem(SIXTH).write_text(text, encoding="utf-8")
    world = worlds.nothing(folder)
    worlds.recorded_crime(world.extracts)
    world.refresh(indicators=folder / "indicators")
    return world


def test_a_new_indicator_is_in_the_snapshot(with_a_sixth):
    import metrics

    snapshot = metrics.snapshot(with_a_sixth.snapshots)
    assert SIXTH in snapshot.indicators
    assert snapshot.series(SIXTH, CAMDEN_TOWN).latest is not None


def test_a_new_indicator_is_on_the_overview_and_among_all(visit, with_a_sixth):
    assert "Of 6 indicators, " in words(visit(with_a_sixth, OVERVIEW))
    at = visit(with_a_sixth, ALL_INDICATORS)
    assert f"indicator={SIXTH}" in markup(at)
    assert len(sparks(at)) == 6


def test_a_new_indicator_has_its_page_and_its_definition(visit, with_a_sixth):
    at = visit(with_a_sixth, INDICATOR, indicator=SIXTH, ward=CAMDEN_TOWN)
    assert headings(at) == ["Bicycle theft"]
    assert len(alts(at)) == 5
    assert "Safety: Bicycle theft" in at.selectbox(key="filter_indicator").options
    assert "Bicycle theft" in words(visit(with_a_sixth, DEFINITIONS))


def robberies(at):
    return re.search(r"([0-9.]+) per 1,000 residents a month in December 2025", words(at)).group(1)


def test_a_running_app_shows_a_new_snapshot_at_its_next_view(visit, tmp_path):
    world = worlds.nothing(tmp_path)
    worlds.recorded_crime(world.extracts)
    before = world.refresh()
    at = visit(world, INDICATOR, indicator="robbery", ward=CAMDEN_TOWN)
    was = robberies(at)
    assert before.name.rpartition("-")[2] in words(at)
    worlds.recorded_crime(world.extracts, more=50)
    after = world.refresh()
    assert robberies(sound(at.run())) != was
    assert after.name.rpartition("-")[2] in words(at)
    latest = after.series("robbery", CAMDEN_TOWN).latest
    assert latest is not None
    assert f"{latest.value:.2f} per 1,000 residents a month in December 2025" in words(at)


def test_a_running_app_leaves_no_data_behind_at_the_first_refresh(visit, tmp_path):
    world = worlds.nothing(tmp_path)
    at = visit(world)
    assert headings(at) == ["No data yet"]
    worlds.recorded_crime(world.extracts)
    world.refresh()
    sound(at.run())
    assert headings(at) == ["How are we doing?"]
    assert "5 indicators" in words(at)


def test_what_an_address_asks_for_and_a_new_snapshot_has_no_more_is_said(visit, with_a_sixth, monkeypatch, made):
    at = visit(with_a_sixth, INDICATOR, indicator=SIXTH)
    for variable, folder in made("published").environment.items():
        monkeypatch.setenv(variable, folder)
    sound(at.run())
    assert [each.partition(".")[0] for each in alerts(at)] == [f"There is no indicator {SIXTH}"]
