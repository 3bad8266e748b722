"""One figure as it was known: what each snapshot that is kept told of a period, what it became, and why.

Nothing is computed again: every version is what a snapshot published on its day, protected as it was then."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import isclose

from data.vocabulary import Frequency, Level, Status
from metrics.declared.indicator import Indicator
from metrics.snapshots.areas import Area
from metrics.snapshots.observation import Observation
from metrics.snapshots.rewriting import PROTECTED, Asked, Renewed, Rewriting, Telling, renewed, why
from metrics.snapshots.snapshot import Snapshot
from metrics.snapshots.vintage import Head, Vintage, counted

_NOISE = 1e-9  # what another order of adding up can leave between two values


@dataclass(frozen=True, slots=True)
class Version:
    """What was first told by one snapshot: its name and day, the observation (None: no longer there), why it was told
    otherwise than before, and the indicator as it was declared (None where that is no declaration any more)."""

    snapshot: str
    day: date
    observation: Observation | None
    why: Rewriting
    indicator: Indicator | None

    @property
    def number(self) -> float | None:
        """What it told where that is a number, and no bound of one."""
        return None if self.observation is None or self.observation.bound else self.observation.value


@dataclass(frozen=True, slots=True)
class Retold:
    """A period and its versions, oldest first, each other than the one before. Where the first is `from_the_oldest`
    snapshot that is kept, it may have been told before."""

    period: date
    versions: tuple[Version, ...]
    from_the_oldest: bool

    @property
    def first(self) -> Version:
        return self.versions[0]

    @property
    def now(self) -> Version:
        return self.versions[-1]

    @property
    def is_protected(self) -> bool:
        """Whether it is withheld now to protect people: then no earlier figure of it is told again."""
        return self.now.observation is not None and self.now.observation.reason in PROTECTED


@dataclass(frozen=True, slots=True)
class AsKnown:
    """An indicator in an area as the snapshots that are kept told it: their days by their names, oldest first, the
    current one last; each period that any told, oldest first; what newer files changed in its extracts, newest first;
    and what it was `called` in some, where it has another title now."""

    indicator: Indicator
    area: Area
    frequency: Frequency
    snapshots: Mapping[str, date]
    periods: tuple[Retold, ...]
    renewed: tuple[Renewed, ...]
    called: tuple[str, ...]

    @property
    def retold(self) -> tuple[Retold, ...]:
        """The periods that were told in more than one way."""
        return tuple(each for each in self.periods if len(each.versions) > 1)

    def moves(self, reasons: Sequence[Rewriting]) -> tuple[tuple[date, float, float], ...]:
        """The period, what it was and what it became, of each number that was told otherwise for such a reason; nothing
        of a period that is withheld now."""
        return tuple(
            (each.period, before.number, after.number)
            for each in self.periods
            for before, after in pairwise(() if each.is_protected else each.versions)
            if after.why in reasons and before.number is not None and after.number is not None
        )


def as_known(snapshot: Snapshot, earlier: Sequence[Vintage], slug: str, area: str, frequency: Frequency) -> AsKnown:
    """An indicator of a snapshot in an area, by the snapshots before it, newest first."""
    own, here = snapshot.indicators[slug], snapshot.areas[area]
    tellings = [*_tellings(snapshot, earlier, slug, area, frequency)][::-1]
    asked = Asked(own, frequency, _places(snapshot, here))
    days = sorted({day for each in tellings for day in each.figures})
    return AsKnown(
        own,
        here,
        frequency,
        {each.name: each.day for each in tellings},
        tuple(_retold(asked, day, tellings) for day in days),
        renewed(asked, tellings),
        tuple(dict.fromkeys(each.title for each in tellings if each.title != own.title)),
    )


def _tellings(
    snapshot: Snapshot, earlier: Iterable[Vintage], slug: str, area: str, frequency: Frequency
) -> Iterator[Telling]:
    """Those of the snapshots that have the indicator, newest first, under whatever slug it had."""
    own = snapshot.indicators[slug]
    head: Head = own.model_dump(mode="json")
    now, there = counted(head), frozenset(snapshot.indicators)
    figures = snapshot.series(slug, area, frequency=frequency).observations
    held = {each.name: each for each in snapshot.holdings}
    yield Telling(snapshot.name, snapshot.as_of, own.title, head, own, held, _said(figures))
    for each in earlier:
        slug = _same(each, slug, head, there)
        if slug in each.heads:
            head, there = each.heads[slug], frozenset(each.heads)
            declared = own if counted(head) == now else each.indicator(slug)
            held, told = {one.name: one for one in each.holdings}, _said(each.series(slug, area, frequency))
            yield Telling(each.name, each.as_of, str(head["title"]), head, declared, held, told)


def _same(earlier: Vintage, slug: str, head: Head, there: frozenset[str]) -> str:
    """The slug that an indicator had in a snapshot: its own, or that of the only one that was counted in just this way
    and is not among those `there` since: then it was given another name."""
    if slug in earlier.heads:
        return slug
    twins = [each for each, own in earlier.heads.items() if each not in there and counted(own) == counted(head)]
    return twins[0] if len(twins) == 1 else slug


def _said(observations: Iterable[Observation]) -> dict[date, Observation]:
    """Those that say something, by period: a figure, that it is withheld, or that there were no cases."""
    return {each.period: each for each in observations if each.status in (Status.SHOWN, Status.WITHHELD, Status.NONE)}


def _retold(asked: Asked, period: date, tellings: Sequence[Telling]) -> Retold:
    """A period that some of the snapshots told of, oldest first."""
    versions: list[Version] = []
    before: Telling | None = None
    for each in tellings:
        was = before.figures.get(period) if before else None
        now = each.figures.get(period)
        if not _alike(was, now):
            versions.append(Version(each.name, each.day, now, why(asked, period, before, each), each.indicator))
        before = each
    return Retold(period, tuple(versions), period in tellings[0].figures)


def _alike(was: Observation | None, now: Observation | None) -> bool:
    """Whether two observations say the same to a reader."""
    if was is None or now is None:
        return was is now
    if (was.status, was.bound) != (now.status, now.bound):
        return False
    if was.value is None or now.value is None:
        return was.value is now.value
    return isclose(was.value, now.value, rel_tol=_NOISE, abs_tol=_NOISE)


def _places(snapshot: Snapshot, area: Area) -> frozenset[str] | None:
    """The codes of an area's wards, its own among them; None of the borough, which everything is of."""
    if area.level is Level.BOROUGH:
        return None
    return frozenset([area.code, *(each.code for each in snapshot.areas.values() if each.parent == area.code)])
