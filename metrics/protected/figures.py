"""What is published of the parts of each figure of people: its rounded counts, or why they are withheld."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from data.vocabulary import Reason
from metrics.protected import rounding
from metrics.protected.parts import Parts
from metrics.protected.rounding import Floats
from metrics.snapshots.stored import WORD

FEWEST_OF_A_MEAN = 20  # answers behind a mean, as it is shown; what fewer have in common is nearly one person's own

Why = NDArray[np.int8]
REASONS = ("", Reason.SMALL, Reason.PROTECTS_ANOTHER)
SHOWN, SMALL, PROTECTS = range(len(REASONS))


@dataclass(frozen=True, slots=True)
class Figures:
    """By row: each part as it is shown, nan where it is not or there is none; why it is withheld (0 where it is not);
    and a mean, its deviation, and the design effect of weights."""

    numerator: Floats
    denominator: Floats
    numerator_why: Why
    denominator_why: Why
    mean: Floats
    deviation: Floats
    design_effect: Floats

    def columns(self) -> dict[str, pa.Array]:
        """The same as columns of counted.shown.SCHEMA."""
        numbers = {
            "numerator": self.numerator, "denominator": self.denominator, "value": self.mean,
            "deviation": self.deviation, "design_effect": self.design_effect,
        }  # fmt: skip
        words = {"numerator_withheld": self.numerator_why, "denominator_withheld": self.denominator_why}
        columns = {name: pa.array(numbers[name], from_pandas=True) for name in numbers}
        return columns | {name: in_words(why) for name, why in words.items()}


def in_words(why: Why) -> pa.DictionaryArray:
    """Why each part is withheld, as it is stored."""
    places = pa.array(why.astype(np.int32))
    return pa.DictionaryArray.from_arrays(places, pa.array(list(map(str, REASONS)))).cast(WORD)


def rounded(part: Parts, smallest: Floats) -> Figures:
    """Each part rounded by itself. A numerator of weighted answers is withheld also where few people are behind it."""
    n = rounding.shown(part.denominator, smallest)
    few_behind = (part.behind < smallest) & (part.behind != part.numerator)
    x = np.where(few_behind, np.nan, rounding.shown(part.numerator, smallest))
    # Of how few a mean is of is told by what is shown of them, and so gives no more away.
    enough = n >= FEWEST_OF_A_MEAN
    return Figures(
        numerator=x,
        denominator=n,
        numerator_why=_why(part.numerator, x),
        denominator_why=_why(part.denominator, n),
        mean=np.where(enough, part.mean, np.nan),
        deviation=np.where(enough, part.deviation, np.nan),
        # Where there is no share, there is no range that it could widen.
        design_effect=np.where(np.isnan(n) | np.isnan(x), np.nan, part.design_effect),
    )


def _why(true: Floats, shown: Floats) -> Why:
    return np.where(~np.isnan(true) & np.isnan(shown), SMALL, SHOWN).astype(np.int8)
