"""The indicators of the staff's anti-racism learning, and what its exhibits all ask of them."""

from collections.abc import Iterable, Sequence
from datetime import date

from metrics import BOROUGH, Comparison, Observation, Pace, Priority, Series, Snapshot, Unjudged, pace
from pages.components.exhibits import lookup
from pages.components.exhibits.exhibit import Exhibit, nothing
from pages.components.exhibits.remembered import remembered
from pages.components.words import pace as words
from pages.components.words.precision import of_page
from pages.components.words.standing import why_alone, why_none_mark

COMPLETED, FINISHED, JOINERS = "training_completed", "training_finished", "joiners_trained_in_six_months"
IN_PRINT, MANAGERS = "training_completed_published", "managers_trained"
ALL = (COMPLETED, FINISHED, JOINERS, MANAGERS, IN_PRINT)
# In the order in which they are read: two and two.
BREAKDOWNS = ("directorate", "manager", "grade", "time_in_post")
_QUARTERS = 4


def priority(snapshot: Snapshot, several: Iterable[Priority]) -> Priority | None:
    """The one that the learning belongs to; None where it is not declared."""
    of = snapshot.indicators[COMPLETED].priority if COMPLETED in snapshot.indicators else ""
    return next((each for each in several if each.slug == of), None)


def series(snapshot: Snapshot, indicator: str) -> Series | None:
    """One of them over time; None where it is not declared."""
    return lookup.here(snapshot, indicator, BOROUGH) if indicator in snapshot.indicators else None


def shown(snapshot: Snapshot) -> list[Observation]:
    """Every figure that the page tells."""
    there = (series(snapshot, slug) for slug in (COMPLETED, FINISHED, JOINERS, IN_PRINT))
    return [each for one in there if one for each in one.observations if each.value is not None]


def groups(snapshot: Snapshot) -> list[Comparison]:
    """All staff by each breakdown that there is, in the newest complete period."""
    if COMPLETED not in snapshot.indicators:
        return []
    there = [each for each in BREAKDOWNS if each in snapshot.indicators[COMPLETED].breakdowns]
    compared = [snapshot.categories(COMPLETED, BOROUGH, each) for each in there]
    return [each for each in compared if each.items and each.benchmark]


@remembered
def places(snapshot: Snapshot) -> int:
    """How many places shares are written with: one number for the page."""
    over_time = series(snapshot, COMPLETED)
    return of_page(over_time.indicator, [over_time], groups(snapshot)) if over_time else 0


def today(snapshot: Snapshot) -> Pace | Unjudged:
    """The pace at which all staff finish, or why none is known."""
    stock, flow = series(snapshot, COMPLETED), series(snapshot, FINISHED)
    return pace(stock, flow) if stock and flow else Unjudged.NO_FIGURES


def cohorts(snapshot: Snapshot) -> Sequence[Observation]:
    """The newest four quarters of joining in a row whose six months are over; nothing where one is not shown."""
    joiners = series(snapshot, JOINERS)
    if joiners is None or joiners.latest is None:
        return ()
    over = [each for each in joiners.observations if each.period <= joiners.latest.period][-_QUARTERS:]
    return over if len(over) == _QUARTERS and all(each.denominator for each in over) else ()


def joining(snapshot: Snapshot) -> tuple[float | None, list[date]]:
    """How many join a month, and the quarters that this is of; None where they are not shown."""
    over = cohorts(snapshot)
    people = sum(each.denominator or 0.0 for each in over)
    return (people / (3 * _QUARTERS) if over else None), [each.period for each in over]


def days(snapshot: Snapshot) -> dict[str, str]:
    """The days by which everyone might have finished, by their codes; nothing where no pace is known."""
    found = today(snapshot)
    return {} if isinstance(found, Unjudged) else words.days(found.period)


def none(snapshot: Snapshot, key: str, indicator: str, question: str) -> Exhibit:
    """What stands in the place of an exhibit of an indicator that has no figure: why, with its mark."""
    of = series(snapshot, indicator)
    if of is None:
        return nothing(key, lookup.unknown(snapshot, indicator), question=question)
    why = why_alone(of, lookup.lacking(snapshot, of.indicator))
    return nothing(key, why, question=question, mark=why_none_mark(of))
