"""The file of the priorities, read."""

from pathlib import Path

from pydantic import RootModel

from data.declarations.document import parse
from data.declarations.model import Name
from data.declarations.reading import text_of, validated
from metrics.declared.priorities import Priority, Promise

PRIORITIES = Path(__file__).parents[1] / "priorities.yaml"


class Priorities(RootModel[dict[Name, Promise]]):
    """The whole file: each priority by its slug, as published and in that order."""


def read() -> tuple[Priority, ...]:
    """The eleven, in the order of the file; raises DeclarationError with every fault of it."""
    document = parse(text_of(PRIORITIES, PRIORITIES.name), PRIORITIES.name)
    declared = validated(document, Priorities).root
    return tuple(Priority(slug=slug, **dict(promise)) for slug, promise in declared.items())
