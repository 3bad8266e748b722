"""What did we decide? Every decision with what was known, why, and what happened since; what is due for review."""

from functools import partial

import streamlit as st

from data import store
from pages.components.exhibits import awaiting, log
from pages.components.exhibits.looking_back import at_a_decision
from pages.components.html import due, register
from pages.components.html.markup import paragraph
from pages.components.screen import address, banners, correcting, current, logged, on_record, parts, recorded
from pages.components.words.looked_back import RULE

snapshot, priorities, today = current.required(), current.priorities(), recorded.today()
record = on_record.whole()
due_now = awaiting.awaiting(snapshot, record, today)
rows = log.log(snapshot, record, due_now)
since = partial(at_a_decision, snapshot, work=record.versions)
here = {each.newest.id: each for each in rows}
meeting = address.links("meeting", "meeting")

banners.banner(snapshot)
parts.title("What did we decide?", logged.told(len(rows), len(rows)).rstrip(".") if rows else "")
recorded.say_trouble()
st.html(
    due.due(
        due_now,
        due.leading(address.link("decisions"), address.links("initiatives", "initiative")),
        due.meetings(record, today, meeting, address.link("meeting")),
    )
)
correcting.told()
if correction := address.asked("correct", here):
    correcting.correct(here[correction].newest, here[correction].title, address.link("decisions"))

parts.section("What was decided, and was it right?", place="log")
shown = logged.chosen(rows, priorities) if rows else ()
parts.status(logged.told(len(shown), len(rows)))
if shown:
    st.html(
        register.register(
            logged.at_once(shown),
            since,
            initiative=address.links("initiatives", "initiative"),
            indicator=address.links("indicator", "indicator"),
            meeting=meeting,
            correct=None if store.read_only() else address.links("decisions", "correct"),
        )
    )
    logged.rest(shown)
    st.html(logged.files(snapshot, shown, since))
st.html(paragraph("foot", f"{RULE} Nobody has signed in: roles are as typed. Nothing in the log is ever deleted."))
