"""One mission or challenge: what is promised, and how its indicators stand together and one by one."""

import streamlit as st

from pages.components.html.priority import promise, story
from pages.components.screen import address, current, filters, parts
from pages.components.screen.show import show
from pages.components.words.places import scope
from pages.components.words.promises import kind

snapshot, priorities = current.required(), current.priorities()
area = filters.area(snapshot)
above = st.container()
priority = filters.priority(priorities)
here = story(snapshot, priority, area.code, address.link("indicator"))

with above:
    parts.banner(snapshot, here.origins)
    parts.title(priority.title, scope(area, here.newest), crumb=kind(priority))
    st.html(promise(priority, snapshot.as_of))
    parts.own_page(priority.slug, address.link)

st.html(here.standing)
for group in here.groups:
    show(group)
if here.below:
    st.html(here.below)
