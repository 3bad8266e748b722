"""A series that is looked closer at beside a group of boroughs; where that cannot be, the state that says why."""

from dataclasses import dataclass

from metrics import Among, Beside, PeerGroup, PeerPeriod, PeerSeries, PeersRefused, Snapshot, among
from pages.components.exhibits.exhibit import Absent, Exhibit, nothing
from pages.components.exhibits.peer_figures import Held, Writing, observations, one, series_of, writing
from pages.components.words.peer_sources import source
from pages.components.words.periods import period_text
from pages.components.words.printed import day, publisher

_UNLIKE = "Not drawn together"


@dataclass(frozen=True, slots=True)
class Asked:
    """A series, Camden among a group in its newest period, and how its figures are written."""

    of: Held
    series: PeerSeries
    found: Among
    writing: Writing

    @property
    def period(self) -> PeerPeriod:
        return self.found.period


def asked(
    snapshot: Snapshot, code: str, group: PeerGroup, question: str, place: str, *, places: int = 0
) -> Asked | Exhibit:
    """What there is to draw, written with so many `places` at least; else the exhibit that says why there is nothing. A
    code that is not held is asked of nobody: only what is there can be chosen."""
    key, of = f"{place}-{code}-{group}", one(snapshot, code)
    series = series_of(snapshot, of)
    question = question.format(of.title)
    if isinstance(series, PeersRefused):
        return Exhibit(key, question, absent=Absent(Beside.SIMILAR.mark, _UNLIKE, _unlike(of, series)), place=place)
    found = among(series, group) if series is not None else None
    if series is None or found is None:
        return nothing(key, "No figure of Camden is held for it beside other boroughs.", question=question, place=place)
    told = observations(of, found.period, (found.period.camden, *(each for each, _ in found.beside)))
    return Asked(of, series, found, writing(of, told, places))


def _unlike(of: Held, refused: PeersRefused) -> str:
    """That the two are not of one vintage or definition, with both figures and where each is from."""
    write = Writing(of.written, 2)
    ours = f", as {publisher(refused.printed)} has it, {day(refused.printed)}," if refused.printed else ""
    when = period_text(of.written.frequency, refused.period)
    return (
        f"For {when}, Camden has {write.value(refused.ours)} here{ours} and {write.value(refused.theirs)} among the "
        f"boroughs ({source(refused.about)}). The two are of different vintages or definitions, and are not drawn "
        "together."
    )
