"""What was heard, as somebody takes it away."""

from collections.abc import Sequence

import pyarrow as pa

from data.store import Reviewed
from metrics import Cover, Origin, Sheet, Snapshot, VoiceRow, meanings, voices_table, workbook
from pages.components.words import heard as words
from pages.components.words.origins import copied
from pages.components.words.periods import day_text

_NAME = "What was heard"


def table(voices: Sequence[Reviewed]) -> pa.Table:
    """Voices as rows."""
    return voices_table(voices)


def book(snapshot: Snapshot, voices: Sequence[Reviewed]) -> bytes:
    """The same as a workbook."""
    rows, told = voices_table(voices), meanings(VoiceRow)
    origins = frozenset(Origin(each) for each in rows["origin"].to_pylist())
    facts = [
        ("What it is", words.NO_SURVEY),
        ("Who is in it", words.NOBODY_NAMED),
        ("Origin", copied(origins)),
        ("As at", day_text(snapshot.as_of)),
        ("Snapshot", snapshot.name),
    ]
    columns = pa.table({"column": list(told), "meaning": [*told.values()]})
    sheets = [
        Sheet(_NAME, _NAME, rows, words.NO_SURVEY, origins, says_origin=True),
        Sheet("Columns", "What each column means", columns),
    ]
    return workbook(Cover(_NAME, facts, snapshot.as_of), sheets)
