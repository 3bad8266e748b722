"""python -m metrics refresh: what it prints, and what it ends with."""

from functools import partial

import pytest
from typer.testing import CliRunner

import data
import metrics
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


def no_extracts(tmp_path, monkeypatch):
    monkeypatch.setenv("CAMDEN_EXTRACTS", str(tmp_path / "mount"))
    return [], "camden.refresh: failed: ", "mount: there is no such folder of extracts"


def a_file(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CAMDEN_EXTRACTS", str(tmp_path / "file"))
    return [], "camden.command: failed: ", "file: is not a folder"


def no_snapshots(tmp_path, monkeypatch):
    monkeypatch.setenv("CAMDEN_SNAPSHOTS", str(tmp_path / "mount" / "snapshots"))
    return [], "camden.refresh: failed: ", "there is no such folder of snapshots"


def no_such_name(tmp_path, monkeypatch):
    return ["--without", "recorded_crimes"], "camden.refresh: failed: ", "is not an extract"


def damaged(tmp_path, monkeypatch):
    (tmp_path / "extracts" / "recorded_crime.parquet").write_bytes(b"PAR1 rubbish PAR1")
    return [], "camden.refresh: failed: ", "recorded_crime.parquet"


@pytest.mark.parametrize("fault", [no_extracts, a_file, no_snapshots, no_such_name, damaged])
def test_however_early_a_refresh_fails_the_log_has_a_line_of_it(refresh_, tmp_path, monkeypatch, fault):
    options, where, words = fault(tmp_path, monkeypatch)
    ended = refresh_(*options)
    assert ended.exit_code == 1
    assert words in ended.output
    (line,) = [each for each in (tmp_path / "log").read_text(encoding="utf-8").splitlines() if " ERROR " in each]
    assert where in line
    assert words in line
    monkeypatch.delenv("CAMDEN_LOG_FILE")
    assert refresh_(*options).output.count(words) == 1  # it goes to the terminal once


def test_a_folder_of_snapshots_that_is_not_there_is_made_and_said_where_its_own_folder_is(
    refresh_, tmp_path, monkeypatch
):
    (tmp_path / "srv").mkdir()
    monkeypatch.setenv("CAMDEN_SNAPSHOTS", str(tmp_path / "srv" / "snapshots"))
    said = (
        f"Notice: {tmp_path}/srv/snapshots, which CAMDEN_SNAPSHOTS names, was not there; it was made, with no earlier"
    )
    first = refresh_()
    assert (first.exit_code, said in first.output) == (0, True)
    assert "was not there" not in refresh_().output


@pytest.mark.parametrize("linked", [False, True])
def test_no_folder_of_snapshots_is_made_where_a_disk_may_not_be_mounted(refresh_, tmp_path, monkeypatch, linked):
    place = tmp_path / "link" if linked else tmp_path / "mount" / "snapshots"
    if linked:
        place.symlink_to(tmp_path / "mount")
    monkeypatch.setenv("CAMDEN_SNAPSHOTS", str(place))
    ended = refresh_()
    assert ended.exit_code == 1
    assert f"{place}: there is no such folder of snapshots, and none is made as {tmp_path}/mount is not" in ended.output
    assert not (tmp_path / "mount").exists()


def test_what_is_shown_is_named_and_1_says_that_nothing_can_be(refresh_, tmp_path):
    shown = partial(CliRunner().invoke, app, ["shown"])
    nothing = shown()
    assert nothing.exit_code == 1
    assert f"{tmp_path}/snapshots holds no snapshot that can be read; run: python -m metrics refresh" in nothing.output
    refresh_()
    name = metrics.snapshot().name
    said = f"Snapshot {name} is shown, with the figures as at 10 February 2026.\n"
    assert (shown().exit_code, shown().output) == (0, said)
    (tmp_path / "snapshots" / "current").write_text("")
    assert shown().output == said
    (tmp_path / "snapshots" / name / "areas.parquet").write_bytes(b"PAR1")
    assert shown().exit_code == 1


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
