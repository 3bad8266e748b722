"""Finding indicators by words in any order."""

from collections.abc import Iterable, Mapping, Sequence

from metrics import Holding, Indicator, Priority, Snapshot

_OPEN, _CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"


def matching(snapshot: Snapshot, priorities: Sequence[Priority], asked: str) -> list[Indicator]:
    """Every indicator in whose definition all words asked for stand."""
    by_slug = {each.slug: each for each in priorities}
    every = list(snapshot.indicators.values())
    return found(every, asked, {each.slug: text(each, by_slug[each.priority], snapshot.holdings) for each in every})


def found(indicators: Iterable[Indicator], asked: str, about: Mapping[str, str]) -> list[Indicator]:
    """Those in whose text (`about`, by slug) every word that was asked for stands; all of them where none was."""
    words = asked.casefold().split()
    return [each for each in indicators if all(word in about[each.slug] for word in words)]


def text(indicator: Indicator, priority: Priority, holdings: Iterable[Holding]) -> str:
    """Everything that an indicator can be found by: title, question, other names, counts, owner, extracts, priority."""
    extracts = [f"{each.name} {each.title}" for each in holdings if each.name in indicator.extracts]
    counts = f"{indicator.numerator} {indicator.denominator or ''}"
    said = (indicator.title, indicator.question, *indicator.also_called, counts, indicator.owner, *extracts, priority.title)
    joined = " ".join(said).casefold()
    return f"{joined} {joined.replace('_', ' ')}"


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
