"""What a figure says: its number, why there is none, and what it was before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from metrics import Bound, Indicator, Level, Observation, Reason, Series, Standing, Status
from pages.components.words import precision
from pages.components.words.numbers import is_share, limit, lower_first, number, one_of_several, upper_first
from pages.components.words.periods import before, dated, day_text, when

# What a table's cell holds in the place of a number, as official statistics have it.
CODES = {Status.WITHHELD: "[w]", Status.NONE: "[z]", Status.MISSING: "\N{EN DASH}", Status.PENDING: ".."}

_SO_FAR = "too few so far"
NO_FIGURE = "No figure can be shown."
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


def standing_text(series: Series) -> str:
    """How a series stands: 'Ended in 2021', 'Next figure due by 31 March 2026'; '' where it has no figures."""
    fresh = series.freshness
    if fresh is None:
        return ""
    if fresh.standing is Standing.ENDED:
        shown = [each for each in series.observations if each.value is not None]
        return f"Ended {dated(series.indicator, shown[-1])}" if shown else "Ended"
    if fresh.late_since is not None:
        return f"Next figure late since {day_text(fresh.late_since)}"
    return f"Next figure due by {day_text(fresh.due)}" if fresh.due else "We keep no date for the next figure"


def late_sentence(series: Series) -> str:
    """'Last data 2023; the next was due by 30 April 2026, 211 days late. Figures below are as at 2023.'; '' where there
    is a figure and the next is not late, or there is none."""
    fresh, latest = series.freshness, series.latest
    if fresh is None or fresh.late_since is None or fresh.due is None or latest is None:
        return ""
    days = f"{fresh.days_late:,} {'day' if fresh.days_late == 1 else 'days'} late"
    period = when(latest)
    return f"Last data {period}; the next was due by {day_text(fresh.due)}, {days}. Figures below are as at {period}."


def fresh_text(series: Series) -> str:
    """The same, to stand beside the latest figure; '' where nothing is amiss."""
    fresh = series.freshness
    if fresh is not None and fresh.standing is Standing.ENDED:
        return "the series has ended"
    return lower_first(standing_text(series)) if fresh is not None and fresh.late_since is not None else ""


def withheld_since(series: Series) -> str:
    """'September 2026 is withheld to protect people: a small count': the newest that is, after the latest figure; ''
    where none is."""
    latest = series.latest
    since = [each for each in series.observations if latest and each.period > latest.period]
    withheld = [each for each in since if each.status is Status.WITHHELD]
    return " ".join(f"{when(withheld[-1])} {why}" for _, why in counted_states(series.indicator, withheld[-1:]))


def late(several: Iterable[Series]) -> str:
    """' 23 wait for a figure that is late.', behind a sentence that has counted indicators; '' where none does."""
    count = sum(each.freshness is not None and each.freshness.late_since is not None for each in several)
    return f" {count} {'waits' if count == 1 else 'wait'} for a figure that is late." if count else ""


def coming_sentence(series: Series) -> str:
    """How a series stands where a figure is still to come or none will; '' where all that has passed is there."""
    fresh, waiting = series.freshness, [each for each in series.observations if is_to_come(each)]
    if fresh is not None and fresh.standing is Standing.ENDED:
        return f"The series {lower_first(standing_text(series))}."
    if fresh is None or fresh.due is None or not (waiting or fresh.late_since):
        return state_sentence(series.indicator, waiting[-1]) if waiting else ""
    if fresh.late_since is None:
        return f"The next figure is due by {day_text(fresh.due)}."
    return f"The next figure has been late since {day_text(fresh.late_since)}."


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


def change_text(series: Series, places: int | None = None) -> str:
    """'was 1.32 in November 2025 and 1.41 in December 2024': what it was before."""
    own = precision.of_series(series) if places is None else places
    facts = [f"{observed(series.indicator, each, own)} {dated(series.indicator, each)}" for each in before(series)]
    return f"was {' and '.join(facts)}" if facts else ""


def why_none(series: Series, lacking: Sequence[str] = ()) -> str:
    """Why a series has no complete figure; for an indicator that waits for extracts, which."""
    if not series.observations and series.indicator.every(series.area.level) is None:
        return never_shown(series.area.level)
    if not series.observations:
        names, have = " and ".join(lacking), "have" if len(lacking) > 1 else "has"
        return f"No data yet. {names} {have} not been brought in." if lacking else "No data yet."
    shown = [each for each in series.observations if each.value is not None]
    if not shown:
        return f"{NO_FIGURE} {state_sentence(series.indicator, _why(series))}"
    figure = observed(series.indicator, shown[-1], precision.of_series(series))
    so_far = f"{figure} so far {dated(series.indicator, shown[-1])}"
    return f"No complete period yet; {so_far}, provisional."


def why_none_mark(series: Series) -> str:
    """The mark beside it."""
    if not series.observations:
        never = series.indicator.every(series.area.level) is None
        return str((Status.WITHHELD if never else Status.MISSING).mark)
    return _why(series).status.mark or str(Status.MISSING.mark)


def _why(series: Series) -> Observation:
    """The newest of those that have come, or the newest of all: that a period is still to come is not why all before it
    have no figure."""
    come = [each for each in series.observations if not is_to_come(each)]
    return (come or [*series.observations])[-1]


def never_shown(level: Level) -> str:
    """Why a level of areas has no figure at all of an indicator that is never published for it."""
    return f"Not shown for {level.word}s, to protect people: in each there are too few."


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
