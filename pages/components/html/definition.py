"""The definition of an indicator: what is told of it, under its figures and in the list of all."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from metrics import BOROUGH, Holding, Indicator, Printed, Reading, Series, Snapshot
from pages.components.exhibits.remembered import at_hand
from pages.components.html import markup
from pages.components.html.cited import cited
from pages.components.html.markup import joined, link, more, paragraph
from pages.components.html.where_from import covers, fresh, sources_of, waiting
from pages.components.html.worked_example import sql, worked
from pages.components.words import assured, ranges, targets
from pages.components.words.how_often import how_often
from pages.components.words.numbers import is_share
from pages.components.words.printed import names, own_codes
from pages.components.words.what_counted import in_what_way, out_of_what

# What is held and judged now, which the sources and the indicator's own page say too.
_OF_THE_DATA = ("Not judged", "Rests on", "Covers", "How fresh")
_ENTRY = Markup('<details class="entry" id="{}"{}><summary><h3>{}</h3><span>{}</span></summary>{}{}</details>')
_CHECKED = Markup("<h4>A worked example</h4>{}<h4>The SQL</h4>{}")
_HERE = Markup('<a class="here" href="{}?indicator={}">{}</a>')
_PRINTED = Markup("<h3>Who printed each figure</h3>{}")


@dataclass(frozen=True, slots=True)
class Definition:
    """What is told of an indicator: its facts, its worked example, its SQL, and the facts that a long list has."""

    facts: Markup
    worked: Markup
    sql: Markup
    in_short: Markup


@at_hand(512)
def defined(snapshot: Snapshot, slug: str) -> Definition:
    """An indicator's definition."""
    indicator = snapshot.indicators[slug]
    printed = snapshot.printed.get(slug, {}).values()
    titles = {other: each.title for other, each in snapshot.indicators.items()}
    reading = snapshot.reading(slug, BOROUGH)
    told = facts(indicator, snapshot.holdings, snapshot.series(slug, BOROUGH), printed, reading=reading, titles=titles)
    in_short = {name: words for name, words in told.items() if name not in _OF_THE_DATA}
    return Definition(markup.facts(told), worked(indicator), sql(indicator), markup.facts(in_short))


def about(snapshot: Snapshot, indicator: Indicator, told: Definition, address: str) -> Markup:
    """What stands under an indicator's figures; `address` is that of the definition with its worked example."""
    sources = cited(snapshot.series(indicator.slug, BOROUGH), snapshot.printed.get(indicator.slug, {}))
    whole = paragraph("ways unprinted", link(address, "The definition with its worked example"))
    printed = _PRINTED.format(sources) if sources else ""
    return joined([told.facts, printed, whole, more("Show the SQL", told.sql)])


@at_hand(64)
def entries(snapshot: Snapshot, slugs: tuple[str, ...], *, alone: bool = False, in_short: bool = False) -> Markup:
    """Indicators of the list, one after the other."""
    mine = ((snapshot.indicators[each], defined(snapshot, each)) for each in slugs)
    return joined(entry(*each, alone=alone, in_short=in_short) for each in mine)


def entry(indicator: Indicator, told: Definition, *, alone: bool = False, in_short: bool = False) -> Markup:
    """One indicator of the list: its name and question, which open on the rest; open already where it is `alone`. In a
    long list they are told `in_short`, without the worked examples and the SQL that are most of them all. Its links
    name no area: the list is the same for every one, and the browser's script adds the area that is chosen."""
    ways = [_HERE.format("indicator", indicator.slug, "See its figures")]
    own = "In full, with its worked example and its SQL" if in_short else "A link to this definition"
    ways += [] if alone else [_HERE.format("definitions", indicator.slug, own)]
    name = (indicator.slug, Markup(" open") if alone else "", indicator.title, indicator.question)
    rest = told.in_short if in_short else joined([told.facts, _CHECKED.format(told.worked, told.sql)])
    return _ENTRY.format(*name, paragraph("ways", Markup(" ").join(ways)), rest)


def facts(
    indicator: Indicator,
    holdings: Iterable[Holding],
    series: Series | None = None,
    printed: Collection[Printed] = (),
    *,
    reading: Reading | None = None,
    titles: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """Names and words: counts, which way is better and why, target, what it rests on, source, freshness, owner, who has
    checked it, caveats; `series` and `reading` are Camden's, `titles` those of all indicators. Where who `printed` the
    figures is known, they are the source of those of a collection."""
    why_so, because = assured.because(indicator)
    mine = [each for each in holdings if each.name in indicator.extracts]
    there = [each for each in mine if each.origin]
    return {
        "Counted": indicator.numerator,
        "Out of": out_of_what(indicator),
        "What it is": in_what_way(indicator),
        "Measured in": "" if is_share(indicator) else indicator.unit or "",
        "Each figure is of": how_often(indicator),
        "Which way is better": indicator.polarity.word,
        why_so: because,
        "Target": targets.in_full(indicator),
        "Range": ranges.in_full(indicator),
        "Not judged": assured.not_judged(indicator, reading),
        "Rests on": assured.rests_on(indicator, mine, printed, titles),
        "Covers": "; ".join(covers(there, series)) or "No data yet",
        "How fresh": "; ".join(fresh(there, series)),
        "Publisher's code": ", ".join(own_codes(printed)),
        "Its publisher calls it": ", ".join(names(printed)),
        "Source": sources_of(there, printed) or waiting(indicator, mine),
        "Owner": indicator.owner,
        "Checked by": assured.checked(indicator),
        "Read with care": ". ".join(filter(None, (indicator.when_compared, *indicator.caveats))),
    }
