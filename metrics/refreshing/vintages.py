"""Why a file of the publisher's own does not take the place of the series that the project keeps."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from data.periods import last_day
from data.shortly import some
from data.vocabulary.boroughs import NAMES
from metrics.counted.engine import Engine

IMPORTED = "local_statistics"  # the extract of the publisher's own files

# What is kept and has no row in a file that would take its place.
_LACKING = """
select kept.series, kept.area_code as area, kept.period
from peer_figures as kept
left join local_statistics as imported
    on imported.indicator = kept.series and imported.area_code = kept.area_code and imported.period = kept.period
where imported.indicator is null and kept.series in ({series})
order by kept.series, kept.period, kept.area_code
"""

Row = Mapping[str, Any]


def refused_for(kept: Row, imported: Row, as_of: date) -> str:
    """Why a file of another definition does not take the place of what is kept; '' where it is of the same."""
    was, now = ((row["measure"], row["printed_in"]) for row in (kept, imported))
    if was != now:
        return (
            f"The file that was brought in measures it as '{now[0]}' in '{now[1]}', and what is kept, of "
            f"{kept['source_date']}, as '{was[0]}' in '{was[1]}': the two are not of one definition, and what is kept "
            "stays"
        )
    if kept["months"] != imported["months"]:
        return (
            f"A figure of the file that was brought in speaks of {_length(imported['months'])}, and one of what is "
            f"kept, of {kept['source_date']}, of {_length(kept['months'])}: the two are not of one definition, and "
            "what is kept stays"
        )
    last = last_day(imported["newest"], imported["months"])
    if last > as_of:
        return (
            f"The newest period of the file that was brought in ends on {last}, which is after {as_of}, the day that "
            f"figures are as at: what is kept, of {kept['source_date']}, stays"
        )
    return ""


def _length(months: int) -> str:
    if not months:
        return "one day"
    return "one month" if months == 1 else f"{months} months"


def is_newer(imported: Row, kept: Row | None) -> bool:
    """Whether a file goes further than what is kept or, where both go as far, says that it did not come out before
    it."""
    if kept is None or imported["newest"] != kept["newest"]:
        return kept is None or bool(imported["newest"] > kept["newest"])
    return imported["source_day"] is not None and bool(imported["source_day"] >= kept["source_date"])


def lacking(engine: Engine, kept: Mapping[str, Row]) -> dict[str, str]:
    """Why a file does not take the place of what is kept that has rows of areas and periods which it lacks, as one
    that was cut short does; figures may be others."""
    if not kept:
        return {}
    lost: dict[str, list[Row]] = {}
    for row in engine.table(_LACKING.format(series=listed(kept))).to_pylist():
        lost.setdefault(row["series"], []).append(row)
    return {
        name: f"The file that was brought in lacks {_figures(rows)} that what is kept, of "
        f"{kept[name]['source_date']}, has: it may have been cut short, and what is kept stays"
        for name, rows in lost.items()
    }


def _figures(lost: Sequence[Row]) -> str:
    """'1 figure (Barnet; from 2024-04-01)', '54 figures (Barnet, Bexley and 25 more; from 2023-04-01 to 2024-04-01)'"""
    areas = some(list(dict.fromkeys(NAMES[row["area"]] for row in lost)))
    periods = " to ".join(dict.fromkeys(f"{row['period']}" for row in (lost[0], lost[-1])))
    return f"{len(lost)} figure{'' if len(lost) == 1 else 's'} ({areas}; from {periods})"


def listed(names: Any) -> str:
    """Names for SQL, which the contract holds to letters, digits and underscores."""
    return ", ".join(f"'{name}'" for name in sorted(names))
