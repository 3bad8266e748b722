"""The box of the page of queries, what runs while somebody waits, and the files that are taken away."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

import metrics
from metrics import MOST_LETTERS, Answer, Cover, QueryDesk, QueryRefusedError, Sheet, Snapshot, UnreadableSnapshotError
from pages.components.exhibits import asked_rows
from pages.components.exhibits.asked import Drawable
from pages.components.html import query
from pages.components.html.markup import link, paragraph, with_choice
from pages.components.screen import address, choice, downloads, parts
from pages.components.words.asked import (
    LIMITS,
    LONGEST_LINK,
    RUNNING,
    SAMPLE,
    TOO_LONG_TO_LINK,
    WAITING,
    source,
)
from pages.components.words.examples import EXAMPLES
from pages.components.words.numbers import upper_first
from pages.components.words.periods import day_text

# On a phone they come after the answer.
_TO_TABLES = Markup('{} <span class="narrow">{}</span>')
_ADDRESS = "sql"
_TEXT, _EXAMPLE, _ASKED, _SEEN = "query_text", "query_example", "query_asked", "query_seen"
_REFUSED = "query_refused"
_DRAWN = ("named_by", "number")


@st.cache_resource(show_spinner=False)
def desk() -> QueryDesk:
    """The one of this server, shared by every reader."""
    return QueryDesk()


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs={Snapshot: lambda each: each.name})
def schema(snapshot: Snapshot) -> Markup:
    """Every table and column with its meaning; raises UnreadableSnapshotError."""
    return query.schema(metrics.tables_listed(snapshot))


def tables(snapshot: Snapshot) -> None:
    """What there is to ask, with what each column means; where it cannot be read, that it cannot."""
    try:
        st.html(schema(snapshot))
    except UnreadableSnapshotError:
        parts.said(
            "The tables cannot be read now: a file of theirs is not whole. It is made again by the next refresh."
        )


def box() -> str:
    """Draw the examples, the box and its button; the query that is to be answered, '' before there is one."""
    _take_from_address()
    examples = list(EXAMPLES)
    st.selectbox("Start from an example", examples, key=_EXAMPLE, index=None, placeholder="Choose one", on_change=_fill)
    with st.form("query", border=False):
        st.text_area("Your query: one SELECT", key=_TEXT, height=272, max_chars=MOST_LETTERS, persist_state="session")
        button, limits = st.columns([1, 3.4], vertical_alignment="center")
        with button:
            st.form_submit_button("Run", type="primary", on_click=_run, width="stretch")
        with limits:
            st.html(paragraph("foot", _TO_TABLES.format(LIMITS, link("#tables", "Tables and columns"))))
    asked = str(st.session_state.get(_ASKED, ""))
    _write_back(asked)
    return asked


def answered(snapshot: Snapshot, sql: str) -> Answer:
    """The answer to a query; raises QueryRefusedError. While it runs the page says so several times a second, and where
    the reader has left, or has asked something else, Streamlit ends this run there, and with it the query."""
    refused = st.session_state.get(_REFUSED)
    if refused and refused[0] == (snapshot.name, sql):
        raise QueryRefusedError(
            *refused[1]
        )  # until it is run again: whatever else is chosen meanwhile would run it once more
    waiting = st.empty()

    def tick(runs: bool) -> None:
        waiting.html(paragraph("foot", RUNNING if runs else WAITING))

    try:
        answer = desk().ask(snapshot, sql, tick)
    except QueryRefusedError as error:
        st.session_state[_REFUSED] = ((snapshot.name, sql), (str(error), error.place, error.meant))
        waiting.empty()
        raise
    waiting.empty()
    return answer


def chosen(of: Drawable) -> tuple[str, str]:
    """Draw the choices of what is drawn: the column that names a row, and its number; beside one another where there
    is something to choose of both."""
    both = len(of.names) > 1 and len(of.numbers) > 1
    left, right = st.columns(2) if both else (st.container(), st.container())
    with left:
        name = address.choose(_DRAWN[0], "Name", {each: each for each in of.names})
    with right:
        number = address.choose(_DRAWN[1], "Number", {each: each for each in of.numbers})
    return name, number


def files(snapshot: Snapshot, answer: Answer, sql: str) -> Markup:
    """The same rows as files, and the address of this query."""
    name = f"{'sample-data-' if answer.made_up else ''}query-{snapshot.name}"
    made, book = partial(asked_rows.taken_along, answer), partial(_workbook, snapshot, answer, sql)
    ways = downloads.links(name, made, book, of="the answer", flat=asked_rows.flat)
    to_here = with_choice(address.link("query"), _ADDRESS, sql)
    told = link(to_here, "Link to this query") if len(to_here) <= LONGEST_LINK else TOO_LONG_TO_LINK
    return downloads.row(ways, paragraph("foot", told))


def _workbook(snapshot: Snapshot, answer: Answer, sql: str) -> bytes:
    """The rows as a sheet, and a cover that says what they are. Its own mark says sample."""
    facts = [
        ("Query", sql),
        ("Source", f"{upper_first(source(answer.tables))}."),
        ("Credit", _credit(snapshot, answer.tables)),
        ("As at", f"{day_text(snapshot.as_of)}, snapshot {snapshot.name}"),
        ("Sample", SAMPLE if answer.made_up else ""),
    ]
    unmarked = Answer(answer.rows, answer.seconds, answer.cut, answer.tables, made_up=False)
    table = asked_rows.taken_along(unmarked)
    sheet = Sheet("Answer", "What the query returned", table, origins=asked_rows.origins(answer))
    return metrics.workbook(Cover("A query of the We Make Camden dashboard", facts, snapshot.as_of), [sheet])


def _credit(snapshot: Snapshot, tables: Sequence[str]) -> str:
    """The sentences to show with the public sources that were read."""
    return " ".join(dict.fromkeys(each.attribution for each in snapshot.holdings if each.name in tables))


def _take_from_address() -> None:
    """A query that the address brings is put into the box, and asked; where nothing is said, the last one stands."""
    state = st.session_state
    given = st.query_params.get(_ADDRESS)
    if given is not None and given != state.get(_SEEN):
        state[_TEXT], state[_ASKED], state[_SEEN] = given[: MOST_LETTERS + 1], given[: MOST_LETTERS + 1], given
        state[_EXAMPLE] = next((title for title, text in EXAMPLES.items() if text == given), None)
    elif given is None and address.by_history():
        state[_ASKED] = state[_SEEN] = ""
    if _TEXT not in state:
        first = next(iter(EXAMPLES))
        state[_TEXT], state[_EXAMPLE] = EXAMPLES[first], first


def _write_back(asked: str) -> None:
    """The query that is answered, in the address where there is room for it."""
    fits = asked and len(with_choice("query", _ADDRESS, asked)) <= LONGEST_LINK
    if fits and st.query_params.get(_ADDRESS) != asked:
        st.query_params[_ADDRESS] = asked
    elif not fits:
        st.query_params.pop(_ADDRESS, None)
    st.session_state[_SEEN] = asked if fits else None


def _fill() -> None:
    """Put the chosen example into the box."""
    example = st.session_state[_EXAMPLE]
    if example:
        st.session_state[_TEXT] = EXAMPLES[example]


def _run() -> None:
    """Ask what is in the box; what was drawn of another answer is let go."""
    st.session_state[_ASKED] = st.session_state[_TEXT].replace("\r\n", "\n")
    st.session_state[_SEEN] = st.query_params.get(_ADDRESS)
    st.session_state.pop(_REFUSED, None)
    for name in _DRAWN:
        choice.let_go(name)
