"""The log of decisions: each with what it was made on, every version of it, and when to look again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.store import Decision, Kept, Review
from metrics import Snapshot
from pages.components.exhibits.awaiting import Awaiting
from pages.components.exhibits.on_record import OnRecord, Subject, subject
from pages.components.exhibits.what_decided import place_of, priority_of, title


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision in the log: every version, oldest first; what it is of, by name, place and priority; at which board;
    what reviews of it found. `late` is by how many days its review is overdue, 0 on its day, None where none is due.
    What came of it is no part: it is looked for where it is shown."""

    versions: tuple[Kept[Decision], ...]
    of: Subject
    title: str
    area: str
    priority: str
    board: str
    reviews: tuple[Kept[Review], ...]
    late: int | None

    @property
    def newest(self) -> Kept[Decision]:
        return self.versions[-1]

    @property
    def text(self) -> str:
        """Everything in which words are looked for."""
        entry = self.newest.entry
        said = (self.title, self.area, self.board, self.newest.role, entry.why, entry.differs, entry.expects)
        return " ".join((*said, entry.conditions, entry.decided.word, entry.evidence.advice.word)).casefold()


def log(snapshot: Snapshot, record: OnRecord, due: Iterable[Awaiting]) -> tuple[Logged, ...]:
    """Every decision, newest first; what is `due` for review says which of them are."""
    late = {each.due.of.id: each.late for each in due}
    newest = {each[-1].id: each for each in record.decisions}
    return tuple(_logged(snapshot, record, newest[each.id], late) for each in reversed(record.decided))


def chosen(
    rows: Iterable[Logged], *, priority: str = "", decided: str = "", of: str = "", due: bool = False, asked: str = ""
) -> tuple[Logged, ...]:
    """Those of a priority, of one of the four decisions, of a piece of work or an indicator by its slug, that are due
    for review, and in which every word that is asked for stands; of what is '' all."""
    words = asked.casefold().split()
    return tuple(
        each
        for each in rows
        if (not priority or each.priority == priority)
        and (not decided or each.newest.entry.decided.value == decided)
        and (not of or each.of[1] == of)
        and (not due or each.late is not None)
        and all(word in each.text for word in words)
    )


def named(rows: Iterable[Logged]) -> dict[str, str]:
    """What there are decisions of: names by slug, in their order."""
    found = {each.of[1]: each.title for each in rows}
    return dict(sorted(found.items(), key=lambda each: (each[1].casefold(), each[0])))


def _logged(
    snapshot: Snapshot, record: OnRecord, versions: tuple[Kept[Decision], ...], late: Mapping[str, int]
) -> Logged:
    newest = versions[-1]
    entry = newest.entry
    meeting = record.meeting.get(entry.meeting)
    return Logged(
        versions,
        subject(entry),
        title(snapshot, record, entry),
        place_of(snapshot, entry),
        priority_of(snapshot, record, entry),
        meeting.entry.board if meeting else "",
        tuple(each for each in record.reviews if each.entry.of == newest.id),
        late.get(newest.id),
    )
