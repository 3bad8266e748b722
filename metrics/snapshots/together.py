"""Whether two indicators go together over wards, reckoned from the figures that a snapshot shows (METHODS, item 76)."""

from dataclasses import dataclass

import numpy as np

from metrics.snapshots.series import Comparison
from metrics.statistics.rank import ranks, spearman

LEAST = 10  # wards with both figures: of fewer no link is told


@dataclass(frozen=True, slots=True)
class Together:
    """How two comparisons of the same areas go together. `areas` have both figures, by code, those first that are
    furthest from the pattern of all; `lower` and `upper` are the limits of the rank correlation, None where it has
    none: over too few areas, or where all have one figure."""

    areas: tuple[str, ...]
    rho: float | None
    lower: float | None
    upper: float | None

    @property
    def way(self) -> int:
        """1 where both are clearly higher together, -1 where one is clearly lower as the other is higher, else 0."""
        if self.lower is None or self.upper is None:
            return 0
        return 1 if self.lower > 0 else -1 if self.upper < 0 else 0


def together(across: Comparison, up: Comparison) -> Together:
    """How the figures of two indicators go together over the areas that have both, and are complete. A figure that is
    told by its limit alone takes part with that."""
    figures = [
        {item.code: item.observation.value for item in each.items if item.observation.value is not None}
        for each in (across, up)
    ]
    codes = [code for code in figures[0] if code in figures[1]]
    one, other = (np.array([of[code] for code in codes], dtype=np.float64) for of in figures)
    found = spearman(one, other)
    first, second = ranks(one), ranks(other)
    mirrored = len(codes) + 1 - second if found.rho < 0 else second
    off = {code: abs(float(a) - float(b)) for code, a, b in zip(codes, first, mirrored, strict=True)}
    ordered = tuple(sorted(codes, key=lambda code: -off[code]))
    told = [None if number != number else number for number in (found.rho, found.lower, found.upper)]  # noqa: PLR0124
    return Together(ordered, *(told if len(codes) >= LEAST else (None, None, None)))
