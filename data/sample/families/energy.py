"""Sample of energy ratings of the council's homes, each home with its history."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from data.sample import Setting, stories
from data.sample.draws import Dates, Whole, Yes, along
from data.sample.places import council_homes, covered, each

BANDS = ("A", "B", "C", "D", "E", "F", "G")
# Ours: about half at C or better when first rated, near what social landlords in England had before 2020.
FIRST_RATED = (0.001, 0.064, 0.43, 0.375, 0.105, 0.02, 0.005)
EARLIEST = np.datetime64("2009-01-01")  # ratings began the year before
RATED = 0.98  # of homes; the others never were
RATED_LATE = 0.08  # of rated homes, only in the months covered; the others in the twelve years before
VALID = 3652  # days: then a home is rated anew
BETTER, WORSE = 0.15, 0.06  # of homes rated anew without works, by one band
LIFTED = {1: 0.45, 2: 0.42, 3: 0.13}  # bands that works are worth
UNWRITTEN = 0.03  # of works, whose date did not reach the ratings' system


class Ratings(NamedTuple):
    """Ratings of a ward's homes, in step: whose (from 0), when, which band (0 is A), and the works before."""

    home: Whole
    rated: Dates
    band: Whole
    works: Dates

    def where(self, these: Yes | Whole) -> "Ratings":
        """Those ratings only, or in that order."""
        return Ratings(self.home[these], self.rated[these], self.band[these], self.works[these])


def home_energy(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Ratings of every rated home up to the last day covered, in each ward by date."""
    _, last = covered(setting)
    homes = 0
    for ward, part in each(setting, council_homes(setting.wards)):
        number = round(part * stories.COUNCIL_HOMES * RATED)
        first = _first(random, setting, number)
        works = _after_works(random, first)
        ratings = _by_date([first, works, _anew(random, first, works)], last)
        yield pa.table(
            {
                "ward_code": pa.repeat(ward, ratings.home.size),
                "home_key": pa.array([f"h{homes + home:07}" for home in range(1, number + 1)]).take(
                    pa.array(ratings.home)
                ),
                "rated_on": ratings.rated,
                "band": pa.array(BANDS).take(pa.array(ratings.band)),
                "retrofitted_on": ratings.works,
            }
        )
        homes += number


def _first(random: np.random.Generator, setting: Setting, number: int) -> Ratings:
    begin, last = covered(setting)
    late = random.random(number) < RATED_LATE
    before = begin - random.integers(1, min(12 * 365, int((begin - EARLIEST).astype(int))), number)
    during = begin + random.integers(0, int((last - begin).astype(int)) + 1, number)
    band = random.choice(len(BANDS), number, p=FIRST_RATED)
    never = np.full(number, np.datetime64("NaT", "D"))
    return Ratings(np.arange(number), np.where(late, during, before), band, never)


def _after_works(random: np.random.Generator, first: Ratings) -> Ratings:
    """The rating that follows works, in homes that were below C, once their turn comes."""
    every = np.arange(EARLIEST, np.datetime64("2050-01-01"))
    turns = np.cumsum(along(stories.RETROFITTED_A_YEAR, every) / 365.25)
    below = first.where(first.band > BANDS.index("C"))
    rated = (below.rated - every[0]).astype(np.int64)
    turn = np.searchsorted(turns, turns[rated] + random.exponential(1, rated.size))
    comes = turn < every.size
    below, works = below.where(comes), every[turn[comes]]
    lifted = random.choice(list(LIFTED), works.size, p=list(LIFTED.values()))
    written = np.where(random.random(works.size) < UNWRITTEN, np.datetime64("NaT"), works)
    return Ratings(
        below.home,
        works + random.integers(14, 90, works.size),
        np.maximum(below.band - lifted, BANDS.index("B")),
        written,
    )


def _anew(random: np.random.Generator, first: Ratings, works: Ratings) -> Ratings:
    """The rating after ten years, of homes that works have not had rated anew by then."""
    rated = first.rated + VALID + random.integers(-60, 120, first.home.size)
    by_then = np.full(first.home.size, np.datetime64("2100-01-01"))
    by_then[works.home] = works.rated
    drawn = random.random(first.home.size)
    change = np.where(drawn < BETTER, -1, np.where(drawn < BETTER + WORSE, 1, 0))
    band = (first.band + change).clip(0, len(BANDS) - 1)
    return Ratings(first.home, rated, band, first.works).where(by_then > rated + 365)


def _by_date(ratings: list[Ratings], last: np.datetime64) -> Ratings:
    """All of them together, in order, up to the last day."""
    together = Ratings(
        np.concatenate([each.home for each in ratings]),
        np.concatenate([each.rated for each in ratings]),
        np.concatenate([each.band for each in ratings]),
        np.concatenate([each.works for each in ratings]),
    )
    order = np.argsort(together.rated, kind="stable")
    return together.where(order[together.rated[order] <= last])


GENERATORS = {"home_energy": home_energy}
