"""What the evidence suggests on a piece of work, in as little as a row of a list has room for."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.store import Decision, Initiative, Kept
from metrics import Advised, Origin, Reading, Snapshot, Work, advice_for
from pages.components.exhibits import trial
from pages.components.exhibits.remembered import at_hand
from pages.components.exhibits.trial import Trial

_MOST = 256


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is suggested, None where there is no figure; the title of the indicator that it is by, and where that one's
    figures are from; and whether any indicator is linked."""

    advised: Advised | None = None
    by: str = ""
    origin: Origin | None = None
    is_linked: bool = True


def suggested(snapshot: Snapshot, of: Kept[Initiative], decisions: Sequence[Kept[Decision]]) -> Suggestion:
    """By the first indicator that a piece of work should move; `decisions` are all that there are."""
    asked = next((each for each in trial.trials(of.entry) if each.indicator in snapshot.indicators), None)
    if asked is None:
        return Suggestion(is_linked=bool(of.entry.moves))
    known = trial.work_for(snapshot, asked, of.entry, [each for each in decisions if each.entry.initiative == of.id])
    both = _advised(snapshot, asked, known)
    title = snapshot.indicators[asked.indicator].title
    return Suggestion(both[1], title, both[0].origin or None) if both else Suggestion(by=title)


@at_hand(_MOST)
def _advised(snapshot: Snapshot, asked: Trial, work: Work) -> tuple[Reading, Advised] | None:
    return advice_for(snapshot, asked.indicator, asked.sites, work)
