"""How are we doing? The eleven priorities on one screen: what each promises, and what its indicators say."""

import streamlit as st

from pages.components.exhibits import awaiting
from pages.components.html import copying, due, lists, overview
from pages.components.html.markup import link
from pages.components.screen import address, banners, current, filters, hearing, news, on_record, parts, recorded
from pages.components.words.places import scope

snapshot = current.required()
area = filters.area(snapshot)
here = current.overview(snapshot, area.code)
changes = news.chosen(snapshot, area)
record, today = on_record.whole(), recorded.today()
reviews = awaiting.awaiting(snapshot, record, today)

banners.banner(snapshot, here.origins, marks=True)
parts.title("How are we doing?", scope(area, here.newest))
to = address.links("priority", "priority"), address.links("indicator", "indicator")
table = overview.table(here.rows, *to, year=snapshot.as_of.year, otherwise=hearing.otherwise(snapshot, area))
every = link(address.link("all_indicators"), f"All {len(snapshot.indicators)} indicators with their figures")
ways = lists.ways(len(current.decisions(snapshot)), len(changes.rows), area, changes.since)
copy = copying.of_table("How are we doing?", here.origins, snapshot)
st.html(overview.page(here.lead + " " + ways + due.in_lead(reviews), table, overview.key(here.marks, every, copy)))
to_due = due.leading(address.link("decisions"), address.links("initiatives", "initiative"))
to_meeting = address.links("meeting", "meeting")
next_meeting = due.meetings(record, today, to_meeting, address.link("meeting"))
news.draw(snapshot, area, changes, due.due(reviews, to_due, next_meeting))
