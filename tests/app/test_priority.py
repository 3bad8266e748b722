"""The page of one mission or challenge: with figures, without, withheld, late, printed by others, and for a part of
Camden."""

import html
import io
import re
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pyarrow as pa
import pyarrow.csv
import pytest

import metrics
from metrics import Level
from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh
from pages.components.exhibits import as_file, rows
from pages.components.html.priority import story
from pages.components.words import states
from tests import worlds
from tests.app.conftest import sound
from tests.app.reading import FOLDER, INDICATOR, PRIORITY, alerts, choice, headings, markup, words
from tests.worlds import CAMDEN_TOWN

PRIORITIES = {each.slug: each for each in metrics.priorities()}
BREAKDOWNS = {name for each in catalogue.read().values() for name in each.breakdowns}
CARD = re.compile(r'<li class="card">(.*?)</li>')
TAGS = re.compile(r"<[^>]*>")


def cards(at):
    """Each card's words, by the slug that its title leads to."""
    found = CARD.findall(markup(at))
    return {re.search(r"indicator=(\w+)", each)[1]: html.unescape(TAGS.sub(" ", each)) for each in found}


@pytest.mark.parametrize("slug", PRIORITIES)
def test_each_priority_has_its_promise_and_every_one_of_its_indicators_once(visit, whole, slug):
    at = visit(whole, PRIORITY, priority=slug)
    assert headings(at) == [PRIORITIES[slug].title]
    mine = [each.slug for each in whole.snapshot.indicators.values() if each.priority == slug]
    assert len(CARD.findall(markup(at))) == len(mine)
    assert set(cards(at)) == set(mine)
    told = words(at)
    assert PRIORITIES[slug].promise in told
    assert "by our reading" in told
    assert not alerts(at)
    assert not re.search(r"\bNone\b(?! of these)", told)


def test_a_promise_whose_year_is_over_is_never_on_course(visit, whole):
    told = words(visit(whole, PRIORITY, priority="young_people"))
    assert "The date of this promise, 2025, has passed." in told
    assert "By 2030." in words(visit(whole, PRIORITY, priority="food"))
    assert "No date set." in words(visit(whole, PRIORITY, priority="housing"))


def test_lives_and_our_own_work_are_kept_apart(visit, whole):
    page = markup(visit(whole, PRIORITY, priority="housing"))
    lives, _, ours = page.partition('<h3 class="group">Our own work</h3>')
    assert '<h3 class="group">Residents&#39; lives</h3>' in lives
    own = set(re.findall(r"indicator=(\w+)", "".join(CARD.findall(ours))))
    assert own == set(PRIORITIES["housing"].our_own_work)


def test_the_tally_counts_the_marks_of_the_cards(visit, whole):
    at = visit(whole, PRIORITY, priority="housing")
    tally = TAGS.sub("", re.search(r'<ul class="tally">.*?</ul>', markup(at))[0])
    told = " ".join(cards(at).values())
    for word, counted in (
        ("Getting worse", "getting worse"),
        ("Improving", "improving"),
        ("No clear", "no clear change"),
    ):
        count = re.search(rf"(\d+) {counted}", tally)
        assert told.count(word) == int(count[1] if count else 0), word
    assert sum(map(int, re.findall(r"(\d+) [a-z]", re.sub(r"\d+ of \d+.*", "", tally)))) == len(cards(at))


def test_what_is_getting_worse_stands_first(visit, whole):
    for priority in PRIORITIES.values():
        for group in story(whole.snapshot, priority, metrics.BOROUGH, "indicator").groups:
            told = [TAGS.sub(" ", each) for each in CARD.findall(group.html)]
            worse = ["Getting worse" in each for each in told]
            assert worse == sorted(worse, reverse=True)


def test_the_first_priority_is_the_default_and_each_choice_is_in_the_address(visit, whole):
    at = visit(whole, PRIORITY)
    assert headings(at) == ["Diversity"]
    assert at.query_params["priority"] in ("diversity", ["diversity"])
    at.selectbox(key="filter_priority").set_value("debt")
    assert headings(sound(at.run())) == ["Debt"]
    assert at.query_params["priority"] in ("debt", ["debt"])


def test_a_priority_that_is_not_there_is_refused_in_a_sentence(visit, whole):
    at = visit(whole, PRIORITY, priority="housng")
    assert alerts(at) == ["There is no priority housng. This page shows what is there instead."]
    assert choice(at, "priority") == "diversity"


def test_in_a_ward_what_stops_at_the_borough_stands_apart_and_says_so(visit, whole):
    at = visit(whole, PRIORITY, priority="housing", ward=CAMDEN_TOWN)
    told = cards(at)
    for slug, card in told.items():
        assert ("All Camden only" in card) == (whole.snapshot.indicators[slug].level == "borough"), slug
    by_ward = [each for slug in told if (each := whole.snapshot.indicators[slug]).level == "ward"]
    here = sum(each.every(Level.WARD) is not None for each in by_ward)
    assert (
        f"{here} of {len(told)} indicators are published for wards; for {len(by_ward) - here}, numbers there are too "
        "small; the others are all Camden only."
    ) in words(at)
    tally = TAGS.sub("", re.search(r'<ul class="tally">.*?</ul>', markup(at))[0])
    readings = [whole.snapshot.reading(slug, CAMDEN_TOWN) for slug in told]
    assert sum(map(int, re.findall(r"(\d+) [a-z]", re.sub(r"\d+ of \d+.*", "", tally)))) == sum(map(bool, readings))


@pytest.mark.parametrize("address", [{"ward": CAMDEN_TOWN}, {"neighbourhood": "central"}, {}])
def test_every_link_keeps_the_area_and_leads_to_a_section_that_is_there(visit, whole, address):
    page = markup(visit(whole, PRIORITY, priority="loneliness", **address))
    links = [html.unescape(each) for each in re.findall(r'href="(indicator[^"]*)"', page)]
    assert links
    for name, code in address.items():
        assert all(f"{name}={code}" in each for each in links)
    named = {each.partition("#")[2] for each in links} - {""}
    assert named - {"over-time", "ahead", "where"} <= {f"who-{each}" for each in BREAKDOWNS}


def test_a_section_that_is_named_is_there(visit, whole):
    links = set()
    for slug in PRIORITIES:
        page = markup(visit(whole, PRIORITY, priority=slug))
        links |= {html.unescape(each) for each in re.findall(r'href="(indicator[^"]*#[^"]*)"', page)}
    by_place = {each.partition("#")[2]: each for each in sorted(links)}
    assert by_place.keys() >= {"over-time", "ahead", "where"}
    for place, link in by_place.items():
        address = dict(parse_qsl(urlsplit(link).query))
        assert f'id="{place}"' in markup(visit(whole, INDICATOR, **address)), link


def test_nothing_of_an_organisation_is_counted_for_wards_and_it_is_told_of_all_camden(visit, whole):
    at = visit(whole, PRIORITY, priority="anti_racism", ward=CAMDEN_TOWN)
    told, several = words(at), len(cards(at))
    assert (
        f"None of these {several} indicators is published for wards: the figures are all Camden only, not those of "
        "Camden Town." in told
    )
    assert "Our own work, all Camden only" in told
    assert "Residents' lives" not in told


def test_the_organisations_priority_leads_to_its_own_page_where_there_is_one(visit, whole):
    there = (FOLDER / "leadership" / "training.py").is_file()
    assert ('href="training' in markup(visit(whole, PRIORITY, priority="anti_racism"))) == there
    assert 'href="training' not in markup(visit(whole, PRIORITY, priority="housing"))


def test_the_page_of_an_indicator_leads_back_to_its_priority(visit, whole):
    page = markup(visit(whole, INDICATOR, indicator="repairs_on_time", ward=CAMDEN_TOWN))
    assert f'<a href="priority?ward={CAMDEN_TOWN}&amp;priority=housing">Housing</a> (challenge)' in page


def test_without_data_each_card_says_what_has_not_been_brought_in(visit):
    at = visit("empty", PRIORITY, priority="safety")
    told = cards(at)
    assert len(told) == 5
    assert all("No data yet. Recorded crime" in each and "has not been brought in" in each for each in told.values())
    assert "Download" not in words(at)
    at = visit("empty", PRIORITY, priority="housing")
    assert "No indicator of this priority is declared yet. Add its file to metrics/indicators/housing" in words(at)
    assert not cards(at)


def test_published_figures_have_no_chip_and_no_banner(visit):
    at = visit("published", PRIORITY, priority="safety")
    assert all(each.rstrip().endswith("Published") for each in cards(at).values())
    assert "SAMPLE" not in words(at)


def test_every_made_up_figure_has_its_chip(visit):
    at = visit("sample", PRIORITY, priority="safety")
    # Beside them the guide has one, as its example.
    each = [card.count('<span class="chip">Sample</span>') for card in CARD.findall(markup(at))]
    assert each == [1] * len(cards(at)) == [1] * 5
    assert "SAMPLE DATA All figures on this page are made up" in words(at)


def test_what_is_withheld_says_so_and_where_to_look(visit, whole):
    told = cards(visit(whole, PRIORITY, priority="young_people", ward=CAMDEN_TOWN))["job_hub_into_work"]
    assert "No figure to show Not published for wards, since numbers there are small." in " ".join(told.split())
    assert "To see more, look at" in told


def test_what_is_late_says_since_when(visit, tmp_path):
    world = worlds.nothing(tmp_path)
    worlds.recorded_crime(world.extracts)
    declared = worlds.crimes(tmp_path / "declared")
    refresh(world.extracts, world.snapshots, date(2026, 8, 1), indicators=declared)
    at = visit(world, PRIORITY, priority="safety")
    assert all("Next figure late since" in each for each in cards(at).values())
    assert all("Not judged" in each for each in cards(at).values())
    assert "5 wait for a figure that is late." in words(at)


def test_the_table_and_the_download_of_a_group_have_the_figures_that_are_drawn(whole):
    for group in story(whole.snapshot, PRIORITIES["housing"], metrics.BOROUGH, "indicator").groups:
        table = pa.csv.read_csv(io.BytesIO(as_file.csv(rows.of_exhibit(whole.snapshot, group.rows))))
        assert table.num_rows == len(group.rows) == len(group.table.rows)
        assert table["indicator"].to_pylist() == [each.indicator for each in group.rows]
        drawn = [html.unescape(TAGS.sub("", each)) for each in re.findall(r"<h4>(<a.*?</a>)", group.html)]
        assert list(dict.fromkeys(table["title"].to_pylist())) == drawn
        without = sum(row[1] in states.CODES.values() for row in group.table.rows)
        assert without == sum(each.value is None for each in group.rows)


def test_the_story_of_a_priority_is_told_once_a_snapshot_and_area(whole):
    first = story(whole.snapshot, PRIORITIES["debt"], metrics.BOROUGH, "indicator")
    assert story(whole.snapshot, PRIORITIES["debt"], metrics.BOROUGH, "indicator") is first
    assert story(whole.snapshot, PRIORITIES["debt"], CAMDEN_TOWN, "indicator") is not first


def test_a_priority_is_small_enough_for_a_slow_line(visit, whole):
    """Of a page with cards for every indicator of a priority and what is heard, done and decided, uncompressed, with
    the frame around it and its guide."""
    for slug in PRIORITIES:
        assert len(markup(visit(whole, PRIORITY, priority=slug))) < 90_000, slug
