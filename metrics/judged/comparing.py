"""How each area stands beside Camden in the latest complete period."""

from dataclasses import dataclass

import numpy as np

from data.vocabulary import Beside, Kind, Level, Unjudged
from metrics.judged.panel import Panel
from metrics.judged.unjudged import not_shown
from metrics.snapshots.areas import BOROUGH, NO_WARD
from metrics.snapshots.series import CLEARLY_LESS, left_over
from metrics.statistics.comparison import compare


@dataclass(frozen=True, slots=True)
class Compared:
    """An area beside Camden's figure, by its 95% and its 99.8% limits; or why it is not."""

    beside: Beside = Beside.NONE
    beside_998: Beside = Beside.NONE
    benchmark: float | None = None
    why: Unjudged | None = None


def compared(panel: Panel) -> list[Compared]:
    """Each area of a panel, in which Camden and what has no ward recorded are areas too."""
    indicator, benchmark = panel.indicator, _of(panel, BOROUGH, "value")
    if indicator.kind is Kind.COUNT:
        return [Compared(why=Unjudged.NOT_COMPARED)] * len(panel.areas)  # a ward's count is a part of Camden's
    if benchmark is None:
        return [Compared(why=Unjudged.NO_BENCHMARK)] * len(panel.areas)
    limits = [[panel.numbers[f"{side}{at}"][:, -1] for side in ("lower", "upper")] for at in ("", "_998")]
    words = [compare(lower, upper, benchmark, polarity=indicator.polarity.value).tolist() for lower, upper in limits]
    low = {level for level in set(panel.levels) if _much_is_nowhere(panel, level)}
    return [
        Compared(why=Unjudged.NOT_COMPARED)
        if panel.levels[area] in low
        else _compared(panel, area, benchmark, *map(Beside, pair))
        for area, pair in enumerate(zip(*words, strict=True))
    ]


def _compared(panel: Panel, area: int, benchmark: float, at_95: Beside, at_998: Beside) -> Compared:
    if panel.levels[area] in (Level.BOROUGH, Level.NONE):
        return Compared(why=Unjudged.NOT_COMPARED)
    if np.isnan(panel.value[area, -1]):
        return Compared(benchmark=benchmark, why=not_shown(*panel.state(area)))
    return Compared(at_95, at_998, benchmark, Unjudged.NO_INTERVAL if at_95 is Beside.NONE else None)


def _of(panel: Panel, code: str, name: str) -> float | None:
    """The latest number of one area."""
    if code not in panel.areas:
        return None
    number = float(panel.numbers[name][panel.areas.index(code), -1])
    return None if np.isnan(number) else number


def _much_is_nowhere(panel: Panel, level: Level) -> bool:
    """Whether so much of Camden's count lies in none of a level's areas that each of them lies low."""
    whole = _of(panel, BOROUGH, "numerator")
    if panel.indicator.kind is not Kind.RATE or not whole or level not in (Level.WARD, Level.NEIGHBOURHOOD):
        return False
    codes = [code for code, own in zip(panel.areas, panel.levels, strict=True) if own is level]
    parts = [_of(panel, code, "numerator") for code in codes]
    nowhere = _of(panel, NO_WARD, "numerator") if NO_WARD in panel.areas else left_over(whole, parts)
    return bool(nowhere) and (nowhere or 0.0) / whole >= CLEARLY_LESS
