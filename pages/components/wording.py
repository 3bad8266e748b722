"""Findings in sentences. Facts only: whether a series has changed is for the readings to say."""

from metrics import Area, Comparison, Observation, Polarity, Series
from pages.components.formats import (
    CODES,
    STATES,
    interval_text,
    months_on,
    number,
    observed,
    period_before,
    period_text,
    state_sentence,
    state_text,
    table_code,
    table_note,
    unit,
    value_text,
    when,
)

__all__ = [
    "BOROUGH_NAME",
    "CODES",
    "STATES",
    "area_text",
    "borough_beside",
    "change_text",
    "comparison_alt",
    "comparison_finding",
    "comparison_word",
    "interval_text",
    "number",
    "observed",
    "period_text",
    "ranked",
    "series_alt",
    "series_finding",
    "state_sentence",
    "state_text",
    "table_code",
    "table_note",
    "unit",
    "value_text",
    "when",
]

BOROUGH_NAME = "Camden"
_COUNTED = {
    "withheld": ("is withheld", "are withheld"),
    "missing": ("has no return", "have no return"),
    "pending": ("is not yet published", "are not yet published"),
}
_RECENT_MONTHS = 24


def change_text(series: Series) -> str:
    """'was 1.32 in November 2025 and 1.41 in December 2024': the period and the year before, where shown."""
    latest = series.latest
    if latest is None:
        return ""
    there = {each.period: each for each in series.observations if each.value is not None}
    periods = dict.fromkeys((period_before(series.frequency, latest.period), months_on(latest.period, -12)))
    facts = [f"{observed(series.indicator, there[each])} in {when(there[each])}" for each in periods if each in there]
    return f"was {' and '.join(facts)}" if facts else ""


def series_finding(series: Series, borough: Series | None = None) -> str:
    """Between which figures it moves, the latest with its likely range, gaps since, and Camden's figure."""
    latest = series.latest
    if latest is None:
        return _nothing(series)
    sentences = [_moves(series, latest), *_since(series, latest)]
    beside = borough_beside(series, borough)
    if beside is not None:
        period = "" if beside.period == latest.period else f" in {when(beside)}"
        sentences.append(f"{BOROUGH_NAME} as a whole: {observed(series.indicator, beside)}{period}.")
    return " ".join(sentences)


def borough_beside(series: Series, borough: Series | None) -> Observation | None:
    """The borough's figure for the series' latest period, else its own latest; None for the borough itself."""
    if borough is None or borough.area.code == series.area.code:
        return None
    period = series.latest.period if series.latest else None
    same = (each for each in borough.observations if each.period == period and each.value is not None)
    return next(same, borough.latest)


def series_alt(series: Series, borough: Series | None = None) -> str:
    """The finding, then the first and last figure."""
    shown = [each for each in series.observations if each.value is not None]
    finding = series_finding(series, borough)
    if len(shown) < 2:
        return finding
    first, last = (f"{observed(series.indicator, each)} in {when(each)}" for each in (shown[0], shown[-1]))
    return f"{finding} First {first}, last {last}."


def comparison_word(observation: Observation, benchmark: Observation | None, polarity: Polarity) -> str:
    """better, worse, higher, lower, similar or none: the whole interval against the benchmark, where touching
    is similar. A provisional figure is not judged.
    """
    if benchmark is None or benchmark.value is None or observation.lower is None or observation.upper is None:
        return "none"
    if observation.provisional or benchmark.provisional:
        return "none"
    if observation.upper < benchmark.value:
        return {Polarity.HIGH_IS_GOOD: "worse", Polarity.LOW_IS_GOOD: "better"}.get(polarity, "lower")
    if observation.lower > benchmark.value:
        return {Polarity.HIGH_IS_GOOD: "better", Polarity.LOW_IS_GOOD: "worse"}.get(polarity, "higher")
    return "similar"


def area_text(comparison: Comparison, area: Area, observation: Observation) -> str:
    """'Kilburn: 75%, likely range 70% to 79%, worse than Camden': one area of a comparison."""
    if observation.value is None:
        state = state_text(observation).replace(": ", ", ")
        return f"{area.name}: {state[0].lower()}{state[1:]}"
    likely = interval_text(comparison.indicator, observation.lower, observation.upper)
    word = comparison_word(observation, comparison.benchmark, comparison.indicator.polarity)
    beside = {"similar": "too close to tell", "none": ""}.get(word, f"{word} than {BOROUGH_NAME}")
    parts = (observed(comparison.indicator, observation), likely and f"likely range {likely}", beside)
    return f"{area.name}: {', '.join(part for part in parts if part)}"


def ranked(comparison: Comparison) -> list[tuple[Area, Observation]]:
    """Highest first, equal ones by name; those without a figure last."""
    pairs = zip(comparison.areas, comparison.observations, strict=True)
    return sorted(pairs, key=lambda pair: (pair[1].value is None, -(pair[1].value or 0), pair[0].name))


def comparison_finding(comparison: Comparison) -> str:
    """How many areas differ clearly from Camden, which lies furthest out, and how many have no figure."""
    sentences = _different(comparison)
    for status, (one, many) in _COUNTED.items():
        count = sum(each.status == status for each in comparison.observations)
        if count:
            sentences.append(f"{_areas(comparison, count)} {one if count == 1 else many}.")
    return " ".join(sentences)


def comparison_alt(comparison: Comparison) -> str:
    """The finding, then the highest and lowest figure."""
    shown = [pair for pair in ranked(comparison) if pair[1].value is not None]
    if len(shown) < 2:
        return comparison_finding(comparison)
    high, low = (f"{area.name} {observed(comparison.indicator, each)}" for area, each in (shown[0], shown[-1]))
    return f"{comparison_finding(comparison)} Highest: {high}; lowest: {low}."


def _moves(series: Series, latest: Observation) -> str:
    """Between which figures the series has moved and the latest; only the latest where there are few."""
    indicator, yearly = series.indicator, "year" in series.frequency
    complete = [each for each in series.observations if each.value is not None and not each.provisional]
    recent = [each for each in complete if yearly or each.period > months_on(latest.period, -_RECENT_MONTHS)]
    likely = interval_text(indicator, latest.lower, latest.upper)
    tail = f"in {when(latest)}" + (f", likely range {likely}" if likely else "")
    in_full = f" {unit(indicator, series.frequency)}".rstrip()
    if len(recent) < 4:
        change = f"; it {change_text(series)}" if change_text(series) else ""
        only = "; the only figure so far" if len(complete) == 1 else ""
        return f"{observed(indicator, latest)}{in_full} {tail}{change}{only}."
    values = [each.value for each in recent if each.value is not None]
    between = interval_text(indicator, min(values), max(values), joined="and")
    started = recent[0].period > months_on(latest.period, 2 - _RECENT_MONTHS)
    span = f"since {when(recent[0])}" if yearly or started else "over the last two years"
    start = f"Between {between}" if " and " in between else f"Steadily {between}"
    return f"{start}{in_full} {span}; {observed(indicator, latest)} {tail}."


def _since(series: Series, latest: Observation) -> list[str]:
    """What stands after the latest figure: the last of each state; all that is not yet published, once."""
    later = {each.status: each for each in series.observations if each.period > latest.period}
    pending = later.pop("pending", None)
    sentences = [state_sentence(each) or f"{when(each)} is provisional." for each in later.values()]
    return [*sentences, *(["Later figures are not yet published."] if pending else [])]


def _nothing(series: Series) -> str:
    if not series.observations:
        return "No data yet."
    shown = [each for each in series.observations if each.value is not None]
    if not shown:
        return f"No figure can be shown. {state_sentence(series.observations[-1])}"
    so_far = f"{observed(series.indicator, shown[-1])} so far in {when(shown[-1])}"
    return f"No complete period yet; {so_far}, provisional."


def _areas(comparison: Comparison, count: int) -> str:
    level = comparison.areas[0].level
    return f"{count} {level}" if count == 1 else f"{count:,} {level}s"


def _different(comparison: Comparison) -> list[str]:
    indicator, benchmark = comparison.indicator, comparison.benchmark
    pairs = [pair for pair in ranked(comparison) if pair[1].value is not None]
    words = [comparison_word(each, benchmark, indicator.polarity) for _, each in pairs]
    if benchmark is None or benchmark.value is None or set(words) <= {"none"}:
        return _not_judged(comparison, pairs)
    sides = ("higher", "lower") if indicator.polarity is Polarity.NEUTRAL else ("better", "worse")
    there = [side for side in sides if side in words]
    if not there:
        return [f"No {comparison.areas[0].level} is clearly different from {BOROUGH_NAME}."]
    counts = [words.count(side) for side in there]
    second = f" and {counts[1]} {_is(counts[1])} {there[1]}" if len(there) == 2 else ""
    beside = f"than {BOROUGH_NAME} ({value_text(indicator, benchmark.value)})"
    counted = f"{_areas(comparison, counts[0])} {_is(counts[0])} {there[0]} {beside}{second}."
    side = there[0] if indicator.polarity is Polarity.NEUTRAL else there[-1]
    return [
        counted,
        _furthest(comparison, [pair for pair, word in zip(pairs, words, strict=True) if word == side]),
    ]


def _furthest(comparison: Comparison, group: list[tuple[Area, Observation]]) -> str:
    """The area furthest out of those on one side of the benchmark, highest first."""
    pairs = [pair for pair in ranked(comparison) if pair[1].value is not None]
    benchmark = comparison.benchmark.value if comparison.benchmark else None
    above = (group[0][1].value or 0) > (benchmark or 0)
    area, each = group[0] if above else group[-1]
    of_all = each.value == pairs[0 if above else -1][1].value
    likely = interval_text(comparison.indicator, each.lower, each.upper, joined="and")
    between = f"between {likely}" if " and " in likely else likely
    return f"{'' if of_all else 'Of these, '}{area.name} is {'highest' if above else 'lowest'}: {between}."


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _not_judged(comparison: Comparison, pairs: list[tuple[Area, Observation]]) -> list[str]:
    """Only the reach of the figures, where there is no benchmark or no interval to judge by."""
    if not pairs:
        return [f"No figure can be shown for {period_text(comparison.frequency, comparison.period)}."]
    (high_area, high), (low_area, low) = pairs[0], pairs[-1]
    figures = [
        f"{observed(comparison.indicator, each)} ({area.name})" for area, each in ((low_area, low), (high_area, high))
    ]
    benchmark = comparison.benchmark
    whole = observed(comparison.indicator, benchmark) if benchmark and benchmark.value is not None else ""
    beside = (
        f"; {BOROUGH_NAME} as a whole: {whole}" if whole else f"; there is no {BOROUGH_NAME} figure to compare with"
    )
    return [f"From {figures[0]} to {figures[1]}{beside}."]
