"""What are we doing about it, and what did we decide? The work that is to move an indicator or serves a priority, and
the decisions on either."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from data.store import Decision, Initiative, Kept
from metrics import BOROUGH, Snapshot
from pages.components.exhibits.flags import Flag
from pages.components.exhibits.reviews import Planned
from pages.components.exhibits.suggested import Suggestion
from pages.components.html.markup import joined, link, paragraph, section
from pages.components.theme.marks import BLANK, mark
from pages.components.words.numbers import lower_first
from pages.components.words.outside import cut
from pages.components.words.periods import day_text

DOING, DECIDED = "What are we doing about it?", "What did we decide?"
_AT_ONCE = 5  # decisions of a priority
_WORDS = 140  # characters of why, where it is told beside a figure
_ROWS = Markup('<ul class="rows">{}</ul>')
_ROW = Markup('<li>{}<div class="said">{}<small>{}</small></div><div class="dated"><small>{}</small></div></li>')
_DECIDED = Markup("<b>{}</b> {}")
_ALL = Markup("{} {}")

Address = Callable[[str], str]


def on_indicator(
    decisions: Iterable[Kept[Decision]], linked: Iterable[Kept[Initiative]], indicator: str, area: str
) -> list[Kept[Decision]]:
    """Decisions on an indicator in an area or in all Camden, and on the `linked` work, which is to move it."""
    work = {each.id for each in linked}
    return [
        each
        for each in decisions
        if each.entry.initiative in work
        or (each.entry.indicator == indicator and (each.entry.initiative or each.entry.area in ("", BOROUGH, area)))
    ]


def flags(several: Iterable[Kept[Decision]], titles: Mapping[str, str]) -> tuple[Flag, ...]:
    """Decisions as flags in a figure: what was decided, of which work, and why in short; on the word of a role."""
    return tuple(
        Flag(
            each.entry.on,
            f"Decision: {lower_first(each.entry.decided.word)}{_of(each.entry, titles)}. {cut(each.entry.why, _WORDS)}",
            cut(each.role),
        )
        for each in several
    )


def doing(
    several: Sequence[tuple[Kept[Initiative], Suggestion]],
    planned: Mapping[str, Planned],
    to: Address,
    every: str,
    *,
    none: str,
) -> Markup:
    """The section of the work, each with its stage, what the evidence suggests, and when it is looked at again, as
    `planned`; `to` is the address of one, `every` that of all, and `none` what is said where there is none."""
    if not several:
        said = _ALL.format(none, link(every, "All initiatives"))
        return section(DOING, said, place="doing")
    rows = (_row(*each, planned[each[0].id].day, to) for each in several)
    return section(DOING, place="doing") + _ROWS.format(joined(rows))


def on_priority(
    snapshot: Snapshot, decisions: Iterable[Kept[Decision]], work: Iterable[Kept[Initiative]], priority: str
) -> list[Kept[Decision]]:
    """Decisions on the work of a priority, and on its indicators alone."""
    mine = {each.id for each in work}
    indicators = {slug for slug, each in snapshot.indicators.items() if each.priority == priority}
    return [
        each
        for each in decisions
        if (each.entry.initiative in mine if each.entry.initiative else each.entry.indicator in indicators)
    ]


def named(
    snapshot: Snapshot, work: Iterable[Kept[Initiative]], to: Address, to_indicator: Address
) -> dict[str, Markup]:
    """The name of everything that can be decided on, as a link, by its code."""
    names = {slug: link(to_indicator(slug), each.title) for slug, each in snapshot.indicators.items()}
    return names | {each.id: link(to(each.id), each.entry.title) for each in work}


def decided(several: Sequence[Kept[Decision]], named: Mapping[str, Markup]) -> Markup:
    """The section of the newest decisions on a priority, in short; `named` are what they are on."""
    newest = sorted(several, key=lambda each: each.entry.on, reverse=True)
    if not newest:
        return section(DECIDED, "Nothing has been decided yet.", place="decided")
    rows = _ROWS.format(joined(_decision(each.entry, named) for each in newest[:_AT_ONCE]))
    more = len(newest) - _AT_ONCE
    return (
        section(DECIDED, place="decided") + rows + (paragraph("foot", f"And {more} before these.") if more > 0 else "")
    )


def _row(of: Kept[Initiative], suggestion: Suggestion, again: date | None, to: Address) -> Markup:
    advised, told = suggestion.advised, of.entry
    drawn = mark(advised.advice.mark) if advised and advised.advice.mark else BLANK
    nothing = "Nothing suggested yet" if suggestion.has_begun else "Not begun"
    suggests = f"{advised.word} suggested, by {lower_first(suggestion.by)}" if advised else nothing
    due = f". Next review {day_text(again)}" if again else ""
    return _ROW.format(drawn, link(to(of.id), told.title), f"{suggests}{due}", told.stage.word if told.stage else "")


def _decision(of: Decision, named: Mapping[str, Markup]) -> Markup:
    about = of.initiative or of.indicator
    said = _DECIDED.format(of.decided.word, named.get(about, about))
    return _ROW.format(mark(of.decided.mark), said, cut(of.why, _WORDS), day_text(of.on))


def _of(of: Decision, titles: Mapping[str, str]) -> str:
    return f" ({titles[of.initiative]})" if of.initiative in titles else ""
