"""What the README and the Containerfile say of serving for others, read from them, so that what is tried is what they
say."""

import re
import shlex
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
HOST = "dashboard.example.org"


class Step(NamedTuple):
    """An instruction of a Containerfile and what follows it."""

    does: str
    what: str


def block(language: str) -> str:
    """The one block of the README in a language."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)
    return str(found)


def unit() -> dict[str, list[str]]:
    """The keys of the service, each with what stands behind it, as often as it does."""
    said: dict[str, list[str]] = {}
    for line in block("ini").splitlines():
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


def containerfile() -> list[Step]:
    """The instructions of the Containerfile, in their order."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [Step(*line.split(" ", 1)) for line in lines]
