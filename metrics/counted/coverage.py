"""What the coverage of an indicator's extracts makes of each period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import data
from data.periods import end, following, months_later, start
from data.vocabulary import Counted, Frequency, Kind
from metrics.declared.indicator import Indicator


class Completeness(StrEnum):
    """What is known of a period: all of it; all, but it may still change; its beginning; nothing that should be there;
    not all that should; that nothing was counted in it; or nothing yet."""

    COMPLETE = "complete"
    UNSETTLED = "unsettled"
    RUNNING = "running"
    MISSING = "missing"
    INCOMPLETE = "incomplete"
    SILENT = "silent"
    PENDING = "pending"


# Their figures are shown; the last two of them as provisional.
SHOWN = (Completeness.COMPLETE, Completeness.UNSETTLED, Completeness.RUNNING)
PROVISIONAL = SHOWN[1:]


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
    """What all of an indicator's extracts that are there cover together.

    A figure of people is revised but once, so it waits until late returns are in, as a cohort waits until it closes."""
    used = [held[name] for name in indicator.extracts if name in held]
    settles = max(data.all_contracts()[extract.name].settles_after_months for extract in used)
    waits = settles if counts_people(indicator) else 0
    return Coverage(
        max(extract.covers_from for extract in used),
        min(extract.covers_to for extract in used),
        frozenset(gap for extract in used for gap in extract.gaps),
        settles,
        max(indicator.closes_after_months or 0, waits),
    )


def counts_people(indicator: Indicator) -> bool:
    """Whether any of its extracts counts people, by its contract."""
    contracts = data.all_contracts()
    return any(Counted(contracts[name].counts) is Counted.PEOPLE for name in indicator.extracts)


def listed(indicator: Indicator) -> bool:
    """Whether only the periods are looked for that it has: figures in print, and those of tables that we keep."""
    contracts = data.all_contracts()
    kept = all(contracts[name].origin is not None for name in indicator.extracts)
    return kept or indicator.kind is Kind.PUBLISHED


def covered(frequency: Frequency, coverage: Coverage) -> Iterator[tuple[date, Completeness]]:
    """Each period that the coverage reaches from its first day, in order, with its standing.

    A period that began before the coverage did is left out: it can never be complete. One that ends after the
    coverage is running, or pending where a month of its beginning is missing; one whose cohort has not closed is
    pending. Of those that are over, one of missing months is missing, and one with a missing month incomplete."""
    period = start(frequency, coverage.first)
    if period < coverage.first:
        period = following(frequency, period)
    while period <= coverage.last:
        last = end(frequency, period)
        if coverage.only is None or period in coverage.only:
            yield period, _standing(period, last, coverage)
        period = following(frequency, period)


def _standing(period: date, last: date, coverage: Coverage) -> Completeness:
    lacking = sum(period <= gap <= last for gap in coverage.gaps)
    if told(last, coverage) > coverage.last:
        return Completeness.PENDING if lacking or coverage.closes_after_months else Completeness.RUNNING
    if lacking:
        months = (last.year - period.year) * 12 + last.month - period.month + 1
        return Completeness.MISSING if lacking == months else Completeness.INCOMPLETE
    settled = month_end(last, coverage.settles_after_months) <= coverage.last
    return Completeness.COMPLETE if settled else Completeness.UNSETTLED


def told(last: date, coverage: Coverage) -> date:
    """The day that has to be covered before a period can be told, whose own last day this is: that of its cohort."""
    return month_end(last, coverage.closes_after_months) if coverage.closes_after_months else last


def month_end(last: date, later: int) -> date:
    """The last day of the month so many months after a period's last."""
    return end(Frequency.MONTH, months_later(last, later))
