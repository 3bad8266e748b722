"""What an indicator's figures cover, how fresh they are, and where they are from."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from metrics import COLLECTIONS, Holding, Indicator, Origin, Printed, Series
from pages.components.html.holdings import freshness
from pages.components.words.outside import OF_A_SOURCE, cut
from pages.components.words.periods import day_text, span
from pages.components.words.printed import sources
from pages.components.words.standing import standing_text


def covers(there: Sequence[Holding], series: Series | None) -> Iterator[str]:
    """What each extract covers; then, where figures begin later than the first of them, which there are."""
    yield from (f"{each.title}: {_coverage(each)}" for each in there)
    shown = [each for each in series.observations if each.value is not None] if series else []
    if shown and any(each.covers_from and each.covers_from < shown[0].period for each in there):
        yield f"figures are shown for {span(shown)}"


def _coverage(holding: Holding) -> str:
    first, last = holding.covers_from, holding.covers_to
    inferred = " (inferred from its dates)" if holding.inferred else ""
    return f"{day_text(first)} to {day_text(last)}{inferred}" if first and last else "once"


def fresh(there: Iterable[Holding], series: Series | None) -> Iterator[str]:
    """Of the series itself, whose next figure has one date; where it has none, of the extracts it is made from."""
    if series is not None and series.freshness is not None:
        yield standing_text(series)
        return
    yield from (f"{each.title}: {freshness(each)}" for each in there)


def sources_of(there: Iterable[Holding], printed: Collection[Printed]) -> str:
    """Where figures are from: who `printed` them, and the sources of the other extracts."""
    told = [_source(each) for each in there if not (printed and each.name in COLLECTIONS)]
    return "; ".join([*told, *([sources(printed)] if printed else [])])


def _source(holding: Holding) -> str:
    attribution = holding.attribution.removeprefix("Source: ").rstrip(".")
    if holding.origin == Origin.SAMPLE:
        return attribution
    return attribution if holding.source in attribution else f"{attribution} ({cut(holding.source, OF_A_SOURCE)})"


def waiting(indicator: Indicator, mine: list[Holding]) -> str:
    """The extracts that are to come, by title where it is known."""
    return "; ".join(each.title for each in mine) or ", ".join(indicator.extracts)
