"""Ways to what looks closer at a series of all boroughs, and on from there. An address is the same for every place, and
a link of the class `here` takes the place along."""

from collections.abc import Callable
from urllib.parse import urlencode

from markupsafe import Markup

from metrics import PeerGroup, Snapshot
from pages.components.exhibits.peer_figures import one
from pages.components.exhibits.peers_now import PLACE
from pages.components.html.markup import link, paragraph

SILENT = PeerGroup.SIMILAR  # the group that the address leaves out


def look_closer(code: str, group: PeerGroup = SILENT, priority: str = "") -> str:
    """With a series that is looked closer at, beside a group, among those of a priority."""
    asked = {"beside": "" if group is SILENT else str(group), "priority": priority, "indicator": code}
    return f"peers?{urlencode({name: each for name, each in asked.items() if each})}"


def closer(snapshot: Snapshot, code: str) -> Markup:
    """The way down the page, past the table, to what looks closer at a series."""
    return paragraph("ways unprinted", link(f"#{PLACE}", f"Look closer: {one(snapshot, code).title}"))


def own_page(snapshot: Snapshot, code: str, to: Callable[[str], str]) -> Markup:
    """The way to the page of the indicator that a series is; '' where none is of it."""
    if code not in snapshot.indicators:
        return Markup()
    return paragraph(
        "ways unprinted", link(to(code), f"All that is known of it here: {snapshot.indicators[code].title}")
    )
