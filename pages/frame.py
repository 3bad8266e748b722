"""The frame around every page: menu, shared filters, banner. The app's main script."""

import streamlit as st

from pages.components import current, filters, furniture

PAGES = [
    st.Page("leadership/overview.py", title="Overview", default=True),
    st.Page("analysis/indicator.py", title="Indicator"),
    st.Page("reference/definitions.py", title="Definitions"),
    st.Page("reference/sources.py", title="Sources"),
]

st.set_page_config(layout="wide", initial_sidebar_state=232)
page = st.navigation(PAGES, position="top", expanded=5)
furniture.style()
snapshot = current.snapshot()
if snapshot is None:
    furniture.no_snapshot()
    st.stop()
with st.sidebar:
    furniture.brand()
    filters.areas(snapshot)
    furniture.snapshot_note(snapshot)
furniture.banner(snapshot)
above = st.container()
page.run()
with above:
    filters.refusals()
