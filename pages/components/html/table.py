"""Every table: those behind the figures, and those whose rows are stacked on a phone."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from pages.components.exhibits.exhibit import Table
from pages.components.html.markup import joined

_SCROLL = Markup('<div class="scroll" role="region" tabindex="0" aria-label="{}">{}</div>')
_TABLE = Markup('<table class="data"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>')
_HEADING = Markup('<th scope="col"{}>{}</th>')
_ROW = Markup('<tr{}><th scope="row">{}</th>{}</tr>')
_CELL = Markup("<td{}>{}</td>")
_FIGURES, _CHOSEN = Markup(' class="n"'), Markup(' class="chosen"')

_STACKED = Markup('<table class="{}" role="table">{}<thead role="rowgroup"><tr role="row">{}</tr></thead>{}</table>')
_CAPTION = Markup('<caption class="hidden">{}</caption>')
_COLUMN_HEADER = Markup('<th scope="col" role="columnheader">{}</th>')
_BODY = Markup('<tbody role="rowgroup">{}</tbody>')
_STACKED_ROW = Markup('<tr role="row"{}>{}</tr>')
_STACKED_CELL = Markup('<td role="cell"{}>{}</td>')
_ROW_HEADER = Markup('<th scope="row" role="rowheader">{}</th>')


def table(of: Table) -> Markup:
    """A table that scrolls by itself where it is too wide."""
    aligned = Markup() if of.of_words else _FIGURES
    first, *others = of.headings
    head = joined([_HEADING.format("", first), *(_HEADING.format(aligned, each) for each in others)])
    body = joined(_row(row, aligned, chosen=row[0] == of.chosen) for row in of.rows)
    return scrolling(of.caption, _TABLE.format(of.caption, head, body))


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
    return _STACKED_ROW.format(_attribute("class", name), joined(cells))


def row_header(content: str) -> Markup:
    """The cell that names a row of a stacked table."""
    return _ROW_HEADER.format(content)


def cell(content: str, *, name: str = "", span: int = 1) -> Markup:
    """A cell of a stacked table, over `span` columns."""
    across = _attribute("colspan", str(span)) if span > 1 else ""
    return _STACKED_CELL.format(_attribute("class", name) + across, content)


def _attribute(name: str, value: str) -> Markup:
    return Markup(' {}="{}"').format(name, value) if value else Markup()


def _row(cells: Sequence[str], aligned: Markup, *, chosen: bool) -> Markup:
    first, *others = cells
    return _ROW.format(_CHOSEN if chosen else "", first, joined(_CELL.format(aligned, each) for each in others))
