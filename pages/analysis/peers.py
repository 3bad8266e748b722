"""Is it us, or everywhere? Camden beside other boroughs: where it stands apart, who else is like this, and whether it
changed more here than there."""

import streamlit as st

from pages.components.exhibits.peers_all import peers_all
from pages.components.exhibits.peers_changed import peers_changed
from pages.components.exhibits.peers_now import peers_now
from pages.components.html.markup import paragraph
from pages.components.html.peer_table import peer_table
from pages.components.html.to_peers import closer, own_page
from pages.components.screen import address, banners, current, filters, parts, peer_filters
from pages.components.screen.show import show
from pages.components.words.peers import TITLE, of_all_camden
from pages.components.words.places import beside_boroughs

snapshot, priorities = current.required(), current.priorities()
area = filters.area(snapshot)
above = st.container()
for_group, for_priority, for_indicator = st.columns(3)
with for_group:
    group = peer_filters.peer_group()
with for_priority:
    chosen = filters.priority_or_all(priorities)
with for_indicator:
    code = peer_filters.peer_series(snapshot, chosen, group)
told = peer_table(snapshot, chosen, group)

with above:
    banners.banner(snapshot, told.origins)
    parts.title(TITLE, beside_boroughs(told.newest))
if elsewhere := of_all_camden(area):
    parts.said(elsewhere)
if told.lead:
    st.html(paragraph("lead", told.lead))
if code:
    st.html(closer(snapshot, code))

show(told.table)
if code:
    show(peers_now(snapshot, code, group))
    show(peers_all(snapshot, code, group))
    show(peers_changed(snapshot, code, group))
    if own := own_page(snapshot, code, address.links("indicator", "indicator")):
        st.html(own)
