"""Areas, or categories, side by side in sentences: how many differ clearly, and which lies furthest out."""

from metrics import Area, Comparison, Indicator, Observation, Polarity
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


def area_text(comparison: Comparison, area: Area, observation: Observation) -> str:
    """'Kilburn: 75%, likely range 70% to 79%, worse than Camden': one area of a comparison."""
    if observation.value is None:
        return f"{label(area, observation)}: {lower_first(state_text(observation).replace(': ', ', '))}"
    likely = interval_text(comparison.indicator, observation.lower, observation.upper)
    word = comparison_word(comparison.indicator, observation, comparison.benchmark)
    beside = {"similar": "too close to tell", "none": ""}.get(word, f"{word} than {BOROUGH_NAME}")
    parts = (observed(comparison.indicator, observation), likely and f"likely range {likely}", beside)
    return f"{label(area, observation)}: {', '.join(part for part in parts if part)}"


def ranked(comparison: Comparison) -> list[tuple[Area, Observation]]:
    """Highest first, equal ones by name; then those without a figure, and the category that is not known last."""

    def place(pair: tuple[Area, Observation]) -> tuple[bool, bool, float, str]:
        _, each = pair
        return each.category == UNKNOWN, each.value is None, -(each.value or 0), label(*pair)

    return sorted(zip(comparison.areas, comparison.observations, strict=True), key=place)


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
    shown = [pair for pair in ranked(comparison) if pair[1].value is not None]
    if len(shown) < 2:
        return comparison_finding(comparison)
    by_value = sorted(shown, key=lambda pair: -(pair[1].value or 0))
    high, low = (f"{label(*pair)} {observed(comparison.indicator, pair[1])}" for pair in (by_value[0], by_value[-1]))
    return f"{comparison_finding(comparison)} Highest: {high}; lowest: {low}."


def _areas(comparison: Comparison, count: int) -> str:
    one = level(comparison)
    return f"{count} {one}" if count == 1 else f"{count:,} {one.removesuffix('y')}{'ies' if one[-1] == 'y' else 's'}"


def level(comparison: Comparison) -> str:
    """What one of the compared is: a ward, a neighbourhood, a category."""
    return "category" if any(each.category for each in comparison.observations) else comparison.areas[0].level


def of_parts(comparison: Comparison) -> bool:
    """Whether it sets the parts of a whole side by side, none of which is better or worse than it."""
    return are_parts(comparison.indicator) and any(each.category for each in comparison.observations)


def _parts(comparison: Comparison) -> list[str]:
    """The two largest parts of a whole."""
    indicator, whole = comparison.indicator, comparison.benchmark
    pairs = [pair for pair in ranked(comparison) if pair[1].value is not None]
    if not pairs or whole is None or whole.value is None:
        return [f"No figure can be shown for {period_text(comparison.frequency, comparison.period)}."]
    largest, *others = [f"{label(*pair)}, {observed(indicator, pair[1])}" for pair in pairs]
    second = f" Next comes {lower_first(others[0])}." if others else ""
    of = f"of {observed(indicator, whole)} {unit(indicator, comparison.frequency)}".rstrip()
    return [f"The largest part {of}: {lower_first(largest)}.{second}"]


def _different(comparison: Comparison) -> list[str]:
    indicator, benchmark = comparison.indicator, comparison.benchmark
    pairs = [pair for pair in ranked(comparison) if pair[1].value is not None]
    words = [comparison_word(indicator, each, benchmark) for _, each in pairs]
    if benchmark is None or benchmark.value is None or set(words) <= {"none"}:
        return _not_judged(comparison, pairs)
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
        _furthest(comparison, [pair for pair, word in zip(pairs, words, strict=True) if word == side]),
    ]


def _furthest(comparison: Comparison, group: list[tuple[Area, Observation]]) -> str:
    """The area furthest out of those on one side of the benchmark, highest first."""
    pairs = [pair for pair in ranked(comparison) if pair[1].value is not None]
    benchmark = comparison.benchmark.value if comparison.benchmark else None
    above = (group[0][1].value or 0) > (benchmark or 0)
    furthest = max(group, key=lambda pair: (pair[1].value or 0) * (1 if above else -1))
    each = furthest[1]
    values = [pair[1].value or 0 for pair in pairs]
    of_all = each.value == (max(values) if above else min(values))
    likely = interval_text(comparison.indicator, each.lower, each.upper, joined="and")
    between = f"between {likely}" if " and " in likely else likely
    if len(group) == 1 and not of_all:
        return f"It is {label(*furthest)}: {between}."
    return f"{'' if of_all else 'Of these, '}{label(*furthest)} is {'highest' if above else 'lowest'}: {between}."


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _not_judged(comparison: Comparison, pairs: list[tuple[Area, Observation]]) -> list[str]:
    """Only the reach of the figures, where there is no benchmark or no interval to judge by."""
    if not pairs:
        return [f"No figure can be shown for {period_text(comparison.frequency, comparison.period)}."]
    pairs = sorted(pairs, key=lambda pair: pair[1].value or 0)
    figures = [f"{observed(comparison.indicator, pair[1])} ({label(*pair)})" for pair in (pairs[0], pairs[-1])]
    benchmark = comparison.benchmark
    whole = observed(comparison.indicator, benchmark) if benchmark and benchmark.value is not None else ""
    beside = (
        f"; {BOROUGH_NAME} as a whole: {whole}" if whole else f"; there is no {BOROUGH_NAME} figure to compare with"
    )
    return [f"From {figures[0]} to {figures[1]}{beside}."]
