"""What is taken away as a file: ways in a row, whose file is made only when one is followed."""

from collections.abc import Callable, Iterator

import pyarrow as pa
from markupsafe import Markup

from pages.components.exhibits import as_file
from pages.components.html.markup import joined
from pages.components.html.template import Template
from pages.components.screen import shelf
from pages.components.screen.shelf import Make

Flat = Callable[[pa.Table], pa.Table]

_ROW = Template('<div class="along">{}</div>')
_WAY = Template('<a class="file" href="{}">{}{}{}</a>')
_BUTTON = Template('<a class="file as-button" href="{}">{}</a>')
_HEARD = Template('<span class="hidden">{}</span>')


def row(*ways: str) -> Markup:
    """Ways beside one another, as far as there is room."""
    return _ROW.format(joined(ways))


def buttons(name: str, made: Callable[[], pa.Table], book: Make | None = None) -> Markup:
    """A table in each form, and as a workbook where there is one of it."""
    return row(*(_button(f"Download {form}", f"{name}.{end}", make) for form, end, make in _forms(made, book)))


def links(
    name: str, made: Callable[[], pa.Table], book: Make, *, of: str, which: str = "", flat: Flat = lambda table: table
) -> Markup:
    """The same of one of several exhibits: seen as the name of the form, and heard with the act and the exhibit. Of
    figures that stand beside others of the same exhibit it is seen too `which` they are, as 'of wards'. What CSV has no
    form for is made `flat` first."""
    after = _HEARD.format(f" of {of}")
    ways = []
    for place, (form, end, make) in enumerate(_forms(made, book, flat)):
        act = _HEARD.format("Download ") if place or which else "Download "
        seen = f"{form} {which}" if which else form
        ways.append(_WAY.format(shelf.offer(f"{name}.{end}", make), act, seen, after))
    return joined(ways)


def whole(label: str, name: str, made: Make) -> Markup:
    """A way to a zip of everything."""
    return row(_button(label, f"{name}.zip", made))


def _button(label: str, name: str, make: Make) -> Markup:
    return _BUTTON.format(shelf.offer(name, make), label)


def _forms(
    made: Callable[[], pa.Table], book: Make | None, flat: Flat = lambda table: table
) -> Iterator[tuple[str, str, Make]]:
    yield "CSV", "csv", lambda: as_file.csv(flat(made()))
    if book:
        yield "Excel", "xlsx", book
    yield "Parquet", "parquet", lambda: as_file.parquet(made())
