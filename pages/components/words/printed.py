"""Who printed a figure, when, and how sure it is, as it is said beside the number."""

import re
from collections.abc import Iterable

from metrics import Printed
from pages.components.words.outside import OF_A_SOURCE, cut
from pages.components.words.periods import day_text

_SURE = {True: "seen where it was printed", False: "second-hand or worked out"}
_MOST = 3
_CODE = re.compile(r"\d+|(?=.*[A-Z])\S+[A-Z0-9]\S*")


def publisher(printed: Printed) -> str:
    """Who printed it."""
    return cut(printed.publisher, OF_A_SOURCE)


def title(printed: Printed) -> str:
    """What it was printed in."""
    return cut(printed.title, OF_A_SOURCE)


def day(printed: Printed) -> str:
    """When it came out: '8 December 2025'; where no day is known, how far its data go."""
    return f"{'' if printed.is_published else 'data to '}{day_text(printed.day)}"


def sureness(printed: Printed) -> str:
    """How sure it is, and why."""
    return _SURE[printed.surely]


def beside(printed: Printed) -> str:
    """In a few words: 'Camden New Journal, 8 December 2025; second-hand or worked out'."""
    return f"{publisher(printed)}, {day(printed)}; {_SURE[printed.surely]}"


def codes(several: Iterable[Printed]) -> list[str]:
    """What the publishers' own files call what they printed, each once."""
    return list(dict.fromkeys(cut(each.code) for each in several if each.code))


def own_codes(several: Iterable[Printed]) -> list[str]:
    """Those of them that are codes and no names: one word with a figure or a capital inside, 'TP02', 'FirstYJS'."""
    return [each for each in codes(several) if _CODE.fullmatch(each)]


def names(several: Iterable[Printed]) -> list[str]:
    """Those of them that are names in words; neither are columns of somebody's table, 'children_in_ta'."""
    return [each for each in codes(several) if not (_CODE.fullmatch(each) or each.islower())]


def sources(several: Iterable[Printed]) -> str:
    """The publications of figures, newest first, each once and at most three of them."""
    newest = sorted(several, key=lambda each: each.day, reverse=True)
    names = list(dict.fromkeys(f"{publisher(each)}, {title(each)}" for each in newest))
    more = len(names) - _MOST
    rest = [f"and {more} more, named under 'Who printed each figure'"] if more > 0 else []
    return "; ".join([*names[:_MOST], *rest])
