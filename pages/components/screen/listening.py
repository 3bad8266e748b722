"""Which of what was heard is shown: by priority, by how it stands beside the numbers, by where it was heard, and by
words in it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from data.store import Reviewed
from metrics import Priority, Snapshot, Stance, Where
from pages.components.html.markup import link, paragraph
from pages.components.screen import address
from pages.components.words import heard as words
from pages.components.words.sentences import in_turn

_ALL = "all"
_MOST = 60  # rows at once
_NARROWEST = 150
_ONLY = Markup("Only what is about {}. {}")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the filters leave, what of it is shown, and how much that is in words."""

    every: tuple[Reviewed, ...]
    shown: tuple[Reviewed, ...]
    said: str


def chosen(voices: Sequence[Reviewed], priorities: Sequence[Priority], snapshot: Snapshot) -> Chosen:
    """Draw the filters, which are in the address; what they leave of some voices."""
    asked = address.asked("indicator", snapshot.indicators)
    grid = st.grid(4, min_column_width=_NARROWEST, gap=("small", "medium"))
    with grid.cell():
        of = {_ALL: "All priorities"} | {each.slug: each.title for each in priorities}
        priority = address.choose("priority", "Priority", of, drops=["indicator"])
    with grid.cell():
        stances = {_ALL: "All"} | {each.value: words.STANCES[each] for each in Stance}
        stance = address.choose("beside", "Beside the numbers", stances)
    with grid.cell():
        where = address.choose("heard", "Where heard", {_ALL: "Anywhere"} | {each.value: each.word for each in Where})
    with grid.cell():
        sought = address.search("words", "Search", "lift, rent, GP")
    if asked:
        every = link(address.link("voices"), "All that was heard")
        st.html(paragraph("ways", _ONLY.format(snapshot.indicators[asked].title, every)))
    found = tuple(
        each
        for each in voices
        if (not asked or each.voice.indicator == asked)
        and priority in (_ALL, each.voice.priority)
        and stance in (_ALL, each.voice.stance.value)
        and where in (_ALL, each.voice.where.value)
        and _has(each, sought)
    )
    return Chosen(found, found[:_MOST], _said(len(found[:_MOST]), len(found), len(voices)))


def _has(each: Reviewed, sought: str) -> bool:
    """Whether every word that is looked for is in what was said, whatever its case and accents."""
    text = _plain(f"{each.voice.summary} {each.voice.quotation}")
    return all(word in text for word in _plain(sought).split())


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def _said(shown: int, found: int, every: int) -> str:
    if not every:
        return words.NOBODY_NAMED
    if not found:
        return "None of what was heard here is as you asked; choose otherwise above."
    newest = f"The newest {shown:,} of {found:,} are shown; the downloads have all." if shown < found else ""
    return in_turn((newest or f"{found:,} of {every:,} shown.", words.NOBODY_NAMED))
