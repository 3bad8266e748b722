"""Every declared indicator on every page: in the ledger, on its own page, and in the definitions."""

import html
import re

import pytest

import metrics
from metrics import Frequency, Level
from metrics.declared import catalogue
from metrics.declared.priorities import priorities
from pages.components.words.categories import question
from tests.app.conftest import sound
from tests.app.reading import (
    ALL_INDICATORS,
    DEFINITIONS,
    INDICATOR,
    OVERVIEW,
    PRIORITY,
    TRAINING,
    alerts,
    alts,
    choice,
    figures,
    files,
    headings,
    markup,
    words,
)
from tests.worlds import CAMDEN_TOWN

INDICATORS = catalogue.read()
NEVER = "Not published for wards, since numbers there are small."
PRIORITIES = priorities()
# One of each kind and frequency, and of each way in which a page can be different.
PAGES_OF = (
    "repairs_on_time",  # a share each month, with a target and a breakdown
    "households_in_temporary_accommodation",  # a position, a rate, parts
    "often_lonely",  # weighted answers
    "loneliness_score_change",  # a mean
    "no2",  # modelled, best fit, no range
    "overcrowded",  # once
    "emissions_per_resident",  # a publisher's own denominator
    "council_homes_built",  # published, a target without a year
    "training_completed_published",  # published, one figure
    "gender_pay_gap_mean",  # below nought
    "year_6_overweight",  # academic years
    "school_meal_uptake",  # terms
    "claimants",  # no extract yet
)


@pytest.fixture(scope="session")
def snapshot(whole):
    return metrics.snapshot(whole.snapshots)


@pytest.fixture(scope="session")
def without_data(snapshot):
    return {slug for slug in INDICATORS if snapshot.series(slug, metrics.BOROUGH).latest is None}


def rows(at):
    """The ledger's rows by the slug that each leads to, as text."""
    found = re.findall(r'<tr role="row"><th scope="row".*?</tr>', markup(at))
    by_slug = {re.search(r"indicator=(\w+)", row)[1]: re.sub(r"<[^>]+>", " ", row) for row in found}
    return {slug: html.unescape(" ".join(row.split())) for slug, row in by_slug.items()}


def test_the_ledger_holds_every_priority_and_every_indicator_once(visit, whole):
    at = visit(whole, ALL_INDICATORS)
    page = markup(at)
    assert re.findall(r'<h3 id="(\w+)">', page) == [each.slug for each in PRIORITIES]
    assert re.findall(r"<h2>(.*?)</h2>", page) == ["Missions", "Challenges", "Our organisation"]
    slugs = re.findall(r'<th scope="row".*?indicator=(\w+)', page)
    assert sorted(slugs) == sorted(INDICATORS)


def test_the_ledger_needs_no_plotly(visit, whole):
    assert alts(visit(whole, ALL_INDICATORS)) == []


def test_each_row_has_its_figure_or_says_why_there_is_none(visit, whole, without_data):
    for slug, row in rows(visit(whole, ALL_INDICATORS)).items():
        title = INDICATORS[slug].title
        assert row.startswith(title)
        if slug in without_data:
            assert "No data yet." in row, slug
        else:
            assert re.search(r"[\d,.]+", row.removeprefix(title)), slug
            assert row.endswith(("Sample", "Published", "Quoted")), slug
            quoted = "published_figures" in INDICATORS[slug].extracts
            assert quoted == row.endswith("Quoted") == bool(re.search(r"; (seen|second-hand) ", row)), slug


def test_the_lead_counts_figures_by_origin(visit, whole, without_data):
    lead = words(visit(whole, ALL_INDICATORS)).partition(f"All {len(INDICATORS)}: ")[2]
    counts = [int(each) for each in re.findall(r"\d+", lead.partition(".")[0])]
    assert sum(counts) == len(INDICATORS)
    assert counts[-1] == len(without_data)


def test_in_a_ward_what_stops_at_the_borough_says_so(visit, whole):
    at = visit(whole, ALL_INDICATORS, ward=CAMDEN_TOWN)
    for heading, name in re.findall(r"<h4>(.*?)</h4>|indicator=(\w+)&", markup(at)):
        if heading:
            of_camden = "all Camden only" in heading
        else:
            assert of_camden == (INDICATORS[name].level == "borough"), name


@pytest.mark.parametrize(
    ("place", "level"), [({"ward": CAMDEN_TOWN}, Level.WARD), ({"neighbourhood": "central"}, Level.NEIGHBOURHOOD)]
)
def test_every_page_has_the_same_number_of_those_that_are_published_for_a_place(visit, whole, place, level):
    """One whose head says that it never is for wards is none of them."""
    here = {slug for slug, each in INDICATORS.items() if each.level == "ward" and each.every(level)}
    assert whole.snapshot.readings(*place.values()).keys() == here
    every = f"{len(here)} are published for {level.word}s, and "
    assert every in words(visit(whole, ALL_INDICATORS, **place))
    assert f"{len(here)} of {len(INDICATORS)} indicators are published for {level.word}s: " in words(
        visit(whole, OVERVIEW, **place)
    )
    told = [words(visit(whole, PRIORITY, priority=each.slug, **place)) for each in PRIORITIES]
    found = [re.search(rf"(\d+) of \d+ indicators (?:is|are) published for {level.word}s", each) for each in told]
    assert sum(int(each[1]) for each in found if each) == len(here)


def test_the_links_of_the_ledger_keep_the_ward(visit, whole):
    addresses = re.findall(r'href="(indicator\?[^"]*)"', markup(visit(whole, ALL_INDICATORS, ward=CAMDEN_TOWN)))
    assert len(addresses) == len(INDICATORS)
    assert all(f"ward={CAMDEN_TOWN}" in each for each in addresses)


def test_the_chooser_offers_every_indicator_by_priority(visit, whole):
    options = visit(whole, INDICATOR).selectbox(key="filter_indicator").options
    titles = {each.slug: each.title for each in PRIORITIES}
    assert sorted(options) == sorted(f"{titles[each.priority]}: {each.title}" for each in INDICATORS.values())
    order = list(dict.fromkeys(each.partition(": ")[0] for each in options))
    assert order == [each.title for each in PRIORITIES]


@pytest.mark.parametrize("slug", PAGES_OF)
@pytest.mark.parametrize("ward", [None, CAMDEN_TOWN])
def test_each_kind_of_indicator_has_its_page(visit, whole, slug, ward, without_data):
    at = visit(whole, INDICATOR, indicator=slug, **({"ward": ward} if ward else {}))
    indicator = INDICATORS[slug]
    assert headings(at) == [indicator.title]
    assert not alerts(at)
    told = words(at)
    assert "None" not in re.sub(r"Range None", "", told)
    if slug in without_data:
        assert "No data yet." in told
        assert not alts(at)
        assert not files(at)  # nothing where there is nothing
        return
    wards = indicator.level == "ward" and indicator.every(Level.WARD) is not None
    assert ("Where is it different?" in told) == wards
    assert ("How do the neighbourhoods compare?" in told) == (indicator.level == "ward" and not wards)
    asked = {question(indicator, each) for each in indicator.breakdowns}
    assert all(each in told for each in asked)
    assert asked or not re.search("What is it made up of|Who is it different|For which", told)
    assert "All Camden only, latest:" in told or indicator.level == "ward"
    if ward and indicator.level == "borough":
        assert "the figures are all Camden only, not those of Camden Town" in told


def test_every_other_page_opens_too(visit, whole):
    """In one session, as a reader goes through them."""
    at = visit(whole, INDICATOR)
    for slug in sorted(set(INDICATORS) - set(PAGES_OF)):
        at.query_params["indicator"] = slug
        assert headings(sound(at.run())) == [INDICATORS[slug].title]


def test_a_target_is_in_the_strip_and_in_the_chart_with_whose_it_is(visit, whole):
    at = visit(whole, INDICATOR, indicator="repairs_on_time")
    assert "What is the target? 90% by March 2027 Illustrative, for Camden as a whole" in words(at)
    assert "Target 90% by March 2027, illustrative" in figures(at)
    derived = visit(whole, INDICATOR, indicator="eats_well")
    assert "our reading" in figures(derived)
    printed = visit(whole, INDICATOR, indicator="council_homes_built")
    assert "Target 1,800, published" in figures(printed)


def test_one_figure_has_a_box_in_the_place_of_a_line(visit, whole):
    at = visit(whole, INDICATOR, indicator="training_completed_published")
    assert "One figure only 77% in 2022 is the only figure there is." in words(at)
    assert not alts(at)


def test_a_position_is_of_the_end_of_its_month(visit, whole):
    told = words(visit(whole, INDICATOR, indicator="households_in_temporary_accommodation"))
    assert "at the end of January 2026" in told


def test_best_fit_figures_say_so_beside_the_map(visit, whole):
    told = words(visit(whole, INDICATOR, indicator="no2")).partition("Where is it different?")[2]
    assert "Best fit of small areas to wards" in told.partition("About the data")[0]


def test_weighted_answers_are_not_called_counts_of_people(visit, whole):
    told = words(visit(whole, INDICATOR, indicator="often_lonely"))
    assert re.search(r"How many answered, to the nearest 5\? [\d,]+ people; their answers are weighted", told)


def test_a_quoted_figure_names_who_printed_it(visit, whole):
    told = words(visit(whole, INDICATOR, indicator="council_homes_built"))
    assert "Who printed each figure 2022 Community Investment Programme" in told


def test_a_breakdown_in_the_address_is_shown_and_an_unknown_one_said(visit, whole):
    at = visit(whole, INDICATOR, indicator="training_completed", breakdown="grade")
    assert choice(at, "breakdown") == "grade"
    assert "Chief officer" in markup(at).rpartition("<table")[2]
    wrong = visit(whole, INDICATOR, indicator="training_completed", breakdown="trade")
    assert [each.partition(".")[0] for each in alerts(wrong)] == ["There is no breakdown trade"]


def test_unknown_comes_last_and_is_called_not_known(visit, whole):
    at = visit(whole, INDICATOR, indicator="often_lonely", breakdown="age_band")
    table = markup(at).rpartition("<table")[2]
    assert re.findall(r'<th scope="row">(.*?)</th>', table)[-1] == "Not known"


def test_another_indicator_lets_the_period_and_the_breakdown_go(visit, whole):
    at = visit(whole, INDICATOR, indicator="training_completed", breakdown="grade", period="2025-12")
    sound(at.selectbox(key="filter_indicator").set_value("in_education_or_work").run())
    assert not alerts(at)
    assert choice(at, "breakdown") == "ethnicity"
    assert not {"period", "breakdown"} & set(at.query_params)


def test_a_breakdown_that_is_the_only_one_is_no_box(visit, whole):
    at = visit(whole, INDICATOR, indicator="repairs_on_time")
    assert "filter_period" in {box.key for box in at.selectbox}
    assert "filter_breakdown" not in {box.key for box in at.selectbox}
    assert "trade" in words(at).partition("For which trades is it different?")[2].lower()


def test_every_definition_is_there_closed_with_a_link_to_its_example_and_its_sql(visit, whole):
    page = markup(visit(whole, DEFINITIONS))
    assert sorted(re.findall(r'<details class="entry" id="(\w+)">', page)) == sorted(INDICATORS)
    to = re.findall(r'href="definitions\?indicator=(\w+)">In full, with its worked example and its SQL</a>', page)
    assert sorted(to) == sorted(INDICATORS)
    assert '<pre class="sql"' not in page
    assert "<dt>Owner</dt>" in page
    assert "<dt>Covers</dt>" not in page  # the sources say it of all
    assert " open>" not in page


def test_few_definitions_come_with_their_examples_and_their_sql(visit, whole):
    page = markup(visit(whole, DEFINITIONS, search="repairs"))
    found = re.findall(r'<details class="entry" id="(\w+)">', page)
    assert 1 < len(found) <= 25
    assert page.count('<pre class="sql"') == len(found)
    assert page.count("Expected (") >= len(found)
    assert "In full, with its worked example and its SQL" not in page


def test_words_are_searched_in_any_order_and_kept_in_the_address(visit, whole):
    at = visit(whole, DEFINITIONS)
    sound(at.text_input(key="filter_search").set_value("time repairs").run())
    assert at.query_params["search"] == "time repairs"
    assert 'id="repairs_on_time"' in markup(at)
    assert 'id="robbery"' not in markup(at)
    again = visit(whole, DEFINITIONS, search="repairs time")
    assert "“repairs” and “time” in" in words(again)
    assert again.text_input(key="filter_search").value == "repairs time"


def test_where_nothing_is_found_it_says_what_to_try(visit, whole):
    at = visit(whole, DEFINITIONS, search="zebra")
    assert "No indicator has “zebra” in its definition. Try fewer words" in words(at)
    assert '<details class="entry"' not in markup(at)


def test_an_address_opens_one_definition(visit, whole):
    at = visit(whole, DEFINITIONS, indicator="repairs_on_time", ward=CAMDEN_TOWN)
    assert re.findall(r'<details class="entry" id="(\w+)" open>', markup(at)) == ["repairs_on_time"]
    assert markup(at).count('<pre class="sql"') == 1
    assert "Expected (" in markup(at)
    assert f'href="definitions?ward={CAMDEN_TOWN}">All {len(INDICATORS)} definitions</a>' in markup(at)


def test_an_address_of_no_definition_is_said_and_all_are_shown(visit, whole):
    at = visit(whole, DEFINITIONS, indicator="nothing")
    assert [each.partition(".")[0] for each in alerts(at)] == ["There is no indicator nothing"]
    assert markup(at).count('<details class="entry"') == len(INDICATORS)


def test_a_search_leaves_the_one_definition(visit, whole):
    at = visit(whole, DEFINITIONS, indicator="repairs_on_time")
    sound(at.text_input(key="filter_search").set_value("robbery").run())
    assert "indicator" not in at.query_params
    assert 'id="robbery"' in markup(at)


def test_what_is_typed_is_text_and_never_markup(visit, whole):
    page = markup(visit(whole, DEFINITIONS, search="<b>x</b>"))
    assert "&lt;b&gt;x&lt;/b&gt;" in page


def test_what_is_never_shown_for_wards_says_why_and_where_to_look(visit, whole):
    """No ward of it is published at all: that is not for want of data."""
    at = visit(whole, INDICATOR, indicator="job_hub_into_work", ward=CAMDEN_TOWN)
    told = words(at)
    assert told.count(NEVER) == 1
    assert re.search(r"To see more, look at (Camden|the \w+ neighbourhood)\.", told)
    assert "How do the neighbourhoods compare?" in told
    assert "No data yet" not in told
    assert "Withheld" in told
    assert f'<a href="definitions?ward={CAMDEN_TOWN}#protection">Why we withhold</a>' in markup(at)
    everywhere = words(visit(whole, INDICATOR, indicator="job_hub_into_work"))
    assert "Withheld" not in everywhere
    assert everywhere.count(NEVER) == 1


def test_what_is_late_says_so_above_its_figures_and_nothing_else_does(visit, whole):
    late = markup(visit(whole, INDICATOR, indicator="disability_pay_gap_mean"))
    found = re.search(
        r'<p class="notice"><b>Late.</b> (Last data .*? days late\. Figures below are as at .*?)</p>', late
    )
    assert late.index(found[0]) < late.index('<dl class="reading">')
    assert "<b>Late.</b>" not in markup(visit(whole, INDICATOR, indicator="eats_well"))


def test_what_is_not_there_yet_says_whom_to_ask(visit, whole):
    at = visit(whole, INDICATOR, indicator="claimants")
    assert "No data yet. Claimant count has not been brought in. Asked: Good Work Camden." in words(at)


def test_a_period_is_offered_only_where_the_places_that_are_compared_have_it(visit, whole):
    """Wards by the year, neighbourhoods by the quarter, though Camden has a figure of each month."""
    at = visit(whole, INDICATOR, indicator="asb_contacted_in_time")
    assert re.fullmatch(r"fy\d{4}", choice(at, "period"))
    assert all(re.fullmatch(r"\d{4}/\d{2}", each) for each in at.selectbox(key="filter_period").options)
    assert "Wards are shown by the year, since numbers are small" in words(at)
    hood = visit(whole, INDICATOR, indicator="asb_contacted_in_time", neighbourhood="central", period="2025-q3")
    assert choice(hood, "period") == "2025-q3"
    assert not [each for each in hood.selectbox(key="filter_period").options if re.fullmatch(r"\w+ \d{4}", each)]
    told = words(hood)
    assert "Neighbourhoods are shown by the quarter, since numbers are small (here Jul to Sep 2025)." in told
    assert "Wards are shown by the year, since numbers are small (here " in told
    # The choice of a quarter is not one for a ward, and goes without a word of refusal.
    hood.query_params["ward"] = CAMDEN_TOWN
    sound(hood.run())
    assert re.fullmatch(r"fy\d{4}", choice(hood, "period"))
    assert alerts(hood) == []
    assert "Camden Town is shown by the year, since numbers are small." in words(hood)


def test_no_page_has_an_empty_box_for_want_of_a_period(visit, whole):
    for slug in ("asb_contacted_in_time", "creative_hours", "often_lonely", "family_lettings"):
        for place in ({}, {"neighbourhood": "west"}, {"ward": CAMDEN_TOWN}):
            told = words(visit(whole, INDICATOR, indicator=slug, **place))
            assert "Try another period" not in told, (slug, place)


def test_the_definitions_say_how_people_are_protected_and_what_is_not_claimed(visit, whole):
    told = words(visit(whole, DEFINITIONS))
    for said in ("How are people protected?", "What is done", "What is claimed", "What is not claimed"):
        assert said in told
    assert "leave at least 3 whole numbers possible for it, and at least 4 where the matter is sensitive" in told
    assert "Figures are rounded to 5 and may not add up" in told
    assert "They are only rounded." in told


def test_a_ward_that_is_told_by_the_year_is_ranked_and_mapped_in_that_year(visit, whole):
    """In all Camden a month is told; wards are ranked by the year there too."""
    at = visit(whole, INDICATOR, indicator="connected_in_time")
    assert re.fullmatch(r"fy\d{4}", choice(at, "period"))
    at.query_params["ward"] = CAMDEN_TOWN
    sound(at.run())
    year = choice(at, "period")
    assert re.fullmatch(r"fy\d{4}", year)
    (told,) = {text for text in alts(at) if text.startswith("A map: ")}
    assert f"{year[2:]}/" in told


@pytest.mark.parametrize(
    ("page", "chosen", "fewest"), [(TRAINING, {}, 3), (INDICATOR, {"indicator": "eats_well"}, 3), (PRIORITY, {}, 2)]
)
def test_whatever_can_be_copied_has_a_name_of_its_own_and_says_where_it_is_from(visit, whole, page, chosen, fewest):
    shown = markup(visit(whole, page, **chosen))
    buttons = re.findall(r'class="copy" data-copy="([^"]*)" aria-label="Copy for a paper: ([^"]+)"', shown)
    assert len(buttons) == shown.count("data-copy=") >= fewest
    assert len({name for _, name in buttons}) == len(buttons)
    assert all("Source: " in below and "Sample data: " in below for below, _ in buttons)


def test_the_sources_and_an_indicator_name_the_same_day_for_the_next_year(whole):
    """What is covered ends inside a school year, of which nothing is there yet."""
    held = {each.name: each for each in whole.snapshot.holdings}
    series = [whole.snapshot.series(slug, metrics.BOROUGH) for slug in INDICATORS]
    of_years = [
        (each.freshness, held[each.indicator.extracts[0]])
        for each in series
        if each.freshness and each.freshness.due and each.frequency is Frequency.ACADEMIC_YEAR
    ]
    assert "child_measurements" in {extract.name for _, extract in of_years}
    assert all(fresh.due == extract.due for fresh, extract in of_years if extract.cadence == "yearly")
