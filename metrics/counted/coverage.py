"""What the coverage of an indicator's extracts makes of each period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import data
from data.periods import end, following, months_later, start
from data.vocabulary import Frequency
from metrics.declared.indicator import Indicator


class Completeness(StrEnum):
    """What is known of a period: all of it, some of it, not all that there should be, or nothing yet."""

    COMPLETE = "complete"
    PROVISIONAL = "provisional"
    MISSING = "missing"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days that an indicator's extracts speak of together, less the months that are missing inside. Figures of
    the last `settles_after_months` may still change; those of the last `closes_after_months` cannot be told yet. Where
    a publisher gives some years and not others, `only` these periods are looked for."""

    first: date
    last: date
    gaps: frozenset[date] = frozenset()
    settles_after_months: int = 0
    closes_after_months: int = 0
    only: frozenset[date] | None = None


def together(indicator: Indicator, held: Mapping[str, data.Extract]) -> Coverage:
    """What all of an indicator's extracts that are there cover together."""
    used = [held[name] for name in indicator.extracts if name in held]
    return Coverage(
        max(extract.covers_from for extract in used),
        min(extract.covers_to for extract in used),
        frozenset(gap for extract in used for gap in extract.gaps),
        max(data.all_contracts()[extract.name].settles_after_months for extract in used),
        indicator.closes_after_months or 0,
    )


def covered(frequency: Frequency, coverage: Coverage) -> Iterator[tuple[date, Completeness]]:
    """Each period that the coverage reaches from its first day, in order, with its standing.

    A period that began before the coverage did is left out: it can never be complete. One that holds a missing
    month is missing; one whose cohort has not closed is pending. One that ends after the coverage, or that has not
    settled, is provisional."""
    period = start(frequency, coverage.first)
    if period < coverage.first:
        period = following(frequency, period)
    while period <= coverage.last:
        last = end(frequency, period)
        if coverage.only is not None and period not in coverage.only:
            pass
        elif any(period <= gap <= last for gap in coverage.gaps):
            yield period, Completeness.MISSING
        elif coverage.closes_after_months and _month_end(last, coverage.closes_after_months) > coverage.last:
            yield period, Completeness.PENDING
        elif _month_end(last, coverage.settles_after_months) > coverage.last:
            yield period, Completeness.PROVISIONAL
        else:
            yield period, Completeness.COMPLETE
        period = following(frequency, period)


def pending(frequency: Frequency, coverage: Coverage, as_of: date) -> Iterator[date]:
    """Each period that has wholly passed by `as_of` and begins after the coverage: not yet published."""
    if frequency is Frequency.ONCE:
        return
    period = following(frequency, start(frequency, coverage.last))
    while end(frequency, period) < as_of:
        yield period
        period = following(frequency, period)


def _month_end(last: date, later: int) -> date:
    """The last day of the month so many months after a period's last."""
    return end(Frequency.MONTH, months_later(last, later))
