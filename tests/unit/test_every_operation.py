"""Whatever is cut short, and wherever a disk fills: the last good figures stay whole, and nothing piles up."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
import threading
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import data
import metrics
from data.holding import leftovers
from data.holding.lock import LockedError
from metrics.refreshing.task import RefreshError
from metrics.snapshots import refreshed
from metrics.snapshots.folder import NAME
from tests.unit.operations import FREEING, watched
from tests.unit.test_refresh import TODAY, WARDS, copy_of_indicators, crime, run

ROOT = Path(__file__).parents[2]

# One process that forks itself for each run: to start Python anew each time would take as long as the runs.
SERVER = textwrap.dedent("""
    import os, signal, sys
    from datetime import timedelta
    from pathlib import Path
    from data.sources.source import sources
    from metrics.declared import catalogue
    from metrics.refreshing import fingerprint
    from metrics.refreshing.refresh import refresh
    from tests.unit.operations import watched
    from tests.unit.test_refresh import TODAY, crime
    extracts, snapshots, indicators = map(Path, sys.argv[1:])
    # What each of the processes would read anew.
    fingerprint.of_code(), catalogue.read(indicators), sources()
    for line in sys.stdin:
        work, number = line.split()
        child = os.fork()
        if not child:
            left = [int(number)]
            def before(kind):
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            with watched(before):
                if work == "refresh":
                    refresh(extracts, snapshots, TODAY + timedelta(days=int(number)), indicators=indicators)
                else:
                    crime(extracts, more=int(number))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print(status, flush=True)
""")


@pytest.fixture
def folders(tmp_path):
    crime(tmp_path / "extracts")
    declared = copy_of_indicators(tmp_path / "declared")
    there = {"extracts": tmp_path / "extracts", "snapshots": tmp_path / "snapshots", "indicators": declared}
    run(there)
    return there


@pytest.fixture
def killed(folders):
    """Does a piece of work that is killed at its nth operation; whether it was, before its end."""
    command = [sys.executable, "-c", SERVER, *map(str, folders.values())]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:

        def work(name, number):
            server.stdin.write(f"{name} {number}\n")
            server.stdin.flush()
            status = int(server.stdout.readline())
            assert status in (0, signal.SIGKILL)
            return status == signal.SIGKILL

        yield work
        server.stdin.close()


def test_a_refresh_killed_at_every_operation_leaves_whole_figures(folders, killed):
    number, before = 1, metrics.snapshot(folders["snapshots"])
    while killed("refresh", number):
        shown = metrics.snapshot(folders["snapshots"])
        assert shown.as_of in (before.as_of, TODAY + timedelta(days=number))
        assert shown.series("robbery", WARDS[0]).latest.numerator == 3
        before, number = shown, number + 1
    assert number > 40
    left = {path.name for path in folders["snapshots"].iterdir()}
    assert not [name for name in left if not (NAME.fullmatch(name) or name in ("current", "lock", refreshed.NAME))]


def test_a_write_killed_at_every_operation_leaves_a_whole_extract(folders, killed):
    number = 1
    while killed("write", number):
        assert data.check("recorded_crime", folders["extracts"]) == []
        number += 1
    assert number > 5
    leftovers.clear(folders["extracts"])
    assert [path.name for path in folders["extracts"].iterdir()] == ["recorded_crime.parquet"]


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO])
def test_a_disk_that_fills_at_every_write_ends_in_a_sentence_and_leaves_what_was_there(folders, reason):
    before, done, number = metrics.snapshot(folders["snapshots"]).name, False, 0
    step = 1 if reason == errno.ENOSPC else 17
    while not done:
        number += step
        left = [number]

        def full(kind, left=left):
            """From the nth operation on, whatever takes room fails."""
            if kind not in FREEING:
                left[0] -= 1
                if left[0] <= 0:
                    raise OSError(reason, os.strerror(reason))

        said = ""
        try:
            with watched(full):
                run(folders, as_of=TODAY + timedelta(days=1))
            done = True
        except RefreshError as error:
            said = str(error)
        assert done or said.endswith(f"{os.strerror(reason)}; put it right and refresh again")
        shown = metrics.snapshot(folders["snapshots"])
        assert shown.name == before or shown.as_of == TODAY + timedelta(days=1)
        assert not list(folders["snapshots"].glob("making-*"))
        assert not list(folders["snapshots"].glob(".*"))
    assert number > 40
    run(folders, as_of=TODAY + timedelta(days=1))
    assert metrics.snapshot(folders["snapshots"]).as_of == TODAY + timedelta(days=1)


def test_a_disk_that_fills_at_every_write_of_an_extract_leaves_the_one_before(folders):
    path, number, done = folders["extracts"] / "recorded_crime.parquet", 0, False
    content = path.read_bytes()
    while not done:
        number += 1
        left = [number]

        def full(kind, left=left):
            if kind not in FREEING:
                left[0] -= 1
                if left[0] <= 0:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        code = 0
        try:
            with watched(full):
                crime(folders["extracts"], more=5)
            done = True
        except OSError as error:
            code = error.errno
        assert done or code == errno.ENOSPC
        # The last of the operations is to see that the new name is on the disk.
        assert path.read_bytes() == content or data.check("recorded_crime", folders["extracts"]) == []
        assert [each.name for each in folders["extracts"].iterdir()] == ["recorded_crime.parquet"]
    assert number > 4


def test_two_refreshes_and_a_writer_at_once_make_only_whole_figures_that_someone_wrote(folders):
    """Each snapshot is of one of the versions of the extract: never of two, nor of half of one."""
    wrong, stop = [], threading.Event()

    def keep_writing():
        more = 0
        while not stop.is_set():
            more += 1
            crime(folders["extracts"], more=more)

    def keep_refreshing():
        for _ in range(6):
            try:
                made, _ = run(folders)
            except (LockedError, RefreshError, data.ExtractError) as error:
                changed = "changed while they were read, twice", "changed while it was read, 3 times"
                if not isinstance(error, LockedError) and not any(said in str(error) for said in changed):
                    wrong.append(str(error))
                continue
            robbery = made.series("robbery", WARDS[0]).observations[0].numerator
            crimes = made.series("recorded_crime", WARDS[0]).observations[0].numerator
            if crimes - robbery != 15 or not metrics.snapshot(folders["snapshots"]):
                wrong.append(f"{robbery} of {crimes}")

    threads = [threading.Thread(target=work) for work in (keep_refreshing, keep_refreshing)]
    writer = threading.Thread(target=keep_writing)
    for thread in (writer, *threads):
        thread.start()
    for thread in threads:
        thread.join()
    stop.set()
    writer.join()
    assert wrong == []
    run(folders)
    assert not list(folders["snapshots"].glob("making-*"))


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is the system's")
def test_a_file_that_may_grow_no_more_ends_in_a_sentence(folders, tmp_path):
    """The system's own limit, and no pretended one."""
    code = f"""
import resource
from pathlib import Path
from metrics.refreshing.refresh import RefreshError, refresh
from tests.unit.test_refresh import TODAY
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    refresh(Path({str(folders["extracts"])!r}), Path({str(tmp_path / "new")!r}), TODAY)
except RefreshError as error:
    print(error)
"""
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "File too large; put it right and refresh again" in ended.stdout


@pytest.mark.parametrize("seconds", [0, -(2**33), 2**33, 2**40, 2**50])
def test_a_file_of_an_absurd_day_is_a_sentence(folders, seconds):
    """Of a file that does not say itself when it was extracted."""
    path = folders["extracts"] / "recorded_crime.parquet"
    pq.write_table(pq.read_table(path).replace_schema_metadata(None), path)
    try:
        os.utime(path, (seconds, seconds))
    except (OSError, OverflowError):
        pytest.skip("this disk has no such day")
    with pytest.raises((RefreshError, data.ExtractError)) as error:
        run(folders)
    assert str(path) in str(error.value)
    assert "which cannot be; write it anew" in str(error.value) or seconds <= 0
