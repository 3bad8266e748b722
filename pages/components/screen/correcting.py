"""The form in which a decision is corrected: a new version, with why; the earlier one stays to be read."""

from typing import Any

import streamlit as st

from data.store import Decision, Kept
from pages.components.html import entered
from pages.components.html.markup import link, paragraph
from pages.components.screen import deciding, parts
from pages.components.screen.entering import form
from pages.components.screen.fields import Typed
from pages.components.words.periods import day_text

CORRECT = "correct"  # in the address
_DONE = "corrected"
_FIELDS = ("decided", "why", "differs", "expects", "conditions", "review_on")
_KEPT = (
    "What was known when it was decided, the day and what it is of stay as they were. Both versions can be read from "
    "then on."
)
_SAVED = "The correction stands in the log, with what it said before behind it."


def correct(kept: Kept[Decision], title: str, back: str) -> None:
    """Draw the form that corrects a decision; `back` is the address of the log without it."""
    entry = kept.entry
    told = f"{title}, {day_text(entry.on)}. {_KEPT}"
    parts.section("What should it say?", told, place="correct")
    drawn = form(f"correct-{kept.id}", Decision, kept, shown=_shown)
    if drawn:
        with drawn.drawn():
            deciding.fields(drawn, entry.evidence)
            drawn.because("Why is it corrected? (required)")
            drawn.button("Save the correction", lambda typed: _values(typed, entry), said=_saved)
    st.html(paragraph("ways", link(back, "Back to the log without a correction")))


def told() -> None:
    """That a correction was saved, whose form is closed with it."""
    if st.session_state.pop(_DONE, False):
        st.html(entered.saved(_SAVED))


def _saved(_: object) -> str:
    st.query_params.pop(CORRECT, None)
    st.session_state[_DONE] = True
    return ""


def _shown(entry: Decision) -> dict[str, Any]:
    """What the fields of its form hold."""
    return {name: getattr(entry, name) for name in _FIELDS} | {"decided": entry.decided.value}


def _values(typed: Typed, entry: Decision) -> dict[str, Any]:
    """The decision as it was, but for what the form has."""
    about = {"initiative": entry.initiative, "indicator": entry.indicator, "area": entry.area}
    return deciding.values(typed, entry.evidence, about, meeting=entry.meeting) | {"on": entry.on}
