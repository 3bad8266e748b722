"""Every table: those behind the figures, and those whose rows are stacked on a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.components.exhibits.exhibit import Table
from pages.components.exhibits.remembered import of_each
from pages.components.html.markup import joined
from pages.components.html.template import Template

_SCROLL = Markup('<div class="scroll" role="region" tabindex="0" aria-label="{}">{}</div>')
_TABLE = Markup('<table class="data"><caption>{}</caption><thead><tr><th scope="col">{}</th></tr></thead>{}</table>')
_ROWS, _PART = Markup("<tbody>{}</tbody>"), Markup('<tr><th scope="rowgroup" colspan="{}">{}</th></tr>')
_ROW = Template('<tr{}><th scope="row">{}{}</tr>')
_ALONE, _LAST = Markup("</th>"), Markup("</td>")
_CHOSEN = Markup(' class="chosen"')


@dataclass(frozen=True, slots=True)
class _Joints:
    """What stands between the headings, between the first cell and the second, and between the others: a table of
    many cells is joined, which takes a tenth of the time of a template a cell."""

    headings: Markup
    first: Markup
    others: Markup


_OF_WORDS = _Joints(Markup('</th><th scope="col">'), Markup("</th><td>"), Markup("</td><td>"))
_OF_FIGURES = _Joints(
    Markup('</th><th scope="col" class="n">'), Markup('</th><td class="n">'), Markup('</td><td class="n">')
)

_STACKED = Markup('<table class="{}" role="table">{}<thead role="rowgroup"><tr role="row">{}</tr></thead>{}</table>')
_CAPTION = Markup('<caption class="hidden">{}</caption>')
_COLUMN_HEADER = Markup('<th scope="col" role="columnheader">{}</th>')
_BODY = Markup('<tbody role="rowgroup">{}</tbody>')
_STACKED_ROW = Template('<tr role="row"{}>{}</tr>')
_STACKED_CELL = Template('<td role="cell"{}{}>{}</td>')
_CLASS, _SPAN = Markup(' class="{}"'), Markup(' colspan="{}"')
_GROUP_HEADER = Markup('<th scope="rowgroup" role="rowheader" class="group" rowspan="{}">{}</th>')
_ROW_HEADER = Markup('<th scope="row" role="rowheader">{}</th>')


# Those of the exhibits that are at hand: 5 to 30 kB each.
@of_each(256)
def table(of: Table) -> Markup:
    """A table that scrolls by itself where it is too wide."""
    joints = _OF_WORDS if of.of_words else _OF_FIGURES
    rows = [_row(row, joints, chosen=row[0] in of.chosen) for row in of.rows]
    bodies = joined(_bodies(of, rows))
    return scrolling(of.caption, _TABLE.format(of.caption, joints.headings.join(of.headings), bodies))


def named(of: Table) -> str:
    """What a table is of: its caption without what its signs mean."""
    return of.caption.partition(". ")[0].rstrip(".")


def scrolling(name: str, content: Markup) -> Markup:
    """What scrolls sideways by itself, reached by keyboard under its name."""
    return _SCROLL.format(name, content)


def stacked(name: str, headings: Sequence[str], bodies: Iterable[Markup], *, caption: str = "") -> Markup:
    """A table of the style's class `name` whose rows a phone stacks. Each part says its role: a browser forgets it
    where the style takes the table's layout away."""
    head = joined(_COLUMN_HEADER.format(heading) for heading in headings)
    return _STACKED.format(name, _CAPTION.format(caption) if caption else "", head, joined(bodies))


def body(rows: Iterable[Markup]) -> Markup:
    """A part of a stacked table."""
    return _BODY.format(joined(rows))


def row(*cells: Markup, name: str = "") -> Markup:
    """A row of a stacked table."""
    return _STACKED_ROW.format(_CLASS.format(name) if name else "", joined(cells))


def row_header(content: str) -> Markup:
    """The cell that names a row of a stacked table."""
    return _ROW_HEADER.format(content)


def group_header(content: str, rows: int) -> Markup:
    """The cell that names several rows of a stacked table, in the first of them."""
    return _GROUP_HEADER.format(rows, content)


def cell(content: str, *, name: str = "", span: int = 1) -> Markup:
    """A cell of a stacked table, over `span` columns."""
    across = _SPAN.format(span) if span > 1 else ""
    return _STACKED_CELL.format(_CLASS.format(name) if name else "", across, content)


def _bodies(of: Table, rows: Sequence[Markup]) -> Iterable[Markup]:
    """All rows, or those of each part under its heading."""
    if not of.parts:
        yield _ROWS.format(joined(rows))
        return
    starts = sorted(of.parts)
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        head = _PART.format(len(of.headings), of.parts[start])
        yield _ROWS.format(joined([head, *rows[start:end]]))


def _row(cells: Sequence[str], joints: _Joints, *, chosen: bool) -> Markup:
    first, *others = cells
    told = joined([first, joined(others, joints.others)], joints.first) if others else first
    return _ROW.format(_CHOSEN if chosen else "", told, _LAST if others else _ALONE)
