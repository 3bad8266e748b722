"""The strip of the place that is chosen among those compared: its figure, how it stands beside Camden, and between
which places it lies as far as the ranges allow."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from metrics import Area, Comparison, Item, Kind
from pages.components.exhibits.beside import beside, ranked
from pages.components.exhibits.strip import Cell, html
from pages.components.exhibits.tied import several
from pages.components.theme.marks import mark
from pages.components.words.away import away, between, ends, higher, places_apart
from pages.components.words.categories import of_parts, one_of
from pages.components.words.lists import listed
from pages.components.words.numbers import count_text, ordinal, unit, upper_first
from pages.components.words.periods import period_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_comparison
from pages.components.words.ranges import range_text
from pages.components.words.states import observed, state_text
from pages.components.words.verdicts import CLASSES

_MARKED = Markup('{}<span class="{}">{}</span>')
_VALUE = Markup('<span class="value">{}</span><span class="unit">{}</span>')
_PROFILE = Markup('<a href="{}">Its profile</a>')
_NAMED = 6  # of those that border it
_BY_RANGES = "as far as the ranges allow"


def ward_strip(comparison: Comparison, code: str, borders: Iterable[Area] = ()) -> Markup:
    """The cells of one of the compared, with those that it `borders`; nothing where it is not among them."""
    item = next((each for each in comparison.items if each.code == code), None)
    return Markup() if item is None else html([*_cells(comparison, item), *_around(comparison, borders)])


def marked(comparison: Comparison, item: Item, word: str = "") -> Markup:
    """How one of the compared stands beside Camden: the mark, and its own word unless another is given; nothing where
    it is not judged."""
    stands = beside(comparison.indicator, item.observation, comparison.judged_by)
    if not stands.word:
        return Markup()
    return _MARKED.format(mark(stands.mark), CLASSES[stands.colour], word or stands.word)


def _cells(comparison: Comparison, item: Item) -> list[Cell]:
    indicator, each = comparison.indicator, item.observation
    to = f"profile?{urlencode({each.level.value: item.code})}"
    chosen: Cell = (f"Chosen {one_of(comparison)}", item.name, _PROFILE.format(to))
    when = period_text(comparison.frequency, comparison.period) if comparison.period else ""
    if each.value is None:
        return [chosen, (when, "No figure", state_text(indicator, each))]
    places = of_comparison(comparison)
    value = _VALUE.format(observed(indicator, each, places), unit(indicator, comparison.frequency))
    told = "; ".join(part for part in (range_text(indicator, each, places), _counts(comparison, item)) if part)
    cells: list[Cell] = [chosen, (when, value, told)]
    benchmark = comparison.judged_by
    if benchmark is not None and benchmark.value is not None and not of_parts(comparison):
        cells.append(_from_camden(comparison, item, benchmark.value))
    return [*cells, *_place(comparison, item)]


def _counts(comparison: Comparison, item: Item) -> str:
    """'214 of 246'; '' where there are none to tell."""
    numerator, denominator = item.observation.numerator, item.observation.denominator
    of_cases = comparison.indicator.kind is not Kind.MEAN and not comparison.indicator.weighted
    if numerator is None or denominator is None or not of_cases or item.observation.bound:
        return ""
    one, of = (count_text(comparison.indicator, each) for each in (numerator, denominator))
    return f"{one} of {of}"


def _from_camden(comparison: Comparison, item: Item, benchmark: float) -> Cell:
    """The difference and its range: Camden's figure is taken as it is, as it is by the marks."""
    indicator, each = comparison.indicator, item.observation
    places = places_apart(indicator, [each, comparison.benchmark], of_comparison(comparison))
    apart = away(indicator, each.value or 0.0, benchmark, places)
    told = upper_first(higher(indicator, apart, places))
    if each.bound:
        return f"Compared with {BOROUGH_NAME}", "", "Told only by its limit"
    if each.lower is not None and each.upper is not None:
        told = f"{told} ({between(indicator, *ends(indicator, (each.lower, each.upper), benchmark, places))})"
    word = marked(comparison, item)
    return f"Compared with {BOROUGH_NAME}", word or told, told if word else ""


def _place(comparison: Comparison, item: Item) -> list[Cell]:
    """Its place from the top among those with a figure: by ranges where all have one, else by the figures."""
    shown = [each for each in ranked(comparison) if each.observation.value is not None]
    if len(shown) < 2 or any(each.observation.bound for each in shown):
        return []
    question = f"Place among {len(shown)} {several(one_of(comparison))}, highest first"
    if any(each.observation.lower is None for each in shown):
        same = [
            place for place, each in enumerate(shown, 1) if _written(comparison, each) == _written(comparison, item)
        ]
        return [(question, _span(same), "")]
    first, last = possible(shown, item)
    return [(question, _span([first, last]), _BY_RANGES)]


def possible(shown: Sequence[Item], item: Item) -> tuple[int, int]:
    """The first and the last place from the top that one can have: those whose whole range is above its own come
    before it, those whose whole range is below it after."""
    low, high = item.observation.lower or 0.0, item.observation.upper or 0.0
    above = sum((each.observation.lower or 0.0) > high for each in shown)
    below = sum((each.observation.upper or 0.0) < low for each in shown)
    return 1 + above, len(shown) - below


def _around(comparison: Comparison, borders: Iterable[Area]) -> list[Cell]:
    """Between which figures those next to it lie, as far as they are shown."""
    near = {each.code for each in borders}
    shown = [each for each in ranked(comparison) if each.code in near and each.observation.value is not None]
    if not shown:
        return []
    ends = list(dict.fromkeys(_written(comparison, each) for each in (shown[-1], shown[0])))
    names = listed(sorted(each.name for each in shown), _NAMED)
    return [(f"{upper_first(several(one_of(comparison)))} that border it", " to ".join(ends), names)]


def _span(places: Sequence[int]) -> str:
    ends = list(dict.fromkeys(ordinal(each) for each in (places[0], places[-1])))
    return " to ".join(ends)


def _written(comparison: Comparison, item: Item) -> str:
    return observed(comparison.indicator, item.observation, of_comparison(comparison))
