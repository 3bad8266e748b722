"""How a figure that was told otherwise before is said: what it was, what it became, by how much, and why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from metrics import AsKnown, Indicator, Origin, Retold, Rewriting, Version
from pages.components.words.apart import difference
from pages.components.words.lists import listed
from pages.components.words.numbers import lower_first, unit, upper_first
from pages.components.words.outside import OF_A_SOURCE, cut
from pages.components.words.periods import day_text, period_text
from pages.components.words.precision import apart
from pages.components.words.sentences import in_turn
from pages.components.words.states import observed

NOT_AGAIN = "Not shown again"
_MADE_UP = "A made-up figure"
_OTHERWISE = "Counted in another way"
_ALL = {1: "The one period", 2: "Both periods"}
_NO_CHANGE_OF = (Rewriting.REDEFINED, Rewriting.REPLACED)  # after these, two figures are of two things
_COUNTED = {
    Rewriting.NEW: "given again",
    Rewriting.GONE: "no longer given",
    Rewriting.REDEFINED: "counted in another way",
    Rewriting.REPLACED: "made up until then",
    Rewriting.PROTECTED: "changed to protect people",
    Rewriting.SETTLED: "provisional until then",
    Rewriting.RESTATED: "restated by the publisher",
    Rewriting.REVISED: "revised",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A period and what was written of it, oldest first: each version that reads otherwise than the one before."""

    period: str
    retold: Retold
    versions: tuple[tuple[Version, str], ...]

    @property
    def has_changed(self) -> bool:
        return len(self.versions) > 1


def told(found: AsKnown, places: int) -> tuple[Told, ...]:
    """Each period as it was written, with so many places that what differs is told apart."""
    return tuple(_told(found, each, places) for each in found.periods)


def first_told(of: Told) -> str:
    """The day from which it was told: 'by 2 October 2026' where it may have been before."""
    return f"{'by ' if of.retold.from_the_oldest else ''}{day_text(of.retold.first.day)}"


def change(found: AsKnown, of: Told) -> str:
    """'+0.31 per 1,000', from what it was first to what it is; '' where the two are not to be set beside each other."""
    was, now = of.versions[0][0].number, of.versions[-1][0].number
    of_two_things = any(one.why in _NO_CHANGE_OF for one in of.retold.versions)
    if was is None or now is None or was == now or of_two_things or of.retold.is_protected:
        return ""
    return f"{'+' if now > was else ''}{difference(found.indicator, now - was)}"


def why(of: Told) -> str:
    """'Restated by its publisher, 15 February 2026'; of several versions each after the first with its figure; of one
    alone that it was new."""
    if not of.has_changed:
        return of.versions[0][0].why.word
    told_later = of.versions[1:]
    if len(told_later) == 1:
        ((last, _),) = told_later
        return f"{last.why.word}, {day_text(last.day)}"
    return "; ".join(f"{text}, {day_text(one.day)}: {lower_first(one.why.word)}" for one, text in told_later)


def finding(found: AsKnown, several: Sequence[Told]) -> str:
    """How many of those that were told before were told otherwise since, why, and the newest of them."""
    changed = [each for each in several if each.has_changed]
    reasons = Counter(each.versions[-1][0].why for each in changed)
    alone = len(reasons) == 1
    parts = [words if alone else f"{reasons[each]} {words}" for each, words in _COUNTED.items() if reasons[each]]
    known = _known(found, several)
    which = (
        f"{len(changed)} of the {known} periods" if len(changed) < known else _ALL.get(known, f"All {known} periods")
    )
    have = f"{which} shown before {'has' if len(changed) == 1 else 'have'} changed since"
    return in_turn((f"{have}: {listed(parts)}.", _newest(found, changed[-1])))


def as_they_were(found: AsKnown, several: Sequence[Told]) -> str:
    """One line where nothing was told otherwise."""
    known = _known(found, several)
    new = len(several) - known
    if len(found.snapshots) == 1:
        return "No earlier snapshot that has this indicator can be read: what its figures were before is not known."
    first = day_text(min(found.snapshots.values()))
    if not known:
        return f"None of its figures was shown before, in the snapshots that are kept since {first}."
    many = _ALL.get(known, f"All {known} periods")
    stand = "are as they were" if known > 1 else "is as it was"
    more = f"; {new} {'is' if new == 1 else 'are'} new since" if new else ""
    return f"{many} in the snapshots that are kept, since {first}, {stand} first shown{more}."


def called(found: AsKnown) -> str:
    """That it had another name; '' where it had not."""
    names = [f"“{cut(each, OF_A_SOURCE)}”" for each in found.called]
    return f"In earlier snapshots it is called {listed(names)}." if names else ""


def unread(many: int) -> str:
    """That some snapshots are not among them; '' where all are."""
    if not many:
        return ""
    which = "1 earlier snapshot is" if many == 1 else f"{many} earlier snapshots are"
    return f"{which} not among them: made by another version, or not whole."


def _told(found: AsKnown, retold: Retold, places: int) -> Told:
    own = found.indicator
    numbers = [one.number for one in retold.versions if one.indicator is own]
    enough = apart(own, numbers, places)
    written = [(one, _written(own, retold, one, enough)) for one in retold.versions]
    kept = [each for place, each in enumerate(written) if not place or each[1] != written[place - 1][1]]
    return Told(period_text(found.frequency, retold.period), retold, tuple(kept))


def _written(own: Indicator, retold: Retold, version: Version, places: int) -> str:
    """What a version said, in its own units where it was counted in another way."""
    observation, declared = version.observation, version.indicator
    if observation is None:
        return str(Rewriting.GONE.word)
    if observation.value is None or (words := instead(retold, version)) == "":
        if declared is own or declared is None or observation.value is None:
            return upper_first(observed(own, observation, places))
        return f"{observed(declared, observation)} {unit(declared, observation.frequency)}".strip()
    return words


def instead(retold: Retold, version: Version) -> str:
    """What stands in the place of a number: of a period that is withheld now, of one counted in a way that cannot be
    told any more, and of one that was made up; '' of any other."""
    then, now = version.observation, retold.now.observation
    if retold.is_protected:
        return NOT_AGAIN
    if version.indicator is None:
        return _OTHERWISE
    was_made_up = then is not None and then.origin == Origin.SAMPLE
    return _MADE_UP if was_made_up and now is not None and now.origin != Origin.SAMPLE else ""


def _known(found: AsKnown, several: Iterable[Told]) -> int:
    """How many periods were told by an earlier snapshot."""
    *_, newest = found.snapshots
    return sum(each.retold.first.snapshot != newest for each in several)


def _newest(found: AsKnown, of: Told) -> str:
    """What the newest period that was told otherwise was, and is; '' where it has no two figures side by side."""
    if not change(found, of):
        return ""
    (_, was), (_, now) = of.versions[0], of.versions[-1]
    return f"{upper_first(of.period)} was first shown as {was}, {first_told(of)}, and is {now} now."
