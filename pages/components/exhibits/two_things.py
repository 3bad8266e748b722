"""Do two things go together? Two indicators over the wards, with the link between them and what it does not say."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from metrics import Comparison, Level, Observation, Origin, Snapshot, Together, together
from pages.components.exhibits import lookup
from pages.components.exhibits.exhibit import Exhibit, Figure, Table, nothing
from pages.components.exhibits.lookup import Period
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.scatter import scatter
from pages.components.exhibits.wards import level_of
from pages.components.words.lists import listed
from pages.components.words.numbers import unit
from pages.components.words.periods import in_period, period_code, period_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_comparison
from pages.components.words.sentences import in_turn
from pages.components.words.states import observed, table_code, table_note

DEPRIVATION = "income_deprived"  # what all else is set against unless another is chosen
_QUESTION = "Do two things go together?"
_PLACE = "together"
_NAMED = 6  # beside those that are chosen
_CAUTION = (
    "Wards are not people: what goes together between wards need not go together between people, and this does not say "
    "why."
)
_BY_CHANCE = (
    "The link is by ranks, with its likely range (95%): of 20 pairs of things that have nothing to do with each other, "
    "chance alone links about one."
)
_LINK = "(link between {} and {}; 0 is none)"
_TENDS = Markup("Wards that are higher on <b>{}</b> tend to be <b>{}</b> on <b>{}</b> {}.")
_UNCLEAR = Markup("Between <b>{}</b> and <b>{}</b> no link over {} wards is clear {}.")
_TOO_FEW = "Too few wards have both figures to say whether they go together."
_MINUS = "\N{MINUS SIGN}"


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
    weakest_first = sorted((one, other), key=_weakness)
    sources = dict.fromkeys(lookup.source(snapshot, each.indicator) for each in weakest_first)
    return Exhibit(
        key,
        _QUESTION,
        finding(one, other, found),
        figures=(Figure(scatter(one, other, found.areas, chosen, named), _alt(one, other, found), chooses=True),),
        table=_table(one, other, chosen),
        how_to_read=_how_to_read(one, other, found),
        source="; ".join(each for each in sources if each),
        rows=(*one.told, *other.told),
        place=_PLACE,
    )


def _of(snapshot: Snapshot, indicator: str, period: Period | None) -> Comparison | None:
    if level_of(snapshot, indicator) is not Level.WARD:
        return None
    frequency, first_day = period or (None, None)
    return snapshot.comparison(indicator, Level.WARD, first_day, frequency)


def _weakness(comparison: Comparison) -> int:
    """The place of the weakest origin of its figures among all, the weakest first."""
    return min(([*Origin].index(each.origin) for each in comparison.told), default=0)


def _has(comparison: Comparison | None) -> bool:
    return comparison is not None and bool(comparison.items)


def _chosen(snapshot: Snapshot, area: str, found: Together) -> list[str]:
    """The ward that is chosen, or the wards of the neighbourhood, of those that are drawn."""
    own = snapshot.areas[area]
    if own.level is Level.WARD:
        return [code for code in found.areas if code == area]
    return [code for code in found.areas if snapshot.areas[code].parent == area]


def finding(across: Comparison, up: Comparison, found: Together) -> Markup:
    """Whether those that are higher on one tend to be higher or lower on the other, and how close that is."""
    names = (across.indicator.title, up.indicator.title)
    if found.lower is None or found.upper is None:
        told: Markup | str = _TOO_FEW
    else:
        link = _LINK.format(*limits(found.lower, found.upper))
        told = (
            _TENDS.format(names[0], "higher" if found.way > 0 else "lower", names[1], link)
            if found.way
            else _UNCLEAR.format(*names, len(found.areas), link)
        )
    return Markup(" ").join([told, _CAUTION])


def limits(lower: float, upper: float) -> tuple[str, str]:
    """Both with one place, or two where one of them would be written as none or as complete."""
    ends = [(f"{abs(each):.1f}", each) for each in (lower, upper)]
    if any(written in ("0.0", "1.0") for written, _ in ends):
        ends = [(f"{abs(each):.2f}", each) for each in (lower, upper)]
    first, last = (f"{_MINUS if each < 0 and float(written) else ''}{written}" for written, each in ends)
    return first, last


def _alt(across: Comparison, up: Comparison, found: Together) -> str:
    """What is drawn, and Camden's two figures, or those of the wards that are furthest from the pattern."""
    what = f"Dots for {len(found.areas)} wards: {_named(across)} across, {_named(up)} up."
    wholes = [
        f"{each.indicator.title} {observed(each.indicator, each.benchmark, of_comparison(each))}"
        for each in (across, up)
        if each.benchmark is not None and each.benchmark.value is not None
    ]
    figures = {item.code: item for item in across.items}
    others = {item.code: item.observation for item in up.items}
    far = figures[found.areas[0]]
    pair = " and ".join(
        observed(each.indicator, own, of_comparison(each))
        for each, own in ((across, far.observation), (up, others[far.code]))
    )
    camden = f" {BOROUGH_NAME}: {', '.join(wholes)}." if wholes else ""
    return f"{what}{camden} Furthest from the pattern of all: {far.name}, {pair}."


def _named(comparison: Comparison) -> str:
    per = unit(comparison.indicator, comparison.frequency)
    return f"{comparison.indicator.title}{f', {per}' if per else ''}{in_period(comparison)}"


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
        caption, ["Ward", _named(across), _named(up)], rows, [item.name for item in across.items if item.code in chosen]
    )


def _cell(comparison: Comparison, each: Observation | None) -> str:
    if each is None:
        return ""
    return table_code(each) or observed(comparison.indicator, each, of_comparison(comparison))


def _how_to_read(across: Comparison, up: Comparison, found: Together) -> str:
    """Who is named, who is not drawn, of which periods the two are, and what chance alone does."""
    codes = {item.code: item.name for each in (across, up) for item in each.items}
    without = sorted(name for code, name in codes.items() if code not in found.areas)
    periods = [
        f"{each.indicator.title}: {period_text(each.frequency, each.period)}" for each in (across, up) if each.period
    ]
    lines = any(each.benchmark and each.benchmark.value is not None and not each.beyond for each in (across, up))
    return in_turn(
        (
            "Each dot is a ward; named are the chosen one and those furthest from the pattern, where there is room.",
            f"Dashed: {BOROUGH_NAME}'s figures." if lines else "",
            _BY_CHANCE,
            f"{listed(without)} {'has' if len(without) == 1 else 'have'} not both figures." if without else "",
            f"{'; '.join(periods)}." if len(periods) > 1 and across.period != up.period else "",
        )
    )
