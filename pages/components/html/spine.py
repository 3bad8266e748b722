"""The spine: a row an indicator with a track on which right is better, as a table whose rows a phone stacks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from metrics import Area, Beside, Level, Observation, Origin
from pages.components.exhibits import spine
from pages.components.exhibits.profiled import Profiled, is_neutral, weakest
from pages.components.exhibits.spine import Ends, Track
from pages.components.exhibits.tied import several
from pages.components.html.markup import joined, link
from pages.components.html.table import body, cell, group_header, row, row_header, stacked
from pages.components.html.template import Template
from pages.components.theme.marks import mark
from pages.components.words.numbers import unit
from pages.components.words.periods import when
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.ranges import range_name
from pages.components.words.standing import fresh_text
from pages.components.words.states import observed, state_word

_NOTHING = "no figure"
_NEITHER = "neither way is better"
_HEADINGS = (Markup('<span class="hidden">Priority</span>'), "Indicator")
_WAY = Markup('<span class="way"><span>← worse</span><span>{}</span><span>better →</span></span>')
_NAME = Template("{} <small>{}</small>")
_GROUP = Template("<h3>{}</h3>")
_SIDE = Template('<span class="{}">{}</span>')
_CAMDEN = Template('<span class="label" aria-hidden="true">{} </span>{}')
_WHY = Template("<small>{}</small>")
_TRACK = Template('<span class="track" role="img" aria-label="{}">{}</span>')
_PART = Template('<i class="{}" style="left:{}%;right:{}%"></i>')
_MARK = Template('<i class="{}" style="left:{}%"></i>')
_KEY = Markup('<ul class="marked spine-key">{}</ul>')
_KEY_ITEM = Markup("<li>{} {}</li>")
_LOW_OR_HIGH = Markup("{}<small>{}</small>")
_EVERY = Markup('<span class="track in-key" aria-hidden="true"><i class="all"></i><i class="half"></i></span>')
_DOT = Markup('<span class="dot" aria-hidden="true"></span>')
# The style's class of a figure's colour.
_CLASSES = {Beside.BETTER: "better", Beside.WORSE: "worse", Beside.HIGHER: "higher", Beside.LOWER: "higher"}


def html(area: Area, of: Sequence[Profiled], titles: Mapping[str, str], address: Callable[[str], str]) -> Markup:
    """The table and its key; `titles` are those of priorities by slug, and `address` is that of an indicator's page."""
    origin = weakest(of)
    bodies = []
    for slug, group in groupby(of, lambda told: told.indicator.priority):
        rows = [_cells(told, area, address, origin) for told in group]
        named = group_header(_GROUP.format(titles[slug]), len(rows))
        bodies.append(body([row(named, rows[0]), *map(row, rows[1:])]))
    own = "Ward" if area.level is Level.WARD else "Area"
    headings = (*_HEADINGS, own, BOROUGH_NAME, "Worst", _WAY.format(BOROUGH_NAME), "Best")
    caption = f"{area.name} among {BOROUGH_NAME}'s {several(area.level.word)}, by priority"
    return stacked("spine", headings, bodies, caption=caption) + _key(area, of)


def _cells(told: Profiled, area: Area, address: Callable[[str], str], weakest: Origin | None) -> Markup:
    indicator = told.indicator
    worst, best = spine.ends(told)
    return joined(
        [
            row_header(_NAME.format(link(address(indicator.slug), indicator.title), _beside_the_name(told, weakest))),
            cell(_own(told), name="n"),
            cell(_CAMDEN.format(BOROUGH_NAME, _figure(told, told.benchmark)), name="n whole"),
            cell(_end(told, worst, "lowest"), name="n end"),
            cell(_drawn(told, area), name="at"),
            cell(_end(told, best, "highest"), name="n end"),
        ]
    )


def _end(told: Profiled, figure: str, word: str) -> Markup | str:
    """One end of the track, which is no worst and no best where neither way is better."""
    return _LOW_OR_HIGH.format(figure, word) if figure and is_neutral(told) else figure


def _beside_the_name(told: Profiled, weakest: Origin | None) -> str:
    """'per 1,000, Oct 2026, published': what its number needs to be read; where it is not made up as the others are,
    where it is from; whether the next is late."""
    there = told.comparison.items[0].observation
    parts = (
        unit(told.indicator),
        when(there, short=True),
        _NEITHER if is_neutral(told) else "",
        there.origin.word.lower() if there.origin is not weakest else "",
        fresh_text(told.series),
    )
    return ", ".join(part for part in parts if part)


def _own(told: Profiled) -> Markup | str:
    name = _CLASSES.get(told.stands)
    figure = _figure(told, told.own)
    return _SIDE.format(name or ("own" if told.value is not None else "none"), figure)


def _figure(told: Profiled, each: Observation | None) -> str:
    if each is None:
        return _NOTHING
    return observed(told.indicator, each, told.places) if each.value is not None else state_word(told.indicator, each)


def _drawn(told: Profiled, area: Area) -> Markup:
    at = spine.track(told)
    if at is None:
        return _WHY.format(told.not_beside)
    return _TRACK.format(spine.alt(told, area.level), joined(_parts(at)))


def _parts(at: Track) -> Iterable[Markup]:
    yield _PART.format("all", *_from_both(at.every))
    if at.half is not None:
        yield _PART.format("half", *_from_both(at.half))
    if at.own is None:
        return
    if at.likely is not None:
        yield _PART.format(f"likely {at.mark}", *_from_both(at.likely))
    yield _MARK.format(f"ic ic-{at.mark}" if at.mark else "dot", f"{at.own:g}")


def _from_both(ends: Ends) -> tuple[str, str]:
    """How far a part begins from the left, and ends from the right."""
    return f"{ends[0]:g}", f"{100 - ends[1]:g}"


def _key(area: Area, of: Sequence[Profiled]) -> Markup:
    """What is drawn, of marks only those that there are."""
    many = several(area.level.word)
    items = [_KEY_ITEM.format(_EVERY, f"All {many}, and the middle half")]
    there = {told.stands for told in of if told.value is not None and not told.not_beside}
    for side in (Beside.WORSE, Beside.SIMILAR, Beside.BETTER, Beside.HIGHER):
        if side in there or (side is Beside.HIGHER and Beside.LOWER in there):
            words = {Beside.SIMILAR: side.word, Beside.HIGHER: f"Higher or lower than {BOROUGH_NAME}"}
            items.append(_KEY_ITEM.format(mark(side.mark), words.get(side, f"{side.word} than {BOROUGH_NAME}")))
    if Beside.NONE in there:
        items.append(_KEY_ITEM.format(_DOT, "Not compared: it has no range"))
    ranges = dict.fromkeys(range_name(told.indicator) for told in of if told.own and told.own.lower is not None)
    if ranges:
        items.append(_KEY_ITEM.format("", f"Bar through the mark: {' or '.join(ranges)} (95%)"))
    return _KEY.format(joined(items))
