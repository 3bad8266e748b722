"""How samples are drawn: levels over months, the days on which things happen, what is known of them, keys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from data.contracts.folder import all_contracts
from data.holding.files import reference_path
from data.sample.stories import Flow, Levels

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Dates = npt.NDArray[np.datetime64]
Yes = npt.NDArray[np.bool_]

SPREAD = 60.0  # size of the negative binomial that counts are drawn from: the smaller, the more months differ


def along(course: Levels, times: Dates) -> Numbers:
    """The level of a course at each month or day."""
    known = np.array(list(course), dtype="datetime64[M]").astype("datetime64[D]")
    days = times.astype("datetime64[D]").astype(float)
    return np.asarray(np.interp(days, known.astype(float), np.array(list(course.values()))))


def wave(times: Dates, height: float, peak: int) -> Numbers:
    """A yearly season about 1: 1 + `height` in the middle of month `peak` (1 to 12), 1 - `height` half a year away."""
    days = (times.astype("datetime64[D]") - times.astype("datetime64[Y]").astype("datetime64[D]")).astype(float)
    middle = days + 15 * (times.dtype == np.dtype("datetime64[M]"))
    return np.asarray(1 + height * np.cos(2 * np.pi * (middle / 365.25 - (peak - 0.5) / 12)))


def flow(of: Flow, months: Dates) -> Numbers:
    """How many begin in the borough in each month, on the average of such months."""
    return along(of.monthly, months) * wave(months, of.season, of.peak)


def days(
    random: np.random.Generator, months: Dates, expected: Numbers, *, day_off: float = 0.3, spread: float = SPREAD
) -> Dates:
    """The days, in order, on which `expected` things a month happen; a `day_off` has so much of a working day's."""
    every = np.arange(months[0].astype("datetime64[D]"), (months[-1] + 1).astype("datetime64[D]"))
    weight = np.where(np.is_busday(every, holidays=_holidays()), 1.0, day_off)
    month = (every.astype("datetime64[M]") - months[0]).astype(np.int64)
    # A month's own luck makes its count negative binomial, and its days stay alike.
    mean = expected * random.gamma(spread, 1 / spread, months.size) / np.bincount(month, weight)
    return np.repeat(every, random.poisson(mean[month] * weight))


def after(start: Dates, working_days: Whole) -> Dates:
    """So many working days after each day, as the calendar counts them; none after a day off is that day."""
    return np.maximum(np.busday_offset(start, working_days, roll="backward", holidays=_holidays()), start)


def known(day: Dates, end: np.datetime64) -> Dates:
    """The days up to the last one covered; those after it have not happened yet, and are not a time."""
    return np.where(day > end, np.datetime64("NaT"), day)


def entered(random: np.random.Generator, day: Dates, end: np.datetime64, *, mean_days: float) -> Yes:
    """Which records had been entered by the end: some are typed in days after what they are about."""
    return day + np.round(random.exponential(mean_days, day.size)).astype(np.int64) <= end


def told(random: np.random.Generator, share: Numbers, answered: Yes) -> pa.Array:
    """Yes as often as the share says, and nothing where there was no answer."""
    return pa.array(random.random(share.size) < share, mask=~answered)


def chosen(random: np.random.Generator, weights: Mapping[str, float], number: int) -> pa.Array:
    """So many of the words, each as often as its weight says."""
    return pick(random, list(weights), np.array([list(weights.values())]), np.zeros(number, dtype=np.int64))


def pick(random: np.random.Generator, words: Sequence[str], weights: Numbers, row: Whole) -> pa.Array:
    """A word for each entry of `row`, which says whose row of `weights` (by word) to draw with."""
    edges = np.cumsum(weights / weights.sum(axis=1, keepdims=True), axis=1)[:, :-1]
    drawn = (random.random(row.size)[:, None] >= edges[row]).sum(axis=1)
    return pa.array(words).take(pa.array(drawn))


def numbered(tables: Iterable[pa.Table], name: str, prefix: str) -> Iterator[pa.Table]:
    """The tables with a second column of pseudonyms, such as r0000012, that runs on from one to the next."""
    first = 1
    for table in tables:
        digits = pa.array(np.arange(first, first + table.num_rows)).cast(pa.string())
        yield table.add_column(1, name, pc.binary_join_element_wise(prefix, pc.utf8_lpad(digits, 7, "0"), ""))
        first += table.num_rows


def odds(share: Numbers, factor: Numbers | float) -> Numbers:
    """A share after its odds are multiplied."""
    return share * factor / (1 - share + share * factor)


@cache
def _holidays() -> Dates:
    table = pa.csv.read_csv(reference_path(all_contracts()["bank_holidays"]))
    return np.asarray(table["day"].to_numpy(), dtype="datetime64[D]")
