"""The forms by which a team adds its work, changes what is said of it, and writes down what it expects."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any
from zlib import crc32

import streamlit as st
from markupsafe import Markup

from data import store
from data.store import EntryError, Expectation, Initiative, Kept, Move
from metrics import BOROUGH, Indicator, Level, Precision, Priority, Snapshot, Stage, Way
from pages.components.html import initiative, looked_back
from pages.components.html.markup import link, paragraph
from pages.components.screen import filters, recorded
from pages.components.screen.entering import Form, form
from pages.components.screen.fields import Typed
from pages.components.screen.form_state import is_told
from pages.components.words.apart import in_units, of_units, units
from pages.components.words.numbers import is_share, upper_first
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.work import may_expect, unexpected

NEW = "new"
MOST_MOVES = 12
NO_LONGER = "It has started: what was not written down before can no longer be expected"
_EXPECT, _AMEND = "Write down what is expected, before it starts", "Amend what is expected"
_MORE_MOVES = 2  # rows beside those that are filled
_MOST_WARDS = 40
_LONGEST = 120  # months
_MOST_POINTS = 100  # of a share
_MOST = 1_000_000_000  # of anything else
_STAGES = {each.value: each.word for each in Stage}
_WAYS = {each.value: upper_first(each.word) for each in Way}
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


def expectation(snapshot: Snapshot, of: Kept[Initiative], indicator: str, before: Kept[Expectation] | None) -> None:
    """Draw the form of what is expected of an indicator, or of an amendment of what was expected `before`."""
    declared = snapshot.indicators[indicator]
    given = {"sites": list(of.entry.sites), "comparison": list(of.entry.comparison)}
    shown = partial(_shown_expectation, declared)
    drawn = form(f"expected-{of.id}-{indicator}", Expectation, before, given=given, shown=shown)
    if drawn is None:
        return
    wards = {code: area.name for code, area in snapshot.areas.items() if area.level is Level.WARD}
    whole = {BOROUGH: f"All {BOROUGH_NAME}"} if declared.level is Level.BOROUGH else {}
    with drawn.drawn():
        left, right = st.columns(2, gap="small", vertical_alignment="bottom")
        with left:
            drawn.one("way", "Which way? (required)", _WAYS)
        with right:
            drawn.number("by_how_much", f"By how much, in {units(declared)}? (required)", whole=False)
        drawn.day("by", "By when? (required)")
        drawn.several("sites", "In which wards? (required)", whole | wards)
        drawn.several("comparison", "Beside which wards? (all others where none is chosen)", wards)
        drawn.text("stop_if", "What would make us stop? (required)", height=80)
        drawn.role()
        if before:
            drawn.because("Why is it amended? (required)")
        # Of one piece of work and indicator there is one: who writes it second is told who was first.
        drawn.button(
            "Amend it" if before else "Write it down",
            partial(_expected, of, declared, new=before is None),
            id_of=lambda _: expectation_id(of.id, indicator),
        )


def expectations(snapshot: Snapshot, of: Kept[Initiative], move: Move | None) -> None:
    """What was expected of a piece of work, and the form to write it down for the indicator that is looked at, as long
    as it has not started; afterwards only amendments."""
    mine = [each for each in recorded.newest(Expectation) if each.entry.initiative == of.id]
    known = recorded.history(Initiative, of.id)
    for each in mine:
        versions = recorded.history(Expectation, each.id)
        st.html(initiative.expected(snapshot, versions) + looked_back.of_expectation(snapshot, versions, known))
    before = next((each for each in mine if move and each.entry.indicator == move.indicator), None)
    may = may_expect(of.entry, recorded.today())
    if not mine:
        st.html(paragraph("finding", unexpected(of.entry, recorded.today())))
    if move and (before or may):
        with st.expander(_AMEND if before else _EXPECT, expanded=is_told(f"expected-{of.id}-{move.indicator}")):
            st.html(paragraph("small", f"{snapshot.indicators[move.indicator].title}:"))
            expectation(snapshot, of, move.indicator, before)


def names(snapshot: Snapshot, priorities: Sequence[Priority]) -> dict[str, str]:
    """What the codes of an entry are called."""
    areas = {code: area.name for code, area in snapshot.areas.items()}
    indicators = {slug: each.title for slug, each in snapshot.indicators.items()}
    return areas | indicators | {each.slug: each.title for each in priorities}


def slug(title: str) -> str:
    """An id made of a title's letters: 'One Kilburn: phase 2' is one_kilburn_phase_2. A title in another script has a
    number of its own instead."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    found = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_SLUG].strip("_")
    if not re.search("[a-z]", found):
        return f"work_{crc32(title.strip().encode())}"
    return found if found[0].isalpha() and found != NEW else f"work_{found}"


def expectation_id(initiative: str, indicator: str) -> str:
    """The id of what is expected of an indicator by a piece of work."""
    return f"expected_{hashlib.sha256(f'{initiative} {indicator}'.encode()).hexdigest()[:24]}"


def _fields(of: Form, snapshot: Snapshot, priorities: Sequence[Priority], told: Initiative | None) -> None:
    wards = {code: area.name for code, area in snapshot.areas.items() if area.level is Level.WARD}
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
        of.several(name, label, _known(codes, wards), most=_MOST_WARDS)
    st.html(_ASKED)
    moves = told.moves if told else ()
    named = _known([each.indicator for each in moves], filters.by_priority(snapshot, priorities))
    for place in range(min(MOST_MOVES, len(moves) + _MORE_MOVES)):
        which, way, lag = st.columns([3, 1.2, 1], gap="small", vertical_alignment="bottom")
        with which:
            of.one(f"moves.{place}.indicator", f"Indicator {place + 1}", named, none="None")
        with way:
            of.one(f"moves.{place}.way", f"Indicator {place + 1}: which way", _WAYS, none="Way")
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


def _shown_expectation(indicator: Indicator, of: Expectation) -> dict[str, Any]:
    return dict(of) | {
        "by_how_much": in_units(indicator, of.by_how_much),
        "sites": list(of.sites),
        "comparison": list(of.comparison),
    }


def _expected(of: Kept[Initiative], indicator: Indicator, typed: Typed, *, new: bool) -> dict[str, Any]:
    """The values of an expectation; raises EntryError where the work has started and nothing was expected before."""
    if new and not may_expect(of.entry, recorded.today()):
        raise EntryError({"initiative": NO_LONGER})
    much = typed.get("by_how_much")
    most = _MOST_POINTS if is_share(indicator) else _MOST
    if much is not None and much > most:
        raise EntryError({"by_how_much": f"must be {most:,} or less"})
    return {
        "initiative": of.id,
        "indicator": indicator.slug,
        "way": typed.get("way"),
        "by_how_much": None if much is None else of_units(indicator, much),
        "by": typed.get("by"),
        "sites": typed.get("sites") or [],
        "comparison": typed.get("comparison") or [],
        "stop_if": typed.get("stop_if") or "",
    }
