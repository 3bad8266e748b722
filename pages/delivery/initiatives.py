"""The work that is to move the indicators: all of it, or one piece with its evidence, and the decision on it."""

import streamlit as st

from data.store import Decision, Initiative, Kept
from pages.components.html import decided, initiative, initiatives
from pages.components.html.markup import link, paragraph
from pages.components.screen import address, current, filters, parts, recorded, working

snapshot, priorities = current.required(), current.priorities()
recorded.say_trouble()
every = {each.id: each for each in recorded.newest(Initiative)}
to, today = address.links("initiatives", "initiative"), recorded.today()


def all_of_them() -> None:
    """Every piece of work, by priority."""
    parts.title("Initiatives", "All Camden")
    parts.lead(initiatives.lead([*every.values()], today))
    st.html(initiatives.table([*every.values()], priorities, {}, today, to))
    st.html(paragraph("ways", link(to(working.NEW), "Add a piece of work")))


def form(of: Kept[Initiative] | None) -> None:
    """The form of a new piece of work, or of changes to one."""
    up = initiative.crumb(address.link("initiatives"), link(to(of.id), of.entry.title) if of else "")
    parts.title("Change what is said of it" if of else "A new piece of work", "", crumb=up)
    working.work(snapshot, priorities, of, to)


def one(of: Kept[Initiative]) -> None:
    """A piece of work: what it is, what it did, what was decided, and what was expected."""
    versions, told = recorded.history(Initiative, of.id), of.entry
    theme = next((each.title for each in priorities if each.slug == told.priority), "")
    move = filters.move(snapshot, told)
    scope, purpose = initiative.beside_title(versions, today), initiative.purpose(versions)
    parts.title(told.title, scope, crumb=initiative.crumb(address.link("initiatives"), theme), question=purpose)
    st.html(initiative.stages(versions) + initiative.facts(snapshot, versions, move))

    made = [each for each in recorded.newest(Decision) if each.entry.initiative == of.id]
    parts.section("What was decided before, and was it right?", place="decided")
    st.html(decided.decisions(made))

    parts.section("What is published of it?", place="published")
    st.html(initiative.published(told.facts))

    parts.section("What was expected of it?", place="expected")
    working.expectations(snapshot, of, move)

    parts.section("How was this entry changed?", place="history")
    st.html(initiative.edits(versions, working.names(snapshot, priorities)))
    st.html(paragraph("ways", link(f"{to(of.id)}&edit=1", "Change what is said of it")))


asked = address.asked("initiative", {*every, working.NEW})
if asked is None:
    all_of_them()
elif asked == working.NEW or "edit" in st.query_params:
    form(every.get(asked))
else:
    one(every[asked])
