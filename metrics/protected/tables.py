"""Which of the figures of people are published at all: those of the periods that the head declares, and closed."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.vocabulary import Frequency, Level
from metrics.counted.coverage import Completeness
from metrics.counted.spread import Marks
from metrics.declared.indicator import Indicator
from metrics.protected.scope import Rule
from metrics.snapshots import stored
from metrics.snapshots.stored import WORD

_KEY = ("number", "breakdown", "category", "frequency", "period", "level", "area")


def published(indicators: Sequence[Indicator], rows: pa.Table, rules: Sequence[Rule | None]) -> pa.Table:
    """The rows (roll_up.SCHEMA) without those of people that their heads do not publish. A period of people that is not
    over is pending: a part of a quarter or a year would subtract to a month."""
    people = np.array([rule is not None for rule in rules], np.bool_)[rows["number"].to_numpy()]
    stays = ~people | _declared(indicators, rows)
    kept, people = rows.filter(pa.array(stays)), people[stays]
    standing = kept["standing"].combine_chunks().cast(pa.string())
    runs = pc.and_(pa.array(people), pc.equal(standing, str(Completeness.RUNNING)))
    told = pc.if_else(runs, str(Completeness.PENDING), standing).dictionary_encode().cast(WORD)
    return kept.set_column(kept.column_names.index("standing"), "standing", told)


def in_order(rows: pa.Table) -> pa.Table:
    """The rows in the order of what they are of. Of several figures that would protect others, which one is withheld is
    by their order; that in which the database's threads ended is another every time."""
    return stored.in_order(rows, _KEY)


def _declared(indicators: Sequence[Indicator], rows: pa.Table) -> Marks:
    """Whether the head of each row's indicator publishes its level, category or everyone, over its period."""
    levels, frequencies = tuple(Level), tuple(Frequency)
    allowed = np.zeros((len(indicators), len(levels), 2, len(frequencies)), np.bool_)
    for number, indicator in enumerate(indicators):
        for level_place, level in enumerate(levels):
            for categories in (False, True):
                if categories and not has_categories(indicator, level):
                    continue
                for each in indicator.frequencies_of(level, categories=categories):
                    allowed[number, level_place, int(categories), frequencies.index(each)] = True
    of_category = np.asarray(pc.not_equal(rows["breakdown"].combine_chunks().cast(pa.string()), ""), np.int64)
    found: Marks = allowed[
        rows["number"].to_numpy(), _codes(rows, "level", levels), of_category, _codes(rows, "frequency", frequencies)
    ]
    return found


def has_categories(indicator: Indicator, level: Level) -> bool:
    """Whether categories of people are published at a level: at the borough alone, unless the head says otherwise."""
    place = Level.WARD if level is Level.NONE else level
    return place is Level.BOROUGH or indicator.publish.categories.every(place) is not None


def _codes(rows: pa.Table, name: str, words: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The place of each row's word among those that there can be."""
    column = rows[name].combine_chunks()
    place = {str(word): number for number, word in enumerate(words)}
    codes = np.array([place[word] for word in column.dictionary.to_pylist()], np.int64)
    found: np.ndarray[tuple[int], np.dtype[np.int64]] = codes[column.indices.to_numpy()]
    return found
