"""All indicators in one table: by kind of priority, by priority, and by whether they speak of lives or of our work."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from metrics import Priority, Series
from pages.components import theme
from pages.components.formats import lower_first, observed, unit, unit_words, upper_first
from pages.components.periods import dated, ending, when
from pages.components.sparks import spark
from pages.components.wording import before, why_none

Badge = Callable[[str], str]

KINDS = {"mission": "Missions", "challenge": "Challenges", "organisation": "Our organisation"}
HEADINGS = ("Indicator", "Latest", "Before", "Over time", "Origin")
ONLY = "all Camden only"


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: its series here, or the borough's where it stops there (`only`), and the address of its page.
    `lacking` names the extracts that it waits for."""

    series: Series
    address: str
    only: bool = False
    lacking: tuple[str, ...] = ()


def ledger(priorities: Iterable[tuple[Priority, Sequence[Line]]], badge: Badge, *, year: int) -> str:
    """The table, in the order given; `year` is the snapshot's, by which a promise's own may have passed."""
    bodies, kind = [], ""
    for priority, lines in priorities:
        if priority.kind != kind:
            kind = priority.kind
            bodies.append(_body(_span("group", f"<h2>{KINDS[kind]}</h2>")))
        bodies.append(_priority(priority, lines, badge, year))
    head = "".join(f'<th scope="col" role="columnheader">{heading}</th>' for heading in HEADINGS)
    return (
        '<table class="ledger" role="table"><caption class="hidden">Every indicator, by priority</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>{"".join(bodies)}</table>'
    )


def contents(priorities: Iterable[Priority]) -> str:
    """Links to each priority's place in the table."""
    links = "".join(f'<li><a href="#{each.slug}">{escape(each.title)}</a></li>' for each in priorities)
    return f'<nav class="contents" aria-label="Priorities"><ul>{links}</ul></nav>'


def promise(priority: Priority, year: int) -> str:
    """The promise with its year before it, and whether that has passed, as HTML."""
    if priority.by is None:
        return f"{escape(priority.promise)}."
    passed = ", passed" if priority.by < year else ""
    return f"<b>By {priority.by}{passed}:</b> {escape(lower_first(priority.promise))}."


def _priority(priority: Priority, lines: Sequence[Line], badge: Badge, year: int) -> str:
    rows = [
        _span("priority", f'<h3 id="{priority.slug}">{escape(priority.title)}</h3><p>{promise(priority, year)}</p>')
    ]
    ours = [line for line in lines if line.series.indicator.slug in priority.our_own_work]
    lives = [line for line in lines if line not in ours]
    for title, part in (("Residents' lives", lives), ("Our own work", ours)):
        if part:
            rows += [_span("part", f"<h4>{title}</h4>"), *(_row(line, badge) for line in part)]
    if not lines:
        rows.append(_span("part", "<p>No indicator yet.</p>"))
    return _body("".join(rows))


def _body(rows: str) -> str:
    return f'<tbody role="rowgroup">{rows}</tbody>'


def _span(name: str, html: str) -> str:
    return f'<tr role="row" class="{name}"><td role="cell" colspan="{len(HEADINGS)}">{html}</td></tr>'


def _row(line: Line, badge: Badge) -> str:
    indicator = line.series.indicator
    words = unit_words(indicator)
    said = f"<small>{escape(words)}</small>" if words else ""
    name = f'<a href="{escape(line.address, quote=True)}">{escape(indicator.title)}</a>{said}'
    cells = "".join(f'<td role="cell" class="{place}"{span}>{html}</td>' for place, span, html in _cells(line, badge))
    return f'<tr role="row"><th scope="row" role="rowheader">{name}</th>{cells}</tr>'


def _cells(line: Line, badge: Badge) -> list[tuple[str, str, str]]:
    """Class, span and content of the cells after the first; where there is no figure, one that says why."""
    series, latest = line.series, line.series.latest
    only = f'<small class="only">{ONLY}</small>' if line.only else ""
    if latest is None:
        status = series.observations[-1].status if series.observations else "missing"
        mark = theme.mark(status if status in theme.MARKS else "missing")
        return [
            ("why", f' colspan="{len(HEADINGS) - 1}"', f"<p>{mark} {escape(why_none(series, line.lacking))}</p>{only}")
        ]
    indicator = series.indicator
    period = ending(series.frequency, latest.period) if indicator.stock else when(latest)
    now = (
        f"<b>{escape(observed(indicator, latest))}</b> <span>{escape(unit(indicator, series.frequency))}</span>"
        f"<small>{escape(upper_first(period))}</small>{only}"
    )
    facts = [f"{observed(indicator, each)} {dated(indicator, each, short=True)}" for each in before(series)]
    told = [f"{'and' if place else 'was'} {fact}" for place, fact in enumerate(facts)] or ["The only figure"]
    was = "".join(f"<span>{escape(each)}</span>" for each in told)
    return [("now", "", now), ("was", "", was), ("line", "", spark(series)), ("origin", "", badge(latest.origin))]
