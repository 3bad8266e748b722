"""A fact that an advice stands on, and how it is kept as text."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data.vocabulary import Term


class FactKind(Term):
    """What a fact of an advice is, by which it is written: a figure, or a change of it, in the indicator's own unit; a
    gap between wards, in the unit that it has over a financial year; how many; the first day of a period of the
    indicator, or of a financial year; a day; a chance from 0 to 1; words."""

    FIGURE = "figure"
    CHANGE = "change"
    GAP = "gap"
    COUNT = "count"
    PERIOD = "period"
    YEAR = "year"
    DAY = "day"
    CHANCE = "chance"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that an advice stands on, by the name that it has in a sentence; for whoever writes it as its kind is
    written."""

    name: str
    kind: FactKind
    value: float | date | str


_DATED = (FactKind.PERIOD, FactKind.YEAR, FactKind.DAY)


def as_text(facts: Iterable[Fact]) -> str:
    """Facts are kept as JSON."""
    return json.dumps([(one.name, one.kind, _told(one)) for one in facts])


def _told(fact: Fact) -> float | str:
    return fact.value.isoformat() if isinstance(fact.value, date) else fact.value


def from_text(text: str) -> tuple[Fact, ...]:
    """The facts that such a text keeps."""
    return tuple(_made(name, FactKind(kind), value) for name, kind, value in json.loads(text))


def _made(name: str, kind: FactKind, value: float | str) -> Fact:
    return Fact(name, kind, date.fromisoformat(str(value)) if kind in _DATED else value)
