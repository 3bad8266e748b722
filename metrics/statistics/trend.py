"""The recent trend of a yearly series whose figures have intervals, as the Fingertips public health profiles mark it.

For whole years that do not overlap, and for sampling error alone. Monthly and quarterly series have control charts, and
counts without an interval have `monotone`."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from metrics.statistics.arrays import Floats, Marks, Polarity, Words, good, meanings, of_each, of_one, refuse

YEARS = 5  # the latest are used, and fewer cannot be told
CHI_SQUARE = 9.54953570608324  # the 99.8% quantile at one degree of freedom, as the profiles' own code has it
_WIDTH = 3.92  # standard errors from the lower to the upper 95% limit
# All five years, and each four of them.
_LEFT_OUT = np.vstack([np.ones((1, YEARS)), 1 - np.eye(YEARS)])

Word = Literal[
    "increasing",
    "decreasing",
    "increasing and getting better",
    "increasing and getting worse",
    "decreasing and getting better",
    "decreasing and getting worse",
    "no significant change",
    "cannot be calculated",
]


@dataclass(frozen=True, slots=True)
class RecentTrend:
    """One series: `slope` is in the values' unit a year; nan, as chi_square, where it cannot be calculated."""

    word: Word
    meaning: str  # improvement, concern, high (rising), low (falling), common, or unknown
    chi_square: float
    slope: float


@dataclass(frozen=True, slots=True)
class RecentTrends:
    """Many series: what a RecentTrend has, (series,)."""

    word: Words
    meaning: Words
    chi_square: Floats
    slope: Floats

    def __getitem__(self, series: int) -> RecentTrend:
        """One of them."""
        own = (self.word, self.meaning, self.chi_square, self.slope)
        return RecentTrend(*(column[series].item() for column in own))

    def __len__(self) -> int:
        return len(self.slope)


def recent_trend(values: ArrayLike, lower: ArrayLike, upper: ArrayLike, *, polarity: str = "neutral") -> RecentTrend:
    """The trend of one series of years, (years,), with the 95% limits of each. See `recent_trend_each`."""
    rows = of_one(values=values, lower=lower, upper=upper)
    return recent_trend_each(*(row[np.newaxis] for row in rows), polarity=polarity)[0]


def recent_trend_each(
    values: ArrayLike, lower: ArrayLike, upper: ArrayLike, *, polarity: Polarity = "neutral"
) -> RecentTrends:
    """The trends of many series, (series, years), in the order of time, each year one after the last.

    The slope of the latest five by least squares, weighted by 1 / standard error squared; it is significant where its
    chi-square is above the 99.8% quantile and its sign is the same with all five and without each of them, nought taken
    as up (Fingertips technical guidance, Trend markers; FingertipsNext, TrendMarkerCalculator). It cannot be calculated
    where one of the five is missing, has no limits, or has no width between them. Raises ValueError for limits on the
    wrong sides of each other, an unknown polarity, and what is infinite or does not fit."""
    rows = of_each(values=values, lower=lower, upper=upper)
    refuse("upper", rows[2], rows[2] < rows[1], "no less than lower")
    side = good(polarity, rows[0].shape[:1])
    if rows[0].shape[1] < YEARS:
        rows = [np.full((len(row), YEARS), np.nan) for row in rows]
    value, low, high = (row[:, -YEARS:] for row in rows)
    known: Marks = np.all(~np.isnan(value + low + high) & (high > low), axis=1)
    error = np.where(known[:, np.newaxis], (high - low) / _WIDTH, 1.0)
    slope, chi_square, agree = _slopes(np.where(known[:, np.newaxis], value, 0.0), error**-2)
    direction = np.where(known & agree & (chi_square > CHI_SQUARE), np.sign(slope), 0).astype(np.int64)
    meaning = np.where(known, meanings(direction, side), "unknown")
    return RecentTrends(
        word=np.array([_word(*each) for each in zip(direction.tolist(), meaning.tolist(), strict=True)], np.str_),
        meaning=meaning,
        chi_square=np.where(known, chi_square, np.nan),
        slope=np.where(known, slope, np.nan),
    )


def _slopes(value: Floats, weight: Floats) -> tuple[Floats, Floats, Marks]:
    """Of each series, (series, 5): its slope, the chi-square of that, and whether the slopes without each year
    agree."""
    year = np.arange(1.0, YEARS + 1)
    # Taken from about the middle, what is summed keeps more digits; the slopes are the same.
    off = value - value.mean(axis=1, keepdims=True)
    # Not a product of matrices, whose last digit depends on how many series there are.
    parts = (np.ones(YEARS), year, year**2, off, year * off)
    sums = [((weight * part)[:, np.newaxis] * _LEFT_OUT).sum(axis=2) for part in parts]
    w, wx, wxx, wy, wxy = sums
    spread = w * wxx - wx**2
    slopes = (w * wxy - wx * wy) / spread
    down = (slopes < 0).sum(axis=1)
    chi_square = slopes[:, 0] ** 2 * spread[:, 0] / w[:, 0]
    return slopes[:, 0], chi_square, (down == 0) | (down == len(_LEFT_OUT))


def _word(direction: int, meaning: str) -> Word:
    if meaning == "unknown":
        return "cannot be calculated"
    if direction > 0:
        return _UP[meaning]
    return _DOWN[meaning] if direction < 0 else "no significant change"


_UP: dict[str, Word] = {
    "high": "increasing",
    "improvement": "increasing and getting better",
    "concern": "increasing and getting worse",
}
_DOWN: dict[str, Word] = {
    "low": "decreasing",
    "improvement": "decreasing and getting better",
    "concern": "decreasing and getting worse",
}
