"""The ladder from what a series says to what it suggests: the first rule that holds. It advises; people decide."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from data.vocabulary import Advice, Assurance, Course, Frequency, Polarity, Standing, Strength, Unjudged, Variation
from metrics.judged import chances
from metrics.judged.telling import facts, lacking, otherwise
from metrics.snapshots.advised import Advised, Because
from metrics.snapshots.reading import Reading

OF_GAPS = 3  # the rule that looks at wards
IN_A_ROW = 7  # figures that were all good enough, or that a change is given to show


@dataclass(frozen=True, slots=True)
class Work:
    """What is known of the work on an indicator where it goes on: how many figures there are since it began and since
    it was last changed, counted past its own lag; what it is at; and what people have said of it."""

    at_planned_scale: bool = False
    figures_since_start: int = 0  # after the lag that is stated for it
    changed: date | None = None  # when "go faster" or another change was last decided
    figures_since_change: int = 0
    harm: str = ""  # what harm is reported, in words
    temporary: bool = False  # whether a recorded cause is known to pass
    review: date | None = None  # by when it is to be looked at again


@dataclass(frozen=True, slots=True)
class Rule:
    """A rung of the ladder: it holds or not, and then says what it suggests and why."""

    number: int
    holds: Callable[[Reading, Work | None], bool]
    suggests: Callable[[Reading, Work | None], Advice]
    because: Callable[[Reading, Work | None], Because]


def advise(reading: Reading, work: Work | None = None) -> Advised:
    """What a reading suggests, for the borough or a site of an initiative, with its `work` where there is some."""
    rule = next(each for each in LADDER if each.holds(reading, work))
    advice, because = rule.suggests(reading, work), rule.because(reading, work)
    told = otherwise(reading, rule.number, because)
    judged = rule.number > 1
    told_of = Advised(
        indicator=reading.indicator,
        area=reading.area,
        frequency=reading.frequency,
        rule=rule.number,
        advice=advice,
        because=because,
        otherwise=told,
        facts=facts(reading, because, told, work),
        strength=chances.strength(reading) if judged else Strength.NONE,
        by_chance=_by_chance(reading, rule.number),
        first=reading.first,
        period=reading.period,
        points=reading.points,
    )
    return _of_gaps(told_of, reading) if rule.number == OF_GAPS else told_of


def _of_gaps(told: Advised, reading: Reading) -> Advised:
    """The same, which stands on two financial years of wards and not on Camden's own figures."""
    year = reading.year
    before = year.replace(year=year.year - 1) if year else None
    return replace(
        told, frequency=Frequency.FINANCIAL_YEAR, strength=Strength.WEAK, first=before, period=year, points=2
    )


def _by_chance(reading: Reading, rule: int) -> float | None:
    if rule <= 1:
        return None
    if rule == OF_GAPS:
        return chances.OF_WIDER_GAPS
    if rule == 4:
        return chances.OF_SEVEN_IN_A_ROW
    return chances.by_chance(reading)


def _no_direction(reading: Reading, _: Work | None) -> bool:
    return reading.polarity is Polarity.NEUTRAL


def _cannot_tell(reading: Reading, _: Work | None) -> bool:
    """Neither whether it changes nor where it leads is known, or it is overdue by more than a period."""
    known = (Course.ON_COURSE, Course.UNCERTAIN, Course.OFF_COURSE)
    late = reading.standing in (Standing.STALE, Standing.ENDED)
    return late or (reading.variation is Variation.UNKNOWN and reading.course not in known)


def _harmful(reading: Reading, work: Work | None) -> bool:
    return bool(work and work.harm) or (_is_worse(reading) and not reading.cause)


def _is_wider(reading: Reading, _: Work | None) -> bool:
    return reading.widening


def _is_done(reading: Reading, _: Work | None) -> bool:
    there = reading.course is Course.ON_COURSE or (reading.course is Course.DATE_PASSED and bool(reading.met))
    lasting = reading.beyond >= IN_A_ROW and reading.assurance is Assurance.PASS
    return lasting and there and not _is_worse(reading)


def _does_not_work(reading: Reading, work: Work | None) -> bool:
    if work is None or work.changed is None or reading.variation not in (Variation.CONCERN, Variation.COMMON):
        return False
    long_enough = work.figures_since_start >= IN_A_ROW and work.figures_since_change >= IN_A_ROW
    return long_enough and reading.course is Course.OFF_COURSE


def _is_too_slow(reading: Reading, _: Work | None) -> bool:
    return reading.variation is Variation.IMPROVEMENT and reading.course is Course.OFF_COURSE


def _falls_short(reading: Reading, work: Work | None) -> bool:
    """Not improving, and off course or short of its milestone whatever chance does. A cause that passes is not it."""
    if reading.variation is Variation.IMPROVEMENT or _is_temporary(reading, work):
        return False
    failing = reading.assurance is Assurance.FAIL and reading.variation is not Variation.UNKNOWN
    return failing or reading.course is Course.OFF_COURSE


def _is_temporary(reading: Reading, work: Work | None) -> bool:
    return _is_worse(reading) and bool(reading.cause) and work is not None and work.temporary and bool(work.review)


def _is_open(reading: Reading, _: Work | None) -> bool:
    return reading.course is Course.UNCERTAIN or reading.assurance is Assurance.HIT_OR_MISS


def _is_worse(reading: Reading) -> bool:
    return reading.variation is Variation.CONCERN


def _always(_reading: Reading, _work: Work | None) -> bool:
    return True


def _says(advice: Advice) -> Callable[[Reading, Work | None], Advice]:
    return lambda _reading, _work: advice


def _faster_or_redesign(_: Reading, work: Work | None) -> Advice:
    """Without an initiative the words are "go faster, or redesign"; work at its planned scale has nothing to add."""
    return Advice.PAUSE if work is not None and work.at_planned_scale else Advice.GO_FASTER


def _why_not_told(reading: Reading, _: Work | None) -> Because:
    if reading.period is None:  # nothing is complete that could be the latest
        return Because.NOT_JUDGED
    if reading.standing is Standing.STALE:
        return Because.LATE
    if reading.standing is Standing.ENDED:
        return Because.ENDED
    few = reading.variation_why in (Unjudged.TOO_FEW_POINTS, Unjudged.BROKEN) and reading.frequency != Frequency.ONCE
    return Because.TOO_FEW if few and lacking(reading) > 0 else Because.NOT_JUDGED


def _why_paused(_: Reading, work: Work | None) -> Because:
    return Because.HARM if work is not None and work.harm else Because.WORSE


def _why_wider(reading: Reading, _: Work | None) -> Because:
    both = (reading.slope_index or 0.0) * (reading.slope_index_before or 0.0)
    return Because.FALLEN_BEHIND if both < 0 else Because.WIDENING


def _why_done(reading: Reading, _: Work | None) -> Because:
    return Because.DONE if reading.course is Course.ON_COURSE else Because.DONE_IN_TIME


def _why_short(reading: Reading, _: Work | None) -> Because:
    short = {Variation.CONCERN: Because.WORSE_MISSING, Variation.COMMON: Because.STEADY_MISSING}
    return short.get(reading.variation, Because.UNKNOWN_MISSING)


def _why_open(reading: Reading, _: Work | None) -> Because:
    return Because.UNCERTAIN if reading.course is Course.UNCERTAIN else Because.HIT_OR_MISS


def _why_going(reading: Reading, _: Work | None) -> Because:
    on_course, aimless = reading.course is Course.ON_COURSE, reading.target is None
    late = reading.course is Course.DATE_PASSED
    if _is_worse(reading):
        return Because.CAUSE_KNOWN
    if reading.variation is Variation.UNKNOWN:
        return Because.UNKNOWN_ON_COURSE
    if reading.variation is Variation.IMPROVEMENT:
        told = Because.IMPROVING_ON_COURSE if on_course else Because.IMPROVING_LATE if late else Because.IMPROVING
        return Because.IMPROVING_NO_TARGET if aimless else told
    if aimless:
        return Because.STEADY_NO_TARGET
    if on_course or reading.assurance is Assurance.PASS:
        return Because.STEADY_ENOUGH
    return Because.STEADY_LATE if late else Because.STEADY


def _same(because: Because) -> Callable[[Reading, Work | None], Because]:
    return lambda _reading, _work: because


LADDER = (
    Rule(0, _no_direction, _says(Advice.NONE), _same(Because.NO_DIRECTION)),
    Rule(1, _cannot_tell, _says(Advice.NOT_ENOUGH_DATA), _why_not_told),
    Rule(2, _harmful, _says(Advice.PAUSE), _why_paused),
    Rule(OF_GAPS, _is_wider, _says(Advice.PAUSE), _why_wider),
    Rule(4, _is_done, _says(Advice.STOP), _why_done),
    Rule(5, _does_not_work, _says(Advice.STOP), _same(Because.NOT_WORKING)),
    Rule(6, _is_too_slow, _says(Advice.GO_FASTER), _same(Because.TOO_SLOW)),
    Rule(7, _falls_short, _faster_or_redesign, _why_short),
    Rule(8, _is_temporary, _says(Advice.KEEP_GOING), _same(Because.TEMPORARY)),
    Rule(9, _is_open, _says(Advice.KEEP_GOING), _why_open),
    Rule(10, _always, _says(Advice.KEEP_GOING), _why_going),
)
