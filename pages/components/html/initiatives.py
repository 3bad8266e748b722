"""All pieces of work in one table: of which priority, how far, since when, where, what the evidence suggests, and when
they are looked at again."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from data.store import Initiative, Kept
from metrics import Priority, Stage
from pages.components.exhibits.reviews import Planned
from pages.components.exhibits.suggested import Suggestion
from pages.components.html.markup import link
from pages.components.html.table import body, cell, row, row_header, stacked
from pages.components.theme.marks import mark
from pages.components.words import work
from pages.components.words.actions import LATE, late
from pages.components.words.lists import listed
from pages.components.words.periods import day_text

HEADINGS = ("Initiative", "Priority", "Stage", "Started", "Where", "The evidence suggests", "Next review")
_NAME = Markup("{} <small>{}</small>")
_SMALL = Markup(" <small>{}</small>")
_LABELLED = Markup('<span class="label">{}: </span>{}')
_SUGGESTS = Markup("{} {} <small>{}</small>")
_LATE = Markup('{}<b class="late">{} {}</b>')
_QUIET = Markup('<span class="quiet">{}</span>')
ILLUSTRATIVE = "What is said of these initiatives is in part illustrative; of each, its page tells which."
_NONE_OURS = "none of it illustrative"
_NOT_SAID = _QUIET.format("Not said")
# How far work is, of one piece and of several.
_STAND = {
    Stage.TEST: ("is being tested", "are being tested"),
    Stage.GROW: ("is growing", "are growing"),
    Stage.ROUTINE: ("is routine", "are routine"),
    Stage.ENDED: ("has ended", "have ended"),
}
NOTHING_LINKED = "No indicator is linked to it that is among those of today, so there is no evidence to read."


def lead(several: Sequence[Kept[Initiative]], planned: Mapping[str, Planned], today: date) -> Markup:
    """How many there are, how far they are, and how many of them are due for review."""
    at = [(words, sum(each.entry.stage is stage for each in several)) for stage, words in _STAND.items()]
    stages = [f"{count} {one if count == 1 else more}" for (one, more), count in at if count]
    unsaid = sum(each.entry.stage is None for each in several)
    told = f": {listed(stages)}{f'; of {unsaid} the stage is not said' if unsaid else ''}" if stages else ""
    count = f"{len(several)} {'piece' if len(several) == 1 else 'pieces'} of work"
    due = sum(each.day is not None and each.day <= today for each in planned.values())
    reviews = {0: "No review is due.", 1: "1 review is due."}.get(due, f"{due} reviews are due.")
    return Markup("{}{}. {}").format(count, told, reviews)


def table(
    several: Sequence[Kept[Initiative]],
    priorities: Sequence[Priority],
    suggested: Mapping[str, Suggestion],
    planned: Mapping[str, Planned],
    to: Callable[[str], str],
) -> Markup:
    """A row each, by priority as published; `planned` is when each is looked at again, `to` the address of one."""
    titles = {each.slug: each.title for each in priorities}
    order = {slug: place for place, slug in enumerate(titles)}
    ordered = sorted(
        several, key=lambda each: (order.get(each.entry.priority, len(order)), each.entry.title.casefold())
    )
    rows = (_row(each, titles, suggested[each.id], planned[each.id], to) for each in ordered)
    return stacked("log works", HEADINGS, [body(rows)], caption="Initiatives, by priority")


def _row(
    of: Kept[Initiative],
    titles: Mapping[str, str],
    suggested: Suggestion,
    planned: Planned,
    to: Callable[[str], str],
) -> Markup:
    told = of.entry
    told_by = "" if told.illustrative else _NONE_OURS
    cells = (
        titles.get(told.priority, told.priority),
        told.stage.word if told.stage else _NOT_SAID,
        work.started(told) or _NOT_SAID,
        told.place or _NOT_SAID,
        _suggests(suggested),
        _review(planned),
    )
    labelled = (cell(_LABELLED.format(name, words)) for name, words in zip(HEADINGS[1:], cells, strict=True))
    return row(row_header(_NAME.format(link(to(of.id), told.title), told_by)), *labelled)


def _suggests(of: Suggestion) -> Markup:
    if of.advised is None:
        if not of.has_begun:
            return _QUIET.format("Not begun")
        said = _QUIET.format("No figure yet" if of.is_linked else "No indicator is linked")
        return said + (_SMALL.format(of.by) if of.by else "")
    drawn = mark(of.advised.advice.mark) if of.advised.advice.mark else ""
    return _SUGGESTS.format(drawn, of.advised.word, of.by)


def _review(of: Planned) -> Markup | str:
    if of.day is None:
        return _NOT_SAID
    day = day_text(of.day)
    return _LATE.format(day, mark(LATE), late(of.late)) if of.late else day
