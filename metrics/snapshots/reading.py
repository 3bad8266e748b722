"""What a series says now, as a snapshot holds it: the marks, and the facts that each was made from, or why none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

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

    indicator: Annotated[str, "The indicator, by its slug"]
    area: Annotated[str, "The area, by its code"]
    level: Annotated[Level, "What kind of area it is"]
    frequency: Annotated[Frequency, "How long a period is: the shortest that the area is published by"]
    polarity: Annotated[Polarity, "Which way is better"]
    origin: Annotated[Origin | Literal[""], "Where its figures are from: sample is made up; '' where there are none"]
    standing: Annotated[
        Standing | Literal[""], "Whether the next figure of the series is overdue on the snapshot's day"
    ]
    due: Annotated[date | None, "The day by which the next figure is due; empty where no other is"]

    # The latest complete period; no other stands in for it where it has no value.
    period: Annotated[date | None, "The first day of the latest complete period"]
    value: Annotated[float | None, "The figure of that period, in the indicator's own units"]
    lower: Annotated[float | None, "Lower end of its 95% interval"]
    upper: Annotated[float | None, "Upper end of its 95% interval"]
    status: Annotated[Status | Literal[""], "Whether there is a figure, and if not, why"]
    reason: Annotated[Reason | Literal[""], "More of why there is none"]
    bound: Annotated[Bound | Literal[""], "How a value that is not exact is to be read; '' where it is exact"]
    why: Annotated[Unjudged | Literal[""], "Why there is no value to judge"]

    # Is it changing?
    variation: Annotated[Variation, "What the series does: whether it changes by more than chance"]
    variation_why: Annotated[Unjudged | Literal[""], "Why that is not judged"]
    method: Annotated[Method, "By what it is judged"]
    first: Annotated[date | None, "The first period of the figures that it is judged by"]
    points: Annotated[int, "How many figures it is judged by"]
    signal: Annotated[Signal, "The rule by which the latest figure is a signal"]
    since: Annotated[date | None, "The period from which on figures are signals"]
    second: Annotated[Signal, "A rule by which the latest figure is a signal the other way"]
    second_variation: Annotated[Variation | Literal[""], "What that one means"]
    centre: Annotated[float | None, "The middle of its control chart"]
    limit_lower: Annotated[float | None, "The lower limit of its control chart"]
    limit_upper: Annotated[float | None, "The upper limit of its control chart"]
    unusual: Annotated[bool | None, "Of 8 to 12 figures: whether they cross their middle less often than chance has it"]
    rounded: Annotated[bool, "Whether its counts are rounded to protect people"]
    carries_over: Annotated[bool, "Whether most who are counted are counted again in the next period"]
    slope: Annotated[float | None, "Its change a period by Theil and Sen; of a recent trend its own"]
    slope_lower: Annotated[float | None, "Lower end of the 95% interval of that change"]
    slope_upper: Annotated[float | None, "Upper end of the 95% interval of that change"]
    tau: Annotated[float | None, "Kendall's tau of all figures together"]
    p_value: Annotated[float | None, "The chance of a tau so far from nought without a trend"]
    cause: Annotated[str, "What is recorded to have moved the figures while they were signals"]
    cause_since: Annotated[date | None, "From when on it has moved them"]
    cause_by: Annotated[str, "On whose word"]

    # Can it meet its target?
    target: Annotated[float | None, "What is aimed at, in the indicator's own units"]
    target_by: Annotated[date | None, "The day by which it is to be reached"]
    aim: Annotated[float | None, "The milestone of the period, or the target where there is no line to it"]
    milestone: Annotated[bool, "Whether the aim is a milestone"]
    beyond: Annotated[int, "How many of the latest figures in a row are at their aims or on the good side"]
    assurance: Annotated[Assurance | Literal[""], "Whether the series can meet its aim as it is"]
    assurance_why: Annotated[Unjudged | Literal[""], "Why that is not judged"]

    # Will it in time? What to expect of the period that holds the target's day.
    course: Annotated[Course | Literal[""], "Whether the target will be met in time if the series goes on so"]
    course_why: Annotated[Unjudged | Literal[""], "Why that is not judged"]
    horizon: Annotated[int, "How many periods ahead the target's day is"]
    expected: Annotated[float | None, "The figure to expect then"]
    expected_lower: Annotated[float | None, "Lower end of what is likely then (80%)"]
    expected_upper: Annotated[float | None, "Upper end of what is likely then (80%)"]
    chance: Annotated[float | None, "The chance, 0 to 1, of being at the target or on its good side"]
    now: Annotated[float | None, "The level that the pace starts from"]
    pace: Annotated[float | None, "How much it changes a period"]
    needed: Annotated[float | None, "How much it would have to change a period"]
    met: Annotated[
        bool | None,
        "Where the date has passed: whether the figure of that period was there, the latest if none was",
    ]

    # Beside Camden.
    benchmark: Annotated[float | None, "Camden's figure of the same period"]
    beside: Annotated[Beside, "How the area stands beside it by 95% limits"]
    beside_998: Annotated[Beside, "How the area stands beside it by 99.8% limits"]
    beside_why: Annotated[Unjudged | Literal[""], "Why it is not set beside it"]

    # Of all Camden: the slope index over its wards, the least deprived end less the most deprived one.
    year: Annotated[date | None, "The first day of the latest financial year with every ward shown"]
    slope_index: Annotated[float | None, "The slope index of inequality over wards in that year"]
    slope_index_lower: Annotated[float | None, "Lower end of its 95% interval"]
    slope_index_upper: Annotated[float | None, "Upper end of its 95% interval"]
    slope_index_before: Annotated[float | None, "The slope index of the year before"]
    slope_index_before_lower: Annotated[float | None, "Lower end of its 95% interval"]
    slope_index_before_upper: Annotated[float | None, "Upper end of its 95% interval"]
    widening: Annotated[bool, "Whether the poorer wards are further behind than the range of the year before has it"]
    inequality_why: Annotated[Unjudged | Literal[""], "Why inequality is not judged"]

    # The marks of the period before.
    variation_before: Annotated[Variation, "What the series did as at the period before"]
    assurance_before: Annotated[Assurance | Literal[""], "Whether it could meet its aim then"]
    course_before: Annotated[Course | Literal[""], "Whether the target would have been met in time then"]

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

Readings = Mapping[tuple[str, str], Reading]


def table(readings: Iterable[Reading]) -> pa.Table:
    """As they are kept, sorted by indicator and area."""
    return stored.table(Reading, readings, KEY)


def read(rows: pa.Table) -> Readings:
    """The same, by indicator and area."""
    return {(each.indicator, each.area): each for each in stored.made(Reading, rows)}
