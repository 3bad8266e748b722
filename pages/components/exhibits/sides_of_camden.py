"""Since when chosen areas have been on their side of Camden, those of whom the same is said together."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import takewhile

from metrics import Series
from pages.components.words.away import away
from pages.components.words.lists import listed
from pages.components.words.periods import period_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_series

_SETTLED = 3  # periods on one side of Camden, from which on it is told since when
_TO_AND_FRO = f"by turns above and below {BOROUGH_NAME}"


def finding(several: Sequence[Series], camden: Series) -> list[str]:
    """Since when each has been on its side of Camden; those of whom the same is said together."""
    whole = {each.period: each.value for each in camden.observations if each.value is not None}
    told: dict[str, list[str]] = {}
    for each in several:
        if words := _since(each, _sides(each, whole, of_series(camden))):
            told.setdefault(words, []).append(each.area.name)
    # What has no side comes last.
    ordered = sorted(told.items(), key=lambda each: each[0] == _TO_AND_FRO)
    said = [f"{listed(names)} {_has(words, len(names))} {words}" for words, names in ordered]
    return [f"{'; '.join(said)}."] if said else []


def _since(series: Series, sides: Sequence[tuple[date, int]]) -> str:
    """'below Camden since February 2026', 'above Camden in every figure shown', or that it has no side for long; '' of
    fewer than two figures."""
    if len(sides) < 2:
        return ""
    run = _run(sides)
    side = {1: "above", -1: "below"}.get(sides[-1][1])
    if side is None or (len(run) < _SETTLED and len(run) < len(sides)):
        return _TO_AND_FRO
    if len(run) == len(sides):
        return f"{side} {BOROUGH_NAME} in every figure shown"
    return f"{side} {BOROUGH_NAME} since {period_text(series.frequency, run[-1][0])}"


def _has(words: str, many: int) -> str:
    if words == _TO_AND_FRO:
        return "is" if many == 1 else "are"
    return "has been" if many == 1 else "have been"


def _run(sides: Sequence[tuple[date, int]]) -> list[tuple[date, int]]:
    """The newest in a row that are on one side, the newest first."""
    return [*takewhile(lambda each: each[1] == sides[-1][1], reversed(sides))]


def _sides(series: Series, whole: Mapping[date, float], places: int) -> list[tuple[date, int]]:
    """Each shown period and on which side of Camden it is as both are written: 1 above, -1 below."""
    found = []
    for each in series.observations:
        benchmark = whole.get(each.period)
        if each.value is None or benchmark is None or each.bound:
            continue
        apart = away(series.indicator, each.value, benchmark, places)
        found.append((each.period, (apart > 0) - (apart < 0)))
    return found
