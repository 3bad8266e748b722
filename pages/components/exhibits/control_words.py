"""What a control chart says: its finding, its alternative text, and how to read it."""

from collections import Counter
from collections.abc import Sequence

from metrics import Chart, Reading, Series, Signal, Variation
from pages.components.exhibits.axes import scale_note
from pages.components.exhibits.control_ends import ends_of, meaning
from pages.components.exhibits.flags import Flag
from pages.components.exhibits.over_time import around, extremes, rings
from pages.components.exhibits.ringed import HOW_TO_READ, Ringed
from pages.components.exhibits.ringed import alt as ringed_alt
from pages.components.words import targets, verdict_sentences
from pages.components.words.numbers import lower_first, unit, unit_words, upper_first
from pages.components.words.periods import dated, span, within
from pages.components.words.places import place
from pages.components.words.precision import of_series
from pages.components.words.ranges import range_text
from pages.components.words.sentences import in_turn
from pages.components.words.states import observed

_STOCK = (
    "Most of those counted in one period are counted again in the next, so that chance alone can carry the line some "
    "way in small steps. A figure is marked only where the line has also gone further than that, over a year or over "
    "all its figures."
)
_WORTH_A_MARK = {
    Variation.IMPROVEMENT: "a circle is a change for the better",
    Variation.CONCERN: "a diamond a change for the worse",
    Variation.HIGH: "a square is unusually high",
    Variation.LOW: "a square is unusually low",
}


def finding(series: Series, chart: Chart, reading: Reading, places: int) -> str:
    """The latest figure, whether it is changing, what was a signal before where nothing is now, and whether it can meet
    its target."""
    latest, words = _latest(series, places), unit_words(series.indicator)
    told = verdict_sentences.change_sentence(series.indicator, reading, places)
    latest = f"{words}: {latest}" if words else upper_first(latest)
    before = _before(series, chart) if reading.variation is Variation.COMMON else ""
    target = verdict_sentences.assurance_sentence(series.indicator, reading, places)
    return in_turn((latest, told, before, target))


def alt(
    series: Series,
    chart: Chart,
    borough: Series | None = None,
    known: Sequence[Flag] = (),
    printed: Ringed | None = None,
) -> str:
    """What kind of figure it is and of what, and what the finding above it does not say: how many figures there are and
    for which periods, the highest and the lowest, how many are signals of what, what is not known, and what else is
    drawn."""
    indicator, places = series.indicator, of_series(series, borough)
    shown = [each for each in series.observations if each.value is not None]
    what = (indicator.title, unit(indicator, series.frequency), place(series.area))
    facts = [f"A control chart: {', '.join(part for part in what if part)}. {len(shown)} figures, {span(shown)}."]
    facts.append(extremes(series, shown, places))
    signals = Counter(Variation(each.meaning) for each in chart.points if meaning(each) and each.meaning)
    told = [f"{count} marked as {lower_first(found.word)}" for found, count in signals.items()]
    facts.append(f"{upper_first(', '.join(told))}." if told else "No figure is marked as a change.")
    if len(chart.parts) > 1:
        facts.append(f"The expected range is drawn in {len(chart.parts)} parts.")
    facts += around(series, borough)
    if indicator.target is not None:
        facts.append(f"{targets.sentence(indicator, series.area)}.")
    if printed:
        facts.append(ringed_alt(printed))
    if known:
        facts.append(f"{len(known)} numbered {'flag is' if len(known) == 1 else 'flags are'} told below.")
    return " ".join(facts)


def how_to_read(series: Series, chart: Chart, borough: Series | None = None, printed: Ringed | None = None) -> str:
    """What the band and the marks mean, as far as there are any, and how often chance alone gives a mark."""
    found = dict.fromkeys(Variation(each.meaning) for each in chart.points if meaning(each) and each.meaning)
    marks = ["A small grey dot is within chance", *(_WORTH_A_MARK[each] for each in found)]
    notes = [
        (
            "The shaded band is the expected range: where figures lie while nothing but chance moves them. It says "
            "where they have been, not where they should be. The grey line in it is their usual level."
        ),
        f"{'; '.join(marks)}.",
        (
            "Of the latest figures of series in which nothing changes, chance alone marks about 2 in 100; of rounded "
            "counts about 3."
        ),
    ]
    if series.indicator.stock:
        notes.append(_STOCK)
    if any(each.provisional and each.value is not None for each in series.observations):
        notes.append("A hollow point is provisional and not judged.")
    notes += [HOW_TO_READ] if printed else []
    notes += [*rings(series.observations), scale_note(series.indicator, ends_of(series, chart, borough, printed))]
    return in_turn(notes)


def _latest(series: Series, places: int) -> str:
    """'1.28 per 1,000 residents a month in January 2026 (chance variation 1.21 to 1.35).'"""
    each = series.latest
    if each is None:
        return ""
    figure = f"{observed(series.indicator, each, places)} {unit(series.indicator, series.frequency)}".strip()
    likely = range_text(series.indicator, each, places)
    return f"{figure} {dated(series.indicator, each)}{f' ({likely})' if likely else ''}."


def _before(series: Series, chart: Chart) -> str:
    """The newest figure that was a signal; '' where none was."""
    last = next((each for each in reversed(chart.points) if each.signal is not Signal.NONE and each.meaning), None)
    if last is None or not last.meaning:
        return ""
    period = within(series.indicator, series.frequency, last.period)
    return (
        f"The newest figure that was more than chance is that {period} ({lower_first(Variation(last.meaning).word)})."
    )
