"""What are we hearing? What residents and staff say beside the numbers, and where it is written down and read by a
second person."""

import streamlit as st

from metrics import VoiceState
from pages.components.html import heard as html_of
from pages.components.html.markup import paragraph
from pages.components.screen import (
    banners,
    current,
    filters,
    hearing,
    listening,
    parts,
    recorded,
    reviewing,
    saying,
    taking,
)
from pages.components.words import heard as words

snapshot, priorities = current.required(), current.priorities()
area = filters.area(snapshot)
everywhere = hearing.shown(snapshot)
here = hearing.within(snapshot, everywhere, area)
waiting = sum(each.state is VoiceState.WAITING for each in hearing.every())

recorded.say_trouble()
banners.voices_banner(snapshot, here)
parts.title(words.ASKED, words.scope(area, here))
parts.lead(html_of.lead(here, waiting, len(everywhere) - len(here)))
found = listening.chosen(here, priorities, snapshot)

left, right = st.columns([1.7, 1], gap="large")
with left:
    parts.section("What was said?", words.NO_SURVEY, place="said")
    if found.shown:
        st.html(html_of.rows(snapshot, priorities, found.shown, hearing.ways()) + html_of.key(found.shown))
    if not here:
        st.html(html_of.none())
    st.html(paragraph("foot", found.said))
    if found.shown:
        st.html(taking.voices(snapshot, found.every))
with right:
    saying.write(snapshot, priorities, area)
    reviewing.review(snapshot)
    reviewing.take_out()
