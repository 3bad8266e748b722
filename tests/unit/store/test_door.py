"""The door of the store: what it opens to, how little comes with it, and what a form is told."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from data import store
from data.store import Action, Decision, EntryError, Expectation, Initiative, Meeting, OvertakenError, StoreError
from tests import conftest
from tests.entries import decision, evidence, meeting

ROOT = Path(__file__).parents[3]
DATABASES = {"sqlalchemy", "alembic", "psycopg", "sqlite3"}
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
GIVEN = {
    Initiative: {"title": "Job hubs", "purpose": "Find work", "priority": "good_work"},
    Expectation: {
        "initiative": "job_hubs", "indicator": "robbery", "way": "fall", "by_how_much": "2.5", "by": "2027-03-31",
        "sites": ["E05013655"], "stop_if": "It rises",
    },
    Meeting: {"day": "2026-11-27", "board": "Corporate board"},
    Action: {"what": "Ask them", "owner": "Lead", "by": "2026-12-04", "meeting": "m"},
    Decision: {"initiative": "job_hubs", "decided": "pause", "why": "It costs", "on": "2026-11-27",
               "evidence": evidence()},
}  # fmt: skip


def loaded(code):
    ask = f"{code}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    ran = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, check=True, capture_output=True, text=True)
    return set(ran.stdout.split())


@pytest.mark.parametrize("code", [
    "import data", "import metrics", "from data import store", "from metrics import snapshot",
    "from data.store import Decision, Kept, StoreError, token, read_only, begun; begun()",
    "import metrics.refreshing.refresh",
])  # fmt: skip
def test_who_enters_nothing_loads_no_database(code):
    assert loaded(code) & (DATABASES - {"sqlite3"}) == set()


def test_who_reads_a_file_loads_neither_postgresql_nor_what_brings_stores_up_to_date():
    found = loaded("from data import store; store.opened().newest(store.Decision)")
    assert found & DATABASES == {"sqlalchemy", "sqlite3"}


def test_every_name_it_promises_is_there_and_no_function_has_the_name_of_a_module():
    modules = {path.stem for path in (ROOT / "data" / "store").iterdir()}
    for name in store.__all__:
        assert getattr(store, name) is not None
        assert name not in modules


def test_no_test_can_reach_what_a_person_has_entered():
    assert "CAMDEN_STORE" in conftest.FOLDERS
    assert {"CAMDEN_DATABASE_URL", "CAMDEN_READ_ONLY"} <= set(conftest.UNSET)


@pytest.mark.parametrize("kind", GIVEN)
def test_what_a_form_gives_as_text_is_an_entry(kind):
    entry = store.entry(kind, GIVEN[kind])
    assert store.entry(kind, entry.model_dump()) == entry


@pytest.mark.parametrize(
    ("kind", "wrong", "faults"),
    [
        (Initiative, {"title": "ab"}, {"title": "write 3 letters or more"}),
        (Initiative, {"title": " "}, {"title": "write 3 letters or more"}),
        (Initiative, {"title": None}, {"title": "is needed; fill it in"}),
        (Initiative, {"title": "x" * 161}, {"title": "is too long: 160 characters are the most, and it has 161"}),
        (Initiative, {"title": "One\ntwo"}, {"title": "must be one line"}),
        (Initiative, {"stage": "begun"}, {"stage": "choose one of: test, grow, routine or ended"}),
        (Initiative, {"budget": "many"}, {"budget": "write a whole number, such as 12"}),
        (Initiative, {"budget": "1.5"}, {"budget": "write a whole number, such as 12"}),
        (Initiative, {"budget": -1}, {"budget": "must be 0 or more"}),
        (Initiative, {"budget": 10**10}, {"budget": "must be 1,000,000,000 or less"}),
        (Initiative, {"budget": "9" * 5000}, {"budget": "write a smaller number"}),
        (Initiative, {"started": "31/12/2026"}, {"started": "give a day that there is, such as 2027-03-31"}),
        (Initiative, {"started": "2026-02-30"}, {"started": "give a day that there is, such as 2027-03-31"}),
        (Initiative, {"started": NOON}, {"started": "give a day without a time, such as 2027-03-31"}),
        (Initiative, {"started": date(1999, 12, 31)}, {"started": "give a day from 2000-01-01 on"}),
        (Initiative, {"started": date(2100, 1, 1)}, {"started": "give a day until 2099-12-31"}),
        (Initiative, {"sites": ["E05013655", "no ward"]},
            {"sites.1": "choose from the list; only letters, digits and _ can be in it"}),
        (Initiative, {"sites": ["E05013655"] * 41}, {"sites": "choose 40 at most; there are 41"}),
        (Initiative, {"moves": [{"indicator": "robbery", "way": "fall", "lag_months": "soon"}]},
            {"moves.0.lag_months": "write a whole number, such as 12"}),
        (Initiative, {"owners": "Lead"}, {"owners": "there is no such field"}),
        (Initiative, {"title": 5, "purpose": "", "priority": "a b"}, {
            "title": "write it as text", "purpose": "is needed; fill it in",
            "priority": "choose from the list; only letters, digits and _ can be in it",
        }),
        (Initiative, {"sites": ["a", "b"], "comparison": ["b", "c"]},
            {"comparison": "wards that it works in cannot be compared with: b"}),
        (Initiative, {"purpose": "ab\ud800"}, {"purpose": "character 3 is one that is not seen; take it out, or write "
                                                          "it again"}),
        (Expectation, {"by_how_much": 0}, {"by_how_much": "must be more than 0"}),
        (Expectation, {"by_how_much": "nan"}, {"by_how_much": "write a number, such as 2.5"}),
        (Expectation, {"by_how_much": ""}, {"by_how_much": "is needed; fill it in"}),
        (Expectation, {"sites": []}, {"sites": "choose 1 or more"}),
        (Expectation, {"by": ""}, {"by": "is needed; fill it in"}),
        (Decision, {"decided": "stop"}, {"differs": "the evidence suggests “pause”: say in a sentence why you decide "
                                                    "otherwise"}),
        (Decision, {"review_on": "2026-11-27"}, {"review_on": "must be after the day of the decision"}),
        (Decision, {"initiative": ""}, {"initiative": "say of which piece of work or indicator this is decided"}),
        (Decision, {"evidence": 5}, {"evidence": "is needed as a whole"}),
        (Decision, {"evidence": {"snapshot": "current"}}, {
            "evidence.snapshot": "is not of the form that it must have",
            "evidence.as_of": "is needed; fill it in", "evidence.sample": "is needed; fill it in",
            "evidence.advice": "is needed; fill it in",
        }),
        (Action, {"state": "withdrawn"}, {"": "say why it is withdrawn"}),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_form_is_said_beside_each_field(kind, wrong, faults):
    with pytest.raises(EntryError) as refused:
        store.entry(kind, GIVEN[kind] | wrong)
    assert refused.value.faults == faults
    assert isinstance(refused.value, ValueError)


def test_an_id_is_drawn_once():
    drawn = {store.token() for _ in range(1000)}
    assert len(drawn) == 1000
    for each in drawn:
        assert store.opened().save(meeting(), id=each, role="Chair").id == each
        break


def test_errors_of_the_store_are_one_kind():
    kept = store.opened().save(decision(), id="a", role="Chair")
    assert issubclass(OvertakenError, StoreError)
    assert OvertakenError(kept).first is kept
