"""What is advised on an indicator and why, as a snapshot holds it. It advises; people decide."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from data.vocabulary import Advice, Frequency, Strength, Term
from metrics.snapshots import stored


class FactKind(Term):
    """What a fact of an advice is, by which it is written: a figure, or a change of it, in the indicator's own unit; a
    gap between wards, in the unit that it has over a financial year; how many; the first day of a period of the
    indicator, or of a financial year; a day; a chance from 0 to 1; words."""

    FIGURE = "figure"
    CHANGE = "change"
    GAP = "gap"
    COUNT = "count"
    PERIOD = "period"
    YEAR = "year"
    DAY = "day"
    CHANCE = "chance"
    WORDS = "words"


class Because(Term):
    """Why something is advised: its word is the sentence, with a place for each fact."""

    NO_DIRECTION = "no_direction", "Neither way is better, so nothing follows from how it moves."
    TOO_FEW = "too_few", "Too few figures to judge: {points}, and {needed_points} are needed."
    NOT_JUDGED = "not_judged", "It cannot be judged: {why}."
    LATE = "late", "New figures are overdue: the latest is of {period}."
    ENDED = "ended", "No new figures will come: the latest is of {period}."
    HARM = "harm", "Harm is reported: {harm}."
    WORSE = "worse", "Getting worse since {since}: {signal}. No cause is recorded."
    WIDENING = (
        "widening",
        (
            "The poorer wards are further behind: the gap between the most and the least deprived end of Camden grew "
            "from {gap_before} in {year_before} to {gap} in {year}."
        ),
    )
    FALLEN_BEHIND = (
        "fallen_behind",
        (
            "The poorer wards have fallen behind: the most deprived end of Camden is {gap} worse off in {year}; in "
            "{year_before} it was {gap_before} better off."
        ),
    )
    DONE = "done", "The last {beyond} figures are all at {aim} or better, where they had to be, and it is on course."
    DONE_IN_TIME = (
        "done_in_time",
        (
            "The target's date has passed and {target} was reached; the last {beyond} figures are all at {aim} or "
            "better."
        ),
    )
    NOT_WORKING = "not_working", "No clear improvement in {seen} figures since {changed}, and off course for {target}."
    TOO_SLOW = (
        "too_slow",
        (
            "The right way, too slowly: it changes by {pace} each time and would have to change by {needed}; at this "
            "pace it is at {expected} by {by}, short of {target}."
        ),
    )
    STEADY_MISSING = (
        "steady_missing",
        "Steady at about {centre}{drift}: it will keep missing {aim} unless the work changes.",
    )
    UNKNOWN_MISSING = (
        "unknown_missing",
        "Off course for {target} by {by}, with too little to say whether it is changing.",
    )
    WORSE_MISSING = (
        "worse_missing",
        "Getting worse since {since}, for a cause that is recorded ({cause}), and short of {aim}.",
    )
    TEMPORARY = "temporary", "Getting worse since {since} for a time: {cause}. Expected back by {review}."
    UNCERTAIN = "uncertain", "The chance of reaching {target} by {by} is {chance}."
    HIT_OR_MISS = "hit_or_miss", "By chance alone it is at {aim} at one time and short of it at another."
    IMPROVING_ON_COURSE = "improving_on_course", "Improving since {since}, and on course for {target} by {by}."
    IMPROVING_NO_TARGET = "improving_no_target", "Improving since {since}. There is no target."
    IMPROVING = "improving", "Improving since {since}. Whether it will be at {target} in time is not known: {why}."
    IMPROVING_LATE = (
        "improving_late",
        "Improving since {since}. The date of its target, {target} by {by}, has passed.",
    )
    STEADY_NO_TARGET = (
        "steady_no_target",
        "{change}, and no target says whether that is enough.",
    )
    STEADY_ENOUGH = "steady_enough", "Steady at about {centre}{drift}, which is enough for {aim}."
    STEADY = "steady", "{change}. Whether it meets {target} is not known: {why}."
    STEADY_LATE = (
        "steady_late",
        "{change}. The date of its target, {target} by {by}, has passed.",
    )
    UNKNOWN_ON_COURSE = (
        "unknown_on_course",
        "On course for {target} by {by}, with too little to say whether it is changing.",
    )
    CAUSE_KNOWN = "cause_known", "Getting worse since {since}, for a cause that is recorded ({cause})."


class Otherwise(Term):
    """What would change an advice: its word is the sentence, with a place for each fact."""

    NOTHING = "nothing", ""
    A_DIRECTION = "a_direction", "A decision which way is better would change this."
    MORE_FIGURES = "more_figures", "{more} more would be enough."
    FIGURES = "figures", "Figures that can be judged would change this."
    NEXT_FIGURE = "next_figure", "The next figure would change this."
    NO_MORE_HARM = "no_more_harm", "Word that the harm is over would change this."
    CAUSE_OR_MIDDLE = "cause_or_middle", "A recorded cause, or a next figure at {centre} or better, would change this."
    CAUSE_OR_TURN = "cause_or_turn", "A recorded cause, or a next figure that turns, would change this."
    CAUSE_OR_YEARS = "cause_or_years", "A recorded cause, or years that no longer go this way, would change this."
    NARROWER = "narrower", "A gap of {limit_of_gap} or less, with as wide a range, would change this."
    SHORT_OF_AIM = "short_of_aim", "A next figure short of {aim} would change this."
    A_PACE = "a_pace", "A change of {needed} each time would change this."
    A_CHANGE = (
        "a_change",
        "A figure better than {good_limit}, or seven in a row better than {centre}, would change this.",
    )
    A_CLEAR_CHANGE = "a_clear_change", "A clear change for the better would change this."
    CLEAR_OF_TARGET = (
        "clear_of_target",
        "Likely figures by then that are all short of {target} would change this; now they are {low} to {high}.",
    )
    CLEAR_OF_AIM = (
        "clear_of_aim",
        "An expected range that is wholly short of {aim} would change this; now it is {low} to {high}.",
    )
    A_RANGE_CLEAR_OF_AIM = (
        "a_range_clear_of_aim",
        "A figure whose whole range is short of {aim} would change this.",
    )
    A_FALL_BACK = (
        "a_fall_back",
        "A figure worse than {bad_limit}, or seven in a row worse than {centre}, would change this.",
    )
    SEVEN_BETTER = "seven_better", "Seven in a row better than {centre} would change this."
    SEVEN_WORSE = "seven_worse", "Seven in a row worse than {centre} would change this."
    A_CLEAR_FALL_BACK = "a_clear_fall_back", "A clear change for the worse would change this."
    A_TREND = "a_trend", "A clear trend for the worse would change this."
    WITHOUT_CAUSE = "without_cause", "A turn for the worse without a recorded cause would change this."
    NOT_BACK = "not_back", "Figures that are not back by {review} would change this."


_MISSES = 7  # the rule of what misses its target and does not improve


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that an advice stands on, by the name that it has in a sentence; for whoever writes it as its kind is
    written."""

    name: str
    kind: FactKind
    value: float | date | str


@dataclass(frozen=True, slots=True)
class Advised:
    """What one reading suggests: the rule of the ladder that it is by, and why; which figures it stands on (`points` of
    them, from `first` to `period`) and how well; what would change it; and how often chance alone gives what it rests
    on, None where it rests on no signal."""

    indicator: str
    area: str
    frequency: Frequency
    rule: int
    advice: Advice
    because: Because
    otherwise: Otherwise
    facts: tuple[Fact, ...]
    strength: Strength
    by_chance: float | None
    first: date | None
    period: date | None
    points: int

    @property
    def word(self) -> str:
        """What is advised; of what misses its target and does not improve, more of the same may not be enough."""
        redesign = self.rule == _MISSES and self.advice is Advice.GO_FASTER
        return f"{self.advice.word}, or redesign" if redesign else self.advice.word

    def reason(self, write: Callable[[Fact], str]) -> str:
        """Why, as a sentence, each fact as it is written."""
        return self.because.word.format(**{each.name: write(each) for each in self.facts})

    def condition(self, write: Callable[[Fact], str]) -> str:
        """What would change it, as a sentence."""
        return self.otherwise.word.format(**{each.name: write(each) for each in self.facts})


_DATED = (FactKind.PERIOD, FactKind.YEAR, FactKind.DAY)

Advices = Mapping[tuple[str, str], Advised]


def table(found: Iterable[Advised]) -> pa.Table:
    """As it is kept, sorted by indicator and area."""
    return stored.table(Advised, found, ("indicator", "area"), {"facts": _facts_as_text})


def read(rows: pa.Table) -> Advices:
    """The same, by indicator and area."""
    return {(each.indicator, each.area): each for each in stored.made(Advised, rows, {"facts": _facts})}


def _facts_as_text(each: Advised) -> str:
    """Facts are kept as JSON."""
    return json.dumps([(one.name, one.kind, _as_text(one)) for one in each.facts])


def _as_text(fact: Fact) -> float | str:
    return fact.value.isoformat() if isinstance(fact.value, date) else fact.value


def _facts(text: str) -> tuple[Fact, ...]:
    return tuple(_fact(name, FactKind(kind), value) for name, kind, value in json.loads(text))


def _fact(name: str, kind: FactKind, value: float | str) -> Fact:
    return Fact(name, kind, date.fromisoformat(str(value)) if kind in _DATED else value)
