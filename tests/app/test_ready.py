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


WAITS = """
import asyncio, socket, sys
from contextlib import nullcontext
from streamlit.web.server.starlette.starlette_server import _bind_socket
from pages.components.server.ready import before_it_answers

async def main():
    with _bind_socket("127.0.0.1", 0, 1) as listens:
        async with before_it_answers(None) if "ready" in sys.argv else nullcontext():
            asked = asyncio.get_running_loop().create_future()
            server = await asyncio.start_server(lambda _, writer: asked.set_result(writer), sock=listens)
            _, own = await asyncio.open_connection(*listens.getsockname())
            theirs = await asked
            of = theirs.get_extra_info("socket")
            print(of.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 0)
            for each in (own, theirs):
                each.close()
                await each.wait_closed()
            server.close()

asyncio.run(main())
"""


def test_no_message_waits_until_the_one_before_is_confirmed(made):
    def waits(*how):
        command = [sys.executable, "-W", "error", "-c", WAITS, *how]
        environment = os.environ | made("nothing").environment
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout

    assert waits("ready") == "False\n"
    assert waits() == "True\n"  # as Streamlit has it; once it has not, `ready` need not see to it
