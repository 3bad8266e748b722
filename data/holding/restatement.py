"""What a newer file changed in figures already held, by period and area, as an extract carries it with it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Restated:
    """How many figures of an area in a period changed; their sum before and after, None where they do not add up.

    Before is what the extract held, or for a period new to it the oldest of the files given. A period that was
    restated has every area whose figures add up, so that the sums over areas are the period's own. `moved` is how many
    of what was counted stand under another category than before, where the publisher uses other categories now: they
    are no figures changed, and the sums are the same with them.
    """

    period: date
    area: str
    cells: int
    before: float | None = None
    after: float | None = None
    moved: float = 0


@dataclass(frozen=True, slots=True)
class Restatement:
    """The last time that figures of an extract changed: the day of the import, its source, and each change."""

    found_on: date
    source: str
    changes: tuple[Restated, ...]

    def encoded(self) -> str:
        """As JSON."""
        changes = [
            (one.period.isoformat(), one.area, one.cells, one.before, one.after, one.moved) for one in self.changes
        ]
        said = {"found_on": self.found_on.isoformat(), "source": self.source, "changes": changes}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> Restatement:
    """What `encoded` gave; raises ValueError for anything else."""
    try:
        said = json.loads(text)
        changes = [Restated(date.fromisoformat(period), *rest) for period, *rest in said["changes"]]
        return Restatement(date.fromisoformat(said["found_on"]), said["source"], tuple(changes))
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise ValueError("not a restatement") from error


def by_period(changes: Iterable[Restated]) -> tuple[Restated, ...]:
    """The changes of all areas together, a line for each period, whose `area` is empty."""
    found = list(changes)
    return tuple(_together([one for one in found if one.period == day], day, "") for day in _days(found))


def by_area(changes: Iterable[Restated]) -> tuple[tuple[str, int], ...]:
    """How many figures changed in each area that has any, most first."""
    cells: dict[str, int] = {}
    for one in changes:
        cells[one.area] = cells.get(one.area, 0) + one.cells
    changed = [(area, number) for area, number in cells.items() if number]
    return tuple(sorted(changed, key=lambda each: (-each[1], each[0])))


def _days(changes: list[Restated]) -> list[date]:
    return sorted({one.period for one in changes})


def _together(changes: list[Restated], period: date, area: str) -> Restated:
    cells = sum(one.cells for one in changes)
    before = [one.before for one in changes if one.before is not None]
    after = [one.after for one in changes if one.after is not None]
    if len(before) < len(changes) or len(after) < len(changes):
        return Restated(period, area, cells)
    return Restated(period, area, cells, sum(before), sum(after), sum(one.moved for one in changes))
