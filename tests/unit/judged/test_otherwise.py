"""What would change an advice is never so already: what its sentence names lies on the other side of what there is."""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from data.vocabulary import Polarity, Variation
from metrics import Advised, Otherwise, Reading
from metrics.judged.advice import advise
from metrics.judged.gap_changes import widened
from metrics.snapshots.inequality import Inequality
from pages.components.words import reasons
from tests.unit.judged.told import QUIET, indicator
from tests.unit.judged.told import reading as of
from tests.unit.pages import made

SIDES = {Polarity.HIGH_IS_GOOD: 1, Polarity.LOW_IS_GOOD: -1}
FIGURES = st.floats(0, 40).map(lambda value: round(value, 1))
STARTS = st.sampled_from([[], QUIET, [*QUIET, 11.0, 9.0]])


@st.composite
def series(draw: st.DrawFn) -> Reading:
    """A reading of some figures, of which the first are often quiet and the last go one way."""
    way, step = draw(st.sampled_from([-1, 1])), draw(st.floats(0, 2))
    last = [10 + way * step * place + draw(st.floats(-2, 2)) for place in range(draw(st.integers(1, 14)))]
    values = draw(STARTS) + draw(st.sampled_from([last, draw(st.lists(FIGURES, min_size=1, max_size=14))]))
    target = {"value": draw(FIGURES), "by": date(2026, 12, 31), "origin": "illustrative"}
    declared = indicator(
        polarity=draw(st.sampled_from(list(SIDES))).value,
        stock=draw(st.booleans()),
        target=draw(st.sampled_from([None, target])),
    )
    told = of(declared, [round(max(0.0, each), 1) for each in values])
    return replace(told, cause=draw(st.sampled_from(["", "a new contractor"])))


def _facts(told: Advised) -> dict[str, float]:
    return {each.name: float(each.value) for each in told.facts if isinstance(each.value, float | int)}


def _better(told: Reading, one: float | None, other: float) -> bool:
    return one is not None and (one - other) * SIDES[told.polarity] > 0


# What each sentence names that a figure of the reading could be already, and whether it is.
ALREADY: dict[Otherwise, Callable[[Reading, dict[str, float]], bool]] = {
    Otherwise.MORE_FIGURES: lambda _, has: has["more"] <= 0,
    Otherwise.CAUSE_OR_MIDDLE: lambda told, has: (
        told.cause != "" or not _better(told, has["centre"], told.value or 0.0)
    ),
    Otherwise.CAUSE_OR_TURN: lambda told, _: told.cause != "",
    Otherwise.SHORT_OF_AIM: lambda told, has: _better(told, has["aim"], told.value or 0.0),
    Otherwise.A_PACE: lambda told, has: (has["needed"] - (told.pace or 0.0)) * SIDES[told.polarity] <= 0,
    Otherwise.A_CHANGE: lambda told, has: _better(told, told.value, has["good_limit"]),
    Otherwise.A_FALL_BACK: lambda told, has: _better(told, has["bad_limit"], told.value or 0.0),
    Otherwise.CLEAR_OF_TARGET: lambda told, has: all(_better(told, has["target"], has[end]) for end in ("low", "high")),
    Otherwise.CLEAR_OF_AIM: lambda told, has: all(_better(told, has["aim"], has[end]) for end in ("low", "high")),
    Otherwise.A_CLEAR_CHANGE: lambda told, _: told.variation is Variation.IMPROVEMENT,
    Otherwise.A_CLEAR_FALL_BACK: lambda told, _: told.variation is Variation.CONCERN,
    Otherwise.A_TREND: lambda told, _: told.variation is Variation.CONCERN,
    Otherwise.WITHOUT_CAUSE: lambda told, _: told.cause == "",
}


@settings(max_examples=300, deadline=None)
@given(series())
def test_no_sentence_names_what_is_there_already(told: Reading) -> None:
    advised = advise(told)
    already = ALREADY.get(advised.otherwise)
    assume(already is not None)
    assert already is not None
    assert not already(told, _facts(advised)), (advised, told)


INDEX = st.floats(-0.5, 0.5).map(lambda value: round(value, 4))
WIDTH = st.floats(0.0005, 0.3).map(lambda value: round(value, 4))
SHARE = made.indicator("proportion")
NO_OTHERS = None, None, None, None, None, None, None, None
QUIET_ONE = of(indicator(), QUIET)


def _year(first: int, index: float, half: float) -> Inequality:
    return Inequality("robbery", date(first, 4, 1), 20, index, index - half, index + half, *NO_OTHERS)


def _wider(before: Inequality, now: Inequality, polarity: Polarity) -> Advised:
    ends = ("slope_index", "slope_index_lower", "slope_index_upper")
    told = {each: getattr(now, each) for each in ends}
    told |= {each.replace("index", "index_before"): getattr(before, each) for each in ends}
    return advise(replace(QUIET_ONE, polarity=polarity, widening=True, year=now.period, **told))


MORE = st.floats(0.0002, 0.3).map(lambda value: round(value, 4))


@settings(max_examples=500)
@given(INDEX, st.tuples(WIDTH, WIDTH), MORE, st.sampled_from(list(SIDES)), st.data())
def test_a_gap_that_would_change_it_is_less_than_the_one_that_is_there(
    behind: float, widths: tuple[float, float], more: float, polarity: Polarity, data: st.DataObject
) -> None:
    side, (then, half) = SIDES[polarity], widths
    least = max(behind + math.hypot(then, half), half)  # beyond the range of the change, and clear of nought
    before, now = _year(2023, behind * side, then), _year(2024, (least + more) * side, half)
    assert widened([before, now], polarity)
    told = _wider(before, now, polarity)
    has = _facts(told)
    limit = has["limit_of_gap"]
    assert told.otherwise is Otherwise.NARROWER
    assert now.slope_index * side > limit == pytest.approx(least)
    written = {each.name: reasons._writer(SHARE, told, 0)(each) for each in told.facts}
    most, gap = (float(written[name].split(" ")[0]) for name in ("limit_of_gap", "gap"))
    assert most < gap  # and so it is as the two are read
    # Such a gap would not have been wider, and in the year after is none.
    less = data.draw(st.floats(-1, limit - 1e-9)) * side
    assert not widened([before, _year(2024, less, half)], polarity)
    assert not widened([now, _year(2025, less, half)], polarity)
