"""The page of the work: all of it, one piece with its evidence and the decision on it, and the forms by which a team
adds its own and changes it."""

import html
import re
from datetime import date

import pytest

from data import store
from data.store import Decision, Evidence, Expectation, Initiative
from metrics import Advice
from pages.components.screen import recorded
from pages.components.screen.working import slug as made_slug
from tests.app.conftest import sound
from tests.app.reading import INDICATOR, INITIATIVES, PRIORITY, alerts, headings, markup, rows, text, words
from tests.app.test_entering import decided, faults, field, press
from tests.unit.pages.hostile import NAMED, Structure
from tests.worlds import World

TODAY = date(2026, 11, 27)
KENTISH_TOWN = {"initiative": "kentish_town_team"}


@pytest.fixture(autouse=True)
def own_store(tmp_path, monkeypatch):
    """The file of what a test enters, whichever world it opens: others read the same worlds."""
    file = tmp_path / "entered.sqlite"
    folders = World.environment.fget
    monkeypatch.setattr(World, "environment", property(lambda world: folders(world) | {"CAMDEN_STORE": str(file)}))
    monkeypatch.setenv("CAMDEN_STORE", str(file))
    monkeypatch.setattr(recorded, "today", lambda: TODAY)
    return file


def entered(slug, over=0, role="Lead", because="", **changes):
    """A piece of work as it was, but for some changes."""
    opened = store.opened()
    kept = opened.one(Initiative, slug)
    values = (dict(kept.entry) if kept else {"title": slug, "purpose": "To help", "priority": "housing"}) | changes
    return opened.save(store.entry(Initiative, values), id=slug, role=role, over=over, because=because)


def decision(token="one", **values):
    evidence = Evidence(snapshot="2026-11-27-0b7121f6b787", as_of=TODAY, sample=True, advice=Advice.KEEP_GOING)
    usual = {"decided": "keep_going", "why": "It works", "on": date(2026, 1, 5), "evidence": evidence}
    return store.opened().save(store.entry(Decision, usual | values), id=token, role="Board", over=0)


def section(at, place):
    """The HTML from a section's heading to the next."""
    return re.split(r'<div class="section"', markup(at).partition(f'id="{place}"')[2])[0]


class TestAll:
    def test_every_piece_of_work_is_there_by_priority_with_its_advice_and_its_review(self, visit):
        at = visit("whole", INITIATIVES)
        table = rows(markup(at))
        assert table[0][0] == "Initiative"
        assert [re.split("  ", each[0])[0].strip() for each in table[1:]] == [
            "Good Work Camden job hubs",
            "Food co-operatives",
            "Devolved budget of the Kentish Town team",
            "One Kilburn",
            "Working Better Together in Gospel Oak",
            "East Integrated Neighbourhood Team",
            "Neighbourhood connect sessions",
            "Kentish Town neighbourhood team",
            "Staff anti-racism learning offer",
            "To love is to act",
        ]
        late = next(each for each in table if "learning offer" in each[0])
        assert "Late, 52 days" in late[-1]
        assert "1 review is due." in text(at)

    def test_work_without_a_linked_indicator_says_so(self, visit):
        table = rows(markup(visit("whole", INITIATIVES)))
        assert "No indicator is linked" in next(each for each in table if each[0].startswith("To love"))[5]

    def test_what_was_entered_is_in_the_list_as_text(self, visit):
        entered("mine", title="<b>Mine</b> [x](y)")
        at = visit("whole", INITIATIVES)
        assert "<b>Mine</b> [x](y)" in text(at)
        assert "&lt;b&gt;Mine" in markup(at)

    def test_an_unknown_code_is_said_and_the_list_is_shown(self, visit):
        at = visit("whole", INITIATIVES, initiative="nowhere")
        assert alerts(at) == ["There is no initiative nowhere. This page shows what is there instead."]
        assert headings(at) == ["Initiatives"]


class TestOne:
    def test_each_fact_says_where_it_is_from(self, visit):
        at = visit("whole", INITIATIVES, **KENTISH_TOWN)
        told = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", markup(at)))
        plain = {name: re.sub(r"<[^>]+>", "|", each) for name, each in told.items()}
        assert plain["Started"] == "June 2023 |published|"
        assert "Budget" not in plain  # of its own none is published
        assert plain["Wards"] == "Kentish Town North and Kentish Town South |illustrative|"
        assert plain["Scale"] == "1 of 5 neighbourhoods |illustrative|"
        assert plain["Should show by"] == "June 2024 (12 months after it started) |illustrative|"

    def test_the_devolved_budget_is_told_with_what_it_is_a_ward(self, visit):
        at = visit("whole", INITIATIVES, initiative="kentish_town_budget")
        told = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", markup(at)))
        plain = {name: re.sub(r"<[^>]+>", "|", each) for name, each in told.items()}
        assert plain["Budget"] == "£25,000 |published|"
        assert plain["Budget per ward"] == "£12,500 |illustrative|"

    def test_a_field_that_a_team_changed_says_who_did_and_when(self, visit):
        entered("kentish_town_team", budget=30_000, role="Team <lead>")
        entered("kentish_town_team", over=1, owner="Area lead", role="Somebody else")
        at = visit("whole", INITIATIVES, **KENTISH_TOWN)
        told = html.unescape(dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", markup(at)))["Budget"])
        assert told.startswith('£30,000 <small class="whence">entered by Team <lead>, ')
        assert "Run by: area lead (entered by Somebody else" in text(at)

    def test_what_is_published_stands_with_its_source(self, visit):
        at = visit("whole", INITIATIVES, **KENTISH_TOWN)
        part = section(at, "published")
        assert "£10,000" in part
        assert "New Local, Moving towards a neighbourhood strategy" in part
        assert "https://www.newlocal.org.uk/" in part

    def test_evidence_advice_and_form_come_in_the_order_in_which_a_phone_shows_them(self, visit):
        at = visit("whole", INITIATIVES, **KENTISH_TOWN)
        said = text(at)
        places = [said.index(each) for each in ("Did it work?", "The evidence suggests", "What do you decide?")]
        assert places == sorted(places)
        assert field(at, "Indicator").options == [
            "Repairs finished on time",
            "Damp and mould inspected in time",
            "Anti-social behaviour reports answered in time",
            "Tenants satisfied overall",
        ]

    def test_an_indicator_of_all_camden_alone_says_so(self, visit):
        at = visit("whole", INITIATIVES, **KENTISH_TOWN, indicator="tenants_satisfied")
        assert "It is not counted by ward" in text(at)
        assert "All Camden only" in text(at)
        assert "What follows is of all Camden, not of where the work goes on." in text(at)
        assert len(at.get("plotly_chart")) == 1

    def test_work_that_is_to_move_nothing_can_be_decided_on_all_the_same(self, visit):
        at = visit("whole", INITIATIVES, initiative="to_love_is_to_act")
        assert "No indicator is linked to it" in text(at)
        decided(at)
        (kept,) = store.opened().newest(Decision)
        assert (kept.entry.initiative, kept.entry.indicator) == ("to_love_is_to_act", "")

    def test_a_decision_stands_on_the_page_at_once_with_its_evidence(self, visit):
        at = visit("whole", INITIATIVES, **KENTISH_TOWN)
        assert "Nothing has been decided yet." in section(at, "decided")
        field(at, "If you choose").set_value("We know more")
        at = decided(at, "stop", "Why **not** <i>")
        assert "Saved. Your decision is recorded" in text(at)
        assert "Why **not** &lt;i&gt;" in section(at, "decided")
        (kept,) = store.opened().newest(Decision)
        evidence = kept.entry.evidence
        assert evidence.readings[0].indicator == "repairs_on_time"
        assert evidence.differences[0].estimate > 0
        assert evidence.sample

    def test_work_that_has_not_begun_has_no_advice(self, visit):
        entered("kentish_town_team", started=date(2026, 12, 15), started_to="day")
        at = visit("whole", INITIATIVES, **KENTISH_TOWN)
        assert "It begins on 15 December 2026; there is no advice before that." in text(at)
        assert "The evidence suggests" not in text(at)
        at = decided(at, "pause")
        (kept,) = store.opened().newest(Decision)
        assert kept.entry.evidence.advice is Advice.NOT_ENOUGH_DATA
        assert kept.entry.evidence.because == "It begins on 15 December 2026; there is no advice before that."
        assert "Not begun" in text(visit("whole", INITIATIVES))
        assert "Not begun" in text(visit("whole", PRIORITY, priority="housing"))

    def test_no_expectation_of_work_that_has_started(self, visit):
        at = visit("whole", INITIATIVES, **KENTISH_TOWN)
        assert "No expectation was written down before it started." in section(at, "expected")
        assert not [each for each in at.button if each.label == "Write it down"]


class TestExpectation:
    def fill(self, at):
        field(at, "Which way?").set_value("rise")
        field(at, "By how much").set_value("5")
        field(at, "By when?").set_value("30/09/2027")
        field(at, "What would make us stop?").set_value("<b>No change</b> in a year")
        roles = [each for each in at.text_input if each.label.startswith("Your role")]
        roles[-1].set_value("Lead")

    def pressed(self, at, label):
        return sound(next(each for each in at.button if each.label == label).click().run())

    def test_it_is_written_down_before_the_start_in_points_and_kept_in_the_units_of_the_indicator(self, visit):
        entered("kentish_town_team", started=date(2026, 12, 1))
        at = visit("whole", INITIATIVES, **KENTISH_TOWN)
        assert "Nothing is expected of it yet." in section(at, "expected")
        self.fill(at)
        at = self.pressed(at, "Write it down")
        (kept,) = store.opened().newest(Expectation)
        told = kept.entry
        assert (told.initiative, told.indicator, told.by_how_much) == ("kentish_town_team", "repairs_on_time", 0.05)
        assert told.sites == ("E05013663", "E05013664")
        part = html.unescape(section(at, "expected"))
        assert "to rise by 5 percentage points in Kentish Town North and Kentish Town South" in part
        assert "<b>No change</b>" in part

    def test_who_writes_the_same_down_second_is_told_who_was_first(self, visit):
        entered("kentish_town_team", started=date(2026, 12, 1))
        first, second = (visit("whole", INITIATIVES, **KENTISH_TOWN) for _ in range(2))
        for at in (first, second):
            self.fill(at)
        field(second, "By how much").set_value("7")
        self.pressed(first, "Write it down")
        second = self.pressed(second, "Write it down")
        (kept,) = store.opened().newest(Expectation)
        assert (kept.version, kept.entry.by_how_much) == (1, 0.05)
        assert "Not saved: somebody was first." in text(second)

    @pytest.mark.parametrize("much", ["101", "9" * 30, "0", "-1"])
    def test_more_than_all_is_not_expected_of_a_share(self, visit, much):
        entered("kentish_town_team", started=date(2026, 12, 1))
        at = visit("whole", INITIATIVES, **KENTISH_TOWN)
        self.fill(at)
        field(at, "By how much").set_value(much)
        at = self.pressed(at, "Write it down")
        assert "must be 100 or less" in text(at) or "must be more than 0" in text(at)
        assert store.opened().newest(Expectation) == ()

    def test_what_is_said_after_that_is_an_amendment_beside_the_first_text(self, visit, monkeypatch):
        entered("kentish_town_team", started=date(2026, 12, 1))
        at = visit("whole", INITIATIVES, **KENTISH_TOWN)
        self.fill(at)
        self.pressed(at, "Write it down")
        monkeypatch.setattr(recorded, "today", lambda: date(2027, 3, 1))
        at = visit("whole", INITIATIVES, **KENTISH_TOWN)
        assert not [each for each in at.button if each.label == "Write it down"]
        field(at, "By how much").set_value("2")
        self.pressed(at, "Amend it")
        assert len(store.opened().history(Expectation, store.opened().newest(Expectation)[0].id)) == 1
        [each for each in at.text_input if each.label.startswith("Your role")][-1].set_value("Lead")
        field(at, "Why is it amended?").set_value("Fewer staff")
        at = self.pressed(at, "Amend it")
        part = text(at)
        assert "to rise by 5 percentage points" in part
        assert "Fewer staff" in part
        assert part.index("by 5 percentage points") < part.index("Fewer staff") < part.index("by 2 percentage points")

    def test_a_page_that_was_open_since_before_the_start_writes_nothing_down_after_it(self, visit, monkeypatch):
        entered("kentish_town_team", started=date(2026, 11, 27), started_to="day")
        at = visit("whole", INITIATIVES, **KENTISH_TOWN)
        self.fill(at)
        monkeypatch.setattr(recorded, "today", lambda: date(2026, 11, 28))
        self.pressed(at, "Write it down")
        assert not store.opened().newest(Expectation)


class TestEntering:
    def test_a_team_adds_its_work_which_is_then_in_the_list(self, visit):
        at = visit("whole", INITIATIVES, initiative="new")
        field(at, "Title").set_value("Estate gardens: phase 2")
        field(at, "What is it for?").set_value("Tenants garden together")
        field(at, "Priority").set_value("food")
        field(at, "Indicator 1").set_value("eats_well")
        field(at, "Indicator 1: which way").set_value("rise")
        field(at, "Indicator 1: months").set_value("6")
        field(at, "Your role").set_value("Gardener")
        at = press(at)
        kept = store.opened().one(Initiative, "estate_gardens_phase_2")
        assert (kept.version, kept.role, kept.entry.moves[0].indicator) == (1, "Gardener", "eats_well")
        assert 'href="initiatives?initiative=estate_gardens_phase_2"' in markup(at)
        assert "Estate gardens: phase 2" in text(visit("whole", INITIATIVES))

    def test_every_fault_stands_under_its_field(self, visit):
        at = visit("whole", INITIATIVES, initiative="new")
        field(at, "Title").set_value("One Kilburn")
        field(at, "Indicator 2: which way").set_value("rise")
        at = press(at)
        assert faults(at) == {
            "Indicator 2": "choose the indicator, or empty the row.",
            "Indicator 2: months": "say after how many months it should show; 0 for at once.",
            "Your role (required)": "say in which role you write, such as Neighbourhood lead.",
        }
        field(at, "Indicator 2: which way").set_value(None)
        at = press(at)
        assert {"What is it for? (required)", "Priority (required)"} <= set(faults(at))
        field(at, "What is it for?").set_value("Another")
        field(at, "Priority").set_value("food")
        at = press(at)
        assert faults(at)["Title (required)"] == (
            "there is an initiative of this name; give this one another, or change that one."
        )
        assert field(at, "Title").value == "One Kilburn"
        assert len(store.opened().newest(Initiative)) == 10

    def test_an_indicator_twice_and_a_ward_on_both_sides_are_refused(self, visit):
        at = visit("whole", INITIATIVES, **KENTISH_TOWN, edit="1")
        field(at, "Indicator 2").set_value("repairs_on_time")
        next(each for each in at.multiselect if each.label.startswith("Wards to compare")).set_value(["E05013663"])
        field(at, "Your role").set_value("Lead")
        at = press(at)
        said = text(at)
        assert "Indicators: names an indicator twice." in said
        assert "wards that it works in cannot be compared with: E05013663." in said

    def test_a_change_keeps_the_history_and_is_no_longer_ours(self, visit):
        at = visit("whole", INITIATIVES, **KENTISH_TOWN, edit="1")
        field(at, "Stage").set_value("routine")
        field(at, "Your role").set_value("Lead")
        field(at, "Why is it changed?").set_value("It is everyday work")
        press(at)
        kept = store.opened().one(Initiative, "kentish_town_team")
        assert kept.version == 1
        assert "stage" not in kept.entry.illustrative
        assert "owner" in kept.entry.illustrative
        assert kept.entry.facts
        at = visit("whole", INITIATIVES, **KENTISH_TOWN)
        assert "Stage: Grow; now Routine" in re.sub(r"<[^>]+>", " ", section(at, "history"))
        assert "It is everyday work" in section(at, "history")

    @pytest.mark.parametrize("title", NAMED)
    def test_a_hostile_title_is_text_wherever_it_stands(self, visit, title):
        at = visit("whole", INITIATIVES, initiative="new")
        field(at, "Title").set_value(f"T {title}")
        field(at, "What is it for?").set_value("To help")
        field(at, "Priority").set_value("food")
        field(at, "Your role").set_value("Lead")
        at = press(at)
        added = [each for each in store.opened().newest(Initiative) if each.version]
        if faults(at):
            assert not added
            return
        (kept,) = added
        assert kept.entry.title == f"T {title}".strip()
        plain = Structure(markup(visit("whole", INITIATIVES, initiative="to_love_is_to_act"))).elements
        at = visit("whole", INITIATIVES, initiative=kept.id)
        assert {tag for tag, _ in Structure(markup(at)).elements} <= {tag for tag, _ in plain}
        assert f"T {title}".strip() in html.unescape(markup(at))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("One Kilburn", "one_kilburn"),
        ("Café: phase 2!", "cafe_phase_2"),
        ("2 hubs", "work_2_hubs"),
        ("new", "work_new"),
        ("x" * 200, "x" * 60),
        ("New", "work_new"),
    ],
)
def test_an_id_is_made_of_the_letters_of_a_title(title, expected):
    assert made_slug(title) == expected


def test_titles_of_other_scripts_have_ids_of_their_own():
    several = ["مشروع", "プロジェクト", "🌱🌱🌱", "!!!"]
    assert len({made_slug(each) for each in several}) == 4
    assert all(re.fullmatch(r"work_\d+", made_slug(each)) for each in several)


class TestElsewhere:
    def test_an_indicator_leads_to_the_work_on_it_and_tells_what_was_decided(self, visit):
        decision(initiative="kentish_town_team", decided="go_faster", differs="We know more", why="It <b>works</b>")
        at = visit("whole", INDICATOR, indicator="repairs_on_time")
        assert 'href="initiatives?initiative=kentish_town_team"' in section(at, "doing")
        assert "It &lt;b&gt;works&lt;/b&gt;" in section(at, "decided")
        flags = re.search(r'<ol class="flags">.*?</ol>', markup(at)).group()
        assert "5 January 2026" in flags
        assert "Decision: go faster (Kentish Town neighbourhood team). It &lt;b&gt;works&lt;/b&gt; (Board)" in flags
        assert "1 numbered flag is told below." in " ".join(each.proto.alt for each in at.get("plotly_chart"))

    def test_a_decision_later_than_the_last_figure_is_drawn(self, visit):
        decision(indicator="repairs_on_time", area="E09000007", on=date(2026, 2, 9))
        at = visit("whole", INDICATOR, indicator="repairs_on_time")
        assert "9 February 2026" in re.search(r'<ol class="flags">.*?</ol>', markup(at)).group()
        spec = at.get("plotly_chart")[0].proto.spec
        end = re.search(r'"range":\["[\d-]+","([\d-]+)"\]', spec.replace(" ", "")).group(1)
        assert end > "2026-02-09"

    def test_a_decision_on_one_ward_is_not_told_of_another(self, visit):
        decision(indicator="repairs_on_time", area="E05013663")
        assert "It works" in section(
            visit("whole", INDICATOR, indicator="repairs_on_time", ward="E05013663"), "decided"
        )
        assert "Nothing has been decided" in section(
            visit("whole", INDICATOR, indicator="repairs_on_time", ward="E05013652"), "decided"
        )

    def test_an_indicator_without_work_says_so(self, visit):
        at = visit("whole", INDICATOR, indicator="overcrowded")
        assert "No initiative is named that should move it." in section(at, "doing")

    def test_the_form_of_a_decision_is_there_where_the_address_asks(self, visit):
        at = visit("whole", INDICATOR, indicator="overcrowded")
        assert not [each for each in at.button if each.label == "Record decision"]
        at = visit("whole", INDICATOR, indicator="overcrowded", decide="1")
        decided(at)
        (kept,) = store.opened().newest(Decision)
        assert (kept.entry.indicator, kept.entry.area, kept.entry.initiative) == ("overcrowded", "E09000007", "")

    def test_a_priority_leads_to_its_work_and_its_decisions(self, visit):
        decision("a", initiative="kentish_town_team", why="Of the work")
        decision("b", indicator="repairs_on_time", area="E09000007", why="Of the indicator")
        decision("c", indicator="eats_well", area="E09000007", why="Of another")
        at = visit("whole", PRIORITY, priority="housing")
        assert "Kentish Town neighbourhood team" in section(at, "doing")
        told = section(at, "decided")
        assert "Of the work" in told
        assert "Of the indicator" in told
        assert "Of another" not in told

    def test_work_is_found_by_its_name(self, visit):
        at = visit("whole", find="kilburn one")
        assert 'href="initiatives?initiative=one_kilburn"' in markup(at)
        assert "1 initiative has" in text(at)


class TestWithoutAStore:
    @pytest.mark.parametrize(
        ("page", "asked"),
        [
            (INITIATIVES, {}),
            (INITIATIVES, KENTISH_TOWN),
            (INITIATIVES, {"initiative": "new"}),
            (INDICATOR, {"indicator": "repairs_on_time"}),
            (PRIORITY, {"priority": "housing"}),
        ],
    )
    def test_a_page_says_that_what_people_entered_cannot_be_read_and_shows_all_else(
        self, visit, own_store, page, asked
    ):
        own_store.write_bytes(b"This is no database. " * 200)
        at = visit("whole", page, **asked)
        assert "What people entered cannot be read." in text(at)
        assert len(headings(at)) == 1
        if asked != {"initiative": "new"}:
            assert "Kentish Town neighbourhood team" in words(at)

    @pytest.mark.parametrize("asked", [KENTISH_TOWN, {"initiative": "new"}, KENTISH_TOWN | {"edit": "1"}])
    def test_where_recording_is_turned_off_the_form_gives_way_to_a_sentence(self, visit, monkeypatch, asked):
        monkeypatch.setenv("CAMDEN_READ_ONLY", "1")
        at = visit("whole", INITIATIVES, **asked)
        assert "Recording is turned off." in text(at)
        assert not [each for each in at.button if each.label in ("Record decision", "Save", "Add it")]

    def test_who_only_reads_makes_no_file(self, visit, own_store):
        visit("whole", INITIATIVES, **KENTISH_TOWN)
        visit("whole", INDICATOR, indicator="repairs_on_time")
        assert not own_store.exists()
