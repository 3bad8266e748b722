"""One mission or challenge: what is promised, and how its indicators stand together and one by one."""

import streamlit as st

from data.store import Decision, Initiative
from pages.components.exhibits.reviews import planned
from pages.components.exhibits.suggested import suggested
from pages.components.html import doing
from pages.components.html.priority import promise, story
from pages.components.screen import address, banners, current, filters, hearing, on_record, parts, recorded
from pages.components.screen.show import show
from pages.components.words.places import scope
from pages.components.words.promises import kind

_NONE = "No initiative of this priority is named."
snapshot, priorities = current.required(), current.priorities()
area = filters.area(snapshot)
above = st.container()
priority = filters.priority(priorities)
here = story(snapshot, priority, area.code, address.link("indicator"))
voices = hearing.about(snapshot, priority=priority.slug)

with above:
    recorded.say_trouble()
    banners.banner(snapshot, here.origins)
    parts.title(priority.title, scope(area, here.newest), crumb=kind(priority))
    st.html(promise(priority, snapshot.as_of))
    parts.own_page(priority.slug, address.link)
    hearing.say_otherwise(snapshot, area, voices)

st.html(here.standing)
for group in here.groups:
    show(group)
if here.below:
    st.html(here.below)

st.html(hearing.beside(snapshot, priorities, area, voices, ("priority", priority.slug)))

every, decisions = recorded.newest(Initiative), recorded.newest(Decision)
mine = [each for each in every if each.entry.priority == priority.slug]
work = [(each, suggested(snapshot, each, decisions, recorded.today())) for each in mine]
to_work = address.links("initiatives", "initiative")
named = doing.named(snapshot, every, to_work, address.links("indicator", "indicator"))
again = planned(on_record.whole(), recorded.today())
left, right = st.columns(2, gap="medium")
with left:
    st.html(doing.doing(work, again, to_work, address.link("initiatives"), none=_NONE))
with right:
    st.html(doing.decided(doing.on_priority(snapshot, decisions, mine, priority.slug), named))
