"""What a snapshot says that a meeting has to know: what asks for a decision, and what is new since the last one."""

from collections.abc import Mapping

from metrics import BOROUGH, Advised, Reading, Snapshot, Strength, Variation
from pages.components.exhibits.agenda_item import NewSignal
from pages.components.words.reasons import NEED_A_DECISION

_SURE = (Strength.STRONG, Strength.MODERATE, Strength.WEAK, Strength.NONE)
_MARKS = (Variation.CONCERN, Variation.HIGH, Variation.LOW, Variation.IMPROVEMENT)


def signals(snapshot: Snapshot, was: Mapping[str, Reading] | None) -> tuple[NewSignal, ...]:
    """Every indicator of all Camden that asks for a decision, the surest first, then those whose mark is another than
    at the last meeting, by what each `was` then, or in the period before where that is not known."""
    readings = snapshot.readings(BOROUGH)
    told = [(slug, reading, snapshot.advice(slug)) for slug, reading in readings.items()]
    made = [(_signal(reading, advised, was), advised) for _, reading, advised in told if advised is not None]
    there = [(signal, advised) for signal, advised in made if signal.asks or signal.is_new]
    return tuple(signal for signal, advised in sorted(there, key=lambda each: _urgent(*each)))


def _signal(reading: Reading, advised: Advised, was: Mapping[str, Reading] | None) -> NewSignal:
    return NewSignal(
        indicator=reading.indicator,
        advice=advised.advice,
        variation=reading.variation,
        since=reading.since if reading.variation in _MARKS else None,
        asks=advised.advice in NEED_A_DECISION,
        is_new=reading.variation in _MARKS and reading.variation is not _before(reading, was),
    )


def _before(reading: Reading, was: Mapping[str, Reading] | None) -> Variation:
    """Its mark at the last meeting; of one that was not there then nothing is known."""
    if was is None:
        return reading.variation_before
    return was[reading.indicator].variation if reading.indicator in was else Variation.UNKNOWN


def _urgent(signal: NewSignal, advised: Advised) -> tuple[int, int, int, int, str]:
    """As the overview has them; those that ask nothing by their marks, the worst first."""
    asks = NEED_A_DECISION.index(signal.advice) if signal.asks else len(NEED_A_DECISION)
    mark = 0 if signal.asks else _MARKS.index(signal.variation)
    return (asks, mark, _SURE.index(advised.strength), advised.rule, signal.indicator)
