"""What is known of work where it goes on, for its advice."""

from collections.abc import Iterable, Sequence
from datetime import date

from data.periods import same_day_later
from data.vocabulary import Decided, Status
from metrics.judged.pooled import series_of_sites
from metrics.judged.sites import where
from metrics.judged.work import Work
from metrics.snapshots.snapshot import Snapshot

_CHANGES = (Decided.GO_FASTER, Decided.PAUSE)


def work_on(
    snapshot: Snapshot,
    indicator: str,
    sites: Sequence[str],
    *,
    since: date | None,
    lag_months: int,
    at_planned_scale: bool,
    decided: Iterable[tuple[date, Decided]] = (),
    review: date | None = None,
) -> Work:
    """What is known of work for its advice: since when it goes on, and when it was last decided to go faster, or to
    pause and change it."""
    changed = max((day for day, what in decided if what in _CHANGES and day <= snapshot.as_of), default=None)
    final = _final(snapshot, indicator, sites) if since or changed else ()
    return Work(
        at_planned_scale=at_planned_scale,
        figures_since_start=_since(final, since, lag_months),
        changed=changed,
        figures_since_change=_since(final, changed, lag_months),
        review=review,
    )


def _final(snapshot: Snapshot, indicator: str, sites: Sequence[str]) -> tuple[date, ...]:
    """The periods that there is a final figure of where work goes on."""
    declared = snapshot.indicators[indicator]
    area = where(snapshot, declared, sites)
    series = snapshot.series(indicator, area) if area else series_of_sites(snapshot, declared, sites)
    return tuple(each.period for each in series.observations if each.status is Status.SHOWN and not each.provisional)


def _since(periods: Sequence[date], day: date | None, lag_months: int) -> int:
    """How many begin so many months after a day, or later; none where no day is known."""
    return 0 if day is None else sum(each >= same_day_later(day, lag_months) for each in periods)
