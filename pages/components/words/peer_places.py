"""Where Camden stands among so many boroughs, counted from the highest."""

from metrics import Among
from pages.components.words.numbers import ordinal

_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def spelled(count: int) -> str:
    """'three', '14'."""
    return _SPELLED[count] if count < len(_SPELLED) else str(count)


def place(first: int, last: int, of: int) -> str:
    """Where it stands among so many, counted from the highest, as far as ranges allow: 'the highest of 33', 'among the
    highest three of 33', 'between 9th and 23rd highest of 33'; which end is meant is said, since the highest may be the
    worst."""
    if first == last:
        return _alone(first, of)
    if (first, last) == (1, of):
        return f"anywhere from the highest to the lowest of {of}"
    if first == 1:
        return f"among the highest {spelled(last)} of {of}"
    if last == of:
        return f"among the lowest {spelled(of - first + 1)} of {of}"
    return f"between {ordinal(first)} and {ordinal(last)} highest of {of}"


def block(among: Among) -> str:
    """Its place by the figures alone, which others of the very same figure share: '6th highest of 9', 'joint 6th
    highest of 9'."""
    first, last = among.block
    if first == last:
        return _alone(first, among.of)
    if last == among.of and first > 1:
        return f"joint lowest of {among.of}"
    return f"joint {'' if first == 1 else f'{ordinal(first)} '}highest of {among.of}"


def _alone(at: int, of: int) -> str:
    if at == 1:
        return f"the highest of {of}"
    return f"the lowest of {of}" if at == of else f"{ordinal(at)} highest of {of}"
