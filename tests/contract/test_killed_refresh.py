"""A refresh of the council's people that is killed at its work: rows lie on the disk then, as they do not fit in its
memory. Nobody else on the machine can read them, and the next refresh clears them away."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from hashlib import md5
from pathlib import Path

import pyarrow as pa
import pytest

import data
from data.holding.write import write
from tests.browser.server import ROOT
from tests.worlds import WARDS

CASES = 400_000
FIRST, LAST, TODAY = date(2024, 1, 1), date(2025, 12, 31), "2026-02-10"
LITTLE_MEMORY = """
import metrics.refreshing.making as module
module.MEMORY = "20MB"
from metrics.__main__ import app
app(["refresh", "--as-of", "2026-02-10"])
"""


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Cases of the council's in an order of no help to a database, so many that it has to put some on the disk."""
    draw, contract = random.Random(1), data.all_contracts()["asb_cases"]
    days = [FIRST + timedelta(days=draw.randrange(730)) for _ in range(CASES)]
    columns = {
        "ward_code": [draw.choice(WARDS) for _ in days],
        "case_key": [md5(str(each).encode(), usedforsecurity=False).hexdigest() for each in range(CASES)],
        "kind": ["noise"] * CASES,
        "opened_on": days,
        "first_contact_on": [day + timedelta(days=2) for day in days],
    }
    rows = pa.table([pa.array(columns.get(each.name, [None] * CASES), each.type) for each in contract.arrow_schema],
                    schema=contract.arrow_schema)  # fmt: skip
    write(
        rows, contract, tmp_path / "extracts", origin="council", covers_from=FIRST, covers_to=LAST,
        extracted_on=date(2026, 2, 1), source="by hand",
    )  # fmt: skip
    monkeypatch.setenv("CAMDEN_EXTRACTS", str(tmp_path / "extracts"))
    monkeypatch.setenv("CAMDEN_SNAPSHOTS", str(tmp_path / "snapshots"))
    return tmp_path / "extracts", tmp_path / "snapshots"


def spilt(folder: Path) -> list[Path]:
    """What there is of rows in the files of the database."""
    return [path for path in folder.glob(".spill-*/*storage*") if path.stat().st_size]


def start(*command: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, *command], cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True)  # fmt: skip


def test_what_a_killed_refresh_left_of_people_is_private_and_goes_with_the_next(folders):
    extracts, snapshots = folders
    killed = start("-c", LITTLE_MEMORY)
    try:
        until = time.monotonic() + 120
        while killed.poll() is None and time.monotonic() < until:
            killed.send_signal(signal.SIGSTOP)  # so that what is seen there is what is left
            time.sleep(0.002)
            if spilt(extracts):
                break
            killed.send_signal(signal.SIGCONT)
            time.sleep(0.002)
    finally:
        killed.send_signal(signal.SIGKILL)
        said, _ = killed.communicate()
    assert killed.returncode == -signal.SIGKILL, said
    left = spilt(extracts)
    assert left, "nothing was on the disk when it was killed"
    assert {path.parent.stat().st_mode & 0o777 for path in left} == {0o700}
    # Nothing of it is a snapshot, and nobody takes it for one.
    assert not (snapshots / "current").exists()

    again = start("-m", "metrics", "refresh", "--as-of", TODAY)
    said, _ = again.communicate()
    assert again.returncode == 0, said
    assert [path.name for path in extracts.iterdir()] == ["asb_cases.parquet"]
    kept = {path.name for path in snapshots.iterdir()}
    assert kept == {(snapshots / "current").read_text().strip(), "current", "lock", "refreshed.json"}
    assert "Every small count of people that is published was audited." in said
