"""A box on every page that finds an indicator by any of its words, and a page, a priority, a piece of work or a
place by its name."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from data.store import Initiative
from metrics import Level, Priority, Snapshot
from pages.components.html import search
from pages.components.html.search import Way
from pages.components.screen import address, current, recorded

_LABEL, _HINT = "Find an indicator, page or place", "Housing, mould, Kilburn"
_OVERVIEW, _PRIORITY = ".", "priority"
_PLACES = (Level.NEIGHBOURHOOD, Level.WARD)


def box(snapshot: Snapshot, priorities: Sequence[Priority], pages: Sequence[StreamlitPage]) -> None:
    """The box, and under it what it finds; nothing before something is asked."""
    asked = address.search("find", _LABEL, _HINT)
    if not asked.strip():
        return
    ways = search.ways_called(_ways(snapshot, priorities, pages), asked)
    found = search.matching(current.sought(snapshot, priorities), asked)
    to = address.links("indicator", "indicator")
    every = address.links("definitions", "search")(asked)
    st.html(search.found(ways, found, len(snapshot.indicators), asked, to=to, every=every))


def _ways(snapshot: Snapshot, priorities: Sequence[Priority], pages: Sequence[StreamlitPage]) -> Iterator[Way]:
    """Everything but indicators that has a name: a place leads to how it is doing."""
    for page in pages:
        yield Way(page.title, "page", address.link(page.url_path or _OVERVIEW))
    to = address.links(_PRIORITY, _PRIORITY)
    for priority in priorities:
        yield Way(priority.title, priority.kind, to(priority.slug))
    to_work = address.links("initiatives", "initiative")
    for work in recorded.newest(Initiative):
        yield Way(work.entry.title, "initiative", to_work(work.id))
    for code, area in snapshot.areas.items():
        if area.level in _PLACES:
            yield Way(area.name, area.level.word, f"{_OVERVIEW}?{urlencode({area.level.value: code})}")
