"""What exactly an indicator counts: its facts, its worked example, and the SQL that does it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from metrics import (
    BOROUGH,
    COLLECTIONS,
    Frequency,
    Holding,
    Indicator,
    Kind,
    Level,
    Origin,
    Printed,
    Reading,
    Series,
    Snapshot,
)
from pages.components.exhibits.exhibit import Table
from pages.components.exhibits.remembered import at_hand
from pages.components.html import markup
from pages.components.html.cited import cited
from pages.components.html.holdings import freshness
from pages.components.html.markup import joined, link, more, paragraph
from pages.components.html.table import table
from pages.components.words import assured, ranges, targets
from pages.components.words.numbers import is_share, lower_first, out_of, unit, upper_first
from pages.components.words.outside import OF_A_SOURCE, cut
from pages.components.words.periods import day_text, span
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.printed import names, own_codes, sources
from pages.components.words.standing import standing_text

_COUNTED = {
    Kind.COUNT: "A count",
    Kind.PROPORTION: "Share of {of}",
    Kind.RATE: "Rate per {per:,} {of}",
    Kind.MEAN: "Mean over {of}",
    Kind.PUBLISHED: "A figure as its publisher printed it",
}
_PARTS_OF_A_YEAR = (Frequency.MONTH, Frequency.TERM, Frequency.QUARTER)
_WEIGHTED = ". Answers are weighted to stand for everyone"
_SQL = Markup('<pre class="sql" tabindex="0" role="region" aria-label="{}"><code>{}</code></pre>')
_WORKED = Markup('<div class="worked">{}</div>')
_ENTRY = Markup(
    '<details class="entry" id="{}"{}><summary><h3>{}</h3><span>{}</span></summary>{}{}'
    "<h4>A worked example</h4>{}<h4>The SQL</h4>{}</details>"
)
_HERE = Markup('<a class="here" href="{}?indicator={}">{}</a>')
_PRINTED = Markup("<h3>Who printed each figure</h3>{}")


@dataclass(frozen=True, slots=True)
class Definition:
    """What is told of an indicator: its facts, its worked example, and its SQL."""

    facts: Markup
    worked: Markup
    sql: Markup


@at_hand(512)
def defined(snapshot: Snapshot, slug: str) -> Definition:
    """An indicator's definition."""
    indicator = snapshot.indicators[slug]
    printed = snapshot.printed.get(slug, {}).values()
    titles = {other: each.title for other, each in snapshot.indicators.items()}
    reading = snapshot.reading(slug, BOROUGH)
    told = facts(indicator, snapshot.holdings, snapshot.series(slug, BOROUGH), printed, reading=reading, titles=titles)
    return Definition(told, worked(indicator), sql(indicator))


def about(snapshot: Snapshot, indicator: Indicator, told: Definition, address: str) -> Markup:
    """What stands under an indicator's figures; `address` is that of the definition with its worked example."""
    sources = cited(snapshot.series(indicator.slug, BOROUGH), snapshot.printed.get(indicator.slug, {}))
    whole = paragraph("ways unprinted", link(address, "The definition with its worked example"))
    printed = _PRINTED.format(sources) if sources else ""
    return joined([told.facts, printed, whole, more("Show the SQL", told.sql)])


def entry(indicator: Indicator, told: Definition, *, alone: bool = False) -> Markup:
    """One indicator of the list: its name and question, which open on the rest; open already where it is `alone`. Its
    links name no area: the list is the same for every one, and the browser's script adds the area that is chosen."""
    ways = [_HERE.format("indicator", indicator.slug, "See its figures")]
    ways += [] if alone else [_HERE.format("definitions", indicator.slug, "A link to this definition")]
    name = (indicator.slug, Markup(" open") if alone else "", indicator.title, indicator.question)
    return _ENTRY.format(*name, paragraph("ways", Markup(" ").join(ways)), told.facts, told.worked, told.sql)


def facts(
    indicator: Indicator,
    holdings: Iterable[Holding],
    series: Series | None = None,
    printed: Collection[Printed] = (),
    *,
    reading: Reading | None = None,
    titles: Mapping[str, str] = MappingProxyType({}),
) -> Markup:
    """Names and words: counts, which way is better and why, target, what it rests on, source, freshness, owner, who has
    checked it, caveats; `series` and `reading` are Camden's, `titles` those of all indicators. Where who `printed` the
    figures is known, they are the source of those of a collection."""
    why_so, because = assured.because(indicator)
    mine = [each for each in holdings if each.name in indicator.extracts]
    there = [each for each in mine if each.origin]
    return markup.facts(
        {
            "Counted": indicator.numerator,
            "Out of": _denominator(indicator),
            "What it is": _what(indicator),
            "Measured in": "" if is_share(indicator) else indicator.unit or "",
            "Each figure is of": _figures(indicator),
            "Which way is better": indicator.polarity.word,
            why_so: because,
            "Target": targets.in_full(indicator),
            "Range": ranges.in_full(indicator),
            "Not judged": assured.not_judged(indicator, reading),
            "Rests on": assured.rests_on(indicator, mine, printed, titles),
            "Covers": "; ".join(_covers(there, series)) or "No data yet",
            "How fresh": "; ".join(_fresh(there, series)),
            "Publisher's code": ", ".join(own_codes(printed)),
            "Its publisher calls it": ", ".join(names(printed)),
            "Source": _sources(there, printed) or _waiting(indicator, mine),
            "Owner": indicator.owner,
            "Checked by": assured.checked(indicator),
            "Read with care": ". ".join(filter(None, (indicator.when_compared, *indicator.caveats))),
        }
    )


def sql(indicator: Indicator) -> Markup:
    """The SQL as it runs, in a box that scrolls by itself."""
    return _SQL.format(f"SQL of {indicator.title}", indicator.sql)


def worked(indicator: Indicator) -> Markup:
    """The worked example: from these rows, the SQL makes those."""
    given = [_rows(f"Given, {name}", text, indicator) for name, text in indicator.example.given.items()]
    return _WORKED.format(joined([*given, _rows("Expected", indicator.example.expect, indicator)]))


def _rows(name: str, text: str, indicator: Indicator) -> Markup:
    """Lines of cells between bars as a real table; an empty cell is said to be one."""
    head, *rows = ([cell.strip() for cell in line.split("|")] for line in text.strip().splitlines())
    cells = [[cell or "empty" for cell in row] for row in rows]
    return table(Table(f"{name} ({indicator.title})", head, cells, of_words=True))


def _denominator(indicator: Indicator) -> str:
    census = indicator.per is not None and indicator.denominator_is is None
    return (
        f"{str(indicator.denominator).capitalize()} (Census 2021)"
        if census
        else out_of(indicator)
        if indicator.denominator
        else ""
    )


def _what(indicator: Indicator) -> str:
    of = lower_first(out_of(indicator))
    words = _COUNTED[indicator.kind].format(per=indicator.per or 1, of=of)
    if indicator.per == 1:
        words = upper_first(unit(indicator))
    if indicator.kind is Kind.RATE and not indicator.stock and indicator.frequency is not Frequency.ONCE:
        words += (
            f", in {_one(indicator.frequency)}{', not made annual' if indicator.frequency in _PARTS_OF_A_YEAR else ''}"
        )
    return words + (_WEIGHTED if indicator.weighted else "")


def _figures(indicator: Indicator) -> str:
    """'A month, all Camden only', 'A month for neighbourhoods and Camden; a financial year for wards': how long a
    period is, which does not say that each has a figure, of which places, and of groups where that is another."""
    own, groups = indicator.every(Level.BOROUGH), indicator.every(Level.BOROUGH, categories=True)
    apart = groups if indicator.breakdowns and groups is not own else None
    if indicator.level is Level.BOROUGH:
        told = [f"{_each(indicator, own or indicator.frequency)}, all Camden only"]
        return upper_first("; ".join([*told, *([f"{_each(indicator, apart)} for groups"] if apart else [])]))
    places: dict[Frequency | None, list[str]] = {apart: ["groups"]} if apart else {}
    for level in (Level.WARD, Level.NEIGHBOURHOOD, Level.BOROUGH):
        name = BOROUGH_NAME if level is Level.BOROUGH else f"{level.word}s"
        places.setdefault(indicator.every(level), []).append(name)
    never = places.pop(None, [])
    if len(places) == 1 and not never:
        return upper_first(f"{_each(indicator, own or indicator.frequency)}, for {_and(*places.values())}")
    order = sorted((every for every in places if every), key=[*Frequency].index)
    told = [f"{_each(indicator, every)} for {_and(places[every])}" for every in order]
    return upper_first("; ".join([*told, *([f"never for {_and(never)}, to protect people"] if never else [])]))


def _each(indicator: Indicator, every: Frequency) -> str:
    """'a financial year', 'the end of a month'."""
    if every is Frequency.ONCE:
        return "one time only"
    one = _one(every)
    return f"one day in {one}" if indicator.of_a_day else f"the end of {one}" if indicator.at_the_end else one


def _one(frequency: Frequency) -> str:
    """'a month', 'an academic year'."""
    return f"{'an' if frequency.word[0] in 'aeiou' else 'a'} {frequency.word}"


def _and(several: Sequence[str]) -> str:
    *most, last = several
    return f"{', '.join(most)} and {last}" if most else last


def _covers(there: Sequence[Holding], series: Series | None) -> Iterator[str]:
    """What each extract covers; then, where figures begin later than the first of them, which there are."""
    yield from (f"{each.title}: {_coverage(each)}" for each in there)
    shown = [each for each in series.observations if each.value is not None] if series else []
    if shown and any(each.covers_from and each.covers_from < shown[0].period for each in there):
        yield f"figures are shown for {span(shown)}"


def _coverage(holding: Holding) -> str:
    first, last = holding.covers_from, holding.covers_to
    inferred = " (inferred from its dates)" if holding.inferred else ""
    return f"{day_text(first)} to {day_text(last)}{inferred}" if first and last else "once"


def _fresh(there: Iterable[Holding], series: Series | None) -> Iterator[str]:
    """Of the series itself, whose next figure has one date; where it has none, of the extracts it is made from."""
    if series is not None and series.freshness is not None:
        yield standing_text(series)
        return
    yield from (f"{each.title}: {freshness(each)}" for each in there)


def _sources(there: Iterable[Holding], printed: Collection[Printed]) -> str:
    told = [_source(each) for each in there if not (printed and each.name in COLLECTIONS)]
    return "; ".join([*told, *([sources(printed)] if printed else [])])


def _source(holding: Holding) -> str:
    attribution = holding.attribution.removeprefix("Source: ").rstrip(".")
    if holding.origin == Origin.SAMPLE:
        return attribution
    return attribution if holding.source in attribution else f"{attribution} ({cut(holding.source, OF_A_SOURCE)})"


def _waiting(indicator: Indicator, mine: list[Holding]) -> str:
    return "; ".join(each.title for each in mine) or ", ".join(indicator.extracts)
