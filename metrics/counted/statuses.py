"""Whether each figure is shown and, where it is not, why."""

from collections.abc import Collection, Mapping
from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from data.vocabulary import Reason, Status
from metrics.counted.coverage import Completeness
from metrics.counted.ranges import Parts
from metrics.counted.rounded import FEWEST_ANSWERS
from metrics.counted.shown import Shown
from metrics.counted.spread import Marks

STATUSES = tuple(Status)
# What a period, or a category's, is where it has no figures of its own, and why.
_AS: Mapping[Completeness, tuple[Status, Reason | Literal[""]]] = {
    Completeness.MISSING: (Status.MISSING, ""),
    Completeness.INCOMPLETE: (Status.MISSING, Reason.INCOMPLETE),
    Completeness.SILENT: (Status.MISSING, Reason.NOTHING_COUNTED),
    Completeness.PENDING: (Status.PENDING, ""),
}
REASONS = ("", *Reason)

Codes = NDArray[np.int32]


def statuses(shown: Shown, standing: pa.DictionaryArray, part: Parts) -> tuple[Codes, Codes]:
    """The status and the reason of each row. A share of nothing has no cases, unless its period still runs."""
    status, reason = by_standing(standing)
    of_nothing = (status == STATUSES.index(Status.SHOWN)) & (part["denominator"] == 0)
    status[of_nothing] = STATUSES.index(Status.NONE)
    status[of_nothing & is_one_of(standing, (Completeness.RUNNING,))] = STATUSES.index(Status.PENDING)
    few = shown.where(lambda each: each.weighted) & (part["answers"] < FEWEST_ANSWERS)
    few &= status == STATUSES.index(Status.SHOWN)
    status[few], reason[few] = STATUSES.index(Status.WITHHELD), REASONS.index(Reason.TOO_FEW)
    return status, reason


def by_standing(standing: pa.DictionaryArray) -> tuple[Codes, Codes]:
    """The status and the reason that each row has by its period alone."""
    words = [Completeness(word) for word in standing.dictionary.to_pylist()]
    known = [_AS.get(word, (Status.SHOWN, "")) for word in words]
    status: Codes = np.array([STATUSES.index(each) for each, _ in known], np.int32)[standing.indices.to_numpy()]
    reason: Codes = np.array([REASONS.index(why) for _, why in known], np.int32)[standing.indices.to_numpy()]
    return status, reason


def is_one_of(standing: pa.DictionaryArray, wanted: Collection[Completeness]) -> Marks:
    """Which rows stand in one of some ways."""
    told: Marks = np.array([word in wanted for word in standing.dictionary.to_pylist()], np.bool_)
    each: Marks = told[standing.indices.to_numpy()]
    return each
