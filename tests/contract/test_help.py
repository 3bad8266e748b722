"""What `--help` says of every command: whole sentences, as wide as the terminal, nothing that only a program reads."""

import inspect
from itertools import pairwise

import pytest
import typer
from typer.main import get_command
from typer.testing import CliRunner

from data.__main__ import app as of_data
from metrics.__main__ import app as of_metrics

COMMANDS = [
    (name, app, command)
    for name, app in (("data", of_data), ("metrics", of_metrics))
    for command in ("", *get_command(app).commands)  # type: ignore[attr-defined]
]
WIDTH = 100


def help_of(app: typer.Typer, command: str) -> str:
    ran = CliRunner().invoke(app, [*([command] if command else []), "--help"], env={"COLUMNS": str(WIDTH)})
    assert ran.exit_code == 0
    return ran.output


@pytest.mark.parametrize(("name", "app", "command"), COMMANDS, ids=[f"{name} {each}" for name, _, each in COMMANDS])
def test_a_command_says_what_it_does_in_whole_lines(name, app, command):
    said = help_of(app, command)
    told = get_command(app) if not command else get_command(app).commands[command]
    words = inspect.cleandoc(told.help).replace("`", "").split()
    assert " ".join(words) in " ".join(said.split())
    above = said.partition("╭")[0].partition("Usage:")[2].split("\n")[1:]
    for line, following in pairwise(above):
        if line.strip() and following.strip():
            assert len(line.rstrip()) + len(following.split()[0]) >= WIDTH - 2, f"cut short: {line}"


@pytest.mark.parametrize(("name", "app", "command"), COMMANDS, ids=[f"{name} {each}" for name, _, each in COMMANDS])
def test_a_day_is_asked_for_as_a_person_writes_it(name, app, command):
    assert "%Y" not in help_of(app, command)


@pytest.mark.parametrize(("app", "variables"), [(of_data, ["EXTRACTS"]), (of_metrics, ["EXTRACTS", "SNAPSHOTS"])])
def test_it_says_which_folders_it_works_in(app, variables):
    for each in variables:
        assert f"CAMDEN_{each}" in help_of(app, "")
