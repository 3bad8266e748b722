"""All boroughs on one line, and where Camden lies among them as far as its range allows."""

from collections.abc import Sequence

from markupsafe import Markup

from metrics import PEER_GROUPS, Beside, PeerFigure, PeerGroup, Snapshot
from pages.components.exhibits import peer_taken
from pages.components.exhibits.axes import ticks
from pages.components.exhibits.exhibit import Drawing, Exhibit, Figure, Table
from pages.components.exhibits.far_out import far_out
from pages.components.exhibits.peer_asked import Asked, asked
from pages.components.exhibits.peer_dots import Dot, peer_dots, step_of
from pages.components.exhibits.peer_figures import observations
from pages.components.exhibits.remembered import remembered
from pages.components.words.numbers import is_share, unit, upper_first
from pages.components.words.peer_periods import peer_period
from pages.components.words.peer_sources import notes, source
from pages.components.words.peers import GROUPS, among_all, seen_from, without
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.sentences import in_turn

PLACE, _QUESTION = "peers-all", "{}: where among all of London?"
_FAR = "A borough with a star (*) beside its figure lies beyond this scale."
_KEY = Markup('<ul class="peer-key">{}</ul>')
_ITEM = Markup('<li><i class="{}" aria-hidden="true"></i> {}</li>')


@remembered
def peers_all(snapshot: Snapshot, code: str, group: PeerGroup) -> Exhibit:
    """One series in the newest period, with the boroughs of a group as larger dots."""
    beside = asked(snapshot, code, group, _QUESTION, PLACE)
    places = 0 if isinstance(beside, Exhibit) else beside.writing.places
    looked = asked(snapshot, code, PeerGroup.ALL_LONDON, _QUESTION, PLACE, places=places)
    if isinstance(looked, Exhibit):
        return looked
    found, period = looked.found, looked.period
    several = [period.camden, *(each for each, _ in found.beside)]
    ordered = sorted(several, key=lambda each: (-(each.value or 0.0), each.name))
    values = [each.value or 0.0 for each in several]
    far = far_out(values, [period.camden.value or 0.0])
    step = step_of([each for each in values if each not in far], 0.01 if is_share(looked.of.written) else 1.0)
    figure = Figure(_drawing(looked, group, several, far, step), _alt(looked, ordered), key=_key(looked, group))
    return Exhibit(
        f"{PLACE}-{code}-{group}",
        _QUESTION.format(looked.of.title),
        in_turn((among_all(found), _ends(looked, ordered), without(found))),
        figures=(figure,),
        table=_table(looked, [*ordered, *found.without]),
        how_to_read=in_turn((_steps(looked, step), _FAR if far else "", notes(looked.of.about, looked.of.differ))),
        source=source(looked.of.about),
        rows=observations(looked.of, period, (*ordered, *found.without)),
        taken=peer_taken.table(snapshot, peer_taken.figures(looked.of, period, [*ordered, *found.without], found)),
        place=PLACE,
        period=peer_period(period),
    )


def _drawing(
    looked: Asked, group: PeerGroup, several: Sequence[PeerFigure], far: Sequence[float], step: float
) -> Drawing:
    chosen, own = PEER_GROUPS[group].boroughs, looked.period.camden
    dots = []
    for each in several:
        kind = "own" if each.area == own.area else "peer" if each.area in chosen else "other"
        within = looked.writing.range(each)
        hover = f"{each.name}: {looked.writing.figure(each)}{f', range {within}' if within else ''}"
        is_far = each.value in far
        name = f"{each.name} {looked.writing.figure(each)}*" if is_far else each.name
        dots.append(Dot(name, each.value or 0.0, kind, hover, far=is_far))
    likely = (own.lower, own.upper) if own.lower is not None and own.upper is not None else None
    values = [each.value for each in dots if not each.far]
    named = f"{BOROUGH_NAME} {looked.writing.figure(own)}"
    axis = ticks(looked.of.written, (min(values), max(values)))
    return peer_dots(dots, step, likely, named, axis, made_up=False)


def _ends(looked: Asked, ordered: Sequence[PeerFigure]) -> str:
    """Which borough is at each end; where Camden is, it is said already."""
    told = []
    for name, each in (("Highest", ordered[0]), ("lowest", ordered[-1])):
        level = [other for other in ordered if other.value == each.value]
        if looked.period.camden in level:
            continue
        if len(level) == 1:
            told.append(f"{name}: {each.name}, {looked.writing.figure(each)}")
        else:
            told.append(f"{name}: {len(level)} boroughs, {looked.writing.figure(each)}")
    return upper_first(f"{'; '.join(told)}.") if told else ""


def _alt(looked: Asked, ordered: Sequence[PeerFigure]) -> str:
    per = unit(looked.of.written)
    name = f"{looked.of.title}{f', {per},' if per else ''} {peer_period(looked.period)}"
    own = looked.writing.figure(looked.period.camden)
    return f"Dots on a line, {len(ordered)} boroughs: {name}. {BOROUGH_NAME}: {own}. {_ends(looked, ordered)}"


def _key(looked: Asked, group: PeerGroup) -> Markup:
    items = [_ITEM.format("peer", f"a borough of {GROUPS[group][1]}" if group is not PeerGroup.SIMILAR else "a similar "
                          "borough")]  # fmt: skip
    if group is not PeerGroup.ALL_LONDON:
        items.append(_ITEM.format("other", "another borough"))
    else:
        items = [_ITEM.format("peer", "a borough")]
    if looked.period.camden.ranged:
        items.append(_ITEM.format("shade", "shaded: Camden's range (95%)"))
    return _KEY.format(Markup().join(items))


def _steps(looked: Asked, step: float) -> str:
    told = (
        f"{step * 100:.10g} percentage point{'' if step == 0.01 else 's'}"
        if is_share(looked.of.written)
        else f"{step:,.10g}"
    )
    return f"Boroughs stand in steps of {told}, those of one step above one another."


def _table(looked: Asked, ordered: Sequence[PeerFigure]) -> Table:
    stood = {each.area: seen_from(beside) for each, beside in looked.found.beside}
    cells = [
        [
            each.name,
            looked.writing.figure(each),
            looked.writing.range(each),
            stood.get(each.area, Beside.NONE).word,
        ]
        for each in ordered
    ]
    caption = f"{looked.of.title}: all boroughs of London, {peer_period(looked.period)}"
    return Table(caption, ["Borough", "Figure", "Range", "Compared with Camden"], cells, [BOROUGH_NAME])
