"""What can go wrong around a refresh: damaged files, other versions, folders that cannot be used; each a sentence."""

import errno
import json
import os
import shutil
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import data
import metrics
from data import store
from data.store.connecting import let_go
from metrics.refreshing import writing
from metrics.refreshing.refresh import refresh
from metrics.refreshing.task import RefreshError
from metrics.snapshots.folder import FORMAT
from tests.entries import decision, evidence
from tests.unit.test_refresh import TODAY, WARDS, copy_of_indicators, crime, run


@pytest.fixture(scope="module")
def after_one(tmp_path_factory):
    """Extracts, declarations and the snapshot of one refresh, to be copied."""
    folder = tmp_path_factory.mktemp("after_one")
    crime(folder / "extracts")
    copy_of_indicators(folder / "declared")
    run(_folders(folder))
    return folder


@pytest.fixture
def folders(after_one, tmp_path):
    shutil.copytree(after_one, tmp_path, dirs_exist_ok=True)
    return _folders(tmp_path)


def _folders(folder):
    names = {"extracts": "extracts", "snapshots": "snapshots", "indicators": "declared"}
    return {option: folder / name for option, name in names.items()}


@pytest.fixture
def made(folders):
    """The snapshot that is there before anything goes wrong."""
    return metrics.snapshot(folders["snapshots"])


def flipped(path):
    """Every byte in the middle third another."""
    content = bytearray(path.read_bytes())
    for place in range(len(content) // 3, 2 * len(content) // 3):
        content[place] ^= 0xFF
    path.write_bytes(content)


def cut(path):
    path.write_bytes(path.read_bytes()[:-20])


def emptied(path):
    path.write_bytes(b"")


def removed(path):
    path.unlink()


def a_folder(path):
    path.unlink()
    path.mkdir()


def other_json(path):
    path.write_text("[1, 2]")


FILES = ("observations.parquet", "indicators.parquet", "areas.parquet", "extracts.parquet", "manifest.json")
DAMAGES = [
    *((name, damage) for damage in (flipped, cut, a_folder) for name in FILES),
    *((name, damage) for damage in (emptied, removed) for name in ("observations.parquet", "manifest.json")),
    ("manifest.json", other_json),
]


@pytest.mark.parametrize(("name", "damage"), DAMAGES)
def test_a_damaged_snapshot_counts_as_none_and_is_made_again(folders, made, name, damage):
    before = made.table("robbery")
    damage(folders["snapshots"] / made.name / name)
    with pytest.raises(metrics.NoSnapshotError, match="made by another version; run: python -m metrics refresh"):
        metrics.snapshot(folders["snapshots"])
    again, _ = run(folders)
    assert again.name == made.name
    assert metrics.snapshot(folders["snapshots"]).table("robbery").equals(before)


@pytest.mark.parametrize("damage", [flipped, cut, emptied, removed])
def test_where_the_last_one_is_damaged_everything_is_computed_for_the_next(folders, made, damage):
    damage(folders["snapshots"] / made.name / "observations.parquet")
    later, outcomes = run(folders, as_of=date(2026, 2, 11))
    assert set(outcomes.values()) == {"computed"}
    assert later.series("robbery", WARDS[0]).latest.numerator == 3


@pytest.mark.parametrize("format_", [0, FORMAT + 1, None, str(FORMAT)])
def test_a_snapshot_of_another_format_counts_as_none(folders, made, format_):
    path = folders["snapshots"] / made.name / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": format_}))
    with pytest.raises(metrics.NoSnapshotError, match="made by another version; run: python -m metrics refresh"):
        metrics.snapshot(folders["snapshots"])
    _, outcomes = run(folders)
    assert set(outcomes.values()) == {"computed"}
    assert metrics.snapshot(folders["snapshots"]).name == made.name


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"nothing", b"..", b"../..", b"a\nb"])
def test_a_damaged_pointer_names_no_snapshot_and_is_written_again(folders, made, content):
    (folders["snapshots"] / "current").write_bytes(content)
    with pytest.raises(metrics.NoSnapshotError, match="python -m metrics refresh"):
        metrics.snapshot(folders["snapshots"])
    run(folders)
    assert metrics.current_snapshot(folders["snapshots"]) == made.name


def test_a_folder_of_snapshots_that_is_a_file_is_named(folders):
    shutil.rmtree(folders["snapshots"])
    folders["snapshots"].write_text("not a folder")
    with pytest.raises(RefreshError, match=f"{folders['snapshots']}.*put it right and refresh again"):
        run(folders)
    with pytest.raises(metrics.NoSnapshotError):
        metrics.snapshot(folders["snapshots"])


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_disk_that_takes_no_more_ends_in_a_sentence_and_the_last_snapshot_stays(folders, made, monkeypatch, number):

    def full(path):
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(writing, "sync", full)
    with pytest.raises(RefreshError, match=os.strerror(number)):
        run(folders, as_of=date(2026, 3, 1))
    assert metrics.snapshot(folders["snapshots"]).name == made.name


def test_extracts_that_change_leave_no_snapshot_under_a_name_that_is_not_theirs(folders):
    shutil.rmtree(folders["snapshots"])
    changes = iter(range(1, 100))
    crime(folders["extracts"], more=200)
    with pytest.raises(RefreshError, match="changed while they were read"):
        refresh(**folders, as_of=TODAY, on_step=lambda _: crime(folders["extracts"], more=next(changes)))
    assert {path.name for path in folders["snapshots"].iterdir()} == {"lock", "refreshed.json"}


def test_an_extract_that_comes_during_a_refresh_is_in_it(folders, tmp_path):
    crime(tmp_path / "later")
    (folders["extracts"] / "recorded_crime.parquet").unlink()
    shutil.rmtree(folders["snapshots"])

    def arrive(_):
        if not (folders["extracts"] / "recorded_crime.parquet").exists():
            shutil.copy(tmp_path / "later" / "recorded_crime.parquet", folders["extracts"])

    assert refresh(**folders, as_of=TODAY, on_step=arrive).series("robbery", WARDS[0]).latest.numerator == 3


def test_a_cited_snapshot_is_never_cleared_away(folders):
    first, _ = run(folders, as_of=TODAY)
    (folders["snapshots"] / "cited.txt").write_text(f"{first.name}\n2020-01-01-000000000000\n")
    days = [date(2026, 3, day) for day in range(1, 13)]
    for day in days:
        run(folders, as_of=day)
    there = sorted(path.parent.name[:10] for path in folders["snapshots"].glob("*/manifest.json"))
    assert there == [TODAY.isoformat(), *(day.isoformat() for day in days[-10:])]


def test_the_snapshots_that_decisions_were_made_on_stay_and_so_do_all_where_that_cannot_be_read(folders, tmp_path):
    first, _ = run(folders, as_of=TODAY)
    made_on = decision(evidence=evidence(snapshot=first.name))
    store.opened().save(made_on, id="a", role="Chair")
    corrected = decision(evidence=evidence(snapshot="2026-01-01-000000000000"))
    store.opened().save(corrected, id="a", role="Chair", over=1, because="It was of another day")
    days = [date(2026, 3, day) for day in range(1, 12)]
    for day in days:
        run(folders, as_of=day)
    there = {path.parent.name[:10] for path in folders["snapshots"].glob("*/manifest.json")}
    assert there == {TODAY.isoformat(), *(day.isoformat() for day in days[-10:])}
    assert metrics.Snapshot(folders["snapshots"] / first.name).name == first.name

    let_go()
    (tmp_path / "entered.sqlite").write_bytes(b"damaged")
    told = []
    run(folders, as_of=date(2026, 3, 12), on_notice=told.append)
    (said,) = told
    assert said.startswith("no old snapshot was cleared away, as what decisions were made on cannot be read. ")
    assert f"{tmp_path / 'entered.sqlite'}: is no store;" in said
    assert not said.endswith(".")  # whoever shows it ends it
    assert len([*folders["snapshots"].glob("*/manifest.json")]) == 12


def test_old_snapshots_stay_where_snapshots_are_elsewhere_and_nothing_says_where_decisions_are(
    folders, tmp_path, monkeypatch
):
    """As in a job that has not been told: the dashboard may record decisions where the job does not look."""
    monkeypatch.setattr("data.store.address.FILE", tmp_path / "none.sqlite")
    monkeypatch.delenv("CAMDEN_STORE")
    told = []
    for day in range(1, 11):
        assert told == []
        run(folders, as_of=date(2026, 3, day), on_notice=told.append)
    (said,) = told
    assert said.startswith("no old snapshot was cleared away, as nothing says where decisions are kept")
    assert "set CAMDEN_STORE or CAMDEN_DATABASE_URL, as the dashboard has it, beside CAMDEN_SNAPSHOTS" in said
    assert len([*folders["snapshots"].glob("*/manifest.json")]) == 11

    monkeypatch.delenv("CAMDEN_SNAPSHOTS")
    run(folders, as_of=date(2026, 3, 12), on_notice=told.append)
    assert len(told) == 1
    assert len([*folders["snapshots"].glob("*/manifest.json")]) == 10


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1999, 12, 31), date(9999, 12, 31)])
def test_a_misspelt_year_is_refused(folders, day):
    with pytest.raises(RefreshError, match=f"figures cannot be as at {day}"):
        run(folders, as_of=day)


SQLS = [
    "select nothing from nowhere",
    "select date '2025-01-01' as period, 1 as numerator, 'a' as offence",
    "select 'E05013652' as area, date '2025-01-01' as period, 'a' as offence, 'x' as numerator from recorded_crime",
    "select ward_code as area, month as period, minor as offence, -1 as numerator from recorded_crime",
    "select ward_code as area, month as period, minor as offence, 1 as numerator from recorded_crime where false",
]


@pytest.mark.parametrize("sql", SQLS)
def test_whatever_the_sql_of_an_indicator_is_a_refresh_ends_in_a_sentence_that_names_it(folders, sql):
    run(folders)
    path = folders["indicators"] / "safety" / "robbery.sql"
    head, _, _ = path.read_text().partition("---*/\n")
    path.write_text(f"{head}---*/\n{sql}\n")
    with pytest.raises((ValueError, RefreshError), match=r"robbery\.sql"):
        run(folders)


def test_a_database_that_stops_ends_in_a_sentence(folders, monkeypatch):
    from metrics.counted import roll_up

    crime(folders["extracts"], more=5)
    monkeypatch.setattr(roll_up, "ROLL_UP", "select nothing")
    with pytest.raises(RefreshError, match="the database stopped"):
        run(folders)


@pytest.mark.parametrize("damage", [removed, flipped])
def test_a_public_file_is_part_of_the_snapshot_when_it_is_read_and_after(folders, made, damage):
    damage(folders["snapshots"] / made.name / "public" / "recorded_crime.parquet")
    with pytest.raises(metrics.UnreadableSnapshotError, match="python -m metrics refresh"):
        metrics.snapshot(folders["snapshots"])
    with pytest.raises(metrics.UnreadableSnapshotError, match="python -m metrics refresh"):
        made.public("recorded_crime")


def test_an_extract_of_other_columns_is_refused(folders):
    pq.write_table(pa.table({"ward": [1]}), folders["extracts"] / "recorded_crime.parquet")
    with pytest.raises((RefreshError, data.ExtractError), match="recorded_crime"):
        run(folders)


def test_the_lock_can_be_any_rubbish(folders):
    Path(folders["snapshots"] / "lock").write_bytes(b"\xff\x00")
    run(folders)


def test_a_manifest_nested_without_end_counts_as_no_snapshot(tmp_path):
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "manifest.json").write_text("[" * 100_000)
    (tmp_path / "current").write_text("made")
    with pytest.raises(metrics.UnreadableSnapshotError, match="python -m metrics refresh"):
        metrics.snapshot(tmp_path)


def test_a_pointer_that_is_no_name_counts_as_no_snapshot(tmp_path):
    (tmp_path / "current").write_text("x" * 5000)
    with pytest.raises(metrics.UnreadableSnapshotError, match="python -m metrics refresh"):
        metrics.snapshot(tmp_path)
