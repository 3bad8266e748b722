"""The work that is to move the indicators: all of it, or one piece with its evidence, and the decision on it."""

from collections import Counter

import streamlit as st

from data.store import Decision, Initiative, Kept, Move
from metrics import BOROUGH, Observation
from pages.components.exhibits import reviews, suggested, trial
from pages.components.exhibits.advice import advice_on_work
from pages.components.exhibits.by_chance import by_chance
from pages.components.exhibits.control_chart import changing
from pages.components.exhibits.did_it_work import did_it_work
from pages.components.html import decided, initiative, initiatives, looked_back
from pages.components.html.markup import crumb, link, paragraph, section, spaced
from pages.components.screen import (
    address,
    banners,
    current,
    deciding,
    expecting,
    move_filters,
    on_record,
    parts,
    recorded,
    working,
)
from pages.components.screen.show import show
from pages.components.words.work import begins, has_begun

snapshot, priorities = current.required(), current.priorities()
recorded.say_trouble()
every = {each.id: each for each in recorded.newest(Initiative)}
decisions, record = recorded.newest(Decision), on_record.whole()
to, today = address.links("initiatives", "initiative"), recorded.today()
planned = reviews.planned(record, today)
up = link(address.link("initiatives"), "Initiatives")


def all_of_them() -> None:
    """Every piece of work, by priority."""
    found = {slug: suggested.suggested(snapshot, each, decisions, today) for slug, each in every.items()}
    banners.banner(snapshot, Counter(each.origin for each in found.values() if each.origin), marks=True)
    parts.title("Initiatives", "All Camden")
    parts.lead(initiatives.lead([*every.values()], planned, today))
    if any(each.entry.illustrative for each in every.values()):
        parts.said(initiatives.ILLUSTRATIVE)
    st.html(initiatives.table([*every.values()], priorities, found, planned, to))
    st.html(paragraph("ways", link(to(working.NEW), "Add an initiative")))


def form(of: Kept[Initiative] | None) -> None:
    """The form of a new piece of work, or of changes to one."""
    above = crumb(up, link(to(of.id), of.entry.title) if of else "")
    parts.title("Change what is said of it" if of else "A new initiative", "", crumb=above)
    working.work(snapshot, priorities, of, to)


def evidence(of: Kept[Initiative], move: Move | None) -> tuple[Observation, ...]:
    """What the indicator that is chosen did where the work goes on, beside other wards and beside chance; the figures
    that are shown."""
    if move is None:
        parts.section("Did it work?", initiatives.NOTHING_LINKED, place="did-it-work")
        return ()
    move_filters.moved_by(snapshot, of.entry).draw()
    asked = trial.trial(of.entry, move.indicator)
    worked = did_it_work(snapshot, asked)
    show(worked)
    if chance := by_chance(snapshot, asked):
        show(chance)
    whole = None if worked.figures else changing(snapshot, move.indicator, BOROUGH)
    if whole and whole.table:
        parts.said("What follows is of all Camden, not of where the work goes on.")
        show(whole)
    to_indicator = address.links("indicator", "indicator")(move.indicator)
    st.html(paragraph("ways", link(to_indicator, "All the figures of this indicator, and what was decided on it")))
    return (*worked.rows, *(whole.rows if whole else ()))


def advice(of: Kept[Initiative], move: Move | None, made: tuple[Kept[Decision], ...]) -> None:
    """What the evidence suggests, and the form of a decision."""
    chosen = move.indicator if move else ""
    if not has_begun(of.entry, today):
        parts.section("Not begun", begins(of.entry), place="advice")
    elif move:
        asked = trial.trial(of.entry, chosen)
        if suggests := advice_on_work(snapshot, asked, trial.work_for(snapshot, asked, of.entry, made)):
            show(suggests)
    parts.section(deciding.QUESTION, place="decide")
    deciding.decide(suggested.evidence(snapshot, of, chosen, made, today), initiative=of.id, indicator=chosen)


def one(of: Kept[Initiative]) -> None:
    """A piece of work: what it is, what it did, what was decided, and what was expected."""
    above = st.container()
    versions, told = recorded.history(Initiative, of.id), of.entry
    theme = next((each.title for each in priorities if each.slug == told.priority), "")
    move = move_filters.move(snapshot, told)
    scope, purpose = initiative.beside_title(versions, planned[of.id]), initiative.purpose(versions)
    parts.title(told.title, scope, crumb=crumb(up, theme), question=purpose)
    st.html(initiative.stages(versions) + initiative.facts(snapshot, versions, move))

    made = suggested.made_of(of, decisions)
    left, right = st.columns([1.55, 1], gap="large")
    with left:
        rows = evidence(of, move)
    with above:
        banners.banner(snapshot, Counter(each.origin for each in rows if each.value is not None and each.origin))
    with right:
        advice(of, move, made)

    recorded_of_it = (
        section("What was decided before, and was it right?", place="decided"),
        decided.decisions(made, lambda each: looked_back.of_decision(snapshot, each, record.versions)),
        paragraph("ways", link(address.link("decisions"), deciding.LOG)),
        section("What is published of it?", place="published"),
        initiative.published(told.facts),
        section("What was expected of it?", place="expected"),
    )
    st.html(spaced(*recorded_of_it))
    expecting.expectations(snapshot, of, move)

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
