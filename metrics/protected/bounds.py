"""Between which values a small count is caught, and what that it is published beside catches it."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from metrics.protected.rounding import Floats
from metrics.protected.system import Matrix, Places, System, Target

_NEARLY = 1e-6


@dataclass(frozen=True, slots=True)
class Caught:
    """The least and the greatest value of a count by linear programs, and the sums that bind them."""

    least: float
    greatest: float
    binding: Places

    @property
    def values(self) -> int:
        """How many whole numbers lie between them, at the most."""
        return int(np.floor(self.greatest + _NEARLY) - np.ceil(self.least - _NEARLY)) + 1


def caught(system: System, target: Target) -> Caught:
    """The bounds of a count in a system. What they show to be a leak is one; a wide range proves nothing."""
    aim = np.zeros(len(system.true))
    aim[list(target.columns)] = 1.0
    least, below = _least(system, aim)
    greatest, above = _least(system, -aim)
    return Caught(least, -greatest, np.union1d(below, above))


def _least(system: System, aim: Floats) -> tuple[float, Places]:
    bounded = np.isfinite(system.high)
    upper = system.matrix[np.flatnonzero(bounded)]
    rows: Matrix = sparse.vstack([upper, -system.matrix]).tocsr()
    found = linprog(
        aim,
        A_ub=rows,
        b_ub=np.concatenate([system.high[bounded], -system.low]),
        bounds=(0, None),
        method="highs",
    )
    if found.status == 3:  # as low as one likes
        return -np.inf, np.zeros(0, np.int64)
    if not found.success or found.fun is None:
        return float(aim @ system.true), np.arange(len(system.low))
    weights = np.abs(np.asarray(found.ineqlin.marginals))
    at = np.concatenate([np.flatnonzero(bounded), np.arange(len(system.low))])
    return float(found.fun), np.unique(at[weights > _NEARLY])
