"""A server has imported whatever its pages need before anybody asks for one."""

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
