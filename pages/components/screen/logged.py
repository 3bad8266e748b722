"""The log of decisions on the screen: what is chosen of it, and the files that are taken away."""

from collections.abc import Iterable, Sequence
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from metrics import Decided, Priority, Snapshot
from pages.components.exhibits import log
from pages.components.exhibits.log import Logged
from pages.components.html.markup import link, paragraph
from pages.components.screen import address, downloads
from pages.components.words.numbers import upper_first

_ALL = "all"
_EVERY = "every"
FIRST = 20  # decisions that are shown at once: more of them than a page is sent at a time


def chosen(rows: Sequence[Logged], priorities: Iterable[Priority]) -> tuple[Logged, ...]:
    """Draw what the log can be narrowed by, all of it in the address; the decisions that remain."""
    titles = {each.slug: each.title for each in priorities}
    decided = {each.value: each.word for each in Decided}
    options = (
        ("priority", "Priority", {_ALL: "All priorities"} | titles, "priority"),
        ("decided", "Decision", {_ALL: "All decisions"} | decided, "decision"),
        ("about", "Work or indicator", {_ALL: "All that were decided on"} | log.named(rows), "decided-on"),
        ("show", "Show", {_ALL: "All", "due": "Reviews due"}, "choice"),
    )
    grid = st.grid(4, min_column_width=150, gap=("small", "small"))
    found = {}
    for name, label, of, called in options:
        with grid.cell():
            code = address.choose(name, label, of, called=called)
        found[name] = "" if code == _ALL else code
    asked = address.search("search", "Search the log", "budget, contractor, Neighbourhoods board")
    return log.chosen(
        rows,
        priority=found["priority"],
        decided=found["decided"],
        of=found["about"],
        due=found["show"] == "due",
        asked=asked,
    )


def at_once(rows: Sequence[Logged]) -> Sequence[Logged]:
    """The newest, unless the address asks for every one."""
    return rows if _EVERY in st.query_params else rows[:FIRST]


def rest(rows: Sequence[Logged]) -> None:
    """The way to every one, where only the newest are shown."""
    if len(at_once(rows)) < len(rows):
        query = urlencode(st.query_params.to_dict() | {_EVERY: "yes"})
        st.html(paragraph("ways", link(f"decisions?{query}", f"Show all {len(rows):,}, not only the newest {FIRST}")))


def told(shown: int, of: int) -> str:
    """How many decisions are shown, in words."""
    if not of:
        return "Nothing has been decided yet. Decisions are recorded on a piece of work, an indicator or at a meeting."
    every = f"{of:,} decision{'' if of == 1 else 's'}"
    return upper_first(f"{every}, newest first.") if shown == of else f"{shown:,} of {every}."


def files(snapshot: Snapshot, rows: Sequence[Logged]) -> None:
    """The decisions that are shown, every version of each, in each form."""
    made, book = partial(log.table, rows), partial(log.book, snapshot, rows)
    with st.container(horizontal=True):
        downloads.links(f"decisions_{snapshot.name}", made, book, of="the log of decisions", flat=log.flat)
