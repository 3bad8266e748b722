"""The guide to the dashboard: open on a first visit to the overview, and a click away on every page."""

import streamlit as st
from markupsafe import Markup

from metrics import Snapshot
from pages.components.exhibits.remembered import at_hand
from pages.components.html import guide as words
from pages.components.screen import current


def first_visit(snapshot: Snapshot) -> None:
    """Above the first page; whether this is a first visit, the browser alone knows."""
    st.html(words.first_visit(steps(snapshot)))


@at_hand(2)
def steps(snapshot: Snapshot) -> Markup:
    return words.steps(current.priorities(), snapshot.origins)
