"""What a refresh says of itself when it has ended: what changed, totals, and how much is shown of people."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from data.periods import start
from data.vocabulary import Frequency, Kind, Level, Origin, Status
from metrics.counted.coverage import counts_people
from metrics.declared.indicator import Indicator
from metrics.declared.publish import ROLLS_UP_TO
from metrics.protected import rounding, scope, suggestion
from metrics.protected.suggestion import SHARE_SHOWN
from metrics.refreshing.observing import Outcome, Step
from metrics.snapshots.folder import manifest
from metrics.snapshots.snapshot import Snapshot

# More than these are counted, not named.
NAMED = 8

_LEVELS = (Level.BOROUGH, Level.NEIGHBOURHOOD, Level.WARD)
# Of an indicator's numerators of people at each level; where fewer are shown, its period is too short.
SHOWN_AT_LEAST = {Level.BOROUGH: 1.0, Level.NEIGHBOURHOOD: SHARE_SHOWN, Level.WARD: SHARE_SHOWN}

Shares = dict[Level, tuple[int, int]]  # how many figures are shown, of how many


def summary(steps: Iterable[Step]) -> Iterator[str]:
    """A sentence for each outcome and reason there was, in the order of Outcome. It names the indicators unless they
    are too many to be news, or nothing was done for them."""
    outcomes = list(Outcome)
    ordered = sorted(steps, key=lambda step: (outcomes.index(step.outcome), step.why))
    for (outcome, why), group in groupby(ordered, key=lambda step: (step.outcome, step.why)):
        slugs = [step.indicator for step in group]
        named = ", ".join(slugs)
        news = outcome is not Outcome.KEPT and len(slugs) <= NAMED
        counted = "1 indicator" if len(slugs) == 1 else f"{len(slugs)} indicators"
        yield f"{outcome.capitalize()}: {counted}{f' ({named})' if news else ''}; {why}."


def protection(made: Snapshot, folder: Path) -> Iterator[str]:
    """What there is to say of a snapshot's figures of people: the share that is shown of each level by extract, what
    the audit found, and which indicators are published over too short a period at some level."""
    people = {slug: each for slug, each in made.indicators.items() if counts_people(each)}
    own = {slug: shown(made, each) for slug, each in people.items()}
    alike: dict[str, list[str]] = {}
    for name in sorted({name for each in people.values() for name in each.extracts}):
        sums: Shares = {}
        for slug in (slug for slug, each in people.items() if name in each.extracts):
            for level, (there, of) in own[slug].items():
                before = sums.get(level, (0, 0))
                sums[level] = before[0] + there, before[1] + of
        if sums:
            told = ", ".join(f"{level.word} {_per_cent(*sums[level])}" for level in _LEVELS if level in sums)
            alike.setdefault(told, []).append(name)
    for told, names in alike.items():
        yield f"Shown of the counts of people of {', '.join(names)}: {told}."
    yield from manifest(folder / made.name).get("notes", ())
    for slug, shares in own.items():
        for level, (there, of) in shares.items():
            if there < SHOWN_AT_LEAST[level] * of:
                remedy = _remedy(made, people[slug], level)
                yield f"{slug}: only {_per_cent(there, of)} of its {level.word} figures are shown; {remedy}."


def shown(made: Snapshot, indicator: Indicator) -> Shares:
    """How many numerators of everyone (of a mean, denominators) are shown, of those that are there, at each level over
    the period that is declared for it."""
    found: Shares = {}
    for level in _LEVELS:
        own = _figures(made, indicator, level, indicator.every(level))
        if own.num_rows:
            found[level] = own.num_rows - own["part"].null_count, own.num_rows
    return found


def _figures(made: Snapshot, indicator: Indicator, level: Level, every: Frequency | None) -> pa.Table:
    """The area and period of each figure of everyone at a level over a kind of period, and its `part` as shown."""
    rows = made.table(indicator.slug)
    part = "denominator" if indicator.kind is Kind.MEAN else "numerator"
    own = pc.and_(
        pc.is_in(rows["status"], pa.array([str(Status.SHOWN), str(Status.WITHHELD)])),
        pc.not_equal(rows["origin"], str(Origin.PUBLISHED)),
    )
    of = {"breakdown": "", "level": str(level), "frequency": str(every or "")}
    for name, word in of.items():
        own = pc.and_(own, pc.equal(rows[name], word))
    return rows.select(["area", "period", part]).rename_columns(["area", "period", "part"]).filter(own)


def _remedy(made: Snapshot, indicator: Indicator, level: Level) -> str:
    """The shortest period that would keep enough, by what is shown alone: of that period, where it is published, and
    else of its parts, which are within 2 of the true ones, and may be more than nothing where they are withheld."""
    every, remedy = indicator.every(level), "no longer period would keep them"
    longer = frozenset() if every is None else ROLLS_UP_TO.get(every, frozenset())
    for each in (one for one in suggestion.periods(indicator, level) if one in longer):
        whole = _figures(made, indicator, level, each)
        figures = whole if whole.num_rows else _figures(made, indicator, level, every)
        if _kept(figures, indicator, each) >= SHOWN_AT_LEAST[level]:
            return f"'{level}: {each}' in its 'publish' would keep them"
        if not whole.num_rows:
            remedy = f"'{level}: {each}' in its 'publish' would keep more"
    otherwise = "" if level is Level.BOROUGH else f"; with '{level}: never' larger areas would speak for them"
    return remedy + otherwise


def _kept(figures: pa.Table, indicator: Indicator, frequency: Frequency) -> float:
    """The share of whole periods of a kind of which so many are shown that their sum would be too."""
    rule = scope.rule(indicator, None)
    smallest = 0 if rule is None else rule.smallest
    sums: dict[tuple[str, date], list[float]] = {}
    for row in figures.to_pylist():
        low = 0.0 if row["part"] is None else float(rounding.classes(row["part"], smallest)[0])
        sums.setdefault((row["area"], start(frequency, row["period"])), []).append(low)
    most = max(map(len, sums.values()))
    kept = [sum(counts) >= smallest for counts in sums.values() if len(counts) == most]
    return sum(kept) / len(kept)


def _per_cent(there: int, of: int) -> str:
    """A share of figures; all of them only where it is all of them."""
    share = 100 * there / of
    return f"{share:.0f}%" if there == of or share < 99.5 else "over 99%"
