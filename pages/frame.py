"""The frame around every page: menu, shared filters, banner. The app's main script."""

import streamlit as st

from metrics import NoSnapshotError
from pages.components.screen import (
    banners,
    current,
    elsewhere,
    filters,
    finding,
    footer,
    guide,
    not_newest,
    parts,
    recorded,
    refused,
    shelf,
    unshown,
)

PAGES = [
    parts.page("leadership/overview.py", "Overview", default=True),
    parts.page("leadership/priority.py", "Priority"),
    parts.page("leadership/training.py", "Training", in_menu=False),
    parts.page("analysis/indicator.py", "Indicator"),
    parts.page("analysis/wards.py", "Wards"),
    parts.page("analysis/profile.py", "Profile"),
    parts.page("analysis/inequality.py", "Inequality"),
    parts.page("analysis/peers.py", "Peers"),
    parts.page("analysis/query.py", "Query"),
    parts.page("delivery/initiatives.py", "Initiatives"),
    parts.page("delivery/decisions.py", "Decisions"),
    parts.page("delivery/meeting.py", "Meeting", in_menu=False),
    parts.page("delivery/voices.py", "Voices"),
    parts.page("reference/definitions.py", "Definitions"),
    parts.page("reference/sources.py", "Sources"),
    parts.page("reference/all_indicators.py", "All indicators", in_menu=False),
]

st.set_page_config(layout="wide", initial_sidebar_state=232)
page = st.navigation([*PAGES, *elsewhere.unlisted(PAGES)], position="top", expanded=5)
parts.style()
recorded.begin()
shelf.begin(page.url_path)
try:
    snapshot = current.snapshot()
except NoSnapshotError as error:
    unshown.no_snapshot(error)
    st.stop()
with st.sidebar:
    parts.brand()
    filters.areas(snapshot)
    finding.box(snapshot, current.priorities(), PAGES)
    parts.snapshot_note(snapshot)
above = st.container()
page.run()
with above:
    if page is PAGES[0]:
        guide.first_visit(snapshot)
    if current.outdated():
        not_newest.outdated(snapshot)
    if why := current.refused():
        not_newest.refused(snapshot, why)
    banners.banner_where_none(snapshot)
    refused.refusals()
    parts.printed(snapshot)
footer.footer(snapshot)
