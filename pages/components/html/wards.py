"""What stands above the wards, and in their place where an indicator is counted for all Camden alone."""

from collections.abc import Callable

from markupsafe import Markup

from metrics import Beside, Indicator, Polarity, Priority
from pages.components.html.markup import link, state
from pages.components.words.numbers import is_share
from pages.components.words.places import BOROUGH_NAME

_CRUMB = Markup("{} ({}) \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} {}, {}")
_WAYS = {
    Polarity.HIGH_IS_GOOD: ("a larger share is better", "higher is better"),
    Polarity.LOW_IS_GOOD: ("a smaller share is better", "lower is better"),
    Polarity.NEUTRAL: ("neither way is better", "neither way is better"),
}
_ONLY = Markup("{} is counted for all {} alone, so no ward can be set beside another. {}")


def crumb(indicator: Indicator, priority: Priority, to_priority: str, to: Callable[[str], str]) -> Markup:
    """The priority and the indicator with their pages, and which way is better."""
    way = _WAYS[indicator.polarity][0 if is_share(indicator) else 1]
    up = link(to_priority, priority.title)
    return _CRUMB.format(up, priority.kind, link(to(indicator.slug), indicator.title), way)


def borough_only(indicator: Indicator, to: Callable[[str], str]) -> Markup:
    """In the place of the wards of what has none, with the way to where it is told."""
    words = _ONLY.format(indicator.title, BOROUGH_NAME, link(to(indicator.slug), f"See it for all {BOROUGH_NAME}"))
    return state(Beside.SIMILAR.mark, f"All {BOROUGH_NAME} only", words, size="figure-size")
