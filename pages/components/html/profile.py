"""The profile of a ward or a neighbourhood: what it is, in what it differs, every indicator, and what is not there."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from markupsafe import Markup

from metrics import BOROUGH, Area, Level, Origin, Priority, Profile, Snapshot
from pages.components.exhibits import rug, spine, strongest
from pages.components.exhibits.exhibit import Exhibit, nothing
from pages.components.exhibits.lookup import source_of_all
from pages.components.exhibits.profiled import Profiled, observations, profiled
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.tied import several
from pages.components.html import absent, locator
from pages.components.html import rug as rug_of
from pages.components.html import spine as spine_of
from pages.components.html.markup import joined, link, with_choice
from pages.components.theme.badges import origin_badge
from pages.components.theme.marks import mark
from pages.components.words.periods import newest
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.standing import late

MOST = 4  # of a list

_DIFFERENT, _AMONG, _EVERY = "different", "among", "every"
_TITLES = {0: "Better than {}", 1: "Worse than {}", 2: "Higher or lower than {}"}
_HEAD = Markup('<div class="profile-head"><dl class="profile-facts">{}</dl>{}</div>')
_FACT = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
_QUIET = Markup("{} <small>{}</small>")
_SIDES = Markup('<div class="sides">{}</div>')
_SIDE = Markup('<section><h3>{}</h3><ul class="rows">{}</ul>{}</section>')
_ROW = Markup('<li>{}<div class="said">{}<small>{}</small></div><div class="dated"><small>{}</small>{}</div></li>')
_MORE = Markup('<p class="foot">{} more in the table below.</p>')
_CRUMB = Markup("{} in {} neighbourhood{}, compared with {}")


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown of an area: what it is part of, its newest period, how many of its figures are of which origin,
    the facts above, the exhibits, and what is told below them of what is not among them."""

    crumb: Markup
    newest: str
    origins: Mapping[Origin, int]
    facts: Markup
    exhibits: tuple[Exhibit, ...]
    below: Markup


@remembered
def page(snapshot: Snapshot, priorities: tuple[Priority, ...], area: str, to: str) -> Page:
    """The profile of an area that is not the borough; `to` is the address of an indicator's page there, without the
    indicator."""
    of = snapshot.profile(area)
    told = profiled(snapshot, of, priorities)
    address = partial(with_choice, to, "indicator")
    return Page(
        _crumb(snapshot, of.area),
        newest(each.series for each in told),
        Counter(each.own.origin for each in told if each.own and each.value is not None),
        _facts(snapshot, of),
        tuple(_exhibits(snapshot, of, told, {each.slug: each.title for each in priorities}, address)),
        absent.below(snapshot, of, {each.indicator.slug for each in told}),
    )


def to_profile(area: Area) -> str:
    """The address of an area's profile."""
    return f"profile?{urlencode({area.level.value: area.code})}"


def _crumb(snapshot: Snapshot, area: Area) -> Markup:
    parent = snapshot.areas.get(str(area.parent))
    if area.level is not Level.WARD or parent is None:
        unsure = "" if area.confirmed else ", provisional boundary"
        return Markup("{}").format(f"{area.level.word.capitalize()}{unsure}, compared with {BOROUGH_NAME}")
    unsure = "" if parent.confirmed else " (provisional boundary)"
    return _CRUMB.format(area.level.word.capitalize(), link(to_profile(parent), parent.name), unsure, BOROUGH_NAME)


def _facts(snapshot: Snapshot, of: Profile) -> Markup:
    """Residents and households, with their share of Camden's; the areas that it borders, and the wards in it."""
    whole = snapshot.areas[BOROUGH]
    told: list[tuple[str, Markup | str]] = [
        (f"{name}, Census 2021", _QUIET.format(f"{own:,}", f"{own / every:.0%} of {BOROUGH_NAME}'s"))
        for name, own, every in (
            ("Residents", of.area.residents, whole.residents),
            ("Households", of.area.households, whole.households),
        )
    ]
    for name, areas in (("Wards", of.inside), ("Borders", of.borders)):
        if areas:
            told.append((name, joined((link(to_profile(each), each.name) for each in areas), Markup(", "))))
    return _HEAD.format(joined(_FACT.format(*each) for each in told), locator.html(snapshot, of))


def _exhibits(
    snapshot: Snapshot, of: Profile, told: Sequence[Profiled], titles: dict[str, str], address: Callable[[str], str]
) -> Iterable[Exhibit]:
    area, one = of.area, of.area.level.word
    among = f"Where does it stand among {BOROUGH_NAME}'s {several(one)}?"
    if not told:
        why = f"No figure of {area.name} can be shown yet. Why not is said below, for each indicator."
        yield nothing(f"{_AMONG}-{area.code}", why, question=among, place=_AMONG)
        return
    source = source_of_all(snapshot, [each.indicator for each in told])
    clear = [strongest.strongest(told, sides) for sides in strongest.SIDES]
    shown = [*(each for those in clear for each in those), *strongest.leaning(told)]
    yield Exhibit(
        f"{_DIFFERENT}-{area.code}",
        f"How is this {one} different?",
        strongest.finding(area, told, late(each.series for each in told).strip()),
        html=_sides(of, clear, address),
        table=strongest.table(area, told) if shown else None,
        how_to_read=strongest.how_to_read(area, told),
        source=source_of_all(snapshot, [each.indicator for each in shown]) if shown else source,
        rows=observations(shown),
        place=_DIFFERENT,
    )
    yield Exhibit(
        f"{_AMONG}-{area.code}",
        among,
        spine.finding(area, told),
        html=spine_of.html(area, told, titles, address),
        table=spine.table(area, told, titles),
        source=source,
        rows=observations(told, ends=True),
        place=_AMONG,
    )
    yield Exhibit(
        f"{_EVERY}-{area.code}",
        f"How does it compare with every other {one}?",
        rug.finding(area, told),
        html=rug_of.html(snapshot, of, told, address, to_profile),
        table=rug.table(area, told),
        source=source,
        rows=tuple(each for one in told for each in one.comparison.told),
        place=_EVERY,
    )


def _sides(of: Profile, clear: Sequence[Sequence[Profiled]], address: Callable[[str], str]) -> Markup:
    """A list of each side that any is clearly on, the strongest first."""
    drawn = []
    for place, those in enumerate(clear):
        if those:
            rows = joined(_row(of, each, address) for each in those[:MOST])
            rest = _MORE.format(len(those) - MOST) if len(those) > MOST else Markup()
            drawn.append(_SIDE.format(_TITLES[place].format(BOROUGH_NAME), rows, rest))
    return _SIDES.format(joined(drawn)) if drawn else Markup()


def _row(of: Profile, told: Profiled, address: Callable[[str], str]) -> Markup:
    origin = told.own.origin if told.own else ""
    near = strongest.around(told, of.borders, of.area.level.word)
    said = "; ".join(each for each in (strongest.figures(told), near) if each)
    name = link(address(told.indicator.slug), told.indicator.title)
    badge = origin_badge(origin) if origin else Markup()
    return _ROW.format(mark(told.surely.mark), name, said, strongest.told_in(told.comparison), badge)
