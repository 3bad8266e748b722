"""Environments for programs that are measured beside the dashboard and that nothing else needs: made when these are
asked, of packages that are pinned by hash beside this file, and gone with their folder."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

PYTHON = ">=3.11,<3.13"  # of which all that is pinned has wheels
PATIENCE = 900  # seconds
_UV = (sys.executable, "-m", "uv", "--quiet", "--no-progress")


class AbsentError(RuntimeError):
    """A program is not to be had here; the message is a sentence of why."""


def install(name: str, folder: Path, locks: Path = Path(__file__).parent) -> Path:
    """The folder of commands of a new environment with what `NAME.lock` pins; raises AbsentError."""
    commands = folder / "environment" / "bin"
    python = str(commands / "python")
    what = f"{name} does not install here"
    run(what, (*_UV, "venv", "--no-python-downloads", "--python", PYTHON, str(commands.parent)), folder)
    lock = ("--system-certs", "--require-hashes", "--requirements", str(locks / f"{name}.lock"))
    run(what, (*_UV, "pip", "install", "--python", python, *lock), folder)
    return commands


def run(what: str, command: Sequence[str], folder: Path, more: Mapping[str, str] = MappingProxyType({})) -> None:
    """Run a command in a folder, with `more` environment; raises AbsentError, which says `what` and the last that the
    command printed, where it fails."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=os.environ | dict(more),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise AbsentError(f"{what}: not done after {PATIENCE} seconds") from error
    if done.returncode:
        raise AbsentError(f"{what}: {last(done.stderr) or last(done.stdout)}")


def last(printed: str) -> str:
    """The last line that says something, without the signs before it."""
    lines = [line.strip(" ×╰─▶├│\t") for line in printed.splitlines()]
    return next((line for line in reversed(lines) if line and not line.startswith("hint:")), "")
