"""Why something is advised, and what would change it: each fact written as its kind is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from metrics import Advice, Advised, Fact, FactKind, Frequency, Indicator, Kind, Otherwise, Strength
from pages.components.words.apart import difference
from pages.components.words.chances import in_tens, rarely
from pages.components.words.numbers import exactly, is_never_negative, unit, value_text
from pages.components.words.periods import ending, period_text
from pages.components.words.precision import apart
from pages.components.words.targets import day

NEED_A_DECISION = (Advice.STOP, Advice.PAUSE)  # the worst first
_LIMITS = ("good_limit", "bad_limit")
_RUNS = {Otherwise.A_CHANGE: Otherwise.SEVEN_BETTER, Otherwise.A_FALL_BACK: Otherwise.SEVEN_WORSE}
_AIMED = ("aim", "target")  # facts that somebody set, with all their places, or that lie on the way to what was set


def because(indicator: Indicator, advised: Advised, places: int) -> str:
    """Why it is advised."""
    return advised.reason(_writer(indicator, advised, places))


def otherwise(indicator: Indicator, advised: Advised, places: int) -> str:
    """What would change it; '' where nothing would."""
    told = replace(advised, otherwise=_within_reach(indicator, advised))
    return told.condition(_writer(indicator, told, places))


def how_sure(advised: Advised) -> str:
    """How much the evidence bears, and on how many figures it stands; '' where there is none."""
    if advised.strength is Strength.NONE:
        return ""
    many = f"{advised.points} figure{'' if advised.points == 1 else 's'}"
    if advised.first is None or advised.period is None:
        return f"{advised.strength.word}: {many}."
    first, last = (period_text(advised.frequency, each) for each in (advised.first, advised.period))
    until = ", until " if " to " in first else " to "
    return f"{advised.strength.word}: {many}, {first}{until}{last}."


def by_chance(advised: Advised) -> str:
    """How often chance alone would advise as much; '' where the advice rests on no signal."""
    if advised.by_chance is None:
        return ""
    return f"Where nothing has changed, chance alone gives such a signal {rarely(advised.by_chance)}."


def _apart(indicator: Indicator, advised: Advised, places: int) -> int:
    """So many places that a limit, the middle and what is aimed at are not written alike."""
    figures = {each.name: each.value for each in advised.facts if each.kind is FactKind.FIGURE}
    told = [
        value
        for name, value in figures.items()
        if isinstance(value, float) and (name not in _LIMITS or _can_be_passed(indicator, value))
    ]
    return apart(indicator, told, places)


def _within_reach(indicator: Indicator, advised: Advised) -> Otherwise:
    """What would change it, without a limit that no figure can lie beyond: over 100%, or under nought."""
    limits = {each.name: each.value for each in advised.facts if each.name in _LIMITS}
    beyond = [each for each in limits.values() if isinstance(each, float) and not _can_be_passed(indicator, each)]
    return _RUNS[advised.otherwise] if beyond and advised.otherwise in _RUNS else advised.otherwise


def _can_be_passed(indicator: Indicator, limit: float) -> bool:
    return (limit > 0 or not is_never_negative(indicator)) and (limit < 1 or indicator.kind is not Kind.PROPORTION)


def _writer(indicator: Indicator, advised: Advised, places: int) -> Callable[[Fact], str]:
    places = _apart(indicator, advised, places)
    # A gap and the limit that it lies beyond are not written alike.
    gaps = [one.value for one in advised.facts if one.kind is FactKind.GAP and isinstance(one.value, float)]
    numbers: dict[FactKind, Callable[[float], str]] = {
        FactKind.FIGURE: lambda value: value_text(indicator, value, places),
        FactKind.CHANGE: lambda value: difference(indicator, value),
        FactKind.GAP: lambda value: difference(indicator, value, every=Frequency.FINANCIAL_YEAR, beside=gaps),
        FactKind.CHANCE: in_tens,
        FactKind.COUNT: lambda value: f"{value:,.0f}",
    }

    def write(fact: Fact) -> str:
        value = fact.value
        if isinstance(value, date):
            return _dated(indicator, advised.frequency, fact.kind, value)
        if isinstance(value, str):
            return value
        if fact.name in _AIMED and indicator.target is not None and value == indicator.target.value:
            return f"{exactly(indicator, value)} {unit(indicator)}".strip()
        return numbers[fact.kind](value)

    return write


def _dated(indicator: Indicator, frequency: Frequency, kind: FactKind, when: date) -> str:
    if kind is FactKind.DAY:
        return day(when)
    if kind is FactKind.YEAR:
        return period_text(Frequency.FINANCIAL_YEAR, when)
    return f"the {ending(frequency, when)}" if indicator.at_the_end else period_text(frequency, when)
