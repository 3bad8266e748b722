"""Areas, or categories, side by side in sentences: how many differ clearly, and which lies furthest out."""

from metrics import Comparison, Indicator, Item, Level, Observation, Polarity
from pages.components.categories import UNKNOWN, are_parts, label
from pages.components.formats import interval_text, lower_first, observed, state_text, unit, value_text
from pages.components.periods import period_text
from pages.components.wording import BOROUGH_NAME

_COUNTED = {
    "withheld": ("is withheld", "are withheld"),
    "missing": ("has no return", "have no return"),
    "pending": ("is not yet published", "are not yet published"),
}


def comparison_word(indicator: Indicator, observation: Observation, benchmark: Observation | None) -> str:
    """better, worse, higher, lower, similar or none: the whole interval against the benchmark, where touching
    is similar. A provisional figure, a part of a whole and a category that is not known are not judged.
    """
    if observation.category and (observation.category == UNKNOWN or are_parts(indicator)):
        return "none"
    if benchmark is None or benchmark.value is None or observation.lower is None or observation.upper is None:
        return "none"
    if observation.provisional or benchmark.provisional:
        return "none"
    if observation.upper < benchmark.value:
        return {Polarity.HIGH_IS_GOOD: "worse", Polarity.LOW_IS_GOOD: "better"}.get(indicator.polarity, "lower")
    if observation.lower > benchmark.value:
        return {Polarity.HIGH_IS_GOOD: "better", Polarity.LOW_IS_GOOD: "worse"}.get(indicator.polarity, "higher")
    return "similar"


def item_text(comparison: Comparison, item: Item) -> str:
    """'Kilburn: 75%, likely range 70% to 79%, worse than Camden': one of a comparison."""
    observation, name = item.observation, label(item)
    if observation.value is None:
        return f"{name}: {lower_first(state_text(observation).replace(': ', ', '))}"
    likely = interval_text(comparison.indicator, observation.lower, observation.upper)
    word = comparison_word(comparison.indicator, observation, comparison.benchmark)
    beside = {"similar": "too close to tell", "none": ""}.get(word, f"{word} than {BOROUGH_NAME}")
    parts = (observed(comparison.indicator, observation), likely and f"likely range {likely}", beside)
    return f"{name}: {', '.join(part for part in parts if part)}"


def ranked(comparison: Comparison) -> list[Item]:
    """Highest first, equal ones by name; then those without a figure, and the category that is not known last."""

    def place(item: Item) -> tuple[bool, bool, float, str]:
        each = item.observation
        return each.category == UNKNOWN, each.value is None, -(each.value or 0), label(item)

    return sorted(comparison.items, key=place)


def _shown(comparison: Comparison) -> list[Item]:
    return [item for item in ranked(comparison) if item.observation.value is not None]


def comparison_finding(comparison: Comparison) -> str:
    """How many areas differ clearly from Camden, which lies furthest out, and how many have no figure."""
    sentences = _parts(comparison) if of_parts(comparison) else _different(comparison)
    for status, (one, many) in _COUNTED.items():
        count = sum(each.status == status for each in comparison.observations)
        if count:
            sentences.append(f"{_areas(comparison, count)} {one if count == 1 else many}.")
    return " ".join(sentences)


def comparison_alt(comparison: Comparison) -> str:
    """The finding, then the highest and lowest figure."""
    shown = _shown(comparison)
    if len(shown) < 2:
        return comparison_finding(comparison)
    by_value = sorted(shown, key=lambda item: -(item.observation.value or 0))
    ends = (by_value[0], by_value[-1])
    high, low = (f"{label(item)} {observed(comparison.indicator, item.observation)}" for item in ends)
    return f"{comparison_finding(comparison)} Highest: {high}; lowest: {low}."


def _areas(comparison: Comparison, count: int) -> str:
    one = level(comparison)
    return f"{count} {one}" if count == 1 else f"{count:,} {one.removesuffix('y')}{'ies' if one[-1] == 'y' else 's'}"


def level(comparison: Comparison) -> str:
    """What one of the compared is: a ward, a neighbourhood, a category."""
    return comparison.of.word if isinstance(comparison.of, Level) else "category"


def of_parts(comparison: Comparison) -> bool:
    """Whether it sets the parts of a whole side by side, none of which is better or worse than it."""
    return are_parts(comparison.indicator) and not isinstance(comparison.of, Level)


def _parts(comparison: Comparison) -> list[str]:
    """The two largest parts of a whole."""
    indicator, whole = comparison.indicator, comparison.benchmark
    items = _shown(comparison)
    if not items or whole is None or whole.value is None:
        return [_nothing(comparison)]
    largest, *others = [f"{label(item)}, {observed(indicator, item.observation)}" for item in items]
    second = f" Next comes {lower_first(others[0])}." if others else ""
    of = f"of {observed(indicator, whole)} {unit(indicator, comparison.frequency)}".rstrip()
    return [f"The largest part {of}: {lower_first(largest)}.{second}"]


def _different(comparison: Comparison) -> list[str]:
    indicator, benchmark = comparison.indicator, comparison.benchmark
    items = _shown(comparison)
    words = [comparison_word(indicator, item.observation, benchmark) for item in items]
    if benchmark is None or benchmark.value is None or set(words) <= {"none"}:
        return _not_judged(comparison, items)
    sides = ("higher", "lower") if indicator.polarity is Polarity.NEUTRAL else ("better", "worse")
    there = [side for side in sides if side in words]
    if not there:
        return [f"No {level(comparison)} is clearly different from {BOROUGH_NAME}."]
    counts = [words.count(side) for side in there]
    second = f" and {counts[1]} {_is(counts[1])} {there[1]}" if len(there) == 2 else ""
    beside = f"than {BOROUGH_NAME} ({value_text(indicator, benchmark.value)})"
    counted = f"{_areas(comparison, counts[0])} {_is(counts[0])} {there[0]} {beside}{second}."
    side = there[0] if indicator.polarity is Polarity.NEUTRAL else there[-1]
    return [
        counted,
        _furthest(comparison, [item for item, word in zip(items, words, strict=True) if word == side]),
    ]


def _furthest(comparison: Comparison, group: list[Item]) -> str:
    """The one furthest out of those on one side of the benchmark, highest first."""
    benchmark = comparison.benchmark.value if comparison.benchmark else None
    above = (group[0].observation.value or 0) > (benchmark or 0)
    furthest = max(group, key=lambda item: (item.observation.value or 0) * (1 if above else -1))
    each = furthest.observation
    values = [item.observation.value or 0 for item in _shown(comparison)]
    of_all = each.value == (max(values) if above else min(values))
    likely = interval_text(comparison.indicator, each.lower, each.upper, joined="and")
    between = f"between {likely}" if " and " in likely else likely
    if len(group) == 1 and not of_all:
        return f"It is {label(furthest)}: {between}."
    return f"{'' if of_all else 'Of these, '}{label(furthest)} is {'highest' if above else 'lowest'}: {between}."


def _nothing(comparison: Comparison) -> str:
    if comparison.period is None:
        return "No figure can be shown."
    return f"No figure can be shown for {period_text(comparison.frequency, comparison.period)}."


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _not_judged(comparison: Comparison, items: list[Item]) -> list[str]:
    """Only the reach of the figures, where there is no benchmark or no interval to judge by."""
    if not items:
        return [_nothing(comparison)]
    items = sorted(items, key=lambda item: item.observation.value or 0)
    figures = [f"{observed(comparison.indicator, item.observation)} ({label(item)})" for item in (items[0], items[-1])]
    benchmark = comparison.benchmark
    whole = observed(comparison.indicator, benchmark) if benchmark and benchmark.value is not None else ""
    beside = (
        f"; {BOROUGH_NAME} as a whole: {whole}" if whole else f"; there is no {BOROUGH_NAME} figure to compare with"
    )
    return [f"From {figures[0]} to {figures[1]}{beside}."]
