"""One number as a snapshot holds it: the type, and the columns of its file, in one declaration."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import pyarrow as pa

from data.vocabulary import Bound, Frequency, Level, Origin, Reason, Status
from metrics.snapshots import stored


@dataclass(frozen=True, slots=True)
class Observation:
    """One number: `value` and its limits (95% and 99.8%) are in the indicator's own units, and empty unless shown.

    `breakdown` and `category` are both '' for everyone; `reason` says why it is withheld; with a `bound`, `value` is
    only that. A share that is `shown` and has a `reason` is over too few to say anything: it is stored, and told of no
    page. A figure of a period that is not over, or not settled, is `provisional`."""

    indicator: str
    area: str
    level: Level
    frequency: Frequency
    period: date
    breakdown: str
    category: str
    numerator: float | None
    denominator: float | None
    value: float | None
    lower: float | None
    upper: float | None
    lower_998: float | None
    upper_998: float | None
    status: Status
    reason: Reason | Literal[""]
    bound: Bound | Literal[""]
    provisional: bool
    origin: Origin


SCHEMA = stored.schema(Observation)
# Unique, and the order of the file.
KEY = ("indicator", "area", "level", "frequency", "period", "breakdown", "category")
_WORDS = [each.name for each in SCHEMA if pa.types.is_string(each.type)]
# The same columns in memory, where each word is kept once.
CODED = pa.schema([(each.name, stored.WORD if each.name in _WORDS else each.type) for each in SCHEMA])


def read(path: Path, digest: str) -> pa.Table:
    """The observations in a file (CODED), sorted by KEY; raises as stored.read, and ValueError for other columns."""
    return stored.read(path, digest, _WORDS).unify_dictionaries().combine_chunks().cast(CODED)
