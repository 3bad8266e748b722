"""One number as a snapshot holds it: the type, and the columns of its file, in one declaration."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import pyarrow as pa

from data.vocabulary import Bound, Frequency, Level, Origin, Reason, Status
from metrics.snapshots import stored

# How what is a figure is qualified: what is printed as about so much is one, and what is printed as so much or more is
# none.
EXACT = ("", Bound.ABOUT)


@dataclass(frozen=True, slots=True)
class Observation:
    """One number: `value` and its limits (95% and 99.8%) are in the indicator's own units, and empty unless shown.

    `breakdown` and `category` are both '' for everyone; `reason` says why it is withheld; with a `bound`, `value` is
    only that. A share that is `shown` and has a `reason` is over too few to say anything: it is stored, and told of no
    page. A figure of a period that is not over, or not settled, is `provisional`."""

    indicator: Annotated[str, "The indicator, by its slug"]
    area: Annotated[str, "The area, by its code; none for those whose ward was not recorded"]
    level: Annotated[Level, "What kind of area it is"]
    frequency: Annotated[Frequency, "How long the period is"]
    period: Annotated[date, "The first day of the period"]
    breakdown: Annotated[str, "By what the category tells apart, such as ethnicity; '' for everyone"]
    category: Annotated[str, "One part of the breakdown; '' for everyone"]
    numerator: Annotated[float | None, "What was counted; where the council counts people, rounded to 5"]
    denominator: Annotated[float | None, "What it is out of; where the council counts people, rounded to 5"]
    value: Annotated[
        float | None, "The figure in the indicator's own units: a share is 0 to 1, a rate already per its number"
    ]
    lower: Annotated[float | None, "Lower end of its 95% interval"]
    upper: Annotated[float | None, "Upper end of its 95% interval"]
    lower_998: Annotated[float | None, "Lower end of its 99.8% interval"]
    upper_998: Annotated[float | None, "Upper end of its 99.8% interval"]
    status: Annotated[
        Status, "Whether there is a figure, and if not, why: withheld to protect people, no cases, missing, to come"
    ]
    reason: Annotated[
        Reason | Literal[""],
        "More of why there is none; of a figure that is shown, that it is over too few to say anything",
    ]
    bound: Annotated[Bound | Literal[""], "How a value that is not exact is to be read; '' where it is exact"]
    provisional: Annotated[bool, "Whether its period is not over, or late returns may still change it"]
    origin: Annotated[Origin, "Where it is from: sample is made up, and says nothing of Camden"]


SCHEMA = stored.schema(Observation)
# Unique, and the order of the file.
KEY = ("indicator", "area", "level", "frequency", "period", "breakdown", "category")
_WORDS = [each.name for each in SCHEMA if pa.types.is_string(each.type)]
# The same columns in memory, where each word is kept once.
CODED = pa.schema([(each.name, stored.WORD if each.name in _WORDS else each.type) for each in SCHEMA])


def read(path: Path, digest: str) -> pa.Table:
    """The observations in a file (CODED), sorted by KEY; raises as stored.read, and ValueError for other columns."""
    return stored.read(path, digest, _WORDS).unify_dictionaries().combine_chunks().cast(CODED)
