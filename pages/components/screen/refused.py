"""What the address asked for and is not there: noted as it is met, and said once above the page."""

import streamlit as st

from pages.components.html.markup import alert
from pages.components.words.outside import cut

_REFUSED = "refused_codes"


def begin() -> None:
    """Forget what was refused in the run before."""
    st.session_state[_REFUSED] = []


def refuse(what: str, code: str) -> None:
    """Note that the address asked for something that is not there, by its code as text."""
    st.session_state.setdefault(_REFUSED, []).append(f"There is no {what} {cut(code) or 'without a name'}.")


def refusals() -> None:
    """Say once, above the page, what the address asked for and is not there: never as Markdown, in which it could write
    links and pictures."""
    for sentence in st.session_state.pop(_REFUSED, []):
        st.html(alert(f"{sentence} This page shows what is there instead."))
