"""Why the figures that are shown are not the newest: said above every page."""

import streamlit as st
from markupsafe import Markup

from metrics import Refused, Snapshot
from pages.components.html.markup import notice
from pages.components.words.lists import listed
from pages.components.words.periods import day_text

_OUTDATED = Markup(
    "The newest cannot be read: they were made by another version, or are not whole. These are the last that can, as "
    "at {}. Make them again: <code>python -m metrics refresh</code>."
)
_REFUSED = Markup(
    "So this dashboard still shows the figures as at {}. What is wrong is said by <code>python -m data check</code>."
)
_NAMED = 5  # of the extracts


def outdated(snapshot: Snapshot) -> None:
    """That these are not the newest figures, where those cannot be read."""
    st.html(notice("Not the newest figures.", _OUTDATED.format(day_text(snapshot.as_of)), failed=True))


def refused(snapshot: Snapshot, of: Refused) -> None:
    """That the last refresh stopped at extracts that failed their check, where they are known to these figures."""
    titles = [each.title for each in snapshot.holdings if each.name in of.extracts]
    if titles:
        day, shown = (day_text(each) for each in (of.on, snapshot.as_of))
        names = listed(titles, _NAMED)
        st.html(notice(f"Failed the check of the refresh as at {day}: {names}.", _REFUSED.format(shown), failed=True))
