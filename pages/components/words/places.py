"""Places as they are written."""

from metrics import Area, Level

BOROUGH_NAME = "Camden"


def place(area: Area) -> str:
    """'All Camden', 'Belsize ward', 'Central neighbourhood'."""
    level = area.level
    if level is Level.BOROUGH:
        return "All Camden"
    unsure = "" if area.confirmed or level is Level.WARD else " (provisional boundary)"
    return f"{area.name} {level.word}{unsure}"


def not_of(area: Area) -> str:
    """What stands before figures of the whole borough where a part of it is chosen; '' for the borough."""
    return "" if area.level is Level.BOROUGH else f"These are the figures of all {BOROUGH_NAME}, not of {area.name}."


def beyond(share: float | None) -> str:
    """', 66% of it in no ward', behind the borough's figure where a place's own is set beside it; '' for little."""
    return f", {share:.0%} of it in no ward" if share else ""


def between_wards(newest: str) -> str:
    """What stands beside the title of a page of gaps between wards."""
    compared = "Most and least deprived wards of all Camden, by financial year"
    return f"{compared}, latest: {newest}" if newest else compared


def beside_boroughs(newest: str) -> str:
    """What stands beside the title of a page of Camden among other boroughs."""
    compared = "All Camden beside other boroughs, latest published period of each"
    return f"{compared}, newest: {newest}" if newest else compared


def scope(area: Area, newest: str, *, only: bool = False) -> str:
    """'Belsize ward, latest: September 2026'; `only` where there is nothing smaller than the borough."""
    where = "All Camden only" if only else place(area)
    return f"{where}, latest: {newest}" if newest else where
