"""The work that the published papers name, as the project declares it: entries of version 0, which are in the store
before anybody enters something."""

from functools import cache
from pathlib import Path

from pydantic import RootModel

from data.declarations.model import Name
from data.store.form import Kept
from data.store.initiative import Initiative

INITIATIVES = Path(__file__).with_name("initiatives.yaml")
_BY = "The project"


class Initiatives(RootModel[dict[Name, Initiative]]):
    """The whole file: each piece of work by its slug."""


def read(path: Path) -> tuple[Kept[Initiative], ...]:
    """What a file declares, in its order; raises DeclarationError with every fault of it."""
    # Loaded when it is asked for: who enters nothing never reads YAML.
    from data.declarations.document import parse  # noqa: PLC0415
    from data.declarations.reading import text_of, validated  # noqa: PLC0415

    document = parse(text_of(path, path.name), path.name)
    told = validated(document, Initiatives).root
    return tuple(Kept(each, slug, 0, _BY, None) for slug, each in told.items())


@cache
def declared() -> tuple[Kept[Initiative], ...]:
    """The project's own, which change only with its code."""
    return read(INITIATIVES)


# What the store's door calls it, where this module has the other name.
declared_initiatives = declared
