"""Names as a spreadsheet takes them: over its columns, and on the tabs of its sheets."""

import re
from collections.abc import Iterator, Sequence

from metrics.snapshots.cells import harmless_texts
from metrics.snapshots.values import cut

MOST_LETTERS = 255  # of a name, but for one on a tab
_TAB = 31
# A spreadsheet keeps the name History for itself, and takes none of these in a name.
_KEPT = frozenset({"history"})
_NOT_IN_A_TAB = re.compile(r"[\[\]:*?/\\]")
# What has no place in a name, and none in the file of one.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]")


def headings_of(names: Sequence[str]) -> list[str]:
    """Names that stand over columns: each there, and no two the same, whatever their capitals."""
    told: list[str] = []
    for place, name in enumerate(harmless_texts(names), 1):
        told.append(free(one_line(name) or f"column {place}", told, MOST_LETTERS))
    return told


def tabs(names: Sequence[str], *, besides: str) -> list[str]:
    """Names that a tab can have: none of the characters that it cannot, 31 letters, no two the same, and none as the
    one there is `besides`."""
    told: list[str] = []
    for name in names:
        # Cut first: what is left may end in what no name may.
        plain = one_line(_NOT_IN_A_TAB.sub(" ", name), _TAB).strip("' ") or "Table"
        plain = f"{plain} data" if plain.lower() in _KEPT else plain
        told.append(free(plain, [besides, *told], _TAB))
    return told


def one_line(name: str, most: int = MOST_LETTERS) -> str:
    """A name in one line, of so many letters."""
    return cut(" ".join(_UNSEEN.sub(" ", name).split()), most, "").strip()


def free(name: str, taken: Sequence[str], most: int = MOST_LETTERS) -> str:
    """A name that none of those taken is, with a number after it where it must."""
    known = {each.lower() for each in taken}
    return next(each for each in _numbered(name, most) if each.lower() not in known)


def _numbered(name: str, most: int) -> Iterator[str]:
    yield name
    for number in range(2, 10**9):
        end = f" ({number})"
        yield cut(name, most - len(end), "").strip() + end
