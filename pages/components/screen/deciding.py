"""The form of a decision: four that nobody has chosen yet, why, and when to look again. What was known is kept with
it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st
from markupsafe import Markup

from data import store
from data.store import Decision, Evidence
from metrics import Area, Decided, Snapshot, same_day_later
from pages.components.exhibits.frozen import of_indicator
from pages.components.html.markup import link, paragraph, spaced, with_choice
from pages.components.screen import address, recorded
from pages.components.screen.entering import Form, form
from pages.components.screen.fields import Typed
from pages.components.words.numbers import lower_first
from pages.components.words.periods import day_text

QUESTION = "What do you decide?"
LOG = "All that was decided, with what was known then"
_ASKED = "decide"  # in the address
_AGAIN = "again"
_MONTHS = {"1": "1 month", "3": "3 months", "6": "6 months", "12": "12 months"}
GIVEN = {_AGAIN: "3"}  # what a new form holds
_DECIDED = {each.value: each.word for each in Decided}


def decide(evidence: Evidence, *, initiative: str = "", indicator: str = "", area: str = "") -> None:
    """Draw the form of a decision on a piece of work, on an indicator in an area, or on both; `evidence` is what the
    reader sees, and is kept with it."""
    about = {"initiative": initiative, "indicator": indicator, "area": area}
    drawn = form(f"decision-{initiative or f'{indicator}-{area}'}", Decision, given=GIVEN)
    if drawn is None:
        return
    with drawn.drawn():
        fields(drawn, evidence)
        drawn.button("Record decision", lambda typed: values(typed, evidence, about), said=lambda _: _SAID)
        st.html(paragraph("foot", kept_with_it(evidence)))


def on_indicator(snapshot: Snapshot, indicator: str, area: Area) -> None:
    """The form of a decision on an indicator in an area, where the address asks for it: pages of people who decide
    nothing have none to draw."""
    if _ASKED in st.query_params:
        with st.container(width=640):
            decide(of_indicator(snapshot, indicator, area.code), indicator=indicator, area=area.code)


def ways(indicator: str) -> Markup:
    """The way to the form of a decision on an indicator, where it is not drawn, and to all that was decided."""
    to_form = ""
    if _ASKED not in st.query_params and not store.read_only():
        here = with_choice(address.links("indicator", "indicator")(indicator), _ASKED, "1")
        to_form = paragraph("ways unprinted", link(f"{here}#decided", "Record a decision on it"))
    return spaced(to_form, paragraph("ways unprinted", link(address.link("decisions"), LOG)))


def fields(of: Form, evidence: Evidence) -> None:
    """The fields of a decision, in the order in which it is made."""
    of.row("decided", "Decision (required)", _DECIDED)
    of.text("why", "Why? (required)")
    if evidence.advice.value in _DECIDED:
        of.line("differs", f"If you choose other than “{lower_first(evidence.advice.word)}”, why?")
    of.line("expects", "What should it bring?")
    of.line("conditions", "On what conditions?")
    left, right = st.columns(2, gap="small")
    with left:
        of.role()
    with right:
        of.one(_AGAIN, "Look again in", _MONTHS, none="On no day")
    of.day("review_on", "Or look again on this day")


def values(typed: Typed, evidence: Evidence, about: Mapping[str, str], *, meeting: str = "") -> dict[str, Any]:
    """The values of a decision, made of what its fields hold: a day that is given goes before a number of months."""
    on = recorded.today()
    again = typed.get(_AGAIN)
    review_on: date | None = typed.get("review_on") or (same_day_later(on, int(again)) if again else None)
    told = {name: typed.get(name) or "" for name in ("why", "differs", "expects", "conditions")}
    dated = {"on": on, "review_on": review_on, "meeting": meeting, "evidence": evidence}
    return {"decided": typed.get("decided"), **told, **about, **dated}


def kept_with_it(evidence: Evidence) -> str:
    """That what is known today is kept with a decision."""
    name = evidence.snapshot.rpartition("-")[2]
    return (
        f"What is known as at {day_text(evidence.as_of)} (snapshot {name}) is kept with your decision. If you choose "
        "otherwise than the evidence suggests, say why: it helps the next team."
    )


_SAID = "Your decision is recorded, with what was known today. It stands below, and in the log of decisions."
