"""What was heard, as the pages read it, and the form in which it is written down."""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

import metrics
from data import store
from data.store import EntryError, Heard, Kept, Reviewed, StoreError, Voice
from metrics import BOROUGH, Area, HowMany, Level, Precision, Priority, Snapshot, Stance, VoiceState, Where
from pages.components.html import heard as html_of
from pages.components.html.heard import Ways
from pages.components.html.markup import paragraph
from pages.components.screen import address, current, filters, parts, recorded
from pages.components.screen.entering import Form, Typed, form
from pages.components.words import heard as words
from pages.components.words.periods import months_on, period_text
from pages.components.words.places import BOROUGH_NAME

CHANGE = "change"
_SESSION = "voice_session"
_COOKIE = "_streamlit_xsrf"
_PRIORITY, _INDICATOR = "priority.", "indicator."
_MONTHS = 24  # back from today
_STANCES = {
    Stance.AGREES.value: "agrees",
    Stance.CONTRADICTS.value: "contradicts them",
    Stance.NOT_MEASURED.value: "speaks of what is not measured",
}
_MANY = {HowMany.ONE.value: "One", HowMany.FEW.value: "A few", HowMany.MANY.value: "Many"}
_WHERE = {each.value: each.word for each in Where}


def shown(snapshot: Snapshot) -> tuple[Reviewed, ...]:
    """What a second person has read, and made-up voices beside made-up figures, newest first."""
    read = [Reviewed(each.id, each.shown) for each in every() if each.shown is not None]
    return metrics.heard(snapshot, read)


def still_shown(snapshot: Snapshot, voices: Sequence[Reviewed]) -> tuple[Reviewed, ...]:
    """Those of some voices that are shown now, as they are now: for files, which are made when they are asked for."""
    recorded.begin()
    wanted = {each.id for each in voices}
    return tuple(each for each in shown(snapshot) if each.id in wanted)


def package(snapshot: Snapshot) -> bytes:
    """Every published table with what is shown now of what was heard, as one file of open data."""
    recorded.begin()
    voices = shown(snapshot)
    return current.package(snapshot, metrics.package_name(snapshot, voices), voices)


def every() -> tuple[Heard, ...]:
    """Each voice, whatever became of it; none where the store cannot be read."""
    with suppress(StoreError):
        return _every(recorded.stamp())
    return ()


# One: what was withdrawn is not to be found in what was remembered before.
@st.cache_resource(max_entries=1, show_spinner=False)
def _every(stamp: int) -> tuple[Heard, ...]:  # noqa: ARG001
    return store.voices().every()


def ways() -> Ways:
    """Where a voice leads to."""
    return Ways(address.links("indicator", "indicator"), address.links("priority", "priority"), address.link("voices"))


def on_page(
    snapshot: Snapshot, priorities: Sequence[Priority], area: Area, voices: Sequence[Reviewed], asked: str
) -> None:
    """Draw what was heard of an indicator or a priority, as far as it is of an area; `asked` is what the page of all
    voices is asked for, such as 'priority=housing'."""
    here = within(snapshot, voices, area)
    to = Ways(*_ways(), _with(asked))
    st.html(html_of.beside(snapshot, priorities, here, len(voices) - len(here), to))


def say_otherwise(snapshot: Snapshot, area: Area, voices: Sequence[Reviewed]) -> None:
    """The mark that voices and numbers disagree in an area, where they do."""
    if said := html_of.otherwise(metrics.contradicting(snapshot, within(snapshot, voices, area)), f"#{html_of.PLACE}"):
        st.html(paragraph("ways", said))


def reason_to_look(snapshot: Snapshot, area: Area, voices: Sequence[Reviewed]) -> str:
    """What the advice says of voices that contradict the numbers of an area; '' of none."""
    return words.reason_to_look(metrics.contradicting(snapshot, within(snapshot, voices, area)))


def within(snapshot: Snapshot, voices: Sequence[Reviewed], area: Area) -> tuple[Reviewed, ...]:
    """Those of a place and of all within it."""
    return metrics.heard_in(snapshot, voices, area.code)


def about(snapshot: Snapshot, *, priority: str = "", indicator: str = "") -> tuple[Reviewed, ...]:
    """What was heard of an indicator, or of a priority and all its indicators."""
    return tuple(
        each
        for each in shown(snapshot)
        if (each.voice.indicator == indicator if indicator else each.voice.priority == priority)
    )


def otherwise(snapshot: Snapshot, area: Area) -> Mapping[str, Markup]:
    """By priority, the mark that what was heard in an area contradicts its numbers."""
    voices = metrics.contradicting(snapshot, within(snapshot, shown(snapshot), area))
    return html_of.marks(voices, lambda slug: _with(f"beside={Stance.CONTRADICTS.value}&priority={slug}"))


def _ways() -> tuple[html_of.Address, html_of.Address]:
    return address.links("indicator", "indicator"), address.links("priority", "priority")


def _with(asked: str) -> str:
    """The page of all voices, with what it is asked for."""
    base = address.link("voices")
    return f"{base}{'&' if '?' in base else '?'}{asked}"


def browser() -> str:
    """What tells this browser from others, for as long as it is open: of its cookie against forged requests, which
    nobody sees, a digest; where it has none, what was drawn for this visit."""
    if cookie := _token(st.context.cookies.get(_COOKIE, "")):
        return hashlib.sha256(cookie).hexdigest()[:24]
    if _SESSION not in st.session_state:
        st.session_state[_SESSION] = store.token()
    return str(st.session_state[_SESSION])


def _token(cookie: str) -> bytes:
    """What stays the same in a cookie that is masked anew with every page."""
    try:
        _, mask, masked, _ = cookie.strip('"').split("|")
        by = bytes.fromhex(mask)
        return bytes(each ^ by[place % len(by)] for place, each in enumerate(bytes.fromhex(masked))) if by else b""
    except ValueError:
        return b""


def write(snapshot: Snapshot, priorities: Sequence[Priority], area: Area) -> None:
    """Draw the form of a voice: a new one, or one that is written anew."""
    there = {each.id: each for each in every() if each.voice is not None and _may_change(each)}
    asked = address.asked(CHANGE, there)
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
    return of.state is VoiceState.SHOWN or browser() in of.sessions


def _keep(voice: Voice, of: str, role: str, over: int) -> Heard:
    kept = store.voices().write(voice, id=of, role=role, session=browser(), over=over)
    st.query_params.pop(CHANGE, None)
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
    named = filters.by_priority(snapshot, priorities)
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
