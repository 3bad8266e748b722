"""Every indicator's observations as at a day: counted, rolled up, protected and valued together, or kept."""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from metrics.counted.as_at import as_at, freshness, within
from metrics.counted.counts import count
from metrics.counted.coverage import counts_people
from metrics.counted.engine import Engine
from metrics.counted.roll_up import roll_up
from metrics.counted.values import valued
from metrics.declared.indicator import Indicator
from metrics.protected import protect, scope, together
from metrics.protected.in_print import printed
from metrics.protected.remembered import Day, Memory
from metrics.refreshing import keeping
from metrics.refreshing.inputs import Inputs
from metrics.refreshing.unread import unread
from metrics.snapshots import observation, stored
from metrics.snapshots.freshness import Fresh

log = logging.getLogger("camden.refresh")


class Outcome(StrEnum):
    """What a refresh did for an indicator."""

    COMPUTED = "computed"
    KEPT = "kept"
    NO_DATA = "no data"


@dataclass(frozen=True, slots=True)
class Step:
    """What a refresh did for one indicator and why; the seconds are those of its SQL."""

    indicator: str
    outcome: Outcome
    why: str
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Observed:
    """The observations of every indicator (observation.CODED) sorted by their key, what of them is remembered of people
    (protected.remembered.SCHEMA), how their series stand, the steps of the indicators in their order, and what there is
    to say of the protection."""

    observations: pa.Table
    ledger: pa.Table
    fresh: Fresh
    steps: tuple[Step, ...]
    notes: tuple[str, ...]


def observe(
    inputs: Inputs, earlier: keeping.Earlier, memory: Memory, engine: Engine, on_step: Callable[[Step], None]
) -> Observed:
    """The observations of every indicator, how fresh they are, and what was done for each; of people as `memory` of
    what was shown before lets them change.

    Raises CountsError, or EngineError where what was counted cannot be summed."""
    steps: dict[str, Step] = {}

    def done(step: Step) -> None:
        steps[step.indicator] = step
        log.info("%s: %s (%s), %.3f s", step.indicator, step.outcome, step.why, step.seconds)
        on_step(step)

    due = Day(memory, inputs.as_of, scope.revisions(inputs.declared.values())).due()
    # What is kept as it is would be in no ledger from now on, and be shown anew some day.
    unknown = frozenset(slug for slug, each in inputs.declared.items() if memory.lost and counts_people(each))
    same = _same(inputs, earlier)
    without = {slug: _without_counting(each, inputs, same - due - unknown) for slug, each in inputs.declared.items()}
    again = _again(without, inputs)
    for slug, step in without.items():
        if step and slug not in again:
            done(step)
    kept = [inputs.declared[slug] for slug, step in steps.items() if step.outcome is Outcome.KEPT]
    anew = [each for slug, each in inputs.declared.items() if slug not in steps]
    outlooks = {each.slug: inputs.outlook(each) for each in (*kept, *anew)}

    def counted(indicator: Indicator, seconds: float) -> None:
        if indicator.slug in again:
            why = "another over the same people has changed, and all are certified together"
        else:
            why = _why(indicator.slug, earlier, same, due)
        if memory.lost and counts_people(indicator):
            why += "; what was shown of it before is lost, so no closed figure of it will be revised"
        done(Step(indicator.slug, Outcome.COMPUTED, why, round(seconds, 3)))

    tables, ledger = [keeping.kept(earlier, {each.slug for each in kept})], memory.table
    notes: tuple[str, ...] = ()
    if anew:
        coverage = {slug: each.coverage for slug, each in outlooks.items()}
        counts = count(anew, engine.counts, counted, inputs.rows)
        engine.one_at_a_time()
        rolled_up = roll_up(counts, coverage, engine.table)
        origins = {each.slug: inputs.origin(each) for each in anew}
        known = printed(anew, {slug: inputs.declared[slug] for slug in outlooks}, engine.counts)
        shown = protect(
            rolled_up,
            origins,
            memory,
            inputs.as_of,
            whose={each.slug: inputs.whose(each) for each in anew},
            kept=inputs.declared,
            in_print=known,
            audit_sample=inputs.audit_sample,
        )
        tables.append(valued(shown, origins))
        ledger, notes = shown.ledger, shown.notes
    now = _in_order(_as_one(as_at(outlooks, _as_one(tables), inputs.as_of)))
    fresh = freshness(within(outlooks, now), inputs.as_of)
    return Observed(now, ledger, fresh, tuple(steps[slug] for slug in inputs.declared), notes)


def _same(inputs: Inputs, earlier: keeping.Earlier) -> frozenset[str]:
    """The indicators that an earlier snapshot has, and of which nothing has changed since."""
    known = (inputs.declared[slug] for slug in earlier.keys if slug in inputs.declared)
    there = (each for each in known if set(each.needed) <= set(inputs.held))
    return frozenset(each.slug for each in there if earlier.keys[each.slug] == inputs.key(each))


def _why(indicator: str, earlier: keeping.Earlier, same: Collection[str], due: Collection[str]) -> str:
    """Why an indicator is counted."""
    if indicator in same:
        revised = "figures that were first shown a year ago are revised"
        return revised if indicator in due else "the ledger of the last snapshot cannot be read"
    return "its file, an extract or the code changed" if indicator in earlier.keys else "first time"


def _without_counting(indicator: Indicator, inputs: Inputs, kept: Collection[str]) -> Step | None:
    """What is done for an indicator that is not counted now; None for one that is. Those `kept` can be taken over."""
    lacking = [name for name in indicator.needed if name not in inputs.held]
    if lacking:
        why = "; ".join([_why_not(lacking, inputs), *unread(lacking, inputs.folder)])
        return Step(indicator.slug, Outcome.NO_DATA, why)
    if indicator.slug in kept:
        return Step(indicator.slug, Outcome.KEPT, "nothing that it depends on has changed")
    return None


def _again(without: Mapping[str, Step | None], inputs: Inputs) -> frozenset[str]:
    """Those that need no counting for themselves, and are certified together with one that does."""
    there = [each for slug, each in inputs.declared.items() if set(each.needed) <= set(inputs.held)]
    whose = {each.slug: inputs.whose(each) for each in there}
    certified = together.audited(there, whose, audit_sample=inputs.audit_sample)
    anew = [slug for slug, step in without.items() if step is None]
    return together.joined(certified, anew).difference(anew)


def _why_not(lacking: list[str], inputs: Inputs) -> str:
    """Why there is no data from extracts that are not there, or are there and cannot be used."""
    absent = [name for name in lacking if name not in inputs.set_aside]
    aside = [inputs.set_aside[name] for name in lacking if name in inputs.set_aside]
    return "; ".join([*aside, *([f"no extract {', '.join(absent)} yet"] if absent else [])])


def _as_one(tables: list[pa.Table]) -> pa.Table:
    """The rows of all tables (observation.CODED)."""
    return pa.concat_tables([each.cast(observation.CODED) for each in tables]).unify_dictionaries().combine_chunks()


def _in_order(rows: pa.Table) -> pa.Table:
    """The same rows, sorted by their key; their words sorted too, and only those that there are: the same observations
    are the same bytes, whatever they were put together from."""
    sorted_words = [_sorted(rows[name].combine_chunks()) for name in rows.column_names]
    return stored.in_order(pa.table(sorted_words, rows.column_names), observation.KEY)


def _sorted(column: pa.Array) -> pa.Array:
    """A column, its words in their order and without those that no row has."""
    if not pa.types.is_dictionary(column.type):
        return column
    used = np.bincount(column.indices.to_numpy(), minlength=len(column.dictionary)) > 0
    words = column.dictionary.filter(pa.array(used))
    order = pc.sort_indices(words).to_numpy()
    place = np.full(len(column.dictionary), -1, np.int32)
    place[np.flatnonzero(used)[order]] = np.arange(len(order), dtype=np.int32)
    return pa.DictionaryArray.from_arrays(pa.array(place[column.indices.to_numpy()]), words.take(pa.array(order)))
