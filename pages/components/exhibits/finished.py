"""Who has finished, and who has not? The groups of all staff, by all their breakdowns on one axis."""

import dataclasses
from collections.abc import Sequence

from markupsafe import Markup

from metrics import Beside, Categories, Comparison, Item, Snapshot
from pages.components.exhibits import differences, learning, lookup, protected
from pages.components.exhibits.beside import beside, ranked
from pages.components.exhibits.exhibit import Exhibit, Figure, Table, nothing
from pages.components.exhibits.ranking import ranking
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.tables import comparison_table
from pages.components.theme.marks import mark
from pages.components.words.categories import called, heading, whole
from pages.components.words.lists import listed
from pages.components.words.numbers import lower_first, upper_first
from pages.components.words.periods import period_text
from pages.components.words.sentences import in_turn
from pages.components.words.states import counted_states, observed

_QUESTION = "Who has finished, and who has not?"
_KEY = "finished"
_MARKS = Markup('<ul class="abreast-key">{}</ul>')
_MARK = Markup("<li>{} {}</li>")


@remembered
def finished(snapshot: Snapshot) -> Exhibit:
    """Each breakdown of all staff ranked, two and two, with one axis, one table and one sentence for all."""
    places = learning.places(snapshot)
    several = [dataclasses.replace(each, places=places) for each in learning.groups(snapshot)]
    if not several:
        if lookup.unknown(snapshot, learning.COMPLETED) or lookup.why_nothing(snapshot, learning.COMPLETED):
            return learning.none(snapshot, _KEY, learning.COMPLETED, _QUESTION)
        return nothing(_KEY, "The newest figure is not told by group.", question=_QUESTION)
    every = together(several)
    indicator = every.indicator
    notes = (differences.how_to_read(every), protected.rounded(snapshot, indicator))
    figures = (
        Figure(ranking(each, places=places, among=every), differences.alt(each, places), heading=heading(each))
        for each in several
    )
    return Exhibit(
        _KEY,
        _QUESTION,
        in_turn((finding(several), protected.instead_among(snapshot, every), protected.by_longer(every))),
        figures=tuple(figures),
        html=key(several),
        table=table(several),
        how_to_read=in_turn(notes),
        source=lookup.source(snapshot, indicator),
        rows=tuple(dict.fromkeys(each for one in several for each in one.told)),
        abreast=2,
    )


def together(several: Sequence[Comparison]) -> Comparison:
    """The groups of all breakdowns as one comparison: they have one whole, and share an axis."""
    items = tuple(item for each in several for item in each.items)
    area = several[0].of.area if isinstance(several[0].of, Categories) else None
    return several[0] if area is None else dataclasses.replace(several[0], items=items, of=Categories("", area))


def finding(several: Sequence[Comparison]) -> str:
    """Which groups are clearly lower than all staff and which higher, or that none is; and how many are withheld."""
    every = together(several)
    figure = "" if every.benchmark is None else f" ({observed(every.indicator, every.benchmark, every.places)})"
    low, high = (names(several, side) for side in (Beside.LOWER, Beside.HIGHER))
    told = [
        f"Completion is lower than among {whole(every)}{figure} in these groups: {low}." if low else "",
        f"It is higher in these: {high}." if low and high else "",
        f"Completion is higher than among {whole(every)}{figure} in these groups: {high}." if high and not low else "",
        "" if low or high else f"No group is clearly different from {whole(every)}{figure}.",
    ]
    states = counted_states(every.indicator, every.observations)
    return in_turn((*told, *(f"{count} group{'' if count == 1 else 's'} {words}." for count, words in states)))


def key(several: Sequence[Comparison]) -> Markup:
    """What the marks mean, of those that are drawn."""
    there = {_stands(each, item) for each in several for item in each.items if item.observation.value is not None}
    name = f"than {whole(several[0])}"
    told = [(Beside.HIGHER, f"Higher or lower {name}")] if there & {Beside.HIGHER, Beside.LOWER} else []
    told += [(Beside.SIMILAR, Beside.SIMILAR.word)] if Beside.SIMILAR in there else []
    return (
        _MARKS.format(Markup().join(_MARK.format(mark(each.mark), words) for each, words in told)) if told else Markup()
    )


def table(several: Sequence[Comparison]) -> Table:
    """The groups of all breakdowns, highest first in each, with the breakdown before the name of each."""
    made = [comparison_table(each) for each in several]
    rows = [
        [f"{heading(of)}: {lower_first(row[0]) if row[0].startswith('Under ') else row[0]}", *row[1:]]
        for of, one in zip(several, made, strict=True)
        for row in one.rows
    ]
    first = several[0]
    period = f", {period_text(first.frequency, first.period)}" if first.period else ""
    notes = "; ".join(dict.fromkeys(one.caption.partition(". ")[2] for one in made if ". " in one.caption))
    caption = f"{first.indicator.title} by group{period}. {notes}".strip()
    return Table(caption, ["Group", *made[0].headings[1:]], rows)


def names(several: Sequence[Comparison], side: Beside) -> str:
    """The groups on one side of all staff, in the order in which they are drawn, each breakdown's with its name, unless
    they say it themselves: 'Level 3 and Level 4 (grade); Not a manager'."""
    noun = upper_first(whole(several[0]).removeprefix("all "))
    told: list[str] = []
    for each in several:
        found = [called(each, item) for item in ranked(each) if _stands(each, item) is side]
        told_of = [
            lower_first(one) if one.startswith(noun) and (told or place) else one for place, one in enumerate(found)
        ]
        of = lower_first(heading(each))
        if told_of:
            itself = all(of in one.lower() for one in told_of)
            told.append(f"{listed(told_of)}{'' if itself else f' ({of})'}")
    return "; ".join(told)


def _stands(comparison: Comparison, item: Item) -> Beside:
    return beside(comparison.indicator, item.observation, comparison.judged_by)
