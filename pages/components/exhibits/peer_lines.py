"""The figure of Camden over time beside other boroughs: the middle half of them as a band, London's line dashed, and
Camden's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pages.components.exhibits.axes import chip, layout, plain
from pages.components.exhibits.enough import OF_A_LINE
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.line_names import stack
from pages.components.theme.colours import COLOUR

_HEIGHT, _LINE = 322, 18  # px
_LABELS = 4  # names of periods that a phone has room for
_FEW = 40  # days on either side, at least
_SILENT: Drawing = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}


@dataclass(frozen=True, slots=True)
class Then:
    """One period: its first day, its name, Camden's figure and London's, and the two ends of the middle half of the
    boroughs; None where there is none. `told` is what is said of Camden's when pointed at."""

    day: date
    name: str
    own: float | None
    london: float | None
    half: tuple[float, float] | None
    told: str


def peer_lines(
    periods: Sequence[Then], names: Sequence[tuple[str, str]], ends: Sequence[float], axis: Drawing, *, made_up: bool
) -> Drawing:
    """Periods, oldest first, those without a figure among them, so that no line goes over what is not known; `names`
    are those of the lines, each with its ink. Too few for a line are dots, dashes and uprights."""
    drawn = chip(made_up=made_up, yshift=10 + _LINE * len(names))
    room = max(timedelta(days=_FEW), (periods[-1].day - periods[0].day) / 30)
    labelled = [*periods[::-1][:: -(-len(periods) // _LABELS)][::-1]]
    few = is_few(periods)
    return {
        "data": [*_band(periods, few=few), _dashed(periods, few=few), _own(periods, few=few)],
        "layout": layout(
            _HEIGHT + _LINE * bool(drawn),
            x={
                "type": "date",
                "range": [(periods[0].day - room).isoformat(), (periods[-1].day + room).isoformat()],
                "tickvals": [each.day.isoformat() for each in labelled],
                "ticktext": [_in_lines(each.name) for each in labelled],
            },
            y={"range": [*ends], "nticks": 5, **axis},
            # The last name of a period stands half outside the plot.
            margin={"t": 12 + _LINE * (len(names) + bool(drawn)), "r": 30},
            notes=[stack([*names]), *drawn],
        ),
    }


def _in_lines(name: str) -> str:
    """A period's name in as many lines as keep it from its neighbour's on a phone: '2022<br>to 2024', and of a day '15
    Mar<br>2025'."""
    return name.replace(" to ", "<br>to ") if " to " in name else "<br>".join(name.rsplit(" ", 1))


def is_few(periods: Sequence[Then]) -> bool:
    """Whether they are too few to be joined."""
    return sum(each.own is not None for each in periods) < OF_A_LINE


def _stretches(periods: Sequence[Then]) -> list[list[Then]]:
    """Those that follow one another and have a middle half."""
    found: list[list[Then]] = [[]]
    for each in periods:
        if each.half is None:
            found.append([])
        else:
            found[-1].append(each)
    return [each for each in found if each]


def _band(periods: Sequence[Then], *, few: bool) -> list[Drawing]:
    """The middle half, as an area where periods follow one another, as an upright where one stands alone."""
    runs = _stretches(periods)
    areas = [run for run in runs if len(run) > 1 and not few]
    alone = [each for run in runs if run not in areas for each in run]
    x: list[str | None] = []
    y: list[float | None] = []
    for run in areas:
        days = [each.day.isoformat() for each in run]
        halves = [each.half or (0.0, 0.0) for each in run]
        x += [*days, *days[::-1], None]
        y += [*(high for _, high in halves), *(low for low, _ in halves[::-1]), None]
    band = {"x": x, "y": y, "fill": "toself", "fillcolor": COLOUR["band"], "line": {"width": 0}}
    upright = {
        "x": [end for each in alone for end in (each.day.isoformat(), each.day.isoformat(), None)],
        "y": [end for each in alone for end in (*(each.half or ()), None)],
        "line": {"color": COLOUR["hairline"], "width": 8},
    }
    return [_SILENT | each for each in (band, upright) if each["x"]]


def _dashed(periods: Sequence[Then], *, few: bool) -> Drawing:
    line = {"color": COLOUR["common"], "width": 1.6, "dash": "4px,3px"}
    drawn = {"x": [each.day.isoformat() for each in periods], "y": [each.london for each in periods]}
    if few:
        ink = {"color": COLOUR["common"], "width": 2}
        marker = {"symbol": "line-ew-open", "size": 16, "opacity": 1, "color": COLOUR["common"], "line": ink}
        return _SILENT | drawn | {"mode": "markers", "marker": marker}
    return _SILENT | drawn | {"line": line, "connectgaps": False}


def _own(periods: Sequence[Then], *, few: bool) -> Drawing:
    """Camden's line, small dots on it, and a large one at its end."""
    last = max((place for place, each in enumerate(periods) if each.own is not None), default=0)
    small = 7 if few else 4
    return {
        "type": "scatter",
        "mode": "markers" if few else "lines+markers",
        "x": [each.day.isoformat() for each in periods],
        "y": [each.own for each in periods],
        "line": {"color": COLOUR["area"], "width": 2},
        "marker": {
            "opacity": 1,
            "color": COLOUR["area"],
            "size": [9 if place == last else small for place in range(len(periods))],
        },
        "hovertext": [plain(each.told) for each in periods],
        "hoverinfo": "text",
        "connectgaps": False,
        "cliponaxis": False,
    }
