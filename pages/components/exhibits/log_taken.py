"""The log of decisions as it is taken away: every version on a row of its own."""

from collections.abc import Iterable, Sequence

import pyarrow as pa

from data.store import Decision, Kept
from metrics import Cover, Decided, Origin, Sheet, Snapshot, workbook
from pages.components.exhibits.log import Logged
from pages.components.exhibits.looking_back import Since
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


def table(rows: Iterable[Logged], since: Since) -> pa.Table:
    """Every version of these decisions, as a table that is taken away."""
    told = [_row(each, version, since) for each in rows for version in each.versions]
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


def book(snapshot: Snapshot, rows: Sequence[Logged], since: Since) -> bytes:
    """The same as a workbook."""
    facts = [
        ("What it is", "What was decided, on what, and what came of it. Every version stands on a row of its own."),
        ("Who wrote it", "Nobody has signed in: roles are as typed."),
        ("What came of it", f"By the figures as at {day_text(snapshot.as_of)}."),
        ("Snapshot", snapshot.name),
    ]
    sample = any(version.entry.evidence.sample for each in rows for version in each.versions)
    # Each row says by itself whether it stands on made-up figures.
    every = flat(table(rows, since))
    sheet = Sheet("Decisions", NAME, every, origins=[Origin.SAMPLE] if sample else [], says_origin=True)
    meaning = pa.table({"column": list(COLUMNS), "meaning": list(COLUMNS.values())})
    return workbook(Cover(NAME, facts, snapshot.as_of), [sheet, Sheet("Columns", "What each column means", meaning)])


def _row(of: Logged, version: Kept[Decision], since: Since) -> dict[str, object]:
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
        "since": "; ".join(f"{each.then.title}: {each.back.text}" for each in since(version)) if stands else "",
        "reviews": "; ".join(f"{each.entry.found.word}. {each.entry.words}" for each in of.reviews) if stands else "",
        "known_as_at": known.as_of,
        "known_snapshot": known.snapshot,
        "sample_data": known.sample,
    }
