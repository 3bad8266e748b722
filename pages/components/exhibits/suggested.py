"""What the evidence suggests on a piece of work, in as little as a row of a list has room for; and all that is known of
it, to be frozen with a decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data.store import Decision, Evidence, Initiative, Kept
from metrics import Advised, Origin, Snapshot
from pages.components.exhibits import trial
from pages.components.exhibits.frozen import frozen
from pages.components.exhibits.remembered import at_hand
from pages.components.words.work import has_begun

_MOST = 256
_FEW = 64  # of what holds every indicator of a piece of work


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is suggested, None where there is no figure; the title of the indicator that it is by, and where that one's
    figures are from; whether any indicator is linked, and whether the work has begun."""

    advised: Advised | None = None
    by: str = ""
    origin: Origin | None = None
    is_linked: bool = True
    has_begun: bool = True


def suggested(snapshot: Snapshot, of: Kept[Initiative], decisions: Iterable[Kept[Decision]], today: date) -> Suggestion:
    """By the first indicator that a piece of work should move; nothing before it begins. `decisions` are all that there
    are."""
    if not has_begun(of.entry, today):
        return Suggestion(has_begun=False)
    return _suggested(snapshot, of, made_of(of, decisions))


def made_of(of: Kept[Initiative], decisions: Iterable[Kept[Decision]]) -> tuple[Kept[Decision], ...]:
    """The decisions on a piece of work, of all that there are."""
    return tuple(each for each in decisions if each.entry.initiative == of.id)


def evidence(
    snapshot: Snapshot, of: Kept[Initiative], indicator: str, decisions: tuple[Kept[Decision], ...], today: date
) -> Evidence:
    """What is known of a piece of work, to be frozen with a decision on it; `decisions` are those made of it before."""
    return _evidence(snapshot, of, indicator, decisions, has_begun=has_begun(of.entry, today))


@at_hand(_FEW)
def _evidence(
    snapshot: Snapshot,
    of: Kept[Initiative],
    indicator: str,
    decisions: tuple[Kept[Decision], ...],
    *,
    has_begun: bool,
) -> Evidence:
    return frozen(snapshot, of, indicator, "", decisions, has_begun=has_begun)


def make_ready(snapshot: Snapshot, of: Kept[Initiative], decisions: Iterable[Kept[Decision]], today: date) -> None:
    """Have at hand what its page shows first."""
    suggested(snapshot, of, decisions, today)
    first = next((each.indicator for each in of.entry.moves if each.indicator in snapshot.indicators), "")
    evidence(snapshot, of, first, made_of(of, decisions), today)


@at_hand(_MOST)
def _suggested(snapshot: Snapshot, of: Kept[Initiative], decisions: tuple[Kept[Decision], ...]) -> Suggestion:
    asked = next((each for each in trial.trials(of.entry) if each.indicator in snapshot.indicators), None)
    if asked is None:
        return Suggestion(is_linked=bool(of.entry.moves))
    both = trial.advised(snapshot, asked, trial.work_for(snapshot, asked, of.entry, decisions))
    title = snapshot.indicators[asked.indicator].title
    return Suggestion(both[1], title, both[0].origin or None) if both else Suggestion(by=title)
