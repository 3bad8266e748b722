"""Values and lists of any length, as a message has room for them."""

from collections.abc import Sequence

# Characters of a value that a message repeats, and things that a list in one names.
MOST_CHARACTERS = 80
MOST_LISTED = 12


def cut(value: str) -> str:
    """A value as far as a message repeats it."""
    return value if len(value) <= MOST_CHARACTERS else f"{value[: MOST_CHARACTERS - 1]}…"


def some(names: Sequence[str], most: int = MOST_LISTED) -> str:
    """The first of several names, and how many more there are."""
    shown = ", ".join(map(cut, names[:most]))
    return shown if len(names) <= most else f"{shown} and {len(names) - most:,} more"
