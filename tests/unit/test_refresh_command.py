"""python -m metrics refresh: what it prints, and what it ends with."""

from functools import partial

import pytest
from typer.testing import CliRunner

import data
from metrics.__main__ import app
from metrics.declared import catalogue
from metrics.refreshing.observing import Outcome, Step
from metrics.refreshing.refresh import refresh
from metrics.refreshing.report import summary
from tests.unit.test_refresh import copy_of_indicators, crime


@pytest.fixture
def refresh_(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("CAMDEN_LOG_FILE", str(tmp_path / "log"))
    declared = copy_of_indicators(tmp_path / "declared")
    monkeypatch.setattr("metrics.__main__.refresh", partial(refresh, indicators=declared))
    crime(tmp_path / "extracts")
    return lambda *options: CliRunner().invoke(app, ["refresh", "--as-of", "2026-02-10", *options])


def test_it_says_what_changed_in_totals_and_that_nothing_did(refresh_):
    first = refresh_()
    assert first.exit_code == 0
    assert (
        "Computed: 5 indicators (burglary, recorded_crime, robbery, theft_from_person, violence_with_injury); first"
        in (first.output)
    )
    assert "is now shown." in first.output
    assert "Seconds" not in first.output
    assert "Nothing has changed since snapshot" in refresh_().output


def test_a_file_of_the_right_name_and_the_wrong_kind_is_named_whether_or_not_anything_changed(refresh_, tmp_path):
    csv = tmp_path / "extracts" / "Recorded Crime.csv"
    data.extracts_folder().joinpath("recorded_crime.parquet").rename(tmp_path / "aside")
    csv.write_text("a,b\n")
    command = f"python -m data import recorded_crime '{csv}'"
    said = f"Recorded Crime.csv is there and is not read. To put it in its place: {command}."
    first = refresh_()
    assert f"no extract recorded_crime yet; {said}" in first.output
    again = refresh_()
    assert "Nothing has changed since snapshot" in again.output
    assert said in again.output
    crime(tmp_path / "extracts")
    assert "is not read" not in refresh_().output


def test_verbose_has_a_row_for_each_indicator(refresh_):
    output = refresh_("--verbose").output
    assert "Seconds" in output
    assert sum(line.startswith(" robbery") for line in output.splitlines()) == 1


def test_each_event_is_a_line_of_the_log(refresh_, tmp_path):
    refresh_()
    lines = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    assert all("camden.refresh" in line for line in lines)
    assert [line for line in lines if "robbery: computed" in line]
    assert "started" in lines[0]
    assert " s" in lines[-1]
    assert "snapshot 2026-02-10-" in lines[-1]


@pytest.mark.parametrize("variable", ["CAMDEN_SNAPSHOTS", "CAMDEN_EXTRACTS"])
def test_a_fault_is_a_sentence_and_ends_with_1(refresh_, monkeypatch, tmp_path, variable):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(variable, str(tmp_path / "file"))
    ended = refresh_()
    assert ended.exit_code in ((1,) if variable == "CAMDEN_SNAPSHOTS" else (0, 1))
    assert ended.exception is None or isinstance(ended.exception, SystemExit)


def test_a_broken_extract_is_a_sentence_and_ends_with_1(refresh_, tmp_path):
    (tmp_path / "extracts" / "recorded_crime.parquet").write_bytes(b"PAR1 rubbish PAR1")
    ended = refresh_()
    assert ended.exit_code == 1
    assert isinstance(ended.exception, SystemExit)
    assert "recorded_crime.parquet" in ended.output
    assert "Nothing was changed" in ended.output


def test_many_are_counted_and_few_are_named():
    slugs = list(catalogue.read())
    steps = [
        *(Step(slug, Outcome.KEPT, "nothing that it depends on has changed") for slug in slugs[:3]),
        *(Step(slug, Outcome.COMPUTED, "first time") for slug in slugs[3:30]),
        Step(slugs[30], Outcome.NO_DATA, "no extract repairs yet"),
    ]
    assert list(summary(steps)) == [
        "Computed: 27 indicators; first time.",
        "Kept: 3 indicators; nothing that it depends on has changed.",
        f"No data: 1 indicator ({slugs[30]}); no extract repairs yet.",
    ]
