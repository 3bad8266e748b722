"""The indicators as lines of a table: what each is, and when it was last checked."""

from collections.abc import Iterable, Iterator

from metrics.declared.indicator import Indicator

_HEADING = ("Priority", "Indicator", "Title", "Kind", "Level", "Frequency", "Checked")


def lines(declared: Iterable[Indicator]) -> Iterator[str]:
    """A heading, and a line for each. They are as wide as they must be: a table of a terminal's width would break slugs
    that someone is to copy."""
    rows = [
        (each.priority, each.slug, each.title, each.kind, each.level, each.frequency, _last_checked(each))
        for each in declared
    ]
    widths = [max(map(len, column)) for column in zip(_HEADING, *rows, strict=True)]
    for row in (_HEADING, *rows):
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _last_checked(indicator: Indicator) -> str:
    """The day on which its definition was last checked, and by which role; 'nobody yet'."""
    if not indicator.checked:
        return "nobody yet"
    last = max(indicator.checked, key=lambda each: each.day)
    return f"{last.day}, {last.role.word}"
