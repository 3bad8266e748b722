"""What is held: the ledger of extracts, which indicators are made from each, and how more comes in."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from markupsafe import Markup

from metrics import BOROUGH, Assurance, Counted, Holding, Origin, Snapshot, Standing, Status
from pages.components.exhibits.exhibit import Table
from pages.components.exhibits.remembered import at_hand
from pages.components.html.markup import link, paragraph
from pages.components.html.table import body, cell, row, row_header, scrolling, stacked
from pages.components.theme.badges import origin_badge
from pages.components.theme.marks import mark
from pages.components.words import states
from pages.components.words.outside import OF_A_SOURCE, cut
from pages.components.words.standing import late as late_among

WAYS_IN = Table(
    "Ways in",
    ["To do this", "Run this", "Note"],
    [
        ["Fetch public sources", "python -m data fetch", "Needs the network; keeps the file as it was served"],
        ["Import a publisher's file", "python -m data import NAME FILE", "As the publisher serves it, nothing edited"],
        [
            "Bring the council's own",
            "python -m data accept NAME FILE --covers FIRST LAST",
            "CSV, Excel or Parquet; say which months it covers",
        ],
        ["Check what is there", "python -m data check", "Rows, coverage, freshness, faults"],
        ["Compute the figures", "python -m metrics refresh", "This dashboard shows them at its next view"],
    ],
    of_words=True,
)

_HEADINGS = ("Extract", "Origin", "Covers", "Rows", "How fresh", "Checks")
_ORIGINS = {
    Origin.PUBLISHED: "published by others",
    Origin.QUOTED: "quoted by others",
    Origin.COUNCIL: "the council's own",
    Origin.SAMPLE: "made up to show how the dashboard works",
}
_NAME = Markup('{}<br><span class="quiet small">{}. {}.</span>')
_MARKED = Markup("{} {}")
_ROUNDED = paragraph("foot", "The rows of extracts that count people are rounded to 5.")
_ROWS = Markup('{}<span class="narrow"> rows</span>')


@at_hand(2)
def sentence(snapshot: Snapshot) -> str:
    """How many extracts there are of each origin, and how many are late or have ended; how many indicators wait, for a
    series in print can be late within an extract that comes at no fixed times."""
    origins = Counter(each.origin for each in snapshot.extracts)
    parts = [f"{origins[origin]} {words}" for origin, words in _ORIGINS.items() if origins[origin]]
    late = sum(each.standing in (Standing.LATE, Standing.STALE) for each in snapshot.extracts)
    ended = sum(each.standing is Standing.ENDED for each in snapshot.extracts)
    absent = len(snapshot.holdings) - len(snapshot.extracts)
    known = f"{len(snapshot.extracts)} extracts: {', '.join(parts)}." if parts else "No extract is there yet."
    overdue = f" {late} {'extract is' if late == 1 else 'extracts are'} late." if late else " No extract is late."
    lacking = f" {absent} more can be brought in." if absent else ""
    gone = f" {ended} {'has' if ended == 1 else 'have'} ended." if ended else ""
    waiting = late_among(snapshot.series(slug, BOROUGH) for slug in snapshot.indicators)
    indicators = f" Of the {len(snapshot.indicators)} indicators,{waiting}" if waiting else ""
    return f"{known}{overdue + gone if parts else ''}{lacking}{indicators}"


def holdings(snapshot: Snapshot, address: Callable[[str], str]) -> Markup:
    """Every extract that a contract promises, those that are there first; `address` is that of one's own part."""
    ordered = sorted(snapshot.holdings, key=lambda each: (not each.origin, each.title))
    rows = body(_row(each, address(each.name)) for each in ordered)
    of_people = any(each.origin and each.counts == Counted.PEOPLE for each in ordered)
    return scrolling("What we hold", stacked("data holdings", _HEADINGS, [rows])) + (_ROUNDED if of_people else "")


def made_from(snapshot: Snapshot) -> Table:
    """The indicators that are made from each extract."""
    rows = [
        [
            each.title,
            cut(each.source, OF_A_SOURCE) or "not there yet",
            ", ".join(one.title for one in snapshot.indicators.values() if each.name in one.extracts) or "none yet",
        ]
        for each in snapshot.holdings
    ]
    return Table("From source to indicators", ["Extract", "Source", "Indicators"], rows, of_words=True)


def freshness(holding: Holding) -> str:
    """'On time, the next by 31 Dec 2026', 'Late by 50 days, since 3 Oct 2026', 'Ended with Dec 2021'."""
    standing = Standing(holding.standing)
    if standing is Standing.ENDED:
        return f"{standing.word} with {holding.covers_to:%b %Y}"
    if holding.due is None:
        return "Comes at no fixed times" if holding.cadence == "irregular" else "Complete, no other is due"
    if standing is Standing.ON_TIME:
        return f"{standing.word}, the next by {holding.due:%-d %b %Y}"
    days = "1 day" if holding.days_late == 1 else f"{holding.days_late:,} days"
    return f"{standing.word} by {days}, since {holding.due + timedelta(days=1):%-d %b %Y}"


def _covers(holding: Holding) -> str:
    """'Apr 2023 to Oct 2026', and that nobody said so where it is inferred."""
    inferred = ", inferred from its dates" if holding.inferred else ""
    return f"{holding.covers_from:%b %Y} to {holding.covers_to:%b %Y}{inferred}"


def _row(holding: Holding, address: str) -> Markup:
    name = _NAME.format(link(address, holding.title), holding.owner, holding.counts.word)
    if not holding.origin:
        absent = _MARKED.format(mark(Status.MISSING.mark), "Not there yet")
        return row(row_header(name), cell(absent, span=len(_HEADINGS) - 1))
    cells = (
        origin_badge(holding.origin),
        _covers(holding),
        states.PROTECTED if holding.rows is None else _ROWS.format(f"{holding.rows:,}"),
        _MARKED.format(mark(Standing(holding.standing).mark), freshness(holding)),
        _MARKED.format(mark(Assurance.PASS.mark), "Checks passed"),
    )
    return row(row_header(name), *(cell(each) for each in cells))
