"""Where an area stands among all of its level: by place along a track on which right is better, and in a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metrics import Area, Beside, Level, Observation, Polarity, Spread
from pages.components.exhibits.exhibit import Table
from pages.components.exhibits.profiled import Profiled, is_neutral
from pages.components.exhibits.tied import several
from pages.components.words.numbers import interval_text, lower_first, number, unit, upper_first
from pages.components.words.periods import when
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.ranges import range_text
from pages.components.words.sentences import in_turn
from pages.components.words.states import observed, table_code, table_note

Ends = tuple[float, float]
_MIDDLE = 50.0  # where Camden is
_NOT_COMPARED = "Not compared: no range"


@dataclass(frozen=True, slots=True)
class Track:
    """One indicator, in per cent of the track's width, with Camden in the middle: where all areas lie and the middle
    half of them, the area's own likely range and figure, and the mark that this has, '' where it is not compared."""

    every: Ends
    half: Ends | None
    likely: Ends | None
    own: float | None
    mark: str


def track(told: Profiled) -> Track | None:
    """None where the areas do not stand beside Camden's figure. Each has the scale of its own area that is furthest
    away; a likely range that goes on beyond that ends with the track."""
    if told.not_beside or told.spread is None:
        return None
    return Track(
        _ends(told, (told.spread.lowest, told.spread.highest)),
        _ends(told, told.spread.middle) if told.spread.middle else None,
        _likely(told, told.own),
        None if told.value is None else _place(told, told.value),
        told.stands.mark,
    )


def ends(told: Profiled) -> tuple[str, str]:
    """The figures at the left and the right end: the worst and the best, and where neither way is better the lowest and
    the highest; '' where none is shown."""
    there = [observed(told.indicator, item.observation, told.places) for item in told.ends]
    if not there:
        return "", ""
    return (there[1], there[0]) if told.indicator.polarity is Polarity.LOW_IS_GOOD else (there[0], there[1])


def alt(told: Profiled, level: Level) -> str:
    """What a track shows and the cells beside it do not say."""
    facts = (stands_text(told), _range(told), _half(told.spread, told, level))
    return " ".join(f"{upper_first(each)}." for each in facts if each)


def stands_text(told: Profiled) -> str:
    """'Worse than Camden', 'Too close to tell', 'Not compared: no range'; '' of a figure that is not shown."""
    if told.own is None or told.value is None:
        return ""
    if told.not_beside:
        return told.not_beside
    if told.stands is Beside.NONE:
        return _NOT_COMPARED if told.own.lower is None else "Not compared"
    return told.stands.word if told.stands is Beside.SIMILAR else f"{told.stands.word} than {BOROUGH_NAME}"


def finding(area: Area, of: Sequence[Profiled]) -> str:
    """For how many indicators the area lies in the middle half of all, and how the tracks are read."""
    placed = [each.in_the_middle for each in of if each.in_the_middle is not None]
    many = several(area.level.word)
    told = (
        f"{area.name} lies in the middle half of {BOROUGH_NAME}'s {many} for {sum(placed)} of {len(placed)} indicators."
        if placed
        else ""
    )
    neutral = " Where neither way is better, right is higher." if any(map(is_neutral, of)) else ""
    return in_turn((told, f"Right is better; the line in the middle is {BOROUGH_NAME}.{neutral}"))


def table(area: Area, of: Sequence[Profiled], priorities: dict[str, str]) -> Table:
    """The same in figures; `priorities` are their names by slug."""
    one = area.level.word
    many = several(one)
    names = ("Indicator", "Period", area.name, "Range", BOROUGH_NAME, f"Compared with {BOROUGH_NAME}")
    parts = {}
    for place, told in enumerate(of):
        slug = told.indicator.priority
        if not place or of[place - 1].indicator.priority != slug:
            parts[place] = priorities[slug]
    there = [each.own for each in of if each.own is not None]
    caption = f"{area.name} among {BOROUGH_NAME}'s {many}. {table_note(there)}".strip()
    headings = (*names, f"All {many}", "Middle half")
    return Table(caption, headings, [list(_row(each)) for each in of], of_words=True, parts=parts)


def _row(told: Profiled) -> Iterator[str]:
    indicator, benchmark = told.indicator, told.benchmark
    period = told.own or benchmark or told.comparison.items[0].observation
    per = unit(indicator, period.frequency)
    yield f"{indicator.title}{f', {per}' if per else ''}"
    yield when(period, short=True)
    yield _figure(told, told.own)
    yield _range(told)
    yield _figure(told, benchmark)
    yield stands_text(told)
    both = [observed(indicator, item.observation, told.places) for item in told.ends]
    yield " to ".join(dict.fromkeys(both))
    middle = told.spread.middle if told.spread else None
    yield interval_text(indicator, *middle, told.places) if middle else ""


def _figure(told: Profiled, each: Observation | None) -> str:
    if each is None:
        return ""
    return table_code(each) or observed(told.indicator, each, told.places)


def _range(told: Profiled) -> str:
    return range_text(told.indicator, told.own, told.places) if told.own is not None else ""


def _half(spread: Spread | None, told: Profiled, level: Level) -> str:
    if spread is None or spread.middle is None:
        return ""
    low, high = (number(told.indicator, each, told.places) for each in spread.middle)
    return f"Middle half of {several(level.word)}: {lower_first(low)} to {high}"


def _likely(told: Profiled, own: Observation | None) -> Ends | None:
    if own is None or own.lower is None or own.upper is None:
        return None
    return _ends(told, (own.lower, own.upper))


def _ends(told: Profiled, values: Ends) -> Ends:
    low, high = sorted(_place(told, each) for each in values)
    return low, high


def _place(told: Profiled, value: float) -> float:
    """Where a value is: right is better, and where neither way is, right is higher."""
    at = told.benchmark.value if told.benchmark else None
    if at is None or not told.reach:
        return _MIDDLE
    way = -1 if told.indicator.polarity is Polarity.LOW_IS_GOOD else 1
    place = _MIDDLE + _MIDDLE * way * (value - at) / told.reach
    return round(min(100.0, max(0.0, place)), 1)
