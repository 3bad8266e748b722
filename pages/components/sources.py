"""The parts of the sources page."""

from collections import Counter
from html import escape

import streamlit as st

from metrics import Holding, Snapshot
from pages.components import exhibits, filters, furniture, lineage, tables, theme


def sentence(snapshot: Snapshot) -> str:
    """How many extracts there are of each origin, and how many are late."""
    origins = Counter(each.origin for each in snapshot.extracts)
    parts = [
        f"{count} {words}"
        for origin, words in (
            ("published", "published by others"),
            ("council", "the council's own"),
            ("sample", "made up to show how the dashboard works"),
        )
        if (count := origins[origin])
    ]
    late = sum(each.standing in ("late", "stale") for each in snapshot.extracts)
    absent = len(snapshot.holdings) - len(snapshot.extracts)
    known = f"{len(snapshot.extracts)} extracts: {', '.join(parts)}." if parts else "No extract is there yet."
    overdue = f" {late} {'is' if late == 1 else 'are'} late." if late else " None is late."
    lacking = f" {absent} more can be brought in." if absent else ""
    return f"{known}{overdue if parts else ''}{lacking}"


def ledger(snapshot: Snapshot) -> None:
    """Every extract in one table, those that are there first."""
    ordered = sorted(snapshot.holdings, key=lambda each: (not each.origin, each.title))
    rows = [(each, filters.link("sources", extract=each.name)) for each in ordered]
    st.html(lineage.holdings(rows, furniture.origin_badge))


def way(snapshot: Snapshot, name: str) -> None:
    """The way from one extract's source to its indicators."""
    using = [
        (each, filters.link("indicator", indicator=each.slug))
        for each in snapshot.indicators.values()
        if name in each.extracts
    ]
    st.html(lineage.flow(_one(snapshot, name), using))


def about(snapshot: Snapshot, name: str) -> None:
    """What one extract is; its table too where it is public. One that counts people is described and never shown."""
    holding = _one(snapshot, name)
    facts = {
        "What it is": holding.description,
        "One row is": holding.grain,
        "Owner": holding.owner,
        "Comes": holding.cadence,
        "Source": holding.source,
        "Extracted": f"{holding.extracted_on:%-d %B %Y}" if holding.extracted_on else "",
        "Licence": holding.licence,
        "To bring it in": holding.ways_in,
        "To be named": holding.attribution if holding.origin else "",
    }
    body = "".join(f"<div><dt>{name}</dt><dd>{escape(words)}</dd></div>" for name, words in facts.items() if words)
    st.html(f'<dl class="facts">{body}</dl>')
    if holding.changes:
        restated(snapshot, holding)
    public = snapshot.public(name)
    if public is not None:
        furniture.downloads(f"{name}-{snapshot.name}", lambda encode: encode(public))
    elif holding.counts == "people":
        st.html(
            f'<p class="foot">{theme.mark("withheld")} Its rows are about people, so they are never shown here and '
            "cannot be downloaded; only counts that are safe to publish leave it.</p>"
        )


def restated(snapshot: Snapshot, holding: Holding) -> None:
    """What the last newer file changed in figures that were there, by period and by area."""
    changed = [each for each in holding.changes if each.figures]
    number = sum(each.figures for each in changed)
    periods = sorted({each.period for each in changed})
    sums = [(each.before, each.after) for each in holding.changes]
    before, after = (sum(part or 0 for part in parts) for parts in zip(*sums, strict=True))
    added = all(part is not None for parts in sums for part in parts)
    moved = f", from {before:,.0f} to {after:,.0f} in all" if added else ""
    st.html(
        "<h3>What did a newer file change?</h3>"
        f'<p class="finding">On {holding.changed_on:%-d %B %Y} {number:,} older figures changed, of '
        f"{len(periods)} {'period' if len(periods) == 1 else 'periods'}{moved}.</p>"
    )
    names = {code: area.name for code, area in snapshot.areas.items()}
    rows = [
        [
            f"{each.period:%B %Y}",
            names.get(each.area, each.area),
            f"{each.figures:,}",
            _part(each.before),
            _part(each.after),
        ]
        for each in changed
    ]
    headings = ["Period", "Area", "Figures changed", "Sum before", "Sum after"]
    exhibits.behind(tables.words("Figures that a newer file changed", headings, rows))


def _part(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def table(snapshot: Snapshot) -> str:
    """The same way for every extract, as a table."""
    rows = [
        [
            each.title,
            each.source or "not there yet",
            ", ".join(one.title for one in snapshot.indicators.values() if each.name in one.extracts) or "none yet",
        ]
        for each in snapshot.holdings
    ]
    return tables.words("From source to indicators", ["Extract", "Source", "Indicators"], rows)


def ways_in() -> None:
    """The commands that bring more in."""
    rows = [
        ["Fetch public sources", "python -m data fetch", "Needs the network; keeps the file as it was served"],
        ["Import a publisher's file", "python -m data import NAME FILE", "As the publisher serves it, nothing edited"],
        [
            "Bring the council's own",
            "python -m data contract NAME --write FOLDER",
            "Fill that file, put it in the folder",
        ],
        ["Check what is there", "python -m data check", "Rows, coverage, freshness, faults"],
        ["Compute the figures", "python -m metrics refresh", "This dashboard shows them at its next view"],
    ]
    st.html(tables.words("Ways in", ["To do this", "Run this", "Note"], rows))


def _one(snapshot: Snapshot, name: str) -> Holding:
    return next(each for each in snapshot.holdings if each.name == name)
