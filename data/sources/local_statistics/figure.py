"""What a file of Explore Local Statistics says: its figures, as printed."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.vocabulary.boroughs import BOROUGHS


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as printed: of the `months` from the day `period` on, or of that day alone where they are 0. Without
    a value it has a status."""

    area_code: str
    area_name: str
    indicator: str
    title: str
    period: date
    months: int
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    measure: str
    unit: str
    status: str | None
    notes: str | None


@dataclass(frozen=True, slots=True)
class SubjectFile:
    """The figures of London's boroughs, of London and of England; how many rows of other places there were."""

    name: str
    figures: tuple[Figure, ...]
    skipped: int
    warnings: tuple[str, ...]

    @property
    def subjects(self) -> set[str]:
        """The indicators that it has, as codes."""
        return {figure.indicator for figure in self.figures}

    @property
    def boroughs(self) -> set[str]:
        """The boroughs that it has."""
        return {figure.area_code for figure in self.figures} & BOROUGHS.keys()

    @property
    def newest(self) -> dict[str, date]:
        """The first day of each indicator's newest period."""
        newest: dict[str, date] = {}
        for figure in self.figures:
            newest[figure.indicator] = max(figure.period, newest.get(figure.indicator, figure.period))
        return newest


def length(months: int) -> str:
    """'a day', '1 month', '36 months'."""
    return "a day" if not months else "1 month" if months == 1 else f"{months} months"


def code(title: str) -> str:
    """`early_years` for 'Early years'."""
    return re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")
