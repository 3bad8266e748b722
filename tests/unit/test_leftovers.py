"""Does what a killed command left go, and nothing that is someone else's, or still in use?"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from data.__main__ import app
from data.holding import leftovers
from data.holding.files import extracts_folder
from data.holding.saving import replacing

ROOT = Path(__file__).parents[2]
LEFT = """
import os, signal, sys
import duckdb
from pathlib import Path
from data.holding import leftovers
folder = Path(sys.argv[1])
leftovers.part(folder / "repairs.parquet").write_text("half")
making = leftovers.making(folder)
(making / "public").mkdir(parents=True)
(making / "public" / "areas.parquet").write_text("half")
connection = duckdb.connect()
spill = leftovers.spill(folder, connection)
(spill / "duckdb_temp_storage_DEFAULT-0.tmp").write_text("rows")
print("done", flush=True)
sys.stdin.readline()
"""
ANOTHERS = f"{'0' * 8}-4242-{'a' * 32}"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def process(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process at work, which has written each kind of what does not stay."""
    command = [sys.executable, "-c", LEFT, str(tmp_path)]
    made = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert made.stdout is not None
    assert made.stdout.readline() == "done\n"
    yield made
    made.kill()
    made.communicate()


def test_what_a_killed_command_left_goes_and_not_before_it_was_killed(
    process: subprocess.Popen[str], tmp_path: Path
) -> None:
    there = names(tmp_path)
    assert len(there) == 3
    leftovers.clear(tmp_path)
    assert names(tmp_path) == there
    process.kill()
    process.wait()
    leftovers.clear(tmp_path)
    assert names(tmp_path) == set()


def test_what_somebody_put_into_what_a_killed_command_left_stays(
    process: subprocess.Popen[str], tmp_path: Path
) -> None:
    (making,) = tmp_path.glob("making-*")
    (making / "public" / "minutes.docx").write_text("theirs")
    process.kill()
    process.wait()
    leftovers.clear(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [making / "public" / "minutes.docx"]


def test_the_next_command_clears_the_folder_of_extracts(process: subprocess.Popen[str], tmp_path: Path) -> None:
    process.kill()
    process.wait()
    extracts_folder().mkdir()
    for path in list(tmp_path.iterdir()):
        if path != extracts_folder():
            path.rename(extracts_folder() / path.name)
    assert CliRunner().invoke(app, ["check", "repairs"]).exit_code == 1
    assert names(extracts_folder()) == set()


def test_what_this_process_is_writing_stays(tmp_path: Path) -> None:
    with replacing(tmp_path / "file") as temporary:
        temporary.write_text("half")
        leftovers.clear(tmp_path)
        assert temporary.exists()
    assert names(tmp_path) == {"file"}


def test_what_another_machine_wrote_stays_for_a_day(tmp_path: Path) -> None:
    path = tmp_path / f".repairs.parquet.{ANOTHERS}.part"
    path.write_text("half")
    leftovers.clear(tmp_path)
    assert path.exists()
    yesterday = time.time() - 2 * leftovers.DAY
    os.utime(path, (yesterday, yesterday))
    leftovers.clear(tmp_path)
    assert not path.exists()


OTHERS = [
    "making-of", "making-", f"making-{'a' * 31}", ".part", "x.part", ".repairs.parquet.part", ".spill", ".spill-x",
    f"{'0' * 8}-4242-{'a' * 32}", f"making-{ANOTHERS}.old", f"new-making-{ANOTHERS}", f".spill-{ANOTHERS}-x",
]  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_has_no_name_of_ours_is_never_touched(name: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if kind == "folder":
        path.mkdir()
        (path / "manifest.json").write_text("{}")
    else:
        path.write_text("theirs")
    old = time.time() - 3 * leftovers.DAY
    os.utime(path, (old, old))
    leftovers.clear(tmp_path)
    assert names(tmp_path) == {name}


@pytest.mark.parametrize("name", [f"making-{ANOTHERS}", f".spill-{ANOTHERS}", f".a.{ANOTHERS}.part"])
def test_a_link_is_not_followed_and_stays(name: str, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "duckdb_temp_storage").write_text("theirs")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / name).symlink_to(theirs)
    old = time.time() - 3 * leftovers.DAY
    os.utime(theirs, (old, old))
    os.utime(folder / name, (old, old), follow_symlinks=False)
    leftovers.clear(folder)
    assert names(folder) == {name}
    assert names(theirs) == {"duckdb_temp_storage"}


def test_of_a_spill_only_the_databases_own_files_go(tmp_path: Path) -> None:
    spill = tmp_path / f".spill-{ANOTHERS}"
    spill.mkdir()
    (spill / "duckdb_temp_block-1.block").write_text("rows")
    (spill / "theirs").write_text("theirs")
    old = time.time() - 3 * leftovers.DAY
    os.utime(spill, (old, old))
    leftovers.clear(tmp_path)
    assert names(spill) == {"theirs"}
