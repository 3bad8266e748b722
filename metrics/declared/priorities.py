"""The eleven priorities."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

PRIORITIES = Path(__file__).parents[1] / "priorities.yaml"


@dataclass(frozen=True, slots=True)
class Priority:
    """One of the eleven; `by` is the year of the promise, where one is set. `ambitions` are those that it serves, by
    our reading; `our_own_work` are slugs of indicators of our performance, all others are of residents' lives."""

    slug: str
    kind: Literal["mission", "challenge", "organisation"]
    title: str
    promise: str
    by: int | None
    source: str
    ambitions: tuple[str, ...]
    our_own_work: tuple[str, ...]


def priorities() -> tuple[Priority, ...]:
    """The eleven, as published and in that order."""
    declared = yaml.safe_load(PRIORITIES.read_text(encoding="utf-8"))
    lists = ("ambitions", "our_own_work")
    return tuple(
        Priority(slug=slug, **words | {name: tuple(words[name]) for name in lists}) for slug, words in declared.items()
    )
