"""Does a lock keep the second one out, say who is first, and never outlive its holder?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.holding import lock

HOLDER = """
import sys, time
from pathlib import Path
from data.holding.lock import held
with held(Path(sys.argv[1]), "a test"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_second_is_told_who_holds_it_since_when(tmp_path: Path) -> None:
    path = tmp_path / "new" / "lock"
    with (
        lock.held(path, "a fetch of outlines"),
        pytest.raises(lock.LockedError) as error,
        lock.held(path, "a fetch of outlines"),
    ):
        pass
    said = str(error.value)
    assert said.startswith(f"a fetch of outlines is already running: process {os.getpid()} on ")
    assert ", since " in said
    assert said.endswith("; try again when it has ended")


def test_it_is_free_again_whether_the_work_succeeded_or_not(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with pytest.raises(ValueError, match="no good"), lock.held(path, "a test"):
        raise ValueError("no good")
    with lock.held(path, "a test"):
        assert path.read_text().count("process") == 1


def test_a_holder_that_is_killed_frees_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(lock.LockedError, match=f"process {process.pid} on "), lock.held(path, "a test"):
            pass
        process.kill()
    with lock.held(path, "a test"):
        assert f"process {os.getpid()} " in path.read_text()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b'{"process": '])
def test_a_holder_that_cannot_be_made_out_is_no_obstacle_to_saying_so(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with lock.held(path, "a test"):
        path.write_bytes(content)
        with pytest.raises(lock.LockedError, match="a test is already running"), lock.held(path, "a test"):
            pass
