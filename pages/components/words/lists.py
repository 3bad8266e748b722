"""Several names in one sentence."""

from collections.abc import Sequence

from markupsafe import Markup

_AND = Markup(" and ")
_COMMA = Markup(", ")


def listed(names: Sequence[str], most: int | None = None) -> Markup:
    """'Belsize, Kilburn and Highgate', 'Belsize, Kilburn and 3 more' where there are more than `most`. A name that is
    Markup stays what it is, any other is text."""
    shown = [*names] if most is None or len(names) <= most else [*names[:most], f"{len(names) - most} more"]
    first = _COMMA.join(shown[:-1])
    return _AND.join([first, shown[-1]] if first else shown)
