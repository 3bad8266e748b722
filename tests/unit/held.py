"""A few wards with figures by hand, read as a snapshot is: for tests of what is reckoned from what a snapshot shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from data.periods import following
from metrics import Area, Frequency, Indicator, Level, Observation, Series
from tests.unit.pages.made import CAMDEN, indicator, observation, ward

Counts = tuple[int, int] | str | None


def code(place: int) -> str:
    return ward(place, "").code


@dataclass(frozen=True)
class Held:
    """Wards by their place, each with its counts of every period from the first on: (numerator, denominator), the word
    for why there is none, or None for no row."""

    wards: Sequence[Sequence[Counts]]
    first: date = date(2024, 1, 1)
    as_of: date = date(2026, 2, 10)
    declared: Indicator = field(default_factory=lambda: indicator("proportion", "high_is_good"))
    parts: Mapping[tuple[int, int], Mapping[str, Any]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Another for other figures: what is made of a snapshot is remembered by its name."""
        said = repr((self.wards, self.first, self.as_of, self.declared, self.parts))
        return f"{self.as_of}-{sha256(said.encode()).hexdigest()[:12]}"

    @property
    def printed(self) -> dict[str, object]:
        """No figure is anybody else's."""
        return {}

    @property
    def holdings(self) -> tuple[()]:
        """Nothing is told of extracts."""
        return ()

    extracts = holdings

    @property
    def areas(self) -> dict[str, Area]:
        several = [ward(place, f"Ward {place}") for place in range(len(self.wards))]
        return {each.code: each for each in (CAMDEN, *several)}

    @property
    def indicators(self) -> dict[str, Indicator]:
        return {self.declared.slug: self.declared}

    def reading(self, slug: str, area: str) -> None:
        """Nothing is judged of them beforehand."""

    def series(self, slug: str, area: str, frequency: str = "") -> Series:
        declared = self.indicators[slug]
        own = self.areas[area]
        found: list[Observation] = []
        period = self.first
        place = list(self.areas).index(area) - 1
        for at, counts in enumerate(self.wards[place] if own.level is Level.WARD else ()):
            more = self.parts.get((place, at), {})
            if isinstance(counts, str):
                found.append(observation(declared, own, period, counts, **more))
            elif counts is not None:
                x, n = counts
                per = declared.per or 1
                figures: dict[str, Any] = {"numerator": x, "denominator": n} | dict(more)
                found.append(observation(declared, own, period, x / n * per, **figures))
            period = following(Frequency(frequency or declared.frequency), period)
        return Series(declared, own, Frequency(frequency or declared.frequency), tuple(found))
