"""How a series stands: its latest figure and those before it, when the next is due, and why it has none."""

from collections.abc import Iterable, Sequence

from metrics import Level, Observation, Series, Standing, Status
from pages.components.words import precision
from pages.components.words.numbers import lower_first
from pages.components.words.periods import before, dated, day_text, when
from pages.components.words.states import counted_states, is_to_come, observed, state_sentence

_NO_FIGURE = "No figure can be shown."


def standing_text(series: Series) -> str:
    """How a series stands: 'Ended in 2021', 'Next figure due by 31 March 2026'; '' where it has no figures."""
    fresh = series.freshness
    if fresh is None:
        return ""
    if fresh.standing is Standing.ENDED:
        shown = [each for each in series.observations if each.value is not None]
        return f"Ended {dated(series.indicator, shown[-1])}" if shown else "Ended"
    if fresh.late_since is not None:
        return f"Next figure late since {day_text(fresh.late_since)}"
    return f"Next figure due by {day_text(fresh.due)}" if fresh.due else "We keep no date for the next figure"


def late_sentence(series: Series) -> str:
    """'Last data 2023; the next was due by 30 April 2026, 211 days late. Figures below are as at 2023.'; '' where there
    is a figure and the next is not late, or there is none."""
    fresh, latest = series.freshness, series.latest
    if fresh is None or fresh.late_since is None or fresh.due is None or latest is None:
        return ""
    days = f"{fresh.days_late:,} {'day' if fresh.days_late == 1 else 'days'} late"
    period = when(latest)
    return f"Last data {period}; the next was due by {day_text(fresh.due)}, {days}. Figures below are as at {period}."


def fresh_text(series: Series) -> str:
    """The same, to stand beside the latest figure; '' where nothing is amiss."""
    fresh = series.freshness
    if fresh is not None and fresh.standing is Standing.ENDED:
        return "the series has ended"
    return lower_first(standing_text(series)) if fresh is not None and fresh.late_since is not None else ""


def withheld_since(series: Series) -> str:
    """'September 2026 is withheld to protect people: a small count': the newest that is, after the latest figure; ''
    where none is."""
    latest = series.latest
    since = [each for each in series.observations if latest and each.period > latest.period]
    withheld = [each for each in since if each.status is Status.WITHHELD]
    return " ".join(f"{when(withheld[-1])} {why}" for _, why in counted_states(series.indicator, withheld[-1:]))


def late(several: Iterable[Series]) -> str:
    """' 23 wait for a figure that is late.', behind a sentence that has counted indicators; '' where none does."""
    count = sum(each.freshness is not None and each.freshness.late_since is not None for each in several)
    return f" {count} {'waits' if count == 1 else 'wait'} for a figure that is late." if count else ""


def coming_sentence(series: Series) -> str:
    """How a series stands where a figure is still to come or none will; '' where all that has passed is there."""
    fresh, waiting = series.freshness, [each for each in series.observations if is_to_come(each)]
    if fresh is not None and fresh.standing is Standing.ENDED:
        return f"The series {lower_first(standing_text(series))}."
    if fresh is None or fresh.due is None or not (waiting or fresh.late_since):
        return state_sentence(series.indicator, waiting[-1]) if waiting else ""
    if fresh.late_since is None:
        return f"The next figure is due by {day_text(fresh.due)}."
    return f"The next figure has been late since {day_text(fresh.late_since)}."


def change_text(series: Series, places: int | None = None) -> str:
    """'was 1.32 in November 2025 and 1.41 in December 2024': what it was before."""
    own = precision.of_series(series) if places is None else places
    facts = [f"{observed(series.indicator, each, own)} {dated(series.indicator, each)}" for each in before(series)]
    return f"was {' and '.join(facts)}" if facts else ""


def why_none(series: Series, lacking: Sequence[str] = ()) -> str:
    """Why a series has no complete figure; for an indicator that waits for extracts, which."""
    if not series.observations and series.indicator.every(series.area.level) is None:
        return never_shown(series.area.level)
    if not series.observations:
        names, have = " and ".join(lacking), "have" if len(lacking) > 1 else "has"
        return f"No data yet. {names} {have} not been brought in." if lacking else "No data yet."
    shown = [each for each in series.observations if each.value is not None]
    if not shown:
        return f"{_NO_FIGURE} {state_sentence(series.indicator, _why(series))}"
    figure = observed(series.indicator, shown[-1], precision.of_series(series))
    so_far = f"{figure} so far {dated(series.indicator, shown[-1])}"
    return f"No complete period yet; {so_far}, provisional."


def why_alone(series: Series, lacking: Sequence[str] = ()) -> str:
    """The same where it stands beside words that say that there is none."""
    return why_none(series, lacking).removeprefix(_NO_FIGURE).strip()


def why_none_mark(series: Series) -> str:
    """The mark beside it."""
    if not series.observations:
        never = series.indicator.every(series.area.level) is None
        return str((Status.WITHHELD if never else Status.MISSING).mark)
    return _why(series).status.mark or str(Status.MISSING.mark)


def never_shown(level: Level) -> str:
    """Why a level of areas has no figure at all of an indicator that is never published for it."""
    return f"Not published for {level.word}s, since numbers there are small."


def _why(series: Series) -> Observation:
    """The newest of those that have come, or the newest of all: that a period is still to come is not why all before it
    have no figure."""
    come = [each for each in series.observations if not is_to_come(each)]
    return (come or [*series.observations])[-1]
