"""Who printed a figure, when, and how sure it is, as it is said beside the number."""

from collections.abc import Iterable

from metrics import Printed

_SURE = {True: "seen where it was printed", False: "second-hand or worked out"}
_MOST = 3


def day(printed: Printed) -> str:
    """When it came out: '8 December 2025'; where no day is known, how far its data go."""
    return f"{'' if printed.is_published else 'data to '}{printed.day:%-d %B %Y}"


def sureness(printed: Printed) -> str:
    """How sure it is, and why."""
    return _SURE[printed.surely]


def beside(printed: Printed) -> str:
    """In a few words: 'Camden New Journal, 8 December 2025; second-hand or worked out'."""
    return f"{printed.publisher}, {day(printed)}; {_SURE[printed.surely]}"


def codes(several: Iterable[Printed]) -> list[str]:
    """What the publishers' own files call what they printed, each once."""
    return list(dict.fromkeys(each.code for each in several if each.code))


def sources(several: Iterable[Printed]) -> str:
    """The publications of figures, newest first, each once and at most three of them."""
    newest = sorted(several, key=lambda each: each.day, reverse=True)
    names = list(dict.fromkeys(f"{each.publisher}, {each.title}" for each in newest))
    more = len(names) - _MOST
    rest = [f"and {more} more, named under 'Who printed each figure'"] if more > 0 else []
    return "; ".join([*names[:_MOST], *rest])
