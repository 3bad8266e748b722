"""The page of queries: what there is to ask, the rows that a query returned, and the place where one goes wrong."""

from collections.abc import Iterable, Sequence

import pyarrow as pa
from markupsafe import Markup

from metrics import Answer, AskedTable, QueryRefusedError, Spot
from pages.components.exhibits.asked_rows import cut, is_number, shown
from pages.components.html.markup import joined, more
from pages.components.html.table import scrolling
from pages.components.words.asked import ON_SCREEN, returned

_TABLE = Markup('<table class="data asked"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>')
_HEAD, _ROW, _CELL = Markup('<th scope="col"{}>{}</th>'), Markup("<tr>{}</tr>"), Markup("<td{}>{}</td>")
_FIRST = Markup('<th scope="row"{}>{}</th>')
_NUMBER = Markup(' class="n"')
_SHORT, _LONG = Markup(' class="short"'), Markup(' class="long"')
_ONE_LINE, _SEVERAL_LINES = 24, 48  # letters
_NULL = Markup('<span class="quiet">null</span>')
_PLACES = 46  # letters before a fault that are shown of a long line

_REFUSED = Markup('<div class="asked-wrong" role="alert"><p><b>{}</b></p>{}<p>{}</p></div>')
_LINE = Markup(
    '<pre tabindex="0" aria-label="Line {}, with the place marked"><code>{}  {}<mark>{}</mark>{}\n'
    '<span aria-hidden="true">{}{}</span></code></pre>'
)
_AT = "Line {}: {}"
_MEANT = Markup("Did you mean <b>{}</b>? ")
_KEPT = "Your query is kept as you wrote it."

_SCHEMA = Markup('<div class="section there" id="tables"><h2>What is there?</h2></div>{}')
_NAMED = Markup('<div class="table-there"><h3><code>{}</code> <span>{:,} row{}</span></h3>{}</div>')
_PUBLIC = Markup('<div class="table-there"><h3>Public sources <span>{} table{}</span></h3>{}</div>')
_SOURCE = Markup('<div class="source-there"><h4><code>{}</code> <span>{:,} row{}</span></h4><p>{}</p>{}</div>')
_COLUMNS = Markup("<dl>{}</dl>")
_COLUMN = Markup("<dt><code>{}</code></dt><dd>{}</dd>")
# A table of more columns shows them when it is asked to.
_MOST_COLUMNS = 20


def rows(answer: Answer) -> Markup:
    """The first rows as a table, the first cell of each naming it where it is words."""
    table = answer.rows.slice(0, ON_SCREEN)
    columns = [shown(column) for column in table.columns]
    kinds = [_kind(field.type, told) for field, told in zip(table.schema, columns, strict=True)]
    heads = [_HEAD.format(kind, name) for name, kind in zip(_names(table), kinds, strict=True)]
    nulls = [column.is_null().to_pylist() for column in table.columns]
    names_rows = bool(kinds) and kinds[0] != _NUMBER
    body = []
    for row, cells in enumerate(zip(*columns, strict=True)):
        told = [_NULL if nulls[place][row] else each for place, each in enumerate(cells)]
        first = (_FIRST if names_rows else _CELL).format(kinds[0], told[0])
        others = [_CELL.format(kind, each) for kind, each in zip(kinds[1:], told[1:], strict=True)]
        body.append(_ROW.format(joined([first, *others])))
    name = returned(table.column_names)
    return scrolling(name, _TABLE.format(name, joined(heads), joined(body)))


def refused(error: QueryRefusedError) -> Markup:
    """In the place of the rows: what is wrong, where, and what was probably meant."""
    spot = error.place
    sentence = _AT.format(spot.line, error) if spot else str(error)
    meant = _MEANT.format(error.meant) if error.meant else Markup()
    return _REFUSED.format(sentence, _place(spot) if spot else "", meant + _KEPT)


def picture_heading(name: str) -> Markup:
    """What stands over the picture of the rows."""
    return Markup("<h3>{}</h3>").format(name)


def schema(tables: Sequence[AskedTable]) -> Markup:
    """Every table with its columns and what they mean; those of the public sources a click away."""
    own = [each for each in tables if not each.title]
    public = [each for each in tables if each.title]
    parts = [_NAMED.format(each.name, each.rows, _plural(each.rows), _columns(each)) for each in own]
    if public:
        sources = joined(
            _SOURCE.format(each.name, each.rows, _plural(each.rows), each.title, _listed(each)) for each in public
        )
        parts.append(_PUBLIC.format(len(public), _plural(len(public)), more("Show their columns", sources)))
    return _SCHEMA.format(joined(parts))


def _names(table: pa.Table) -> Iterable[str]:
    return (cut(name) or f"column {place}" for place, name in enumerate(table.column_names, 1))


def _kind(kind: pa.DataType, told: Sequence[str]) -> Markup:
    """How wide the cells of a column may be: of numbers and short words one line, of long texts several."""
    if is_number(kind):
        return _NUMBER
    longest = max(map(len, told), default=0)
    return _SHORT if longest <= _ONE_LINE else _LONG if longest > _SEVERAL_LINES else Markup()


def _place(spot: Spot) -> Markup:
    """The line with the place marked, and carets under it; of a long line what is near."""
    start = max(0, spot.start - _PLACES)
    before = ("…" if start else "") + spot.text[start : spot.start]
    wrong = spot.text[spot.start : spot.start + spot.length]
    number = str(spot.line)
    # A tab stays a tab, so that the carets stand where the words do.
    indent = " " * (len(number) + 2) + "".join(each if each == "\t" else " " for each in before)
    after = spot.text[spot.start + spot.length :][:80]
    return _LINE.format(number, number, before, wrong, after, indent, "^" * max(1, len(wrong)))


def _columns(table: AskedTable) -> Markup:
    if len(table.columns) <= _MOST_COLUMNS:
        return _listed(table)
    return more(f"Show its {len(table.columns)} columns", _listed(table))


def _listed(table: AskedTable) -> Markup:
    return _COLUMNS.format(joined(_COLUMN.format(each.name, each.meaning or each.kind) for each in table.columns))


def _plural(count: int) -> str:
    return "" if count == 1 else "s"
