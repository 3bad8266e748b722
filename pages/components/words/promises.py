"""Promises in words: whose kind they are, by when they were made for, and what they serve."""

from datetime import date

from metrics import Priority

_OPEN, _CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"


def kind(priority: Priority) -> str:
    """'Mission', 'Challenge', 'Our organisation'."""
    return priority.kind.word.removesuffix("s")


def by_when(priority: Priority, today: date) -> str:
    """The date of a promise: 'By 2030.', that it has passed, or that none is set."""
    if priority.by is None:
        return "No date set."
    if priority.by < today.year:
        return f"The date of this promise, {priority.by}, has passed."
    return f"By {priority.by}."


def serves(priority: Priority) -> str:
    """The ambitions of We Make Camden that it serves."""
    several = [f"{_OPEN}{each}{_CLOSE}" for each in priority.ambitions]
    of = "an ambition" if len(several) == 1 else f"{len(several)} ambitions"
    return f"It serves {of} of We Make Camden, by our reading: {'; '.join(several)}."


def source(priority: Priority) -> str:
    """Where the promise is written."""
    return f"The promise, in our own short words, is from: {priority.source}."
