"""Whether work moved an indicator where it goes on, reckoned from the figures that a snapshot shows (METHODS, 85)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from data.periods import end, following, same_day_later
from data.vocabulary import Level
from metrics.snapshots.effect import FEWEST, Effect, LeftOut, Unmeasured
from metrics.snapshots.snapshot import Snapshot
from metrics.snapshots.ward_counts import WardCounts
from metrics.statistics.placebo import Placebo, placebo


def effect(  # noqa: PLR0917
    snapshot: Snapshot,
    indicator: str,
    sites: Sequence[str],
    comparison: Sequence[str] = (),
    since: date | None = None,
    lag_months: int = 0,
    until: date | None = None,
) -> Effect:
    """What work in some wards did to an indicator since a day, so many months after which it should show, beside
    comparison wards: all others where none are named; by what was over on the day `until`, where that is given.
    KeyError where there is no such indicator."""
    declared = snapshot.indicators[indicator]
    every = declared.every(Level.WARD) if declared.level is Level.WARD else None
    frequency = every or declared.frequency
    show_by = same_day_later(since, lag_months) if since else None
    told = Effect(indicator, frequency, since, show_by, None, named=bool(comparison))
    if every is None:
        return replace(told, why=Unmeasured.NOT_BY_WARD)
    if not sites:
        return replace(told, why=Unmeasured.NO_SITES)
    if since is None:
        return replace(told, why=Unmeasured.NO_START)
    return _measured(told, WardCounts(snapshot, declared, frequency, until), sites, comparison, snapshot.as_of)


def _lacking(
    wards: WardCounts, sites: Sequence[str], comparison: Sequence[str], *, own: Sequence[str], beside: Sequence[str]
) -> Unmeasured | None:
    """Why there is nothing to compare: wards that are not known before those that are not shown."""
    if not any(code in wards.codes for code in sites):
        return Unmeasured.NOT_KNOWN
    if comparison and not any(code in wards.codes for code in comparison):
        return Unmeasured.OTHERS_NOT_KNOWN
    if not own:
        return Unmeasured.WITHHELD
    return None if beside else Unmeasured.NO_COMPARISON


def _measured(told: Effect, wards: WardCounts, sites: Sequence[str], comparison: Sequence[str], as_of: date) -> Effect:
    asked = dict.fromkeys([*sites, *comparison])
    seldom = wards.seldom
    left_out = [(code, LeftOut.NOT_A_WARD) for code in asked if code not in wards.codes]
    left_out += [(code, LeftOut.NOT_SHOWN) for code in wards.codes if code in seldom]
    told = replace(told, left_out=tuple(left_out))
    if not wards.periods:
        return replace(told, why=Unmeasured.NO_FIGURES)
    kept = [code for code in wards.codes if code not in seldom]
    own = [code for code in kept if code in sites]
    beside = [code for code in kept if code not in sites and (not comparison or code in comparison)]
    others = [code for code in kept if code not in sites]
    told = replace(told, sites=tuple(own), comparison=tuple(beside), placebo=tuple(others), periods=wards.periods)
    if why := _lacking(wards, sites, comparison, own=own, beside=beside):
        return replace(told, why=why)
    rows = [wards.codes.index(code) for code in kept]
    x, n = (wards.counts[rows, :, part] for part in (0, 1))
    early = np.array([told.is_before(period) for period in wards.periods])
    late = np.array([told.is_after(period) for period in wards.periods])
    whole = ~np.isnan(x).any(axis=0)
    found = placebo(
        x,
        n,
        sites=[code in own for code in kept],
        comparison=[code in beside for code in kept],
        before=early,
        after=late,
        per=wards.per,
    )
    told = _drawn(told, found)
    before, after = int((early & whole).sum()), int((late & whole).sum())
    between, incomplete = int((~early & ~late).sum()), int(((early | late) & ~whole).sum())
    told = replace(told, before=before, after=after, between=between, incomplete=incomplete)
    if why := _too_few(told, as_of):
        return replace(told, why=why, ready=_ready(told) if why is Unmeasured.TOO_SOON else None)
    return replace(
        told,
        estimate=found.estimate,
        lower=_known(found.lower),
        upper=_known(found.upper),
        choices=tuple(tuple(kept[place] for place in row) for row in found.choices.tolist()),
        estimates=tuple(found.estimates.tolist()),
        as_large=found.as_large,
    )


def _drawn(told: Effect, found: Placebo) -> Effect:
    """The same with the series."""
    low, high = (tuple(map(_known, each.tolist())) for each in found.middle)
    sites, others = (tuple(map(_known, each.tolist())) for each in (found.sites, found.comparison))
    # Where any ward is not shown, neither line has a point: they would be of other wards than beside it.
    there = [each is not None for each in low]
    sites, others = (
        tuple(each if shown else None for each, shown in zip(several, there, strict=True))
        for several in (sites, others)
    )
    return replace(told, site_values=sites, comparison_values=others, middle=(low, high))


def _too_few(told: Effect, as_of: date) -> Unmeasured | None:
    """What the periods lack for a difference."""
    if not told.before:
        return Unmeasured.NOTHING_BEFORE
    if told.before < FEWEST:
        return Unmeasured.TOO_FEW_BEFORE
    if told.after >= FEWEST:
        return None
    begun = sum(told.is_after(period) for period in told.periods)
    return Unmeasured.TOO_SOON if begun < FEWEST or _ready(told) >= as_of else Unmeasured.TOO_FEW_AFTER


def _ready(told: Effect) -> date:
    """The last day of the fourth period since the work should show."""
    period = told.periods[0]
    while not told.is_after(period):
        period = following(told.frequency, period)
    for _ in range(FEWEST - 1):
        period = following(told.frequency, period)
    return end(told.frequency, period)


def _known(number: float) -> float | None:
    return None if np.isnan(number) else float(number)
