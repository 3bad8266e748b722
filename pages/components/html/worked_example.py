"""The worked example of an indicator's definition, and the SQL that it is of."""

from markupsafe import Markup

from metrics import Indicator
from pages.components.exhibits.exhibit import Table
from pages.components.html.markup import joined
from pages.components.html.table import table

_SQL = Markup('<pre class="sql" tabindex="0" role="region" aria-label="{}"><code>{}</code></pre>')
_WORKED = Markup('<div class="worked">{}</div>')


def sql(indicator: Indicator) -> Markup:
    """The SQL as it runs, in a box that scrolls by itself."""
    return _SQL.format(f"SQL of {indicator.title}", indicator.sql)


def worked(indicator: Indicator) -> Markup:
    """The worked example: from these rows, the SQL makes those."""
    given = [_rows(f"Given, {name}", text, indicator) for name, text in indicator.example.given.items()]
    return _WORKED.format(joined([*given, _rows("Expected", indicator.example.expect, indicator)]))


def _rows(name: str, text: str, indicator: Indicator) -> Markup:
    """Lines of cells between bars as a real table; an empty cell is said to be one."""
    head, *rows = ([cell.strip() for cell in line.split("|")] for line in text.strip().splitlines())
    cells = [[cell or "empty" for cell in row] for row in rows]
    return table(Table(f"{name} ({indicator.title})", head, cells, of_words=True))
