"""The log of decisions on the screen: what is chosen of it, and the files that are taken away."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from metrics import Decided, Priority, Snapshot
from pages.components.exhibits import log, log_taken
from pages.components.exhibits.log import Logged
from pages.components.exhibits.looking_back import Since
from pages.components.html.markup import link, paragraph
from pages.components.screen import address, downloads

_ALL = "all"
_EVERY = "every"
PAGE = 200  # of all decisions, when they are asked for
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
    """The newest, or the page of all of them that the address asks for."""
    page = _page(rows)
    return rows[(page - 1) * PAGE : page * PAGE] if page else rows[:FIRST]


def rest(rows: Sequence[Logged]) -> None:
    """The ways to those that are not shown: all of them, or so many earlier and later ones."""
    page, last = _page(rows), _pages(rows)
    ways = []
    if not page and len(rows) > FIRST:
        every = f"Show all {len(rows):,}, not only the newest {FIRST}"
        ways.append(_to(1, every if last == 1 else f"Show all {len(rows):,}, {PAGE} at a time"))
    if page > 1:
        ways.append(_to(page - 1, f"Later decisions: page {page - 1:,} of {last:,}"))
    if 0 < page < last:
        ways.append(_to(page + 1, f"Earlier decisions: page {page + 1:,} of {last:,}"))
    if ways:
        st.html(paragraph("ways", Markup(" ").join(ways)))


def _page(rows: Sequence[Logged]) -> int:
    """Which page of all is asked for, 0 where the newest are."""
    if _EVERY not in st.query_params:
        return 0
    asked = st.query_params[_EVERY]
    return min(int(asked), _pages(rows)) if re.fullmatch("[1-9][0-9]{0,5}", asked) else 1


def _pages(rows: Sequence[Logged]) -> int:
    return max(1, -(-len(rows) // PAGE))


def _to(page: int, words: str) -> Markup:
    query = urlencode(st.query_params.to_dict() | {_EVERY: "yes" if page == 1 else str(page)})
    return link(f"decisions?{query}", words)


def told(shown: int, of: int) -> str:
    """How many decisions are shown, in words."""
    if not of:
        return "Nothing has been decided yet. Decisions are recorded on a piece of work, an indicator or at a meeting."
    every = f"{of:,} decision{'' if of == 1 else 's'}"
    return f"{every}, newest first." if shown == of else f"{shown:,} of {every}."


def files(snapshot: Snapshot, rows: Sequence[Logged], since: Since) -> Markup:
    """The decisions that are shown, every version of each, in each form."""
    made, book = partial(log_taken.table, rows, since), partial(log_taken.book, snapshot, rows, since)
    of = "the log of decisions"
    return downloads.row(downloads.links(f"decisions_{snapshot.name}", made, book, of=of, flat=log_taken.flat))
