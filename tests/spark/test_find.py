"""The Java that is found is one on which Spark runs, or what to do is said."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.spark import find


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Makes a folder of Java that says of itself which it is, and names it as a person does."""

    def put(said: str) -> str:
        path = tmp_path / "bin" / "java"
        path.parent.mkdir()
        path.write_text(f"#!/bin/sh\necho '{said}' >&2\n")
        path.chmod(0o755)
        monkeypatch.setenv("JAVA_HOME", str(tmp_path))
        return str(path)

    return put


@pytest.mark.parametrize("said", ['openjdk version "17.0.15" 2025-04-15', 'openjdk version "21" 2023-09-19'])
def test_java_that_is_new_enough_is_found(said: str, home) -> None:
    path = home(said)
    assert find.java() == path
    find.main()


@pytest.mark.parametrize("said", ['openjdk version "11.0.22" 2024-01-16', 'java version "1.8.0_402"', "no Java here"])
def test_an_older_one_is_refused_and_nothing_installed_over_what_was_named(said: str, home, monkeypatch) -> None:
    home(said)
    monkeypatch.setattr(subprocess, "run", _only_asked(subprocess.run))
    with pytest.raises(SystemExit, match=r"Spark needs Java 17 or newer\. Install it"):
        find.main()


def test_a_folder_without_java_is_refused(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("JAVA_HOME", os.fspath(tmp_path))
    assert find.java() is None


def _only_asked(run: Callable) -> Callable:
    """Runs what asks a Java for its version, and nothing else."""

    def asked(command: list[str], **given):
        assert command[1:] == ["-version"]
        return run(command, **given)

    return asked
