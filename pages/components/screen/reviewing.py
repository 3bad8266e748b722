"""The second person: what waits to be read, what was sent back, and what is taken out."""

from collections.abc import Callable, Sequence

import streamlit as st

from data import store
from data.store import EntryError, Heard, OvertakenError, ReadOnlyError, StoreError
from metrics import Snapshot, VoiceState
from pages.components.html import entered
from pages.components.html import heard as html_of
from pages.components.html.markup import link, notice, paragraph, with_choice
from pages.components.screen import address, hearing, parts, recorded
from pages.components.screen.entering import MY_ROLE
from pages.components.words import heard as words
from pages.components.words.periods import day_text

_ROLE, _GOING, _WENT = "voice_role", "voice_going", "voice_told"
_LEAST = 2  # characters of a role
_NAMED = 70  # characters of a voice, where it is chosen from a list
_FIELDS = {"role": "Your role", "why": "What has to be changed", "id": "This voice"}


def review(snapshot: Snapshot) -> None:
    """Draw what waits for a second person, and what came back from one."""
    there = hearing.every()
    waiting = [each for each in there if each.state is VoiceState.WAITING]
    back = [each for each in there if each.state is VoiceState.SENT_BACK]
    parts.section(html_of.counted(words.WAITING, len(waiting)), place="waiting")
    _told()
    if store.read_only():
        st.html(paragraph("finding", "Nothing can be reviewed here: recording is turned off."))
        return
    role = _role() if waiting or back else ""
    if not waiting:
        st.html(paragraph("finding", "Nothing waits."))
    else:
        for each in _sent(waiting, role):
            _box(snapshot, each, own=each.was_written_by(role, hearing.browser()))
        st.html(paragraph("foot", words.WHO_READS))
    if back:
        parts.section(html_of.counted("Sent back", len(back)), place="sent-back")
        for each in _sent(back, role):
            _returned(snapshot, each)


def take_out() -> None:
    """Draw the way out for what is shown, and the days on which others went."""
    there = hearing.every()
    shown = {each.id: each for each in there if each.shown is not None}
    gone = [each for each in there if each.state is VoiceState.WITHDRAWN]
    if not (shown or gone) or store.read_only():
        return
    parts.section(words.TAKE_OUT, place="take-out")
    if shown:
        names = {name: _name(each) for name, each in shown.items()}
        label = "Which one? Its words go at once, from here and from the store"
        chosen = st.selectbox(
            label,
            list(names),
            index=None,
            format_func=lambda name: names.get(name, name),
            key=_GOING,
            placeholder="Choose one",
        )
        with st.container(horizontal=True):
            st.button("Take it out", key="take_out", on_click=_taken_out, args=(chosen,), disabled=chosen is None)
            if chosen is not None:
                to = with_choice(address.link("voices"), hearing.CHANGE, chosen)
                st.html(paragraph("ways", link(f"{to}#say", "Write it anew instead")), width="content")
    if gone:
        st.html(html_of.withdrawn(gone))


def _sent(held: Sequence[Heard], role: str) -> list[Heard]:
    """Those of some that are not shown whose text is sent to this browser: all to whoever has typed a role, to others
    only what was written in it. How many are left is said."""
    sent = [each for each in held if len(role.strip()) >= _LEAST or hearing.browser() in each.sessions]
    if len(sent) < len(held):
        st.html(paragraph("finding", words.left_unread(len(held) - len(sent))))
    return sent


def _role() -> str:
    """In which role somebody reads, as they typed it last."""
    if _ROLE not in st.session_state:
        st.session_state[_ROLE] = st.session_state.get(MY_ROLE, "")
    return st.text_input(
        "Your role, to review", key=_ROLE, placeholder="Neighbourhood lead", autocomplete="off", persist_state="session"
    )


def _box(snapshot: Snapshot, each: Heard, *, own: bool) -> None:
    with st.container(key=f"waits-{each.id}"):
        st.html(html_of.held(each, snapshot, own=own))
        if own:
            st.button("Take it back", key=f"back-{each.id}", on_click=_taken_back, args=(each.id,))
            return
        left, right = st.columns(2, gap="small")
        with left:
            st.button("Show it", key=f"show-{each.id}", on_click=_shown, args=(each,), width="stretch")
        with right:
            st.button("Send it back", key=f"send-{each.id}", on_click=_sent_back, args=(each,), width="stretch")
        st.text_input("What has to be changed, if you send it back", key=_why(each), autocomplete="off", max_chars=300)


def _returned(snapshot: Snapshot, each: Heard) -> None:
    with st.container(key=f"waits-{each.id}"):
        st.html(html_of.held(each, snapshot, own=False))
        to = with_choice(address.link("voices"), hearing.CHANGE, each.id)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Take it back", key=f"back-{each.id}", on_click=_taken_back, args=(each.id,))
            if hearing.browser() in each.sessions:
                st.html(paragraph("ways", link(f"{to}#say", "Write it anew")), width="content")


def _told() -> None:
    """What was done last, or why it was not."""
    done, said = st.session_state.pop(_WENT, (True, ""))
    if said:
        st.html(entered.saved(said) if done else notice("Not done.", said, failed=True))


def _shown(each: Heard) -> None:
    def show(role: str, session: str) -> None:
        store.voices().show(each.id, role=role, session=session, over=each.version)

    _do(show, "It is shown now, beside the numbers that it speaks of.")


def _sent_back(each: Heard) -> None:
    why = str(st.session_state.get(_why(each), ""))

    def send(role: str, session: str) -> None:
        store.voices().send_back(each.id, role=role, session=session, over=each.version, why=why)

    _do(send, "It went back, with what you wrote. It is shown nowhere.")


def _taken_back(name: str) -> None:
    _withdraw(name, "It is taken back, with nothing left of it.")


def _taken_out(name: str | None) -> None:
    if name is not None:
        st.session_state[_GOING] = None
        _withdraw(name, "It is taken out, with nothing left of its words here.")


def _withdraw(name: str, said: str) -> None:
    def withdraw(role: str, session: str) -> None:
        store.voices().withdraw(name, role=role or "not said", session=session)

    _do(withdraw, said)


def _do(what: Callable[[str, str], None], said: str) -> None:
    """Do something with a voice, in the role that is typed, and note what came of it."""
    role = str(st.session_state.get(_ROLE) or st.session_state.get(MY_ROLE) or "").strip()
    try:
        what(role, hearing.browser())
    except OvertakenError:
        st.session_state[_WENT] = (False, "Somebody else did something with it before you; look at what there is now.")
    except EntryError as error:
        faults = (f"{_FIELDS.get(field, field)}: {fault.rstrip('.')}." for field, fault in error.faults.items())
        st.session_state[_WENT] = (False, " ".join(faults))
    except (ReadOnlyError, StoreError) as error:
        st.session_state[_WENT] = (False, str(error))
    else:
        recorded.begin()
        if role:
            st.session_state[MY_ROLE] = role
        st.session_state[_WENT] = (True, said)


def _why(each: Heard) -> str:
    return f"why-{each.id}-{each.version}"


def _name(each: Heard) -> str:
    voice = each.shown
    if voice is None:
        return ""
    # Set apart, so that what is written from right to left does not move what follows it.
    named = f"\u2068{voice.summary[:_NAMED]}\u2069{'…' if len(voice.summary) > _NAMED else ''}"
    return f"{named} ({day_text(voice.on)})"
