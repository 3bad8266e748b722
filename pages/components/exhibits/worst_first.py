"""The order of what indicators say: what is getting worse before all else."""

from metrics import Assurance, Course, Reading, Variation
from pages.components.words.tally import WORST_FIRST

# Of those that change alike, first those that are short of their target or off its course.
_SHORT, _OPEN, _NO_TARGET, _THERE = range(4)
_COURSES = {Course.OFF_COURSE: _SHORT, Course.UNCERTAIN: _OPEN, Course.ON_COURSE: _THERE}
_ASSURED = {Assurance.FAIL: _SHORT, Assurance.HIT_OR_MISS: _OPEN, Assurance.PASS: _THERE}


def place(reading: Reading | None, title: str, *, shown: bool = True) -> tuple[bool, int, int, str]:
    """By which an indicator of this title stands among others: what is not `shown` comes last."""
    if reading is None:
        return not shown, WORST_FIRST.index(Variation.UNKNOWN), _NO_TARGET, title
    return not shown, WORST_FIRST.index(reading.variation), _towards(reading), title


def _towards(reading: Reading) -> int:
    if reading.course == Course.DATE_PASSED:
        return _THERE if reading.met else _SHORT
    if reading.course:
        return _COURSES[Course(reading.course)]
    return _ASSURED.get(Assurance(reading.assurance), _NO_TARGET) if reading.assurance else _NO_TARGET
