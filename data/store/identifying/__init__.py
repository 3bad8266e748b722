"""What in a text would give somebody away: where it stands and of which kind it is, never the thing itself.

It knows forms, not people: a name, or who else was in the room, is for the second person who reads."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from data.store.identifying.addresses import e_mails, flats, postcodes, streets, streets_in_words
from data.store.identifying.births import births, births_on_end, early_days
from data.store.identifying.folding import folded, in_figures
from data.store.identifying.numbers import long_numbers, national_insurance, telephones
from data.vocabulary import Identifier

# In this order: of two that lie over each other, the first is said. With each, whether numbers are read in figures.
_FINDERS: tuple[tuple[Identifier, Callable[[str], Iterator[tuple[int, int]]], bool], ...] = (
    (Identifier.E_MAIL, e_mails, False),
    (Identifier.BIRTH, births_on_end, True),
    (Identifier.TELEPHONE, telephones, True),
    (Identifier.POSTCODE, postcodes, False),
    (Identifier.NATIONAL_INSURANCE, national_insurance, True),
    (Identifier.NATIONAL_INSURANCE, national_insurance, False),
    (Identifier.POSTCODE, postcodes, True),
    (Identifier.ADDRESS, streets, False),
    (Identifier.ADDRESS, streets_in_words, True),
    (Identifier.ADDRESS, flats, True),
    (Identifier.BIRTH, births, True),
    (Identifier.EARLY_DAY, early_days, True),
    (Identifier.LONG_NUMBER, long_numbers, True),
)
_SHOWN = 3  # of an identifier's characters, and never more than a quarter of them
_WORDS = 4  # before it, by which its place is found again


@dataclass(frozen=True, slots=True)
class Found:
    """An identifier in a text: its kind, its first character, counted from 0, and the one after its last."""

    kind: Identifier
    start: int
    end: int


def identifiers(text: str) -> tuple[Found, ...]:
    """Every identifier in a text, in the order in which they stand; none lies over another."""
    plain = folded(text)
    counted = in_figures(plain)
    found: list[Found] = []  # in order, so that each is compared with those beside it
    for kind, finder, figures in _FINDERS:
        of = counted if figures else plain
        for start, end in finder(of.text):
            one = Found(kind, *of.span(start, end))
            at = bisect_left(found, one.start, key=lambda each: each.start)
            if all(one.start >= each.end or each.start >= one.end for each in found[max(0, at - 1) : at + 1]):
                found.insert(at, one)
    return tuple(found)


def place(text: str, found: Found, every: Sequence[Found]) -> tuple[str, str]:
    """The words before an identifier and its very beginning, by which whoever wrote it finds it: of another one before
    it, among every one in the text, nothing is among them."""
    others = [each.end for each in every if each.end <= found.start]
    before = text[max(others, default=0) : found.start]
    words = " ".join(re.split(r"\s+", before.strip())[-_WORDS:])
    shown = min(_SHOWN, (found.end - found.start) // 4)
    return words[-60:], text[found.start : found.start + shown].strip()


def refusal(text: str) -> str:
    """What is said of the first identifier in a text; '' where there is none."""
    found = identifiers(text)
    return _said(text, found, found)


def across(first: str, second: str) -> tuple[str, str]:
    """What is said, of each of two texts that hold no identifier by themselves, of one that begins in it where they are
    read one after the other, in either order."""
    said = ["", ""]
    for here, there, text in ((0, 1, f"{first} {second}"), (1, 0, f"{second} {first}")):
        border = len(second if here else first) + 1
        every = identifiers(text)
        for begins in (here, there):
            found = [each for each in every if (each.start >= border) == (begins == there)]
            said[begins] = said[begins] or _said(text, found, every, "with the other text beside it, ")
    return said[0], said[1]


def _said(text: str, found: Sequence[Found], every: Sequence[Found], beside: str = "") -> str:
    if not found:
        return ""
    first, more = found[0], len(found) - 1
    words, begins = place(text, first, every)
    near = f"{words} {begins}…".strip()
    where = f"near “{near}”" if beside else f"near “{near}” (characters {first.start + 1:,} to {first.end:,})"
    others = f", and {more} more like it or of another kind" if more else ""
    return f"{beside}this holds {first.kind.word}, {where}{others}. Write what was said, not who said it"
