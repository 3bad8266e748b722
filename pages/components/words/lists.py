"""Several names in one sentence."""

from collections.abc import Sequence

from markupsafe import Markup

_AND = Markup(" and ")
_COMMA = Markup(", ")


def listed(names: Sequence[str], most: int | None = None) -> str:
    """'Belsize, Kilburn and Highgate', 'Belsize, Kilburn and 3 more' where there are more than `most`; '' of none.
    Where any name is Markup all of it is, with the others as text; else it is text itself, for any sentence."""
    shown = [*names] if most is None or len(names) <= most else [*names[:most], f"{len(names) - most} more"]
    of_html = any(isinstance(each, Markup) for each in shown)
    last, comma = (_AND, _COMMA) if of_html else (str(_AND), str(_COMMA))
    return last.join(each for each in (comma.join(shown[:-1]), *shown[-1:]) if each)
