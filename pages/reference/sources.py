"""Where do the figures come from? Every extract: from whom, how fresh, how complete, and what is made from it."""

from functools import partial

import streamlit as st

from metrics import UnreadableSnapshotError, package_name
from pages.components.exhibits import books
from pages.components.html import everything, extract, holdings
from pages.components.html.table import table
from pages.components.screen import address, banners, current, downloads, hearing, parts
from pages.components.words.periods import day_text

snapshot = current.required()

banners.banner(snapshot)
parts.title("Where do the figures come from?", f"As at {day_text(snapshot.as_of)}")
parts.lead(holdings.sentence(snapshot))
st.html(holdings.holdings(snapshot, address.links("sources", "extract")))

parts.section(
    "What goes into what?", "Choose an extract to see where it is from and what is made from it.", place="extract"
)
titles = {each.name: each.title for each in snapshot.holdings}
name = address.choose("extract", "Extract", titles, written=True, width=340)
holding = next(each for each in snapshot.holdings if each.name == name)
using = [each for each in snapshot.indicators.values() if name in each.extracts]
st.html(extract.flow(holding, using, address.links("indicator", "indicator")))
st.html(extract.about(holding))
if holding.changes:
    st.html(extract.changes(holding))
    parts.behind(extract.change_table(holding, snapshot.areas))
try:
    public = snapshot.public(name)
except UnreadableSnapshotError:
    public = None
    parts.said("Its rows cannot be downloaded now: their file is not whole. It is made again by the next refresh.")
if public is not None:
    book = partial(books.of_extract, snapshot, holding, public) if books.is_short(public) else None
    st.html(downloads.buttons(f"{name}-{snapshot.name}", lambda: public, book))
elif about_people := extract.about_people(holding):
    st.html(about_people)
parts.behind(holdings.made_from(snapshot))

parts.section(everything.QUESTION, everything.IN_SHORT, place="everything")
called = package_name(snapshot, hearing.shown(snapshot))
st.html(downloads.whole(everything.LABEL, called, partial(hearing.package, snapshot)))
for each in everything.about(snapshot):
    st.html(each)

parts.section("How does more come in?", "The figures are refreshed by a command, never by a page.", place="refresh")
st.html(table(holdings.WAYS_IN))
