"""Exhibits, each in the one form: figure with its words, the table behind it, source, origin, download."""

from html import escape

import plotly.graph_objects as go
import streamlit as st

from metrics import BOROUGH, Area, Comparison, Indicator, Priority, Series, Snapshot
from pages.components import (
    charts,
    citations,
    differences,
    downloads,
    entries,
    filters,
    furniture,
    maps,
    reading,
    scope,
    tables,
    theme,
    wording,
)
from pages.components.ledger import Line

CONFIG = {"displayModeBar": False, "responsive": True, "showSendToCloud": False}


def figure(drawn: go.Figure, alt: str, key: str) -> None:
    """A chart that follows the theme; a new mode is a new chart, so that it is drawn again."""
    key = f"{key}-{st.context.theme.type}"
    st.plotly_chart(drawn, theme="streamlit", width="stretch", alt=alt, key=key, config=CONFIG)


def lines(snapshot: Snapshot, priority: Priority, area: Area) -> list[Line]:
    """A priority's indicators by title, as they are in an area."""
    made = []
    for each in snapshot.indicators.values():
        if each.priority == priority.slug:
            series = scope.here(snapshot, each, area)
            address = filters.link("indicator", indicator=each.slug)
            only = series.area.code == BOROUGH != area.code
            made.append(Line(series, address, only, scope.lacking(snapshot, each)))
    return sorted(made, key=lambda line: line.series.indicator.title)


def strip(series: Series, borough: Series | None, snapshot: Snapshot) -> None:
    """The latest figure with its likely range and counts, what it was, the target, and the borough's."""
    if series.latest is None:
        _state("missing", "No figure to show", wording.why_none(series, scope.lacking(snapshot, series.indicator)))
    else:
        st.html(reading.strip(series, borough))


def over_time(series: Series, borough: Series | None, snapshot: Snapshot) -> None:
    """One area over time beside the borough; a box where there is one figure; nothing where there is none."""
    shown = [each for each in series.observations if each.value is not None]
    if len(shown) > 1:
        key = f"series-{series.indicator.slug}-{series.area.code}-{series.frequency}"
        figure(charts.series_chart(series, borough), wording.series_alt(series, borough), key)
    elif shown:
        _state("unknown", "One figure only", reading.alone(series))
    else:
        return
    foot(series.indicator, snapshot, reading.how_to_read(series))
    behind(tables.series_table(series, borough))


def where(comparison: Comparison, area: Area, snapshot: Snapshot) -> None:
    """The wards of one period, ranked and on the map."""
    if not comparison.items:
        _state("missing", "No figure to show", "Figures of this period are not counted for wards. Try another period.")
        return
    chosen = area.code if area.level == "ward" else None
    indicator, alt = comparison.indicator, differences.comparison_alt(comparison)
    key = f"{indicator.slug}-{comparison.frequency}-{comparison.period}-{chosen}"
    st.html(f'<p class="finding">{escape(differences.comparison_finding(comparison))}</p>')
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        st.html("<h3>Wards, highest first</h3>")
        figure(charts.ranking(comparison, chosen), alt, f"ranking-{key}")
    with right:
        _map(comparison, chosen, snapshot, alt, key)
    foot(indicator, snapshot, reading.how_to_compare(comparison))
    behind(tables.comparison_table(comparison, area.name if chosen else None))


def who(comparison: Comparison, snapshot: Snapshot) -> None:
    """The categories of one breakdown in the borough, ranked."""
    indicator = comparison.indicator
    if not comparison.items:
        _state("missing", "No figure to show", "The newest figure is not told by category.")
        return
    st.html(f'<p class="finding">{escape(differences.comparison_finding(comparison))}</p>')
    breakdown = comparison.observations[0].breakdown
    key = f"categories-{indicator.slug}-{breakdown}-{comparison.period}"
    figure(charts.ranking(comparison), differences.comparison_alt(comparison), key)
    foot(indicator, snapshot, reading.how_to_compare(comparison))
    behind(tables.comparison_table(comparison))


def foot(indicator: Indicator, snapshot: Snapshot, note: str = "") -> None:
    """Under an exhibit: how to read it, where it is from, and its licence."""
    notes = [each for each in snapshot.extracts if each.name in indicator.extracts]
    source = "; ".join(each.attribution.removeprefix("Source: ").rstrip(".") for each in notes)
    st.html(f'<p class="foot">{escape(f"{note} Source: {source}.".strip())}</p>')


def behind(table: str) -> None:
    """The table behind a chart, a click away and without a rerun."""
    st.html(f'<details class="more"><summary><span>Show as table</span></summary>{table}</details>')


def download(snapshot: Snapshot, indicator: Indicator) -> None:
    """Every observation of an indicator, made when asked for."""
    furniture.downloads(
        f"{indicator.slug}-{snapshot.name}", lambda encode: encode(downloads.observations(snapshot, indicator))
    )


def definition(indicator: Indicator, snapshot: Snapshot) -> None:
    """What exactly is counted, from what, by whom, and the SQL that does it."""
    sources = citations.cited(indicator, snapshot.public(citations.COLLECTION))
    printed = f"<h3>Who printed each figure</h3>{sources}" if sources else ""
    sql = f'<details class="more"><summary><span>Show the SQL</span></summary>{entries.sql(indicator)}</details>'
    whole = escape(filters.link("definitions", indicator=indicator.slug), quote=True)
    way = f'<p class="ways"><a href="{whole}">The definition with its worked example</a></p>'
    st.html(entries.facts(indicator, snapshot.holdings) + printed + way + sql)


def _map(comparison: Comparison, chosen: str | None, snapshot: Snapshot, alt: str, key: str) -> None:
    """Real outlines where they have been imported, tiles of equal size until then."""
    outlines = snapshot.outlines
    st.html(f"<h3>{'Map of wards' if outlines else 'Map of wards, equal size'}</h3>")
    drawn = (
        maps.outlines(comparison, snapshot.areas, outlines, chosen)
        if outlines
        else maps.tiles(comparison, snapshot.areas, chosen)
    )
    figure(drawn, alt, f"map-{key}-{len(outlines)}")
    st.html(maps.key(comparison))


def _state(mark: str, title: str, words: str) -> None:
    """In the place of a figure: why there is none."""
    st.html(
        f'<div class="state card-size">{theme.mark(mark)}<div><b>{escape(title)}</b><p>{escape(words)}</p></div></div>'
    )
