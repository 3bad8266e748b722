"""Forms by which an action that was agreed is given to another, is moved to another day, or is opened again."""

import streamlit as st

from data.store import Action, Kept
from metrics import ActionState
from pages.components.screen.entering import MY_ROLE, ROLE, form
from pages.components.screen.form_state import is_told

_MOVED = "The agenda says what it was before, and why it is changed."
_OPENED = "It is open again, and stays on the agenda until it is done, or withdrawn with a reason."


def move(number: str, of: Kept[Action], written_by: str) -> None:
    """The form by which an open action has another owner or another day."""
    given = {"owner": of.entry.owner, "by": of.entry.by, ROLE: st.session_state.get(MY_ROLE) or written_by}
    drawn = form(f"move-{of.id}", Action, of, shown=lambda _: given)
    if drawn is None:
        return
    with st.expander(f"Change the owner or the day of {number}", expanded=is_told(drawn.name)), drawn.drawn():
        drawn.line("owner", "Role of the owner (required)")
        drawn.day("by", "Day (required)")
        drawn.because()
        drawn.role()
        drawn.button(
            f"Change {number}",
            lambda typed: dict(of.entry) | {"owner": typed.get("owner") or "", "by": typed.get("by")},
            said=lambda _: _MOVED,
        )


def open_again(number: str, of: Kept[Action], written_by: str) -> None:
    """The form by which an action that was done or withdrawn is open again."""
    given = {ROLE: st.session_state.get(MY_ROLE) or written_by}
    drawn = form(f"open-{of.id}", Action, of, shown=lambda _: given)
    if drawn is None:
        return
    with st.expander(f"Open {number} again", expanded=is_told(drawn.name)), drawn.drawn():
        drawn.because("Why is it opened again? (required)")
        drawn.role()
        drawn.button(
            f"Open {number} again",
            lambda _: dict(of.entry) | {"state": ActionState.OPEN, "outcome": ""},
            said=lambda _: _OPENED,
        )
