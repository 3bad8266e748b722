"""Where a chosen place stands among those that it is compared with."""

from metrics import Beside, Comparison, Item
from pages.components.exhibits.beside import beside, is_less, ranked
from pages.components.exhibits.tied import several
from pages.components.words.categories import label, one_of, whole
from pages.components.words.numbers import lower_first, ordinal
from pages.components.words.precision import of_comparison
from pages.components.words.states import observed, state_text


def placed(comparison: Comparison, chosen: str | None) -> str:
    """'Camden Town: 83%, 12th highest of 20 wards, too close to tell.', counted from the highest as the ranking has it,
    those that are written alike in one place; without a place where a bound leaves it open; why there is no figure,
    where there is none; '' where it is not among the compared."""
    item = next((each for each in comparison.items if each.code == chosen), None)
    if item is None:
        return ""
    observation, name = item.observation, label(item)
    if observation.value is None:
        return f"{name}: {lower_first(state_text(comparison.indicator, observation)).replace(': ', ', ')}."
    shown = [each for each in ranked(comparison) if each.observation.value is not None]
    known = [observed(comparison.indicator, each.observation, of_comparison(comparison)) for each in shown]
    own = known[shown.index(item)]
    joint = "joint " if known.count(own) > 1 else ""
    one = one_of(comparison)
    place = (
        f"{joint}{_from_the_top(known, own)} of {len(known)} {several(one)}" if len(known) > 1 else f"the only {one}"
    )
    if len(known) < len(comparison.items):
        place += " with a figure"
    stands = beside(comparison.indicator, observation, comparison.judged_by)
    than = "" if stands in (Beside.SIMILAR, Beside.NONE) else f" than {whole(comparison)}"
    parts = (own, place if _is_sure(shown, known, item) else "", lower_first(stands.word) + than)
    return f"{name}: {', '.join(part for part in parts if part)}."


def _is_sure(shown: list[Item], known: list[str], own: Item) -> bool:
    """Whether each of the others is surely more or less, or is written alike."""
    at = known[shown.index(own)]
    others = [item.observation for item, figure in zip(shown, known, strict=True) if figure != at]
    return all(is_less(each, own.observation) or is_less(own.observation, each) for each in others)


def _from_the_top(known: list[str], own: str) -> str:
    """'highest', '2nd highest', 'lowest': which end is meant is said, since the highest may be the worst."""
    first = known.index(own) + 1
    if first > 1 and own == known[-1]:
        return "lowest"
    return "highest" if first == 1 else f"{ordinal(first)} highest"
