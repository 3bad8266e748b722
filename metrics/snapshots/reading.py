"""What a series says now, as a snapshot holds it: the marks, and the facts that each was made from, or why none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pyarrow as pa

from data.vocabulary import (
    Assurance,
    Beside,
    Bound,
    Course,
    Frequency,
    Level,
    Method,
    Origin,
    Polarity,
    Reason,
    Signal,
    Standing,
    Status,
    Unjudged,
    Variation,
)
from metrics.snapshots import stored

BY_CHANCE = 0.05  # of Kendall's test: below it a series has moved


@dataclass(frozen=True, slots=True)
class Reading:
    """One indicator in one area, in its latest complete period, over the shortest periods that the area is published
    by. Values are in the indicator's own units; a number that there is none of is None; `..._why` is why there is no
    mark, '' where there is one. All of it is made of what the snapshot shows."""

    indicator: str
    area: str
    level: Level
    frequency: Frequency
    polarity: Polarity
    origin: Origin | Literal[""]
    standing: Standing | Literal[""]  # how the series stands on the snapshot's day, and by when the next is due
    due: date | None

    # The latest complete period; no other stands in for it where it has no value.
    period: date | None
    value: float | None
    lower: float | None
    upper: float | None
    status: Status | Literal[""]
    reason: Reason | Literal[""]
    bound: Bound | Literal[""]
    why: Unjudged | Literal[""]  # why no value

    # Is it changing? Of `points` figures from `first` on.
    variation: Variation
    variation_why: Unjudged | Literal[""]
    method: Method
    first: date | None
    points: int
    signal: Signal  # the rule that the latest figure is a signal by, and from when on figures are
    since: date | None
    second: Signal  # a rule by which it is one the other way, and what that means
    second_variation: Variation | Literal[""]
    centre: float | None  # of a control chart
    limit_lower: float | None
    limit_upper: float | None
    unusual: bool | None  # of 8 to 12 figures: whether they cross their middle less often than chance has it
    rounded: bool  # whether its counts are rounded to protect people
    carries_over: bool  # whether most who are counted are counted again in the next period: a stock
    slope: float | None  # a period, by Theil and Sen, with its 95% limits; of a recent trend its own
    slope_lower: float | None
    slope_upper: float | None
    tau: float | None  # Kendall's, and its chance without a trend
    p_value: float | None
    cause: str  # what is recorded to have moved the figures while they were signals, from when on, and on whose word
    cause_since: date | None
    cause_by: str

    # Can it meet its target? `aim` is the milestone of the period, or the target where there is no line to it.
    target: float | None
    target_by: date | None
    aim: float | None
    milestone: bool
    beyond: int  # how many of the latest figures in a row are at their aims or on the good side
    assurance: Assurance | Literal[""]
    assurance_why: Unjudged | Literal[""]

    # Will it in time? What to expect of the period that holds the target's day, `horizon` periods ahead.
    course: Course | Literal[""]
    course_why: Unjudged | Literal[""]
    horizon: int
    expected: float | None
    expected_lower: float | None
    expected_upper: float | None
    chance: float | None  # of being at the target or on its good side
    now: float | None  # the level that the pace starts from
    pace: float | None  # how much it changes a period, and would have to
    needed: float | None
    met: bool | None  # where the date has passed: whether the figure of that period was there, the latest if none was

    # Beside Camden, by its 95% and 99.8% limits.
    benchmark: float | None
    beside: Beside
    beside_998: Beside
    beside_why: Unjudged | Literal[""]

    # Of all Camden: the slope index over its wards in the latest financial year, and in the one before.
    year: date | None
    slope_index: float | None
    slope_index_lower: float | None
    slope_index_upper: float | None
    slope_index_before: float | None
    slope_index_before_lower: float | None
    slope_index_before_upper: float | None
    widening: bool
    inequality_why: Unjudged | Literal[""]

    # The marks of the period before.
    variation_before: Variation
    assurance_before: Assurance | Literal[""]
    course_before: Course | Literal[""]

    @property
    def going(self) -> int:
        """The way that all figures together go by Kendall's test: 1 up, -1 down, 0 neither."""
        if self.tau is None or self.p_value is None or self.p_value >= BY_CHANCE:
            return 0
        return 1 if self.tau > 0 else -1

    @property
    def drift(self) -> int:
        """That way where the latest figures are no signal, so that both are told; 0 of a stock, whose figures carry
        over: the test takes them for independent."""
        return self.going if self.variation is Variation.COMMON and not self.carries_over else 0


KEY = ("indicator", "area")
_TERMS = stored.terms(Reading)

Readings = Mapping[tuple[str, str], Reading]


def table(readings: Iterable[Reading]) -> pa.Table:
    """As they are kept, sorted by indicator and area."""
    return stored.table(Reading, readings, KEY)


def read(rows: pa.Table) -> Readings:
    """The same, by indicator and area."""
    return {(each.indicator, each.area): each for each in map(_reading, rows.to_pylist())}


def _reading(row: dict[str, Any]) -> Reading:
    return Reading(**stored.in_words(row, _TERMS))
