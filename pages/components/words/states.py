"""What a figure says: its number, or why there is none."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from metrics import Bound, Indicator, Observation, Reason, Status
from pages.components.words import precision
from pages.components.words.numbers import is_share, limit, number, one_of_several, upper_first
from pages.components.words.periods import when

# What a table's cell holds in the place of a number, as official statistics have it.
CODES = {Status.WITHHELD: "[w]", Status.NONE: "[z]", Status.MISSING: "\N{EN DASH}", Status.PENDING: ".."}

_SO_FAR = "too few so far"
# What stands in the place of a small count of people.
PROTECTED = "withheld to protect people"

_SENTENCES: Mapping[tuple[Status, str], str] = {
    (Status.NONE, ""): "No cases in {}.",
    (Status.MISSING, ""): "No return for {}.",
    (Status.MISSING, Reason.NOTHING_COUNTED): "Nothing was counted in {}.",
    (Status.MISSING, Reason.INCOMPLETE): "Part of {} has no return.",
    (Status.MISSING, Reason.LATE): "{} is late: it has not been brought in yet.",
    (Status.PENDING, ""): "{} is still to come.",
    (Status.PENDING, Reason.RUNNING): "{} is not over yet.",
    (Status.PENDING, Reason.WAITING): "It is too early to tell for {}.",
    (Status.PENDING, Reason.NOT_DUE): "{} is not due yet.",
}
_COUNTED: Mapping[tuple[Status, str], tuple[str, str]] = {
    (Status.WITHHELD, Reason.TOO_FEW): ("has too few {}", "have too few {}"),
    (Status.WITHHELD, Reason.SMALL): (f"is {PROTECTED}: a small count", f"are {PROTECTED}: small counts"),
    (Status.WITHHELD, Reason.PROTECTS_ANOTHER): (
        f"is {PROTECTED}: it would tell another figure",
        f"are {PROTECTED}: they would tell other figures",
    ),
    (Status.WITHHELD, ""): (f"is {PROTECTED}", f"are {PROTECTED}"),
    (Status.NONE, ""): ("has no cases", "have no cases"),
    (Status.MISSING, ""): ("has no return", "have no return"),
    (Status.MISSING, Reason.NOTHING_COUNTED): ("has nothing counted", "have nothing counted"),
    (Status.MISSING, Reason.INCOMPLETE): ("has no return for part of it", "have no return for part of it"),
    (Status.MISSING, Reason.LATE): ("has not been brought in yet", "have not been brought in yet"),
    (Status.PENDING, ""): ("has its figure still to come", "have their figures still to come"),
}


def observed(indicator: Indicator, observation: Observation, places: int | None = None) -> str:
    """What a cell or a label says: the number with the places of its exhibit ('over 3,000', 'about 37%' where it is
    printed so), or why there is none."""
    if observation.value is None:
        return state_text(indicator, observation)
    own = precision.places(indicator, [observation]) if places is None else places
    most = precision.at_most(indicator, observation)
    own = own if most is None else min(own, most)
    return bounded(observation, number(indicator, _outward(indicator, observation, observation.value, own), own))


def _outward(indicator: Indicator, observation: Observation, value: float, places: int) -> float:
    """A value that is only a limit, on the side on which it stays true as it is written: 45.7% or more as 45% or more,
    12.3% or less as 13% or less. Any other as it is."""
    up = {Bound.AT_MOST: True, Bound.LESS_THAN: True, Bound.AT_LEAST: False, Bound.MORE_THAN: False}
    side = up.get(Bound(observation.bound)) if observation.bound else None
    return value if side is None else limit(indicator, value, places, up=side)


def bounded(observation: Observation, figure: str) -> str:
    """A figure with the word that its publisher printed beside it: '618', 'over 618'."""
    return Bound(observation.bound).word.format(figure) if observation.bound else figure


def state_text(indicator: Indicator, observation: Observation) -> str:
    """Why there is no figure, in a few words, and of too few how many they are; '' where there is one."""
    return upper_first(why_text(indicator, observation.status, observation.reason)) + _how_few(indicator, observation)


def why_text(indicator: Indicator, status: Status, reason: str) -> str:
    """Why there is no figure, without how few they are; '' where there is one."""
    if status is Status.SHOWN:
        return ""
    return _too_few(indicator) if reason == Reason.TOO_FEW else Reason(reason).word if reason else status.word


def state_word(indicator: Indicator, observation: Observation) -> str:
    """The same for a label: 'withheld to protect people', 'missing', 'too few for a percentage', and of a period that
    may still have more 'too few so far'."""
    if observation.reason != Reason.TOO_FEW:
        return PROTECTED if _is_protected(observation) else observation.status.word
    return _SO_FAR if observation.provisional else _too_few(indicator)


def state_sentence(indicator: Indicator, observation: Observation) -> str:
    """Why there is no figure, and for when; '' where there is one."""
    status, reason = observation.status, observation.reason
    if status is Status.WITHHELD:
        told, period = state_text(indicator, observation), when(observation)
        so_far = " so far" if observation.provisional else ""
        return f"{told}{so_far} in {period}." if reason == Reason.TOO_FEW else f"{told} ({period})."
    return _SENTENCES[status, reason].format(when(observation)) if status is not Status.SHOWN else ""


def counted_states(indicator: Indicator, observations: Iterable[Observation]) -> Iterator[tuple[int, str]]:
    """How many have no figure, by why, with the words that follow their number: (1, 'has no cases')."""
    few = f"{indicator.cases} {_too_few(indicator).removeprefix('too few ')}"
    counts = Counter[tuple[Status, str]]()
    # The other reasons why a figure is withheld, or still to come, are one to who counts them.
    counts.update((each.status, each.reason if (each.status, each.reason) in _COUNTED else "") for each in observations)
    for state, (one, many) in _COUNTED.items():
        if count := counts[state]:
            yield count, (one if count == 1 else many).format(few)


def is_to_come(observation: Observation) -> bool:
    """Whether its figure is still to come: pending, or late."""
    return observation.status is Status.PENDING or observation.reason == Reason.LATE


def table_code(observation: Observation) -> str:
    """What a table's cell holds instead of a number; '' where there is one, or words that say more."""
    return "" if observation.reason == Reason.TOO_FEW else CODES.get(observation.status, "")


def count_code(observation: Observation) -> str:
    """What a table's cell holds instead of a count that a figure was made from: of people, that it is withheld where
    the figure is, or only says where it ends ('5% or less'); '' of what has no counts."""
    bounded_by_it = observation.bound == Bound.AT_MOST and observation.denominator is not None
    return CODES[Status.WITHHELD] if bounded_by_it or _is_protected(observation) else ""


def table_note(observations: Iterable[Observation]) -> str:
    """What the codes that a table holds mean; '' where it holds none."""
    several = list(observations)
    found = {each.status for each in several if table_code(each)}
    found |= {Status.WITHHELD for each in several if each.numerator is None and count_code(each)}
    words = {status: PROTECTED if status is Status.WITHHELD else status.word for status in CODES}
    return ", ".join(f"{code} {words[status]}" for status, code in CODES.items() if status in found)


def _is_protected(observation: Observation) -> bool:
    return observation.status is Status.WITHHELD and observation.reason != Reason.TOO_FEW


def _too_few(indicator: Indicator) -> str:
    """What those that are over too few are too few for."""
    return "too few for a percentage" if is_share(indicator) else Reason.TOO_FEW.word


def _how_few(indicator: Indicator, observation: Observation) -> str:
    """' (2 people)', of those that were counted and are too few; '' where their number is not told."""
    many = observation.denominator if observation.reason == Reason.TOO_FEW else None
    if many is None:
        return ""
    cases = indicator.cases
    return f" ({many:,.10g} {one_of_several(cases) if many == 1 else cases})"
