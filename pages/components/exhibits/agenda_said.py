"""What an agenda's items say: a line, a second one in quiet text, whose they are, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from data.store import Action, Decision, Initiative, Kept, Meeting
from metrics import BOROUGH, ActionState, Because, Decided, GapChange, Origin, Snapshot
from pages.components.exhibits.agenda import AgendaItem, Awaited, NewSignal
from pages.components.exhibits.looking_back import at_a_decision, at_an_expectation
from pages.components.exhibits.on_record import OnRecord, Subject, same_board, subject
from pages.components.exhibits.suggested import Suggestion, suggested
from pages.components.exhibits.what_decided import title
from pages.components.words import expected, reasons, verdicts
from pages.components.words.actions import LATE, carried_over, changed
from pages.components.words.looked_back import LookedBack
from pages.components.words.numbers import lower_first, value_text
from pages.components.words.periods import day_text, period_text, short_day
from pages.components.words.precision import of_series
from pages.components.words.sentences import in_turn

_OF_THE_GAP = (Because.WIDENING, Because.FALLEN_BEHIND)

Leads = tuple[tuple[Subject, str], ...]


@dataclass(frozen=True, slots=True)
class ItemSaid:
    """An item in words. `about` is what its name leads to, None where it leads nowhere; `rest` follows the name;
    `leads` is what stands in the quiet line with a way of its own, by subject and name; `verdict` is what a look back
    found; `asks` is what its state asks for, as 'Decide'."""

    mark: str
    name: str
    about: Subject | None
    rest: str
    leads: Leads
    quiet: str
    verdict: LookedBack | None
    owner: str
    day: str
    asks: str
    sample: bool = False


def said(snapshot: Snapshot, record: OnRecord, item: AgendaItem, meeting: Meeting) -> ItemSaid:
    """An item of a meeting's agenda, by what it is of."""
    of, day = item.of, meeting.day
    if isinstance(of, NewSignal):
        return _signal(snapshot, of)
    if isinstance(of, Awaited):
        return _expected(snapshot, record, of, day)
    entry = of.entry
    if isinstance(entry, Action):
        return _action(_about(snapshot, record, entry.about), record, item, entry, meeting)
    if isinstance(entry, Decision):
        return _review(snapshot, record, cast(Kept[Decision], of), day)
    return _work(snapshot, record, item, cast(Kept[Initiative], of), day)


def _action(about: Leads, record: OnRecord, item: AgendaItem, of: Action, meeting: Meeting) -> ItemSaid:
    agreed = record.meeting.get(of.meeting)
    other = agreed.entry.board if agreed and not same_board(agreed.entry, meeting) else ""
    is_open = of.state is ActionState.OPEN
    closed = "" if is_open else in_turn((f"{of.state.word}{_when(item)}{f': {of.outcome}' if of.outcome else ''}.",))
    versions = next((each for each in record.acted if each[0].id == getattr(item.of, "id", "")), ())
    quiet = in_turn(
        (
            closed,
            carried_over(item.carried) if is_open else "",
            f"Agreed at {other}." if other else "",
            *(changed(versions) if is_open else ()),
        )
    )
    mark = LATE if is_open and item.late else ""
    return ItemSaid(mark, of.what, None, "", about, quiet, None, of.owner, short_day(of.by, meeting.day), "Close")


def _when(item: AgendaItem) -> str:
    at = item.of.at if isinstance(item.of, Kept) else None
    return f" {day_text(at.date())}" if at else ""


def _about(snapshot: Snapshot, record: OnRecord, code: str) -> Leads:
    """What an action is for, by name: a piece of work, an indicator, or what a decision or an expectation is of."""
    if code in record.initiative:
        return ((("initiative", code, ""), record.initiative[code].entry.title),)
    if code in snapshot.indicators:
        return ((("indicator", code, BOROUGH), snapshot.indicators[code].title),)
    if code in record.decision:
        decision = record.decision[code].entry
        return ((subject(decision), title(snapshot, record, decision)),)
    if code in record.expectation:
        return _about(snapshot, record, record.expectation[code].entry.initiative)
    return ()


def _signal(snapshot: Snapshot, of: NewSignal) -> ItemSaid:
    indicator = snapshot.indicators[of.indicator]
    reading, advised = snapshot.reading(of.indicator, BOROUGH), snapshot.advice(of.indicator)
    series = snapshot.series(of.indicator, BOROUGH, frequency=reading.frequency if reading else None)
    places = of_series(series)
    figure = period = mark = word = ""
    if reading is not None:
        verdict = verdicts.variation(indicator, reading, places)
        mark, word = verdict.mark, lower_first(verdict.word)
        if advised and advised.because in _OF_THE_GAP:
            mark, word = GapChange.WIDENING.mark, "the poorer wards are further behind"
        if reading.value is not None and reading.period is not None:
            period = period_text(reading.frequency, reading.period, short=True)
            figure = f"{value_text(indicator, reading.value, places)}, {period}."
    why = reasons.because(indicator, advised, places) if advised else ""
    advice = f"Advice: {lower_first(advised.word)}." if advised and advised.advice.mark else ""
    return ItemSaid(
        mark,
        indicator.title,
        ("indicator", of.indicator, BOROUGH),
        f": {word}" if word else "",
        (),
        in_turn((figure, why, advice)),
        None,
        indicator.owner,
        f"{period} data" if period else "",
        "Decide" if of.asks else "Note",
        sample=bool(reading and reading.origin is Origin.SAMPLE),
    )


def _review(snapshot: Snapshot, record: OnRecord, kept: Kept[Decision], day: date) -> ItemSaid:
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


def _work(snapshot: Snapshot, record: OnRecord, item: AgendaItem, of: Kept[Initiative], day: date) -> ItemSaid:
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


def _owner(snapshot: Snapshot, record: OnRecord, of: Decision) -> str:
    if of.initiative in record.initiative:
        return record.initiative[of.initiative].entry.owner
    known = snapshot.indicators.get(of.indicator)
    return known.owner if known else ""


def all_said(
    snapshot: Snapshot, record: OnRecord, items: Iterable[AgendaItem], meeting: Meeting
) -> Mapping[str, ItemSaid]:
    """What each item says, by its key."""
    return {each.key: said(snapshot, record, each, meeting) for each in items}
