"""Where Camden stands among so many boroughs, counted from the nearer end."""

from metrics import Among
from pages.components.words.numbers import ordinal

_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PAIR = 2  # who share a place with one other need no number


def spelled(count: int) -> str:
    """'three', '14'."""
    return _SPELLED[count] if count < len(_SPELLED) else str(count)


def place(first: int, last: int, of: int) -> str:
    """Where it stands among so many, counted from the nearer end, as far as ranges allow: 'the highest of 33', 'among
    the highest three of 33', 'between 9th and 23rd highest of 33', 'anywhere from the highest to 3rd lowest of 33';
    which end is meant is said, since the highest may be the worst."""
    if first == last:
        return _alone(first, of)
    if (first, last) == (1, of):
        return f"anywhere from the highest to the lowest of {of}"
    if first > 1 and last < of:
        is_low = first + last > of + 1
        ends = (of - last + 1, of - first + 1) if is_low else (first, last)
        return f"between {ordinal(ends[0])} and {ordinal(ends[1])} {'lowest' if is_low else 'highest'} of {of}"
    end, other, count = ("highest", last, last) if first == 1 else ("lowest", first, of - first + 1)
    if count * 2 > of:
        return f"anywhere from the {end} to {_from_nearer(other, of)} of {of}"
    return f"among the {end} {spelled(count)} of {of}"


def block(among: Among) -> str:
    """Its place by the figures alone, which others of the very same figure share: '4th lowest of 9', 'joint 4th highest
    of 9'."""
    (first, last), of = among.block, among.of
    if first == last:
        return _alone(first, of)
    if (first, last) == (1, of):
        return f"level with all others of {of}"
    if first == 1 or last == of:
        return f"joint {'highest' if first == 1 else 'lowest'} of {of}"
    at = f"{ordinal(of - last + 1)} lowest" if first + last > of + 1 else f"{ordinal(first)} highest"
    return f"joint {at} of {of}"


def shared(among: Among) -> str:
    """', which six share', where more than two do, and not all; else ''."""
    first, last = among.block
    sharing = last - first + 1
    return f", which {spelled(sharing)} share" if _PAIR < sharing < among.of else ""


def _alone(at: int, of: int) -> str:
    if at == 1:
        return f"the highest of {of}"
    return f"the lowest of {of}" if at == of else f"{_from_nearer(at, of)} of {of}"


def _from_nearer(at: int, of: int) -> str:
    """'3rd lowest' of the 31st highest of 33."""
    return f"{ordinal(of - at + 1)} lowest" if at * 2 > of + 1 else f"{ordinal(at)} highest"
