"""Whom the protection is for: which indicators count people, and how small a count of them is not shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import data
from data.vocabulary import Counted, Origin
from metrics.declared.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Rule:
    """The smallest count that is shown, and how many whole numbers stay possible for each that is not."""

    smallest: int
    protection: int


def rule(indicator: Indicator, origin: Origin | None) -> Rule | None:
    """The strictest rule of the extracts of people that an indicator is made from; None where it is made of none, or of
    what its official publisher prints, which is anyone's already."""
    contracts = data.all_contracts()
    people = [contracts[name] for name in indicator.extracts if Counted(contracts[name].counts) is Counted.PEOPLE]
    if not people or origin is Origin.PUBLISHED:
        return None
    return Rule(max(each.smallest_shown for each in people), max(each.protection for each in people))


def revisions(indicators: Iterable[Indicator]) -> dict[str, tuple[date, ...]]:
    """The days from which each indicator's closed figures are revised, as the contracts of its extracts declare."""
    contracts = data.all_contracts()
    return {
        each.slug: tuple(one.on for name in each.extracts for one in contracts[name].revisions) for each in indicators
    }


def rules(indicators: tuple[Indicator, ...], origins: Mapping[str, Origin]) -> tuple[Rule | None, ...]:
    """The rule of each indicator, in their order; one whose origin is not told is protected."""
    return tuple(rule(each, origins.get(each.slug)) for each in indicators)


def certified(
    indicators: tuple[Indicator, ...], whose: Mapping[str, Origin], *, audit_sample: bool
) -> tuple[Rule | None, ...]:
    """The rule of each whose figures are certified, those of real people, and of a sample where that is asked for;
    `whose` are the origins of the people, by slug."""
    return tuple(
        each if audit_sample or whose.get(indicator.slug) is not Origin.SAMPLE else None
        for indicator, each in zip(indicators, rules(indicators, whose), strict=True)
    )
