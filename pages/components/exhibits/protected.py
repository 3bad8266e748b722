"""What exhibits say of figures that count people: that they are rounded, over which periods they are shown, and where
to look for one that is withheld."""

from collections.abc import Iterator

from metrics import BOROUGH, Comparison, Counted, Frequency, Indicator, Kind, Level, Origin, Series, Snapshot, Status
from pages.components.exhibits.tied import several
from pages.components.words.categories import one_of, whole
from pages.components.words.numbers import upper_first
from pages.components.words.periods import period_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.states import is_to_come

_ROUNDED = {
    Kind.COUNT: "Figures are rounded to 5 and may not add up.",
    Kind.PROPORTION: "Counts are rounded to 5 and may not add up; shares are made from the rounded counts.",
    # What a rate is out of is printed exactly.
    Kind.RATE: "What was counted is rounded to 5 and may not add up; rates are made from the rounded counts.",
}
_ROUNDED_OTHERS = "Counts are rounded to 5 and may not add up."
_PART_OF = "The figure of {} includes {}."
_LONGER = "{} shown by the {}, since numbers are small{}."
_INSTEAD = "To see more, look at {}."


def is_protected(snapshot: Snapshot, indicator: Indicator) -> bool:
    """Whether an indicator counts people, and is not what its official publisher prints."""
    return any(
        each.name in indicator.extracts and each.counts == Counted.PEOPLE and each.origin not in ("", Origin.PUBLISHED)
        for each in snapshot.holdings
    )


def rounded(snapshot: Snapshot, indicator: Indicator) -> str:
    """That its figures are rounded; '' of one that counts no people."""
    if not is_protected(snapshot, indicator):
        return ""
    return _ROUNDED.get(indicator.kind, _ROUNDED_OTHERS)


def by_longer(shown: Series | Comparison) -> str:
    """That a place, or what is compared, is shown by the year though it is counted by the month; '' where it is not,
    and where a longer period is chosen than it needs."""
    indicator = shown.indicator
    if isinstance(shown, Series):
        every, subject = indicator.every(shown.area.level), f"{shown.area.name} is"
    elif isinstance(shown.of, Level):
        every, subject = indicator.every(shown.of), f"{upper_first(several(one_of(shown)))} are"
    else:
        every, subject = indicator.every(Level.BOROUGH, categories=True), f"{upper_first(several(one_of(shown)))} are"
    if every is not shown.frequency or every is indicator.frequency:
        return ""
    one = "" if isinstance(shown, Series) or not shown.period else f" (here {period_text(every, shown.period)})"
    return _LONGER.format(subject, _word(shown.frequency), one)


def instead(snapshot: Snapshot, series: Series) -> str:
    """Where there is a figure in the place of one that is withheld: over a longer period, or of a wider area; '' where
    the newest that has come is not withheld, or there is none."""
    if series.indicator.every(series.area.level) is None:
        return _told([*_wider(snapshot, series)])
    come = [each for each in series.observations if not is_to_come(each)]
    if not come or come[-1].status is not Status.WITHHELD:
        return ""
    return _told([*_longer_of(snapshot, series), *_wider(snapshot, series)])


def instead_among(snapshot: Snapshot, comparison: Comparison) -> str:
    """The same of areas in one period of which some are withheld; of categories, that their whole includes them."""
    withheld = sum(item.observation.status is Status.WITHHELD for item in comparison.items)
    if not withheld:
        return ""
    declared, level = comparison.indicator, comparison.of
    total = comparison.benchmark is not None and comparison.benchmark.value is not None
    if not isinstance(level, Level):
        return _PART_OF.format(whole(comparison), "it" if withheld == 1 else "them") if total else ""
    longer = [
        f"the figures by the {_word(each)}"
        for each in _after(declared, comparison.frequency)
        if any(
            item.observation.value is not None
            for item in snapshot.comparison(declared.slug, level, frequency=each).items
        )
    ]
    of_neighbourhoods = level is Level.WARD and any(
        item.observation.value is not None
        for item in snapshot.comparison(
            declared.slug, Level.NEIGHBOURHOOD, comparison.period, comparison.frequency
        ).items
    )
    wider = ["the neighbourhoods"] if of_neighbourhoods else []
    return _told([*longer, *(wider or ([BOROUGH_NAME] if total else []))])


def instead_of_all(snapshot: Snapshot, indicator: str) -> str:
    """Where to look for a level of areas of which nothing is ever shown."""
    every = snapshot.indicators[indicator].every(Level.NEIGHBOURHOOD)
    if every is not None and snapshot.comparison(indicator, Level.NEIGHBOURHOOD, frequency=every).items:
        return _told(["the neighbourhoods"])
    return _told([BOROUGH_NAME] if snapshot.series(indicator, BOROUGH).latest else [])


def _longer_of(snapshot: Snapshot, series: Series) -> Iterator[str]:
    for each in _after(series.indicator, series.frequency):
        if snapshot.series(series.indicator.slug, series.area.code, frequency=each).latest:
            yield f"the figures by the {_word(each)}"


def _wider(snapshot: Snapshot, series: Series) -> Iterator[str]:
    """The least of the areas around it that has a figure."""
    around = (code for code in (series.area.parent, BOROUGH) if code and code != series.area.code)
    there = (code for code in around if snapshot.series(series.indicator.slug, code).latest)
    if code := next(there, None):
        yield BOROUGH_NAME if code == BOROUGH else f"the {snapshot.areas[code].name} neighbourhood"


def _after(indicator: Indicator, frequency: Frequency) -> tuple[Frequency, ...]:
    """The longer of the periods that are stored."""
    several = indicator.frequencies
    return several[several.index(frequency) + 1 :] if frequency in several else ()


def _word(frequency: Frequency) -> str:
    """'year', of financial and academic ones too."""
    return frequency.word.rpartition(" ")[2]


def _told(places: list[str]) -> str:
    return _INSTEAD.format(" or ".join(places)) if places else ""
