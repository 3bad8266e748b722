"""Brings the series of London's boroughs into a snapshot: those that the project keeps and, in their place or beside
them, those of the publisher's own files once they are imported, each series whole and of one vintage."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from data.periods import last_day
from data.shortly import some
from data.vocabulary import Origin, PeerDay, Polarity
from data.vocabulary.boroughs import NAMES
from metrics.counted.engine import Engine
from metrics.declared.indicator import Indicator
from metrics.refreshing.inputs import Inputs
from metrics.snapshots.peers import FIGURES, PeerAbout, about_table, figures_table

FIGURES_KEPT, SERIES_KEPT, IMPORTED = "peer_figures", "peer_series", "local_statistics"
OFFICE = "Office for National Statistics"
EXPLORE = "https://www.ons.gov.uk/explore-local-statistics"

_KEPT_FIGURES = """
select series, area_code as area, period, months, value, lower, upper, coalesce(status, '') as status
from peer_figures
"""
_KEPT_SERIES = """
select about.*, figures.newest, figures.months
from peer_series as about
inner join (
    select series, max(period) as newest, max(months) as months from peer_figures group by all
) as figures
    on figures.series = about.series
"""
_IMPORTED_SERIES = """
select
    indicator as series,
    min(title) as title,
    min(measure) as measure,
    min(unit) as printed_in,
    max(period) as newest,
    max(months) as months,
    max(source) as maker,
    max(source_day) as source_day
from local_statistics
group by all
"""
# What is kept and has no row in a file that would take its place.
_LACKING = """
select kept.series, kept.area_code as area, kept.period
from peer_figures as kept
left join local_statistics as imported
    on imported.indicator = kept.series and imported.area_code = kept.area_code and imported.period = kept.period
where imported.indicator is null and kept.series in ({series})
order by kept.series, kept.period, kept.area_code
"""
# Percentages are kept as shares of 1, as an indicator's are.
_IMPORTED_FIGURES = """
select
    indicator as series,
    area_code as area,
    period,
    months,
    case when {share} then value / 100 else value end as value,
    case when {share} then lower / 100 else lower end as lower,
    case when {share} then upper / 100 else upper end as upper,
    coalesce(status, '') as status
from local_statistics
where indicator in ({series})
"""

Row = Mapping[str, Any]


def files(inputs: Inputs, engine: Engine) -> dict[str, pa.Table]:
    """The two tables of a snapshot, by name: what each series is, and its figures."""
    there = {FIGURES_KEPT, SERIES_KEPT} <= inputs.held.keys()
    kept = {row["series"]: row for row in engine.table(_KEPT_SERIES).to_pylist()} if there else {}
    imported = _imported(inputs, engine)
    refused = {
        name: why for name, row in imported.items() if name in kept and (why := _refused(kept[name], row, inputs.as_of))
    }
    newer = {name: row for name, row in imported.items() if name not in refused and _is_newer(row, kept.get(name))}
    if there and newer:
        refused |= _lacking(engine, {name: kept[name] for name in newer if name in kept})
        newer = {name: row for name, row in newer.items() if name not in refused}
    about = list(_about(inputs, kept, newer, refused))
    figures = [FIGURES.empty_table()]
    if there:
        rows = engine.table(_KEPT_FIGURES).cast(FIGURES)
        figures.append(rows.filter(pc.invert(pc.is_in(rows["series"], pa.array(list(newer), pa.string())))))
    if newer:
        figures.append(engine.table(_sql(newer, kept)).cast(FIGURES))
    return {"peer_series": about_table(about), "peers": figures_table(pa.concat_tables(figures))}


def _imported(inputs: Inputs, engine: Engine) -> dict[str, Row]:
    """The series of the publisher's own files, where they are there."""
    held = inputs.held.get(IMPORTED)
    if held is None or held.origin != Origin.PUBLISHED:
        return {}
    return {row["series"]: row for row in engine.table(_IMPORTED_SERIES).to_pylist()}


def _refused(kept: Row, imported: Row, as_of: date) -> str:
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


def _is_newer(imported: Row, kept: Row | None) -> bool:
    """Whether a file goes further than what is kept or, where both go as far, says that it did not come out before
    it."""
    if kept is None or imported["newest"] != kept["newest"]:
        return kept is None or bool(imported["newest"] > kept["newest"])
    return imported["source_day"] is not None and bool(imported["source_day"] >= kept["source_date"])


def _lacking(engine: Engine, kept: Mapping[str, Row]) -> dict[str, str]:
    """Why a file does not take the place of what is kept that has rows of areas and periods which it lacks, as one
    that was cut short does; figures may be others."""
    if not kept:
        return {}
    lost: dict[str, list[Row]] = {}
    for row in engine.table(_LACKING.format(series=_listed(kept))).to_pylist():
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


def _sql(newer: Mapping[str, Row], kept: Mapping[str, Row]) -> str:
    shares = [name for name, row in newer.items() if _unit(row, kept.get(name)) == "share"]
    share = f"indicator in ({_listed(shares)})" if shares else "false"
    return _IMPORTED_FIGURES.format(share=share, series=_listed(newer))


def _listed(names: Any) -> str:
    """Names for SQL, which the contract holds to letters, digits and underscores."""
    return ", ".join(f"'{name}'" for name in sorted(names))


def _unit(imported: Row, kept: Row | None) -> str:
    if kept is not None:
        return str(kept["unit"])
    return "share" if imported["printed_in"] == "%" else str(imported["printed_in"])


def _about(
    inputs: Inputs, kept: Mapping[str, Row], newer: Mapping[str, Row], refused: Mapping[str, str]
) -> Iterator[PeerAbout]:
    """What each series is: in our words where it is one that is kept, whatever file its figures are from."""
    of: dict[str, list[Indicator]] = {}
    for each in inputs.declared.values():
        if each.peers is not None:
            of.setdefault(each.peers, []).append(each)
    for name in sorted({*kept, *newer}):
        row = kept.get(name) or {}
        ours, file = of.get(name, []), newer.get(name)
        day, day_is = _day(inputs, row, file)
        yield PeerAbout(
            series=name,
            title=row.get("title") or newer[name]["title"],
            unit=row.get("unit") or _unit(newer[name], None),
            polarity=ours[0].polarity if ours else Polarity(row.get("polarity") or Polarity.NEUTRAL),
            polarity_because=(ours[0].polarity_because if ours else row.get("polarity_because")) or "",
            priority=ours[0].priority if ours else row.get("priority") or "",
            indicators=tuple(each.slug for each in ours),
            source_title=row.get("source_title") or "Explore Local Statistics",
            source_address=row.get("source_address") or EXPLORE,
            publisher=row.get("publisher") or _publisher(file),
            licence=row.get("licence") or "Open Government Licence v3.0",
            day=day,
            day_is=day_is,
            caveat=row.get("caveat") or "",
            refused=refused.get(name, ""),
        )


def _publisher(imported: Row | None) -> str:
    maker = imported["maker"] if imported else None
    return f"{maker}, gathered by the {OFFICE}" if maker and maker != OFFICE else OFFICE


def _day(inputs: Inputs, kept: Row, imported: Row | None) -> tuple[Any, PeerDay]:
    """The day of the file that the figures are from; where that says none, the day on which it was brought in."""
    if imported is not None and imported["source_day"] is not None:
        return imported["source_day"], PeerDay.PUBLISHED
    if imported is not None:
        return inputs.held[IMPORTED].extracted_on, PeerDay.IMPORTED
    return kept["source_date"], PeerDay(kept["source_date_is"])
