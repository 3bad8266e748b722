"""The README does what it says: its blocks are run in their order, in a copy of the project."""

import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from pyarrow.csv import write_csv
from typer.testing import CliRunner

from data.__main__ import app
from data.contracts.made_up import MARK
from metrics.__main__ import app as figures
from tests import worlds
from tests.browser.server import free_port, wait_for

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CRIME = "realdata/mps_crime/MPS Ward Level Crime (most recent 24 months)_202401_202512_camden.csv"
OUTLINES = "realdata/ons_boundaries/geographr_wards_dec2022_BGC_camden.geojson"


@dataclass(frozen=True)
class Block:
    """A fenced block, and the words before it, which may name its file."""

    language: str
    text: str
    before: str

    @property
    def file(self) -> str:
        """The last path that the words before it name."""
        return str(re.findall(r"`([\w/.]+\.(?:yaml|sql|py))`", self.before)[-1])


def blocks() -> list[Block]:
    found, last = [], 0
    for match in re.finditer(r"^```(\w+)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE):
        found.append(Block(match[1], match[2], README[last : match.start()]))
        last = match.end()
    return found


# How it is served for others is tried with the real thing, in `tests/browser/test_behind_nginx.py` and beside it.
SERVED = ("ini", "nginx", "bash")
MORE_OF_SERVED = ("nginx", "nginx", "ini", "bash")  # of several processes
BLOCKS = [each for each in blocks() if each.language not in SERVED]


@pytest.fixture(scope="module")
def copy(shared, whole, tmp_path_factory):
    """The project as a person has it, with the sample made already and the files that the README tells them to get."""
    folder = tmp_path_factory.mktemp("readme") / "dashboard"
    shutil.copytree(ROOT, folder, ignore=_left_out)
    (folder / ".venv").symlink_to(sys.prefix)
    own = worlds.beside(whole, tmp_path_factory.mktemp("world"))
    own.extracts.rename(folder / "data" / "extracts")
    own.snapshots.rename(folder / "data" / "snapshots")
    shutil.copy(shared / CRIME, folder / "MPS Ward Level Crime (most recent 24 months).csv")
    shutil.copy(shared / OUTLINES, folder / "wards.geojson")
    return folder


def _left_out(folder, names):
    products = {"extracts", "snapshots"} if Path(folder) == ROOT / "data" else set()
    left = products | {".git", ".venv"}
    return {name for name in names if name in left or name.endswith(("_cache", "__pycache__")) or ".sqlite" in name}


def shell(script, folder, **environment):
    """What a script prints; it must end well."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("CAMDEN_")}
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder, env=ours | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, f"{script}\n{ran.stdout}{ran.stderr}"
    return ran.stdout + ran.stderr


def test_no_block_is_left_out():
    assert [block.language for block in blocks() if block.language in SERVED] == [*SERVED, *MORE_OF_SERVED]
    assert [block.language for block in BLOCKS] == [
        *("sh", "sh", "sh", "sh", "cron", "sh", "text"),
        *("yaml", "sh", "sql", "sh", "python", "diff"),
    ]


def served(command, copy, printed, **environment):
    """What a command prints until the server that it starts answers on a port of its own."""
    port = free_port()
    ours = {name: value for name, value in os.environ.items() if not name.startswith("CAMDEN_")}
    with (
        printed.open("w", encoding="utf-8") as out,
        subprocess.Popen(
            command(port), cwd=copy, env=ours | environment,
            stdout=out, stderr=out, start_new_session=True,
        ) as process,
    ):  # fmt: skip
        try:
            wait_for(port, process, printed, seconds=300)
            with urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
                assert answer.status == 200
        finally:
            os.killpg(process.pid, signal.SIGTERM)
    return printed.read_text(encoding="utf-8")


def make_run(port):
    (command,) = [line.partition("#")[0].strip() for line in BLOCKS[0].text.splitlines()]
    return [*command.split(), f"PORT={port}"]


def test_make_run_serves(copy, tmp_path):
    assert "The refresh failed" not in served(make_run, copy, tmp_path / "printed.txt")


def test_make_run_serves_the_last_good_figures_where_its_refresh_fails(copy, tmp_path):
    (tmp_path / "repairs.parquet").write_text("no table")
    name = worlds.nothing(copy / "data").snapshot.name
    said = served(make_run, copy, tmp_path / "printed.txt", CAMDEN_EXTRACTS=str(tmp_path))
    told = [f"{tmp_path}/repairs.parquet", f"Snapshot {name} is shown, with", "The refresh failed, as is said above"]
    places = [said.find(words) for words in told]
    assert -1 not in places, said
    assert places == sorted(places)
    assert worlds.nothing(copy / "data").snapshot.name == name


def test_make_run_ends_where_its_refresh_fails_and_nothing_can_be_shown(copy, tmp_path):
    (tmp_path / "repairs.parquet").write_text("no table")
    folders = {"CAMDEN_EXTRACTS": str(tmp_path), "CAMDEN_SNAPSHOTS": str(tmp_path / "snapshots")}
    ran = subprocess.run(
        make_run(free_port()), cwd=copy, env=os.environ | folders, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert "repairs.parquet" in ran.stderr
    assert "holds no snapshot that can be read" in ran.stderr
    assert "these are the last good figures" not in ran.stderr


def test_what_is_there_is_served_without_a_refresh(copy, tmp_path):
    def command(port):
        *variables, serve = BLOCKS[5].text.strip().split(" ", 2)
        assert variables == ["CAMDEN_SNAPSHOTS=/srv/snapshots", "CAMDEN_STORE=/srv/store/entered.sqlite"]
        return [*serve.split(), "--server.port", str(port)]

    own = tmp_path / "snapshots"
    shutil.copytree(copy / "data" / "snapshots", own)
    before = sorted(own.rglob("*"))
    entered = str(tmp_path / "entered.sqlite")
    served(command, copy, tmp_path / "printed.txt", CAMDEN_SNAPSHOTS=str(own), CAMDEN_STORE=entered)
    assert sorted(own.rglob("*")) == before


def test_real_crime_and_outlines_come_in(copy):
    said = shell(BLOCKS[1].text, copy)
    assert "Wrote" in said
    world = worlds.nothing(copy / "data")
    origins = {each.name: each.origin for each in world.snapshot.extracts}
    assert (origins["recorded_crime"], origins["ward_outlines"]) == ("published", "published")


def test_what_has_a_public_address_is_fetched(publishers):
    (command,) = [line.partition("#")[0].split() for line in BLOCKS[2].text.splitlines()]
    assert command[:3] == [".venv/bin/python", "-m", "data"]
    ran = CliRunner().invoke(app, command[3:])
    assert ran.exit_code == 0, ran.output


def test_a_council_brings_its_own_repairs(copy, tmp_path):
    """Its repairs are the sample's under keys of its own, as a spreadsheet saves them: with British days, and nothing
    said of themselves."""
    repairs = pq.read_table(copy / "data" / "extracts" / "repairs.parquet")
    keys = pc.replace_substring(repairs["repair_key"], MARK, "")
    repairs = repairs.set_column(repairs.column_names.index("repair_key"), "repair_key", keys)
    days = {name: pc.strftime(repairs[name], "%d/%m/%Y") for name in ("raised_on", "finished_on")}
    for name, column in days.items():
        repairs = repairs.set_column(repairs.column_names.index(name), name, column)
    write_csv(repairs, copy / "repairs.csv")
    # As somebody does who has followed what is above it.
    shutil.copytree(copy / "data" / "snapshots", tmp_path / "snapshots")
    script = BLOCKS[3].text.replace("/srv/extracts", str(tmp_path))
    said = shell(script, copy, CAMDEN_SNAPSHOTS=str(tmp_path / "snapshots"))
    assert f"Read {repairs.num_rows:,} rows from repairs.csv." in said
    assert "repairs: sound; council, " in said
    world = worlds.World(tmp_path, tmp_path / "snapshots")
    origins = {each.name: each.origin for each in world.snapshot.extracts}
    assert (origins["repairs"], origins["recorded_crime"], origins["ward_outlines"]) == (
        *("council", "published", "published"),
    )


def test_the_nightly_line_runs(copy):
    *said, line = BLOCKS[4].text.strip().splitlines()
    variables = {
        name: place.replace("/srv", str(copy / "data")) for name, _, place in (each.partition("=") for each in said)
    }
    assert list(variables) == ["CAMDEN_EXTRACTS", "CAMDEN_SNAPSHOTS", "CAMDEN_STORE"]
    *_, command = line.split("  ")
    shell(command.replace("/srv/dashboard", str(copy)), copy, **variables)
    assert "snapshot" in (copy / "refresh.log").read_text(encoding="utf-8").lower()


def test_make_run_serves_where_it_is_told(copy):
    assert "`make run PORT=8601`" in README
    for given, told in (["PORT=8601"], "--server.port 8601"), ([], "run app.py \n"):
        said = subprocess.run(["make", "-n", "run", *given], cwd=copy, capture_output=True, text=True, check=True)
        assert told in said.stdout


def test_every_command_is_told_with_the_environment_that_has_it():
    told = re.findall(r"(\S*)python -m (?:data|metrics)", README)
    assert len(told) > 15
    assert {before.strip("`") for before in told} == {".venv/bin/"}


def test_a_day_before_every_extract_is_refused_as_it_says(tmp_path):
    """Where all were taken later, the first day that can be named is."""
    world = worlds.nothing(tmp_path)
    environment = {"CAMDEN_EXTRACTS": str(world.extracts), "CAMDEN_SNAPSHOTS": str(world.snapshots)}
    ran = CliRunner().invoke(app, ["sample", "estate_inspections", "--until", "2026-04"], env=environment)
    assert ran.exit_code == 0, ran.output
    assert "refresh --as-of 2026-03-31" in README
    refused = CliRunner().invoke(figures, ["refresh", "--as-of", "2026-03-31"], env=environment)
    assert refused.exit_code == 1
    assert re.search(r"extracted after 2026-03-31, the first on (\S+), .* name \1 or a later day", refused.output)


def test_check_ends_as_it_says(tmp_path, monkeypatch):
    """A sound extract that is late is told, and ends with 1 only where that was asked for."""
    monkeypatch.setenv("CAMDEN_EXTRACTS", str(tmp_path))
    runner = CliRunner()
    runner.invoke(app, ["sample", "estate_inspections", "--until", "2025-01"])
    late = runner.invoke(app, ["check", "estate_inspections"])
    assert "overdue" in late.output
    assert (late.exit_code, runner.invoke(app, ["check", "estate_inspections", "--strict"]).exit_code) == (0, 1)
    assert runner.invoke(app, ["check", "repairs"]).exit_code == 1
    assert runner.invoke(app, ["check"]).exit_code == 0
    (tmp_path / "repairs.parquet").write_text("no table")
    assert runner.invoke(app, ["check"]).exit_code == 1


def test_the_rooms_are_there():
    for line in BLOCKS[6].text.splitlines():
        assert (ROOT / line.split()[0]).exists(), line


def test_an_extract_an_indicator_and_a_page_come_to_the_screen(copy, tmp_path):
    contract, parts, indicator, figures, page, listed = BLOCKS[7:]
    before = tracked(copy)
    for block in (contract, indicator, page):
        (copy / block.file).write_text(block.text, encoding="utf-8")
    patch(copy / listed.file, listed.text)
    # As somebody does who goes on after bringing in extracts of the council's, in the same shell.
    real = {"CAMDEN_EXTRACTS": str(tmp_path / "real"), "CAMDEN_SNAPSHOTS": str(copy / "data" / "snapshots")}
    shown = worlds.nothing(copy / "data").snapshot.name
    practice = str(tmp_path / "practice")
    said = shell(f"{parts.text}{figures.text}".replace("/tmp/practice", practice), copy, **real)
    assert "street_trees: sound; sample, 250 rows" in said
    assert "is now shown" in said
    assert [path.name for path in tmp_path.iterdir()] == ["practice"]
    assert worlds.nothing(copy / "data").snapshot.name == shown
    words = shell(f".venv/bin/python -c '{VISIT}'", copy, CAMDEN_SNAPSHOTS=f"{practice}/snapshots")
    assert "Are the trees coming?" in words
    assert "Target 80" in words
    assert "61" in words
    changed = {path for path, content in tracked(copy).items() if before.get(path) != content}
    written = {"data/README.md", "metrics/indicators/README.md"}
    assert changed == {contract.file, indicator.file, page.file, "pages/frame.py"} | written
    back = shell(".venv/bin/python -m metrics refresh", copy)
    assert "is now shown" in back
    shell(f".venv/bin/python -m pytest -q -x -k 'not frictionless_agree' {' '.join(REGISTRIES)}", copy, CI="")


def patch(path, diff):
    """Put the added lines of a block where its other lines are."""
    lines = diff.splitlines(keepends=True)
    there, then = ("".join(line[1:] for line in lines if line[0] in kinds) for kinds in (" -", " +"))
    text = path.read_text(encoding="utf-8")
    assert text.count(there) == 1
    path.write_text(text.replace(there, then), encoding="utf-8")


VISIT = """
from streamlit.testing.v1 import AppTest
at = AppTest.from_file("pages/frame.py", default_timeout=60).switch_page("analysis/trees.py").run()
assert not at.exception, at.exception
print(*[each.proto.body for each in at.get("html")], *[each.proto.spec for each in at.get("plotly_chart")])
"""
# What looks at every contract, indicator and page that there is.
REGISTRIES = (
    "tests/contract/test_contracts.py",
    "tests/contract/test_dictionary.py",
    "tests/contract/test_catalogue.py",
    "tests/unit/test_priorities.py",
)


def tracked(folder):
    """Every file of the copy that is not a product of its commands."""
    made = ("data/extracts", "data/snapshots", "refresh.log", "printed.txt")
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    named = {str(path.relative_to(folder)): path for path in paths}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith((*made, ".venv"))}
