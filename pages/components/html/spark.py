"""A series as a line in a table's cell: an HTML element whose mask is a small drawing, in the colour of the text."""

from collections.abc import Sequence
from urllib.parse import quote

from markupsafe import Markup

from metrics import Observation, Series
from pages.components.exhibits.axes import reach
from pages.components.exhibits.enough import OF_A_BAND, OF_A_LINE
from pages.components.html.template import Template
from pages.components.words.periods import stretches
from pages.components.words.reaches import from_to

WIDTH, HEIGHT, EDGE = 112, 28, 3

Place = tuple[float, float]
_SPARK = Template('<span class="spark" role="img" aria-label="{}" style="--i:url(&quot;{}&quot;)"></span>')
_SAFE = " =:/,'"
_STYLE = "<style>polyline{fill:none;stroke:black;stroke-width:1.5;stroke-linejoin:round}</style>"


def spark(series: Series) -> Markup:
    """The complete figures, with a dot at the last, and at each where they are few, without a line where they are too
    few for one; '' where there are not two."""
    complete = tuple(each for each in series.observations if each.value is not None and not each.provisional)
    if len(complete) < 2:
        return Markup()
    drawing = "data:image/svg+xml," + quote(_svg(series, complete), safe=_SAFE)
    # Made of our own words and of numbers, and quoted for an address.
    return _SPARK.format(from_to(series, complete), Markup(drawing))  # noqa: S704


def through(points: Sequence[tuple[float, float]], label: str) -> Markup:
    """A line through points, two or more, with a dot at the last; at each where they are few, as of a series."""
    (first, *_), (*_, last) = points, points
    low, high = min(value for _, value in points), max(value for _, value in points)

    def place(at: float, value: float) -> tuple[float, float]:
        x = EDGE + (WIDTH - 2 * EDGE) * (at - first[0]) / (last[0] - first[0])
        y = EDGE + (HEIGHT - 2 * EDGE) * ((high - value) / (high - low) if high > low else 0.5)
        return round(x, 1), round(y, 1)

    places = [place(*each) for each in points]
    dots = places[:-1] if len(places) < OF_A_BAND else []
    drawing = "data:image/svg+xml," + quote(_picture([places], dots, places[-1]), safe=_SAFE)
    return _SPARK.format(label, Markup(drawing))  # noqa: S704


def _svg(series: Series, complete: tuple[Observation, ...]) -> str:
    bottom, top = reach(series.indicator, complete, intervals=False)
    first, days = complete[0].period, (complete[-1].period - complete[0].period).days

    def place(each: Observation) -> tuple[float, float]:
        x = EDGE + (WIDTH - 2 * EDGE) * (each.period - first).days / days
        y = EDGE + (HEIGHT - 2 * EDGE) * (top - (each.value or 0)) / (top - bottom)
        return round(x, 1), round(y, 1)

    runs = stretches(Series(series.indicator, series.area, series.frequency, complete))
    lines = [[place(each) for each in run] for run in runs if len(run) > 1] if len(complete) >= OF_A_LINE else []
    alone = [run[0] for run in runs if len(run) == 1]
    dots = [*(complete[:-1] if len(complete) < OF_A_BAND else alone), complete[-1]]
    return _picture(lines, [place(each) for each in dots[:-1]], place(complete[-1]))


def _picture(lines: Sequence[Sequence[Place]], dots: Sequence[Place], last: Place) -> str:
    drawn = [f"<polyline points='{' '.join('{:g},{:g}'.format(*each) for each in line)}'/>" for line in lines]
    drawn += ["<circle cx='{:g}' cy='{:g}' r='{}'/>".format(*each, 1.6) for each in dots]
    drawn.append("<circle cx='{:g}' cy='{:g}' r='{}'/>".format(*last, 2.6))
    return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}'>{_STYLE}{''.join(drawn)}</svg>"
