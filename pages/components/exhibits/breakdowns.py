"""The groups of everyone counted, by several breakdowns on one axis: each ranked, with one table and key for all."""

import dataclasses
from collections.abc import Sequence

from markupsafe import Markup

from metrics import Beside, Categories, Comparison, Item, Snapshot
from pages.components.exhibits import differences_alt, differences_read, lookup, protected
from pages.components.exhibits.beside import beside, ranked
from pages.components.exhibits.exhibit import Exhibit, Figure, Table
from pages.components.exhibits.ranking import ranking
from pages.components.exhibits.tables import comparison_table
from pages.components.theme.marks import mark
from pages.components.words.categories import called, heading, whole
from pages.components.words.lists import listed
from pages.components.words.numbers import lower_first, upper_first
from pages.components.words.periods import period_text
from pages.components.words.sentences import in_turn

_ABREAST = 2
_MARKS = Markup('<ul class="abreast-key">{}</ul>')
_MARK = Markup("<li>{} {}</li>")


def breakdowns(
    snapshot: Snapshot, several: Sequence[Comparison], *, key: str, question: str, finding: str, note: str = ""
) -> Exhibit:
    """Each of several breakdowns, at least one, ranked beside the next; all are written with as many places."""
    every, indicator = together(several), several[0].indicator
    figures = (
        Figure(
            ranking(each, places=each.places, among=every),
            differences_alt.alt(each, each.places),
            heading=heading(each),
        )
        for each in several
    )
    return Exhibit(
        key,
        question,
        in_turn((finding, protected.instead_among(snapshot, every), protected.by_longer(every))),
        figures=tuple(figures),
        html=_key(several),
        table=_table(several),
        how_to_read=in_turn((differences_read.how_to_read(every), note, protected.rounded(snapshot, indicator))),
        source=lookup.source(snapshot, indicator),
        rows=tuple(dict.fromkeys(each for one in several for each in one.told)),
        abreast=min(_ABREAST, len(several)),
    )


def together(several: Sequence[Comparison]) -> Comparison:
    """The groups of all breakdowns as one comparison: they have one whole, and share an axis."""
    items = tuple(item for each in several for item in each.items)
    area = several[0].of.area if isinstance(several[0].of, Categories) else None
    return several[0] if area is None else dataclasses.replace(several[0], items=items, of=Categories("", area))


def names(several: Sequence[Comparison], side: Beside) -> str:
    """The groups on one side of all, in the order in which they are drawn, each breakdown's with its name, unless
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


def _key(several: Sequence[Comparison]) -> Markup:
    """What the marks mean, of those that are drawn."""
    there = {_stands(each, item) for each in several for item in each.items if item.observation.value is not None}
    name = f"than {whole(several[0])}"
    told = [(Beside.HIGHER, f"Higher or lower {name}")] if there & {Beside.HIGHER, Beside.LOWER} else []
    told += [(Beside.SIMILAR, Beside.SIMILAR.word)] if Beside.SIMILAR in there else []
    return (
        _MARKS.format(Markup().join(_MARK.format(mark(each.mark), words) for each, words in told)) if told else Markup()
    )


def _table(several: Sequence[Comparison]) -> Table:
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


def _stands(comparison: Comparison, item: Item) -> Beside:
    return beside(comparison.indicator, item.observation, comparison.judged_by)
