"""Forms: what is wrong is said beside its field, what was typed stays, pressing twice saves once, who was not first
loses nothing, and where nothing can be written down the page says why."""

import html
import os
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import store
from data.store import Decision, Initiative
from tests.app.conftest import SECONDS, sound
from tests.app.reading import markup, text
from tests.entries import decision, meeting
from tests.unit.pages.hostile import NAMED, Structure
from tests.unit.store.test_damaged import changed


def deciding_page():
    from datetime import date

    from data.store import Evidence
    from metrics import Advice
    from pages.components.screen import deciding

    evidence = Evidence(
        snapshot="2026-11-27-0b7121f6b787", as_of=date(2026, 11, 27), sample=True, advice=Advice.GO_FASTER
    )
    deciding.decide(evidence, initiative="kentish_town_team", indicator="repairs_on_time")


def changing_page():
    from data.store import Initiative
    from pages.components.screen import recorded
    from pages.components.screen.entering import form

    newest = next(each for each in recorded.newest(Initiative) if each.id == "one_kilburn")
    drawn = form("work-one_kilburn", Initiative, newest)
    if drawn:
        with drawn.drawn():
            drawn.line("title", "Title (required)")
            drawn.text("purpose", "What is it for? (required)")
            drawn.role()
            drawn.because()
            drawn.button(
                "Save", lambda typed: dict(newest.entry) | {name: typed[name] for name in ("title", "purpose")}
            )


def troubled_page():
    import streamlit as st

    from data.store import Meeting
    from pages.components.html.markup import paragraph
    from pages.components.screen import recorded

    recorded.say_trouble()
    st.html(paragraph("foot", f"{len(recorded.newest(Meeting))} meetings"))


def counted_page():
    from data.store import Initiative
    from pages.components.screen.entering import form

    drawn = form("counted", Initiative, given={"budget": 1200})
    if drawn:
        with drawn.drawn():
            drawn.day("next_review", "Next review")
            drawn.number("budget", "Budget")
            drawn.role()
            drawn.button(
                "Save",
                lambda typed: {
                    "title": "A name",
                    "purpose": "What for",
                    "priority": "safety",
                    "next_review": typed["next_review"],
                    "budget": typed["budget"],
                },
                id_of=lambda _: "counted",
            )


@pytest.fixture(autouse=True)
def _own_store(tmp_path, monkeypatch):
    monkeypatch.delenv("CAMDEN_DATABASE_URL", raising=False)
    monkeypatch.delenv("CAMDEN_READ_ONLY", raising=False)
    monkeypatch.setenv("CAMDEN_STORE", str(tmp_path / "entered.sqlite"))


def opened(page):
    return sound(AppTest.from_function(page, default_timeout=SECONDS).run())


def field(at, label):
    every = (*at.text_area, *at.text_input, *at.radio, *at.selectbox)
    found = [each for each in every if each.label.startswith(label)]
    return next((each for each in found if each.label == label), found[0])


def press(at):
    return sound(at.button[0].click().run())


def faults(at):
    """Each with what stands just before it: the field that it is of."""
    found, before = {}, None
    for each in at.main:
        if each.type == "html" and 'class="fault"' in each.proto.body:
            words = html.unescape(each.proto.body.split("</b> ")[1].removesuffix("</p>"))
            found[before.label] = words
        elif hasattr(each, "label"):
            before = each
    return found


def decided(at, choice="go_faster", why="It works", role="Neighbourhood lead"):
    field(at, "Decision").set_value(choice)
    field(at, "Why?").set_value(why)
    field(at, "Your role").set_value(role)
    return press(at)


def test_nothing_is_chosen_before_somebody_chooses():
    at = opened(deciding_page)
    assert field(at, "Decision").value is None
    assert field(at, "Decision").options == ["Go faster", "Keep going", "Pause", "Stop"]
    assert field(at, "Look again in").value == "3"
    assert not store.opened().newest(Decision)
    assert not Path(os.environ["CAMDEN_STORE"]).exists()


def test_what_is_wrong_stands_under_its_field_and_what_was_typed_stays():
    at = opened(deciding_page)
    field(at, "Why?").set_value("no")
    at = press(at)
    assert faults(at) == {
        "Decision (required)": "is needed; fill it in.",
        "Why? (required)": "write 3 letters or more.",
        "Your role (required)": "say in which role you write, such as Neighbourhood lead.",
    }
    assert "Not saved. Look again at: Decision; Why; Your role." in text(at)
    assert field(at, "Why?").value == "no"
    assert not store.opened().newest(Decision)
    # What is mended is saved at the next press.
    at = decided(at)
    assert not faults(at)
    assert [each.entry.decided.value for each in store.opened().newest(Decision)] == ["go_faster"]


def test_a_choice_other_than_the_advice_asks_for_a_sentence():
    at = decided(opened(deciding_page), "stop")
    assert faults(at) == {
        "If you choose other than “go faster”, why?": "the evidence suggests “go faster”: say in a sentence why you "
        "decide otherwise."
    }
    field(at, "If you choose").set_value("The building closes")
    press(at)
    assert [each.entry.differs for each in store.opened().newest(Decision)] == ["The building closes"]


def test_a_decision_is_kept_with_its_day_its_review_and_what_was_known():
    at = opened(deciding_page)
    field(at, "Look again in").set_value("6")
    field(at, "What should it bring?").set_value("Ninety in a hundred on time")
    decided(at)
    (kept,) = store.opened().newest(Decision)
    told = kept.entry
    months = (told.review_on.year - told.on.year) * 12 + told.review_on.month - told.on.month
    assert (kept.version, kept.role, months) == (1, "Neighbourhood lead", 6)
    assert (told.initiative, told.indicator, told.evidence.snapshot) == (
        "kentish_town_team",
        "repairs_on_time",
        "2026-11-27-0b7121f6b787",
    )
    assert told.expects == "Ninety in a hundred on time"


def test_after_a_decision_the_form_is_empty_but_for_the_role():
    at = decided(opened(deciding_page))
    assert "Saved. Your decision is recorded" in text(at)
    assert field(at, "Decision").value is None
    assert field(at, "Why?").value == ""
    assert field(at, "Your role").value == "Neighbourhood lead"


def pressed_late_page():
    """As the page of a decision, where a press of the form that was drawn first reaches the server again."""
    from datetime import date

    import streamlit as st

    from data.store import Decision, Evidence
    from metrics import Advice
    from pages.components.screen import deciding, entering

    evidence = Evidence(
        snapshot="2026-11-27-0b7121f6b787", as_of=date(2026, 11, 27), sample=True, advice=Advice.GO_FASTER
    )
    about = {"initiative": "kentish_town_team", "indicator": "", "area": ""}
    drawn = entering.form("decision", Decision, given={"again": "3"})
    with drawn.drawn():
        deciding.fields(drawn, evidence)
        drawn.button("Record decision", lambda typed: deciding.values(typed, evidence, about))
    first = st.session_state.setdefault("first", drawn)
    if "late" in st.query_params:
        told = {"decided": "go_faster", "why": "It works", "again": "3"}
        entering._pressed(first, lambda _: deciding.values(told, evidence, about), None, str, over_theirs=False)


def test_pressing_twice_saves_once():
    at = decided(opened(pressed_late_page))
    assert len(store.opened().newest(Decision)) == 1
    at.query_params["late"] = "1"
    at = sound(at.run())
    at.query_params.clear()
    at = sound(at.run())
    assert len(store.opened().newest(Decision)) == 1
    assert not faults(at)
    assert "Saved." in text(at)


def test_who_was_not_first_sees_who_was_and_loses_nothing():
    mine, theirs = opened(changing_page), opened(changing_page)
    field(theirs, "What is it for?").set_value("<b>Theirs</b>\nof two lines")
    field(theirs, "Your role").set_value("Other [lead](x)")
    field(theirs, "Why is it changed?").set_value("Known better")
    press(theirs)
    field(mine, "What is it for?").set_value("Mine")
    field(mine, "Your role").set_value("Lead")
    field(mine, "Why is it changed?").set_value("Said wrong")
    mine = press(mine)
    said = text(mine)
    assert "Not saved: somebody was first. Other [lead](x)," in said
    assert "<b>Theirs</b>" in html.unescape(markup(mine))
    assert "<b>Theirs</b>" not in markup(mine)
    assert field(mine, "What is it for?").value == "Mine"
    assert mine.button[0].label == "Save mine over it"
    press(mine)
    every = store.opened().history(Initiative, "one_kilburn")
    assert [(each.version, each.entry.purpose) for each in every][1:] == [
        (1, "<b>Theirs</b>\nof two lines"),
        (2, "Mine"),
    ]


def test_why_an_entry_is_changed_is_asked_for():
    at = opened(changing_page)
    field(at, "Your role").set_value("Lead")
    at = press(at)
    assert faults(at) == {"Why is it changed? (required)": "say why it is changed: the earlier text stays beside it."}


def test_read_only_says_so_instead_of_the_form(monkeypatch):
    monkeypatch.setenv("CAMDEN_READ_ONLY", "1")
    at = opened(deciding_page)
    assert not at.button
    assert text(at).startswith("Recording is turned off. This dashboard was started with CAMDEN_READ_ONLY=1")


def test_a_page_that_was_open_when_recording_was_turned_off_keeps_what_was_typed(monkeypatch):
    at = opened(deciding_page)
    field(at, "Decision").set_value("go_faster")
    field(at, "Why?").set_value("It works")
    field(at, "Your role").set_value("Lead")
    monkeypatch.setenv("CAMDEN_READ_ONLY", "1")
    at = press(at)
    monkeypatch.delenv("CAMDEN_READ_ONLY")
    at = sound(at.run())
    assert "Not saved. Nothing can be recorded here" in text(at)
    assert field(at, "Why?").value == "It works"
    press(at)
    assert len(store.opened().newest(Decision)) == 1


def test_a_store_that_cannot_be_read_leaves_the_page(tmp_path, monkeypatch):
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"This is no database. " * 200)
    monkeypatch.setenv("CAMDEN_STORE", str(broken))
    at = opened(deciding_page)
    assert not at.button
    assert broken.read_bytes() == b"This is no database. " * 200


def test_a_store_that_breaks_while_a_form_is_open_is_said_and_what_was_typed_stays(tmp_path):
    at = opened(deciding_page)
    field(at, "Decision").set_value("go_faster")
    field(at, "Why?").set_value("It works")
    field(at, "Your role").set_value("Lead")
    file = Path(os.environ["CAMDEN_STORE"])
    file.write_bytes(b"This is no database. " * 200)
    press(at)
    file.unlink()
    at = sound(at.run())
    assert "Not saved." in text(at)
    assert str(file) in text(at)
    assert field(at, "Why?").value == "It works"
    at = press(at)
    assert len(store.opened().newest(Decision)) == 1


@pytest.mark.parametrize("words", NAMED)
def test_hostile_text_is_kept_as_typed_or_refused_and_never_markup(words):
    at = opened(changing_page)
    usual = Structure(markup(at)).elements
    field(at, "What is it for?").set_value(f"It {words}")
    field(at, "Your role").set_value("Lead")
    field(at, "Why is it changed?").set_value("Because")
    at = press(at)
    (*_, newest) = store.opened().history(Initiative, "one_kilburn")
    if refused := faults(at):
        assert list(refused) == ["What is it for? (required)"]
        assert newest.version == 0
    else:
        assert newest.entry.purpose == f"It {words}".strip()
    allowed = {"p", "/p", "b", "/b"}
    assert {tag for tag, _ in Structure(markup(at)).elements} <= allowed | {tag for tag, _ in usual}


@pytest.mark.parametrize(
    ("label", "typed", "said"),
    [
        ("Next review", "31/12/1999", "give a day from 2000-01-01 on."),
        ("Next review", "01/01/2100", "give a day until 2099-12-31."),
        ("Next review", "31/02/2027", "there is no such day; write one that there is, such as 31/03/2027."),
        ("Next review", "soon", "write a day, such as 31/03/2027."),
        ("Budget", "1e5", "write a whole number in figures, such as 1200."),
        ("Budget", "2.7", "write a whole number in figures, such as 1200."),
        ("Budget", "-1", "must be 0 or more."),
        ("Budget", "9" * 20, "must be 1,000,000,000 or less."),
        ("Budget", "9" * 99, "write a smaller number."),
    ],
)
def test_a_day_or_a_number_that_cannot_be_kept_is_refused_beside_its_field(label, typed, said):
    at = opened(counted_page)
    field(at, label).set_value(typed)
    field(at, "Your role").set_value("Chair")
    at = press(at)
    assert faults(at) == {label: said}
    assert field(at, label).value == typed
    assert store.opened().one(Initiative, "counted") is None


def test_a_day_and_a_number_are_kept_as_they_are_typed():
    at = opened(counted_page)
    assert field(at, "Budget").value == "1200"
    field(at, "Next review").set_value("31/3/2027")
    field(at, "Budget").set_value("£1,200,000")
    field(at, "Your role").set_value("Chair")
    press(at)
    kept = store.opened().one(Initiative, "counted").entry
    assert (kept.next_review.isoformat(), kept.budget) == ("2027-03-31", 1_200_000)


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("meetings", "day = ''"),
        ("actions", "\"by\" = 'soon'"),
        ("reviews", "found = 'x'"),
        ("decisions", "evidence = '{'"),
    ],
)
def test_a_row_of_any_kind_that_cannot_be_read_is_told_on_the_page(table, what):
    opened_store = store.opened()
    opened_store.save(meeting(), id="m", role="Chair")
    opened_store.save(store.entry(store.Meeting, {"day": "2026-11-28", "board": "Board"}), id="x", role="Chair")
    opened_store.save(decision(), id="x", role="Chair")
    action = {"what": "Do it", "owner": "Chair", "by": "2026-12-01", "meeting": "m"}
    opened_store.save(store.entry(store.Action, action), id="x", role="Chair")
    review = {"of": "x", "found": "as_hoped", "words": "Good", "on": "2026-12-01"}
    opened_store.save(store.entry(store.Review, review), id="x", role="Chair")
    changed(Path(os.environ["CAMDEN_STORE"]), what, table, "x")
    at = opened(troubled_page)
    assert f"of {table} (x, version 1)" in text(at)
    assert ("1 meetings" if table == "meetings" else "2 meetings") in text(at)


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("a" * 81, "is too long: 80 characters are the most, and it has 81."),
        ("\u200b" * 3, "holds nothing that is seen; write it in letters."),
    ],
)
def test_what_is_wrong_with_a_role_is_told_with_all_else(role, said):
    at = decided(opened(deciding_page), why="no", role=role)
    assert faults(at) == {"Why? (required)": "write 3 letters or more.", "Your role (required)": said}
