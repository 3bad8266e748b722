"""From where to where the axes go on which Camden is set beside other boroughs."""

from collections.abc import Sequence

from metrics import AmongThen
from pages.components.exhibits.axes import reach
from pages.components.exhibits.far_out import far_out
from pages.components.exhibits.peer_asked import Asked
from pages.components.exhibits.peer_figures import observations


def reach_now(looked: Asked) -> list[float]:
    """The two ends of the ranking's axis: room for every figure and range, but for what is far out, and for London and
    England."""
    period = looked.period
    always = (period.camden, period.london, period.england)
    values = [each.value for each, _ in looked.found.beside if each.value is not None]
    kept = [each.value for each in always if each.value is not None]
    far = far_out([*values, *kept], kept)
    there = [each for each, _ in looked.found.beside if each.value not in far]
    return reach(looked.of.written, observations(looked.of, period, (*always, *there)))


def reach_over_time(looked: Asked, told: Sequence[AmongThen]) -> list[float]:
    lines = [
        each for one in told for each in observations(looked.of, one.period, (one.period.camden, one.period.london))
    ]
    halves = (end for one in told for end in (one.middle.lower, one.middle.upper))
    return reach(looked.of.written, lines, *halves, intervals=False)
