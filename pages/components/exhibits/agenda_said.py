"""What an agenda's items say: a line, a second one in quiet text, whose they are, and when."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast

from data.store import Action, Decision, Initiative, Kept, Meeting
from metrics import BOROUGH, Origin, Snapshot
from pages.components.exhibits.action_said import about_what, action_said
from pages.components.exhibits.agenda_item import AgendaItem, Awaited, NewSignal
from pages.components.exhibits.item_said import ItemSaid
from pages.components.exhibits.looking_back import at_an_expectation
from pages.components.exhibits.on_record import OnRecord
from pages.components.exhibits.review_said import review_said, work_said
from pages.components.exhibits.signal_said import signal_said
from pages.components.words import expected
from pages.components.words.numbers import lower_first
from pages.components.words.periods import day_text, short_day
from pages.components.words.sentences import in_turn


def said(snapshot: Snapshot, record: OnRecord, item: AgendaItem, meeting: Meeting) -> ItemSaid:
    """An item of a meeting's agenda, by what it is of."""
    of, day = item.of, meeting.day
    if isinstance(of, NewSignal):
        return signal_said(snapshot, of)
    if isinstance(of, Awaited):
        return _expected(snapshot, record, of, day)
    entry = of.entry
    if isinstance(entry, Action):
        return action_said(about_what(snapshot, record, entry.about), record, item, entry, meeting)
    if isinstance(entry, Decision):
        return review_said(snapshot, record, cast(Kept[Decision], of), day)
    return work_said(snapshot, record, item, cast(Kept[Initiative], of), day)


def _expected(snapshot: Snapshot, record: OnRecord, of: Awaited, day: date) -> ItemSaid:
    first, newest = of.versions[0], of.newest.entry
    scored = at_an_expectation(snapshot, of.versions, record.versions)
    text = scored.of.text
    work = record.initiative.get(newest.initiative)
    reading = snapshot.reading(newest.indicator, BOROUGH)
    written = f"Written down on {day_text(text.at.date())}." if text and text.at else ""
    expected_text = expected.told((text or first).entry, snapshot.indicators.get((text or first).entry.indicator))
    return ItemSaid(
        scored.back.mark,
        work.entry.title if work else newest.initiative,
        ("initiative", newest.initiative, ""),
        f": {lower_first(expected_text)}",
        (),
        in_turn((written, expected.amended(scored.of))),
        scored.back,
        work.entry.owner if work else "",
        short_day((text or first).entry.by, day),
        "Score",
        sample=bool(scored.back.found and reading and reading.origin is Origin.SAMPLE),
    )


def all_said(
    snapshot: Snapshot, record: OnRecord, items: Iterable[AgendaItem], meeting: Meeting
) -> Mapping[str, ItemSaid]:
    """What each item says, by its key."""
    return {each.key: said(snapshot, record, each, meeting) for each in items}
