"""Control charts for single values (XmR), as NHS England's Making Data Count has them: which points are signals, what
the last of them means (variation), and whether the target lies within what chance alone gives (assurance).

The arithmetic of whatever is given: whether a series may be judged by it (independent points, enough of them, none of
them provisional) is for whoever calls. It is not for rolling averages, which signal of themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import ArrayLike

from metrics.statistics import limits, rules
from metrics.statistics.arrays import (
    Floats,
    Marks,
    Polarity,
    Whole,
    Words,
    good,
    meanings,
    of_each,
    of_one,
    refuse,
    same_shape,
)

# The lines of a chart: how many mean moving ranges they are from its centre.
_LINES = {
    "centre": 0.0,
    "lower": -limits.FACTOR,
    "upper": limits.FACTOR,
    "near_lower": -limits.NEAR,
    "near_upper": limits.NEAR,
}
_WORD = "<U12"


@dataclass(frozen=True, slots=True)
class ControlChart:
    """One series. Arrays have a place for each point; numbers are in the values' unit."""

    centre: Floats  # the mean of the part that the point is in
    lower: Floats  # the limits; nan in a part without variation, or without two neighbours. Not cut at 0 or 100%
    upper: Floats
    near_lower: Floats  # two thirds of the way to the limits
    near_upper: Floats
    signal: Words  # '', outside, trend, two_in_three or shift: the first of them that holds
    meaning: Words  # common, improvement or concern, or high or low where neither is good; '' for a missing point
    second: Words  # the rule that the point is a signal by in the opposite direction, if any; ''
    second_meaning: Words  # what that means; ''
    variation: str  # the meaning of the last point; unknown where it is missing or its part is short or flat
    assurance: str  # pass, fail, hit_or_miss; none without a target, a good side, limits or enough points
    points: int  # how many there are in the last part: of fewer than `minimum`, limits are a trial
    flat: bool  # whether no two neighbours of those that make its limits differ: no variation to judge


@dataclass(frozen=True, slots=True)
class ControlCharts:
    """Many series: what a ControlChart has, (series, points), or (series,) for what it has one of."""

    centre: Floats
    lower: Floats
    upper: Floats
    near_lower: Floats
    near_upper: Floats
    signal: Words
    meaning: Words
    second: Words
    second_meaning: Words
    variation: Words
    assurance: Words
    points: Whole
    flat: Marks

    def __getitem__(self, series: int) -> ControlChart:
        """One of them."""
        own = {field.name: getattr(self, field.name)[series] for field in fields(self)}
        plain = {name: own[name].item() for name in ("variation", "assurance", "points", "flat")}
        return ControlChart(**(own | plain))

    def __len__(self) -> int:
        return len(self.points)


def xmr(
    values: ArrayLike,
    *,
    polarity: str = "neutral",
    target: ArrayLike | None = None,
    rebase: Sequence[int] = (),
    baseline_points: int | None = None,
    screen: bool = True,
    outer_points_count: bool = True,
    run: int = 7,
    trend: int = 7,
    minimum: int = 13,
    leeway: float = 0.0,
) -> ControlChart:
    """The chart of one series, (points,), in the order of time; nan is a gap. See `xmr_each`."""
    (series,) = of_one(values=values)
    return xmr_each(
        series[np.newaxis],
        polarity=polarity,
        target=target,
        rebase=rebase,
        baseline_points=baseline_points,
        screen=screen,
        outer_points_count=outer_points_count,
        run=run,
        trend=trend,
        minimum=minimum,
        leeway=leeway,
    )[0]


def xmr_each(
    values: ArrayLike,
    *,
    polarity: Polarity = "neutral",
    target: ArrayLike | None = None,
    rebase: Sequence[int] = (),
    baseline_points: int | None = None,
    screen: bool = True,
    outer_points_count: bool = True,
    run: int = 7,
    trend: int = 7,
    minimum: int = 13,
    leeway: ArrayLike = 0.0,
) -> ControlCharts:
    """The charts of many series together, (series, points); nan is a gap, so that shorter ones have gaps in front.

    `polarity` is one word, or one for each series. `target`, in the values' unit, is one number, (points,), (series,
    1) or (series, points); its last one is judged. `rebase`: the indices that begin a new part, of all series.
    `screen` and `baseline_points`: see `limits.limits`. `outer_points_count`: whether a point beyond a limit is also
    one near it, as in the NHS's tool since 2023; False is as NHSRplotthedots has it. `run` and `trend`: how many
    points make a shift and a trend; 6 is as the NHS's Excel tool may have it. `minimum`: how many points the last part
    must have for its marks. `leeway`, in the values' unit, one number or (series,): how near to the mean a point is on
    it in the shift rule.

    Raises ValueError, which names the argument, for what is infinite or does not fit, unknown polarities, indices that
    no point has, a negative leeway, a baseline under 12 points, and a run, trend or minimum under 2."""
    (series,) = of_each(values=values)
    near = _checked(len(series), leeway, {"run": run, "trend": trend, "minimum": minimum})
    side = good(polarity, series.shape[:1])
    alike = limits.ALIKE * np.max(np.abs(np.nan_to_num(series)), axis=1, initial=0.0)
    lines = {name: np.full(series.shape, np.nan) for name in _LINES}
    ways = {rule: np.zeros(series.shape, np.int64) for rule in rules.PRECEDENCE}
    for part in limits.parts(series.shape[1], rebase):
        own = limits.limits(series[:, part], alike, baseline_points=baseline_points, screen=screen)
        for name, line in lines.items():
            line[:, part] = own.line(_LINES[name])[:, np.newaxis]
        found = rules.directions(series[:, part], own, alike, near, counted=outer_points_count, run=run, trend=trend)
        for rule, way in ways.items():
            way[:, part] = found[rule]
        points = (~np.isnan(series[:, part])).sum(axis=1)
    first, second = rules.named(ways)
    missing = np.isnan(series)
    meaning = np.where(missing, "", meanings(first.way, side[:, np.newaxis])).astype(_WORD)
    # What is judged is the last part, and in it the last point, which is not another where that one is missing.
    enough = (points >= minimum) & ~np.isnan(own.spread)
    latest = meaning[:, -1] if meaning.shape[1] else np.full(len(meaning), "")
    assurance = _assurance(own, _latest(target, series), side)
    return ControlCharts(
        **lines,
        signal=first.rule,
        meaning=meaning,
        second=second.rule,
        second_meaning=np.where(second.way == 0, "", meanings(second.way, side[:, np.newaxis])).astype(_WORD),
        variation=np.where(enough & (latest != ""), latest, "unknown").astype(_WORD),
        assurance=np.where(enough, assurance, "none").astype(_WORD),
        points=points,
        flat=own.flat,
    )


def _checked(series: int, leeway: ArrayLike, numbers: Mapping[str, int]) -> Floats:
    """The leeway of each series."""
    near, _ = same_shape(leeway=leeway, values=np.zeros(series))
    refuse("leeway", near, ~(near >= 0), "0 or more")
    for name, number in numbers.items():
        if number < 2:
            raise ValueError(f"{name} must be 2 or more; got {number}")
    return near


def _latest(target: ArrayLike | None, series: Floats) -> Floats:
    """The target of the last point of each series; nan where there is none."""
    if target is None or not series.shape[1]:
        return np.full(len(series), np.nan)
    targets, _ = same_shape(target=target, values=np.zeros(series.shape))
    last: Floats = targets[:, -1]
    return last


def _assurance(own: limits.Limits, target: Floats, side: Whole) -> Words:
    """Where the target lies beside the limits: on a limit, chance alone hits and misses it."""
    alike = limits.ALIKE * np.maximum(np.abs(target), np.abs(own.centre))
    above = target > own.line(limits.FACTOR) + alike
    below = target < own.line(-limits.FACTOR) - alike
    reached = np.where(side > 0, below, above)
    beyond = np.where(reached, "pass", np.where(above | below, "fail", "hit_or_miss"))
    return np.where((side == 0) | np.isnan(target), "none", beyond)
