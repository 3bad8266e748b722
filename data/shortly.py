"""Values and lists of any length, as a message has room for them."""

import re
from collections.abc import Sequence

# Characters of a value that a message repeats, and things that a list in one names.
MOST_CHARACTERS = 80
MOST_LISTED = 12
# Control characters but for line ends and tabs, and others that take no room or turn what follows round.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def cut(value: str) -> str:
    """A value as far as a message repeats it, with a mark for each sign in it that would not be seen."""
    value = seen(value)
    return value if len(value) <= MOST_CHARACTERS else f"{value[: MOST_CHARACTERS - 1]}…"


def seen(text: str) -> str:
    """A text with a mark for each sign in it that would not be seen."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def some(names: Sequence[str], most: int = MOST_LISTED) -> str:
    """The first of several names, and how many more there are."""
    shown = ", ".join(map(cut, names[:most]))
    return shown if len(names) <= most else f"{shown} and {len(names) - most:,} more"


def upper_first(text: str) -> str:
    """A text that begins as a sentence does."""
    return text[:1].upper() + text[1:]
