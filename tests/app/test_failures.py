"""What goes wrong is answered by a sentence: a page that is not there, a page that fails, a code that nothing has."""

import logging
import shutil
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

import app
import metrics
from metrics.refreshing.refresh import refresh
from metrics.refreshing.refusing import forget, refuse
from pages.components.exhibits.over_time import over_time
from pages.components.exhibits.strip import strip
from pages.components.exhibits.where import where
from pages.components.exhibits.who import who
from tests import worlds
from tests.app.conftest import sound
from tests.app.reading import INDICATOR, PAGES, alerts, headings, markup, words


def with_a_page_that_is_not_there():
    import streamlit as st

    from pages.components.screen import parts

    def fine():
        parts.title("Fine", "All Camden")

    pages = [parts.page("analysis/nowhere.py", "Nowhere", default=True), st.Page(fine, title="Fine")]
    st.navigation(pages).run()


def test_a_page_file_that_is_not_there_is_named_on_its_page():
    at = sound(AppTest.from_function(with_a_page_that_is_not_there).run())
    assert headings(at) == ["Nowhere"]
    assert "There is no file pages/analysis/nowhere.py." in words(at)
    assert "pages/frame.py" in words(at)


def failing():
    import app

    app.page_failed(ValueError("no such <thing>"))


def test_a_page_that_fails_says_so_and_its_reason_is_noted_in_one_line(caplog):
    with caplog.at_level(logging.ERROR, logger="app"):
        at = sound(AppTest.from_function(failing).run())
    assert "Something went wrong here" in words(at)
    assert "no such" not in markup(at)
    (record,) = [each for each in caplog.records if each.name == "app"]
    assert "no such <thing>" in caplog.text
    assert record.getMessage().startswith("a page failed")


def test_the_server_asks_for_that_note():
    assert app.app._on_script_error is app.page_failed


@pytest.fixture(scope="session")
def snapshot(made):
    return metrics.snapshot(made("published").snapshots)


@pytest.mark.parametrize(
    ("made_of", "asked", "words"),
    [
        (strip, ("robery", metrics.BOROUGH), "There is no indicator 'robery'. Did you mean 'robbery'?"),
        (over_time, ("nonsense", metrics.BOROUGH), "There is no indicator 'nonsense'."),
        (over_time, ("robbery", "E05999999"), "There is no area 'E05999999'."),
        (where, ("nonsense", metrics.BOROUGH), "There is no indicator 'nonsense'."),
        (where, ("robbery", "E05013655x"), "There is no area 'E05013655x'. Did you mean 'E05013655'?"),
        (where, ("robbery", metrics.BOROUGH, ("fortnight", date(2025, 1, 1))), "There is no frequency 'fortnight'."),
        (who, ("nonsense", "offence"), "There is no indicator 'nonsense'."),
        (who, ("recorded_crime", "ofence"), "There is no breakdown 'ofence'. Did you mean 'offence'?"),
        (who, ("robbery", "tenure"), "There is no breakdown 'tenure'."),
    ],
)
def test_an_exhibit_of_what_is_not_there_says_so(snapshot, made_of, asked, words):
    exhibit = made_of(snapshot, *asked)
    assert exhibit.absent.words.startswith(words)
    assert (exhibit.figures, exhibit.rows, exhibit.table, exhibit.finding) == ((), (), None, "")


def test_without_any_indicator_every_page_still_opens(visit, tmp_path):
    world = worlds.nothing(tmp_path)
    (tmp_path / "none").mkdir()
    world.refresh(indicators=tmp_path / "none")
    for page in PAGES:
        assert len(headings(visit(world, page))) == 1
    assert "No indicator is declared yet" in words(visit(world, INDICATOR))


def test_a_code_that_could_be_markdown_is_said_as_text(visit):
    at = visit("sample", INDICATOR, indicator="[x](https://elsewhere)")
    assert alerts(at)[0].startswith("There is no indicator [x](https://elsewhere).")


def test_figures_that_cannot_be_read_are_said_to_be_so(visit, made, tmp_path):
    world = worlds.beside(made("published"), tmp_path / "world")
    (world.snapshots / world.snapshot.name / "observations.parquet").write_bytes(b"PAR1")
    at = visit(world)
    assert headings(at) == ["No data yet"]
    assert "The figures cannot be read" in words(at)
    assert "python -m metrics refresh" in words(at)


@pytest.fixture
def two_days(made, tmp_path):
    """A world with a snapshot of one day, and a newer one of the next."""
    world = worlds.beside(made("published"), tmp_path / "world")
    declared = worlds.crimes(tmp_path / "declared")
    newer = refresh(world.extracts, world.snapshots, worlds.TODAY + timedelta(days=1), indicators=declared)
    return world, newer.name


def cut(snapshots, name):
    (snapshots / name / "observations.parquet").write_bytes(b"PAR1")


def foreign(snapshots, name):
    (snapshots / name / "manifest.json").write_text('{"format": 3, "name": "another"}')


def gone(snapshots, name):
    shutil.rmtree(snapshots / name)


def unnamed(snapshots, name):
    cut(snapshots, name)
    (snapshots / "current").write_bytes(b"\xff")


def a_folder(snapshots, name):
    cut(snapshots, name)
    (snapshots / "current").unlink()
    (snapshots / "current").mkdir()


@pytest.mark.parametrize("damage", [cut, foreign, gone, unnamed, a_folder])
@pytest.mark.parametrize("page", [None, INDICATOR])
def test_where_the_newest_cannot_be_read_the_last_good_ones_are_shown_with_a_notice(visit, two_days, damage, page):
    world, newer = two_days
    damage(world.snapshots, newer)
    at = visit(world, *([page] if page else []), **({"indicator": "robbery"} if page else {}))
    assert "Not the newest figures" in words(at)
    assert "python -m metrics refresh" in words(at)
    assert "10 February 2026" in words(at)
    # Yellow is for sample data alone.
    assert '<p class="notice failed"><b>Not the newest figures.</b>' in markup(at)
    assert headings(at) != ["No data yet"]


def test_figures_that_are_in_memory_stay_when_their_disk_is_gone(visit, two_days):
    world, _ = two_days
    assert "Not the newest figures" not in words(visit(world))
    shutil.rmtree(world.snapshots)
    at = visit(world)
    assert "Not the newest figures" in words(at)
    assert "11 February 2026" in words(at)
    assert "Its rows cannot be downloaded now" in words(visit(world, "reference/sources.py", extract="recorded_crime"))


@pytest.mark.parametrize("page", PAGES)
def test_an_extract_that_failed_its_check_is_named_on_every_page_and_whose_figures_are_shown(visit, two_days, page):
    world, _ = two_days
    refuse(world.snapshots, date(2026, 2, 12), ["recorded_crime", "<b>unknown</b>"])
    at = visit(world, page)
    assert (
        '<p class="notice failed"><b>Failed the check of the refresh as at 12 February 2026: Recorded crime.</b> '
        "So this dashboard still shows the figures as at 11 February 2026."
    ) in markup(at)
    assert "unknown" not in words(at)
    forget(world.snapshots)
    assert "Failed the check" not in words(visit(world, page))


def test_what_these_figures_do_not_know_is_not_named(visit, two_days):
    world, _ = two_days
    refuse(world.snapshots, date(2026, 2, 12), ["<script>"])
    assert "Failed the check" not in words(visit(world))
