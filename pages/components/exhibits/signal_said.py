"""What a new signal says on an agenda: the indicator, its change, its figure and the advice."""

from metrics import BOROUGH, Because, GapChange, Origin, Snapshot
from pages.components.exhibits.agenda_item import NewSignal
from pages.components.exhibits.item_said import ItemSaid
from pages.components.words import reasons, verdicts
from pages.components.words.numbers import lower_first, value_text
from pages.components.words.periods import period_text
from pages.components.words.precision import of_series
from pages.components.words.sentences import in_turn

_OF_THE_GAP = (Because.WIDENING, Because.FALLEN_BEHIND)


def signal_said(snapshot: Snapshot, of: NewSignal) -> ItemSaid:
    """An indicator of which something is new or needs a decision."""
    indicator = snapshot.indicators[of.indicator]
    reading, advised = snapshot.reading(of.indicator, BOROUGH), snapshot.advice(of.indicator)
    series = snapshot.series(of.indicator, BOROUGH, frequency=reading.frequency if reading else None)
    places = of_series(series)
    figure = period = mark = word = ""
    if reading is not None:
        verdict = verdicts.variation(indicator, reading, places)
        mark, word = verdict.mark, lower_first(verdict.word)
        if advised and advised.because in _OF_THE_GAP:
            mark, word = GapChange.WIDENING.mark, "the poorer wards are further behind"
        if reading.value is not None and reading.period is not None:
            period = period_text(reading.frequency, reading.period, short=True)
            figure = f"{value_text(indicator, reading.value, places)}, {period}."
    why = reasons.because(indicator, advised, places) if advised else ""
    advice = f"Advice: {lower_first(advised.word)}." if advised and advised.advice.mark else ""
    return ItemSaid(
        mark,
        indicator.title,
        ("indicator", of.indicator, BOROUGH),
        f": {word}" if word else "",
        (),
        in_turn((figure, why, advice)),
        None,
        indicator.owner,
        f"{period} data" if period else "",
        "Decide" if of.asks else "Note",
        sample=bool(reading and reading.origin is Origin.SAMPLE),
    )
