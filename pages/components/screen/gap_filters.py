"""The filters of the page of gaps between wards: what they are measured by, and which to look closer at."""

from collections.abc import Iterable

from metrics import Priority, Snapshot
from pages.components.exhibits import gap_rows
from pages.components.screen import address
from pages.components.words.unequal import NAMES, Measure


def look_closer(snapshot: Snapshot, priorities: Iterable[Priority]) -> str | None:
    """Draw the choice of one of some priorities' indicators that are counted for wards; None where there is none."""
    named = {slug: snapshot.indicators[slug].title for slug in gap_rows.to_look_at(snapshot, priorities)}
    if not named:
        return None
    return address.choose("indicator", "Look closer at", named, written=True, called="indicator counted for wards")


def measure() -> Measure:
    """Draw the choice of what gaps are measured by."""
    return Measure(address.choose("measure", "Measure of the gap", {each.value: NAMES[each] for each in Measure}))
