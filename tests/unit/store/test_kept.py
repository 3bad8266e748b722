"""What is saved is read back as it was written, on either database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import store
from data.store import (
    Action,
    Decision,
    EntryError,
    Initiative,
    Meeting,
    OvertakenError,
    ReadOnlyError,
    StoreError,
    declared,
    keeping,
)
from data.store.entries import KINDS
from tests import entries
from tests.entries import decision, meeting

pytestmark = pytest.mark.usefixtures("kind")
# The same store for all examples: each is an entry of its own.
MANY = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(autouse=True)
def _none_declared(monkeypatch):
    monkeypatch.setattr(keeping, "declared", tuple)


def test_reading_makes_nothing_and_needs_nothing(file):
    opened = store.opened()
    assert opened.newest(Decision) == opened.history(Decision, "a") == ()
    assert opened.one(Decision, "a") is None
    assert opened.cited() == frozenset()
    assert opened.stamp() == store.opened().stamp()
    assert not file.exists()


@pytest.mark.parametrize("of", KINDS)
@MANY
@given(st.data())
def test_any_entry_is_read_back_as_it_was(of, data):
    entry = store.entry(of, data.draw(entries.ANY[of]))
    role, because = data.draw(entries._texts(2, 80)), data.draw(entries.TEXTS)
    opened, name = store.opened(), store.token()
    kept = opened.save(entry, id=name, role=role, because=because)
    assert opened.one(of, name) == kept
    assert opened.history(of, name) == (kept,)
    assert (kept.entry, kept.id, kept.version) == (entry, name, 1)
    assert (kept.role, kept.because) == (role.strip(), because.strip())
    assert datetime.now(UTC) - kept.at < timedelta(minutes=1)
    assert opened.newest(of)[-1] == kept


@pytest.mark.parametrize("text", entries.HOSTILE)
def test_what_is_meant_to_do_harm_is_text(text):
    opened = store.opened()
    kept = opened.save(decision(why=f"{text} {text}"), id="harm", role=f"{text} lead")
    assert opened.one(Decision, "harm") == kept
    assert kept.entry.why == f"{text} {text}"
    assert opened.newest(Decision) == (kept,)


@pytest.mark.parametrize("unseen", ["\x00", "\x1b", "\u202e", "\ud83d"])
def test_what_no_database_or_reader_takes_is_refused_by_the_name_of_its_field(unseen):
    told = {"initiative": "a", "decided": "stop", "why": f"be{unseen}cause", "on": "2026-11-27"}
    told |= {"differs": f"I{unseen} do", "evidence": entries.evidence()}
    with pytest.raises(EntryError) as refused:
        store.entry(Decision, told)
    assert set(refused.value.faults) == {"why", "differs"}
    assert refused.value.faults["why"].startswith("character 3 is one that is not seen")
    opened = store.opened()
    for field in ("role", "because"):
        with pytest.raises(EntryError) as refused:
            opened.save(meeting(), **{"id": "a", "role": "Chair", "because": "", field: f"ab{unseen}"})
        assert set(refused.value.faults) == {field}
    assert opened.newest(Meeting) == ()


def test_the_newest_of_each_comes_in_the_order_of_their_first():
    opened = store.opened()
    for name in ("b", "a", "c"):
        opened.save(meeting(f"Board {name}"), id=name, role="Chair")
    opened.save(meeting("Board b, later"), id="b", role="Clerk", over=1)
    assert [(each.id, each.version, each.entry.board) for each in opened.newest(Meeting)] == [
        ("b", 2, "Board b, later"), ("a", 1, "Board a"), ("c", 1, "Board c"),
    ]  # fmt: skip
    assert [(each.version, each.role) for each in opened.history(Meeting, "b")] == [(1, "Chair"), (2, "Clerk")]
    assert opened.one(Meeting, "b").version == 2


def test_the_same_id_of_two_kinds_is_two_entries():
    opened = store.opened()
    opened.save(meeting(), id="a", role="Chair")
    assert opened.one(Decision, "a") is None
    opened.save(decision(), id="a", role="Chair")
    assert opened.one(Meeting, "a").entry == meeting()


def test_pressing_twice_saves_once():
    opened = store.opened()
    first = opened.save(meeting(), id="a", role="Chair")
    assert opened.save(meeting(), id="a", role=" Chair ") == first
    second = opened.save(meeting("Another board"), id="a", role="Chair", over=1)
    assert opened.save(meeting("Another board"), id="a", role="Chair", over=1) == second
    assert opened.save(meeting(), id="a", role="Chair") == first
    assert opened.history(Meeting, "a") == (first, second)


@pytest.mark.parametrize(
    "theirs",
    [
        {"entry": meeting("Another board"), "role": "Chair"},
        {"entry": meeting(), "role": "Clerk"},
        {"entry": meeting(), "role": "Chair", "because": "It was wrong"},
    ],
)
def test_who_comes_second_is_told_who_was_first_and_when(theirs):
    opened = store.opened()
    first = opened.save(theirs["entry"], id="a", role=theirs["role"], because=theirs.get("because", ""))
    with pytest.raises(OvertakenError) as overtaken:
        opened.save(meeting(), id="a", role="Chair")
    assert overtaken.value.first == first
    when = f"{first.at:%H:%M} UTC on {first.at.day} {first.at:%B %Y}"
    assert f"“{first.role}” saved a version of this before you, at {when}." in str(overtaken.value)
    assert opened.history(Meeting, "a") == (first,)
    # Whoever has seen it may write over it.
    assert opened.save(meeting(), id="a", role="Chair", over=1).version == 2


def test_nothing_is_saved_over_what_is_not_there():
    with pytest.raises(StoreError, match="There is no version 3 of this to save over; open it again"):
        store.opened().save(meeting(), id="a", role="Chair", over=3)
    assert store.opened().newest(Meeting) == ()


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ({"id": ""}, {"id": "is needed; fill it in"}),
        ({"id": "a b"}, {"id": "choose from the list; only letters, digits and _ can be in it"}),
        ({"role": " "}, {"role": "write 2 letters or more"}),
        ({"role": "Chair\nof it"}, {"role": "must be one line"}),
        ({"role": "x" * 81}, {"role": "is too long: 80 characters are the most, and it has 81"}),
        ({"because": "x" * 4001}, {"because": "is too long: 4,000 characters are the most, and it has 4,001"}),
    ],
)
def test_what_is_noted_of_an_entry_has_its_rules(note, said):
    with pytest.raises(EntryError) as refused:
        store.opened().save(meeting(), **({"id": "a", "role": "Chair"} | note))
    assert refused.value.faults == said


def test_whoever_corrects_a_decision_says_why():
    opened = store.opened()
    opened.save(decision(), id="a", role="Chair")
    with pytest.raises(EntryError) as refused:
        opened.save(decision(why="It costs less"), id="a", role="Chair", over=1, because=" ")
    assert set(refused.value.faults) == {"because"}
    kept = opened.save(decision(why="It costs less"), id="a", role="Chair", over=1, because="A slip of the pen")
    assert [each.because for each in opened.history(Decision, "a")] == ["", "A slip of the pen"]
    assert opened.one(Decision, "a") == kept


def test_a_stamp_changes_with_every_save_and_with_nothing_else():
    opened, seen = store.opened(), set()
    for over in range(3):
        seen.add(opened.stamp())
        assert opened.stamp() == store.opened().stamp()
        opened.save(meeting(), id="a", role="Chair", over=over)
    opened.save(meeting(), id="a", role="Chair", over=2)
    seen.add(opened.stamp())
    opened.save(decision(), id="a", role="Chair")
    seen.add(opened.stamp())
    assert len(seen) == 5


def test_every_snapshot_that_any_version_was_made_on_is_cited():
    opened, other = store.opened(), "2026-10-01-ba9876543210"
    opened.save(decision(), id="a", role="Chair")
    opened.save(decision(evidence=entries.evidence(snapshot=other)), id="a", role="Chair", over=1, because="Later")
    opened.save(decision(), id="b", role="Chair")
    assert opened.cited() == {entries.SNAPSHOT, other}


def test_read_only_reads_and_records_nothing(monkeypatch, file):
    monkeypatch.setenv("CAMDEN_READ_ONLY", "1")
    with pytest.raises(ReadOnlyError, match="Nothing can be recorded here"):
        store.opened().save(meeting(), id="a", role="Chair")
    assert not file.exists()
    monkeypatch.delenv("CAMDEN_READ_ONLY")
    kept = store.opened().save(meeting(), id="a", role="Chair")
    monkeypatch.setenv("CAMDEN_READ_ONLY", "yes")
    assert store.opened().newest(Meeting) == (kept,)


@pytest.mark.parametrize(("said", "on"), [("", False), ("0", False), ("no", False), ("1", True), ("true", True)])
def test_read_only_is_what_it_says(said, on, monkeypatch):
    monkeypatch.setenv("CAMDEN_READ_ONLY", said)
    assert store.read_only() is on


def test_what_the_project_declares_comes_first_as_later_entries_have_it(monkeypatch):
    told = {"title": "One Kilburn", "purpose": "Working together", "priority": "estates"}
    first, second = (store.entry(Initiative, told | {"title": title}) for title in ("One Kilburn", "Job hubs"))
    own = tuple(store.Kept(each, name, 0, "Project", None) for each, name in ((first, "kilburn"), (second, "hubs")))
    monkeypatch.setattr(keeping, "declared", lambda: own)
    opened = store.opened()
    assert opened.newest(Initiative) == own
    assert opened.one(Initiative, "hubs") == own[1]
    assert opened.newest(Action) == ()
    new = opened.save(store.entry(Initiative, told | {"title": "Ours"}), id="ours", role="Lead")
    with pytest.raises(StoreError, match="no version 1"):
        opened.save(first, id="kilburn", role="Lead", over=1)
    kept = opened.save(store.entry(Initiative, told | {"title": "One Kilburn, edited"}), id="kilburn", role="Lead")
    assert opened.newest(Initiative) == (kept, own[1], new)
    assert opened.history(Initiative, "kilburn") == (own[0], kept)
    assert opened.one(Initiative, "kilburn") == kept


def test_the_project_declares_entries_of_version_0():
    for each in declared.declared():
        assert (each.version, each.at) == (0, None)
        assert isinstance(each.entry, Initiative)


@pytest.mark.parametrize("change", [
    "update meetings set board = 'Another'", "delete from meetings", "update meetings set number = 7",
])  # fmt: skip
def test_the_database_itself_refuses_to_change_or_delete(change, run):
    kept = store.opened().save(meeting(), id="a", role="Chair")
    with pytest.raises(Exception, match="what was entered is never changed or deleted"):
        run(change)
    assert store.opened().newest(Meeting) == (kept,)


def test_the_database_itself_refuses_to_write_over_and_to_empty(run, kind):
    kept = store.opened().save(meeting(), id="a", role="Chair")
    values = "'a', 1, 'Clerk', '2026-11-27 10:00:00', '', '2026-11-27', 'Another', ''"
    columns = 'id, version, role, "at", because, day, board, chair'
    if kind == "sqlite":
        changes = [
            f"insert or replace into meetings ({columns}) values ({values})",
            f"insert or replace into meetings (number, {columns}) values (1, {values.replace('a', 'b', 1)})",
        ]
    else:
        changes = ["truncate meetings", f"insert into meetings ({columns}) values ({values})"]
    for change in changes:
        with pytest.raises(Exception, match=r"never changed or deleted|duplicate key"):
            run(change)
    assert store.opened().newest(Meeting) == (kept,)


def test_a_row_that_is_no_entry_is_named_and_not_shown(run):
    store.opened().save(meeting(), id="a", role="Chair")
    columns = 'id, version, role, "at", because, day, board, chair'
    run(f"insert into meetings ({columns}) values ('b', 1, 'Me', '2026-11-27 10:00:00', '', '1066-10-14', 'No', '')")
    assert [each.id for each in store.opened().newest(Meeting)] == ["a"]
    assert r"row 2 of meetings (b, version 1)" in store.opened().every(Meeting).trouble
    assert store.opened().one(Meeting, "a").entry == meeting()
