"""What is advised on an indicator and why, as a snapshot holds it. It advises; people decide."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from data.vocabulary import Advice, Frequency, Strength
from metrics.snapshots import stored
from metrics.snapshots.because import Because
from metrics.snapshots.fact import Fact, as_text, from_text
from metrics.snapshots.otherwise import Otherwise

_MISSES = 7  # the rule of what misses its target and does not improve


@dataclass(frozen=True, slots=True)
class Advised:
    """What one reading suggests: the rule of the ladder that it is by, and why; which figures it stands on (`points` of
    them, from `first` to `period`) and how well; what would change it; and how often chance alone gives what it rests
    on, None where it rests on no signal."""

    indicator: str
    area: str
    frequency: Frequency
    rule: int
    advice: Advice
    because: Because
    otherwise: Otherwise
    facts: tuple[Fact, ...]
    strength: Strength
    by_chance: float | None
    first: date | None
    period: date | None
    points: int

    @property
    def word(self) -> str:
        """What is advised; of what misses its target and does not improve, more of the same may not be enough."""
        redesign = self.rule == _MISSES and self.advice is Advice.GO_FASTER
        return f"{self.advice.word}, or redesign" if redesign else self.advice.word

    def reason(self, write: Callable[[Fact], str]) -> str:
        """Why, as a sentence, each fact as it is written."""
        return self.because.word.format(**{each.name: write(each) for each in self.facts})

    def condition(self, write: Callable[[Fact], str]) -> str:
        """What would change it, as a sentence."""
        return self.otherwise.word.format(**{each.name: write(each) for each in self.facts})


Advices = Mapping[tuple[str, str], Advised]


def table(found: Iterable[Advised]) -> pa.Table:
    """As it is kept, sorted by indicator and area."""
    return stored.table(Advised, found, ("indicator", "area"), {"facts": lambda each: as_text(each.facts)})


def read(rows: pa.Table) -> Advices:
    """The same, by indicator and area."""
    return {(each.indicator, each.area): each for each in stored.made(Advised, rows, {"facts": from_text})}
