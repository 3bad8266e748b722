"""What needs a decision, and what changed: two lists side by side, on a phone one below the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st
from markupsafe import Markup

from metrics import Area, NoSnapshotError, Snapshot
from pages.components.html import to_decide, what_changed
from pages.components.html.lists import Row
from pages.components.screen import address, current, parts, refused
from pages.components.screen.choice import Choice
from pages.components.words.periods import day_text

_SINCE = "since"
_BEFORE = "before"
_PERIOD_BEFORE = "the period before"


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, and since when in words, as is chosen among the snapshots that are `kept`; `unread` says why that
    could not be told."""

    kept: Mapping[str, date]
    choice: Choice
    since: str
    rows: Sequence[Row]
    unread: str = ""


def chosen(snapshot: Snapshot, area: Area) -> Changes:
    """What changed in an area since what the address asks for."""
    kept = current.kept_before(snapshot)
    asked = st.query_params.get(_SINCE)
    if asked is not None and asked not in (_BEFORE, *kept):
        refused.refuse("earlier snapshot", asked)
        del st.query_params[_SINCE]
    choice = address.choice(_SINCE, "Since", {_BEFORE: _PERIOD_BEFORE} | _named(kept, snapshot), width=340)
    if choice.value == _BEFORE:
        return Changes(kept, choice, _PERIOD_BEFORE, current.changes(snapshot, area.code))
    day = day_text(kept[choice.value])
    try:
        return Changes(kept, choice, day, current.changes(snapshot, area.code, choice.value))
    except NoSnapshotError:
        unread = (
            f"The figures as at {day} cannot be read: they are gone, not whole, or were made by another version. This "
            f"is what changed since {_PERIOD_BEFORE}."
        )
        return Changes(kept, choice, _PERIOD_BEFORE, current.changes(snapshot, area.code), unread)


def draw(snapshot: Snapshot, area: Area, changes: Changes, below: Markup) -> None:
    """Both lists, under the anchors #decisions and #changes, and what stands `below` the second."""
    to = address.links("indicator", "indicator")
    needed, new = st.columns(2, gap="large")
    with needed:
        st.html(to_decide.decided_on(snapshot, area, current.decisions(snapshot), to))
    with new:
        st.html(what_changed.heading_of_changes(changes.since, changes.rows))
        changes.choice.draw()
        if changes.unread:
            parts.said(changes.unread)
        published = len(snapshot.readings(area.code))
        last = what_changed.looked(snapshot.name, changes.kept, address.links(".", _SINCE)(_BEFORE))
        st.html(last + what_changed.changed(area, changes.rows, to, changes.since, published) + below)


def _named(kept: Mapping[str, date], shown: Snapshot) -> dict[str, str]:
    """'as at 2 October 2026'; two of a day, and one of the day of what is shown, with the short names that tell them
    apart."""
    days = [*kept.values(), shown.as_of]
    return {
        name: f"as at {day_text(day)}" + (f", snapshot {name.rpartition('-')[2]}" if days.count(day) > 1 else "")
        for name, day in kept.items()
    }
