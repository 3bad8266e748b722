"""What do the figures mean? Every indicator: what it asks, what it counts, and from what."""

import streamlit as st

from pages.components.html import definition, protection, search
from pages.components.html.markup import link, paragraph, section, spaced
from pages.components.screen import address, banners, current, parts

MANY = 25  # so many come with their worked examples and their SQL at once: 60 kB over the wire

snapshot, priorities = current.required(), current.priorities()
every = len(snapshot.indicators)

banners.banner(snapshot)
parts.title("What do the figures mean?", f"{every} indicators")
parts.lead("Each figure is counted or taken over by its SQL, from the source named; a worked example checks it.")
asked = address.search("search", "Search the definitions", "Repairs, survey, Public Health", drops=["indicator"])
alone = address.asked("indicator", snapshot.indicators)
if alone:
    found = [snapshot.indicators[alone]]
    parts.status("One definition.", address.link("definitions"), f"All {every} definitions")
else:
    every_one = [*snapshot.indicators.values()]
    found = search.matching(current.sought(snapshot, priorities), asked) if asked.strip() else every_one
    parts.status(search.hits(len(found), every, asked))

st.html(paragraph("ways", link(address.link("all_indicators"), f"All {every} indicators with their figures")))
for priority in priorities:
    mine = sorted((each for each in found if each.priority == priority.slug), key=lambda each: each.title)
    if mine:
        slugs = tuple(each.slug for each in mine)
        entries = definition.entries(snapshot, slugs, alone=bool(alone), in_short=len(found) > MANY)
        st.html(spaced(section(priority.title, f"{priority.promise}.", place=priority.slug), entries))

st.html(spaced(section(protection.QUESTION, protection.IN_SHORT, place="protection"), protection.statement()))
