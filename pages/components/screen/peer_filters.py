"""The filters of the page of other boroughs: the group that Camden stands beside, and the series."""

from collections.abc import Iterable

from metrics import PeerGroup, Priority, Snapshot
from pages.components.exhibits import peer_rows
from pages.components.screen import address
from pages.components.words.peers import GROUPS


def peer_group() -> PeerGroup:
    """Draw the choice of the boroughs that Camden stands beside."""
    named = {each.value: words[0] for each, words in GROUPS.items()}
    return PeerGroup(address.choose("beside", "Beside", named, called="group of boroughs"))


def peer_series(snapshot: Snapshot, priorities: Iterable[Priority], group: PeerGroup) -> str | None:
    """Draw the choice of one of some priorities' series that are held for other boroughs; None where there is none."""
    named = peer_rows.to_look_at(snapshot, tuple(priorities), group)
    if not named:
        return None
    return address.choose("indicator", "Indicator", named, written=True, called="indicator held for other boroughs")
