"""Exhibits, each in the one form: figure with its words, the table behind it, source, origin, download."""

from html import escape

import plotly.graph_objects as go
import streamlit as st

from metrics import Area, Comparison, Indicator, Observation, Series, Snapshot
from pages.components import charts, downloads, filters, furniture, maps, tables, theme, wording

CONFIG = {"displayModeBar": False, "responsive": True, "showSendToCloud": False}


def figure(drawn: go.Figure, alt: str, key: str, *, still: bool = False) -> None:
    """A chart that follows the theme; a new mode is a new chart, so that it is drawn again."""
    st.plotly_chart(
        drawn,
        theme="streamlit",
        width="stretch",
        alt=alt,
        key=f"{key}-{st.context.theme.type}",
        config=CONFIG | ({"staticPlot": True} if still else {}),
    )


def card(series: Series) -> None:
    """One indicator in a quarter of the page: latest figure, what it was, its course."""
    latest, indicator = series.latest, series.indicator
    address = filters.link("indicator", indicator=indicator.slug)
    heading = f'<h3><a href="{escape(address)}">{escape(indicator.title)}</a></h3>'
    if latest is None:
        _nothing(series, above=f'<div class="card">{heading}</div>')
        return
    st.html(
        f'<div class="card">{heading}<p class="now">{_large(latest, series)}</p>'
        f'<p class="quiet small">{wording.when(latest)}; {_likely(latest, series)}</p>'
        f'<p class="small">{escape(_sentence(wording.change_text(series)))}</p></div>'
    )
    key = f"card-{indicator.slug}-{series.area.code}"
    figure(charts.sparkline(series), wording.series_alt(series), key, still=True)
    st.html(furniture.origin_badge(latest.origin))


def reading(series: Series, borough: Series | None) -> None:
    """The latest figure with its likely range and counts, what it was, and the borough's."""
    latest, indicator = series.latest, series.indicator
    if latest is None:
        _nothing(series)
        return
    cells = [
        (wording.when(latest), _large(latest, series), _likely(latest, series)),
        ("What was counted", f"{latest.numerator:,.0f}", escape(_out_of(indicator, latest.denominator))),
    ]
    if wording.change_text(series):
        cells.append(("What was it before?", "", wording.change_text(series).removeprefix("was ")))
    if borough is not None and borough.latest is not None:
        figures = wording.observed(indicator, borough.latest), wording.when(borough.latest)
        cells.append(("All Camden", *figures))
    body = "".join(
        f'<div><dt>{question}</dt><dd class="answer">{answer}</dd><dd class="evidence">{evidence}</dd></div>'
        for question, answer, evidence in cells
    )
    st.html(f'<dl class="reading">{body}</dl>')


def over_time(series: Series, borough: Series | None, snapshot: Snapshot) -> None:
    """One area over time, with its likely range, beside the borough; nothing where there is nothing to draw."""
    if not any(each.value is not None for each in series.observations):
        return
    key = f"series-{series.indicator.slug}-{series.area.code}-{series.frequency}"
    figure(charts.series_chart(series, borough), wording.series_alt(series, borough), key)
    foot(series.indicator, snapshot, "The shaded band is the range in which the true figure is likely to lie (95%).")
    behind(tables.series_table(series, borough))


def where(comparison: Comparison, area: Area, snapshot: Snapshot) -> None:
    """The wards of one period, ranked and on the map."""
    chosen = area.code if area.level == "ward" else None
    indicator, alt = comparison.indicator, wording.comparison_alt(comparison)
    key = f"{indicator.slug}-{comparison.frequency}-{comparison.period}-{chosen}"
    st.html(f'<p class="finding">{escape(wording.comparison_finding(comparison))}</p>')
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        st.html("<h3>Wards, highest first</h3>")
        figure(charts.ranking(comparison, chosen), alt, f"ranking-{key}")
    with right:
        _map(comparison, chosen, snapshot, alt, key)
    note = "Lines show the range in which the true figure is likely to lie (95%). "
    foot(indicator, snapshot, note + "A ward is marked only when its whole range is on one side of Camden's figure.")
    behind(tables.comparison_table(comparison, area.name if chosen else None))


def _map(comparison: Comparison, chosen: str | None, snapshot: Snapshot, alt: str, key: str) -> None:
    """Real outlines where they have been imported, tiles of equal size until then."""
    outlines = snapshot.outlines
    st.html(f"<h3>{'Map of wards' if outlines else 'Map of wards, equal size'}</h3>")
    drawn = maps.outlines(comparison, outlines, chosen) if outlines else maps.tiles(comparison, chosen)
    figure(drawn, alt, f"map-{key}-{len(outlines)}")
    st.html(maps.key(comparison))


def foot(indicator: Indicator, snapshot: Snapshot, note: str = "") -> None:
    """Under an exhibit: how to read it, where it is from, and its licence."""
    notes = [each for each in snapshot.extracts if each.name in indicator.extracts]
    source = "; ".join(each.attribution for each in notes)
    st.html(f'<p class="foot">{escape(" ".join(part for part in (note, f"Source: {source}.") if part))}</p>')


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
    notes = [each for each in snapshot.extracts if each.name in indicator.extracts]
    covers = "; ".join(f"{each.title}: {_coverage(each.covers_from, each.covers_to)}" for each in notes)
    facts = {
        "Counted": indicator.numerator,
        "Out of": _denominator(indicator),
        "Which way is better": {"low_is_good": "Lower", "high_is_good": "Higher"}.get(indicator.polarity, "Neither"),
        "Covers": covers or "No data yet",
        "Source": "; ".join(f"{each.attribution} ({each.source})" for each in notes) or ", ".join(indicator.extracts),
        "Owner": indicator.owner,
        "Read with care": ". ".join(indicator.caveats),
    }
    body = "".join(f"<div><dt>{name}</dt><dd>{escape(words)}</dd></div>" for name, words in facts.items() if words)
    st.html(
        f'<dl class="facts">{body}</dl><details class="more"><summary><span>Show the SQL</span></summary>'
        '<pre class="sql" tabindex="0" role="region" aria-label="SQL">'
        f"<code>{escape(indicator.sql)}</code></pre></details>"
    )


def _nothing(series: Series, above: str = "") -> None:
    """In the place of a figure: why there is none."""
    st.html(
        f'{above}<div class="state card-size">{theme.mark("missing")}<div><b>No figure to show</b>'
        f"<p>{escape(wording.series_finding(series))}</p></div></div>"
    )


def _large(latest: Observation, series: Series) -> str:
    unit = wording.unit(series.indicator, series.frequency)
    value = wording.observed(series.indicator, latest)
    return f'<span class="value">{value}</span><span class="unit">{unit}</span>'


def _likely(latest: Observation, series: Series) -> str:
    likely = wording.interval_text(series.indicator, latest.lower, latest.upper)
    return f"likely range {likely}" if likely else ""


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _out_of(indicator: Indicator, denominator: float | None) -> str:
    words = indicator.numerator[0].lower() + indicator.numerator[1:]
    return words if denominator is None else f"{words}; {denominator:,.0f} {str(indicator.denominator).lower()}"


def _denominator(indicator: Indicator) -> str:
    if indicator.per is None:
        return indicator.denominator or ""
    period = indicator.frequency.replace("_", " ")
    return f"{indicator.per:,} {indicator.denominator} (Census 2021), in a {period}; not made annual"


def _coverage(first: object, last: object) -> str:
    return f"{first:%-d %B %Y} to {last:%-d %B %Y}" if first and last else "once"
