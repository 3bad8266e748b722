"""The true counts of people behind each figure, in memory only: what is rounded, and what is certified."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.vocabulary import Kind
from metrics.counted import spread
from metrics.counted.coverage import SHOWN
from metrics.counted.spread import Marks
from metrics.declared.indicator import Indicator
from metrics.protected.rounding import Floats


@dataclass(frozen=True, slots=True)
class Parts:
    """By row, nan where it has no such part, or its period is not told: whole numbers of people counted and of those
    that they are out of; the people behind a numerator, who are others than the numerator of weighted answers; and of
    what is no count, to one decimal, a mean with its deviation and the design effect of weights."""

    numerator: Floats
    denominator: Floats
    behind: Floats
    mean: Floats
    deviation: Floats
    design_effect: Floats


def of(indicators: Sequence[Indicator], rows: pa.Table) -> Parts:
    """The parts of rows (roll_up.SCHEMA) of people. No row means that nothing happened, which is nought, and is
    treated as any other small count."""

    def of_kind(*kinds: Kind) -> Marks:
        return spread.holds(indicators, rows, lambda each: each.kind in kinds)

    told = np.asarray(pc.is_in(rows["standing"].combine_chunks().cast(pa.string()), pa.array(list(map(str, SHOWN)))))
    weighted = spread.holds(indicators, rows, lambda each: each.weighted)
    x, n, squares = (np.nan_to_num(rows[name].to_numpy()) for name in ("numerator", "denominator", "sum_of_squares"))
    weights, yes, answers = (np.nan_to_num(rows[name].to_numpy()) for name in ("weight_squares", "yes", "answers"))
    means, shares = told & of_kind(Kind.MEAN), told & of_kind(Kind.PROPORTION)
    counts = told & of_kind(Kind.COUNT, Kind.RATE)
    share = np.divide(x, n, out=np.zeros_like(x), where=n > 0)
    numerator = np.where(weighted, np.rint(np.minimum(share, 1.0) * answers), np.rint(x))
    effect = np.divide(answers * weights, n**2, out=np.ones_like(x), where=n > 0)
    variance = np.divide(squares - n * share**2, n - 1, out=np.zeros_like(x), where=n > 1)
    return Parts(
        numerator=np.where(counts | shares, numerator, np.nan),
        denominator=np.where(means | shares, np.where(weighted, answers, np.rint(n)), np.nan),
        behind=np.where(counts | shares, np.where(weighted, yes, numerator), np.nan),
        mean=np.where(means, np.round(share, 1), np.nan),
        deviation=np.where(means, np.round(np.sqrt(np.maximum(variance, 0.0)), 1), np.nan),
        design_effect=np.where(shares & weighted, np.round(effect, 1), np.nan),
    )
