"""Do two things go together? Two indicators over the wards, with the link between them and what it does not say."""

from collections.abc import Sequence
from dataclasses import replace

from metrics import Comparison, Level, Observation, Snapshot, Together, together
from pages.components.exhibits import lookup
from pages.components.exhibits.exhibit import Exhibit, Figure, Table, nothing
from pages.components.exhibits.lookup import Period
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.scatter import scatter
from pages.components.exhibits.together_words import alt_of, finding, named_with_unit, read_so, weakness
from pages.components.exhibits.wards import level_of
from pages.components.words.lists import listed
from pages.components.words.periods import period_code
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_comparison
from pages.components.words.states import observed, table_code, table_note

DEPRIVATION = "income_deprived"  # what all else is set against unless another is chosen
_QUESTION = "Do two things go together?"
_PLACE = "together"
_NAMED = 6  # beside those that are chosen


@remembered
def two_things(
    snapshot: Snapshot,
    across: str,
    up: str,
    area: str,
    periods: tuple[Period | None, ...] = (None, None),
) -> Exhibit:
    """The wards by one indicator across and another up, each in its own period, by default its newest; the ward that is
    chosen, or the wards of the neighbourhood that is, are named with those furthest from the pattern."""
    key = f"together-{across}-{up}-{area}-{'-'.join(period_code(*each) if each else 'newest' for each in periods)}"
    if across == up:
        words = f"{snapshot.indicators[up].title} is chosen twice. Choose two different indicators."
        return nothing(key, words, question=_QUESTION, place=_PLACE)
    both = [_of(snapshot, slug, period) for slug, period in zip((across, up), periods, strict=True)]
    one, other = both
    if one is None or other is None or not (one.items and other.items):
        lacking = [snapshot.indicators[slug] for slug, each in zip((across, up), both, strict=True) if not _has(each)]
        words = f"No figure of wards can be shown for {listed([each.title for each in lacking])}."
        return nothing(key, words, question=_QUESTION, place=_PLACE)
    found = together(one, other)
    if len(found.areas) < 2:
        words = "No two wards have both figures. Try another period, or another indicator."
        return nothing(key, words, question=_QUESTION, place=_PLACE)
    one, other = (replace(each, places=of_comparison(each)) for each in (one, other))
    chosen = _chosen(snapshot, area, found)
    named = [code for code in found.areas if code not in chosen][:_NAMED]
    # What is made up is named first: it decides what the figure is.
    weakest_first = sorted((one, other), key=weakness)
    sources = dict.fromkeys(lookup.source(snapshot, each.indicator) for each in weakest_first)
    return Exhibit(
        key,
        _QUESTION,
        finding(one, other, found),
        figures=(Figure(scatter(one, other, found.areas, chosen, named), alt_of(one, other, found), chooses=True),),
        table=_table(one, other, chosen),
        how_to_read=read_so(one, other, found),
        source="; ".join(each for each in sources if each),
        rows=(*one.told, *other.told),
        place=_PLACE,
    )


def _of(snapshot: Snapshot, indicator: str, period: Period | None) -> Comparison | None:
    if level_of(snapshot, indicator) is not Level.WARD:
        return None
    frequency, first_day = period or (None, None)
    return lookup.side_by_side(snapshot, indicator, Level.WARD, first_day, frequency)


def _has(comparison: Comparison | None) -> bool:
    return comparison is not None and bool(comparison.items)


def _chosen(snapshot: Snapshot, area: str, found: Together) -> list[str]:
    """The ward that is chosen, or the wards of the neighbourhood, of those that are drawn."""
    own = snapshot.areas[area]
    if own.level is Level.WARD:
        return [code for code in found.areas if code == area]
    return [code for code in found.areas if snapshot.areas[code].parent == area]


def _table(across: Comparison, up: Comparison, chosen: Sequence[str]) -> Table:
    """Both figures of every ward, those with the higher across first, and Camden's."""
    others = {item.code: item.observation for item in up.items}
    items = sorted(across.items, key=lambda item: (item.observation.value is None, -(item.observation.value or 0.0)))
    rows = [[item.name, _cell(across, item.observation), _cell(up, others.get(item.code))] for item in items]
    if across.benchmark or up.benchmark:
        rows.append([BOROUGH_NAME, _cell(across, across.benchmark), _cell(up, up.benchmark)])
    told = [*across.observations, *up.observations]
    caption = f"{across.indicator.title} and {up.indicator.title} by ward. {table_note(told)}".strip()
    return Table(
        caption,
        ["Ward", named_with_unit(across), named_with_unit(up)],
        rows,
        [item.name for item in across.items if item.code in chosen],
    )


def _cell(comparison: Comparison, each: Observation | None) -> str:
    if each is None:
        return ""
    return table_code(each) or observed(comparison.indicator, each, of_comparison(comparison))
