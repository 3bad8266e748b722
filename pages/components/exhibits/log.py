"""The log of decisions: each with what it was made on, every version of it, what came of it, and when to look again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from data.store import Decision, Kept, Review
from metrics import BOROUGH, Cover, Decided, Origin, Sheet, Snapshot, workbook
from pages.components.exhibits.looking_back import Looked, at_a_decision
from pages.components.exhibits.on_record import OnRecord, Subject, subject
from pages.components.exhibits.reviews import Due, due
from pages.components.words.actions import days_late
from pages.components.words.periods import day_text

NAME = "Log of decisions"
# What each column of a download says.
COLUMNS = {
    "decision": "Which decision; a correction has the same",
    "version": "1 as it was first written; a correction is a later one",
    "stands": "Whether this is the version that stands",
    "on": "The day on which it was decided",
    "board": "The board of the meeting at which it was decided; '' where at none",
    "role": "The role of whoever wrote it, as typed: nobody has signed in",
    "written": "When it was written, in UTC",
    "corrected_because": "Why it was corrected; '' of the first version",
    "of": "What was decided on: a piece of work, or an indicator",
    "slug": "Its name in an address",
    "title": "What it is called",
    "area": "Where, where that is less than all Camden",
    "decided": "What was decided",
    "advice": "What the evidence suggested when it was decided",
    "because": "Why the evidence suggested that",
    "why": "Why it was decided",
    "differs": "Why otherwise than the evidence suggested",
    "expects": "What it is to bring",
    "conditions": "On what conditions",
    "review_on": "The day on which to look again",
    "known": "What was known, in words: each figure with its period and marks",
    "since": "What came of it, by the figures as at the snapshot of this download",
    "reviews": "What people found when they looked back",
    "known_as_at": "The day as at which the figures were that it was made on",
    "known_snapshot": "The snapshot that it was made on",
    "sample_data": "Whether any figure that it was made on was made up",
}


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision in the log: every version, oldest first; what it is of, by name, place and priority; at which board;
    what its indicators have done since, and what reviews of it found. `late` is by how many days its review is overdue,
    0 on its day, None where none is due."""

    versions: tuple[Kept[Decision], ...]
    of: Subject
    title: str
    area: str
    priority: str
    board: str
    since: tuple[Looked, ...]
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


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A decision or a piece of work that is due for review, by its name and place, and for how many days that is
    late."""

    due: Due
    title: str
    area: str
    late: int


def log(snapshot: Snapshot, record: OnRecord, today: date) -> tuple[Logged, ...]:
    """Every decision, newest first."""
    ids = {each.of.id for each in due(record, today)}
    newest = {each[-1].id: each for each in record.decisions}
    return tuple(_logged(snapshot, record, newest[each.id], ids, today) for each in reversed(record.decided))


def awaiting(snapshot: Snapshot, record: OnRecord, today: date) -> tuple[Awaiting, ...]:
    """All that is due for review, the longest overdue first."""
    return tuple(_awaiting(snapshot, record, each, today) for each in due(record, today))


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


def title(snapshot: Snapshot, record: OnRecord, decision: Decision) -> str:
    """What a decision is of, by its name: as the project has it now, else as it was called then."""
    if decision.initiative:
        known = record.initiative.get(decision.initiative)
        return known.entry.title if known else decision.initiative
    if decision.indicator in snapshot.indicators:
        return snapshot.indicators[decision.indicator].title
    then = (each.title for each in decision.evidence.readings if each.indicator == decision.indicator)
    return next(then, decision.indicator)


def table(rows: Iterable[Logged]) -> pa.Table:
    """Every version of these decisions, as a table that is taken away."""
    told = [_row(each, version) for each in rows for version in each.versions]
    kinds = {
        "version": pa.int64(),
        "stands": pa.bool_(),
        "sample_data": pa.bool_(),
        "written": pa.timestamp("s", "UTC"),
    }
    kinds |= dict.fromkeys(("on", "review_on", "known_as_at"), pa.date32())
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in COLUMNS])
    return pa.Table.from_pylist(told, schema=schema)


def flat(of: pa.Table) -> pa.Table:
    """The same with no moment in it, for which CSV and a sheet have no form that says of which zone it is."""
    place = of.column_names.index("written")
    words = [each.strftime("%Y-%m-%d %H:%M:%S") if each else "" for each in of["written"].to_pylist()]
    return of.set_column(place, "written", pa.array(words, pa.string()))


def book(snapshot: Snapshot, rows: Sequence[Logged]) -> bytes:
    """The same as a workbook."""
    facts = [
        ("What it is", "What was decided, on what, and what came of it. Every version stands on a row of its own."),
        ("Who wrote it", "Nobody has signed in: roles are as typed."),
        ("What came of it", f"By the figures as at {day_text(snapshot.as_of)}."),
        ("Snapshot", snapshot.name),
    ]
    sample = any(version.entry.evidence.sample for each in rows for version in each.versions)
    # Each row says by itself whether it stands on made-up figures.
    sheet = Sheet("Decisions", NAME, flat(table(rows)), origins=[Origin.SAMPLE] if sample else [], says_origin=True)
    meaning = pa.table({"column": list(COLUMNS), "meaning": list(COLUMNS.values())})
    return workbook(Cover(NAME, facts, snapshot.as_of), [sheet, Sheet("Columns", "What each column means", meaning)])


def _logged(
    snapshot: Snapshot, record: OnRecord, versions: tuple[Kept[Decision], ...], due: set[str], today: date
) -> Logged:
    newest = versions[-1]
    entry = newest.entry
    meeting = record.meeting.get(entry.meeting)
    late = days_late(entry.review_on, today) if entry.review_on and newest.id in due else None
    return Logged(
        versions,
        subject(entry),
        title(snapshot, record, entry),
        _area(snapshot, entry),
        _priority(snapshot, record, entry),
        meeting.entry.board if meeting else "",
        at_a_decision(snapshot, newest, record.versions),
        tuple(each for each in record.reviews if each.entry.of == newest.id),
        late,
    )


def _awaiting(snapshot: Snapshot, record: OnRecord, of: Due, today: date) -> Awaiting:
    entry, late = of.of.entry, days_late(of.day, today)
    if isinstance(entry, Decision):
        return Awaiting(of, title(snapshot, record, entry), _area(snapshot, entry), late)
    return Awaiting(of, entry.title, "", late)


def _area(snapshot: Snapshot, decision: Decision) -> str:
    """Where it was decided on, by name; '' for all Camden, and for a piece of work."""
    if decision.initiative or decision.area in ("", BOROUGH):
        return ""
    if decision.area in snapshot.areas:
        return snapshot.areas[decision.area].name
    then = (each.area_name for each in decision.evidence.readings if each.area == decision.area)
    return next(then, decision.area)


def _priority(snapshot: Snapshot, record: OnRecord, decision: Decision) -> str:
    if decision.initiative in record.initiative:
        return record.initiative[decision.initiative].entry.priority
    known = snapshot.indicators.get(decision.indicator)
    return known.priority if known else ""


def _row(of: Logged, version: Kept[Decision]) -> dict[str, object]:
    entry, known = version.entry, version.entry.evidence
    stands = version is of.newest
    return {
        "decision": version.id,
        "version": version.version,
        "stands": stands,
        "on": entry.on,
        "board": of.board,
        "role": version.role,
        "written": version.at.replace(microsecond=0) if version.at else None,
        "corrected_because": version.because,
        "of": of.of[0],
        "slug": of.of[1],
        "title": of.title,
        "area": of.area,
        "decided": str(Decided(entry.decided).word),
        "advice": str(known.advice.word),
        **{name: getattr(entry, name) for name in ("why", "differs", "expects", "conditions", "review_on")},
        "because": known.because,
        "known": "; ".join(
            " ".join(filter(None, (each.title, each.area_name, each.period, each.value, each.variation)))
            for each in known.readings
        ),
        "since": "; ".join(f"{each.then.title}: {each.back.text}" for each in of.since) if stands else "",
        "reviews": "; ".join(f"{each.entry.found.word}. {each.entry.words}" for each in of.reviews) if stands else "",
        "known_as_at": known.as_of,
        "known_snapshot": known.snapshot,
        "sample_data": known.sample,
    }
