"""The form in which somebody writes down what was heard."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

import metrics
from data import store
from data.store import EntryError, Heard, Kept, Voice
from metrics import BOROUGH, Area, HowMany, Level, Precision, Priority, Snapshot, Stance, VoiceState, Where
from pages.components.screen import address, filters, hearing, parts, recorded
from pages.components.screen.entering import Form, form
from pages.components.screen.fields import Typed
from pages.components.words import heard as words
from pages.components.words.periods import months_on, period_text
from pages.components.words.places import BOROUGH_NAME

_PRIORITY, _INDICATOR = "priority.", "indicator."
_MONTHS = 24  # back from today
_STANCES = {
    Stance.AGREES.value: "agrees",
    Stance.CONTRADICTS.value: "contradicts them",
    Stance.NOT_MEASURED.value: "speaks of what is not measured",
}
_MANY = {HowMany.ONE.value: "One", HowMany.FEW.value: "A few", HowMany.MANY.value: "Many"}
_WHERE = {each.value: each.word for each in Where}


def write(snapshot: Snapshot, priorities: Sequence[Priority], area: Area) -> None:
    """Draw the form of a voice: a new one, or one that is written anew."""
    there = {each.id: each for each in hearing.every() if each.voice is not None and _may_change(each)}
    asked = address.asked(hearing.CHANGE, there)
    of = there[asked] if asked else None
    question = "What did you hear?" if of is None else "What was it, better said?"
    parts.section(question, place="say")
    kept = Kept(of.voice, of.id, of.version, of.role, of.at) if of and of.voice else None
    given = {"area": area.code, "about": _asked_about(snapshot)}
    drawn = form(f"voice-{of.id if of else 'new'}", Voice, kept, given=given, shown=_fields_of)
    if drawn is None:
        return
    with drawn.drawn():
        _fields(drawn, snapshot, priorities)
        values = partial(_values, snapshot)
        drawn.button("Send to a second person", values, said=lambda _: words.SENT, keep=_keep)


def _may_change(of: Heard) -> bool:
    """Whether its text may fill a form here: what is shown to everyone, and what waits only in the browser in which it
    was written."""
    return of.state is VoiceState.SHOWN or hearing.browser() in of.sessions


def _keep(voice: Voice, of: str, role: str, over: int) -> Heard:
    kept = store.voices().write(voice, id=of, role=role, session=hearing.browser(), over=over)
    st.query_params.pop(hearing.CHANGE, None)
    return kept


def _fields(of: Form, snapshot: Snapshot, priorities: Sequence[Priority]) -> None:
    of.text("summary", "In a sentence or two (required)", most=store.SUMMARY)
    of.line("quotation", "In their own words, if they may be quoted", most=store.QUOTATION)
    of.row("stance", "Beside the numbers it (required)", _STANCES)
    of.row("how_many", "How many said so? (required)", _MANY)
    of.one("about", "Priority or indicator (required)", _abouts(snapshot, priorities))
    left, right = st.columns(2, gap="small")
    with left:
        of.one("where", "Where heard (required)", _WHERE)
        of.one("area", "Place (required)", _places(snapshot))
    with right:
        of.one("on", "When (required)", _months())
        of.day("day", "Or on this day")
    of.role()


def _fields_of(voice: Voice) -> Typed:
    """What the fields hold of a voice."""
    is_day = voice.to is Precision.DAY
    return {
        "summary": voice.summary,
        "quotation": voice.quotation,
        "stance": voice.stance.value,
        "how_many": voice.how_many.value,
        "where": voice.where.value,
        "about": f"{_INDICATOR}{voice.indicator}" if voice.indicator else f"{_PRIORITY}{voice.priority}",
        "on": f"{voice.on:%Y-%m}",
        "day": voice.on if is_day else None,
        "area": voice.area,
    }


def _values(snapshot: Snapshot, typed: Typed) -> Mapping[str, Any]:
    """A voice of what is typed: a day goes before a month."""
    faults = {}
    kind, _, slug = (typed.get("about") or "").partition(".")
    declared = snapshot.indicators.get(slug) if f"{kind}." == _INDICATOR else None
    if not slug:
        faults["about"] = "choose the priority or the indicator that it is about"
    day: date | None = typed.get("day")
    if day is not None and day > recorded.today():
        faults["day"] = "has not come yet; give the day on which it was heard"
    month = typed.get("on")
    if day is None and not month:
        faults["on"] = "choose the month in which it was heard"
    told = {name: typed.get(name) for name in ("stance", "how_many", "where", "area")}
    told |= {name: typed.get(name) or "" for name in ("summary", "quotation")}
    told["priority"] = declared.priority if declared else slug or "none"
    told["indicator"] = declared.slug if declared else ""
    told["to"] = Precision.MONTH if day is None else Precision.DAY
    told["on"] = day or (date.fromisoformat(f"{month}-01") if month else recorded.today())
    if faults:
        try:
            store.entry(Voice, told)
        except EntryError as error:
            faults = {**error.faults, **faults}
        raise EntryError(faults)
    return told


def _asked_about(snapshot: Snapshot) -> str:
    """What the address asks for is what is likely to be written of."""
    asked = st.query_params.get("indicator", "")
    if asked in snapshot.indicators:
        return f"{_INDICATOR}{asked}"
    priority = st.query_params.get("priority", "")
    return f"{_PRIORITY}{priority}" if priority else ""


def _abouts(snapshot: Snapshot, priorities: Sequence[Priority]) -> Mapping[str, str]:
    named = filters.by_priority(snapshot, tuple(priorities))
    told = {f"{_PRIORITY}{each.slug}": each.title for each in priorities}
    return told | {f"{_INDICATOR}{slug}": title for slug, title in named.items()}


def _months() -> Mapping[str, str]:
    first = recorded.today().replace(day=1)
    months = (months_on(first, -back) for back in range(_MONTHS))
    return {f"{month:%Y-%m}": period_text(metrics.Frequency.MONTH, month) for month in months}


def _places(snapshot: Snapshot) -> Mapping[str, str]:
    levels = (Level.NEIGHBOURHOOD, Level.WARD)
    named = {
        code: f"{area.name} {area.level.word}"
        for level in levels
        for code, area in snapshot.areas.items()
        if area.level is level
    }
    return {BOROUGH: f"All {BOROUGH_NAME}"} | named
