"""When each rung of the ladder holds."""

from data.vocabulary import Assurance, Course, Polarity, Standing, Variation
from metrics.judged.work import Work
from metrics.snapshots.reading import Reading

IN_A_ROW = 7  # figures that were all good enough, or that a change is given to show


def has_no_direction(reading: Reading, _: Work | None) -> bool:
    """No way is better than the other."""
    return reading.polarity is Polarity.NEUTRAL


def cannot_tell(reading: Reading, _: Work | None) -> bool:
    """Neither whether it changes nor where it leads is known, or it is overdue by more than a period."""
    known = (Course.ON_COURSE, Course.UNCERTAIN, Course.OFF_COURSE)
    late = reading.standing in (Standing.STALE, Standing.ENDED)
    return late or (reading.variation is Variation.UNKNOWN and reading.course not in known)


def is_harmful(reading: Reading, work: Work | None) -> bool:
    """Harm is reported, or it gets worse and nobody knows why."""
    return bool(work and work.harm) or (is_worse(reading) and not reading.cause)


def is_wider(reading: Reading, _: Work | None) -> bool:
    """The gap between wards has grown beyond chance."""
    return reading.widening


def is_done(reading: Reading, _: Work | None) -> bool:
    there = reading.course is Course.ON_COURSE or (reading.course is Course.DATE_PASSED and bool(reading.met))
    lasting = reading.beyond >= IN_A_ROW and reading.assurance is Assurance.PASS
    return lasting and there and not is_worse(reading)


def does_not_work(reading: Reading, work: Work | None) -> bool:
    if work is None or work.changed is None or reading.variation not in (Variation.CONCERN, Variation.COMMON):
        return False
    long_enough = work.figures_since_start >= IN_A_ROW and work.figures_since_change >= IN_A_ROW
    return long_enough and reading.course is Course.OFF_COURSE


def is_too_slow(reading: Reading, _: Work | None) -> bool:
    return reading.variation is Variation.IMPROVEMENT and reading.course is Course.OFF_COURSE


def falls_short(reading: Reading, work: Work | None) -> bool:
    """Not improving, and off course or short of its milestone whatever chance does. A cause that passes is not it."""
    if reading.variation is Variation.IMPROVEMENT or is_temporary(reading, work):
        return False
    failing = reading.assurance is Assurance.FAIL and reading.variation is not Variation.UNKNOWN
    return failing or reading.course is Course.OFF_COURSE


def is_temporary(reading: Reading, work: Work | None) -> bool:
    return is_worse(reading) and bool(reading.cause) and work is not None and work.temporary and bool(work.review)


def is_open(reading: Reading, _: Work | None) -> bool:
    return reading.course is Course.UNCERTAIN or reading.assurance is Assurance.HIT_OR_MISS


def is_worse(reading: Reading) -> bool:
    return reading.variation is Variation.CONCERN


def always(_reading: Reading, _work: Work | None) -> bool:
    return True
