"""A store of any earlier form is brought to the newest with every row it has."""

import re
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from data import store
from data.store import EntryError, StoreError, address, connecting, opening
from data.store.entries import KINDS
from data.store.form import Note
from data.store.migrations import steps
from data.store.tables import ROWS, Row, Tables
from data.vocabulary import ActionState, Advice, Decided, Found, Precision, Stage, Way
from tests.entries import meeting

# What a store of form 1 was, as SQLite writes it out: it is never written again.
FORM_1 = Path(__file__).with_name("form_1.sql")

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{number}"
down_revision = "{before}"


def upgrade():
    op.create_table("later", sa.Column("number", sa.Integer, primary_key=True), sa.Column("summary", sa.Text))
    op.add_column("meetings", sa.Column("place", sa.Text, nullable=False, server_default="the Town Hall"))
"""

AT = datetime(2026, 11, 27, 10, 32, 5, 123456, UTC)
EVIDENCE = {
    "snapshot": "2026-11-27-0123456789ab",
    "as_of": date(2026, 11, 27),
    "sample": True,
    "advice": Advice.PAUSE,
    "because": "It is no better than elsewhere",
    "readings": [{"indicator": "robbery", "title": "Robberies", "area": "E05013655", "area_name": "Camden Town",
                  "number": 0.1}],
    "differences": [{"indicator": "robbery", "title": "Robberies", "finding": "None", "estimate": -1.5, "others": 190}],
}  # fmt: skip
# What stands in it, entry by entry.
THERE = {
    store.Initiative: [
        (1, "Lead", "", {
            "title": "Kentish Town’s “team”; <b>bold</b> 😀", "purpose": "Work together\n\n=1+1", "priority": "estates",
            "stage": Stage.TEST, "started": date(2023, 6, 1), "started_to": Precision.MONTH,
            "moves": [{"indicator": "robbery", "way": Way.FALL, "lag_months": 6}], "sites": ["E05013655"],
            "comparison": ["E05013652"], "scale_of": "neighbourhoods", "scale_planned": 5, "scale_reached": 1,
            "budget": 25000, "owner": "Head of it", "next_review": date(2027, 1, 5),
            "facts": [{"says": "It began", "source": "A paper", "day": date(2023, 6, 1)}],
            "illustrative": ["budget", "owner"],
        }),
        (2, "Lead", "It goes on", {"title": "Kentish Town", "purpose": "Work together", "priority": "estates"}),
    ],
    store.Expectation: [(1, "Lead", "", {
        "initiative": "kentish_town", "indicator": "robbery", "way": Way.FALL, "by_how_much": 0.1,
        "by": date(2027, 3, 31), "sites": ["E05013655"], "stop_if": "It rises",
    })],
    store.Decision: [(1, "Chair", "", {
        "initiative": "kentish_town", "decided": Decided.GO_FASTER, "why": "It works", "differs": "We see more",
        "on": date(2026, 11, 27), "review_on": date(2027, 2, 1), "meeting": "m1", "evidence": EVIDENCE,
    })],
    store.Review: [(1, "Chair", "", {"of": "d1", "found": Found.TOO_SOON, "words": "Wait", "on": date(2026, 11, 27)})],
    store.Meeting: [(1, "Clerk", "", {
        "day": date(2026, 11, 27), "board": "Corporate board", "chair": "Chief executive",
    })],
    store.Action: [(1, "Clerk", "", {
        "what": "Ask the wards", "owner": "Head of it", "by": date(2026, 12, 4), "state": ActionState.WITHDRAWN,
        "outcome": "They told us", "about": "d1", "meeting": "m1",
    })],
}  # fmt: skip
IDS = {store.Initiative: "kentish_town", store.Expectation: "e1", store.Decision: "d1", store.Review: "r1",
       store.Meeting: "m1", store.Action: "a1"}  # fmt: skip


@pytest.fixture
def form_1(kind, run, file, request):
    """A store of form 1, with its rows."""
    sql = FORM_1.read_text(encoding="utf-8")
    if kind == "sqlite":
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(sql)
        return
    engine = connecting.engine(address.named())
    with engine.connect() as connection, connection.begin():
        steps.bring_up_to_date(connection, to=1)
    rows = re.findall(r"""^INSERT INTO "(\w+s)" VALUES\(\d+,(.*?)\);$""", sql, re.DOTALL | re.MULTILINE)
    assert len(rows) == sum(map(len, THERE.values()))
    for table, values in rows:
        run(f"insert into {table} values (default, {values})")
    connecting.let_go()


@pytest.fixture
def later(monkeypatch, tmp_path):
    """A version of the dashboard whose stores have one form more."""
    copy = shutil.copytree(steps._HERE, tmp_path / "100% later", ignore=shutil.ignore_patterns("__pycache__"))
    number = steps.NEWEST + 1
    text = NEXT.format(number=number, before=steps.NEWEST)
    (copy / "versions" / f"r{number}_later.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(steps, "_HERE", copy)
    for module in (steps, opening):
        monkeypatch.setattr(module, "NEWEST", number)
    connecting.let_go()
    return number


def test_every_row_of_form_1_is_there(form_1):
    opened = store.opened()
    for kind in KINDS:
        if kind in THERE:
            found = [(each.version, each.role, each.because, each.entry) for each in opened.history(kind, IDS[kind])]
            told = [(version, role, why, store.entry(kind, values)) for version, role, why, values in THERE[kind]]
            assert [each for each in found if each[0] > 0] == told
            assert {each.at for each in opened.history(kind, IDS[kind]) if each.version} == {AT}
    assert opened.cited() == {EVIDENCE["snapshot"]}


def test_what_comes_after_form_1_is_numbered_on(form_1):
    kept = store.opened().save(meeting(), id="m2", role="Clerk")
    assert [each.id for each in store.opened().newest(store.Meeting)] == ["m1", "m2"]
    assert store.opened().one(store.Meeting, "m2") == kept


@pytest.mark.usefixtures("kind")
def test_the_steps_make_what_the_models_say():
    store.opened().save(meeting(), id="a", role="Chair")

    def ours(item, name, what, *_):
        return not (what == "table" and name == steps.FORM)

    with connecting.engine(address.named()).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": ours})
        assert compare_metadata(context, Tables.metadata) == []


def test_steps_are_counted_as_alembic_counts_them():
    assert ScriptDirectory(str(steps._HERE)).get_heads() == [str(steps.NEWEST)]
    assert [each.revision for each in ScriptDirectory(str(steps._HERE)).walk_revisions()] == [
        str(number) for number in range(steps.NEWEST, 0, -1)
    ]


def test_no_field_has_the_name_of_what_is_noted_of_an_entry():
    noted = {"number", "version", "at", *Note.model_fields}
    assert {each for each in Row.__annotations__ if each != "__abstract__"} == noted
    for kind, row in ROWS.items():
        assert not noted & set(kind.model_fields)
        assert set(row.__table__.columns.keys()) == noted | set(kind.model_fields)


@pytest.mark.parametrize("work", [store.opened, lambda: store.opened().save(meeting(), id="b", role="Chair")])
@pytest.mark.usefixtures("kind")
def test_an_older_store_is_brought_up_to_date_by_whoever_opens_it(work, run, request):
    kept = store.opened().save(meeting(), id="a", role="Chair")
    number = request.getfixturevalue("later")
    work()
    assert run("select version_num from camden_form") == [(str(number),)]
    assert run("select place from meetings where id = 'a'") == [("the Town Hall",)]
    assert store.opened().one(store.Meeting, "a") == kept


@pytest.mark.usefixtures("kind")
def test_twenty_that_open_an_older_store_at_once_bring_it_up_to_date_once(run, request):
    kept = store.opened().save(meeting(), id="a", role="Chair")
    number = request.getfixturevalue("later")
    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(lambda _: store.opened().newest(store.Meeting), range(20)))
    assert found == [(kept,)] * 20
    assert run("select version_num from camden_form") == [(str(number),)]


@pytest.mark.usefixtures("kind")
def test_a_step_that_fails_leaves_the_store_as_it_was(run, request, monkeypatch):
    kept = store.opened().save(meeting(), id="a", role="Chair")
    number = request.getfixturevalue("later")
    (path,) = steps._HERE.glob("versions/r*_later.py")
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole + '    op.execute("insert into no_such_table values (1)")\n', encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be used as a store"):
        store.opened()
    assert run("select version_num from camden_form") == [(str(number - 1),)]
    with pytest.raises(Exception, match="later"):
        run("select * from later")
    path.write_text(whole, encoding="utf-8")
    assert store.opened().newest(store.Meeting) == (kept,)


@pytest.mark.usefixtures("kind")
def test_an_older_store_is_not_touched_where_nothing_may_be_recorded(run, request, monkeypatch):
    store.opened().save(meeting(), id="a", role="Chair")
    number = request.getfixturevalue("later")
    monkeypatch.setenv("CAMDEN_READ_ONLY", "1")
    with pytest.raises(StoreError, match="was made by an earlier version of the dashboard, and may not be brought up"):
        store.opened()
    assert run("select version_num from camden_form") == [(str(number - 1),)]


@pytest.mark.parametrize(
    "text", ["\u200b\u200b\u200b", "\u200d\ufe0f\u200b", "\u2800\u2800\u2800", "\u3164 \u3164", "\u0301\u0301\u0301"]
)
def test_a_text_of_which_nothing_is_seen_is_refused(text):
    values = {"title": text, "purpose": text, "priority": "safety"}
    with pytest.raises(EntryError) as refused:
        store.entry(store.Initiative, values)
    said = "holds nothing that is seen; write it in letters"
    assert refused.value.faults == {"title": said, "purpose": said}
    assert store.role_fault(text) == said


@pytest.mark.parametrize("text", ["😀😀😀", "123", "שלום", "e\u0301e\u0301", "???", "👩🏽\u200d🚀"])
def test_a_text_of_which_something_is_seen_is_kept(text):
    assert store.entry(store.Meeting, {"day": "2026-11-27", "board": text}).board == text


def test_a_role_is_wrong_by_itself():
    assert store.role_fault("Chair") == ""
    assert store.role_fault("a\nb") == "must be one line"
    assert store.role_fault("a" * 81) == "is too long: 80 characters are the most, and it has 81"
