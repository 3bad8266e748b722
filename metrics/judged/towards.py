"""Targets: what each period is to reach, whether a series can reach it as it is, and whether it will in time."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from data.periods import end, following
from data.vocabulary import Assurance, Course, Frequency, Kind, Level, Polarity, Unjudged, Variation
from metrics.declared.target import Target
from metrics.judged.judgement import Judged
from metrics.judged.panel import Panel
from metrics.snapshots.expected import Expected
from metrics.statistics.arrays import Floats
from metrics.statistics.comparison import compare
from metrics.statistics.control import xmr
from metrics.statistics.projection import Projection, course, hold, project, required_rate, trajectory

FEWEST_AHEAD, FEWEST_YEARS_AHEAD = 8, 5  # points that a projection stands on
_NEAR_THE_ENDS = 0.1  # shares below it, or as near to 1, are projected as log-odds

_ASSURED = {"better": Assurance.PASS, "worse": Assurance.FAIL, "similar": Assurance.HIT_OR_MISS}


@dataclass(frozen=True, slots=True)
class Ahead:
    """The course to a target, with what it was made from; or why there is none."""

    course: Course | None
    why: Unjudged | None = None
    horizon: int = 0
    projection: Projection | None = None
    chance: float | None = None
    needed: float | None = None
    met: bool | None = None


def target_of(panel: Panel, level: Level) -> Target | None:
    """The target that holds for a level."""
    target = panel.indicator.target
    return target if target is not None and level in target.levels else None


def aims(panel: Panel) -> Floats:
    """What each figure is to reach, (areas, periods): the milestone of the end of its period where there is a line to
    the target, the target itself from its day on, and where there is no line; nan before the line begins."""
    target, shape = panel.indicator.target, panel.value.shape
    if target is None or panel.indicator.polarity is Polarity.NEUTRAL:
        return np.full(shape, np.nan)
    line = np.full(shape[1], target.value)
    if target.baseline is not None and target.baseline_on is not None and target.by is not None:
        days = np.array([each.toordinal() for each in panel.ends()], np.float64)
        known = [float(target.baseline_on.toordinal()), float(target.by.toordinal())]
        line = np.where(days > known[1], target.value, trajectory(days, known, [target.baseline, target.value]))
    holds = np.array([target_of(panel, level) is not None for level in panel.levels])
    return np.where(holds[:, np.newaxis], line, np.nan)


def has_line(target: Target) -> bool:
    """Whether there is a milestone for each period."""
    return target.baseline is not None and target.by is not None


def beyond(panel: Panel, aim: Floats) -> list[int]:
    """How many of the latest figures in a row are at their aims or on the good side, of each area."""
    above = panel.value >= aim if panel.indicator.polarity is Polarity.HIGH_IS_GOOD else panel.value <= aim
    from_last = above[:, ::-1]
    length = np.where(from_last.all(axis=1), above.shape[1], np.argmin(from_last, axis=1))
    return [int(each) for each in length]


def assured(panel: Panel, judged: Judged, aim: Floats) -> list[tuple[Assurance | None, Unjudged | None]]:
    """Whether each series can meet its aim as it is: by the limits of its control chart, else by the range of its
    latest figure."""
    words = ["none"] * len(panel.areas)
    if not np.isnan(aim[:, -1]).all():
        lower, upper = (panel.numbers[name][:, -1] for name in ("lower", "upper"))
        words = compare(lower, upper, aim[:, -1], polarity=panel.indicator.polarity.value).tolist()
    return [_assured(panel, judged, area, words[area], aim[area, -1]) for area in range(len(panel.areas))]


def _assured(
    panel: Panel, judged: Judged, area: int, word: str, aim: float
) -> tuple[Assurance | None, Unjudged | None]:
    if panel.indicator.polarity is Polarity.NEUTRAL:
        return None, Unjudged.NO_DIRECTION
    if target_of(panel, panel.levels[area]) is None:
        return Assurance.NONE, Unjudged.NO_TARGET
    if np.isnan(aim):
        return None, Unjudged.NOT_BEGUN
    if judged.drawn(area) and judged.charts is not None:
        return Assurance(judged.charts.assurance[area].item()), None
    if word == "none":
        return None, judged.why[area] if np.isnan(panel.value[area, -1]) else Unjudged.NO_INTERVAL
    return _ASSURED[word], None


def ahead(panel: Panel, judged: Judged, area: int, as_of: date) -> Ahead:
    """Where an area's series will be at the day of its target, if it goes on as it has."""
    target = target_of(panel, panel.levels[area])
    if panel.indicator.polarity is Polarity.NEUTRAL:
        return Ahead(None, Unjudged.NO_DIRECTION)
    if target is None or target.by is None:
        return Ahead(None, Unjudged.NO_TARGET if target is None else Unjudged.NO_DATE)
    horizon = _horizon(panel.frequency, panel.periods[-1], target.by)
    if horizon < 1 or as_of > target.by:
        return Ahead(Course.DATE_PASSED, Unjudged.DATE_PASSED, met=_met(panel, area, target, target.by))
    why = _why_not(panel, judged, area, horizon)
    found = None if why else _projection(panel, judged, area, horizon)
    if found is None:
        return Ahead(None, why or Unjudged.FLAT, horizon)
    told = course(found, target.value, polarity=panel.indicator.polarity.value)
    needed = float(required_rate(found.now, target.value, horizon))
    return Ahead(Course(told.word), None, horizon, found, told.chance, needed)


def expected(panel: Panel, found: Ahead, area: int) -> list[Expected]:
    """What is to be expected of each period up to that of the target's day; nothing where that is not known."""
    if found.projection is None:
        return []
    period, told = panel.periods[-1], []
    limits = zip(found.projection.fit, found.projection.lower, found.projection.upper, strict=True)
    for fit, lower, upper in limits:
        period = following(panel.frequency, period)
        told.append(Expected(panel.indicator.slug, panel.areas[area], period, float(fit), float(lower), float(upper)))
    return told


def _why_not(panel: Panel, judged: Judged, area: int, horizon: int) -> Unjudged | None:
    """Why nothing is said of the periods ahead. Too few for a chart may be enough for a line."""
    few = (Unjudged.TOO_FEW_POINTS, Unjudged.BROKEN, Unjudged.NO_INTERVAL)
    if judged.why[area] is not None and judged.why[area] not in few:
        return judged.why[area]
    if np.isnan(panel.value[area, -1]):
        return judged.why[area] or Unjudged.MISSING
    fewest = FEWEST_AHEAD if judged.charts is not None else FEWEST_YEARS_AHEAD
    if judged.points[area] < fewest:
        return judged.why[area] or Unjudged.TOO_FEW_POINTS
    return Unjudged.TOO_FAR if horizon > len(panel.periods) - judged.part else None


def _projection(panel: Panel, judged: Judged, area: int, horizon: int) -> Projection | None:
    """A stable series keeps its level, within the limits of its chart; any other its line. None for one that is flat:
    chance has not been seen."""
    values = panel.value[area, judged.part :]
    if judged.variation[area] is not Variation.COMMON:
        shares = panel.indicator.kind is Kind.PROPORTION and bool(np.nanmin(values) > 0 and np.nanmax(values) < 1)
        ends = min(np.nanmin(values), 1 - np.nanmax(values)) < _NEAR_THE_ENDS
        return project(values, horizon, logit=shares and bool(ends))
    chart = judged.charts[area] if judged.charts is not None else xmr(values, minimum=FEWEST_YEARS_AHEAD)
    centre, lower, upper = (float(each[-1]) for each in (chart.centre, chart.lower, chart.upper))
    return None if np.isnan(lower) else hold(centre, lower, upper, horizon)


def _horizon(frequency: Frequency, latest: date, by: date) -> int:
    """How many periods after the latest the one that holds a day is; 0 where it is the latest or lies before."""
    ahead = 0
    while end(frequency, latest) < by:
        latest, ahead = following(frequency, latest), ahead + 1
    return ahead


def _met(panel: Panel, area: int, target: Target, by: date) -> bool | None:
    """Whether the figure of the period that holds the target's day was there; the latest, where there is none yet."""
    place = next((place for place, last in enumerate(panel.ends()) if last >= by), len(panel.periods) - 1)
    value = panel.value[area, place]
    if np.isnan(value):
        return None
    above = panel.indicator.polarity is Polarity.HIGH_IS_GOOD
    return bool(value >= target.value if above else value <= target.value)
