"""How a piece of work is told: when it started, how far it has come, what it costs, when it should show."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter

from data.store import Initiative, Kept, Move
from metrics import Precision, same_day_later
from pages.components.words.numbers import lower_first
from pages.components.words.periods import day_text

_MONTHS_OF_A_YEAR = 12
_AS_EXACT = {Precision.DAY: "%-d %B %Y", Precision.MONTH: "%B %Y", Precision.YEAR: "%Y"}


def started(of: Initiative) -> str:
    """'June 2023', as exact as it is known; '' where it is not."""
    return f"{of.started:{_AS_EXACT[of.started_to]}}" if of.started else ""


def lag_of(of: Initiative, indicator: str) -> int:
    """How many months after the first day of what is known of its start an indicator should show what the work does:
    the lag that is said of it, none where it is not linked. Of a start that is known by its year alone the last month
    counts, by when it had begun; of one that is known to the month, that month (METHODS, 85)."""
    lag = next((each.lag_months for each in of.moves if each.indicator == indicator), 0)
    return lag + (_MONTHS_OF_A_YEAR - 1 if of.started_to is Precision.YEAR else 0)


def should_show(of: Initiative, move: Move) -> str:
    """'June 2024 (12 months after it started)'; '' where its start is not known."""
    if of.started is None:
        return ""
    day = same_day_later(of.started, lag_of(of, move.indicator))
    after = f"{move.lag_months} months after it started" if move.lag_months else "from its start"
    late = f", by December {of.started:%Y} at the latest" if of.started_to is Precision.YEAR else ""
    return f"{day:{_AS_EXACT[Precision.MONTH]}} ({after}{late})"


def scale(of: Initiative) -> str:
    """'1 of 5 neighbourhoods', '3,200 staff', '5 neighbourhoods planned'; '' where neither is known."""
    counted = f" {of.scale_of}" if of.scale_of else ""
    if of.scale_reached is not None and of.scale_planned is not None:
        return f"{of.scale_reached:,} of {of.scale_planned:,}{counted}"
    if of.scale_reached is not None:
        return f"{of.scale_reached:,}{counted}"
    return f"{of.scale_planned:,}{counted} planned" if of.scale_planned is not None else ""


def budget(of: Initiative) -> str:
    """'£25,000'; '' where it is not known."""
    return pounds(of.budget) if of.budget is not None else ""


def budget_per_site(of: Initiative) -> str:
    """Its budget over its wards; '' where either is not known, and of one ward, where it is the budget."""
    return pounds(of.budget / len(of.sites)) if of.budget is not None and len(of.sites) > 1 else ""


def pounds(amount: float) -> str:
    """'£12,500'; with pence only where there are any."""
    return f"£{amount:,.0f}" if round(amount, 2) == round(amount) else f"£{amount:,.2f}"


def run_by(of: Initiative) -> str:
    """'Run by: neighbourhood lead'; '' where it is not known."""
    return f"Run by: {lower_first(of.owner)}" if of.owner else ""


def review(day: date | None, late: int) -> str:
    """'Next review 20 October 2026', and for how many days that is late; '' where none is planned."""
    return f"Next review {day_text(day)}{f', {_days(late)} late' if late else ''}" if day else ""


def has_started(of: Initiative, today: date) -> bool | None:
    """Whether the last day that may have been its first has passed; None where its start is not known."""
    if of.started is None:
        return None
    return last_start(of.started, of.started_to) < today


def last_start(started: date, known_to: Precision) -> date:
    """The last day that may have been the first, as exactly as that is known."""
    if known_to is Precision.DAY:
        return started
    month = started.month if known_to is Precision.MONTH else _MONTHS_OF_A_YEAR
    return date(started.year, month, monthrange(started.year, month)[1])


def has_begun(of: Initiative, today: date) -> bool:
    """Whether the first day that may have been its first has come; also where its start is not known."""
    return of.started is None or of.started <= today


def begins(of: Initiative) -> str:
    """'It begins on 15 December 2026; there is no advice before that.'"""
    on = "on" if of.started_to is Precision.DAY else "in"
    return f"It begins {on} {started(of)}; there is no advice before that."


def may_expect(of: Initiative, today: date) -> bool:
    """Whether what is expected of it can be written down: no later than it starts."""
    return has_started(of, today) is False


def unexpected(of: Initiative, today: date) -> str:
    """What is said where nothing was expected of it."""
    started = has_started(of, today)
    if started is None:
        return (
            "When it starts is not recorded. Say that first: what is expected is written down no later than the start."
        )
    return "No expectation was written down before it started." if started else "Nothing is expected of it yet."


def whence(name: str, versions: Sequence[Kept[Initiative]]) -> str:
    """Where a field of the newest version is from: 'published', 'illustrative', or who entered it and when. `versions`
    are all of them, oldest first."""
    since = so_since(versions, attrgetter(name))
    if since.at is None:
        return "illustrative" if name in since.entry.illustrative else "published"
    return f"entered by {since.role}, {day_text(since.at.date())}"


def so_since(versions: Sequence[Kept[Initiative]], of: Callable[[Initiative], object]) -> Kept[Initiative]:
    """The version since which something `of` the work is what it is in the newest; `versions` are oldest first."""
    since = newest = versions[-1]
    for each in reversed(versions):
        if of(each.entry) != of(newest.entry):
            break
        since = each
    return since


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"
