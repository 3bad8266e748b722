"""What cannot be printed changes nothing: neither what a command does, nor what it ends with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.test_refresh import crime

ROOT = Path(__file__).parents[2]
SOUND = ("-m", "data", "check", "recorded_crime")
FAULTY = ("-m", "data", "check", "repairs")
DONE = ("-m", "data", "sample", "waste_collections", "--until", "2026-01")


def ended(command, tmp_path, redirected, **environment):
    crime(tmp_path / "extracts")
    given = os.environ | {"CAMDEN_EXTRACTS": str(tmp_path / "extracts"), **environment}
    line = " ".join([sys.executable, *command])
    return subprocess.run(
        ["bash", "-c", f"{line} {redirected}; exit ${{PIPESTATUS[0]}}"],
        cwd=ROOT, env=given, capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip


@pytest.mark.parametrize("redirected", ["> /dev/full", "| true", ">&-", "> /dev/full 2>&1", "2>&-", "2> /dev/full"])
@pytest.mark.parametrize(("command", "code"), [(SOUND, 0), (FAULTY, 1), (DONE, 0)])
def test_a_command_ends_as_its_work_does(command, code, redirected, tmp_path):
    result = ended(command, tmp_path, redirected)
    assert result.returncode == code
    assert "Traceback" not in result.stderr
    assert "Exception ignored" not in result.stderr
    if command == DONE:
        assert (tmp_path / "extracts" / "waste_collections.parquet").exists()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_what_the_terminal_has_no_letters_for_is_printed_otherwise(encoding, tmp_path):
    result = ended(("-m", "data", "check", "r\u00e9p\u0430irs"), tmp_path, "", PYTHONIOENCODING=encoding)
    assert result.returncode == 2
    assert " is not an extract" in result.stderr
    assert "Traceback" not in result.stderr
