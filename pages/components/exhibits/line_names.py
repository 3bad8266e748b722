"""The names of lines, above their plot."""

from metrics import Observation, Series
from pages.components.exhibits.axes import note
from pages.components.exhibits.exhibit import Drawing
from pages.components.theme.colours import COLOUR
from pages.components.words.periods import dated
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_series
from pages.components.words.states import observed


def borough_beside(series: Series, borough: Series | None) -> Observation | None:
    """The borough's figure for the series' latest period, else its own latest; None beside itself."""
    if borough is None:
        return None
    period = series.latest.period if series.latest else None
    same = (each for each in borough.observations if each.period == period and each.value is not None)
    return next(same, borough.latest)


def borough_name(series: Series, borough: Series | None) -> list[tuple[str, str]]:
    """What the dashed line is, with the figure that stands beside the latest, and its period where that is another."""
    if borough is None:
        return []
    indicator, latest, beside = series.indicator, series.latest, borough_beside(series, borough)
    words = [f"dashed: {BOROUGH_NAME}"]
    words += [observed(indicator, beside, of_series(series, borough))] if beside else []
    words += [dated(indicator, beside, short=True)] if beside and latest and beside.period != latest.period else []
    return [(" ".join(words), "quiet")]


def stack(names: list[tuple[str, str]]) -> Drawing:
    """Words above the plot at the right, where they cannot collide on a phone: lines of one text, which keep their
    distance when it grows."""
    lines = (f'<span style="color:{COLOUR[ink]}">{name}</span>' for name, ink in names)
    return note("<br>".join(lines), x=1, xanchor="right", align="right", yshift=4)
