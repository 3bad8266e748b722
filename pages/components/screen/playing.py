"""Periods that follow one another by themselves, from where the reader is to the newest. One step at a time is asked of
the server, of the part of the page that moves alone, and the address hears of the last: Back undoes the whole of it."""

from collections.abc import Callable

import streamlit as st

from pages.components.html.markup import paragraph
from pages.components.screen.choice import Choice

PACE = 2.0  # seconds a period stays: long enough to look, and a step takes a server some hundredths of one
_PRESSED, _PLAYING = "play_pressed", "playing"
_DRAWN = "play_drawn"
_STILL = paragraph("no-play", "Your system asks for less motion: slide instead.")


def settle(name: str) -> None:
    """Before the choice `name` is made: what played until something else was chosen stays where it was."""
    if st.session_state.get(_PLAYING) == name and not st.session_state.get(_PRESSED):
        del st.session_state[_PLAYING]
        if code := st.session_state.get(f"filter_{name}"):
            st.query_params[name] = code


def is_on(period: Choice) -> bool:
    """Whether it plays."""
    return bool(st.session_state.get(_PLAYING) == period.name)


def button(period: Choice) -> None:
    """Starts and stops it: one button, so that who has pressed it by keyboard is still on it. Where a reader's system
    asks for less motion, the style puts words in its place."""
    turn, word = (_stop, "Stop") if is_on(period) else (_start, "Play")
    st.button(word, key="play", on_click=turn, args=(period,), width="stretch")
    st.html(_STILL)


def play(period: Choice, draw: Callable[[], None]) -> None:
    """Draw what shows the period: once, or again at every step while it plays. Any other choice ends it."""
    if not st.session_state.pop(_PRESSED, False):
        with st.container():  # as a fragment has one, so that the button that starts it stays the same
            draw()
        return
    began_at = st.query_params.to_dict()
    st.session_state[_DRAWN] = False

    @st.fragment(run_every=PACE)
    def step() -> None:
        if not is_on(period) or st.query_params.to_dict() != began_at:
            st.session_state.pop(_PLAYING, None)
            st.rerun()
        if st.session_state[_DRAWN] and not _next(period):
            _stop(period)
            st.rerun()
        st.session_state[_DRAWN] = True
        draw()

    step()


def _next(period: Choice) -> bool:
    """Move on by one; whether there was one."""
    codes = [*period.options]  # the newest first
    place = codes.index(period.value)
    if place:
        period.move(codes[place - 1])
    return place > 0


def _start(period: Choice) -> None:
    """From the newest it begins again with the oldest."""
    codes = [*period.options]
    if period.value == codes[0]:
        st.query_params.pop(period.name, None)
        period.move(codes[-1])
    st.session_state[_PRESSED] = True
    st.session_state[_PLAYING] = period.name


def _stop(period: Choice) -> None:
    st.session_state.pop(_PLAYING, None)
    period.write()
