"""Why each rung of the ladder suggests what it does."""

from data.vocabulary import Assurance, Course, Frequency, Standing, Unjudged, Variation
from metrics.judged.needed import lacking
from metrics.judged.rungs import is_worse
from metrics.judged.work import Work
from metrics.snapshots.because import Because
from metrics.snapshots.reading import Reading


def why_not_told(reading: Reading, _: Work | None) -> Because:
    if reading.period is None:  # nothing is complete that could be the latest
        return Because.NOT_JUDGED
    if reading.standing is Standing.STALE:
        return Because.LATE
    if reading.standing is Standing.ENDED:
        return Because.ENDED
    few = reading.variation_why in (Unjudged.TOO_FEW_POINTS, Unjudged.BROKEN) and reading.frequency != Frequency.ONCE
    return Because.TOO_FEW if few and lacking(reading) > 0 else Because.NOT_JUDGED


def why_paused(_: Reading, work: Work | None) -> Because:
    return Because.HARM if work is not None and work.harm else Because.WORSE


def why_wider(reading: Reading, _: Work | None) -> Because:
    both = (reading.slope_index or 0.0) * (reading.slope_index_before or 0.0)
    return Because.FALLEN_BEHIND if both < 0 else Because.WIDENING


def why_done(reading: Reading, _: Work | None) -> Because:
    return Because.DONE if reading.course is Course.ON_COURSE else Because.DONE_IN_TIME


def why_short(reading: Reading, _: Work | None) -> Because:
    short = {Variation.CONCERN: Because.WORSE_MISSING, Variation.COMMON: Because.STEADY_MISSING}
    return short.get(reading.variation, Because.UNKNOWN_MISSING)


def why_open(reading: Reading, _: Work | None) -> Because:
    return Because.UNCERTAIN if reading.course is Course.UNCERTAIN else Because.HIT_OR_MISS


def why_going(reading: Reading, _: Work | None) -> Because:
    on_course, aimless = reading.course is Course.ON_COURSE, reading.target is None
    late = reading.course is Course.DATE_PASSED
    if is_worse(reading):
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
