"""The page of one ward or neighbourhood: every indicator once in each table, the same figures as elsewhere, nothing of
all Camden among them, and a way to each indicator with the place kept."""

import html
import re
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

import pytest

import metrics
from metrics import BOROUGH, Beside, Level, Status
from pages.components.exhibits import lookup, rows
from pages.components.exhibits.beside import beside
from pages.components.exhibits.profiled import profiled
from pages.components.html.profile import page
from pages.components.words.states import observed
from tests.app.reading import PROFILE, alerts, files, headings, markup, text, words
from tests.app.reading import rows as cells
from tests.worlds import CAMDEN_TOWN, WARDS

PRIORITIES = metrics.priorities()
PLACES = (CAMDEN_TOWN, "E05013671", "central", "north")
SPINE = re.compile(r'<table class="spine".*?</table>', re.DOTALL)
RUG = re.compile(r'<table class="rug.*?</table>', re.DOTALL)


def told(snapshot, area):
    return profiled(snapshot, snapshot.profile(area), PRIORITIES)


def links(of):
    """Where the links of some HTML lead, as pages and choices."""
    found = [urlsplit(html.unescape(each)) for each in re.findall(r'<a (?:class="here" )?href="([^"]+)"', of)]
    return [(each.path, dict(parse_qsl(each.query))) for each in found]


def slugs(of):
    return [choices["indicator"] for path, choices in links(of) if path == "indicator"]


@pytest.mark.parametrize("area", PLACES)
def test_each_indicator_with_figures_is_once_in_each_table_and_every_other_once_below(whole, area):
    snapshot, here = whole.snapshot, page(whole.snapshot, PRIORITIES, area, "indicator")
    _, spine, rug = here.exhibits
    there = [each.indicator.slug for each in told(snapshot, area)]
    assert slugs(SPINE.search(spine.html)[0]) == slugs(RUG.search(rug.html)[0]) == there
    assert len(spine.table.rows) == len(rug.table.rows) == len(set(there)) == len(there)
    below = slugs(here.below)
    assert sorted(there + below) == sorted(snapshot.indicators)
    only = {slug for slug, each in snapshot.indicators.items() if each.level is not Level.WARD}
    assert only
    assert not only.intersection(there)
    assert f"{len(only)} indicators are counted for all Camden only" in here.below


@pytest.mark.parametrize("area", PLACES)
def test_every_figure_is_that_of_the_indicators_own_page_and_all_areas_are_told_of_one_period(whole, area):
    snapshot, level = whole.snapshot, whole.snapshot.areas[area].level
    for each in told(snapshot, area):
        own = lookup.compared(snapshot, each.indicator.slug, area, level)
        assert each.comparison.items == own.items
        assert each.comparison.benchmark == own.benchmark
        assert len({(told.frequency, told.period) for told in each.comparison.told}) == 1
        assert each.stands is beside(each.indicator, each.own, own.judged_by)
        assert (each.surely in (Beside.SIMILAR, Beside.NONE)) or each.surely is each.stands


@pytest.mark.parametrize("area", PLACES)
def test_a_figure_is_written_alike_in_the_row_its_table_and_the_list(whole, area):
    snapshot = whole.snapshot
    different, spine, _ = page(snapshot, PRIORITIES, area, "indicator").exhibits
    drawn = {slugs(row)[0]: row for row in SPINE.search(spine.html)[0].split("<tr")[1:] if slugs(row)}
    for each, row in zip(told(snapshot, area), spine.table.rows, strict=True):
        figure = observed(each.indicator, each.own, each.places)
        assert f">{html.escape(figure)}</span>" in drawn[each.indicator.slug]
        if each.value is not None:
            assert row[2] == figure
    listed = [(slugs(row)[0], row) for row in different.html.split("<li>")[1:]]
    by_slug = {each.indicator.slug: each for each in told(snapshot, area)}
    for slug, row in listed:
        each = by_slug[slug]
        assert f"<small>{observed(each.indicator, each.own, each.places)}" in row


def test_lists_hold_what_is_clear_by_the_wider_range_and_say_better_only_where_a_way_is(whole):
    snapshot, counts = whole.snapshot, Counter()
    for ward in WARDS:
        different = page(snapshot, PRIORITIES, ward, "indicator").exhibits[0]
        clear = {each.indicator.slug: each.surely for each in told(snapshot, ward)}
        parts = re.findall(r"<section><h3>(.*?)</h3>(.*?)</section>", different.html, re.DOTALL)
        sides = {"Better": (Beside.BETTER,), "Worse": (Beside.WORSE,), "Higher": (Beside.HIGHER, Beside.LOWER)}
        for title, part in parts:
            own = slugs(part)
            counts[title] += len(own)
            assert {clear[slug] for slug in own} <= set(sides[title.split()[0]])
        assert {slug for slug, side in clear.items() if side not in (Beside.SIMILAR, Beside.NONE)} == {
            slug for _, part in parts for slug in slugs(part)
        }
    assert counts["Better than Camden"] > 3
    assert counts["Worse than Camden"] > 3


def test_each_row_leads_to_its_indicator_and_keeps_the_place(visit):
    at = visit("whole", PROFILE, neighbourhood="central", ward=CAMDEN_TOWN)
    page = markup(at)
    for of in (SPINE.search(page)[0], RUG.search(page)[0]):
        ways = [choices for path, choices in links(of) if path == "indicator"]
        assert len(ways) > 30
        assert all((each["ward"], each["neighbourhood"]) == (CAMDEN_TOWN, "central") for each in ways)
    others = [choices["ward"] for path, choices in links(RUG.search(page)[0]) if path == "profile"]
    assert sorted(others) == sorted(set(WARDS) - {CAMDEN_TOWN})


def test_all_camden_says_how_to_choose_and_offers_every_place(visit):
    at = visit("whole", PROFILE)
    assert headings(at) == ["What is true of one ward or neighbourhood?"]
    assert "Choose one here, or at the side" in text(at)
    ways = [choices for path, choices in links(markup(at)) if path == "profile"]
    hoods = {each["neighbourhood"] for each in ways if "neighbourhood" in each}
    assert hoods == {"central", "north", "east", "south", "west"}
    assert sorted(each["ward"] for each in ways if "ward" in each) == sorted(WARDS)
    assert len(ways) == 25
    assert not files(at)


@pytest.mark.parametrize("ward", ["E09000007", "E05099999", "<script>alert(1)</script>", ""])
def test_a_ward_that_is_not_there_is_said_and_the_choice_offered(visit, ward):
    at = visit("whole", PROFILE, ward=ward)
    assert headings(at) == ["What is true of one ward or neighbourhood?"]
    assert alerts(at)[0].startswith("There is no ward ")
    assert "<script>" not in markup(at)


def test_a_ward_says_its_people_its_neighbourhood_and_what_it_borders(visit, whole):
    at = visit("whole", PROFILE, ward=CAMDEN_TOWN)
    area = whole.snapshot.areas[CAMDEN_TOWN]
    told = text(at)
    assert f"Residents, Census 2021 {area.residents:,} 3% of Camden's" in told
    assert f"Households, Census 2021 {area.households:,} 3% of Camden's" in told
    assert "Ward in Central neighbourhood, compared with Camden" in told
    assert "Borders Camden Square , Haverstock , Kentish Town South" in told
    north = text(visit("whole", PROFILE, neighbourhood="north"))
    assert "Neighbourhood, provisional boundary, compared with Camden" in north
    assert "Wards Belsize , Frognal , Hampstead Town , Highgate" in north


def test_without_any_figure_it_says_so_and_what_each_indicator_waits_for(visit):
    at = visit("empty", PROFILE, ward=CAMDEN_TOWN)
    told = text(at)
    assert "No figure of Camden Town can be shown yet." in told
    assert "5 have no figure to show." in told
    assert "Recorded crime has not been brought in." in told
    assert not SPINE.search(markup(at))
    assert not files(at)


def test_what_is_withheld_missing_or_too_few_says_so_in_words_in_the_row_and_the_cell(whole):
    """Of every area of the sample: no cell without a figure is silent."""
    snapshot, seen = whole.snapshot, Counter()
    for area in PLACES:
        _, _, rug = page(snapshot, PRIORITIES, area, "indicator").exhibits
        here = told(snapshot, area)
        for row, each in zip(RUG.search(rug.html)[0].split("<tbody>")[1].split("<tr>")[1:], here, strict=True):
            gone = [item.observation for item in each.comparison.items if item.observation.value is None]
            gone += [each.benchmark] if each.benchmark.value is None else []
            seen.update(one.status for one in gone)
            assert row.count('<span class="hidden">') == len(gone)
    assert seen[Status.WITHHELD] > 3


def test_where_all_is_over_too_few_or_withheld_that_is_said_of_each(visit):
    at = visit("withheld", PROFILE, ward=CAMDEN_TOWN)
    assert "No figure of Camden Town can be shown yet." in text(at)
    assert re.search(r"Damp and mould inspected in time No figure can be shown\. (Too few|Withheld)", text(at))
    assert not SPINE.search(markup(at))


def test_figures_that_are_late_are_said_to_be(visit):
    at = visit("stale", PROFILE, ward=CAMDEN_TOWN)
    assert "5 wait for a figure that is late." in text(at)
    assert markup(at).count("next figure late since") == 5


def test_every_exhibit_says_where_it_is_from_and_takes_exactly_its_figures_along(whole):
    snapshot = whole.snapshot
    for exhibit in page(snapshot, PRIORITIES, CAMDEN_TOWN, "indicator").exhibits:
        assert exhibit.finding
        assert exhibit.table
        assert "made up (sample) for" in exhibit.source.lower()
        assert exhibit.origin is metrics.Origin.SAMPLE
        taken = rows.of_exhibit(snapshot, exhibit.rows)
        assert taken.num_rows == len(exhibit.rows) == len(set(exhibit.rows))
        assert set(taken["origin"].to_pylist()) <= {"sample", "published"}
    rug = page(snapshot, PRIORITIES, CAMDEN_TOWN, "indicator").exhibits[2]
    areas = Counter(each.area for each in rug.rows)
    assert areas[BOROUGH] == areas[CAMDEN_TOWN] == len(rug.table.rows)


def test_published_rows_among_made_up_ones_say_so(visit):
    page = markup(visit("whole", PROFILE, ward=CAMDEN_TOWN))
    of_spine = [row for row in SPINE.search(page)[0].split("<tr")[1:] if "income_deprived" in row or "published" in row]
    assert of_spine
    assert all("published" in row for row in of_spine)
    assert "Overcrowded households" in " ".join(of_spine)


def test_the_table_behind_the_spine_has_every_row_under_its_priority(visit):
    at = visit("whole", PROFILE, ward=CAMDEN_TOWN)
    tables = re.findall(r'<table class="data".*?</table>', markup(at), re.DOTALL)
    (spine,) = [each for each in tables if "Middle half" in each]
    found = cells(spine)
    assert [row[0] for row in found if len(row) == 1][:2] == ["Young people", "Food"]
    assert "Range" in found[0]
    assert "compared with Camden" in words(at)
