"""How each of a comparison stands beside its benchmark, and in which order they stand."""

from metrics import Beside, Bound, Comparison, Indicator, Item, Kind, Observation, Polarity
from pages.components.words.categories import REST, UNKNOWN, are_parts, label, whole
from pages.components.words.numbers import lower_first
from pages.components.words.precision import finest, of_comparison, side
from pages.components.words.ranges import range_text
from pages.components.words.states import observed, state_text

_ABOVE = {Polarity.HIGH_IS_GOOD: Beside.BETTER, Polarity.LOW_IS_GOOD: Beside.WORSE, Polarity.NEUTRAL: Beside.HIGHER}
_BELOW = {Polarity.HIGH_IS_GOOD: Beside.WORSE, Polarity.LOW_IS_GOOD: Beside.BETTER, Polarity.NEUTRAL: Beside.LOWER}


def beside(indicator: Indicator, observation: Observation, benchmark: Observation | None) -> Beside:
    """The whole interval against the benchmark, where touching, to the finest that is ever written, is similar. A
    provisional figure, a part of a whole and a category that is not known are not judged.
    """
    if indicator.kind is Kind.COUNT or (observation.category and are_parts(indicator)):
        return Beside.NONE  # a ward's count is a part of Camden's, as a category's is
    if observation.category == UNKNOWN:
        return Beside.NONE
    if benchmark is None or benchmark.value is None or observation.lower is None or observation.upper is None:
        return Beside.NONE
    if observation.provisional or benchmark.provisional:
        return Beside.NONE
    # A group of people is no better and no worse than all: its figure is lower or higher.
    polarity = Polarity.NEUTRAL if observation.category else indicator.polarity
    apart = side(indicator, observation.lower, observation.upper, benchmark.value, finest(indicator))
    if apart < 0:
        return _BELOW[polarity]
    return _ABOVE[polarity] if apart > 0 else Beside.SIMILAR


def ranked(comparison: Comparison) -> list[Item]:
    """Highest first, equal ones by name; then those without a figure, all others as one, and the category that is not
    known last."""

    def place(item: Item) -> tuple[bool, bool, bool, float, str]:
        each = item.observation
        return each.category == UNKNOWN, each.category == REST, each.value is None, -(each.value or 0), label(item)

    return sorted(comparison.items, key=place)


def is_less(one: Observation, other: Observation) -> bool:
    """Whether one figure is surely less than another: '5% or less' is less than 6%, and may be more than 4%."""
    if one.bound in (Bound.AT_LEAST, Bound.MORE_THAN) or other.bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return False
    return (one.value or 0.0) < (other.value or 0.0)


def item_text(comparison: Comparison, item: Item, places: int | None = None) -> str:
    """'Kilburn: 75%, likely range 70% to 79%, worse than Camden': one of a comparison, with the places of all."""
    observation, name = item.observation, label(item)
    if observation.value is None:
        return f"{name}: {lower_first(state_text(comparison.indicator, observation)).replace(': ', ', ')}"
    places = of_comparison(comparison) if places is None else places
    stands = beside(comparison.indicator, observation, comparison.judged_by)
    than = "" if stands in (Beside.SIMILAR, Beside.NONE) else f" than {whole(comparison)}"
    parts = (
        observed(comparison.indicator, observation, places),
        range_text(comparison.indicator, observation, places),
        lower_first(stands.word) + than,
    )
    return f"{name}: {', '.join(part for part in parts if part)}"
