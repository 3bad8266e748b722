"""Finding indicators by words in any order, and pages, priorities and places by their names."""

import re
from collections import Counter
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
_WAY = Markup('{} <span class="quiet">{}</span>')
# What each kind is counted as.
_COUNTED = {
    "page": ("page", "pages"),
    "initiative": ("initiative", "initiatives"),
    "ward": ("ward", "wards"),
    "neighbourhood": ("neighbourhood", "neighbourhoods"),
}
_PRIORITY = ("priority", "priorities")


@dataclass(frozen=True, slots=True)
class Sought:
    """An indicator and everything that it can be found by; the names that people know it by come first."""

    indicator: Indicator
    names: str
    text: str


@dataclass(frozen=True, slots=True)
class Way:
    """A page, a priority, a piece of work or a place: its name, what `kind` of thing it is, and where it leads."""

    name: str
    kind: str
    address: str


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


def ways_called(ways: Iterable[Way], asked: str) -> list[Way]:
    """Those in whose name every word that was asked for stands, those that are called just so first; none where no word
    was."""
    words = asked.casefold().split()
    hits = [each for each in ways if words and all(word in each.name.casefold() for word in words)]
    return sorted(hits, key=lambda each: each.name.casefold() != " ".join(words))


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
    wanted = _wanted(asked)
    if count == 1:
        return f"1 of {of} indicators has {wanted} in its definition."
    if count:
        return f"{count} of {of} indicators have {wanted} in their definitions."
    return (
        f"No indicator has {wanted} in its definition. Try fewer words, part of a word such as repair, "
        "or an owner such as Public Health."
    )


def everywhere(ways: Sequence[Way], count: int, of: int, asked: str) -> str:
    """How many pages, priorities, places and indicators were found, in words; where nothing was, what to try."""
    if not ways and not count:
        return (
            f"Nothing here has {_wanted(asked)} in its name or definition. Try fewer words, part of a word such as "
            "repair, the name of a ward, or an owner such as Public Health."
        )
    if not ways:
        return hits(count, of, asked)
    kinds = Counter(_COUNTED.get(each.kind, _PRIORITY) for each in ways)
    told = " and ".join(f"{many} {one if many == 1 else several}" for (one, several), many in kinds.items())
    own = f"has {_wanted(asked)} in its name" if len(ways) == 1 else f"have {_wanted(asked)} in their names"
    indicators = hits(count, of, asked) if count else "No indicator has that in its definition."
    return f"{told} {own}. {indicators}"


def found(
    ways: Sequence[Way], those: Sequence[Indicator], of: int, asked: str, *, to: Callable[[str], str], every: str
) -> Markup:
    """What a search found: how much, the ways to pages, priorities and places, and to the figures of the first
    indicators: `to` has the address of one, `every` is that of all."""
    items: list[str] = [_WAY.format(link(each.address, each.name), each.kind) for each in ways[:_MOST]]
    items += [link(to(each.slug), each.title) for each in those[:_MOST]]
    if len(those) > _MOST:
        items.append(link(every, f"All {len(those)} indicators"))
    return _FOUND.format(everywhere(ways, len(those), of, asked), joined(_ITEM.format(each) for each in items))


def _wanted(asked: str) -> str:
    return " and ".join(f"{_OPEN}{word}{_CLOSE}" for word in asked.split())
