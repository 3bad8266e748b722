"""A server has imported whatever its pages need before anybody asks for one."""

import os
import subprocess
import sys

from tests.benchmarks.harness import ROOT

AFTER = """
import sys
from pages.components.server import ready
names = ready.imported()
before = set(sys.modules)
from pathlib import Path
from streamlit.testing.v1 import AppTest
at = AppTest.from_file("pages/frame.py", default_timeout=60)
at.query_params["indicator"] = "robbery"
at.switch_page("analysis/indicator.py").run()
assert not at.exception, at.exception
assert at.get("plotly_chart")
print(*sorted(each for each in set(sys.modules) - before if each.startswith(("pages.", "plotly."))))
print(*names)
"""


def test_a_first_reader_waits_for_no_import(made, monkeypatch):
    for variable, folder in made("published").environment.items():
        monkeypatch.setenv(variable, folder)
    ran = subprocess.run([sys.executable, "-c", AFTER], cwd=ROOT, capture_output=True, text=True, check=True)
    late, names = ran.stdout.splitlines()
    assert late == ""
    files = {str(each.relative_to(ROOT)) for each in (ROOT / "pages" / "components").rglob("*.py")}
    assert {name.replace(".", "/") + ".py" for name in names.split()} == files


MADE = """
import os, sys
from pages.components.html import definition, ledger, lists, overview
from pages.components.screen import current
from pages.components.server import ready
ready.made()
told = []
ledger.lead = definition.worked = overview.in_area = lists.changes = lambda *_: told.append("made anew")
if "read" in sys.argv:
    snapshot = current.snapshot()
    rows = len(current.ledger(snapshot, "E09000007").lines)
    for area in snapshot.areas:
        current.overview(snapshot, area).rows, current.changes(snapshot, area)
    facts = len([definition.defined(snapshot, slug).facts for slug in snapshot.indicators])
    print(rows == facts == len(snapshot.indicators) > 0, told)
"""


def test_a_first_reader_waits_for_no_list_of_every_indicator(made):
    def printed(world, *asked):
        command = [sys.executable, "-W", "error", "-c", MADE, *asked]
        return subprocess.run(
            command, cwd=ROOT, env=os.environ | world.environment, capture_output=True, text=True, check=True
        ).stdout

    assert printed(made("published"), "read") == "True []\n"
    assert printed(made("nothing")) == ""
