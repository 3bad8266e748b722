"""What stands around the exhibits of every page: menu, style, brand, headings, notes."""

from collections.abc import Callable
from copy import copy
from functools import cache, partial
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup
from streamlit.navigation.page import StreamlitPage

from metrics import Area, Level, Origin, Priority, Snapshot
from pages.components.exhibits import lookup
from pages.components.exhibits.exhibit import Table
from pages.components.html import markup
from pages.components.html.markup import link, more, notice, paragraph, spaced
from pages.components.html.table import named, table
from pages.components.screen import address
from pages.components.theme.badges import origin_badge
from pages.components.theme.style import in_mode
from pages.components.words import places
from pages.components.words.outside import cut
from pages.components.words.periods import day_text, newest
from pages.components.words.standing import late_sentence

FOLDER = Path(__file__).parents[2]

_BRAND = Markup('<div class="brand"><b>We Make Camden</b><span>How are we doing?</span></div>')
_SNAPSHOT = Markup('<div class="snapshot"><b>As at</b> {}<br>Snapshot {}</div>')
_PRINTED = Markup('<p class="printed">We Make Camden dashboard. As at {}, snapshot {}. {}</p>')
_LONGEST_ADDRESS = 300
_TITLE = Markup('<div class="title"><h1>{}</h1><p>{}</p></div>')
_UP = Markup("{} ({})")
_STATUS = Markup('<p role="status">{}{}</p>')
_SHOW_NAMED = Markup("Show as table: {}")
_SHOW = Markup('Show as table<span class="hidden">: {}</span>')
# What is more than a page of its indicators has of a priority.
_OWN_PAGES = {"anti_racism": ("training", "Who has finished the learning, who has not, and by when all can")}


def page(file: str, title: str, *, default: bool = False, in_menu: bool = True) -> StreamlitPage:
    """A page by its file in `pages`, which gives it its address; where there is no such file, a page that says so. One
    that is not `in_menu` is reached by links."""
    address = Path(file).stem
    place: Literal["visible", "hidden"] = "visible" if in_menu else "hidden"
    if (FOLDER / file).is_file():
        # Streamlit marks the one that is shown, so that each run has its own.
        return copy(_known(file, title, address, default=default, place=place))
    missing = partial(_no_file, file, title)
    return st.Page(missing, title=title, url_path=address, default=default, visibility=place)


@cache
def _known(file: str, title: str, address: str, *, default: bool, place: Literal["visible", "hidden"]) -> StreamlitPage:
    """A page that has a file. Streamlit looks for it on the disk for each page of the menu, at every view."""
    return st.Page(file, title=title, url_path=address, default=default, visibility=place)


def style() -> None:
    """What the style sheet, which every page names, cannot tell by itself."""
    if rules := in_mode(st.context.theme.type):
        st.html(f"<style>{rules}</style>")


def brand() -> None:
    st.html(_BRAND)


def snapshot_note(snapshot: Snapshot) -> None:
    """Which figures these are."""
    st.html(_SNAPSHOT.format(day_text(snapshot.as_of), snapshot.name.rpartition("-")[2]))


def printed(snapshot: Snapshot) -> None:
    """What paper needs to be found again by: from where, as at when, and under which address."""
    place = (st.context.url or "").partition("?")[0]
    query = urlencode(st.query_params.to_dict())
    address = cut(f"{place}?{query}" if query else place, _LONGEST_ADDRESS)
    st.html(_PRINTED.format(day_text(snapshot.as_of), snapshot.name, address))


def title(text: str, scope: str, *, crumb: str = "", question: str = "") -> None:
    """A page's heading, by which the browser's history and its printout know it too, with the area and period in
    words, since the filters may be out of sight."""
    st.set_page_config(page_title=f"{text} | We Make Camden")
    above = paragraph("crumb", crumb) if crumb else Markup()
    below = paragraph("question", question) if question else Markup()
    st.html(above + _TITLE.format(text, scope) + below)


def indicator_title(snapshot: Snapshot, indicator: str, area: Area, priority: Priority) -> None:
    """An indicator's heading; where its figures are not those of the area, or the next is late, a sentence that says
    so."""
    declared, series = snapshot.indicators[indicator], lookup.here(snapshot, indicator, area.code)
    told = places.scope(series.area, newest([series]), only=declared.level is Level.BOROUGH)
    up = link(address.links("priority", "priority")(priority.slug), priority.title)
    title(declared.title, told, crumb=_UP.format(up, priority.kind), question=declared.question)
    if series.area != area:
        level = area.level.word
        said(f"This is not counted for {level}s: the figures are all Camden only, not those of {area.name}.")
    if late := late_sentence(series):
        st.html(notice("Late.", late))


def own_page(priority: str, address: Callable[[str], str]) -> None:
    """The way to the page that a priority has of its own, where there is one; `address` is that of a page."""
    if priority in _OWN_PAGES:
        page, words = _OWN_PAGES[priority]
        st.html(paragraph("ways", link(address(page), words)))


def lead(sentence: str) -> None:
    st.html(paragraph("lead", sentence))


def section(question: str, sentence: str = "", *, place: str, origin: Origin | None = None) -> None:
    """A question, its `place` in an address, which stays when its words change, the badge of its figures' `origin`, and
    the sentence that answers it."""
    badge = Markup(" ") + origin_badge(origin) if origin else ""
    st.html(markup.section(question, sentence, place=place, badge=badge))


def status(sentence: str, address: str = "", words: str = "") -> None:
    """What a search found, which a screen reader says when it changes; with a link where there is more to see."""
    way = Markup(" ") + link(address, words) if address else ""
    st.html(_STATUS.format(sentence, way))


def note(title: str, words: str) -> None:
    """Words that are a click away: for a first visit."""
    st.html(more(title, Markup("<p>{}</p>").format(words)))


def said(sentence: str) -> None:
    """A sentence about what follows, set off by an edge: 'This indicator is not counted for wards ...'."""
    st.html(paragraph("notice", sentence))


def behind(of: Table, *others: Table, below: str = "") -> None:
    """A table that is a click away, without a rerun, below what is told of it; and others, each by its name, since they
    are not the first. Who hears the way to one hears of what it is."""
    ways = [
        more(_SHOW.format(named(of)), table(of)),
        *(more(_SHOW_NAMED.format(named(each)), table(each)) for each in others),
    ]
    st.html(spaced(below, *ways))


def _no_file(file: str, name: str) -> None:
    title(name, "")
    said(f"There is no file pages/{file}. The list in pages/frame.py names it; correct the name, or add the file.")
