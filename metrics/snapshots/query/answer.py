"""What a query comes to: rows, or a sentence that says where it goes wrong."""

from dataclasses import dataclass

import pyarrow as pa

MOST_SECONDS = 10.0
MOST_MEGABYTES = 512  # for the work of one query
MOST_ROWS = 10_000
MOST_LETTERS = 10_000  # of a query
MOST_ANSWER = 16_000_000  # bytes, of the rows as they leave the process that made them


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The rows as returned, how long that took, and whether there were more than the most that are given; which
    published tables were read, and whether any figure that is made up decides on the rows."""

    rows: pa.Table
    seconds: float
    cut: bool
    tables: tuple[str, ...]
    made_up: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a query: its line, from 1, that line's text, and from which letter on, how many."""

    line: int
    text: str
    start: int
    length: int


class QueryRefusedError(Exception):
    """A query that was not run, or was stopped; the message says why in a sentence. `place` is where, if that is one
    place, and `meant` a name that is all but the one there."""

    def __init__(self, sentence: str, place: Spot | None = None, meant: str = "") -> None:
        super().__init__(sentence)
        self.place = place
        self.meant = meant


def at(sql: str, first: int, length: int) -> Spot:
    """The place of some letters of a query, within one line: at its end where there is nothing after it."""
    first = max(0, min(first, len(sql)))
    # The end of what is there: a fault after the last word is shown after it.
    if not sql[first:].strip():
        first = len(sql.rstrip())
    start = sql.rfind("\n", 0, first) + 1
    text = sql[start:].partition("\n")[0].rstrip("\r")
    here = first - start
    return Spot(sql.count("\n", 0, first) + 1, text, here, max(1, min(length, len(text) - here)))


def at_bytes(sql: str, first: int, length: int) -> Spot:
    """The same, of a place counted in the bytes of UTF-8."""
    content = sql.encode()
    before = content[:first].decode(errors="ignore")
    within = content[first : first + length].decode(errors="ignore")
    return at(sql, len(before), len(within))
