"""The one way in which an exhibit is drawn."""

from functools import partial

import streamlit as st
from markupsafe import Markup
from plotly.basedatatypes import BaseFigure

from metrics import Level
from pages.components.exhibits import rows
from pages.components.exhibits.exhibit import Drawing, Exhibit, Figure
from pages.components.html.markup import paragraph, state
from pages.components.html.table import named, table
from pages.components.screen import current, parts
from pages.components.screen.address import Choice
from pages.components.words.periods import span

_CONFIG = {"displayModeBar": False, "responsive": True, "showSendToCloud": False}
_HEADING = Markup("<h3>{}</h3>")
# The first of several figures is the one to read: it has a little more room.
_FIRST, _OTHER = 1.25, 1


class _Drawn(BaseFigure):  # type: ignore[misc]  # Plotly has no types
    """A drawing as Streamlit takes one in: a dict it would check again at every run, which the tests have done; of a
    figure it asks `to_dict` and takes the answer as it is."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing

    def to_dict(self) -> Drawing:
        return self._drawing


def show(exhibit: Exhibit, choice: Choice | None = None) -> None:
    """Everything that an exhibit is, from its question to its download; a choice that decides what it shows stands
    below its question. It is one block of the page, which paper keeps together."""
    with st.container(key=f"exhibit-{exhibit.key}"):
        _show(exhibit, choice)


def _show(exhibit: Exhibit, choice: Choice | None) -> None:
    finding = exhibit.finding
    if exhibit.question:
        told = "" if choice else finding
        parts.section(exhibit.question, told, place=exhibit.place or exhibit.key, origin=exhibit.origin)
    if choice:
        choice.draw()
    if finding and (choice or not exhibit.question):
        st.html(paragraph("finding", finding))
    if exhibit.html:
        st.html(exhibit.html)
    if exhibit.absent:
        absent = exhibit.absent
        st.html(state(absent.mark, absent.title, absent.words, size="card-size"))
    _figures(exhibit)
    if exhibit.source:
        st.html(paragraph("foot", _foot(exhibit)))
    if exhibit.table:
        parts.behind(exhibit.table)
        if any(each.value is not None for each in exhibit.rows):
            _download(exhibit)


def show_beside(exhibit: Exhibit, choice: Choice | None, heading: str) -> None:
    """An exhibit whose table is as much its answer as its figure: the two side by side, the table with the choice that
    decides on it below."""
    if exhibit.absent or not exhibit.table:
        show(exhibit)
        return
    parts.section(exhibit.question, exhibit.finding, place=exhibit.place or exhibit.key, origin=exhibit.origin)
    left, right = st.columns([1.2, 1], gap="medium")
    with left:
        _figures(exhibit)
    with right:
        st.html(_HEADING.format(heading) + table(exhibit.table))
        if choice:
            choice.draw()
    st.html(paragraph("foot", _foot(exhibit)))
    _download(exhibit)


def _figures(exhibit: Exhibit) -> None:
    """One alone, several side by side."""
    if exhibit.abreast:
        columns = st.columns(exhibit.abreast, gap="medium")
        deep = -(-len(exhibit.figures) // exhibit.abreast)
        for place, figure in enumerate(exhibit.figures):
            with columns[place // deep]:
                _figure(figure, f"{exhibit.key}-{place}")
    elif len(exhibit.figures) == 1:
        _figure(exhibit.figures[0], exhibit.key)
    elif exhibit.figures:
        widths = [_FIRST, *[_OTHER] * (len(exhibit.figures) - 1)]
        for place, column in enumerate(st.columns(widths, gap="medium")):
            with column:
                _figure(exhibit.figures[place], f"{exhibit.key}-{place}")


def _figure(figure: Figure, key: str) -> None:
    """A figure between its heading and its key. A new mode is a new figure, so that it is drawn again."""
    if figure.heading:
        st.html(_HEADING.format(figure.heading))
    key = f"{key}-{st.context.theme.type}"
    drawn = _Drawn(figure.drawing)
    st.plotly_chart(
        drawn,
        theme="streamlit",
        width="stretch",
        alt=figure.alt,
        key=key,
        config=_CONFIG,
        on_select=partial(_chosen, key) if figure.chooses else "ignore",
        selection_mode="points",
    )
    if figure.key:
        st.html(figure.key)


def _chosen(key: str) -> None:
    """A click on a ward's mark is a choice of the ward, as in the sidebar: the address has it."""
    points = st.session_state[key].selection.points
    if points:
        st.query_params[Level.WARD.value] = points[0]["customdata"][0]


def _foot(exhibit: Exhibit) -> str:
    """How to read it, where it is from, and for which periods."""
    return f"{exhibit.how_to_read} Source: {exhibit.source}. Period:\N{NO-BREAK SPACE}{span(exhibit.rows)}.".strip()


def _download(exhibit: Exhibit) -> None:
    """Exactly the figures that the exhibit shows."""
    snapshot = current.required()
    made = partial(rows.of_exhibit, snapshot, exhibit.rows)
    name = f"{exhibit.key}_{snapshot.name}.csv"
    # Named by the exhibit, since a page has several.
    of = exhibit.question or (named(exhibit.table) if exhibit.table else "")
    label = f"Download (CSV): {of}" if of else "Download these figures (CSV)"
    parts.download(label, name, made, rows.csv, kind="tertiary")
