"""Brings the series of London's boroughs into a snapshot: those that the project keeps and, in their place or beside
them, those of the publisher's own files once they are imported, each series whole and of one vintage."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from data.vocabulary import Origin
from metrics.counted.engine import Engine
from metrics.refreshing.inputs import Inputs
from metrics.refreshing.peer_about import told, unit_of
from metrics.refreshing.vintages import IMPORTED, Row, is_newer, lacking, listed, refused_for
from metrics.snapshots.peers import FIGURES, about_table, figures_table

FIGURES_KEPT, SERIES_KEPT = "peer_figures", "peer_series"

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


def files(inputs: Inputs, engine: Engine) -> dict[str, pa.Table]:
    """The two tables of a snapshot, by name: what each series is, and its figures."""
    there = {FIGURES_KEPT, SERIES_KEPT} <= inputs.held.keys()
    kept = {row["series"]: row for row in engine.table(_KEPT_SERIES).to_pylist()} if there else {}
    imported = _imported(inputs, engine)
    refused = {
        name: why
        for name, row in imported.items()
        if name in kept and (why := refused_for(kept[name], row, inputs.as_of))
    }
    newer = {name: row for name, row in imported.items() if name not in refused and is_newer(row, kept.get(name))}
    if there and newer:
        refused |= lacking(engine, {name: kept[name] for name in newer if name in kept})
        newer = {name: row for name, row in newer.items() if name not in refused}
    about = list(told(inputs, kept, newer, refused))
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


def _sql(newer: Mapping[str, Row], kept: Mapping[str, Row]) -> str:
    shares = [name for name, row in newer.items() if unit_of(row, kept.get(name)) == "share"]
    share = f"indicator in ({listed(shares)})" if shares else "false"
    return _IMPORTED_FIGURES.format(share=share, series=listed(newer))
