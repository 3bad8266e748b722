"""The facts of a reading, by the names of its fields: each taken from what was judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from data.vocabulary import Assurance, Bound, Method, Origin, Reason, Signal, Status, Unjudged
from metrics.judged import charts, towards
from metrics.judged.comparing import Compared
from metrics.judged.judgement import Judged
from metrics.judged.panel import Panel
from metrics.judged.unjudged import not_shown
from metrics.judged.variation import RUN_CHART
from metrics.judged.years import signal_of_years
from metrics.statistics.arrays import Floats
from metrics.statistics.control import ControlCharts
from metrics.statistics.monotone import TheilSens
from metrics.statistics.runs import runs
from metrics.statistics.trend import YEARS

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks at the end of a panel, an area each."""

    panel: Panel
    judged: Judged
    aims: Floats
    assured: list[tuple[Assurance | None, Unjudged | None]]
    ahead: list[towards.Ahead]


def latest(panel: Panel, area: int) -> Facts:
    """The figure of the latest complete period, or why there is none."""
    status, reason, bound = panel.state(area)
    lacks = bool(np.isnan(panel.stored[area, -1]))
    lower, upper = (panel.numbers[name][area, -1] for name in ("lower", "upper"))
    return {
        "origin": Origin(panel.origin),
        "period": panel.periods[-1],
        "value": _told(panel.stored[area, -1]),
        "lower": _told(lower),
        "upper": _told(upper),
        "status": Status(status),
        "reason": Reason(reason) if reason else "",
        "bound": Bound(bound) if bound else "",
        "why": not_shown(status, reason, bound) if lacks else "",
    }


def changing(marks: Marks, lines: TheilSens, area: int, *, rounded: bool) -> Facts:
    """What the series does, with the facts of it; `lines` are those of the areas, through what is judged."""
    panel, judged = marks.panel, marks.judged
    values, periods = panel.value[area, judged.part :], panel.periods[judged.part :]
    there = np.flatnonzero(~np.isnan(values))
    told: Facts = {
        "variation": judged.variation[area],
        "variation_why": judged.why[area] or "",
        "method": Method.NONE if judged.why[area] else judged.method,
        "points": len(there),
        "first": periods[there[0]] if len(there) else None,
        "rounded": rounded,
        "carries_over": panel.indicator.stock,
    }
    if judged.why[area] is Unjudged.OVERLAPPING:
        return told
    if len(there) >= RUN_CHART.start:
        line = lines[area]
        told |= {"slope": _told(line.slope), "slope_lower": _told(line.lower), "slope_upper": _told(line.upper)}
        told |= {"tau": _told(judged.kendalls.tau[area]), "p_value": _told(judged.kendalls.p_value[area])}
    if judged.charts is not None and len(there) in RUN_CHART:
        told["unusual"] = runs(values).signal
    if judged.charts is not None and judged.drawn(area):
        told |= _signal(marks, judged.charts, area)
    elif judged.charts is None and not judged.why[area]:
        told |= _trend(marks, area, told)
    return told | _cause(panel, told)


def _signal(marks: Marks, chart: ControlCharts, area: int) -> Facts:
    """The limits of a control chart at its last point, and since when figures are the signal that it is."""
    panel, judged = marks.panel, marks.judged
    own, last = chart[area], len(chart.signal[area]) - 1
    first = last
    while own.signal[last] and first > 0 and own.signal[first - 1] and own.meaning[first - 1] == own.meaning[last]:
        first -= 1
    return {
        "signal": charts.rule(own.signal[last]),
        "since": panel.periods[judged.start + first] if own.signal[last] else None,
        "second": charts.rule(own.second[last]),
        "second_variation": charts.variation(own.second_meaning[last]),
        "centre": _told(own.centre[last]),
        "limit_lower": _told(own.lower[last]),
        "limit_upper": _told(own.upper[last]),
    }


def _trend(marks: Marks, area: int, told: Mapping[str, Any]) -> Facts:
    """The way of a series of years, and from when on."""
    panel, judged = marks.panel, marks.judged
    if judged.method is Method.RECENT_TREND and judged.trends is not None:
        slope = float(judged.trends.slope[area])
        signal = signal_of_years(slope, judged.variation[area])
        first = panel.periods[-YEARS]
        facts = {"slope": slope, "slope_lower": None, "slope_upper": None, "first": first, "points": YEARS}
        return facts | {"signal": signal, "since": first if signal is not Signal.NONE else None}
    signal = signal_of_years(float(told["tau"]), judged.variation[area])
    return {"signal": signal, "since": told["first"] if signal is not Signal.NONE else None}


def _cause(panel: Panel, told: Mapping[str, Any]) -> Facts:
    """The newest cause that is recorded of the time in which the figures are signals."""
    if not told.get("since"):
        return {}
    ends = panel.ends()[-1]
    known = [each for each in panel.indicator.causes if told["since"] <= each.since <= ends]
    if not known:
        return {}
    newest = max(known, key=lambda each: each.since)
    return {"cause": newest.reason, "cause_since": newest.since, "cause_by": newest.by}


def aiming(marks: Marks, area: int) -> Facts:
    """What is aimed at, and whether the series can reach it as it is."""
    panel = marks.panel
    target, aim = towards.target_of(panel, panel.levels[area]), marks.aims[area, -1]
    assurance, why = marks.assured[area]
    if target is None:
        return {"assurance": assurance or "", "assurance_why": why or ""}
    return {
        "target": target.value,
        "target_by": target.by,
        "aim": _told(aim),
        "milestone": towards.has_line(target),
        "beyond": 0 if np.isnan(aim) else towards.beyond(panel, marks.aims)[area],
        "assurance": assurance or "",
        "assurance_why": why or "",
    }


def ahead(found: towards.Ahead) -> Facts:
    """Where it leads."""
    told = {"course": found.course or "", "course_why": found.why or "", "horizon": found.horizon, "met": found.met}
    if found.projection is None:
        return told
    projection, last = found.projection, -1
    return told | {
        "expected": _told(projection.fit[last]),
        "expected_lower": _told(projection.lower[last]),
        "expected_upper": _told(projection.upper[last]),
        "chance": found.chance,
        "now": _told(projection.now),
        "pace": _told((projection.fit[last] - projection.now) / found.horizon),
        "needed": found.needed,
    }


def beside(found: Compared) -> Facts:
    """How it stands beside Camden."""
    return {
        "benchmark": found.benchmark,
        "beside": found.beside,
        "beside_998": found.beside_998,
        "beside_why": found.why or "",
    }


def before(earlier: Marks, area: int) -> Facts:
    """The marks of the period before."""
    return {
        "variation_before": earlier.judged.variation[area],
        "assurance_before": earlier.assured[area][0] or "",
        "course_before": earlier.ahead[area].course or "",
    }


def _told(number: float) -> float | None:
    return None if np.isnan(number) else float(number)
