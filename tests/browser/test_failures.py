"""What fails in a page is said on it without a traceback, and noted in one line."""

import shutil

import pytest

from tests.browser.server import ROOT, serve

pytestmark = pytest.mark.browser

LISTED = '    parts.page("reference/sources.py", "Sources"),\n'
FAILING = """from pages.components.screen import parts

parts.title("Failing", "All Camden")
raise ValueError("no such thing")
"""


@pytest.fixture
def project(tmp_path):
    """A copy of the project with a page that fails."""
    copy = tmp_path / "project"
    copy.mkdir()
    shutil.copy(ROOT / "app.py", copy)
    left = shutil.ignore_patterns("extracts", "snapshots", "entered.sqlite*", "*.pyc*")
    for room in (".streamlit", "pages", "metrics", "data"):
        shutil.copytree(ROOT / room, copy / room, ignore=left)
    shutil.copytree(ROOT / "metrics" / "snapshots", copy / "metrics" / "snapshots")
    frame = copy / "pages" / "frame.py"
    text = frame.read_text(encoding="utf-8")
    assert LISTED in text
    listed = LISTED.replace("reference/sources.py", "reference/failing.py").replace("Sources", "Failing")
    frame.write_text(text.replace(LISTED, LISTED + listed), encoding="utf-8")
    (copy / "pages" / "reference" / "failing.py").write_text(FAILING, encoding="utf-8")
    return copy


def test_a_page_that_fails_says_so_and_the_log_says_why(tab, made, project, tmp_path, monkeypatch):
    log = tmp_path / "log.txt"
    monkeypatch.setenv("CAMDEN_LOG_FILE", str(log))
    with serve(made("published"), tmp_path, project=project) as its:
        here = tab(its)
        here.page.goto(f"{here.address}/failing")
        here.page.get_by_text("Something went wrong here").wait_for()
        words = here.page.locator("body").inner_text()
        assert "Traceback" not in words
        assert "redacted" not in words
        assert here.heading() == "Failing"
        lines = log.read_text(encoding="utf-8").splitlines()
        failed = [line for line in lines if "ERROR app: a page failed: http" in line]
        assert failed, lines
        assert all("/failing ValueError: no such thing" in line for line in failed)
        here.by_menu("Sources").until("/sources")
        assert here.troubles == []
        here.page.close()  # before its server ends
