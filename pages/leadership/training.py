"""Staff anti-racism learning: has every member of staff finished it, and when will they have?"""

from collections import Counter

import streamlit as st

from metrics import BOROUGH, Level
from pages.components.exhibits import learning
from pages.components.exhibits.control_chart import changing
from pages.components.exhibits.finished import finished
from pages.components.exhibits.joiners import joiners
from pages.components.exhibits.learning_strip import learning_strip
from pages.components.exhibits.takes import takes
from pages.components.html.links import crumb, see_also
from pages.components.screen import address, banners, current, filters, parts
from pages.components.screen.show import show, show_beside
from pages.components.words.of_priority import OURS
from pages.components.words.periods import newest
from pages.components.words.places import not_of

snapshot, priorities = current.required(), current.priorities()
area = filters.area(snapshot)
priority = learning.priority(snapshot, priorities)
there = learning.shown(snapshot)
every = [each for each in (learning.series(snapshot, slug) for slug in learning.ALL) if each]

banners.banner(snapshot, Counter(each.origin for each in there))
parts.title(
    "Staff anti-racism learning",
    f"All staff, {newest(every[:1])}".removesuffix(", "),
    crumb=crumb(address.links("priority", "priority")(priority.slug), priority, OURS) if priority else "",
    question="Has every member of staff finished it, and when will they have?",
)
parts.said(
    "This is our own work: it counts staff who finished the learning. It does not say what changed for residents."
)
if area.level is not Level.BOROUGH:
    parts.said(f"Staff are counted for all Camden alone. {not_of(area)}")

days = learning.days(snapshot)
day = address.choice("by", "Day to reach everyone by", days, written=True, width=340) if days else None
show(learning_strip(snapshot, day.value if day else ""))
show(changing(snapshot, learning.COMPLETED, BOROUGH, learning.places(snapshot), printed=learning.IN_PRINT))
show_beside(takes(snapshot, day.value if day else ""), day, "By which day?")
show(finished(snapshot))
show(joiners(snapshot))
st.html(see_also("What is each figure made of?", every, address.links("indicator", "indicator")))
