"""Finding indicators by words in any order."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics import Holding, Indicator, Priority, Snapshot
from pages.components.html.markup import joined, link
from pages.components.words.printed import codes

_OPEN, _CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
_MOST = 8
# Of a table of many series the one that is asked for; other words of its SQL may be of what it leaves out.
_NAMED = re.compile(r"\b(?:series|measure) = '([^']+)'")
_FOUND = Markup('<div class="found"><p role="status">{}</p><ul>{}</ul></div>')
_ITEM = Markup("<li>{}</li>")


@dataclass(frozen=True, slots=True)
class Sought:
    """An indicator and everything that it can be found by; the names that people know it by come first."""

    indicator: Indicator
    names: str
    text: str


def sought(snapshot: Snapshot, priorities: Iterable[Priority]) -> dict[str, Sought]:
    """What every indicator can be found by, by slug, in the order of their titles."""
    by_slug = {each.slug: each for each in priorities}
    every = sorted(snapshot.indicators.values(), key=lambda each: each.title)
    return {
        each.slug: Sought(
            each,
            names(each),
            text(each, by_slug[each.priority], snapshot.holdings, codes(snapshot.printed.get(each.slug, {}).values())),
        )
        for each in every
    }


def matching(about: Mapping[str, Sought], asked: str) -> list[Indicator]:
    """Those in whose text every word that was asked for stands; all of them where none was. Those that are called so
    come before those that only speak of it."""
    words = asked.casefold().split()
    hits = [each for each in about.values() if all(word in each.text for word in words)]
    hits.sort(key=lambda each: not all(word in each.names for word in words))
    return [each.indicator for each in hits]


def names(indicator: Indicator) -> str:
    """What it is called."""
    return " ".join((indicator.title, *indicator.also_called)).casefold()


def text(indicator: Indicator, priority: Priority, holdings: Iterable[Holding], called: Iterable[str] = ()) -> str:
    """Everything that an indicator can be found by: names, question, counts, owner, extracts, priority, its slug, the
    series and measures that its SQL names, and what its publisher's files call it."""
    extracts = [f"{each.name} {each.title}" for each in holdings if each.name in indicator.extracts]
    counts = f"{indicator.numerator} {indicator.denominator or ''}"
    said = (names(indicator), indicator.question, counts, indicator.owner, *extracts, priority.title)
    said += (indicator.slug, *_NAMED.findall(indicator.sql), *called)
    joined_up = " ".join(said).casefold()
    return f"{joined_up} {joined_up.replace('_', ' ')}"


def hits(count: int, of: int, asked: str) -> str:
    """How many were found, in words; where none was, what to try."""
    if not asked.strip():
        return f"{of} indicators."
    wanted = " and ".join(f"{_OPEN}{word}{_CLOSE}" for word in asked.split())
    if count == 1:
        return f"1 of {of} indicators has {wanted} in its definition."
    if count:
        return f"{count} of {of} indicators have {wanted} in their definitions."
    return (
        f"No indicator has {wanted} in its definition. Try fewer words, part of a word such as repair, "
        "or an owner such as Public Health."
    )


def found(those: Sequence[Indicator], of: int, asked: str, address: Callable[[str], str], every: str) -> Markup:
    """What a search found: how many, and links to the figures of the first; `every` is the address of all."""
    items = [link(address(each.slug), each.title) for each in those[:_MOST]]
    if len(those) > _MOST:
        items.append(link(every, f"All {len(those)}"))
    return _FOUND.format(hits(len(those), of, asked), joined(_ITEM.format(each) for each in items))
