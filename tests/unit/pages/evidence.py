"""Work in two of twelve wards by hand, and a snapshot with their figures: for tests of what is shown of it."""

from datetime import date
from typing import Any

from metrics import Origin
from pages.components.exhibits.trial import Trial
from tests.unit.held import Counts, Held, code
from tests.unit.pages.made import indicator

SINCE = date(2024, 11, 1)
ON_TIME = indicator("proportion", "high_is_good", title="Repairs finished on time", slug="repairs_on_time")


def ward(level: int, *, rises: int = 0) -> list[Counts]:
    """Twenty months of 200 cases each, with a wave that no two wards have alike; more are on time from the 15th on."""
    return [(level + 7 * (month * (level % 7 + 2) % 5) + rises * (month >= 14), 200) for month in range(20)]


def held(rises: int = 30, **parts: Any) -> Any:
    """Read as a snapshot is."""
    levels = (120, 126, 131, 137, 142, 148, 123, 129, 134, 139, 145, 150)
    wards = [ward(level, rises=rises if place < 2 else 0) for place, level in enumerate(levels)]
    return Held(wards, declared=parts.pop("declared", ON_TIME), **parts)


def made_up(rises: int = 30) -> Any:
    """The same, all of it sample."""
    each = {"origin": Origin.SAMPLE}
    return held(rises, parts={(place, month): each for place in range(12) for month in range(20)})


def asked(sites: int = 2, **parts: Any) -> Trial:
    sites_of = tuple(code(place) for place in range(sites))
    known: dict[str, Any] = {"indicator": "repairs_on_time", "sites": sites_of, "since": SINCE, "lag_months": 4}
    return Trial(**(known | {"place": "Kentish Town"} | parts))
