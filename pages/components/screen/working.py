"""The form by which a team adds its work, or changes what is said of it."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from zlib import crc32

import streamlit as st
from markupsafe import Markup

from data import store
from data.store import EntryError, Initiative, Kept, Move
from metrics import Level, Precision, Priority, Snapshot, Stage, Way
from pages.components.html.markup import link
from pages.components.screen import filters, recorded
from pages.components.screen.entering import Form, form
from pages.components.screen.fields import Typed
from pages.components.words.numbers import upper_first

NEW = "new"
MOST_MOVES = 12
_MORE_MOVES = 2  # rows beside those that are filled
_MOST_WARDS = 40
_LONGEST = 120  # months
_STAGES = {each.value: each.word for each in Stage}
WAYS = {each.value: upper_first(each.word) for each in Way}
_EXACT = {"day": "To the day", "month": "To the month", "year": "To the year"}
_LINES = ("title", "purpose", "place", "scale_of", "owner")
_PLAIN = ("priority", "stage", "started", "scale_planned", "scale_reached", "budget", "next_review")
_WARDS = {"sites": "Wards it works in", "comparison": "Wards to compare with (all others where none is chosen)"}
_NEEDED = {
    "indicator": "choose the indicator, or empty the row",
    "way": "choose which way",
    "lag_months": "say after how many months it should show; 0 for at once",
}
_TAKEN = "there is an initiative of this name; give this one another, or change that one"
_SLUG = 60  # characters
_SAVED = Markup("Every earlier version is kept. Its page: {}.")
_ASKED = Markup('<p class="asked-of-moves">Which indicators should it move, which way, and after how many months?</p>')


def work(
    snapshot: Snapshot, priorities: Sequence[Priority], of: Kept[Initiative] | None, to: Callable[[str], str]
) -> None:
    """Draw the form of a piece of work, or of a new one; `to` is the address of its page."""
    drawn = form(f"work-{of.id if of else NEW}", Initiative, of, shown=_shown)
    if drawn is None:
        return
    with drawn.drawn():
        _fields(drawn, snapshot, priorities, of.entry if of else None)
        drawn.button(
            "Save" if of else "Add it",
            lambda typed: _values(typed, of),
            id_of=lambda typed: slug(str(typed["title"])),
            said=lambda kept: _SAVED.format(link(to(kept.id), kept.entry.title)),
        )


def names(snapshot: Snapshot, priorities: Sequence[Priority]) -> dict[str, str]:
    """What the codes of an entry are called."""
    areas = {code: area.name for code, area in snapshot.areas.items()}
    indicators = {slug: each.title for slug, each in snapshot.indicators.items()}
    return areas | indicators | {each.slug: each.title for each in priorities}


def wards(snapshot: Snapshot) -> dict[str, str]:
    """The names of wards by their codes."""
    return {code: area.name for code, area in snapshot.areas.items() if area.level is Level.WARD}


def slug(title: str) -> str:
    """An id made of a title's letters: 'One Kilburn: phase 2' is one_kilburn_phase_2. A title in another script has a
    number of its own instead."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    found = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_SLUG].strip("_")
    if not re.search("[a-z]", found):
        return f"work_{crc32(title.strip().encode())}"
    return found if found[0].isalpha() and found != NEW else f"work_{found}"


def _fields(of: Form, snapshot: Snapshot, priorities: Sequence[Priority], told: Initiative | None) -> None:
    of.line("title", "Title (required)")
    of.text("purpose", "What is it for? (required)")
    left, right = st.columns(2, gap="small")
    with left:
        of.one("priority", "Priority (required)", {each.slug: each.title for each in priorities})
        of.day("started", "Started, or will start")
        of.line("place", "Where, in words")
        of.line("owner", "Who runs it, as a role")
        of.number("budget", "Budget, in pounds")
    with right:
        of.one("stage", "Stage", _STAGES)
        of.one("started_to", "How exactly is its start known?", _EXACT)
        of.line("scale_of", "What is its scale counted in?", hint="neighbourhoods")
        of.number("scale_planned", "Scale planned")
        of.number("scale_reached", "Scale reached")
    for name, label in _WARDS.items():
        codes = getattr(told, name) if told else ()
        of.several(name, label, _known(codes, wards(snapshot)), most=_MOST_WARDS)
    st.html(_ASKED)
    moves = told.moves if told else ()
    named = _known([each.indicator for each in moves], filters.by_priority(snapshot, tuple(priorities)))
    for place in range(min(MOST_MOVES, len(moves) + _MORE_MOVES)):
        which, way, lag = st.columns([3, 1.2, 1], gap="small", vertical_alignment="bottom")
        with which:
            of.one(f"moves.{place}.indicator", f"Indicator {place + 1}", named, none="None")
        with way:
            of.one(f"moves.{place}.way", f"Indicator {place + 1}: which way", WAYS, none="Way")
        with lag:
            of.number(f"moves.{place}.lag_months", f"Indicator {place + 1}: months")
    of.together("moves", "Indicators")
    of.day("next_review", "Next review")
    of.role()
    if told:
        of.line("because", "Why is it changed?")


def _known(codes: Iterable[str], names: Mapping[str, str]) -> dict[str, str]:
    """The names by code, with those codes that an entry has and that are no longer there."""
    return dict(names) | {code: f"{code} (no longer there)" for code in codes if code not in names}


def _shown(of: Initiative) -> dict[str, Any]:
    """The fields of a form, made of an entry."""
    moves = {
        f"moves.{place}.{name}": getattr(each, name)
        for place, each in enumerate(of.moves)
        for name in Move.model_fields
    }
    return dict(of) | moves | {name: list(getattr(of, name)) for name in _WARDS}


def _values(typed: Typed, kept: Kept[Initiative] | None) -> dict[str, Any]:
    """The values of an entry, made of what is typed; what a team has changed is no longer ours."""
    values: dict[str, Any] = {name: typed.get(name) or "" for name in _LINES}
    values |= {name: typed.get(name) for name in _PLAIN} | {name: typed.get(name) or [] for name in _WARDS}
    values |= {"started_to": typed.get("started_to") or Precision.DAY, "moves": _moves(typed)}
    if kept is None:
        made = store.entry(Initiative, values)
        if recorded.history(Initiative, slug(made.title)):
            raise EntryError({"title": _TAKEN})
        return values
    values["facts"] = kept.entry.facts
    made = store.entry(Initiative, values)
    ours = kept.entry.illustrative
    return values | {"illustrative": [name for name in ours if getattr(made, name) == getattr(kept.entry, name)]}


def _moves(typed: Typed) -> list[dict[str, Any]]:
    """The indicators that are chosen; raises EntryError where one lacks its way or its months."""
    found: list[dict[str, Any]] = []
    faults: dict[str, str] = {}
    for place in range(MOST_MOVES):
        names = {name: f"moves.{place}.{name}" for name in Move.model_fields}
        told = {name: typed.get(field) for name, field in names.items()}
        if all(each is None for each in told.values()):
            continue
        faults |= {names[name]: _NEEDED[name] for name, each in told.items() if each is None}
        lag = told["lag_months"]
        if lag is not None and not 0 <= lag <= _LONGEST:
            faults[names["lag_months"]] = f"from 0 to {_LONGEST} months"
        found.append(told)
    if faults:
        raise EntryError(faults)
    return found
