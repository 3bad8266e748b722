"""Targets in words: how much, by when, and whose aim it is. Whether one is met is for the readings to say."""

from collections.abc import Iterable
from datetime import date, timedelta

from metrics import Area, Frequency, Indicator, Level, TargetOrigin
from pages.components.words.numbers import exactly, unit
from pages.components.words.periods import day_text, period_text

_BASIS = {
    TargetOrigin.PUBLISHED: "A number in print",
    TargetOrigin.DERIVED: "Our reading of a published promise",
    TargetOrigin.ILLUSTRATIVE: "Example target, not council policy",
}


def aim(indicator: Indicator) -> str:
    """'90% by March 2027'; '' without a target."""
    target = indicator.target
    if target is None:
        return ""
    by = f" by {day(target.by)}" if target.by else ""
    return f"{_with_unit(indicator, target.value)}{by}"


def sentence(indicator: Indicator, area: Area) -> str:
    """'Target 90% by March 2027, illustrative', beside an axis that has the unit; where it is not set for the area
    'Camden's target ...'; '' for none."""
    target = indicator.target
    if target is None:
        return ""
    name = "Target" if area.level in target.levels else "Camden's target"
    by = f" by {day(target.by)}" if target.by else ""
    return f"{name} {exactly(indicator, target.value)}{by}, {target.origin.word}"


def whose(indicator: Indicator) -> str:
    """Whose aim it is, and for where: 'illustrative, for Camden as a whole'; '' without a target."""
    target = indicator.target
    if target is None:
        return ""
    return f"{target.origin.word}, for {_places(target.levels)}"


def in_full(indicator: Indicator) -> str:
    """How much, by when, from where, for whom, and on what it rests; '' without a target."""
    target = indicator.target
    if target is None:
        return ""
    start = ""
    if target.baseline is not None and target.baseline_on is not None:
        start = f", from {_with_unit(indicator, target.baseline)} {_on(target.baseline_on)}"
    basis = f" {target.basis.rstrip('.')}." if target.basis else ""
    return f"{aim(indicator)}{start}, for {_places(target.levels)}. {_BASIS[target.origin]}.{basis}"


def day(by: date) -> str:
    """A day as targets name it: a year by its last day, a month by its own."""
    if (by.month, by.day) == (12, 31):
        return f"the end of {by.year}"
    return period_text(Frequency.MONTH, by) if (by + timedelta(days=1)).day == 1 else day_text(by)


def _places(levels: Iterable[Level]) -> str:
    whole, each = "Camden as a whole", "each {}"
    return " and ".join(whole if level is Level.BOROUGH else each.format(level.word) for level in levels)


def _on(when: date) -> str:
    return f"in {when.year}" if (when.month, when.day) == (12, 31) else f"on {day_text(when)}"


def _with_unit(indicator: Indicator, value: float) -> str:
    return f"{exactly(indicator, value)} {unit(indicator)}".strip()
