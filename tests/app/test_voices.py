"""What is heard, as pages show it: beside the numbers, as text, reviewed or not at all, and made up only where figures
are."""

import io
import re
import zipfile

import openpyxl
import pyarrow.parquet
import pytest

import metrics
from data import store
from data.store import Voice
from metrics import Origin
from pages.components.exhibits import heard_rows
from pages.components.exhibits.advice import advice
from pages.components.screen import hearing
from pages.components.words import heard as words
from tests.app.reading import (
    INDICATOR,
    OVERVIEW,
    PAGES,
    PRIORITY,
    VOICES,
    alerts,
    files,
    headings,
    markup,
    nameless,
    text,
)
from tests.unit.pages.hostile import Structure
from tests.worlds import BELSIZE, HOSTILE, World

SECRET = "Zyxwvut nobody has read this yet."
SAID = "Shopkeepers say robberies are not reported any more."


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    """Each test has a store of its own, which pages of any world read."""
    path, folders = tmp_path / "entered.sqlite", World.environment.fget
    monkeypatch.setattr(World, "environment", property(lambda world: folders(world) | {"CAMDEN_STORE": str(path)}))
    monkeypatch.setenv("CAMDEN_STORE", str(path))
    return path


def voice(**other):
    told = {
        "summary": SAID,
        "where": "tenants",
        "on": "2025-11-24",
        "to": "day",
        "priority": "safety",
        "indicator": "robbery",
        "area": "E09000007",
        "how_many": "many",
        "stance": "contradicts",
    }
    return store.entry(Voice, told | other)


def waits(name="one", **other):
    return store.voices().write(voice(**other), id=name, role="Officer", session="hers")


def reviewed(name="one", **other):
    waits(name, **other)
    store.voices().show(name, role="Leader", session="his", over=1)


def downloads(at):
    return [each.label for each in files(at)]


def structure(at):
    return Structure(markup(at)).elements


def as_reader(at, role="Leader"):
    return at.text_input(key="voice_role").set_value(role).run()


def press(at, key):
    return at.button(key=key).click().run()


def test_nothing_heard_is_said_and_makes_no_store(visit, file):
    at = visit("published", VOICES)
    assert headings(at) == ["What are we hearing?"]
    assert "Nothing that was heard is shown here yet." in text(at)
    assert "Nothing waits." in text(at)
    assert not downloads(at)
    assert not file.exists()
    assert "Nothing was heard of it yet." in text(visit("published", INDICATOR, indicator="robbery"))
    assert "Nothing was heard of it yet." in text(visit("published", PRIORITY, priority="safety"))
    assert words.OTHERWISE not in text(visit("published", OVERVIEW))


def test_what_contradicts_the_numbers_stands_beside_them_everywhere(visit):
    reviewed()
    at = visit("published", VOICES)
    assert "One thing was heard, in November 2025: it contradicts the numbers" in text(at)
    assert f"Contradicts. {SAID}" in text(at)
    assert "Tenants' meeting, all Camden; many said so" in text(at)
    assert "24 Nov 2025" in text(at)
    at = visit("published", INDICATOR, indicator="robbery")
    assert "1 contradicts the numbers . One voice is not a share of anything." in text(at)
    assert SAID in text(at)
    at = visit("published", PRIORITY, priority="safety")
    assert SAID in text(at)
    assert words.OTHERWISE in text(at)
    assert markup(visit("published", OVERVIEW)).count(words.OTHERWISE) == 1
    assert "beside=contradicts&amp;priority=safety" in markup(visit("published", OVERVIEW))


def test_what_agrees_or_is_not_measured_is_no_mark_and_staff_are_called_staff(visit):
    reviewed("one", stance="agrees")
    reviewed("two", stance="not_measured", indicator="")
    assert "say otherwise" not in text(visit("published", OVERVIEW))
    assert "no indicator counts this" in text(visit("published", VOICES))
    reviewed("three", where="staff")
    assert words.STAFF_OTHERWISE in text(visit("published", OVERVIEW))
    reviewed("four")
    assert words.OTHERWISE in text(visit("published", OVERVIEW))


def test_what_was_heard_more_than_a_year_before_the_figures_is_no_mark(visit):
    reviewed(on="2024-01-24")
    assert SAID in text(visit("published", VOICES))
    assert "say otherwise" not in text(visit("published", OVERVIEW))


def test_the_place_that_is_chosen_decides_which_are_shown(visit):
    reviewed("ward", area=BELSIZE, summary="Said in Belsize, a ward of the north.")
    reviewed("north", area="north", summary="Said in the north of Camden alone.")
    reviewed("camden", summary="Said of the whole of Camden alone.")
    for address, there in (
        ({}, {"ward", "north", "camden"}),
        ({"neighbourhood": "north"}, {"ward", "north"}),
        ({"ward": BELSIZE}, {"ward"}),
        ({"neighbourhood": "south"}, set()),
    ):
        shown = text(visit("published", VOICES, **address))
        told = {
            "ward": "Said in Belsize" in shown,
            "north": "Said in the north" in shown,
            "camden": "Said of the whole" in shown,
        }
        assert {name for name, is_there in told.items() if is_there} == there
    at = visit("published", INDICATOR, indicator="robbery", ward=BELSIZE)
    assert "2 were heard elsewhere in Camden." in text(at)


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ({"beside": "agrees"}, {"two"}),
        ({"heard": "staff"}, {"three"}),
        ({"priority": "housing"}, {"four"}),
        ({"words": "LÍFT broken"}, {"two"}),
        ({"words": "nothing like it"}, set()),
        ({"indicator": "burglary"}, {"three"}),
    ],
)
def test_filters_are_in_the_address(visit, address, there):
    reviewed("one")
    reviewed("two", stance="agrees", summary="The lift is broken again.")
    reviewed("three", where="staff", indicator="burglary", summary="Staff hear of burglaries.")
    reviewed("four", priority="housing", indicator="", stance="not_measured", summary="Damp comes back.")
    shown = text(visit("published", VOICES, **address))
    says = {"one": SAID, "two": "The lift is broken", "three": "Staff hear of", "four": "Damp comes back."}
    assert {name for name, words_of in says.items() if words_of in shown} == there


def test_an_address_that_asks_for_what_is_not_there_is_told(visit):
    at = visit("published", VOICES, beside="nowhere")
    assert alerts(at)[0].startswith("There is no ")
    assert visit("published", VOICES, change="nothing") is not None


@pytest.mark.parametrize("page", [page for page in PAGES if page != VOICES])
def test_nothing_that_nobody_reviewed_reaches_another_page(visit, page):
    waits("waits", summary=SECRET, quotation=SECRET)
    waits("back", summary=SECRET)
    store.voices().send_back("back", role="Leader", session="his", over=1, why="Zyxwvut is a name")
    at = visit("published", page, indicator="robbery", priority="safety", search="robbery")
    assert "Zyxwvut" not in str(at._tree)


def test_nothing_that_nobody_reviewed_is_among_what_was_said_or_taken_away(visit, made):
    waits("waits", summary=SECRET)
    reviewed("shown")
    at = visit("published", VOICES)
    assert "Zyxwvut" not in str(at._tree)
    assert "1 can be read once you have typed your role." in text(at)
    at = as_reader(at)
    held = markup(at).count("Zyxwvut")
    assert held == markup(at).count('<div class="held">') == 1  # where a second person reads it, and nowhere else
    snapshot = metrics.snapshot(made("published").snapshots)
    voices = metrics.heard(snapshot, store.voices().shown())
    assert [each.id for each in voices] == ["shown"]
    with zipfile.ZipFile(io.BytesIO(metrics.package(snapshot, voices))) as package:
        assert not [name for name in package.namelist() if b"Zyxwvut" in package.read(name)]
        assert SAID.encode() in package.read("csv/voices.csv")


def read(visit, page, **address):
    at = visit("published", page, **address)
    return as_reader(at) if page == VOICES else at


@pytest.mark.parametrize("state", ["waits", "sent back"])
def test_what_waits_fills_no_form_but_that_of_the_browser_in_which_it_was_written(visit, monkeypatch, state):
    waits("theirs", summary=SECRET)
    if state == "sent back":
        store.voices().send_back("theirs", role="Leader", session="his", over=1, why="It names a shop")
    at = visit("published", VOICES, change="theirs")
    assert "Zyxwvut" not in str(at._tree)
    assert at.text_area[0].value == ""
    monkeypatch.setattr(hearing, "browser", lambda: "hers")
    at = visit("published", VOICES, change="theirs")
    assert at.text_area[0].value == SECRET


@pytest.mark.parametrize(
    "said", [*HOSTILE, "[a](javascript:alert(1)) **b** `c` $x$ :red[d]", "שלום עולם", "😀👩🏽‍🚀🇬🇧"]
)
@pytest.mark.parametrize(("page", "address"), [(VOICES, {}), (INDICATOR, {"indicator": "robbery"})])
def test_whatever_was_said_is_text(visit, said, page, address):
    reviewed("usual", summary="Nothing that means harm", quotation="Nor here")
    waits("held", summary="Nothing that means harm")
    harmless = structure(read(visit, page, **address))
    store.voices().withdraw("usual", role="Clerk", session="x")
    store.voices().withdraw("held", role="Clerk", session="x")
    whole = said.ljust(10, ".")[:200]
    reviewed("one", summary=whole, quotation="Nor here")
    reviewed("three", summary="Nothing that means harm", quotation=whole)
    waits("two", summary=whole)
    at = read(visit, page, **address)
    extra = [each for each in structure(at) if each not in harmless]
    assert extra == []
    assert Structure(markup(at)).text.count(whole) >= 2
    if page == VOICES:
        assert not [each for each in at.markdown if whole in each.value]


def test_what_is_taken_away_is_run_by_no_spreadsheet(visit, made):
    formula = '=HYPERLINK("http://example.org"; "click")'
    reviewed(summary=formula, quotation="@SUM(1)")
    at = visit("published", VOICES)
    assert downloads(at)[0].startswith("Download CSV")
    snapshot = metrics.snapshot(made("published").snapshots)
    voices = metrics.heard(snapshot, store.voices().shown())
    csv = metrics.as_csv(heard_rows.table(voices)).decode("utf-8-sig")
    assert "'=HYPERLINK" in csv
    assert "'@SUM(1)" in csv
    book = openpyxl.load_workbook(io.BytesIO(heard_rows.book(snapshot, voices)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any(str(cell.value).startswith("'=HYPERLINK") for cell in cells)


def test_the_package_has_a_table_of_what_was_heard_and_another_name_with_it(made):
    snapshot = metrics.snapshot(made("published").snapshots)
    none = metrics.package(snapshot)
    with zipfile.ZipFile(io.BytesIO(none)) as package:
        assert not [name for name in package.namelist() if "voices" in name]
    reviewed(summary="=1+1 is what they said")
    voices = metrics.heard(snapshot, store.voices().shown())
    with zipfile.ZipFile(io.BytesIO(metrics.package(snapshot, voices))) as package:
        table = pyarrow.parquet.read_table(io.BytesIO(package.read("parquet/voices.parquet")))
        assert b"'=1+1" in package.read("csv/voices.csv")
    assert table.to_pylist()[0]["summary"] == "=1+1 is what they said"
    assert table.to_pylist()[0]["origin"] == "council"
    assert {"role", "session"}.isdisjoint(table.column_names)
    called = metrics.package_name(snapshot, voices)
    assert called.startswith(f"{metrics.package_name(snapshot)}-voices-")
    store.voices().withdraw("one", role="Clerk", session="x")
    assert metrics.package_name(snapshot, store.voices().shown()) == metrics.package_name(snapshot)


def test_a_contradiction_is_a_reason_to_look_and_changes_no_advice(made):
    snapshot = metrics.snapshot(made("published").snapshots)
    said = words.reason_to_look([store.Reviewed("a", voice())])
    plain, told = advice(snapshot, "robbery"), advice(snapshot, "robbery", None, said)
    assert "One voice contradicts these numbers: a reason to look." in told.html
    fact = f"<div><dt>What is heard</dt><dd>{said}</dd></div>"
    assert told.html.replace(fact, "") == plain.html


def test_made_up_voices_are_shown_beside_made_up_figures_alone_and_are_in_no_store(visit, made, file):
    at = visit("sample", VOICES)
    snapshot = metrics.snapshot(made("sample").snapshots)
    voices = metrics.heard(snapshot, ())
    assert voices
    assert all(each.made_up for each in voices)
    assert markup(at).count('<ul class="rows voices">') == 1
    for each in voices:
        assert each.voice.summary in text(at)
        reading = snapshot.reading(each.voice.indicator, "E09000007")
        assert not each.voice.indicator or reading.origin == Origin.SAMPLE
    listed = markup(at).partition('<ul class="rows voices">')[2].partition("</ul>")[0]
    assert len(re.findall(r'<span class="chip">Sample</span>', listed)) == listed.count("<li>") == len(voices)
    assert not file.exists()
    assert store.voices().every() == ()
    assert set(heard_rows.table(voices)["origin"].to_pylist()) == {"sample"}
    published = metrics.snapshot(made("published").snapshots)
    assert metrics.heard(published, ()) == ()
    assert metrics.package_name(snapshot, voices) == metrics.package_name(snapshot)


def test_there_are_a_dozen_made_up_and_they_agree_contradict_and_add(whole):
    voices = metrics.heard(metrics.snapshot(whole.snapshots), ())
    assert len(voices) == 12
    assert {each.voice.stance.value for each in voices} == {"agrees", "contradicts", "not_measured"}


def test_where_recording_is_turned_off_there_is_no_form_and_all_is_shown(visit, monkeypatch):
    reviewed()
    waits("two", summary=SECRET)
    monkeypatch.setenv("CAMDEN_READ_ONLY", "1")
    at = visit("published", VOICES)
    assert "Recording is turned off." in text(at)
    assert SAID in text(at)
    assert not at.text_area
    assert not [each for each in at.button if each.label in ("Show it", "Send it back", "Take it out", "Take it back")]


def test_a_store_that_cannot_be_read_is_said_and_the_page_is_there(visit, file):
    file.write_bytes(b"this is no store" * 400)
    for page in (VOICES, INDICATOR, PRIORITY, OVERVIEW):
        at = visit("published", page, indicator="robbery", priority="safety")
        assert len(headings(at)) == 1
    assert "What people entered cannot be read." in text(visit("published", VOICES))


def test_whoever_wrote_it_takes_it_back_and_a_second_person_sends_it_back_with_a_reason(visit, made):
    waits("theirs", summary="Somebody else heard this.")
    at = as_reader(visit("published", VOICES))
    at = press(at, "send-theirs")
    assert "What has to be changed: say what has to be changed." in text(at)
    at.text_input(key="why-theirs-1").set_value("It names a shop, 020 7946 0991").run()
    at = press(at, "send-theirs")
    assert "this holds a telephone number" in text(at)
    assert "7946" not in nameless(text(at), made("published").snapshot.name)
    at.text_input(key="why-theirs-1").set_value("It names a shop").run()
    at = press(at, "send-theirs")
    assert "Sent back: It names a shop" in text(at)
    assert store.voices().one("theirs").why == "It names a shop"
    at = press(at, "back-theirs")
    assert store.voices().one("theirs").voice is None
    assert "Taken out, with nothing left of them" in text(at)


def test_who_reads_in_the_writers_role_is_refused(visit):
    waits("theirs", summary="Somebody else heard this.")
    at = visit("published", VOICES)
    at.text_input(key="voice_role").set_value(" officer").run()
    assert not [each for each in at.button if each.label == "Show it"]
    assert "Written by you" in text(at)


def test_of_a_form_every_field_that_is_wrong_is_told(visit, made):
    at = visit("published", VOICES)
    at.text_area[0].set_value("Ring me on 020 7946 0991 at NW5 2DX.")
    at = next(each for each in at.button if each.label == "Send to a second person").click().run()
    said = text(at)
    assert "this holds a telephone number" in said
    assert "and 1 more" in said
    assert "7946" not in nameless(said, made("published").snapshot.name)
    for label in ("Where heard", "When", "Priority or indicator", "How many said so", "Your role"):
        assert f"{label}:" in said, label
    assert store.voices().every() == ()


def test_a_file_that_is_asked_for_after_a_withdrawal_has_nothing_of_it(made):
    reviewed("goes")
    reviewed("stays", summary="Somebody else said this of robberies.")
    snapshot = metrics.snapshot(made("published").snapshots)
    drawn = hearing.shown(snapshot)
    assert {each.id for each in drawn} == {"goes", "stays"}
    store.voices().withdraw("goes", role="Clerk", session="x")
    assert [each.id for each in hearing.still_shown(snapshot, drawn)] == ["stays"]
    with zipfile.ZipFile(io.BytesIO(hearing.package(snapshot))) as package:
        assert not [name for name in package.namelist() if SAID.encode() in package.read(name)]
        assert b"Somebody else said this" in package.read("csv/voices.csv")


def test_what_a_browser_is_known_by_stays_the_same_though_its_cookie_is_masked_anew():
    token = bytes(range(16))
    masks = bytes.fromhex("0a1b2c3d"), bytes.fromhex("ffeeddcc")
    cookies = {
        f"2|{mask.hex()}|{bytes(each ^ mask[at % 4] for at, each in enumerate(token)).hex()}|1700000000"
        for mask in masks
    }
    assert len(cookies) == 2
    assert {hearing._token(each) for each in cookies} == {token}
    assert {hearing._token(each) for each in ("", "a|b", "2|zz|zz|1", "2|||1", "no")} == {b""}
