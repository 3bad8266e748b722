"""How a figure stands beside another that is taken as fixed: the borough's, a target, a milestone."""

import numpy as np
from numpy.typing import ArrayLike

from metrics.statistics.arrays import Polarity, Words, good, refuse, same_shape


def compare(lower: ArrayLike, upper: ArrayLike, benchmark: ArrayLike, *, polarity: Polarity) -> Words:
    """better, worse or similar; higher, lower or similar where neither side is good; none where a limit or the
    benchmark is missing: what cannot be compared is not similar.

    By the interval of each figure, in the benchmark's unit: it differs where the whole of it lies on one side;
    touching is similar (Fingertips, 'confidence intervals overlapping reference value'). The words have the shape of
    the arguments together; `polarity` is one word, or one for each. At the 95% limits it decides the word; at the
    99.8% limits the deeper shade, and whatever is told of a list. Of what is itself the benchmark nothing is to be
    asked. Raises ValueError for limits on the wrong sides of each other, an unknown polarity, and what is infinite or
    does not fit."""
    low, high, fixed = same_shape(lower=lower, upper=upper, benchmark=benchmark)
    refuse("upper", high, high < low, "no less than lower")
    side = good(polarity, low.shape)
    direction = np.where(low > fixed, 1, np.where(high < fixed, -1, 0))
    judged = np.where(direction == side, "better", "worse")
    plain = np.where(direction > 0, "higher", "lower")
    word = np.where(direction == 0, "similar", np.where(side == 0, plain, judged))
    return np.where(np.isnan(low + high + fixed), "none", word)
