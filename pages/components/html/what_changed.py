"""What changed: every indicator of an area of which something is new since the period or a snapshot before."""

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from metrics import Area, Changed, Earlier, Level, News, Snapshot, news_since, news_since_period_before
from pages.components.html.lists import SENTENCE, Row, rows_of, section
from pages.components.html.markup import paragraph
from pages.components.words import news
from pages.components.words.numbers import upper_first
from pages.components.words.periods import ending, period_text
from pages.components.words.precision import of_series
from pages.components.words.sentences import in_turn

# Filled and shown by browser.js, which alone knows what was seen before.
_LOOKED = Markup(
    '<p class="looked unprinted" hidden data-shown="{}" data-kept="{}"><a href="{}">Since you last looked</a>'
    "<small>{}</small></p>"
)
_REMEMBERED = (
    "This browser alone remembers which figures you saw last, and on which day. It tells nobody, and the dashboard "
    "hears of it only by this link, if you follow it."
)
_BY_CHANCE = (
    "Of series in which nothing changes, chance alone changes the mark of 2 or 3 in 100 from one month or quarter to "
    "the next, and of 6 in 100 from one year to the next."
)


def changes(snapshot: Snapshot, area: str, earlier: Earlier | None = None) -> tuple[Row, ...]:
    """Every indicator of an area of which something is new since the period before, or since an earlier snapshot."""
    now = snapshot.readings(area)
    if earlier is None:
        found = news_since_period_before(now)
    else:
        found = news_since(earlier.readings, now, earlier.redefined(snapshot.indicators.values()))
    return tuple(row for each in found if (row := _change(snapshot, area, each, earlier)) is not None)


def heading_of_changes(since: str, rows: Sequence[Row]) -> Markup:
    """'What changed since the period before? 6', above the choice of what it is since."""
    return section("changes", f"What changed since {since}?", rows)


def changed(area: Area, rows: Sequence[Row], address: Callable[[str], str], since: str, published: int) -> Markup:
    """The list of what changed, of those indicators that are `published` of an area."""
    of = "" if area.level is Level.BOROUGH else f"Of {_many(published)} published for {area.name}."
    nothing = (
        f"Nothing to tell since {since}: no signal came or went, no target was met or lost, no course changed, and no "
        "figure became late."
    )
    told = in_turn((of, "" if rows else nothing))
    return (SENTENCE.format(told) if told else Markup()) + rows_of(rows, address) + paragraph("foot", _BY_CHANCE)


def looked(shown: str, kept: Iterable[str], here: str) -> Markup:
    """A link to what changed since the reader last looked, for the script of the browser to fill in and to show; `here`
    is the page's address with the area that is chosen."""
    return _LOOKED.format(shown, " ".join(kept), here, _REMEMBERED)


def _change(snapshot: Snapshot, area: str, each: Changed, earlier: Earlier | None) -> Row | None:
    now, indicator = each.now, snapshot.indicators.get(each.indicator)
    if indicator is None:
        title = earlier.titles.get(each.indicator, each.indicator) if earlier else each.indicator
        return Row("missing", "", "", title, "It is no longer among the indicators.", "", "", "")
    reading = now or each.was
    places = of_series(snapshot.series(indicator.slug, area, frequency=reading.frequency)) if reading else 0
    if not news.is_told(indicator, each, places):
        return None
    return Row(
        news.mark(indicator, each),
        "",
        indicator.slug,
        indicator.title,
        news.said(indicator, each, places),
        news.before(indicator, each, places),
        _when(snapshot, each),
        now.origin if now else "",
    )


def _when(snapshot: Snapshot, each: Changed) -> str:
    """The period of its latest figure; of one that is late by how many days."""
    now = each.now
    if now is None or now.period is None:
        return ""
    if each.news[0] is News.LATE and now.due is not None:
        days = (snapshot.as_of - now.due).days
        return "1 day late" if days == 1 else f"{days:,} days late"
    text = ending if snapshot.indicators[each.indicator].at_the_end else period_text
    return upper_first(text(now.frequency, now.period, short=True))


def _many(count: int) -> str:
    return "1 indicator that is" if count == 1 else f"{count:,} indicators that are"
