"""What needs a decision, and what changed: two lists side by side, on a phone one below the other."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from metrics import Area, NoSnapshotError, Snapshot
from pages.components.html import lists
from pages.components.screen import address, current, parts
from pages.components.words.periods import day_text

_SINCE = "since"
_BEFORE = "before"
_PERIOD_BEFORE = "the period before"


def draw(snapshot: Snapshot, area: Area) -> None:
    """Both lists, under the anchors #decisions and #changes."""
    to = address.links("indicator", "indicator")
    needed, new = st.columns(2, gap="large")
    with needed:
        st.html(lists.decided_on(snapshot, area, current.decisions(snapshot), to))
    with new:
        _changes(snapshot, area)


def _changes(snapshot: Snapshot, area: Area) -> None:
    kept = current.kept_before(snapshot)
    asked = st.query_params.get(_SINCE)
    if asked is not None and asked not in (_BEFORE, *kept):
        address.refuse("earlier snapshot", asked)
        del st.query_params[_SINCE]
    options = {_BEFORE: _PERIOD_BEFORE} | _named(kept, snapshot)
    since = address.choice(_SINCE, "Since", options, width=340)
    unread, told = "", _PERIOD_BEFORE
    try:
        rows = current.changes(snapshot, area.code, "" if since.value == _BEFORE else since.value)
        told = _PERIOD_BEFORE if since.value == _BEFORE else day_text(kept[since.value])
    except NoSnapshotError:
        rows = current.changes(snapshot, area.code)
        unread = (
            f"The figures as at {day_text(kept[since.value])} cannot be read: they are gone, not whole, or were made "
            f"by another version. This is what changed since {_PERIOD_BEFORE}."
        )
    st.html(lists.heading_of_changes(told, rows))
    since.draw()
    if unread:
        parts.said(unread)
    to = address.links("indicator", "indicator")
    published = len(snapshot.readings(area.code))
    last = lists.looked(snapshot.name, kept, address.links(".", _SINCE)(_BEFORE))
    st.html(last + lists.changed(area, rows, to, told, published))


def _named(kept: Mapping[str, date], shown: Snapshot) -> dict[str, str]:
    """'as at 2 October 2026'; two of a day, and one of the day of what is shown, with the short names that tell them
    apart."""
    days = [*kept.values(), shown.as_of]
    return {
        name: f"as at {day_text(day)}" + (f", snapshot {name.rpartition('-')[2]}" if days.count(day) > 1 else "")
        for name, day in kept.items()
    }
