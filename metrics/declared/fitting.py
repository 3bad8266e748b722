"""Which keys go with which kind of indicator."""

from collections.abc import Callable, Mapping
from typing import Any

from data.vocabulary import Frequency, Kind, Level, Population

Said = Mapping[str, Any]

SHARE = "share"


def misfit(key: str, value: Any, said: Said) -> str:
    """Why a key's value does not go with the keys before it, of which `said` has the sound ones; '' where it does."""
    kind = said.get("kind")
    return _RULES[key](value, kind, said) if kind is not None else ""


def _level(value: Level, kind: Kind, _: Said) -> str:
    wrong = kind is Kind.PUBLISHED and value is not Level.BOROUGH
    return "a published figure is quoted for the borough alone; say borough" if wrong else ""


def _breakdowns(value: list[str], kind: Kind, _: Said) -> str:
    wrong = kind is Kind.PUBLISHED and value
    return "a published figure is quoted for the borough alone, without breakdowns; leave it out" if wrong else ""


def _breakdowns_of(value: str | None, _: Kind, said: Said) -> str:
    wrong = value is not None and said.get("breakdowns") == []
    return "there are no breakdowns; leave it out" if wrong else ""


def _denominator_is(value: str | None, kind: Kind, _: Said) -> str:
    return "only a rate has it; leave it out" if value is not None and kind is not Kind.RATE else ""


def _denominator(value: str | None, kind: Kind, said: Said) -> str:
    if kind is Kind.RATE and said.get("denominator_is", "") is None and value not in tuple(Population):
        return (
            "a rate is over 'residents' or 'households', which the engine takes from areas; one that the SQL returns "
            "is marked 'denominator_is: stock'"
        )
    if kind in (Kind.RATE, Kind.PROPORTION, Kind.MEAN) and value is None:
        return f"a {kind.word} says in words what it is out of"
    if kind in (Kind.COUNT, Kind.PUBLISHED) and value is not None:
        return f"a {kind.word} has none; leave it out"
    return ""


def _cases(value: str, kind: Kind, _: Said) -> str:
    return "only a proportion has it; leave it out" if value != "cases" and kind is not Kind.PROPORTION else ""


def _per(value: int | None, kind: Kind, _: Said) -> str:
    if kind is Kind.RATE and value is None:
        return "a rate says how many residents or households it is per, for example 1000"
    return f"only a rate has it; leave it out of a {kind.word}" if kind is not Kind.RATE and value is not None else ""


def _unit(value: str | None, kind: Kind, _: Said) -> str:
    wrong = kind is not Kind.RATE and (value is None) == (kind in (Kind.PUBLISHED, Kind.MEAN))
    if kind is Kind.RATE and value == SHARE:
        return "a rate of things is no share; leave it out, or say what is counted, such as hours"
    words = "a published figure or a mean says what it is measured in ('share' for 0 to 1), a rate may; no other does"
    return words if wrong else ""


def _weighted(value: bool, kind: Kind, _: Said) -> str:
    return "only a proportion of survey answers has it; leave it out" if value and kind is not Kind.PROPORTION else ""


def _of_a_day(value: bool, _: Kind, said: Said) -> str:
    return "only a stock has it; leave it out" if value and said.get("stock") is False else ""


def _sampled(value: bool, kind: Kind, _: Said) -> str:
    words = "only a published figure has it: what the SQL counts has a range, or says why it has none; leave it out"
    return words if value and kind is not Kind.PUBLISHED else ""


def _may_be_none(value: str | None, kind: Kind, _: Said) -> str:
    wrong = value is not None and kind not in (Kind.COUNT, Kind.RATE)
    return "only a count or a rate has it: a share or mean of nothing has no figure; leave it out" if wrong else ""


def _overlapping(value: str | None, _: Kind, said: Said) -> str:
    if value is None or said.get("frequency") is None:
        return ""
    if said["frequency"] is Frequency.ONCE:
        return "a figure of one time has no other to overlap with; leave it out"
    return "a stock is of one day, which no other period shares; leave it out" if said.get("stock") else ""


def _rebases(value: list[Any], _: Kind, said: Said) -> str:
    if not value:
        return ""
    if said.get("overlapping") is not None:
        return "periods that overlap have no control chart, so there are no limits to draw anew; leave it out"
    once = said.get("frequency") is Frequency.ONCE
    return "a figure of one time has no limits to draw anew; leave it out" if once else ""


_RULES: dict[str, Callable[[Any, Kind, Said], str]] = {
    "level": _level,
    "breakdowns": _breakdowns,
    "breakdowns_of": _breakdowns_of,
    "denominator_is": _denominator_is,
    "denominator": _denominator,
    "cases": _cases,
    "per": _per,
    "unit": _unit,
    "weighted": _weighted,
    "sampled": _sampled,
    "of_a_day": _of_a_day,
    "may_be_none": _may_be_none,
    "overlapping": _overlapping,
    "rebases": _rebases,
}
JUDGED = tuple(_RULES)
