"""Control charts with their periods, ready to be kept."""

from typing import Literal

import numpy as np
import pyarrow as pa

from data.vocabulary import Signal, Variation
from metrics.judged.judgement import Judged
from metrics.judged.panel import Panel
from metrics.snapshots import charts
from metrics.statistics.arrays import Floats, Words
from metrics.statistics.control import ControlCharts

_LINES = ("centre", "lower", "upper", "near_lower", "near_upper")


def charted(panel: Panel, judged: Judged, drawn: ControlCharts, aims: Floats, areas: list[int]) -> pa.Table:
    """The charts of some areas of a panel (charts.SCHEMA), of the periods that were judged."""
    periods = panel.periods[judged.start :]
    starts = sorted({0, *judged.rebase})
    begins = [periods[max(start for start in starts if start <= place)] for place in range(len(periods))]
    numbers = {"value": panel.value[:, judged.start :], "aim": aims[:, judged.start :]}
    numbers |= {name: getattr(drawn, name) for name in _LINES}
    words = {"signal": _rules(drawn.signal), "second": _rules(drawn.second)}
    words |= {"meaning": drawn.meaning, "second_meaning": drawn.second_meaning}
    columns = {
        "indicator": [panel.indicator.slug] * len(periods) * len(areas),
        "area": np.repeat([panel.areas[area] for area in areas], len(periods)),
        "period": list(periods) * len(areas),
        "begins": begins * len(areas),
        **{name: pa.array(column[areas].ravel(), from_pandas=True) for name, column in numbers.items()},
        **{name: column[areas].ravel() for name, column in words.items()},
    }
    return pa.table({name: pa.array(columns[name], charts.SCHEMA.field(name).type) for name in charts.SCHEMA.names})


def rule(word: str) -> Signal:
    """A rule by the word that a chart has for it; none for ''."""
    return Signal(str(word)) if word else Signal.NONE


def variation(word: str) -> Variation | Literal[""]:
    """What a point means; '' of a gap."""
    return Variation(str(word)) if word else ""


def _rules(words: Words) -> Words:
    return np.where(words == "", Signal.NONE.value, words)
