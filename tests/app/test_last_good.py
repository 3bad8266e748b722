"""A snapshot that cannot be read never ends in an error: the last good one is shown with a notice, or what to run."""

import json
import shutil

import pytest
import streamlit as st
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

import metrics
from metrics.snapshots.folder import CURRENT, FORMAT, MANIFEST
from pages.components.screen import current as screen
from tests import worlds
from tests.app.reading import PAGES, SOURCES, headings, words

NOTICE = "Not the newest figures"
COMMAND = "python -m metrics refresh"


@pytest.fixture
def two(made, tmp_path):
    """A world of two snapshots, of which the newer is current."""
    world = worlds.beside(made("published"), tmp_path / "world")
    first = world.snapshot.name
    worlds.recorded_crime(world.extracts, more=50)
    second = world.refresh().name
    assert first != second
    st.cache_resource.clear()
    return world


def current(world):
    return world.snapshots / (world.snapshots / CURRENT).read_text(encoding="utf-8")


def good(world):
    """The names of those snapshots that are not current."""
    (name,) = {path.parent.name for path in world.snapshots.glob(f"*/{MANIFEST}")} - {current(world).name}
    return name


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path):
    path.write_bytes(b"")


def of_another_form(path):
    path.write_bytes(b"\x89PNG\r\n\x1a\n not what it was")


def gone(path):
    path.unlink()


def a_folder(path):
    path.unlink()
    path.mkdir()


def without_end(path):
    path.write_text("[" * 100_000, encoding="utf-8")


HARMS = [cut, emptied, of_another_form, gone, a_folder, without_end]
FILES = [
    MANIFEST,
    "observations.parquet",
    "indicators.parquet",
    "areas.parquet",
    "extracts.parquet",
    "freshness.parquet",
]


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("file", FILES)
def test_the_last_good_figures_stay_with_a_notice(two, visit, file, harm):
    name = good(two)
    harm(current(two) / file)
    at = visit(two)
    assert headings(at) == ["How are we doing?"]
    assert NOTICE in words(at)
    assert COMMAND in words(at)
    assert name.rpartition("-")[2] in words(at)


@pytest.mark.parametrize("content", ["", "nowhere", "../..", "/etc", "\x00", "a\nb", "." * 5000, "é"])
def test_a_pointer_that_names_no_snapshot_leaves_the_newest_that_is_whole(two, visit, content):
    name = current(two).name
    (two.snapshots / CURRENT).write_text(content, encoding="utf-8")
    at = visit(two)
    assert NOTICE in words(at)
    assert name.rpartition("-")[2] in words(at)


@pytest.mark.parametrize("harm", [gone, a_folder, of_another_form])
def test_a_pointer_that_is_no_text_leaves_it_too(two, visit, harm):
    harm(two.snapshots / CURRENT)
    assert NOTICE in words(visit(two))


def test_a_snapshot_of_another_version_is_not_shown_but_the_last_of_this_is(two, visit):
    path = current(two) / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}), encoding="utf-8")
    assert NOTICE in words(visit(two))


JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=9),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=9), inner),
    max_leaves=5,
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=JSON | some.fixed_dictionaries({"format": JSON | some.just(FORMAT), "as_of": JSON, "name": JSON}))
def test_whatever_a_manifest_says_there_is_something_to_show(of_two, said):
    harmed, other = of_two
    (harmed / MANIFEST).write_text(json.dumps(said), encoding="utf-8")
    assert (screen.snapshot().name, screen.outdated()) == (other, True)


@pytest.fixture
def of_two(two, monkeypatch):
    for variable, folder in two.environment.items():
        monkeypatch.setenv(variable, folder)
    return current(two), good(two)


def test_what_was_shown_last_stays_when_all_is_gone_from_the_disk(two, visit):
    name = current(two).name
    assert NOTICE not in words(visit(two))
    shutil.rmtree(two.snapshots)
    for page in PAGES:
        at = visit(two, page)
        assert NOTICE in words(at)
        assert name.rpartition("-")[2] in words(at)


def test_a_new_snapshot_ends_the_notice(two, visit):
    cut(current(two) / "observations.parquet")
    assert NOTICE in words(visit(two))
    worlds.recorded_crime(two.extracts, more=70)
    two.refresh()
    assert NOTICE not in words(visit(two))


@pytest.mark.parametrize("page", PAGES)
def test_where_no_snapshot_is_whole_every_page_says_what_to_run(two, visit, page):
    for path in two.snapshots.glob("*/observations.parquet"):
        cut(path)
    at = visit(two, page)
    assert headings(at) == ["No data yet"]
    assert "The figures cannot be read" in words(at)
    assert COMMAND in words(at)


def test_before_the_first_refresh_it_is_no_fault(visit, tmp_path, caplog):
    at = visit(worlds.nothing(tmp_path / "none"))
    assert "No data has been loaded" in words(at)
    assert not [each for each in caplog.records if each.name == "app"]


def test_why_it_cannot_be_read_is_noted_once(two, visit, caplog):
    name = current(two).name
    cut(current(two) / "areas.parquet")
    for _ in range(3):
        visit(two)
    (noted,) = [each for each in caplog.records if each.name == "app"]
    assert name in noted.getMessage()


def test_a_snapshot_that_is_still_being_made_or_linked_to_is_none(two):
    newer, older = current(two), good(two)
    shutil.copytree(newer, two.snapshots / "making-0123")
    (two.snapshots / "2026-02-11-000000000002").symlink_to(newer)
    assert [each.name for each in metrics.own_snapshots(two.snapshots)] == [newer.name, older]
    assert metrics.own_snapshots(two.snapshots / "nowhere") == []


def test_rows_that_were_damaged_while_the_server_runs_are_said_to_be(two, visit, monkeypatch):
    """The figures were read before, and are still shown; only the download is not there."""

    def damaged(_snapshot, _name):
        raise metrics.UnreadableSnapshotError("snapshot x is not whole")

    assert "Download CSV" in words(visit(two, SOURCES, extract="recorded_crime"))
    monkeypatch.setattr(metrics.Snapshot, "public", damaged)
    at = visit(two, SOURCES, extract="recorded_crime")
    assert "Its rows cannot be downloaded now" in words(at)
    assert "Download CSV" not in words(at)
    assert headings(at) == ["Where do the figures come from?"]
