"""A figure in print that was counted in another way: a ring beside a line, never joined to it."""

from dataclasses import dataclass
from datetime import date

from metrics import BOROUGH, Frequency, Indicator, Observation, Snapshot
from pages.components.exhibits.axes import note, plain
from pages.components.exhibits.exhibit import Drawing
from pages.components.theme.colours import COLOUR
from pages.components.words.periods import period_text
from pages.components.words.states import observed

HOW_TO_READ = "The hollow ring is the figure in print; it was counted in another way, so the line does not reach it."


@dataclass(frozen=True, slots=True)
class Ringed:
    """The figure, and the day by which it was printed."""

    indicator: Indicator
    observation: Observation
    day: date

    @property
    def value(self) -> float:
        return self.observation.value or 0.0

    @property
    def figure(self) -> str:
        """'77%'"""
        return observed(self.indicator, self.observation)

    @property
    def by(self) -> str:
        """'by June 2022'"""
        return f"by {period_text(Frequency.MONTH, self.day)}"


def ringed(snapshot: Snapshot, indicator: str) -> Ringed | None:
    """The newest figure of an indicator in print; None where none is there."""
    if indicator not in snapshot.indicators:
        return None
    series = snapshot.series(indicator, BOROUGH)
    if series.latest is None:
        return None
    printed = snapshot.printed.get(indicator, {}).get(series.latest.period)
    return Ringed(series.indicator, series.latest, printed.day if printed else series.latest.period)


def sentence(of: Ringed) -> str:
    return f"In print it was {of.figure}, {of.by}."


def alt(of: Ringed) -> str:
    return f"A hollow ring apart from the line is {of.figure}, as it was printed {of.by}."


def ring(of: Ringed) -> Drawing:
    """The ring itself, which says its figure when pointed at."""
    edge = {"color": COLOUR["area"], "width": 2.4}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [of.day.isoformat()],
        "y": [of.value],
        "marker": {"symbol": "circle", "size": 12, "opacity": 1, "color": COLOUR["page"], "line": edge},
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [plain(f"In print {of.by}: {of.figure}")],
    }


def name(of: Ringed) -> Drawing:
    """Its words, right under it and to its right, where no number of the axis is."""
    place: Drawing = {"xref": "x", "x": of.day.isoformat(), "yref": "y", "y": of.value, "yanchor": "top"}
    place |= {"xanchor": "left", "align": "left", "xshift": 1, "yshift": -9, "bgcolor": COLOUR["page"]}
    place["font"] = {"color": COLOUR["area"]}
    return note(f"<b>{plain(of.figure)}</b> in print<br>{of.by}", **place)
