"""How fast a task that everyone has is being done, what it would take to be done with it by a day, and where today's
pace leads: arithmetic on what a snapshot shows (METHODS, item 71)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt

from data.periods import following
from data.vocabulary import Frequency, Standing, Status, Unjudged
from metrics.snapshots.observation import Observation
from metrics.snapshots.series import Series

MONTHS = 12  # a whole year, so that no season weighs more than another
WITHIN = 1.3634  # of Student's t with 11 degrees of freedom: 8 in 10 lie within so many deviations
_STANDING = {Standing.STALE: Unjudged.STALE, Standing.ENDED: Unjudged.ENDED}
_WHY = {Status.WITHHELD: Unjudged.WITHHELD, Status.MISSING: Unjudged.MISSING, Status.NONE: Unjudged.NO_CASES}


@dataclass(frozen=True, slots=True)
class Pace:
    """At the end of a month: how many have not finished, by how many a month that grows (it falls where negative), and
    how many a month finish, both on average of the last twelve; the share who have finished, its average step a month
    and the deviation of its steps."""

    period: date
    unfinished: float
    growing: float
    finishing: float
    share: float
    step: float
    spread: float

    @property
    def holding(self) -> float:
        """How many a month would have to finish for no more to be unfinished than now."""
        return self.finishing + self.growing

    def needed(self, months: int) -> float:
        """How many a month would have to finish for nobody to be unfinished so many months on, if as many join, and as
        many leave unfinished, as in the last twelve."""
        return max(self.unfinished / months + self.holding, 0.0)

    def expected(self, months: int) -> tuple[float, float, float]:
        """The share so many months on at today's pace, and the two between which it lies in 8 of 10 such series: each
        step is its average and chance, and the average itself is of twelve."""
        fit = self.share + months * self.step
        reach = WITHIN * self.spread * sqrt(months + months**2 / MONTHS)
        return _cut(fit), _cut(fit - reach), _cut(fit + reach)

    @property
    def left(self) -> float | None:
        """After how many months nobody would be unfinished at today's pace; None where that is never."""
        return self.unfinished / -self.growing if self.growing < 0 else None


def pace(stock: Series, flow: Series) -> Pace | Unjudged:
    """The pace by the month of a share of people in post (`stock`) and by how many finish in each month (`flow`), or
    why there is none: every one of the last twelve months, and the one before them, has to be shown in full."""
    if stock.freshness is not None and stock.freshness.standing in _STANDING:
        return _STANDING[stock.freshness.standing]
    settled = [each for each in stock.observations if each.status is not Status.PENDING and not each.provisional]
    if not settled or {stock.frequency, flow.frequency} != {Frequency.MONTH}:
        return Unjudged.NO_FIGURES
    year = settled[-MONTHS - 1 :]
    finished = {each.period: each for each in flow.observations if not each.provisional}
    joint = [finished[each.period] for each in year[1:] if each.period in finished]
    if why := _why(year, of_all=True) or _why(joint):
        return why
    if len(year) <= MONTHS or len(joint) < MONTHS or not _follow(year):
        return Unjudged.TOO_FEW_POINTS
    counts = [(each.numerator or 0.0, each.denominator or 1.0) for each in year]
    left = [of - those for those, of in counts]
    shares = [those / of for those, of in counts]  # finer than shares of few, which are whole per cents
    steps = [later - earlier for earlier, later in pairwise(shares)]
    step = sum(steps) / MONTHS
    return Pace(
        period=year[-1].period,
        unfinished=left[-1],
        growing=(left[-1] - left[0]) / MONTHS,
        finishing=sum(each.numerator or 0.0 for each in joint) / MONTHS,
        share=shares[-1],
        step=step,
        spread=sqrt(sum((each - step) ** 2 for each in steps) / (MONTHS - 1)),
    )


def _why(several: Sequence[Observation], *, of_all: bool = False) -> Unjudged | None:
    """Why these cannot be reckoned with, by the newest that is not shown in full, shares `of_all` with both their
    counts; None where all are."""
    for each in reversed(several):
        if each.value is None:
            return _WHY.get(each.status, Unjudged.MISSING)
        if each.numerator is None or (of_all and each.denominator is None):
            return Unjudged.WITHHELD  # a share that is only told by its limit, since so few are counted
        if each.bound:
            return Unjudged.BOUND
    return None


def _follow(several: Sequence[Observation]) -> bool:
    """Whether each is of the month after the one before."""
    return all(following(Frequency.MONTH, one.period) == other.period for one, other in pairwise(several))


def _cut(share: float) -> float:
    return min(max(share, 0.0), 1.0)
