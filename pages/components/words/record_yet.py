"""Whether the latest figure is a record: the lowest or the highest of all that are known."""

from itertools import pairwise

from metrics import Kind, Observation, Polarity, Series, Status
from pages.components.words.clearly_more import FELL, ROSE, surely_apart
from pages.components.words.numbers import displayed, is_money
from pages.components.words.periods import apart

SEVERAL = 3  # figures, from which on one of them is a record


def record_yet(series: Series, complete: list[Observation], way: str, places: int, *, rounded: bool) -> str:
    """'; the lowest yet': whether the latest is the lowest or highest of at least three figures, as they are written,
    and of a gap that is neither good nor bad on either side the nearest to nought; else ''. Money has no record: in
    that of each year the newest is nearly always the highest."""
    indicator = series.indicator
    written = [displayed(indicator, each.value or 0.0, places) for each in complete]
    if not way or len(complete) < SEVERAL or any(each.bound for each in complete) or is_money(indicator):
        return ""
    *earlier, latest = complete
    if rounded and indicator.kind is Kind.PROPORTION and not all(surely_apart(each, latest) for each in earlier):
        return ""
    rest, now = written[:-1], written[-1]
    known = "yet" if _all_known(series, complete) else "of those known"
    if indicator.polarity is Polarity.NEUTRAL and min(written) < 0:
        # A gap that has two sides: its highest is no more than another lowest, and nought is where there is none.
        return f"; the nearest to nought {known}" if abs(now) < min(map(abs, rest)) else ""
    if (way == FELL and now < min(rest)) or (way == ROSE and now > max(rest)):
        return f"; the {'lowest' if way == FELL else 'highest'} {known}"
    return ""


def _all_known(series: Series, complete: list[Observation]) -> bool:
    """Whether no figure before the latest is withheld, missing or skipped: one that is not known may have been lower.
    Figures that do not follow one another at one spacing skip some, as those in print do that have no row for a year
    without a figure."""
    unknown = (Status.WITHHELD, Status.MISSING)
    held = [each for each in series.observations if complete[0].period <= each.period <= complete[-1].period]
    spacings = {apart(series.frequency, one.period, other.period) for one, other in pairwise(held)}
    return len(spacings) <= 1 and not any(each.status in unknown for each in held)
