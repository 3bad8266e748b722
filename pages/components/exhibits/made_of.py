"""How a gap is made: every ward from the most to the least deprived, as wide as its residents, and what the gap is
between."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from metrics import Area, Indicator, Observation, Snapshot
from pages.components.exhibits.axes import layout, note, plain, reach, sample_chip, scale_note, ticks
from pages.components.exhibits.exhibit import Drawing, Figure, Table
from pages.components.exhibits.gaps import wards
from pages.components.exhibits.line_names import stack
from pages.components.theme.colours import COLOUR
from pages.components.words.numbers import interval_text, upper_first, value_text
from pages.components.words.periods import period_text
from pages.components.words.ranges import range_name
from pages.components.words.sentences import in_turn
from pages.components.words.states import observed
from pages.components.words.unequal import YEAR, Gap, Measure, short

_HEIGHT = 300
_LONGEST = 40  # letters: a line of a phone's width
_FIFTHS = 5
_NAME = "How that number is made"
_HOW = {
    Measure.FIFTHS: "Each bar is a ward, as wide as its residents; the two lines are the fifths at either side, each "
    "taken together.",
    Measure.SLOPE: "Each bar is a ward, as wide as its residents; the line is as near to all of them as a straight one "
    "can be, and the slope index is the difference between its two ends.",
    Measure.RELATIVE: "Each bar is a ward, as wide as its residents; the line is as near to all of them as a straight "
    "one can be, and the relative index is its least deprived end over its most deprived one.",
}
_ENDS = {Measure.FIFTHS: "fifth of wards", Measure.SLOPE: "end", Measure.RELATIVE: "end"}

_BELOW: Drawing = {"xref": "x", "y": 0, "yanchor": "top", "yshift": -8}
_SIDES = [
    note("most deprived", x=0, xanchor="left", **_BELOW),
    note("least deprived", x=1, xanchor="right", **_BELOW),
]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A ward where it lies from the most to the least deprived, 0 to 1, as wide as its share of the residents."""

    area: Area
    observation: Observation
    first: float
    last: float


def made_of(snapshot: Snapshot, indicator: str, gap: Gap, places: int) -> tuple[Figure, Table, str]:
    """The wards of a gap's year, with the line, or the two fifths, that it is between: the figure, its table, and how
    it is to be read."""
    declared = snapshot.indicators[indicator]
    told = stretches(snapshot, wards(snapshot, indicator, gap.period))
    ends = reach(declared, (), gap.poorer, gap.richer, *(each.observation.value or 0.0 for each in told))
    figure = Figure(_drawing(declared, gap, told, ends, places), alt(declared, gap, told, places), _heading(gap))
    return figure, table(declared, gap, told, places), in_turn((_HOW[gap.measure], scale_note(declared, ends)))


def stretches(snapshot: Snapshot, observations: Sequence[Observation]) -> list[Stretch]:
    """The wards side by side, the most deprived first."""
    areas = snapshot.areas
    there = sorted(observations, key=lambda each: (-(areas[each.area].income_deprived or 0.0), areas[each.area].name))
    residents = sum(areas[each.area].residents for each in there)
    told, first = [], 0
    for each in there:
        last = first + areas[each.area].residents
        told.append(Stretch(areas[each.area], each, first / residents, last / residents))
        first = last
    return told


def alt(indicator: Indicator, gap: Gap, told: Sequence[Stretch], places: int) -> str:
    """What kind of figure it is, and what the gap is between."""
    ends = [value_text(indicator, each, places) for each in (gap.poorer, gap.richer)]
    what = "each as wide as its residents, the most deprived at the left"
    of = _ENDS[gap.measure]
    return (
        f"{len(told)} wards side by side, {what}: {indicator.title}, {period_text(YEAR, gap.period)}. "
        f"Most deprived {of} {ends[0]}, least deprived {ends[1]}."
    )


def table(indicator: Indicator, gap: Gap, told: Sequence[Stretch], places: int) -> Table:
    """The wards in that order, after what the gap is between."""
    of = _ENDS[gap.measure]
    sides = (("Most", gap.poorer), ("Least", gap.richer))
    rows = [[f"{side} deprived {of}", "", "", value_text(indicator, each, places), ""] for side, each in sides]
    rows += [
        [
            each.area.name,
            f"{each.area.income_deprived or 0.0:.1%}",
            f"{each.area.residents:,}",
            observed(indicator, each.observation, places),
            interval_text(indicator, each.observation.lower, each.observation.upper, places),
        ]
        for each in told
    ]
    name = upper_first(range_name(indicator) or "range")
    headings = ["Ward", "In income deprivation (2025)", "Residents (2021)", "Figure", name]
    return Table(f"{indicator.title}: wards by deprivation, {period_text(YEAR, gap.period)}", headings, rows)


def _heading(gap: Gap) -> str:
    return f"{_NAME}, {period_text(YEAR, gap.period)}"


def _drawing(indicator: Indicator, gap: Gap, told: Sequence[Stretch], ends: list[float], places: int) -> Drawing:
    texts = [value_text(indicator, each, places) for each in (gap.poorer, gap.richer)]
    lines = textwrap.wrap(short(indicator, gap), _LONGEST)
    names = [*((plain(each), "quiet") for each in lines), ("a bar is a ward, as wide as its residents", "quiet")]
    chip = sample_chip([each.observation for each in told], yshift=10 + 18 * len(names))
    return {
        "data": [_bars(indicator, told, places), *_between(gap, told, texts)],
        "layout": layout(
            _HEIGHT + 18 * len(chip),
            # Words for its ends are anchored at them: labels of ticks would be left out where text is large.
            x={"range": [-0.04, 1.04], "tickvals": [0, 1], "showticklabels": False},
            y={"range": ends, "nticks": 5, **ticks(indicator, ends)},
            margin={"t": 20 + 18 * (len(names) + len(chip)), "b": 34, "l": 20, "r": 26},
            notes=[stack(names), *_SIDES, *chip],
        ),
    }


def _bars(indicator: Indicator, told: Sequence[Stretch], places: int) -> Drawing:
    named = [f"{plain(each.area.name)}: {observed(indicator, each.observation, places)}" for each in told]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [at for each in told for at in (each.first, (each.first + each.last) / 2, each.last, None)],
        "y": [at for each in told for at in (*[each.observation.value] * 3, None)],
        "line": {"color": COLOUR["common"], "width": 5},
        "hoverinfo": "text",
        "hovertext": [text for name in named for text in (name, name, name, "")],
    }


def _between(gap: Gap, told: Sequence[Stretch], texts: Sequence[str]) -> list[Drawing]:
    """The line through all wards, or the level of each fifth; a large dot for the poorer side, a small one for the
    other."""
    own = {"color": COLOUR["area"], "width": 2.4}
    silent: Drawing = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "line": own}
    at = (0.0, 1.0)
    lines: list[Drawing] = [silent | {"x": [0, 1], "y": [gap.poorer, gap.richer]}]
    if gap.measure is Measure.FIFTHS:
        few = len(told) // _FIFTHS
        poorest, richest = told[:few], told[-few:]
        at = (poorest[-1].last / 2, (richest[0].first + 1) / 2)
        lines = [
            silent | {"x": [those[0].first, those[-1].last], "y": [value, value]}
            for those, value in ((poorest, gap.poorer), (richest, gap.richer))
        ]
    of = _ENDS[gap.measure]
    dots: Drawing = {
        "type": "scatter",
        "mode": "markers+text",
        "x": list(at),
        "y": [gap.poorer, gap.richer],
        "text": [f"<b>{plain(each)}</b>" for each in texts],
        "textposition": _beside(gap),
        "textfont": {"size": 13, "color": COLOUR["area"]},
        "marker": {"size": [13, 8], "color": COLOUR["area"], "opacity": 1, "symbol": "circle"},
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [f"Most deprived {of}: {texts[0]}", f"Least deprived {of}: {texts[1]}"],
    }
    return [*lines, dots]


def _beside(gap: Gap) -> list[str]:
    """Each number on the outer side of the line, and inside of the figure."""
    above, below = ("top", "bottom") if gap.poorer > gap.richer else ("bottom", "top")
    first, last = ("center", "center") if gap.measure is Measure.FIFTHS else ("right", "left")
    return [f"{above} {first}", f"{below} {last}"]
