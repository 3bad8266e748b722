"""What was heard, as the pages read it."""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

import metrics
from data import store
from data.store import Heard, Reviewed, StoreError
from metrics import Area, Priority, Snapshot, Stance
from pages.components.html import heard as html_of
from pages.components.html.heard import Ways
from pages.components.html.markup import paragraph, with_choice
from pages.components.screen import address, current, recorded
from pages.components.words import heard as words

CHANGE = "change"
_SESSION = "voice_session"
_COOKIE = "_streamlit_xsrf"


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


def beside(
    snapshot: Snapshot, priorities: Sequence[Priority], area: Area, voices: Sequence[Reviewed], asked: tuple[str, str]
) -> Markup:
    """What was heard of an indicator or a priority, as far as it is of an area; `asked` is what the page of all
    voices is asked for, such as ('priority', 'housing')."""
    here = within(snapshot, voices, area)
    to = ways()
    to = replace(to, voices=with_choice(to.voices, *asked))
    return html_of.beside(snapshot, priorities, here, len(voices) - len(here), to)


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
    to = with_choice(address.link("voices"), "beside", Stance.CONTRADICTS.value)
    return html_of.marks(voices, lambda slug: with_choice(to, "priority", slug))


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
