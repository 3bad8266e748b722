"""How are we doing? The eleven priorities on one screen: what each promises, and what its indicators say."""

import streamlit as st

from pages.components.html import copying, lists, overview
from pages.components.html.markup import link
from pages.components.screen import address, current, filters, news, parts
from pages.components.words.places import scope

snapshot = current.required()
area = filters.area(snapshot)
here = current.overview(snapshot, area.code)
changes = news.chosen(snapshot, area)

parts.banner(snapshot, here.origins, marks=True)
parts.title("How are we doing?", scope(area, here.newest))
table = overview.table(
    here.rows, address.links("priority", "priority"), address.links("indicator", "indicator"), year=snapshot.as_of.year
)
every = link(address.link("all_indicators"), f"All {len(snapshot.indicators)} indicators with their figures")
ways = lists.ways(len(current.decisions(snapshot)), len(changes.rows), area, changes.since)
copy = copying.of_table("How are we doing?", here.origins, snapshot)
st.html(overview.page(here.lead + " " + ways, table, overview.key(here.marks, every, copy)))
news.draw(snapshot, area, changes)
