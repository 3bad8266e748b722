"""Areas, or categories, side by side in sentences: how many differ clearly, which lies furthest out."""

from metrics import Beside, Categories, Comparison, Item, Level, Observation, Polarity
from pages.components.exhibits.beside import beside, is_less, ranked
from pages.components.exhibits.placed import placed
from pages.components.exhibits.tied import several, tied, together
from pages.components.words import ranges
from pages.components.words.categories import UNKNOWN, called, label, of_parts, one_of, whole
from pages.components.words.numbers import count_text, interval_text, lower_first, unit, upper_first, where_between
from pages.components.words.periods import period_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_comparison
from pages.components.words.sentences import in_turn
from pages.components.words.states import counted_states, observed


def finding(comparison: Comparison, chosen: str | None = None) -> str:
    """Where the chosen place stands, how many differ clearly from Camden, which lies furthest out, and how many have
    no figure."""
    sentences = _parts(comparison) if of_parts(comparison) else _different(comparison, chosen)
    sentences += [_beyond(comparison)]
    # Of the chosen it is said already.
    others = [
        item.observation for item in comparison.items if item.code != chosen or item.observation.value is not None
    ]
    other = "other " if len(others) < len(comparison.items) else ""
    sentences += [
        f"{_count(comparison, count, other)} {words}." for count, words in counted_states(comparison.indicator, others)
    ]
    return in_turn((placed(comparison, chosen), *sentences))


def _beyond(comparison: Comparison) -> str:
    """That so much of the borough's figure lies in no area that areas are not set beside it; '' where little does."""
    whole, nowhere = comparison.benchmark, comparison.nowhere
    if not comparison.beyond or whole is None or nowhere is None:
        return ""
    counts = [count_text(comparison.indicator, each) for each in (nowhere, whole.numerator or 0.0)]
    figure = observed(comparison.indicator, whole, of_comparison(comparison))
    areas = several(one_of(comparison))
    return (
        f"{counts[0]} of {counts[1]} ({comparison.beyond:.0%}) have no ward recorded: they are in {BOROUGH_NAME}'s "
        f"figure ({figure}) and in that of no {one_of(comparison)}, so {areas} are compared with one another only."
    )


def shown_items(comparison: Comparison) -> list[Item]:
    """Those with a figure, in their order."""
    return [item for item in ranked(comparison) if item.observation.value is not None]


def _value(item: Item) -> float:
    return item.observation.value or 0.0


def _count(comparison: Comparison, count: int, other: str = "") -> str:
    one = f"{other}{one_of(comparison)}"
    return f"{count} {one}" if count == 1 else f"{count:,} {several(one)}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _nothing(comparison: Comparison) -> str:
    if comparison.period is None:
        return "No figure can be shown."
    return f"No figure can be shown for {period_text(comparison.frequency, comparison.period)}."


def _parts(comparison: Comparison) -> list[str]:
    """The largest parts of a whole, and the next."""
    indicator, whole = comparison.indicator, comparison.benchmark
    items = shown_items(comparison)
    if not items or whole is None or whole.value is None:
        return [_nothing(comparison)]
    # A place keeps its capital inside a sentence; a category's is only that of a heading.
    named = label if isinstance(comparison.of, Level) else lambda item: lower_first(label(item))
    places = of_comparison(comparison)
    groups = tied(comparison, items, places)
    told = [
        f"{together(comparison, group, named)}, {observed(indicator, group[0].observation, places)}"
        f"{' each' if len(group) > 1 else ''}"
        for group in groups[:2]
    ]
    of = f"of {observed(indicator, whole, places)} {unit(indicator, comparison.frequency)}".rstrip()
    largest = f"The largest part{'s' if len(groups[0]) > 1 else ''} {of}: {told[0]}."
    second = f" Next come{'' if len(groups[1]) > 1 else 's'} {told[1]}." if len(groups) > 1 else ""
    return [f"{largest}{second}"]


def _different(comparison: Comparison, chosen: str | None) -> list[str]:
    """How many lie clearly on either side of the benchmark, and the furthest on the side that is worse, or higher: of
    the `chosen`, of which that is said already, only its range."""
    indicator, benchmark = comparison.indicator, comparison.judged_by
    items = shown_items(comparison)
    stands = [beside(indicator, item.observation, benchmark) for item in items]
    if benchmark is None or benchmark.value is None or set(stands) <= {Beside.NONE}:
        return [_not_judged(comparison, items, chosen)]
    of_groups = isinstance(comparison.of, Categories)
    neutral = indicator.polarity is Polarity.NEUTRAL
    sides = (Beside.HIGHER, Beside.LOWER) if neutral or of_groups else (Beside.BETTER, Beside.WORSE)
    there = [side for side in sides if side in stands]
    name = whole(comparison)
    value = f"{observed(indicator, benchmark, of_comparison(comparison))} {unit(indicator)}".rstrip()
    if not there:
        return [f"No {one_of(comparison)} is clearly different from {name} ({value})."]
    first, *others = [(side, stands.count(side)) for side in there]
    than = f"than {name}" if of_groups else f"than {name} ({value})"
    counted = f"{_count(comparison, first[1])} {_is(first[1])} {lower_first(first[0].word)} {than}"
    counted += "".join(f" and {count} {_is(count)} {lower_first(side.word)}" for side, count in others)
    told = there[0] if neutral or (of_groups and indicator.polarity is Polarity.LOW_IS_GOOD) else there[-1]
    group = [item for item, side in zip(items, stands, strict=True) if side is told]
    if of_groups:
        return [f"{counted}.", _against_all(comparison, group[-1 if told is Beside.LOWER else 0], benchmark)]
    return [f"{counted}.", _furthest(comparison, items, group, benchmark.value, chosen)]


def _against_all(comparison: Comparison, item: Item, benchmark: Observation) -> str:
    """'Disabled residents: 57%, likely range 50% to 63%; all residents: 65%.'"""
    indicator, each, places = comparison.indicator, item.observation, of_comparison(comparison)
    likely = ranges.range_text(indicator, each, places)
    own = f"{called(comparison, item)}: {observed(indicator, each, places)}{f', {likely}' if likely else ''}"
    return f"{own}; {whole(comparison)}: {observed(indicator, benchmark, places)}."


def _furthest(
    comparison: Comparison, items: list[Item], group: list[Item], benchmark: float, chosen: str | None
) -> str:
    """Of a group on one side of the benchmark, highest first, the one furthest out."""
    above = _value(group[0]) > benchmark
    furthest = max(group, key=lambda item: _value(item) * (1 if above else -1))
    level = next(alike for alike in tied(comparison, group) if furthest in alike)
    each = furthest.observation
    # Of all it is only where no other is written alike, as one that is not clearly different may be, or may lie beyond.
    others = [item.observation for item in items if item not in level]
    of_all = all(is_less(other, each) if above else is_less(each, other) for other in others)
    likely = interval_text(comparison.indicator, each.lower, each.upper, of_comparison(comparison), joined="and")
    between = f"between {likely}" if " and " in likely else likely
    if len(level) > 1:
        # Each has a range of its own, which the table has.
        figure = observed(comparison.indicator, each, of_comparison(comparison))
        names = together(comparison, level, label)
        return f"{'' if of_all else 'Of these, '}{names} are {'highest' if above else 'lowest'}: {figure} each."
    if of_all and furthest.code == chosen:
        return f"{label(furthest)} lies {where_between(likely)}."
    if len(group) == 1 and not of_all:
        return f"It is {label(furthest)}: {between}."
    return f"{'' if of_all else 'Of these, '}{label(furthest)} is {'highest' if above else 'lowest'}: {between}."


def _not_judged(comparison: Comparison, items: list[Item], chosen: str | None) -> str:
    """Only the reach of the figures, where there is no benchmark or no interval to judge by; where the `chosen` is at
    one end, which is said already, only the other."""
    if not items:
        return _nothing(comparison)
    indicator, benchmark = comparison.indicator, comparison.benchmark
    # What is not known stands last, whatever its figure, and is the end of nothing.
    known = [item for item in items if item.code != UNKNOWN] or items
    groups, places = tied(comparison, known), of_comparison(comparison)
    low, high = (
        f"{observed(indicator, group[0].observation, places)} ({together(comparison, group, label)})"
        for group in (groups[-1], groups[0])
    )
    reach = f"From {low} to {high}" if len(groups) > 1 else upper_first(low)
    if len(groups) > 1 and not any(item.observation.bound for item in items):
        at_an_end = {group[0].code: other for group, other in ((groups[0], low), (groups[-1], high)) if len(group) == 1}
        other = at_an_end.get(chosen or "")
        reach = reach if other is None else f"{'Lowest' if other == low else 'Highest'}: {other}"
    if comparison.beyond:
        return f"{reach}."
    if benchmark is None or benchmark.value is None:
        return f"{reach}; there is no {BOROUGH_NAME} figure to compare with."
    name = whole(comparison) if whole(comparison) != BOROUGH_NAME else f"{BOROUGH_NAME} as a whole"
    return f"{reach}; {name}: {observed(indicator, benchmark, places)}."
