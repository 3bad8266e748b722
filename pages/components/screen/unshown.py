"""What stands in the place of a page that has no figures, or could not be drawn."""

import streamlit as st
from markupsafe import Markup

from metrics import NoSnapshotError, UnreadableSnapshotError, Variation
from pages.components.html.markup import paragraph, state

_NO_SNAPSHOT = Markup(
    "Make sample data and the first figures: <code>python -m data sample</code>, then "
    "<code>python -m metrics refresh</code>. This page shows them at its next view."
)
_UNREADABLE = Markup(
    "They were made by another version, or are not whole. Make them again: <code>python -m metrics refresh</code>. "
    "This page shows them at its next view."
)
_FAILED = (
    "Something went wrong here, and the rest of this page cannot be shown. The other pages may work. Whoever looks "
    "after the dashboard finds what happened in its log."
)
_HIDDEN_TITLE = Markup('<h1 class="hidden">{}</h1>')


def no_snapshot(error: NoSnapshotError) -> None:
    """What a page says before the first refresh, and where the figures cannot be read."""
    there = isinstance(error, UnreadableSnapshotError)
    title, words = ("The figures cannot be read", _UNREADABLE) if there else ("No data has been loaded", _NO_SNAPSHOT)
    st.html(_HIDDEN_TITLE.format("No data yet") + state(Variation.UNKNOWN.mark, title, words, size="panel"))


def failed() -> None:
    """What stands in the place of a page, or of the rest of one, that could not be drawn."""
    st.html(paragraph("notice failed", _FAILED))
