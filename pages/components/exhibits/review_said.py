"""What is to be looked at again, as it says so on an agenda: a decision, or a piece of work."""

from datetime import date

from data.store import Decision, Initiative, Kept
from metrics import BOROUGH, Decided, Origin, Snapshot
from pages.components.exhibits.agenda_item import AgendaItem
from pages.components.exhibits.item_said import ItemSaid
from pages.components.exhibits.looking_back import at_a_decision
from pages.components.exhibits.on_record import OnRecord, subject
from pages.components.exhibits.suggested import Suggestion, suggested
from pages.components.exhibits.what_decided import title
from pages.components.words.numbers import lower_first
from pages.components.words.periods import day_text, short_day
from pages.components.words.sentences import in_turn


def review_said(snapshot: Snapshot, record: OnRecord, kept: Kept[Decision], day: date) -> ItemSaid:
    """A decision whose day has come: what was decided, what came of it, and what is advised now."""
    of, looked = kept.entry, at_a_decision(snapshot, kept, record.versions)
    advised = snapshot.advice(of.indicator, of.area or BOROUGH) if of.indicator else None
    now = f" Advice now: {lower_first(advised.word)}." if advised and advised.advice.mark else ""
    work = record.initiative.get(of.initiative)
    if work:
        now = _now(suggested(snapshot, work, record.decided, day))
    area = snapshot.areas[of.area].name if of.area in snapshot.areas and of.area != BOROUGH else ""
    due = of.review_on or day
    return ItemSaid(
        str(Decided(of.decided).mark),
        title(snapshot, record, of),
        subject(of),
        f", {area}" if area else "",
        (),
        f"Decided “{lower_first(of.decided.word)}” on {day_text(of.on)}.{now}",
        looked[0].back if looked else None,
        _owner(snapshot, record, of),
        short_day(due, day),
        "Decide",
        sample=of.evidence.sample,
    )


def work_said(snapshot: Snapshot, record: OnRecord, item: AgendaItem, of: Kept[Initiative], day: date) -> ItemSaid:
    """A piece of work whose next review has come, and what is advised on it now."""
    suggests = suggested(snapshot, of, record.decided, day)
    due = short_day(item.due, day) if item.due else ""
    quiet = in_turn(("Its next review has come.", "" if item.recorded else "Nothing was decided on it since."))
    drawn = suggests.advised.advice.mark if suggests.advised else ""
    return ItemSaid(
        str(drawn or ""),
        of.entry.title,
        ("initiative", of.id, ""),
        "",
        (),
        f"{quiet}{_now(suggests)}",
        None,
        of.entry.owner,
        due,
        "Decide",
        sample=suggests.origin is Origin.SAMPLE,
    )


def _now(of: Suggestion) -> str:
    """What is advised on a piece of work now, and by which indicator."""
    if not of.has_begun:
        return " It has not begun."
    return f" Advice now: {lower_first(of.advised.word)}, by {lower_first(of.by)}." if of.advised else ""


def _owner(snapshot: Snapshot, record: OnRecord, of: Decision) -> str:
    if of.initiative in record.initiative:
        return record.initiative[of.initiative].entry.owner
    known = snapshot.indicators.get(of.indicator)
    return known.owner if known else ""
