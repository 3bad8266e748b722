"""A box on every page that finds an indicator by any of its words, and leads to its figures."""

from collections.abc import Sequence

import streamlit as st

from metrics import Priority, Snapshot
from pages.components.html import search
from pages.components.screen import address, current


def box(snapshot: Snapshot, priorities: Sequence[Priority]) -> None:
    """The box, and under it what it finds; nothing before something is asked."""
    asked = address.search("find", "Find an indicator", "NEET, mould, recycling")
    if not asked.strip():
        return
    found = search.matching(current.sought(snapshot, priorities), asked)
    to = address.links("indicator", "indicator")
    every = address.links("definitions", "search")(asked)
    st.html(search.found(found, len(snapshot.indicators), asked, to, every))
