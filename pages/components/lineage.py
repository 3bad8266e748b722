"""Where a figure comes from, as HTML: the extracts that are held, and the way from source to indicators."""

from collections.abc import Callable, Iterable
from html import escape

from metrics import Holding, Indicator
from pages.components import theme

_STANDING = {"on time": "pass", "late": "late", "stale": "fail"}


def holdings(rows: Iterable[tuple[Holding, str]], badge: Callable[[str], str]) -> str:
    """The ledger of extracts, each with the address of its own part of the page."""
    body = "".join(_row(holding, address, badge) for holding, address in rows)
    headings = ("Extract", "Origin", "Covers", "Rows", "How fresh", "Contract")
    head = "".join(f'<th scope="col" role="columnheader">{heading}</th>' for heading in headings)
    return (
        '<div class="scroll" role="region" tabindex="0" aria-label="What we hold">'
        '<table class="data holdings" role="table">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )


def flow(holding: Holding, indicators: Iterable[tuple[Indicator, str]]) -> str:
    """Source, extract and indicators side by side, with the way between them."""
    links = "".join(
        f'<li><a href="{escape(address)}">{escape(indicator.title)}</a></li>' for indicator, address in indicators
    )
    source = escape(holding.source or "Not there yet")
    steps = (
        ("Source", f"<p>{source}</p>"),
        ("Extract", f"<p>{escape(holding.title)}</p><p class='quiet small'>{escape(holding.grain)}</p>"),
        ("Indicators", f"<ul>{links}</ul>" if links else "<p>None yet</p>"),
    )
    boxes = [f'<li class="step"><b>{name}</b>{body}</li>' for name, body in steps]
    arrow = f'<li class="way" aria-hidden="true">{theme.mark("keep_going")}</li>'
    return f'<ol class="flow">{arrow.join(boxes)}</ol>'


def freshness(holding: Holding) -> str:
    """'On time, the next by 31 Dec 2026', 'Late by 50 days, due 2 Oct 2026'."""
    if holding.due is None:
        return "Complete, no other is due"
    if holding.standing == "on time":
        return f"On time, the next by {holding.due:%-d %b %Y}"
    days = "1 day" if holding.days_late == 1 else f"{holding.days_late:,} days"
    return f"{holding.standing.capitalize()}: {days} past {holding.due:%-d %b %Y}"


def _row(holding: Holding, address: str, badge: Callable[[str], str]) -> str:
    counted = "Counts people" if holding.counts == "people" else "Counts things"
    name = (
        f'<th scope="row" role="rowheader"><a href="{escape(address)}">{escape(holding.title)}</a>'
        f'<br><span class="quiet small">{escape(holding.owner)}. {counted}.</span></th>'
    )
    if not holding.origin:
        return f'<tr role="row">{name}<td role="cell" colspan="5">{theme.mark("missing")} Not there yet</td></tr>'
    cells = (
        badge(holding.origin),
        f"{holding.covers_from:%b %Y} to {holding.covers_to:%b %Y}",
        f'{holding.rows:,}<span class="narrow"> rows</span>',
        f"{theme.mark(_STANDING[holding.standing])} {escape(freshness(holding))}",
        f"{theme.mark('pass')} {holding.rules} rules met",
    )
    body = "".join(f'<td role="cell">{cell}</td>' for cell in cells)
    return f'<tr role="row">{name}{body}</tr>'
