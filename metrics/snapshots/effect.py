"""Whether work moved an indicator where it goes on, reckoned from the figures that a snapshot shows (METHODS, 85)."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from data.periods import end, following, months_later
from data.vocabulary import Bound, Frequency, Kind, Level, Status, Term
from metrics.declared.indicator import Indicator
from metrics.snapshots.observation import Observation
from metrics.snapshots.snapshot import Snapshot
from metrics.statistics.arrays import Floats
from metrics.statistics.placebo import Placebo, placebo

# Of fewer, one odd month or a season would be most of what it was before, or is since.
FEWEST = 4
_LACKING = 5  # a ward that is not shown in more than one of so many periods is left out
_EXACT = ("", Bound.ABOUT)


class Unmeasured(Term):
    """Why nothing is told of what work did; its word is a sentence, with a place for a day and for how few."""

    NOT_BY_WARD = "not_by_ward", "It is not counted by ward, so places cannot be set beside one another."
    NO_SITES = "no_sites", "No ward is named in which the work goes on."
    NO_START = "no_start", "When the work began is not recorded."
    NO_FIGURES = "no_figures", "There are no figures of wards yet."
    WITHHELD = (
        "withheld",
        "In the wards in which the work goes on, too many figures are withheld, missing or over too few to say.",
    )
    NO_COMPARISON = "no_comparison", "There is no other ward to compare with whose figures are shown often enough."
    NOTHING_BEFORE = "nothing_before", "There is no figure from before the work began."
    TOO_FEW_BEFORE = (
        "too_few_before",
        "{few} from before the work began and shown for every ward; " + str(FEWEST) + " are needed.",
    )
    TOO_SOON = "too_soon", "It is too soon to tell: that takes figures up to {day}."
    TOO_FEW_AFTER = (
        "too_few_after",
        ("{few} from since the work should show and shown for every ward; " + str(FEWEST) + " are needed."),
    )


class LeftOut(Term):
    """Why a ward takes no part."""

    NOT_A_WARD = "not_a_ward", "is no ward of Camden"
    NOT_SHOWN = "not_shown", "is not shown in more than a fifth of the periods"


@dataclass(frozen=True, slots=True)
class Effect:
    """What sites did beside comparison wards, before the work began and since it should show; or `why` nothing is told.

    `sites`, `comparison` and `placebo` are the wards that take part, by code: as many of the last as there are sites,
    in every `choice`, are treated as if the work had been there, and `estimates` are what came of that. `left_out` are
    the wards that do not take part. Values are pooled, in the indicator's own unit, None in a period in which any of
    the wards is not shown; `middle` are the quarters of the comparison wards' own. The estimate stands on so many
    periods `before` and `after`; `between` are drawn and not counted, and `incomplete` others lack a ward. `lower` and
    `upper` are None with fewer than 39 choices. `as_large` of them are as far from nought. `ready` is the last day of
    the figures that it takes, where it is too soon."""

    indicator: str
    frequency: Frequency
    since: date | None
    show_by: date | None
    why: Unmeasured | None
    sites: tuple[str, ...] = ()
    comparison: tuple[str, ...] = ()
    placebo: tuple[str, ...] = ()
    named: bool = False  # whether comparison wards were named
    left_out: tuple[tuple[str, LeftOut], ...] = ()
    periods: tuple[date, ...] = ()
    site_values: tuple[float | None, ...] = ()
    comparison_values: tuple[float | None, ...] = ()
    middle: tuple[tuple[float | None, ...], tuple[float | None, ...]] = ((), ())
    before: int = 0
    between: int = 0
    after: int = 0
    incomplete: int = 0
    estimate: float | None = None
    lower: float | None = None
    upper: float | None = None
    choices: tuple[tuple[str, ...], ...] = ()
    estimates: tuple[float, ...] = ()
    as_large: int = 0
    ready: date | None = None

    @property
    def way(self) -> int | None:
        """1 where the sites clearly rose beside the others, -1 where they fell, 0 where it is too close to tell; None
        where there is no range to say by."""
        if self.lower is None or self.upper is None:
            return None
        return 1 if self.lower > 0 else -1 if self.upper < 0 else 0

    @property
    def change(self) -> float | None:
        """How much the sites changed themselves, from the mean of the periods before to that of those after."""
        return self._change(self.site_values)

    @property
    def comparison_change(self) -> float | None:
        """How much the comparison wards changed."""
        return self._change(self.comparison_values)

    def is_before(self, period: date) -> bool:
        """Whether a period is over before the work begins."""
        return self.since is not None and end(self.frequency, period) < self.since

    def is_after(self, period: date) -> bool:
        """Whether a period begins when the work should show, or later."""
        return self.show_by is not None and period >= self.show_by

    def _change(self, values: Sequence[float | None]) -> float | None:
        there = [(period, each) for period, each in zip(self.periods, values, strict=True) if each is not None]
        early = [each for period, each in there if self.is_before(period)]
        late = [each for period, each in there if self.is_after(period)]
        return sum(late) / len(late) - sum(early) / len(early) if early and late else None


def effect(  # noqa: PLR0917
    snapshot: Snapshot,
    indicator: str,
    sites: Sequence[str],
    comparison: Sequence[str] = (),
    since: date | None = None,
    lag_months: int = 0,
) -> Effect:
    """What work in some wards did to an indicator since a day, so many months after which it should show, beside
    comparison wards: all others where none are named. KeyError where there is no such indicator."""
    declared = snapshot.indicators[indicator]
    every = declared.every(Level.WARD) if declared.level is Level.WARD else None
    frequency = every or declared.frequency
    show_by = months_on(since, lag_months) if since else None
    told = Effect(indicator, frequency, since, show_by, None, named=bool(comparison))
    if every is None:
        return replace(told, why=Unmeasured.NOT_BY_WARD)
    if not sites:
        return replace(told, why=Unmeasured.NO_SITES)
    if since is None:
        return replace(told, why=Unmeasured.NO_START)
    return _measured(told, _Wards(snapshot, declared, frequency), sites, comparison, snapshot.as_of)


class _Wards:
    """The shown counts of all wards over the periods in which any is shown: a ward a row."""

    def __init__(self, snapshot: Snapshot, declared: Indicator, frequency: Frequency) -> None:
        self.codes = [area.code for area in snapshot.areas.values() if area.level is Level.WARD]
        series = [snapshot.series(declared.slug, code, frequency=frequency).observations for code in self.codes]
        parts = [{each.period: part for each in own if (part := _parts(declared, each))} for own in series]
        days = sorted({period for own in parts for period in own})
        periods = days[:1]
        while periods and periods[-1] < days[-1]:
            periods.append(following(frequency, periods[-1]))
        self.periods = tuple(periods)
        self.per = float(declared.per or 1)
        none = (np.nan, np.nan)
        both = np.array([[own.get(period, none) for period in periods] for own in parts], np.float64)
        self.counts: Floats = both.reshape(len(self.codes), len(periods), 2)

    @property
    def seldom(self) -> set[str]:
        """Those that are not shown in more than a fifth of the periods."""
        lacking = np.isnan(self.counts[:, :, 0]).sum(axis=1)
        return {code for code, few in zip(self.codes, lacking, strict=True) if few * _LACKING > len(self.periods)}


def _parts(declared: Indicator, each: Observation) -> tuple[float, float] | None:
    """A numerator and a denominator by which a figure can be pooled with others; None of what is not shown exactly, or
    not final, or stands on nothing. A mean's total is not published: it is the mean of so many. A count is one ward's,
    so that pooled it is the mean of the wards."""
    if each.status is not Status.SHOWN or each.provisional or each.bound not in _EXACT or each.value is None:
        return None
    if declared.kind is Kind.COUNT:
        return each.value, 1.0
    if not each.denominator:
        return None
    if declared.kind is Kind.MEAN or each.numerator is None:
        return each.value / float(declared.per or 1) * each.denominator, each.denominator
    return each.numerator, each.denominator


def _measured(told: Effect, wards: _Wards, sites: Sequence[str], comparison: Sequence[str], as_of: date) -> Effect:
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
    if not own:
        return replace(told, why=Unmeasured.WITHHELD)
    if not beside:
        return replace(told, why=Unmeasured.NO_COMPARISON)
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


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    month = months_later(day, months)
    return month.replace(day=min(day.day, calendar.monthrange(month.year, month.month)[1]))


def _known(number: float) -> float | None:
    return None if np.isnan(number) else float(number)
