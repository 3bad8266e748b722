"""What was probably meant by a word that is not known: a name that is all but the same, or none."""

import re
from collections.abc import Iterable

# Slips that a name of several words may hold, one in each; more of them make it another name.
MOST_SLIPS = 2
# A word of so few letters with another letter in it is another word, such as SFBB and UFBB.
SHORT = 4


def meant(word: str, known: Iterable[str]) -> str | None:
    """The known name that is all but the same as a word, the first of those that are equally near; None for none.

    Names are all but the same where they differ in capitals and signs alone, or by a slip in a word or two: a letter
    too many, left out, swapped with its neighbour or taken for another. A number that differs is never a slip, nor
    are two letters of a word: who is told of a name may well take it, so that likeness is not enough.
    """
    slips = {name: found for name in known if (found := _slips(word, name)) is not None}
    return min(slips, key=lambda name: slips[name]) if slips else None


def same(one: str, other: str) -> bool:
    """Whether two names differ in capitals, in signs between their words, or not at all."""
    return bool(_words(one)) and "".join(_words(one)) == "".join(_words(other))


def suggestion(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown word: `; did you mean 'minimum'?`, or nothing."""
    close = meant(word, known)
    return f"; did you mean '{close}'?" if close else ""


def _slips(one: str, other: str) -> int | None:
    """How many slips lie between two names; None where they are not all but the same."""
    mine, theirs = _words(one), _words(other)
    if same(one, other):
        return 0
    if len(mine) != len(theirs):
        return None
    slips = [_between(here, there) for here, there in zip(mine, theirs, strict=True)]
    allowed = all(slip <= _allowed(*pair) for slip, pair in zip(slips, zip(mine, theirs, strict=True), strict=True))
    return sum(slips) if allowed and sum(slips) <= MOST_SLIPS else None


def _words(name: str) -> list[str]:
    """Words and numbers, without what stands between them and without noughts before a number."""
    found = re.findall(r"\d+|[^\W\d_]+|[<>%=+]", name.casefold())
    return [each.lstrip("0") or "0" if each.isdecimal() else each for each in found]


def _allowed(here: str, there: str) -> int:
    """How many slips two words may have between them: none in a number or a sign."""
    other_letter = len(here) == len(there) <= SHORT and sorted(here) != sorted(there)
    return int(here.isalpha() and there.isalpha() and not other_letter)


def _between(here: str, there: str) -> int:
    """Letters added, left out, taken for another or swapped with their neighbour, between two words."""
    before: list[int] = []
    above = list(range(len(there) + 1))
    for row, letter in enumerate(here, start=1):
        line = [row]
        for column, wanted in enumerate(there, start=1):
            cost = min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == there[column - 2] and here[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, above = above, line
    return above[-1]
