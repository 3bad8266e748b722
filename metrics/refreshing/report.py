"""What a refresh says of itself when it has ended: what changed, totals, and how much is shown of people."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import numpy as np
import pyarrow.compute as pc

from data.vocabulary import Kind, Level, Origin, Status
from metrics.counted.coverage import counts_people
from metrics.declared.indicator import Indicator
from metrics.declared.publish import ROLLS_UP_TO
from metrics.refreshing.observing import Outcome, Step
from metrics.snapshots.folder import manifest
from metrics.snapshots.snapshot import Snapshot

# More than these are counted, not named.
NAMED = 8

# Of the wards' numerators of an indicator of people; where fewer are shown, its period is too short.
SHOWN_BY_WARD = 0.95
_LEVELS = (Level.BOROUGH, Level.NEIGHBOURHOOD, Level.WARD)

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
    the audit found, and which indicators are published over too short a period for their wards."""
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
        there, of = shares.get(Level.WARD, (0, 0))
        if there < SHOWN_BY_WARD * of:
            yield f"{slug}: only {_per_cent(there, of)} of its ward figures are shown; {_remedy(people[slug])}."


def shown(made: Snapshot, indicator: Indicator) -> Shares:
    """How many numerators of everyone (of a mean, denominators) are shown, of those that are there, at each level over
    the period that is declared for it."""
    rows = made.table(indicator.slug)
    part = "denominator" if indicator.kind is Kind.MEAN else "numerator"
    status, origin = (rows[name].to_pylist() for name in ("status", "origin"))
    told = np.array([each in (Status.SHOWN, Status.WITHHELD) for each in status], np.bool_)
    told &= np.array([each != Origin.PUBLISHED for each in origin], np.bool_)
    told &= np.asarray(pc.equal(rows["breakdown"], ""), np.bool_)
    there = np.asarray(pc.is_valid(rows[part]), np.bool_)
    found: Shares = {}
    for level in _LEVELS:
        own = told & np.asarray(pc.equal(rows["level"], str(level)), np.bool_)
        own &= np.asarray(pc.equal(rows["frequency"], str(indicator.every(level) or "")), np.bool_)
        if own.any():
            found[level] = int((own & there).sum()), int(own.sum())
    return found


def _remedy(indicator: Indicator) -> str:
    """What would show more: the next longer period, or none."""
    every = indicator.every(Level.WARD)
    longer = ROLLS_UP_TO.get(every, frozenset()) if every is not None and not indicator.stock else frozenset()
    next_one = next((each for each in indicator.frequencies if each in longer), None)
    if next_one is None:
        return "no longer period would keep them; neighbourhoods alone would be published with 'ward: never'"
    return f"more would be with 'ward: {next_one.value}' in its 'publish'"


def _per_cent(there: int, of: int) -> str:
    """A share of figures; all of them only where it is all of them."""
    share = 100 * there / of
    return f"{share:.0f}%" if there == of or share < 99.5 else "over 99%"
