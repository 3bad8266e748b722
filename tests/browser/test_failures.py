"""What fails in a page is said on it without a traceback, and noted in one line."""

import pytest

from tests import worlds

pytestmark = pytest.mark.browser


def test_a_page_that_fails_says_so_and_the_log_says_why(tab, fresh, made, tmp_path, monkeypatch):
    log = tmp_path / "log.txt"
    monkeypatch.setenv("CAMDEN_LOG_FILE", str(log))
    world = worlds.beside(made("published"), tmp_path / "world")
    (world.snapshots / world.snapshot.name / "public" / "recorded_crime.parquet").write_bytes(b"PAR1")
    here = tab(fresh(world))
    here.page.goto(f"{here.address}/sources?extract=recorded_crime")
    here.page.get_by_text("Something went wrong here").wait_for()
    assert "Traceback" not in here.page.locator("body").inner_text()
    lines = log.read_text(encoding="utf-8").splitlines()
    failed = [line for line in lines if "ERROR app: a page failed: http" in line]
    assert failed, lines
    assert all("/sources ArrowInvalid: " in line for line in failed)
