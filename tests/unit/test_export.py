"""python -m metrics export: where the package is put, what is in the way, and what it says."""

import errno
import os
import re
import resource
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

import data
from data.contracts.contract import Contract
from data.holding import leftovers
from metrics.__main__ import app
from metrics.exported.folder import export
from metrics.exported.tables import PackageError, published
from metrics.snapshots.snapshot import Snapshot
from tests import worlds
from tests.unit.operations import FREEING, watched

ROOT = Path(__file__).parents[2]
PUBLIC = {
    "air_quality", "broadband", "census_2021", "census_wards", "claimant_count", "claimants_small_areas", "deprivation",
    "emissions", "fuel_poverty", "health_index", "local_statistics", "loneliness_modelled", "official_figures",
    "peer_figures", "peer_series", "published_figures", "recorded_crime", "tenant_satisfaction", "ward_outlines",
}  # fmt: skip


@pytest.fixture
def snapshot(made):
    return made("published").snapshot


@pytest.fixture
def name(snapshot):
    return f"we-make-camden-{snapshot.name}.zip"


@pytest.fixture
def command(made, monkeypatch):
    """The command in a world, and what it prints."""

    def run(*arguments, world="published"):
        for variable, folder in (made(world) if isinstance(world, str) else world).environment.items():
            monkeypatch.setenv(variable, folder)
        ran = CliRunner().invoke(app, ["export", *map(str, arguments)])
        assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
        return ran.exit_code, " ".join(ran.output.split())

    return run


def test_it_is_put_beside_what_is_there(snapshot, name, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    path, written = export(snapshot, tmp_path)
    assert (path, written) == (tmp_path / name, True)
    assert {each.name for each in tmp_path.iterdir()} == {"notes.txt", name}
    with ZipFile(path) as archive:
        assert "datapackage.json" in archive.namelist()


def test_a_folder_is_made_where_only_its_last_part_is_not_there(snapshot, tmp_path):
    path, _ = export(snapshot, tmp_path / "open")
    assert path.parent == tmp_path / "open"
    with pytest.raises(PackageError, match=r"cannot be made, as .*/absent is not there; see that it is mounted"):
        export(snapshot, tmp_path / "absent" / "open")
    assert not (tmp_path / "absent").exists()


def test_the_same_package_stays_as_it_is(snapshot, tmp_path):
    path, _ = export(snapshot, tmp_path)
    before = path.stat()
    assert export(snapshot, tmp_path) == (path, False)
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_nothing_that_is_in_the_way_is_written_over(snapshot, name, tmp_path):
    for way in ("other", "damaged", "folder", "link", "nowhere", "pipe"):
        folder = tmp_path / way
        folder.mkdir()
        place = folder / name
        if way == "other":
            place.write_text("mine")
        elif way == "damaged":
            export(snapshot, folder)
            place.write_bytes(place.read_bytes()[:-1])
        elif way == "folder":
            place.mkdir()
        elif way == "link":
            export(snapshot, tmp_path)
            place.symlink_to(tmp_path / name)
        elif way == "nowhere":
            place.symlink_to(tmp_path / "not there")
        else:
            os.mkfifo(place)
        before = place.lstat()
        with pytest.raises(PackageError) as error:
            export(snapshot, folder)
        assert str(error.value).startswith(f"{place} is there already and is not the package of this snapshot")
        assert "Move it away, or name another folder" in str(error.value)
        assert (place.lstat().st_ino, place.lstat().st_size) == (before.st_ino, before.st_size)
        assert [each.name for each in folder.iterdir()] == [name]


def test_what_is_no_folder_is_named(snapshot, tmp_path):
    path = tmp_path / "a file"
    path.write_text("mine")
    with pytest.raises(PackageError, match="a file is there and is no folder; name another, or move it away"):
        export(snapshot, path)
    assert path.read_text() == "mine"
    with pytest.raises(PackageError, match="File name too long; put it right and export again"):
        export(snapshot, tmp_path / ("n" * 300))


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_a_disk_that_fails_at_any_operation_ends_in_a_sentence_and_leaves_nothing(snapshot, name, tmp_path, reason):
    # A read-only disk fails at once; each failure writes the package up to there.
    number, step, done = 0, 1, False
    while not done:
        number += step
        step += step // 2 or 1
        left = [number]

        def failing(kind, left=left):
            if kind not in FREEING:
                left[0] -= 1
                if left[0] <= 0:
                    raise OSError(reason, os.strerror(reason))

        folder, said = tmp_path / str(number), ""
        try:
            with watched(failing):
                export(snapshot, folder)
            done = True
        except PackageError as error:
            said = str(error)
        assert done or said.endswith(f"{os.strerror(reason)}; put it right and export again, or name another folder")
        # The last of the operations is to see that the new name is on the disk.
        there = [each.name for each in folder.iterdir()] if folder.exists() else []
        assert there == [name] if done else there in ([], [name])
    assert number > 10


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is the system's")
def test_a_file_that_may_grow_no_more_ends_in_a_sentence(made, tmp_path):
    """The system's own limit, and no pretended one."""
    ran = subprocess.run(
        [sys.executable, "-m", "metrics", "export", str(tmp_path)],
        cwd=ROOT, env={**os.environ, **made("published").environment}, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )  # fmt: skip
    assert ran.returncode == 1
    assert "File too large; put it right and export again" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_export_left_is_cleared_away_by_the_next(snapshot, name, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(os, "getpid", lambda: 2**22 + 1)
        left = leftovers.part(tmp_path / name)
    leftovers._OURS.clear()
    left.write_text("half")
    export(snapshot, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_the_command_says_where_it_is_how_large_and_of_which_day(command, name, tmp_path):
    code, said = command(tmp_path)
    assert code == 0
    assert re.fullmatch(
        rf"Wrote {re.escape(str(tmp_path / name))}: \d\.\d MB, with the figures as at 10 February 2026\.", said
    )
    assert command(tmp_path)[1].startswith(f"There already, the same to the byte: {tmp_path / name}")


def test_a_sample_is_told(command, tmp_path):
    assert "it is called a sample: do not publish it as figures of Camden" in command(tmp_path, world="sample")[1]
    assert [each.name.startswith("sample-we-make-camden-") for each in tmp_path.iterdir()] == [True]


def test_an_earlier_snapshot_can_be_named(command, made, tmp_path):
    world = worlds.beside(made("published"), tmp_path / "own")
    first = world.snapshot.name
    worlds.recorded_crime(world.extracts, more=3)
    second = world.refresh().name
    assert second != first
    code, said = command(tmp_path, "--snapshot", first, world=world)
    assert code == 0
    assert first in said
    code, said = command(tmp_path, "--snapshot", "2020-01-01-000000000000", world=world)
    assert code == 1
    assert "is no snapshot in" in said
    assert second in said


def test_without_a_snapshot_it_says_what_to_run(command, tmp_path):
    code, said = command(tmp_path, world=worlds.nothing(tmp_path / "none"))
    assert (code, "run: python -m metrics refresh" in said) == (1, True)


def test_a_snapshot_that_was_damaged_since_ends_in_a_sentence(command, made, tmp_path):
    world = worlds.beside(made("published"), tmp_path / "own")
    snapshot = world.snapshot
    (world.snapshots / snapshot.name / "public" / "recorded_crime.parquet").write_bytes(b"half")
    with pytest.raises(PackageError, match="is not whole"):
        export(snapshot, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["own"]
    code, said = command(tmp_path, world=world)
    assert code == 1
    assert "holds no snapshot that can be read; run: python -m metrics refresh" in said


def test_a_public_source_whose_contract_has_changed_is_refused(snapshot, monkeypatch):
    contracts = data.all_contracts()
    crime = contracts["recorded_crime"]
    closed = crime.model_copy(update={"imported": False})
    monkeypatch.setattr(data, "all_contracts", lambda: contracts | {"recorded_crime": closed}, raising=False)
    with pytest.raises(PackageError, match="recorded_crime is no public source any more"):
        list(published(snapshot))
    table = crime.table.model_copy(update={"fields": crime.table.fields[:-1]})
    narrower = crime.model_copy(update={"table": table})
    monkeypatch.setattr(data, "all_contracts", lambda: contracts | {"recorded_crime": narrower}, raising=False)
    with pytest.raises(PackageError, match="recorded_crime has other columns by its contract than in this snapshot"):
        list(published(snapshot))


def test_public_sources_are_those_that_somebody_else_prints_of_things():
    contracts = data.all_contracts()
    assert {name for name, each in contracts.items() if each.is_public_source} == PUBLIC
    assert not any(each.is_public_source for each in contracts.values() if each.counts == "people")


@pytest.mark.parametrize(
    "change", [{"imported": False}, {"counts": "people", "smallest_shown": 5, "protection": 3}, {"licenses": None}]
)
def test_what_the_council_counts_or_keeps_is_no_public_source(change):
    contracts = data.all_contracts()
    crime = contracts["recorded_crime"]
    kept = {"licenses": contracts["repairs"].licenses} if "licenses" in change else change
    assert crime.is_public_source
    other: Contract = crime.model_copy(update=kept)
    assert not other.is_public_source


def test_no_table_but_the_published_ones_can_be_taken(snapshot):
    assert isinstance(snapshot, Snapshot)
    for name in ("ledger-2", "charts", "public/recorded_crime", "../observations"):
        with pytest.raises(LookupError, match="is no published table"):
            snapshot.published(name)
    assert snapshot.public("../areas") is None
