"""Voices: held until a second person has read them, amended without losing what was, and withdrawn without a word left,
on either database."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from data import store
from data.store import EntryError, OvertakenError, ReadOnlyError, StoreError, Voice, clearing, connecting, withdrawn
from data.store.address import named
from data.store.identifying import identifiers
from data.vocabulary import HowMany, Stance, VoiceState, Where
from tests.entries import CODES, DAYS, HOSTILE

pytestmark = pytest.mark.usefixtures("kind")
MANY = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
SAID = "Tenants say repairs are marked finished before the work is done."
MARKED = "Zyxwvut: nobody else would say Qponmlk of it."
ROOT = Path(__file__).parents[3]


def voice(**other):
    told = {
        "summary": SAID,
        "where": "tenants",
        "on": "2026-09-24",
        "to": "day",
        "priority": "housing",
        "indicator": "repairs_on_time",
        "area": "E05013652",
        "how_many": "many",
        "stance": "contradicts",
    }
    return store.entry(Voice, told | other)


def written(name="one", over=0, session="hers", role="Housing officer", **other):
    return store.voices().write(voice(**other), id=name, role=role, session=session, over=over)


def shown(name="one", over=1, session="his", role="Team leader"):
    return store.voices().show(name, role=role, session=session, over=over)


def test_nothing_is_made_by_looking(file):
    assert store.voices().every() == store.voices().shown() == ()
    assert store.voices().one("a") is None
    assert not file.exists()


def test_what_was_written_waits_and_is_shown_to_nobody_else():
    made = written()
    assert (made.state, made.voice, made.shown, made.role) == (VoiceState.WAITING, voice(), None, "Housing officer")
    assert store.voices().every() == (made,)
    assert store.voices().shown() == ()


def test_once_a_second_person_has_read_it_it_is_shown():
    written()
    made = shown()
    assert (made.state, made.shown) == (VoiceState.SHOWN, voice())
    (one,) = store.voices().shown()
    assert (one.id, one.voice) == ("one", voice())


@pytest.mark.parametrize(
    ("role", "session"),
    [
        ("Team leader", "hers"),
        ("Housing officer", "his"),
        (" housing  OFFICER", "his"),
        ("Ｈousing officer", "his"),
        ("Housing officers", "his"),
        ("Officer, housing", "his"),
        ("The housing-officer.", "his"),
    ],
)
def test_the_second_is_not_the_first_as_far_as_can_be_known(role, session):
    written()
    for do in (lambda voices: voices.show, lambda voices: voices.send_back):
        why = {} if do(store.voices()).__name__ == "show" else {"why": "names a shop"}
        with pytest.raises(EntryError) as refused:
            do(store.voices())("one", role=role, session=session, over=1, **why)
        assert refused.value.faults["role"].startswith("you wrote it, in this browser or in a role of this name")
    assert store.voices().shown() == ()


def test_who_amended_it_does_not_review_it_nor_does_who_wrote_it_first():
    written()
    written(over=1, session="theirs", role="Clerk", summary="Tenants say repairs are closed early.")
    for role, session in (("Housing officer", "new"), ("Clerk", "new"), ("X", "hers"), ("X", "theirs")):
        with pytest.raises(EntryError):
            shown(over=2, role=role, session=session)
    assert shown(over=2).shown.summary == "Tenants say repairs are closed early."


def test_what_is_sent_back_says_why_is_shown_nowhere_and_can_be_written_anew():
    written()
    back = store.voices().send_back("one", role="Team leader", session="his", over=1, why="It names a shop")
    assert (back.state, back.why, back.voice) == (VoiceState.SENT_BACK, "It names a shop", voice())
    assert store.voices().shown() == ()
    with pytest.raises(EntryError, match="sent back already"):
        shown(over=2)
    again = written(over=2, summary="Tenants say repairs are closed early.")
    assert (again.state, again.why) == (VoiceState.WAITING, "")
    assert shown(over=3).state is VoiceState.SHOWN


@pytest.mark.parametrize("why", ["", "  ", "ab", "ring 07700 900123"])
def test_sending_back_needs_a_reason_that_names_nobody(why):
    written()
    with pytest.raises(EntryError) as refused:
        store.voices().send_back("one", role="Team leader", session="his", over=1, why=why)
    assert set(refused.value.faults) == {"why"}


def test_an_amendment_of_what_is_shown_waits_and_what_was_reviewed_stays():
    written()
    shown()
    made = written(over=2, summary="Tenants say repairs are closed early.")
    assert (made.state, made.shown) == (VoiceState.WAITING, voice())
    assert [each.voice for each in store.voices().shown()] == [voice()]
    shown(over=3)
    assert [each.voice.summary for each in store.voices().shown()] == ["Tenants say repairs are closed early."]


def test_pressing_twice_does_it_once():
    assert written() == written()
    assert shown() == shown()
    assert store.voices().withdraw("one", role="Clerk", session="x") == store.voices().withdraw(
        "one", role="Clerk", session="x"
    )
    assert len(store.voices().every()) == 1


def test_who_was_second_is_told_who_was_first():
    written()
    shown()
    with pytest.raises(OvertakenError, match="Team leader") as overtaken:
        store.voices().send_back("one", role="Manager", session="its", over=1, why="It names a shop")
    assert overtaken.value.first.role == "Team leader"
    with pytest.raises(OvertakenError):
        written(summary="Something else was said here.")


def test_one_person_is_said_only_of_a_place_wide_enough():
    with pytest.raises(EntryError) as refused:
        voice(how_many="one")
    assert set(refused.value.faults) == {"how_many"}
    assert voice(how_many="one", area="west").how_many is HowMany.ONE
    assert voice(how_many="one", area="E09000007").how_many is HowMany.ONE
    assert voice(how_many="few").how_many is HowMany.FEW


@pytest.mark.parametrize("area", ["", "E01000907", "NW5", "E02000166", "12 Queen's Crescent", "E0501365"])
def test_no_place_is_finer_than_a_ward(area):
    with pytest.raises(EntryError) as refused:
        voice(area=area)
    assert set(refused.value.faults) == {"area"}


@pytest.mark.parametrize("field", ["summary", "quotation"])
def test_what_names_somebody_is_refused_by_its_field_and_repeated_nowhere(field, caplog):
    with pytest.raises(EntryError) as refused:
        voice(**{field: "She asked to ring her on 020 7946 0991 about it."})
    assert refused.value.faults == {
        field: "this holds a telephone number, near “to ring her on 020…” (characters 26 to 38). Write what was said, "
        "not who said it"
    }
    assert "7946" not in f"{refused.value}{refused.value.__cause__}{caplog.text}"
    with pytest.raises(EntryError) as refused:
        written(role="Officer, 07700 900123")
    assert set(refused.value.faults) == {"role"}


def test_what_was_kept_is_read_though_rules_have_grown_since(monkeypatch):
    written()
    shown()
    monkeypatch.setattr("data.store.voice.refusal", lambda text: "this holds a new kind of thing")
    assert len(store.voices().shown()) == 1


def test_read_only_takes_nothing(monkeypatch):
    written()
    monkeypatch.setenv("CAMDEN_READ_ONLY", "1")
    for do in (
        lambda: written(name="two"),
        shown,
        lambda: store.voices().send_back("one", role="Team leader", session="his", over=1, why="It names a shop"),
        lambda: store.voices().withdraw("one", role="Team leader", session="his"),
    ):
        with pytest.raises(ReadOnlyError):
            do()
    assert len(store.voices().every()) == 1


def test_withdrawing_what_is_not_there_says_so():
    with pytest.raises(StoreError, match="no such voice"):
        store.voices().withdraw("nothing", role="Clerk", session="x")


TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"]), min_size=10, max_size=60),
    st.sampled_from([each.ljust(10, ".") for each in HOSTILE]),
).filter(lambda text: len(text.strip()) >= 10)


TOLD = st.fixed_dictionaries(
    {
        "summary": TEXTS,
        "where": st.sampled_from(Where),
        "on": DAYS,
        "priority": CODES,
        "area": st.sampled_from(["west", "E09000007", "E05013652"]),
        "how_many": st.sampled_from([HowMany.FEW, HowMany.MANY]),
        "stance": st.sampled_from(Stance),
    }
)


@MANY
@given(TOLD)
def test_any_voice_is_read_back_as_it_was(told):
    assume(not identifiers(told["summary"]))  # chance may write one
    made, name = voice(**told), store.token()
    kept = store.voices().write(made, id=name, role="Clerk", session="x")
    assert store.voices().one(name) == kept
    assert (kept.voice, kept.voice.summary) == (made, told["summary"].strip())


def test_a_line_end_is_a_space():
    assert voice(summary="One thing.\r\n\n  Another\u2028thing.").summary == "One thing. Another thing."


def test_each_step_is_another_stamp():
    stamps = [store.opened().stamp()]
    for do in (written, shown, lambda: store.voices().withdraw("one", role="Clerk", session="x")):
        do()
        stamps.append(store.opened().stamp())
    assert len(set(stamps)) == len(stamps)


def test_no_step_is_changed_or_deleted_and_words_only_once_they_are_withdrawn(run):
    written()
    shown()
    for sql in (
        "update voices set state = 'shown'",
        "delete from voices",
        "update voice_words set id = 'b'",
        "delete from voice_words",
    ):
        with pytest.raises(Exception, match="never changed or deleted"):
            run(sql)
    store.voices().withdraw("one", role="Clerk", session="x")
    assert run("select count(*) from voice_words") == [(0,)]
    assert [state for (state,) in run("select state from voices order by version")] == [
        "waiting", "shown", "withdrawn", "cleared",
    ]  # fmt: skip


def test_of_many_who_review_at_once_one_is_first(kind):
    written()
    told = []

    def review(number):
        try:
            if number % 2:
                told.append(shown(role=f"Leader {number}", session=f"s{number}").version)
            else:
                back = store.voices().send_back(
                    "one", role=f"Leader {number}", session=f"s{number}", over=1, why=f"No {number}"
                )
                told.append(back.version)
        except (OvertakenError, EntryError) as error:
            told.append(type(error))

    threads = [threading.Thread(target=review, args=(number,)) for number in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(told) == 8
    assert told.count(2) == 1
    assert store.voices().one("one").version == 2


def test_whoever_reviews_while_it_is_withdrawn_shows_nothing():
    written(name="other")
    for number in range(6):
        name = f"v{number}"
        written(name=name)

        def review(name=name):
            with suppress(OvertakenError, EntryError):
                shown(name=name)

        reviewer = threading.Thread(target=review)
        reviewer.start()
        store.voices().withdraw(name, role="Clerk", session="x")
        reviewer.join()
        assert store.voices().one(name).state is VoiceState.WITHDRAWN
    assert store.voices().shown() == ()


@pytest.fixture
def on_disk(kind, file, run):
    """Gives every byte that the database has on disk for its tables."""

    def read():
        if kind == "sqlite":
            return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
        run("checkpoint")
        folder = Path(run("show data_directory")[0][0])
        paths = [folder / run(f"select pg_relation_filepath('{name}')")[0][0] for name in ("voices", "voice_words")]
        assert all(path.exists() for path in paths)
        return b"".join(path.read_bytes() for path in folder.glob("base/*/*") if path.is_file())

    return read


def test_a_withdrawal_leaves_no_text_on_the_disk_nor_in_a_copy(on_disk, run, tmp_path):
    for number in range(40):  # so that pages fill, split and are freed
        written(name=f"v{number}", summary=f"{SAID} {number} " + "and so on " * 30)
    written(name="gone", summary=MARKED, quotation="Qponmlk indeed")
    written(name="gone", over=1, summary=f"{MARKED} Twice.")
    store.voices().send_back("gone", role="Leader", session="l", over=2, why="Zyxwvut is a name")
    written(name="gone", over=3, summary=f"{MARKED} Thrice.")
    shown(name="gone", over=4)
    run("analyze")
    there = on_disk()
    assert b"Qponmlk" in there
    assert b"Zyxwvut" in there

    gone = store.voices().withdraw("gone", role="Clerk", session="x")
    assert (gone.state, gone.voice, gone.shown, gone.why) == (VoiceState.WITHDRAWN, None, None, "")
    there = on_disk()
    assert b"Qponmlk" not in there
    assert b"Zyxwvut" not in there
    assert b"marked finished" in there  # the others are

    copy = tmp_path / "copy.sqlite"
    assert store.backup(copy).entries["voices"] == 47
    assert b"Qponmlk" not in copy.read_bytes()
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("select count(*) from voice_words").fetchone() == (40,)
        assert connection.execute("select count(*) from voices where id = 'gone'").fetchone() == (7,)


@pytest.mark.parametrize("by", ["copy", "writer"])
def test_what_a_process_left_uncleared_is_cleared_by_the_next(on_disk, run, monkeypatch, tmp_path, by):
    written(name="gone", summary=MARKED)

    def killed(*_):
        raise StoreError("it is being read without an end")

    with monkeypatch.context() as patch:
        patch.setattr(withdrawn, "clear", killed)
        with pytest.raises(StoreError, match="shown nowhere, but its words could not be cleared"):
            store.voices().withdraw("gone", role="Clerk", session="x")
    assert store.voices().one("gone").voice is None
    store.backup(tmp_path / "copy.sqlite") if by == "copy" else written(name="another")
    assert b"Qponmlk" not in on_disk()
    if by == "copy":
        assert b"Qponmlk" not in (tmp_path / "copy.sqlite").read_bytes()
    assert run("select count(*) from voices where state = 'cleared'") == [(1,)]
    withdrawn.clear_withdrawn(named())
    assert run("select count(*) from voices where state = 'cleared'") == [(1,)]


def test_to_look_what_is_left_of_withdrawn_voices_waits_for_nobody_who_writes(kind, file):
    if kind != "sqlite":
        pytest.skip("only SQLite has one writer at a time")
    written()
    store.voices().withdraw("one", role="Clerk", session="x")
    with closing(sqlite3.connect(file)) as writing:
        writing.execute("begin immediate")
        began = time.monotonic()
        withdrawn.clear_withdrawn(named())
        assert time.monotonic() - began < connecting.PATIENCE / 2


def test_whoever_reads_without_an_end_is_named_and_the_log_is_emptied_afterwards(kind, file, monkeypatch):
    if kind != "sqlite":
        return  # PostgreSQL has no log that readers keep from being emptied
    written(name="gone", summary=MARKED)
    monkeypatch.setattr(clearing, "PATIENCE", 0.2)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("begin")
        reader.execute("select count(*) from voices").fetchone()
        with pytest.raises(StoreError, match="it is being read without an end"):
            store.voices().withdraw("gone", role="Clerk", session="x")
        reader.execute("rollback")
    store.voices().withdraw("gone", role="Clerk", session="x")
    assert not [path for path in file.parent.glob(f"{file.name}*") if b"Qponmlk" in path.read_bytes()]


_WRITER = """
    import sys
    from data import store
    from data.store import Voice
    for number in range(10_000):
        made = store.entry(Voice, {told!r} | {{"summary": f"This was said to us as number {{number}}."}})
        store.voices().write(made, id=f"v{{number}}", role="Clerk", session="x")
        print(number, flush=True)
"""


def test_a_process_that_is_killed_loses_nothing_it_had_acknowledged(tmp_path):
    told = voice().model_dump(mode="json")
    command = [sys.executable, "-c", textwrap.dedent(_WRITER.format(told=told))]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, text=True) as process:
        told = [process.stdout.readline() for _ in range(25)]
        process.send_signal(signal.SIGKILL)
        told += process.stdout.readlines()
    last = max(int(each) for each in told if each.strip())
    kept = {each.id for each in store.voices().every()}
    assert {f"v{number}" for number in range(last + 1)} <= kept
    assert len(kept) <= last + 2
    assert all(each.voice is not None for each in store.voices().every())


@pytest.mark.parametrize(
    ("summary", "quotation", "field"),
    [
        ("Ring her about it on 07700", "900123", "summary"),
        ("She lives in NW5", "2XX she said", "summary"),
        ("Her number is AB 12 34", "56 D", "summary"),
        ("900123 is what she said of it.", "Ring me on 07700", "quotation"),
        ("Of the day she says: I was born on", "12 March", "quotation"),
    ],
)
def test_what_stands_in_two_texts_that_are_shown_together_is_found_where_it_begins(summary, quotation, field):
    assert not identifiers(summary)
    assert not identifiers(quotation)
    with pytest.raises(EntryError) as refused:
        voice(summary=summary, quotation=quotation)
    assert set(refused.value.faults) == {field}
    assert refused.value.faults[field].startswith("with the other text beside it, this holds")


def test_a_text_that_is_too_long_is_not_read():
    with pytest.raises(EntryError) as refused:
        voice(summary="07700 900123 " * 40_000)
    assert refused.value.faults["summary"].startswith("is too long")
