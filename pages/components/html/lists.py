"""Two lists below the overview: what needs a decision, and what changed. A row is one indicator, the worst first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics import (
    BOROUGH,
    Advised,
    Area,
    Changed,
    Earlier,
    Level,
    News,
    Origin,
    Snapshot,
    Strength,
    news_since,
    news_since_period_before,
)
from pages.components.html.markup import joined, link, more, paragraph
from pages.components.theme.badges import origin_badge
from pages.components.theme.marks import mark
from pages.components.words import news, reasons
from pages.components.words.numbers import lower_first, upper_first
from pages.components.words.periods import ending, period_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_series
from pages.components.words.reasons import NEED_A_DECISION
from pages.components.words.sentences import in_turn

FIRST = 6  # rows that are seen at once

_SURE = (Strength.STRONG, Strength.MODERATE, Strength.WEAK, Strength.NONE)

_SECTION = Markup('<div class="section listed" id="{}"><h2>{} <span class="count">{:,}</span></h2>{}</div>')
_SENTENCE = Markup('<p class="finding">{}</p>')
_ROWS = Markup('<ul class="rows">{}</ul>')
_ROW = Markup('<li>{}<div class="said">{}{}{}</div><div class="dated">{}{}</div></li>')
_WORD, _NAME = Markup("<b>{}</b> "), Markup("<b>{}</b>")
_WHY, _QUIET = Markup('<span class="why">{}</span>'), Markup("<small>{}</small>")
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


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator: its mark and the word that this has, its name, why it is in the list, what else there is to know,
    for when, and where its figure is from. One without a `slug` has no page any more."""

    mark: str
    word: str
    slug: str
    title: str
    why: str
    quiet: str
    when: str
    origin: Origin | str


def ways(needed: int, changed: int, area: Area, since: str) -> Markup:
    """'5 need a decision; 6 changed since the period before.': how long the two lists are, with the way down to each;
    what needs a decision is of all Camden whatever the `area`."""
    part = area.level is not Level.BOROUGH
    decision = "1 needs a decision" if needed == 1 else f"{_count(needed)} need a decision"
    of, here = (f" for all {BOROUGH_NAME}", " here") if part else ("", "")
    to_them = link("#decisions", decision), link("#changes", f"{lower_first(_count(changed))} changed")
    return Markup("{}{}; {}{} since {}.").format(to_them[0], of, to_them[1], here, since)


def _count(rows: int) -> str:
    return f"{rows:,}" if rows else "None"


def decisions(snapshot: Snapshot) -> tuple[Row, ...]:
    """Every indicator of all Camden on which the evidence suggests to stop or to pause."""
    found = (snapshot.advice(slug) for slug in snapshot.indicators)
    return tuple(
        _decision(snapshot, each)
        for each in sorted(
            (each for each in found if each is not None and each.advice in NEED_A_DECISION),
            key=lambda each: (
                NEED_A_DECISION.index(each.advice),
                _SURE.index(each.strength),
                each.rule,
                each.indicator,
            ),
        )
    )


def changes(snapshot: Snapshot, area: str, earlier: Earlier | None = None) -> tuple[Row, ...]:
    """Every indicator of an area of which something is new since the period before, or since an earlier snapshot."""
    now = snapshot.readings(area)
    if earlier is None:
        found = news_since_period_before(now)
    else:
        found = news_since(earlier.readings, now, earlier.redefined(snapshot.indicators.values()))
    return tuple(row for each in found if (row := _change(snapshot, area, each, earlier)) is not None)


def decided_on(snapshot: Snapshot, area: Area, rows: Sequence[Row], address: Callable[[str], str]) -> Markup:
    """The list of what needs a decision, which is of all Camden whatever the `area`."""
    advised = any(each.period for slug in snapshot.indicators if (each := snapshot.advice(slug)) is not None)
    nothing = (
        "Nothing needs a decision: no evidence suggests to pause or to stop."
        if advised
        else "Nothing needs a decision yet: there is no figure to advise on."
    )
    whole = area.level is Level.BOROUGH
    of = "" if whole else f"Advice is given for all {BOROUGH_NAME} only; this is not about {area.name} alone."
    told = in_turn((of, "" if rows else nothing))
    return _section("decisions", "What needs a decision?", rows, told) + _rows(rows, address)


def heading_of_changes(since: str, rows: Sequence[Row]) -> Markup:
    """'What changed since the period before? 6', above the choice of what it is since."""
    return _section("changes", f"What changed since {since}?", rows)


def changed(area: Area, rows: Sequence[Row], address: Callable[[str], str], since: str, published: int) -> Markup:
    """The list of what changed, of those indicators that are `published` of an area."""
    of = "" if area.level is Level.BOROUGH else f"Of {_many(published)} published for {area.name}."
    nothing = (
        f"Nothing to tell since {since}: no signal came or went, no target was met or lost, no course changed, and no "
        "figure became late."
    )
    told = in_turn((of, "" if rows else nothing))
    return (_SENTENCE.format(told) if told else Markup()) + _rows(rows, address) + paragraph("foot", _BY_CHANCE)


def looked(shown: str, kept: Iterable[str], here: str) -> Markup:
    """A link to what changed since the reader last looked, for the script of the browser to fill in and to show; `here`
    is the page's address with the area that is chosen."""
    return _LOOKED.format(shown, " ".join(kept), here, _REMEMBERED)


def _section(name: str, question: str, rows: Sequence[Row], told: str = "") -> Markup:
    return _SECTION.format(name, question, len(rows), _SENTENCE.format(told) if told else "")


def _rows(rows: Sequence[Row], address: Callable[[str], str]) -> Markup:
    return folded([_row(each, address) for each in rows], FIRST) if rows else Markup()


def folded(drawn: Sequence[Markup], first: int) -> Markup:
    """The `first` rows of a list, and a click away the others; paper says how many these are."""
    rest = drawn[first:]
    shown = _ROWS.format(joined(drawn[:first]))
    if not rest:
        return shown
    on_paper = paragraph("printed", f"The page has {len(rest)} more.")
    return shown + more(f"Show the other {len(rest)}", _ROWS.format(joined(rest))) + on_paper


def _row(row: Row, address: Callable[[str], str]) -> Markup:
    name = link(address(row.slug), row.title) if row.slug else _NAME.format(row.title)
    word = _WORD.format(f"{row.word}:") if row.word else ""
    quiet = _QUIET.format(row.quiet) if row.quiet else ""
    badge = origin_badge(row.origin) if row.origin else ""
    when = _QUIET.format(row.when) if row.when else ""
    return _ROW.format(mark(row.mark), word + name, _WHY.format(row.why), quiet, when, badge)


def _decision(snapshot: Snapshot, advised: Advised) -> Row:
    indicator = snapshot.indicators[advised.indicator]
    series = snapshot.series(indicator.slug, BOROUGH, frequency=advised.frequency)
    reading = snapshot.reading(indicator.slug, BOROUGH)
    when = period_text(advised.frequency, advised.period, short=True) if advised.period else ""
    return Row(
        str(advised.advice.mark),
        advised.word,
        indicator.slug,
        indicator.title,
        reasons.because(indicator, advised, of_series(series)),
        in_turn((reasons.how_sure(advised), f"Owner: {indicator.owner}.")),
        when,
        reading.origin if reading else "",
    )


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
