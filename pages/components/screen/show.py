"""The one way in which an exhibit is drawn."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import streamlit as st
from markupsafe import Markup
from plotly.basedatatypes import BaseFigure

from metrics import Level, Origin, Snapshot, Status
from pages.components.exhibits import books, rows
from pages.components.exhibits.exhibit import Absent, Drawing, Exhibit, Figure
from pages.components.html import copying
from pages.components.html.markup import paragraph, state
from pages.components.html.table import named, table
from pages.components.screen import address, current, downloads, parts
from pages.components.screen.choice import Choice
from pages.components.screen.several import Several
from pages.components.words.periods import span

_CONFIG = {"displayModeBar": False, "responsive": True, "showSendToCloud": False}
_WHY_WITHHELD = Markup('<a href="{}#protection">Why we withhold</a>')
_HEADING = Markup("<h3>{}</h3>")
_UNSEEN = Markup('<h2 class="hidden">{}</h2>')
# The first of several figures is the one to read: it has a little more room.
_FIRST, _OTHER = 1.25, 1


class _Drawn(BaseFigure):  # type: ignore[misc]  # Plotly has no types
    """A drawing as Streamlit takes one in: a dict it would check again at every run, which the tests have done; of a
    figure it asks `to_dict` and takes the answer as it is."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing

    def to_dict(self) -> Drawing:
        return self._drawing


def show(exhibit: Exhibit, *choices: Choice | Several | None, of_figure: Choice | None = None) -> None:
    """Everything that an exhibit is, from its question to its download; choices that decide what it shows stand
    below its question, one that decides on one of its figures beside that one's heading. All of it is in one part of
    the page, which paper keeps together and the browser's script copies from."""
    with st.container(key=f"exhibit-{exhibit.key}"):
        _told(exhibit, *(each for each in choices if each is not None))
        if exhibit.html:
            st.html(copying.shown(exhibit.html))
        if exhibit.absent:
            _absent(exhibit.absent)
        _figures(exhibit, of_figure)
        if exhibit.below:
            st.html(copying.shown(exhibit.below))
        if exhibit.table:
            foot = paragraph("foot", _foot(exhibit)) if exhibit.source else ""
            parts.behind(exhibit.table, *exhibit.more, below=foot)
        _taken_along(exhibit)


def _told(exhibit: Exhibit, *choices: Choice | Several) -> None:
    """Its question, what decides on its answer, and the answer."""
    if not exhibit.question and exhibit.name and exhibit.figures:
        st.html(_UNSEEN.format(exhibit.name))  # the page's title asks; who hears it goes from heading to heading
    if exhibit.question:
        told = "" if choices else exhibit.finding
        place = exhibit.place or exhibit.key
        parts.section(exhibit.question, told, place=place, origin=_beside_the_question(exhibit))
    if len(choices) == 1:
        choices[0].draw()
    elif choices:
        for column, each in zip(st.columns(len(choices), gap="medium"), choices, strict=True):
            with column:
                each.draw()
    if exhibit.finding and (choices or not exhibit.question):
        st.html(paragraph("finding", exhibit.finding))


def _absent(of: Absent) -> None:
    """In the place of a figure why there is none; of what is withheld with the way to how people are protected."""
    words = Markup(" ").join([of.words, _WHY_WITHHELD.format(address.link("definitions"))])
    told = words if of.mark == Status.WITHHELD.mark else of.words
    st.html(state(of.mark, of.title, told, size="figure-size"))


def _beside_the_question(exhibit: Exhibit) -> Origin | None:
    """Sample figures that are drawn carry their chip themselves, so that a copied picture has it; once is enough."""
    drawn = exhibit.figures and exhibit.origin is Origin.SAMPLE
    return None if drawn else exhibit.origin


def _taken_along(exhibit: Exhibit) -> None:
    """The ways to take it along: into a paper, and as a file, where it shows any figure."""
    snapshot = current.required()
    known = any(each.value is not None for each in exhibit.rows)
    ways = []
    if exhibit.figures or exhibit.html or exhibit.table:
        ways.append(copying.button(exhibit, snapshot))
    if exhibit.table and known:
        ways += _downloads(exhibit, snapshot)
    if ways:
        st.html(downloads.row(*ways))


def show_beside(exhibit: Exhibit, choice: Choice | None, heading: str) -> None:
    """An exhibit whose table is as much its answer as its figure: the two side by side, the table with the choice that
    decides on it below."""
    if exhibit.absent or not exhibit.table:
        show(exhibit)
        return
    with st.container(key=f"exhibit-{exhibit.key}"):
        _told(exhibit)
        left, right = st.columns([1.2, 1], gap="medium")
        with left:
            _figures(exhibit)
        with right:
            st.html(_HEADING.format(heading) + table(exhibit.table))
            if choice:
                choice.draw()
        st.html(paragraph("foot", _foot(exhibit)))
        _taken_along(exhibit)


def _figures(exhibit: Exhibit, choice: Choice | None = None) -> None:
    """One alone, several side by side; `choice` is that of one of them."""
    if exhibit.narrowest:
        grid = st.grid(exhibit.abreast, min_column_width=exhibit.narrowest, gap=("small", "medium"))
        for place, figure in enumerate(exhibit.figures):
            with grid.cell():
                _figure(figure, f"{exhibit.key}-{place}")
    elif exhibit.abreast:
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
                _figure(exhibit.figures[place], f"{exhibit.key}-{place}", choice)


def _figure(figure: Figure, key: str, choice: Choice | None = None) -> None:
    """A figure between its heading and its key. A new mode is a new figure, so that it is drawn again."""
    if choice and figure.decided_by == choice.name:
        with st.container(horizontal=True, vertical_alignment="center", key=f"decided-{key}"):
            st.html(_HEADING.format(figure.heading), width="content")
            choice.draw()
    elif figure.heading or figure.above:
        st.html(figure.above or _HEADING.format(figure.heading))
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
    period = exhibit.period or span(exhibit.rows)
    return f"{exhibit.how_to_read} Source: {exhibit.source}. Period:\N{NO-BREAK SPACE}{period}.".strip()


def _downloads(exhibit: Exhibit, snapshot: Snapshot) -> Iterator[Markup]:
    """Exactly the figures that the exhibit shows, in each form; named by the exhibit, since a page has several. Where
    they are to be had beside what is taken of them, the figures as well."""
    of = exhibit.question or (named(exhibit.table) if exhibit.table else "") or "these figures"
    name = f"{exhibit.key}_{snapshot.name}"
    yield _links(name, exhibit, snapshot, of)
    if exhibit.also:
        which = exhibit.also
        yield _links(f"{which.rpartition(' ')[2]}-{name}", replace(exhibit, taken=None), snapshot, of, which)


def _links(name: str, exhibit: Exhibit, snapshot: Snapshot, of: str, which: str = "") -> Markup:
    made, book = partial(rows.of, snapshot, exhibit), partial(books.of_exhibit, snapshot, exhibit)
    return downloads.links(name, made, book, of=of, which=which)
