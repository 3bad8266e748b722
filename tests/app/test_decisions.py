"""The log of decisions: what is there and due, what is chosen of it, what is taken away, and how it is corrected."""

import html
import io
import re
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from data import store
from data.store import Decision
from metrics import BOROUGH, Advice, Decided, Found
from pages.components.exhibits import as_file, log_taken, looking_back
from pages.components.exhibits import log as logs
from pages.components.exhibits.awaiting import awaiting
from pages.components.exhibits.looking_back import at_a_decision
from pages.components.screen import on_record, recorded
from tests import worlds
from tests.app.conftest import sound
from tests.app.reading import DECISIONS, INDICATOR, INITIATIVES, MEETING, OVERVIEW, files, markup, rows, text
from tests.unit.pages.entered import decision, evidence, initiative, meeting, read, review
from tests.unit.pages.hostile import NAMED, Structure
from tests.writing import write

TODAY = date(2026, 11, 27)
LEARNING = "Staff anti-racism learning offer"  # whose next review is declared for 6 October 2026
LONG_AGO = date(2026, 2, 1)
BURGLARY = read("burglary", title="Burglary", value="1.93 per 1,000", number=1.93, period="December 2025")


@pytest.fixture
def world(made, tmp_path, monkeypatch):
    """One to whose store a test may write."""
    own = worlds.beside(made("published"), tmp_path / "world")
    monkeypatch.setenv("CAMDEN_STORE", own.environment["CAMDEN_STORE"])
    monkeypatch.setattr(recorded, "today", lambda: TODAY)
    return own


def due(at):
    """What is listed as due for review, each with how it stands."""
    listed = markup(at).partition('id="due"')[2].partition('class="ways"')[0]
    return re.findall(r'<div class="said"><a href="[^"]*">(.*?)</a>.*?<div class="dated"><small>(.*?)</small>', listed)


def burglary(called="d1", on=LONG_AGO, **more):
    return decision(called, on, indicator="burglary", of=evidence(Advice.PAUSE, BURGLARY), **more)


def table(at):
    return [row for row in rows(markup(at).split('class="register"', 1)[1]) if len(row) == 6]


def test_before_anything_is_decided_it_says_so(visit, world):
    at = visit(world, DECISIONS)
    assert "Nothing has been decided yet." in text(at)
    assert not files(at)


def test_the_overview_the_log_the_list_of_work_and_a_meeting_say_the_same_of_what_is_due(visit, world):
    """The next review of the learning offer, and then, whatever was said before, the day that is decided."""
    write(meeting("m1", TODAY))
    on_agenda = r"on-agenda.*?work=staff|initiative=staff_learning"
    for page in (OVERVIEW, DECISIONS):
        assert due(visit(world, page)) == [(LEARNING, "Late, 52 days")]
    assert "1 review is due" in text(visit(world, OVERVIEW))
    assert "1 review is due" in text(visit(world, INITIATIVES))
    assert "6 October 2026 Late, 52 days" in text(visit(world, INITIATIVES))
    assert re.search(on_agenda, markup(visit(world, MEETING, meeting="m1")))
    write(decision("d1", TODAY, date(2027, 1, 19), initiative="staff_learning"))
    for page in (OVERVIEW, DECISIONS):
        assert due(visit(world, page)) == []
        assert "No review is due." in text(visit(world, page))
    told = text(visit(world, INITIATIVES))
    assert "No review is due." in told
    assert "Next review: 19 January 2027" in told
    assert "Late," not in told
    assert "Next review 19 January 2027 (as decided)" in text(visit(world, INITIATIVES, initiative="staff_learning"))
    assert "3. What did we promise to look at again? Nothing open." in " ".join(
        text(visit(world, MEETING, meeting="m1")).replace("  ", " ").split()
    )


def test_the_newest_is_first_with_what_was_advised_why_and_what_happened_since(visit, world):
    write(burglary(), burglary("d2", date(2026, 2, 2), decided=Decided.GO_FASTER))
    first, second = table(visit(world, DECISIONS))[1:]
    assert first[0].startswith("2 Feb 2026")
    assert first[1].split() == ["Go", "faster", "advice:", "pause"]
    assert "We know why" in first[3]
    assert second[1].split() == ["Pause", "advice:", "pause"]
    assert "Too soon" in second[4]
    assert "1.93 per 1,000 then" in second[4]


def test_the_evidence_is_read_from_the_entry_alone_when_its_indicator_is_gone(visit, world):
    gone = read("no_such_thing", title="Something counted once", value="75%", number=0.75)
    write(decision("d1", LONG_AGO, indicator="no_such_thing", of=evidence(Advice.PAUSE, gone)))
    at = visit(world, DECISIONS)
    assert "75% then. It is no longer among the indicators." in text(at)
    assert "Something counted once" in text(at)
    assert "snapshot 2026-10-02-4f2a91c0d5e6" in text(at)


def test_what_is_due_is_at_the_top_on_the_overview_too_and_leads_to_its_decision(visit, world):
    write(burglary(review_on=TODAY - timedelta(11)), burglary("d2", review_on=TODAY + timedelta(1), area="E05013655"))
    for page, to in ((DECISIONS, r"decisions\?show=due#decision-d1"), (OVERVIEW, r"decisions\?show=due#decision-d1")):
        at = visit(world, page)
        assert re.search(rf'<a href="{to}">Burglary</a>', markup(at))
        assert "Late, 11 days" in text(at)
        assert text(at).count("What is due for review?") == 1
    assert "2 reviews are due" in text(at)


def test_a_long_log_is_shown_in_part_and_taken_away_whole(visit, world):
    write(*(burglary(f"d{number}", LONG_AGO + timedelta(number)) for number in range(23)))
    at = visit(world, DECISIONS)
    assert len(table(at)) == 1 + 20
    assert 'href="decisions?every=yes">Show all 23, not only the newest 20' in markup(at)
    assert len(table(visit(world, DECISIONS, every="yes"))) == 1 + 23
    assert "Show all" not in text(visit(world, DECISIONS, every="yes"))


def test_it_looks_back_at_no_more_than_is_shown(visit, world, monkeypatch):
    asked = []

    def looked(snapshot, of, work):
        asked.append(of.id)
        return at_a_decision(snapshot, of, work)

    monkeypatch.setattr(looking_back, "at_a_decision", looked)
    write(*(burglary(f"d{place}", date(2026, 1, 1) + timedelta(place)) for place in range(23)))
    visit(world, DECISIONS)
    assert asked == [f"d{place}" for place in range(22, 2, -1)]


def test_a_review_takes_it_off_the_list_and_stands_in_the_log(visit, world):
    write(burglary(review_on=date(2026, 3, 1)), review("r1", "d1", date(2026, 3, 2), Found.NOT_AS_HOPED))
    at = visit(world, DECISIONS)
    assert due(at) == [(LEARNING, "Late, 52 days")]
    assert "Not as hoped. It rose" in text(at).replace(" .", ".")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ({}, {"d1", "d2", "d3"}),
        ({"priority": "safety"}, {"d1", "d2"}),
        ({"priority": "housing"}, {"d3"}),
        ({"decided": "stop"}, {"d2"}),
        ({"about": "kentish_town_team"}, {"d3"}),
        ({"show": "due"}, {"d1"}),
        ({"search": "KNOW why burglary"}, {"d1", "d2"}),
        ({"search": "nothing of the kind"}, set()),
        ({"priority": "safety", "decided": "stop", "search": "burglary"}, {"d2"}),
    ],
)
def test_what_is_chosen_is_in_the_address(visit, world, address, shown):
    write(
        burglary(review_on=date(2026, 3, 1)),
        burglary("d2", decided=Decided.STOP, area="E05013655"),
        decision("d3", LONG_AGO, initiative="kentish_town_team"),
    )
    at = visit(world, DECISIONS, **address)
    found = set(re.findall(r'<span id="decision-(\w+)">', markup(at)))
    assert found == shown
    assert f"{len(shown)} of 3" in text(at) or len(shown) == 3


def test_a_correction_supersedes_and_the_earlier_text_stays_behind_it(visit, world):
    first = burglary()
    mended = burglary(decided=Decided.KEEP_GOING, version=2, because="The wrong box was ticked", minutes=5)
    write([first, mended])
    at = visit(world, DECISIONS)
    (row,) = table(at)[1:]
    assert "Keep going" in row[1]
    assert "What it said before" in text(at)
    assert "Superseded on 1 February 2026: The wrong box was ticked" in text(at)


def field(at, kind, label):
    return next(each for each in getattr(at, kind) if each.label == label)


def test_it_is_corrected_by_a_form_that_asks_why(visit, world):
    write(burglary(review_on=date(2026, 3, 1)))
    at = visit(world, DECISIONS, correct="d1")
    assert field(at, "radio", "Decision (required)").value == "pause"
    assert field(at, "text_area", "Why? (required)").value == "It is getting worse"
    field(at, "text_area", "Why? (required)").set_value("It is getting much worse")
    field(at, "text_input", "Your role (required)").set_value("Community safety lead")
    press = next(each for each in at.button if each.label == "Save the correction")
    sound(press.click().run())
    assert store.opened().one(Decision, "d1").version == 1
    assert "the earlier text stays beside it" in text(at)
    field(at, "text_input", "Why is it corrected? (required)").set_value("One word lacked")
    press = next(each for each in at.button if each.label == "Save the correction")
    sound(press.click().run())
    versions = store.opened().history(Decision, "d1")
    assert [each.entry.why for each in versions] == ["It is getting worse", "It is getting much worse"]
    newest, first = versions[1].entry, versions[0].entry
    assert (newest.on, newest.evidence, newest.indicator) == (first.on, first.evidence, first.indicator)
    assert newest.review_on == first.review_on
    # Its form is closed, and what was saved is said.
    assert "Saved. The correction stands in the log" in text(at)
    assert not [each for each in at.button if each.label == "Save the correction"]


def test_where_nothing_can_be_written_down_the_log_is_read_all_the_same(visit, world, monkeypatch):
    write(burglary())
    monkeypatch.setenv("CAMDEN_READ_ONLY", "1")
    at = visit(world, DECISIONS, correct="d1")
    assert len(table(at)) == 2
    assert "Correct this" not in text(at)
    assert "Recording is turned off." in text(at)


def test_a_store_that_cannot_be_read_is_said_and_the_page_is_there(visit, world):
    Path(world.environment["CAMDEN_STORE"]).write_text("no store", encoding="utf-8")
    for page in (DECISIONS, OVERVIEW):
        at = visit(world, page)
        assert "Nothing has been decided" in text(at) or page == OVERVIEW
    assert "What people entered cannot be read." in text(visit(world, DECISIONS))


def test_text_that_could_do_harm_is_text(visit, world):
    write(burglary())
    plain = set(Structure(markup(visit(world, DECISIONS))).elements)
    for number, words in enumerate(NAMED):
        seen = " ".join("".join(each for each in words if each.isprintable()).split())[:100]
        if len(seen) < 3:
            continue
        write(burglary(f"h{number}", minutes=number + 1))
        made = decision(f"h{number}x", date(2026, 2, 3), indicator="burglary", of=evidence(Advice.PAUSE, BURGLARY))
        said = made.entry.model_copy(update={"why": seen, "differs": seen, "conditions": seen, "expects": seen})
        store.opened().save(said, id=f"h{number}x", role="Head of service")
    at = visit(world, DECISIONS)
    assert set(Structure(markup(at)).elements) <= plain | {("b", ()), ("/b", ()), ("small", ()), ("/small", ())}
    assert "window.ran" in html.unescape(markup(at))


def test_what_is_taken_away_has_every_version_and_no_cell_that_would_run(visit, world):
    first = burglary(review_on=date(2026, 3, 1))
    mended = burglary(decided=Decided.KEEP_GOING, version=2, because="=HYPERLINK(1)", minutes=5)
    write(meeting("m1", LONG_AGO, "=1+1 board"), [first, mended])
    write(decision("d2", date(2026, 2, 2), indicator="burglary", of=evidence(Advice.PAUSE, BURGLARY), meeting="m1"))
    snapshot = world.snapshot
    record = on_record.whole()
    several = logs.log(snapshot, record, awaiting(snapshot, record, TODAY))
    since = partial(at_a_decision, snapshot, work=record.versions)
    whole = log_taken.table(several, since)
    assert whole.column_names == list(log_taken.COLUMNS)
    assert whole["decision"].to_pylist() == ["d2", "d1", "d1"]
    assert whole["stands"].to_pylist() == [True, False, True]
    assert whole["sample_data"].to_pylist() == [True] * 3
    written = as_file.csv(log_taken.flat(whole)).decode("utf-8-sig")
    assert "'=1+1 board" in written
    assert "'=HYPERLINK(1)" in written
    assert pq.read_table(io.BytesIO(as_file.parquet(whole)))["on"].to_pylist()[0] == date(2026, 2, 2)
    book = openpyxl.load_workbook(io.BytesIO(log_taken.book(snapshot, several, since)))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [each for each in cells if each.startswith("=")]
    assert any(each.startswith("Sample data") for each in cells)
    assert len(files(visit(world, DECISIONS))) == 3


def test_the_page_of_the_indicator_looks_back_too(visit, world):
    write(burglary())
    told = text(visit(world, INDICATOR, indicator="burglary"))
    assert "What happened since" in told
    assert "1.93 per 1,000 then" in told


def test_a_piece_of_work_is_named_and_one_that_is_not_there_by_its_slug(visit, world):
    write(decision("d1", LONG_AGO, initiative="kentish_town_team"), decision("d2", LONG_AGO, initiative="gone"))
    told = text(visit(world, DECISIONS))
    assert initiative().entry.title in told
    assert "gone" in told


def test_an_indicator_of_all_camden_has_no_place_and_one_of_a_ward_has(visit, world):
    write(burglary(area=BOROUGH), burglary("d2", area="E05013655"))
    ward, camden = (row[2] for row in table(visit(world, DECISIONS))[1:])
    assert "Camden Town" in ward
    assert "All Camden" in camden
