"""Whether indicators are published for a kind of place: one way to count them, for every page that says how many."""

from metrics import Area, Indicator, Level


def is_published(indicator: Indicator, area: Area) -> bool:
    """Whether an indicator is published for places as this: it is counted by ward, and its head says no `never`."""
    if area.level is Level.BOROUGH:
        return True
    return indicator.level is Level.WARD and indicator.every(area.level) is not None


def others(small: int, camden: int) -> str:
    """'; for 5, numbers there are too small; the others are all Camden only': why those that are not, are not; `small`
    of them by their heads, and `camden` since they are not counted by ward."""
    told = [f"for {small}, numbers there are too small"] if small else []
    told += ["the others are all Camden only"] if camden else []
    return "".join(f"; {each}" for each in told)
