"""One ward or neighbourhood: in what it differs, where it stands in every indicator, and beside every other."""

import streamlit as st

from metrics import Level
from pages.components.html import places, profile
from pages.components.screen import address, banners, current, filters, parts
from pages.components.screen.show import show
from pages.components.words.places import scope

snapshot, priorities = current.required(), current.priorities()
area = filters.area(snapshot)

if area.level is Level.BOROUGH:
    parts.title("What is true of one ward or neighbourhood?", scope(area, ""))
    parts.lead(
        "Nothing to show for all Camden: a profile is of one ward or neighbourhood, beside all the others. Choose one "
        "here, or at the side; on a phone, the arrows at the top open it."
    )
    st.html(places.html(snapshot))
else:
    here = profile.page(snapshot, priorities, area.code, address.link("indicator"))
    banners.banner(snapshot, here.origins)
    parts.title(area.name, scope(area, here.newest), crumb=here.crumb)
    st.html(here.facts)
    for each in here.exhibits:
        show(each)
    if here.below:
        st.html(here.below)
