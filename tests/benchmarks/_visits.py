"""Visits to pages by a reader who has been there before: what the server does for a view, without the network."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.benchmarks.harness import ROOT

WARD = "E05013655"
TIMES = 10
# As anybody would write it: sixty months of one figure, drawn and listed.
PLAIN = """
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

months = pd.date_range("2021-01-01", periods=60, freq="MS")
table = pd.DataFrame({"month": months, "figure": range(60)})
st.title("One figure over time")
st.plotly_chart(go.Figure([go.Scatter(x=table["month"], y=table["figure"])]).update_layout(height=376))
st.dataframe(table)
"""


def prepare(folder: Path) -> None:
    """The whole catalogue on the sample, as after `make run`; each step in a process of its own."""
    folders = {"CAMDEN_EXTRACTS": str(folder / "extracts"), "CAMDEN_SNAPSHOTS": str(folder / "snapshots")}
    os.environ |= folders
    for command in (("data", "sample", "--until", "2026-01"), ("metrics", "refresh")):
        subprocess.run([sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    (folder / "plain.py").write_text(PLAIN, encoding="utf-8")


def plain(folder: Path) -> None:
    """A page with one chart and one table."""
    _view(_session(folder / "plain.py"))


def visit(page: str, **address: str) -> None:
    """A page in its frame, at an address."""
    _view(_session(ROOT / "pages" / "frame.py", page, tuple(address.items())))


def _view(at: AppTest) -> None:
    for _ in range(TIMES):
        at.run()
        if at.exception:
            raise RuntimeError(at.exception[0].message)


@cache
def _session(script: Path, page: str = "", address: tuple[tuple[str, str], ...] = ()) -> AppTest:
    """A reader's session, after its first view."""
    at = AppTest.from_file(script, default_timeout=60)
    at.query_params.update(dict(address))
    if page:
        at.switch_page(page)
    return at.run()
