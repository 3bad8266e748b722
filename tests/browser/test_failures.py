"""What fails in a page is said on it without a traceback, and noted in one line."""

import pytest

from tests import worlds

pytestmark = pytest.mark.browser


def test_a_page_that_fails_says_so_and_the_log_says_why(tab, fresh, tmp_path, monkeypatch):
    log = tmp_path / "log.txt"
    monkeypatch.setenv("CAMDEN_LOG_FILE", str(log))
    world = worlds.sample(tmp_path / "world")
    broken = world.snapshots / (world.snapshots / "current").read_text(encoding="utf-8").strip()
    (broken / "observations.parquet").unlink()
    here = tab(fresh(world))
    here.page.goto(here.address)
    here.page.get_by_text("Something went wrong here").wait_for()
    assert "Traceback" not in here.page.locator("body").inner_text()
    lines = log.read_text(encoding="utf-8").splitlines()
    assert lines
    assert all("ERROR app: a page failed: http" in line and "observations.parquet" in line for line in lines)
