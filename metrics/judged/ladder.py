"""The ladder from what a series says to what it suggests: the first rule that holds."""

from collections.abc import Callable
from dataclasses import dataclass

from data.vocabulary import Advice
from metrics.judged import reasons, rungs
from metrics.judged.work import Work
from metrics.snapshots.because import Because
from metrics.snapshots.reading import Reading

OF_GAPS = 3  # the rule that looks at wards


@dataclass(frozen=True, slots=True)
class Rule:
    """A rung of the ladder: it holds or not, and then says what it suggests and why."""

    number: int
    holds: Callable[[Reading, Work | None], bool]
    suggests: Callable[[Reading, Work | None], Advice]
    because: Callable[[Reading, Work | None], Because]


def _says(advice: Advice) -> Callable[[Reading, Work | None], Advice]:
    return lambda _reading, _work: advice


def _faster_or_redesign(_: Reading, work: Work | None) -> Advice:
    """Without an initiative the words are "go faster, or redesign"; work at its planned scale has nothing to add."""
    return Advice.PAUSE if work is not None and work.at_planned_scale else Advice.GO_FASTER


def _same(because: Because) -> Callable[[Reading, Work | None], Because]:
    return lambda _reading, _work: because


LADDER = (
    Rule(0, rungs.has_no_direction, _says(Advice.NONE), _same(Because.NO_DIRECTION)),
    Rule(1, rungs.cannot_tell, _says(Advice.NOT_ENOUGH_DATA), reasons.why_not_told),
    Rule(2, rungs.is_harmful, _says(Advice.PAUSE), reasons.why_paused),
    Rule(OF_GAPS, rungs.is_wider, _says(Advice.PAUSE), reasons.why_wider),
    Rule(4, rungs.is_done, _says(Advice.STOP), reasons.why_done),
    Rule(5, rungs.does_not_work, _says(Advice.STOP), _same(Because.NOT_WORKING)),
    Rule(6, rungs.is_too_slow, _says(Advice.GO_FASTER), _same(Because.TOO_SLOW)),
    Rule(7, rungs.falls_short, _faster_or_redesign, reasons.why_short),
    Rule(8, rungs.is_temporary, _says(Advice.KEEP_GOING), _same(Because.TEMPORARY)),
    Rule(9, rungs.is_open, _says(Advice.KEEP_GOING), reasons.why_open),
    Rule(10, rungs.always, _says(Advice.KEEP_GOING), reasons.why_going),
)
