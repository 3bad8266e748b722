"""Findings about one series in sentences. Facts only: whether it has changed is for the readings to say."""

from collections.abc import Sequence

from metrics import Observation, Series
from pages.components.formats import interval_text, lower_first, observed, state_sentence, unit, unit_words
from pages.components.periods import dated, months_on, period_before, when

BOROUGH_NAME = "Camden"
_RECENT_MONTHS = 24


def before(series: Series) -> list[Observation]:
    """The period before the latest and the year before, where shown; where neither is, the newest figure before it."""
    latest = series.latest
    if latest is None:
        return []
    earlier = {
        each.period: each for each in series.observations if each.value is not None and each.period < latest.period
    }
    periods = dict.fromkeys((period_before(series.frequency, latest.period), months_on(latest.period, -12)))
    return [earlier[each] for each in periods if each in earlier] or [*earlier.values()][-1:]


def change_text(series: Series) -> str:
    """'was 1.32 in November 2025 and 1.41 in December 2024': what it was before."""
    facts = [f"{observed(series.indicator, each)} {dated(series.indicator, each)}" for each in before(series)]
    return f"was {' and '.join(facts)}" if facts else ""


def series_finding(series: Series, borough: Series | None = None) -> str:
    """Between which figures it moves, the latest with its likely range, gaps since, and Camden's figure."""
    latest = series.latest
    if latest is None:
        return _nothing(series)
    words = unit_words(series.indicator)
    moves = _moves(series, latest)
    sentences = [f"{words}: {lower_first(moves)}" if words else moves, *_since(series, latest)]
    beside = borough_beside(series, borough)
    if beside is not None:
        period = "" if beside.period == latest.period else f" {dated(series.indicator, beside)}"
        sentences.append(f"{BOROUGH_NAME} as a whole: {observed(series.indicator, beside)}{period}.")
    return " ".join(sentences)


def why_none(series: Series, lacking: Sequence[str]) -> str:
    """Why there is no complete figure; for an indicator that waits for extracts, which."""
    if series.observations or not lacking:
        return series_finding(series)
    names, have = " and ".join(lacking), "have" if len(lacking) > 1 else "has"
    return f"No data yet. {names} {have} not been brought in."


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
    first, last = (
        f"{observed(series.indicator, each)} {dated(series.indicator, each)}" for each in (shown[0], shown[-1])
    )
    return f"{finding} First {first}, last {last}."


def _moves(series: Series, latest: Observation) -> str:
    """Between which figures the series has moved and the latest; only the latest where there are few."""
    indicator, yearly = series.indicator, "year" in series.frequency
    complete = [each for each in series.observations if each.value is not None and not each.provisional]
    recent = [each for each in complete if yearly or each.period > months_on(latest.period, -_RECENT_MONTHS)]
    likely = interval_text(indicator, latest.lower, latest.upper)
    tail = dated(indicator, latest) + (f", likely range {likely}" if likely else "")
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
    so_far = f"{observed(series.indicator, shown[-1])} so far {dated(series.indicator, shown[-1])}"
    return f"No complete period yet; {so_far}, provisional."
