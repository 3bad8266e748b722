"""The definitions page's list: what was found, by priority."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from metrics import Indicator, Priority, Snapshot
from pages.components import entries, filters, furniture, search


def definitions(snapshot: Snapshot, priorities: Sequence[Priority], asked: str, alone: str | None) -> None:
    """Every indicator in which all words asked for are found, closed; or the one that the address names, open."""
    every = list(snapshot.indicators.values())
    if alone is None:
        by_slug = {each.slug: each for each in priorities}
        about = {each.slug: search.text(each, by_slug[each.priority], snapshot.holdings) for each in every}
        shown = search.found(every, asked, about)
        sentence = escape(search.hits(len(shown), len(every), asked))
    else:
        shown = [snapshot.indicators[alone]]
        way = escape(filters.link("definitions"), quote=True)
        sentence = f'One definition. <a href="{way}">All {len(every)} definitions</a>'
    st.html(f'<p role="status">{sentence}</p>')
    for priority in priorities:
        mine = sorted((each for each in shown if each.priority == priority.slug), key=lambda each: each.title)
        if mine:
            furniture.section(priority.title, f"{priority.promise}.")
            st.html("".join(_entry(snapshot, each, alone is not None) for each in mine))


def _entry(snapshot: Snapshot, indicator: Indicator, alone: bool) -> str:
    links = [("See its figures", filters.link("indicator", indicator=indicator.slug))]
    if not alone:
        links.append(("A link to this definition", filters.link("definitions", indicator=indicator.slug)))
    return entries.entry(indicator, snapshot.holdings, links, alone=alone)
