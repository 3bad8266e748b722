"""What a card says beside its figure: what it was before, Camden's, its target, what is amiss, its drawing in words."""

from collections.abc import Iterator, Sequence

from metrics import Chart, Reading, Series, Status, Variation
from pages.components.exhibits import small as drawing
from pages.components.exhibits.enough import OF_A_BAND
from pages.components.exhibits.exhibit import Absent
from pages.components.exhibits.line_names import borough_beside
from pages.components.exhibits.small import Small
from pages.components.words.limits import expected
from pages.components.words.numbers import exactly, upper_first
from pages.components.words.periods import before, dated, ending, when
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.reaches import from_to
from pages.components.words.sentences import in_turn
from pages.components.words.standing import fresh_text, standing_text, why_alone, why_none_mark, withheld_since
from pages.components.words.states import observed
from pages.components.words.verdicts import variation

_ONE = "One figure only"
_NONE = "No figure to show"


def before_it(series: Series, places: int) -> str:
    """'was 82% in Aug 2026'; of a figure that has none before it, its own period."""
    latest = series.latest
    if latest is None:
        return ""
    earlier = before(series)
    if earlier:
        return f"was {observed(series.indicator, earlier[0], places)} {dated(series.indicator, earlier[0], short=True)}"
    at_the_end = series.indicator.at_the_end
    return ending(series.frequency, latest.period, short=True) if at_the_end else when(latest, short=True)


def beside_it(series: Series, borough: Series | None, places: int) -> str:
    """'Camden 81%', and its period where that is another; '' beside itself."""
    there = borough_beside(series, borough)
    if there is None or series.latest is None:
        return ""
    period = "" if there.period == series.latest.period else f" {dated(series.indicator, there, short=True)}"
    return f"{BOROUGH_NAME} {observed(series.indicator, there, places)}{period}"


def amiss_of(series: Series, drawn: Small | None) -> Iterator[tuple[str, str]]:
    """That a newer figure is withheld, and that the next is late or will not come, which stands in the place of a
    drawing where there is none: marks with their words."""
    if since := withheld_since(series):
        yield Status.WITHHELD.mark, since
    if drawn and (stands := fresh_text(series)) and series.freshness is not None:
        yield series.freshness.standing.mark, upper_first(stands)


def alt_of(series: Series, reading: Reading | None, chart: Chart | None, places: int) -> str:
    """What the drawing says: whether it is changing, from where to where it goes, its expected range, how many of the
    latest figures are signals, and its target."""
    indicator = series.indicator
    shown = [each for each in series.observations if each.value is not None]
    change = f"{variation(indicator, reading, places).word}." if reading else ""
    parts = [change, f"{from_to(series, shown)}."]
    points = chart.points if chart else ()
    latest = next((each for each in reversed(points) if each.period == shown[-1].period), None)
    if latest is not None and len(shown) >= OF_A_BAND:
        ends = expected(indicator, latest.lower, latest.upper, places, latest.value)
        run = len(drawing.signals(chart))
        parts.append(f"Expected range {ends}." if ends else "")
        if run and reading is not None and reading.variation not in (Variation.COMMON, Variation.UNKNOWN):
            parts.append(f"The latest {run} figures are marked." if run > 1 else "The latest figure is marked.")
    parts.append(f"{_aim(series)}." if indicator.target else "")
    return in_turn(parts)


def _aim(series: Series) -> str:
    """'Target 90%, illustrative'; of a target that is not of this place, whose it is."""
    target = series.indicator.target
    if target is None:
        return ""
    name = "Target" if series.area.level in target.levels else f"{BOROUGH_NAME}'s target"
    return f"{name} {exactly(series.indicator, target.value)}, {target.origin.word}"


def target_above(series: Series, drawn: Small) -> str:
    """What stands above the drawing: the target, and on which side of it where it is far off."""
    target, shown = series.indicator.target, [each.value for each in series.observations if each.value is not None]
    if target is None or drawn.target is not None:
        return _aim(series)
    return f"{_aim(series)}: far {'above' if target.value > max(shown) else 'below'}"


def absent_of(series: Series, lacking: Sequence[str], instead: str) -> Absent:
    """What stands in the place of the drawing: when a second figure comes, or why there is none at all."""
    if series.latest is not None:
        return Absent(Variation.UNKNOWN.mark, _ONE, f"{standing_text(series)}.".lstrip("."))
    return Absent(why_none_mark(series), _NONE, in_turn((why_alone(series, lacking), instead)))
