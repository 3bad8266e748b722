"""Does every command but `fetch` do its work on this machine alone?

Each runs in a process of its own under the guard that servers of the browser tests run under, which refuses every
other address and notes it.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from data import store
from data.__main__ import app as data_commands
from metrics.__main__ import app as metrics_commands
from tests.browser.server import ROOT, guarded
from tests.contract.crime_csv import file
from tests.worlds import World, beside

# What asks a publisher, as it says.
FETCHES = "data fetch"


def a_crime_file(folder: Path) -> list[str]:
    return ["recorded_crime", str(file(folder))]


def an_extract(folder: Path) -> list[str]:
    path = folder / "given.csv"
    path.write_text("ward_code,month,eligible,receiving\nE05013652,2025-01-01,7,5\n", encoding="utf-8")
    return ["healthy_start", str(path), "--covers", "2025-01", "2025-01"]


def nothing(_: Path) -> list[str]:
    return []


def a_store(folder: Path) -> list[str]:
    """In the place that the world of the test has for one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAMDEN_STORE", str(folder / "own" / "entered.sqlite"))
        meeting = store.entry(store.Meeting, {"day": "2026-11-27", "board": "Corporate board"})
        store.opened().save(meeting, id=store.token(), role="Chair")
    return [str(folder / "copy.sqlite")]


COMMANDS: dict[str, Callable[[Path], list[str]]] = {
    "data sample": lambda _: ["waste_collections", "--until", "2025-06"],
    "data import": a_crime_file,
    "data accept": an_extract,
    "data check": nothing,
    "data contract": lambda folder: ["repairs", "--write", str(folder / "forms")],
    "data backup": a_store,
    "data docs": nothing,
    "metrics refresh": nothing,
    "metrics shown": nothing,
    "metrics export": lambda folder: [str(folder / "open-data")],
    "metrics list": nothing,
    "metrics check": nothing,
    "metrics docs": nothing,
}


def test_every_command_is_tried() -> None:
    programs = {"data": data_commands, "metrics": metrics_commands}
    groups = {name: cast("TyperGroup", get_command(each)) for name, each in programs.items()}
    there = {f"{name} {command}" for name, group in groups.items() for command in group.commands}
    assert there == {*COMMANDS, FETCHES}


def copy_of_the_project(folder: Path) -> Path:
    """For commands that write documents into it."""
    brought = shutil.ignore_patterns("__pycache__", "extracts", "snapshots", "entered.sqlite*")
    shutil.copytree(ROOT / "data", folder / "project" / "data", ignore=brought)
    shutil.copytree(ROOT / "metrics", folder / "project" / "metrics", ignore=shutil.ignore_patterns("__pycache__"))
    return folder / "project"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_asks_no_other_machine(command: str, made: Callable[[str], World], tmp_path: Path) -> None:
    refused, world = tmp_path / "refused.txt", beside(made("sample"), tmp_path / "own")
    project = copy_of_the_project(tmp_path)
    ran = subprocess.run(
        [sys.executable, "-m", *command.split(), *COMMANDS[command](tmp_path)],
        env=guarded(refused) | world.environment,
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert refused.read_text(encoding="utf-8") == ""


def test_the_guard_notes_whoever_asks(tmp_path: Path) -> None:
    refused = tmp_path / "refused.txt"
    asks = "import socket; socket.create_connection(('example.org', 443))"
    ran = subprocess.run([sys.executable, "-c", asks], env=guarded(refused), capture_output=True, check=False)
    assert ran.returncode == 1
    assert refused.read_text(encoding="utf-8") == "getaddrinfo 'example.org'\n"
