"""What do you want to know? The published tables, asked in SQL, and the answer to take away."""

import streamlit as st

from metrics import Origin, QueryRefusedError, Variation
from pages.components.exhibits import asked
from pages.components.html import query
from pages.components.html.markup import paragraph, state
from pages.components.screen import asking, banners, current, parts
from pages.components.screen.show import show
from pages.components.words import asked as words
from pages.components.words.periods import day_text

snapshot = current.required()
above = st.container()
left, right = st.columns([1.75, 1], gap="large")
answer = None
with left:
    sql = asking.box()
    if not sql:
        st.html(state(Variation.UNKNOWN.mark, "Nothing to show yet", words.FIRST, size="figure-size"))
    else:
        try:
            answer = asking.answered(snapshot, sql)
        except QueryRefusedError as error:
            st.html(query.refused(error))
with above:
    banners.banner(snapshot, None if answer is None or answer.made_up else {Origin.PUBLISHED: 1})
    as_at = f"As at {day_text(snapshot.as_of)}"
    parts.title("What do you want to know?", as_at, question="Ask the figures in SQL, and take the answer away.")
with left:
    if answer is not None:
        origin = Origin.SAMPLE if answer.made_up else None
        parts.section(words.heading(answer), " ".join(words.about(answer)), place="answer", origin=origin)
        if answer.made_up:
            st.html(paragraph("notice", words.SAMPLE))
        st.html(query.rows(answer))
        st.html(asking.files(snapshot, answer, sql))
        st.html(query.picture_heading(asked.NAME))
        of = asked.drawable(answer)
        show(asked.picture(snapshot, answer, sql, *asking.chosen(of)) if of else asked.none(asked.NOTHING))
with right:
    asking.tables(snapshot)
