"""One extract: what it is, the way from its source to its indicators, and what a newer file changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup

from metrics import Advice, Area, Change, Counted, Holding, Indicator, Level, Status
from pages.components.exhibits.exhibit import Table
from pages.components.html.markup import facts, joined, link, paragraph
from pages.components.theme.marks import mark
from pages.components.words.numbers import upper_first
from pages.components.words.outside import OF_A_SOURCE, cut
from pages.components.words.periods import day_text

_FLOW = Markup('<ol class="flow">{}</ol>')
_STEP = Markup('<li class="step"><b>{}</b>{}</li>')
_WAY = Markup('<li class="way" aria-hidden="true">{}</li>')
_WORDS, _QUIET = Markup("<p>{}</p>"), Markup('<p class="quiet small">{}</p>')
_CADENCES = {"irregular": "at no fixed times"}
_LIST, _ENTRY = Markup("<ul>{}</ul>"), Markup("<li>{}</li>")
_CHANGES = Markup('<h3>What did a newer file change?</h3><p class="finding">{}</p>')
_ABOUT_PEOPLE = (
    "Its rows are about people, so they are never shown here and cannot be downloaded; only counts that are safe to "
    "publish leave it."
)


def flow(holding: Holding, indicators: Iterable[Indicator], address: Callable[[str], str]) -> Markup:
    """Source, extract and indicators side by side, with the way between them; `address` is that of a slug's page."""
    links = joined(_ENTRY.format(link(address(each.slug), each.title)) for each in indicators)
    steps = (
        ("Source", _WORDS.format(cut(holding.source, OF_A_SOURCE) or "Not there yet")),
        ("Extract", _WORDS.format(holding.title) + _QUIET.format(holding.grain)),
        ("Indicators", _LIST.format(links) if links else _WORDS.format("None yet")),
    )
    way = _WAY.format(mark(Advice.KEEP_GOING.mark))
    return _FLOW.format(way.join(_STEP.format(*step) for step in steps))


def about(holding: Holding) -> Markup:
    """What its contract and its file say of it."""
    return facts(
        {
            "What it is": holding.description,
            "Rows": upper_first(holding.grain),
            "Owner": holding.owner,
            "Comes": "" if holding.ended else _CADENCES.get(holding.cadence, holding.cadence),
            "Ended": holding.ended,
            "Source": cut(holding.source, OF_A_SOURCE),
            "Extracted": day_text(holding.extracted_on) if holding.extracted_on else "",
            "Licence": holding.licence,
            "To bring it in": holding.ways_in,
            "To be named": holding.attribution if holding.origin else "",
        }
    )


def about_people(holding: Holding) -> Markup:
    """That the rows of an extract about people are never shown; '' of any other."""
    if holding.counts != Counted.PEOPLE:
        return Markup()
    return paragraph("foot", Markup("{} {}").format(mark(Status.WITHHELD.mark), _ABOUT_PEOPLE))


def changes(holding: Holding) -> Markup:
    """How many figures the last newer file changed, of how many periods, and from which sum to which; and, apart from
    these, how many of what was counted it has under other categories; '' where none has."""
    if holding.changed_on is None:
        return Markup()
    changed = [each for each in holding.changes if each.figures]
    number = sum(each.figures for each in changed)
    sums = [(each.before, each.after) for each in holding.changes]
    before, after = (sum(part or 0 for part in parts) for parts in zip(*sums, strict=True))
    added = all(part is not None for parts in sums for part in parts)
    total = f", from {before:,.0f} to {after:,.0f} in all" if added else ""
    said = f"{number:,} older {'figure' if number == 1 else 'figures'} changed, of {_periods(changed)}{total}."
    moved = [each for each in holding.changes if each.moved]
    if moved:
        under = f"{sum(each.moved for each in moved):,.0f} of what was counted, in {_periods(moved)}"
        words = "under other categories than before, which changes no total."
        said = f"{said} Apart from that, {under}, stand {words}" if changed else f"{under}, came {words}"
    return _CHANGES.format(f"On {day_text(holding.changed_on)} {said}")


def change_table(holding: Holding, areas: Mapping[str, Area]) -> Table:
    """What the last newer file changed in figures that were there, by period and by area."""
    moved = any(each.moved for each in holding.changes)
    rows = [
        [
            f"{each.period:%B %Y}",
            areas[each.area].name if each.area in areas else upper_first(Level.NONE.word),
            f"{each.figures:,}",
            _part(each.before),
            _part(each.after),
            *([f"{each.moved:,.0f}"] if moved else []),
        ]
        for each in holding.changes
        if each.figures or each.moved
    ]
    headings = ["Period", "Area", "Figures changed", "Sum before", "Sum after"]
    headings += ["Under other categories"] if moved else []
    return Table("Figures that a newer file changed", headings, rows, of_words=True)


def _periods(changes: Sequence[Change]) -> str:
    number = len({each.period for each in changes})
    return f"{number} {'period' if number == 1 else 'periods'}"


def _part(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"
