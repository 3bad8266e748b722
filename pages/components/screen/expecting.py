"""What a team expects of its work: the form by which it writes that down before the work starts, and amends it."""

import hashlib
from functools import partial
from typing import Any

import streamlit as st

from data.store import EntryError, Expectation, Initiative, Kept, Move
from metrics import BOROUGH, Indicator, Level, Snapshot
from pages.components.html import initiative, looked_back
from pages.components.html.markup import paragraph
from pages.components.screen import recorded
from pages.components.screen.entering import form
from pages.components.screen.fields import Typed
from pages.components.screen.form_state import is_told
from pages.components.screen.working import WAYS, wards
from pages.components.words.apart import in_units, of_units, units
from pages.components.words.numbers import is_share
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.work import may_expect, unexpected

NO_LONGER = "It has started: what was not written down before can no longer be expected"
_EXPECT, _AMEND = "Write down what is expected, before it starts", "Amend what is expected"
_MOST_POINTS = 100  # of a share
_MOST = 1_000_000_000  # of anything else


def expectation(snapshot: Snapshot, of: Kept[Initiative], indicator: str, before: Kept[Expectation] | None) -> None:
    """Draw the form of what is expected of an indicator, or of an amendment of what was expected `before`."""
    declared = snapshot.indicators[indicator]
    given = {"sites": list(of.entry.sites), "comparison": list(of.entry.comparison)}
    shown = partial(_shown_expectation, declared)
    drawn = form(f"expected-{of.id}-{indicator}", Expectation, before, given=given, shown=shown)
    if drawn is None:
        return
    there = wards(snapshot)
    whole = {BOROUGH: f"All {BOROUGH_NAME}"} if declared.level is Level.BOROUGH else {}
    with drawn.drawn():
        left, right = st.columns(2, gap="small", vertical_alignment="bottom")
        with left:
            drawn.one("way", "Which way? (required)", WAYS)
        with right:
            drawn.number("by_how_much", f"By how much, in {units(declared)}? (required)", whole=False)
        drawn.day("by", "By when? (required)")
        drawn.several("sites", "In which wards? (required)", whole | there)
        drawn.several("comparison", "Beside which wards? (all others where none is chosen)", there)
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


def expectation_id(initiative: str, indicator: str) -> str:
    """The id of what is expected of an indicator by a piece of work."""
    return f"expected_{hashlib.sha256(f'{initiative} {indicator}'.encode()).hexdigest()[:24]}"


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
