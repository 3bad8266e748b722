"""One indicator: how it is now, how it has changed, where and for whom it is different, and what it counts."""

from functools import partial

import streamlit as st

from data.store import Decision, Initiative
from metrics import Level, PeerGroup
from pages.components.exhibits import books, learning, lookup, rows
from pages.components.exhibits.advice import advice
from pages.components.exhibits.ahead import ahead
from pages.components.exhibits.control_chart import changing
from pages.components.exhibits.funnel import funnel
from pages.components.exhibits.gaps import gaps
from pages.components.exhibits.map_looks import Shows
from pages.components.exhibits.peer_figures import is_held
from pages.components.exhibits.peers_now import peers_now
from pages.components.exhibits.reviews import planned
from pages.components.exhibits.strip import strip
from pages.components.exhibits.suggested import suggested
from pages.components.exhibits.where import compared_by, neighbourhoods, where
from pages.components.exhibits.who import who
from pages.components.exhibits.written import places_of_all
from pages.components.html import decided, definition, doing, looked_back
from pages.components.html.markup import link, paragraph, section, spaced
from pages.components.screen import (
    address,
    banners,
    current,
    deciding,
    downloads,
    filters,
    hearing,
    on_record,
    parts,
    recorded,
)
from pages.components.screen.show import show
from pages.components.words.peers import BESIDE_OTHERS, TITLE, of_all_camden

snapshot, priorities = current.required(), current.priorities()
if not snapshot.indicators:
    parts.title("No indicator yet", "All Camden")
    parts.said("No indicator is declared yet. Add its file to metrics/indicators, then run: python -m metrics refresh")
    st.stop()
above = st.container()
slug = filters.indicator(snapshot, priorities)
area = filters.area(snapshot)
indicator = snapshot.indicators[slug]
priority = next(each for each in priorities if each.slug == indicator.priority)

with above:
    recorded.say_trouble()
    banners.indicator_banner(snapshot, slug)
parts.indicator_title(snapshot, slug, area, priority)
if slug in learning.ALL:
    st.html(
        paragraph("notice", link(address.link("training"), "All that is known of the staff's anti-racism learning"))
    )

# What the reader chooses further down is known here: every exhibit writes its figures with as many places as all need.
has_figures = bool(lookup.periods(snapshot, slug))
by_place = has_figures and indicator.level is Level.WARD
level = compared_by(indicator, area.level)
periods = filters.periods(snapshot, slug, area.code, level) if by_place else {}
choice = filters.period(periods) if periods else None
period = periods[choice.value] if choice else None
breakdown = filters.breakdown(indicator) if has_figures and indicator.breakdowns else None
places = places_of_all(snapshot, slug, area.code, period, breakdown.value if breakdown else "")
show(strip(snapshot, slug, area.code, places))

every, decisions = recorded.newest(Initiative), recorded.newest(Decision)
linked = [each for each in every if any(move.indicator == slug for move in each.entry.moves)]
decided_on = doing.on_indicator(decisions, linked, slug, area.code)
marks = doing.flags(decided_on, {each.id: each.entry.title for each in every})
voices = hearing.about(snapshot, indicator=slug)
over_time = changing(snapshot, slug, area.code, places, decided=marks)
if over_time.table:  # else nothing is known of it but why, which stands above
    show(over_time)
if leading := ahead(snapshot, slug, area.code, places):
    show(leading)
heard = hearing.reason_to_look(snapshot, area, voices)
if area.level is Level.BOROUGH and (advised := advice(snapshot, slug, places, heard)):
    show(advised)

if by_place:
    on_map = filters.map_shows()
    wards = where(snapshot, slug, area.code, period, places, shows=Shows(on_map.value))
    if level is Level.NEIGHBOURHOOD:
        show(neighbourhoods(snapshot, slug, area.code, period, places), choice)
    else:
        show(wards, choice, of_figure=on_map)
    if area.level is Level.NEIGHBOURHOOD and indicator.every(Level.WARD) is not None:
        show(wards, of_figure=on_map)
    to_wards = address.links("wards", "indicator")(slug)
    st.html(paragraph("ways unprinted", link(to_wards, "Compare its wards over time, and beside another indicator")))
if area.level is not Level.NEIGHBOURHOOD and (against_size := funnel(snapshot, slug, area.code, places)):
    show(against_size)
if area.level is Level.BOROUGH and (unequal := gaps(snapshot, slug, places)):
    show(unequal)
if is_held(snapshot, slug):
    beside = peers_now(snapshot, slug, PeerGroup.SIMILAR, question=TITLE, before=of_all_camden(area), places=places)
    show(beside)
    st.html(paragraph("ways unprinted", link(address.links("peers", "indicator")(slug), BESIDE_OTHERS)))
if breakdown:
    show(who(snapshot, slug, breakdown.value, area.code, places), breakdown)

work = [(each, suggested(snapshot, each, decisions, recorded.today())) for each in linked]
to_work, record = address.links("initiatives", "initiative"), on_record.whole()
none = "No initiative is named that should move it."
back = partial(looked_back.of_decision, snapshot, work=record.versions, here=area.code)
of_people = (
    hearing.beside(snapshot, priorities, area, voices, ("indicator", slug)),
    doing.doing(work, planned(record, recorded.today()), to_work, address.link("initiatives"), none=none),
    section(doing.DECIDED, place="decided"),
    decided.decisions(decided_on, back),
    deciding.ways(slug),
)
st.html(spaced(*of_people))
deciding.on_indicator(snapshot, slug, area)

as_known = current.as_known(snapshot, slug, area.code, places)
if as_known.table:
    show(as_known)

told = definition.defined(snapshot, slug)
about = definition.about(snapshot, indicator, told, address.links("definitions", "indicator")(slug))
changed = "" if as_known.table else paragraph("foot", as_known.finding)
st.html(spaced(section("About the data", place="about-the-data"), about, changed))
if snapshot.has_table(slug):
    made, book = partial(rows.of_indicator, snapshot, slug), partial(books.of_indicator, snapshot, slug)
    ways = downloads.buttons(f"{slug}-{snapshot.name}", made, book)
    st.html(spaced(paragraph("foot unprinted", "All figures of this indicator"), ways))
