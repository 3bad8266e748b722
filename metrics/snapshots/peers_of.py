"""Whether an indicator may stand beside the boroughs: its own figures of Camden must be those of the series."""

from dataclasses import dataclass
from datetime import date
from math import isclose

from data.periods import placed
from data.vocabulary import Status
from metrics.snapshots.areas import BOROUGH
from metrics.snapshots.peer_series import PeerAbout, PeerSeries
from metrics.snapshots.printed import Printed
from metrics.snapshots.snapshot import Snapshot

_ALIKE = 1e-9


@dataclass(frozen=True, slots=True)
class PeersRefused:
    """Why an indicator does not stand beside the boroughs: Camden's own figure of a period is another there, so that
    the two are of different vintages or definitions. `printed` is who printed ours, where that is known, and `about`
    says it of theirs; both figures are in the series' unit."""

    about: PeerAbout
    period: date
    ours: float
    theirs: float
    printed: Printed | None


def peers_of(snapshot: Snapshot, indicator: str, *, newest: bool = False) -> PeerSeries | PeersRefused | None:
    """The series of all boroughs that an indicator is of, or its `newest` period alone; None where its head names none,
    or it is not there. Refused where Camden's figures in the two differ and its head does not say why they may."""
    declared = snapshot.indicators[indicator]
    series = snapshot.peers(declared.peers, newest=newest) if declared.peers else None
    if series is None or declared.peers_differ is not None:
        return series
    shown = snapshot.series(indicator, BOROUGH, frequency=declared.frequency).observations
    ours = {each.period: each.value for each in shown if each.status is Status.SHOWN and each.value is not None}
    theirs = {
        placed(declared.frequency, first, months): value
        # Of several in one period the newest, as the indicator has it.
        for first, months, value in snapshot.own_among_peers(series.about.series)
    }
    for period, value in sorted(ours.items(), reverse=True):
        other = theirs.get(period)
        if other is not None and not isclose(value, other, rel_tol=_ALIKE, abs_tol=_ALIKE):
            source = snapshot.printed.get(indicator, {}).get(period)
            return PeersRefused(series.about, period, value, other, source)
    return series
