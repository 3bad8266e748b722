"""The folder of snapshots: only what is ours goes, what is damaged is set aside, and what is read is as written."""

import json
import os
import random
import shutil
from datetime import date, timedelta

import pytest

import data
import metrics
from data.declarations.model import DeclarationError
from metrics.refreshing import writing
from metrics.refreshing.task import RefreshError
from tests import waiting
from tests.unit.test_refresh import TODAY, WARDS, copy_of_indicators, crime, run

FLIPS = 1_000


@pytest.fixture
def folders(tmp_path):
    """Extracts, declarations and the snapshot of one refresh."""
    crime(tmp_path / "extracts")
    declared = copy_of_indicators(tmp_path / "declared")
    there = {"extracts": tmp_path / "extracts", "snapshots": tmp_path / "snapshots", "indicators": declared}
    run(there)
    return there


@pytest.fixture
def made(folders):
    return metrics.snapshot(folders["snapshots"])


def everything(snapshot):
    """All that a snapshot would show."""
    tables = [snapshot.table(slug).to_pylist() for slug in snapshot.indicators]
    public = [snapshot.public(each.name) for each in snapshot.holdings]
    told = (snapshot.as_of, snapshot.indicators, snapshot.areas, snapshot.holdings, snapshot.outlines, snapshot.printed)
    return tables, [each.to_pylist() if each else None for each in public], told, snapshot._fresh


def test_no_bit_of_a_snapshot_can_change_what_is_shown(folders, made):
    files = sorted(path for path in (folders["snapshots"] / made.name).rglob("*") if path.is_file())
    whole = everything(made)
    rng = random.Random()
    sizes = [path.stat().st_size for path in files]
    for _ in range(FLIPS):
        (path,) = rng.choices(files, sizes)
        bit = rng.randrange(path.stat().st_size * 8)
        content = path.read_bytes()
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        path.write_bytes(changed)
        try:
            assert everything(metrics.snapshot(folders["snapshots"])) == whole, f"bit {bit} of {path} is shown"
        except metrics.UnreadableSnapshotError:
            pass
        finally:
            path.write_bytes(content)


def test_a_snapshot_that_names_another_is_foreign(folders, made):
    other = folders["snapshots"] / "2026-01-01-0123456789ab"
    shutil.copytree(folders["snapshots"] / made.name, other)
    with pytest.raises(metrics.UnreadableSnapshotError, match="is not as it was written"):
        metrics.Snapshot(other)


def test_what_was_damaged_is_set_aside_and_said_and_made_again(folders, made):
    path = folders["snapshots"] / made.name / "areas.parquet"
    path.write_bytes(b"PAR1")
    notices = []
    again, _ = run(folders, on_notice=notices.append)
    assert metrics.snapshot(folders["snapshots"]).name == again.name == made.name
    (aside,) = folders["snapshots"].glob("*.aside-*")
    assert (aside / "areas.parquet").read_bytes() == b"PAR1"
    assert notices == [f"snapshot {made.name} is not whole; it was set aside as {aside}, and made again"]


@pytest.mark.parametrize("name", ["current", "lock"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "link", "dangling link"])
def test_what_is_no_file_in_the_place_of_one_is_set_aside_and_said(folders, made, tmp_path, name, kind):
    path, theirs = folders["snapshots"] / name, tmp_path / "theirs"
    path.unlink()
    if kind == "folder":
        path.mkdir()
        (path / "theirs").write_text("theirs")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(theirs)
        if kind == "link":
            theirs.write_text("theirs")
    notices = []
    run(folders, on_notice=notices.append)
    assert metrics.snapshot(folders["snapshots"]).name == made.name
    assert notices[0].startswith(f"{path} is no file; it was set aside as {path}.aside-")
    assert path.is_file()
    assert not path.is_symlink()
    assert not theirs.exists() or theirs.read_text() == "theirs"


@pytest.mark.parametrize("name", ["manifest.json", "observations.parquet", "areas.parquet", "extracts.parquet"])
def test_a_pipe_in_the_place_of_a_snapshots_file_is_not_waited_for(folders, made, name):
    path = folders["snapshots"] / made.name / name
    path.unlink()
    os.mkfifo(path)
    with waiting.no_longer_than(60):
        with pytest.raises(metrics.UnreadableSnapshotError, match="is not whole"):
            metrics.snapshot(folders["snapshots"])
        again, _ = run(folders)
    assert metrics.snapshot(folders["snapshots"]).name == again.name == made.name


def test_a_pipe_that_is_to_name_the_current_snapshot_is_not_waited_for(folders, made):
    path = folders["snapshots"] / "current"
    path.unlink()
    os.mkfifo(path)
    with (
        waiting.no_longer_than(60),
        pytest.raises(metrics.UnreadableSnapshotError, match=f"{path} cannot be read; run: python -m metrics refresh"),
    ):
        metrics.snapshot(folders["snapshots"])


def test_a_pipe_that_is_to_list_what_is_cited_stops_the_refresh(folders, made):
    path = folders["snapshots"] / "cited.txt"
    os.mkfifo(path)
    with waiting.no_longer_than(60), pytest.raises(RefreshError, match=f"{path}: it is a named pipe and not a file"):
        run(folders)


def test_a_pipe_among_the_declarations_is_not_waited_for(folders, made):
    path = folders["indicators"] / "safety" / "burglary.sql"
    path.unlink()
    os.mkfifo(path)
    with waiting.no_longer_than(60), pytest.raises(DeclarationError, match="cannot be read: it is a named pipe"):
        run(folders)


def test_a_pipe_in_the_place_of_an_extract_is_not_waited_for(folders, made):
    path = folders["extracts"] / "recorded_crime.parquet"
    path.unlink()
    os.mkfifo(path)
    with waiting.no_longer_than(60), pytest.raises(data.ExtractError, match=f"{path}: cannot be read .it is a named"):
        run(folders)
    assert metrics.snapshot(folders["snapshots"]).name == made.name


def thirteen(folders):
    for day in range(13):
        run(folders, as_of=TODAY + timedelta(days=day))


def test_only_snapshots_that_name_themselves_go(folders, tmp_path):
    snapshots = folders["snapshots"]
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    kept = {
        "app": "{}",
        "making-of": "{}",
        "2020-01-01-0123456789ab": json.dumps({"name": "another"}),
        "2020-01-02-0123456789ab": "no JSON",
        "2020-01-03-0123456789AB": json.dumps({"name": "2020-01-03-0123456789AB"}),
    }
    for name, manifest in kept.items():
        (snapshots / name).mkdir()
        (snapshots / name / "manifest.json").write_text(manifest)
        os.utime(snapshots / name / "manifest.json", (0, 0))
    (theirs / "manifest.json").write_text(json.dumps({"name": "2020-01-04-0123456789ab"}))
    os.utime(theirs / "manifest.json", (0, 0))
    (snapshots / "2020-01-04-0123456789ab").symlink_to(theirs)
    thirteen(folders)
    left = {path.name for path in snapshots.iterdir()}
    assert left > {*kept, "2020-01-04-0123456789ab"}
    assert (theirs / "manifest.json").exists()
    days = sorted(name[:10] for name in left - kept.keys() if name.startswith("2026"))
    assert days == [(TODAY + timedelta(days=day)).isoformat() for day in range(3, 13)]


def test_what_somebody_put_into_an_old_snapshot_stays_and_is_said(folders, made, tmp_path):
    old, theirs = folders["snapshots"] / made.name, tmp_path / "theirs"
    os.utime(old / "manifest.json", (0, 0))
    theirs.write_text("theirs")
    (old / "minutes.docx").write_text("theirs")
    (old / "public" / "notes").mkdir()
    (old / "public" / "notes" / "areas.parquet").write_text("theirs")
    (old / "areas.parquet").unlink()
    (old / "areas.parquet").symlink_to(theirs)
    told = []
    for day in range(1, 13):
        run(folders, as_of=TODAY + timedelta(days=day), on_notice=told.append)
    left = sorted(path.relative_to(old).as_posix() for path in old.rglob("*"))
    assert left == ["areas.parquet", "minutes.docx", "public", "public/notes", "public/notes/areas.parquet"]
    assert (old / "minutes.docx").read_text() == theirs.read_text() == "theirs"
    others = "areas.parquet, minutes.docx, public/notes/areas.parquet"
    assert told == [f"snapshot {made.name} was old and went, but for what a refresh did not put there: {others}"]


def test_a_manifest_cannot_name_files_elsewhere_as_its_own(folders, made, tmp_path):
    old, outside = folders["snapshots"] / made.name, folders["snapshots"] / "theirs.parquet"
    outside.write_text("theirs")
    said = json.loads((old / "manifest.json").read_text())
    said["files"] = {"../theirs": "", str(outside.with_suffix("")): ""}
    (old / "manifest.json").write_text(json.dumps(said))
    os.utime(old / "manifest.json", (0, 0))
    for day in range(1, 13):
        run(folders, as_of=TODAY + timedelta(days=day))
    assert outside.read_text() == "theirs"
    assert (old / "areas.parquet").exists()
    assert not (old / "manifest.json").exists()


def test_a_failed_refresh_leaves_nothing_that_the_next_does_not_clear(folders, made, monkeypatch):
    def full(path):
        raise OSError(28, "No space left on device", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(writing, "sync", full)
        for day in (11, 12, 13):
            with pytest.raises(RefreshError, match="No space left"):
                run(folders, as_of=date(2026, 2, day))
    assert not list(folders["snapshots"].glob("making-*"))


def test_what_changed_and_came_back_while_it_was_counted_was_never_counted(folders):
    """The figures of a file that is there for a moment only are in no snapshot, and in no later one either."""
    path = folders["extracts"] / "recorded_crime.parquet"
    crime(folders["extracts"], more=9)
    mine, stat = path.read_bytes(), path.stat()
    crime(folders["extracts"] / "other", more=70)
    others = (folders["extracts"] / "other" / "recorded_crime.parquet").read_bytes()
    path.write_bytes(mine)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    turns = []

    def swap(_):
        """As cp -p does it: with the size and the time that it had."""
        if not turns:
            path.write_bytes(others)
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
            path.write_bytes(mine)
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        turns.append(1)

    snapshot, _ = run(folders, on_step=swap)
    assert len(turns) > 5  # they were counted once more
    assert snapshot.series("robbery", WARDS[0]).observations[0].numerator == 12
    later, outcomes = run(folders, as_of=date(2026, 2, 11))
    assert set(outcomes.values()) == {"kept"}
    assert later.series("robbery", WARDS[0]).observations[0].numerator == 12


def test_a_part_that_is_there_for_a_moment_only_is_not_counted(folders, monkeypatch):
    """It comes after the folder was looked at, and goes before the end."""
    path = folders["extracts"] / "recorded_crime.parquet"
    pieces = folders["extracts"] / "recorded_crime"
    content = path.read_bytes()
    path.unlink()
    pieces.mkdir()
    (pieces / "part-1.parquet").write_bytes(content)
    from metrics.refreshing import making as module

    real = module.data.connect

    def connect(*args, **kwargs):
        (pieces / "part-2.parquet").write_bytes(content)
        made = real(*args, **kwargs)
        (pieces / "part-2.parquet").unlink()
        return made

    monkeypatch.setattr(module.data, "connect", connect)
    made, _ = run(folders, as_of=date(2026, 2, 12))
    assert made.series("robbery", WARDS[0]).observations[0].numerator == 3
