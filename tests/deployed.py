"""What the README and the Containerfile say of serving for others, read from them, so that what is tried is what they
say."""

import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from textwrap import indent
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
HOST = "dashboard.example.org"
BASE = "/camden"
PORTS = (8501, 8502)  # of the processes that the README starts
_ASKS = "        proxy_pass http://dashboard;\n"


class Step(NamedTuple):
    """An instruction of a Containerfile and what follows it."""

    does: str
    what: str


def blocks(language: str) -> list[str]:
    """The blocks of the README in a language."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)


def service(*, several: bool = False) -> str:
    """The unit of the one process, or that of each of several."""
    one, starts = blocks("ini")
    return re.sub(r"^ExecStart=.*\n", starts, one, count=1, flags=re.MULTILINE) if several else one


def unit() -> dict[str, list[str]]:
    """The keys of the service, each with what stands behind it, as often as it does."""
    said: dict[str, list[str]] = {}
    for line in service().splitlines():
        if line and not line.startswith("["):
            name, _, value = line.partition("=")
            said.setdefault(name, []).append(value)
    return said


def environment() -> dict[str, str]:
    """The variables that the service gives its process."""
    words = [word for line in unit()["Environment"] for word in shlex.split(line)]
    return dict(word.split("=", 1) for word in words)


def command() -> list[str]:
    """What the service starts."""
    (line,) = unit()["ExecStart"]
    return shlex.split(line)


def proxied(ports: Sequence[int]) -> str:
    """What nginx is told of the processes at these ports: of one, or of several."""
    one, _, within = blocks("nginx")
    if len(ports) == 1:
        return _at(one, ports[0], ())
    before, group, after = re.split(r"^(upstream .*?^\}\n)", one, flags=re.DOTALL | re.MULTILINE)
    assert after.count(_ASKS) == 1, group
    return before + groups(ports) + after.replace(_ASKS, indent(within, " " * 8))


def groups(ports: Sequence[int]) -> str:
    """What stands in the place of the one group of the one process: the README's, for as many as there are."""
    _, said, _ = blocks("nginx")
    shared, own, _ = re.split(r"^(?=upstream dashboard_)", said, flags=re.MULTILINE)
    of_each = (_at(own, port, [each for each in ports if each != port]) for port in ports)
    return f"{_at(shared, ports[0], ports[1:])}{''.join(of_each).rstrip()}\n"


def _at(said: str, first: int, others: Sequence[int]) -> str:
    """The same of other ports: a line of the second for each of the others."""
    lines: list[str] = []
    for line in said.splitlines(keepends=True):
        ports = others if str(PORTS[1]) in line else (first,)
        lines += [re.sub("|".join(map(str, PORTS)), str(port), line) for port in ports]
    return "".join(lines)


def containerfile() -> list[Step]:
    """The instructions of the Containerfile, in their order."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [Step(*line.split(" ", 1)) for line in lines]
