"""Definitions: found by words in any order, told in full, with real tables for the worked example."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import metrics
from data.holding.freshness import Freshness
from metrics import Frequency, Holding, Printed, Series, Standing
from pages.components.html import definition, markup, search, worked_example
from pages.components.html.cited import cited
from pages.components.html.definition import Definition
from pages.components.html.search import Sought, Way
from pages.components.words import printed as words_of_print
from pages.components.words.periods import dated
from tests.unit.pages.made import CAMDEN, indicator, monthly, observation

SAFETY = next(each for each in metrics.priorities() if each.slug == "safety")
EXAMPLE = {
    "given": {"recorded_crime": "ward_code | offences\nE05013655 | 3\nE05013652 |"},
    "expect": "area | numerator\nE05013655 | 3",
}
ROBBERY = indicator(example=EXAMPLE, caveats=["Reported ones only", "Rounded"], sql="select 1 < 2")
HOMES = indicator(
    "published",
    slug="homes",
    title="Council homes built",
    question="Are homes built?",
    numerator="Homes built",
    owner="Housing Strategy",
    extracts=["published_figures"],
    sql="select period, value from published_figures where series = 'homes_built'",
)


def holding(name: str = "recorded_crime", **parts: Any) -> Holding:
    known: dict[str, Any] = dict.fromkeys(Holding.__dataclass_fields__, "")
    known |= {"name": name, "title": name.replace("_", " ").capitalize(), "origin": "published", "rows": 1, "rules": 1}
    known |= {"attribution": "Source: The Police.", "source": "a file", "cadence": "monthly", "standing": "on time"}
    known |= {"covers_from": date(2024, 1, 1), "covers_to": date(2025, 12, 31), "extracted_on": None}
    return Holding(**known | {"due": date(2026, 2, 28), "days_late": 0} | parts)


HELD = [holding(), holding("published_figures")]
ABOUT = {each.slug: Sought(each, search.names(each), search.text(each, SAFETY, HELD)) for each in (ROBBERY, HOMES)}


def facts(declared: metrics.Indicator, held: list[Holding], series: Series | None = None) -> dict[str, str]:
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", markup.facts(definition.facts(declared, held, series)))
    return dict(found)


@pytest.mark.parametrize(
    ("asked", "slugs"),
    [
        ("", ["robbery", "homes"]),
        ("robbed", ["robbery"]),
        ("strategy HOUSING", ["homes"]),
        ("recorded crime", ["robbery"]),
        ("recorded_crime", ["robbery"]),
        ("residents", ["robbery"]),
        ("safety", ["robbery", "homes"]),
        ("homes robbed", []),
    ],
)
def test_words_are_found_in_any_order_and_anywhere(asked: str, slugs: list[str]) -> None:
    assert [each.slug for each in search.matching(ABOUT, asked)] == slugs


def test_the_codes_of_publishers_and_the_names_of_series_are_found() -> None:
    called = [printed(code="RP02_2"), printed(code="RP02_2"), printed(code="93088"), printed()]
    codes = words_of_print.codes(called)
    assert codes == ["RP02_2", "93088"]
    about = {"homes": Sought(HOMES, search.names(HOMES), search.text(HOMES, SAFETY, HELD, codes))}
    for asked in ("RP02", "rp02_2", "93088", "homes_built", "homes built"):
        assert search.matching(about, asked) == [HOMES], asked
    assert search.matching(about, "RP03") == []


def test_what_is_called_so_comes_first() -> None:
    """Both speak of flats; one is called so."""
    named = indicator(slug="homes_let", title="Lettings", also_called=["flats"])
    spoken = indicator(slug="homes", title="Built", question="How many flats?")
    about = {each.slug: Sought(each, search.names(each), search.text(each, SAFETY, HELD)) for each in (spoken, named)}
    assert [each.slug for each in search.matching(about, "Flats")] == ["homes_let", "homes"]


@given(words=st.permutations(["how", "often", "people", "robbed", "community"]))
def test_the_order_of_words_makes_no_difference(words: list[str]) -> None:
    assert search.matching(ABOUT, " ".join(words)) == [ROBBERY]


@pytest.mark.parametrize(
    ("count", "asked", "words"),
    [
        (83, "  ", "83 indicators."),
        (1, "robbed", "1 of 83 indicators has “robbed” in its definition."),
        (2, "tenant  repair", "2 of 83 indicators have “tenant” and “repair” in their definitions."),
    ],
)
def test_hits_are_counted_in_words(count: int, asked: str, words: str) -> None:
    assert search.hits(count, 83, asked) == words


def test_where_nothing_is_found_it_says_what_to_try() -> None:
    words = search.hits(0, 83, "xyz")
    assert words.startswith("No indicator has “xyz” in its definition. Try ")


WAYS = [Way("Housing", "challenge", "h"), Way("Sources", "page", "s"), Way("Camden Town", "ward", "c")]
WAYS += [Way("Kentish Town North", "ward", "k"), Way("Town", "page", "t")]


@pytest.mark.parametrize(
    ("asked", "addresses"),
    [("housing", "h"), ("TOWN", "tck"), ("north town", "k"), ("hous our", ""), ("o", "hsckt"), (" ", ""), ("", "")],
)
def test_ways_are_found_by_every_word_of_their_names_those_called_so_first(asked: str, addresses: str) -> None:
    assert [each.address for each in search.ways_called(WAYS, asked)] == list(addresses)


@pytest.mark.parametrize(
    ("ways", "count", "asked", "words"),
    [
        (
            WAYS[:1],
            24,
            "housing",
            "1 priority has “housing” in its name. 24 of 139 indicators have “housing” in their ",
        ),
        (
            WAYS[1:],
            0,
            "town",
            "2 pages and 2 wards have “town” in their names. No indicator has that in its definition.",
        ),
        ([], 2, "mould", "2 of 139 indicators have “mould” in their definitions."),
        ([], 0, "xyz q", "Nothing here has “xyz” and “q” in its name or definition. Try fewer words, "),
    ],
)
def test_what_is_found_everywhere_is_counted_in_words(ways: list[Way], count: int, asked: str, words: str) -> None:
    assert search.everywhere(ways, count, 139, asked).startswith(words)


def test_a_way_says_what_kind_of_thing_it_leads_to_and_is_text() -> None:
    shown = search.found([Way("<b>Town</b>", "ward", "a&b")], [], 5, "town", to=str, every="definitions")
    assert '<li><a href="a&amp;b">&lt;b&gt;Town&lt;/b&gt;</a> <span class="quiet">ward</span></li>' in shown


def test_a_definition_tells_counts_source_freshness_owner_and_care() -> None:
    told = facts(ROBBERY, HELD)
    assert told["Counted"] == "Robberies recorded"
    assert told["Out of"] == "Residents (Census 2021)"
    assert told["What it is"] == "Rate per 1,000 residents, in a month, not made annual"
    assert told["Each figure is of"] == "A month, for wards, neighbourhoods and Camden"
    assert told["Which way is better"] == "Lower"
    assert told["Covers"] == "Recorded crime: 1 January 2024 to 31 December 2025"
    assert told["How fresh"] == "Recorded crime: On time, the next by 28 Feb 2026"
    assert told["Source"] == "The Police (a file)"
    assert told["Owner"] == "Community Safety"
    assert told["Read with care"] == "Reported ones only. Rounded"
    assert "Target" not in told


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"frequency": "year"}, "Rate per 1,000 residents, in a year"),
        ({"frequency": "quarter"}, "Rate per 1,000 residents, in a quarter, not made annual"),
        ({"frequency": "year", "per": 1, "unit": "tonnes"}, "Tonnes per resident, in a year"),
        ({"stock": True}, "Rate per 1,000 residents"),
    ],
)
def test_a_rate_says_of_how_long_it_is(parts: dict[str, Any], words: str) -> None:
    assert facts(indicator(**parts), [])["What it is"] == words


def test_a_position_of_a_day_within_its_period_is_not_of_its_end() -> None:
    claimants = indicator(stock=True, of_a_day=True)
    assert facts(claimants, [])["Each figure is of"].startswith("One day in a month, ")
    assert dated(claimants, monthly([1.3], declared=claimants).observations[0]) == "in January 2025"


def test_a_name_in_a_publishers_file_is_no_code() -> None:
    named = ("TP02", "93088", "FirstYJS", "children_in_ta", "Happiness", "16-17 NEET", "unable_30")
    several = [printed(code=each) for each in named]
    assert words_of_print.own_codes(several) == ["TP02", "93088", "FirstYJS"]
    assert words_of_print.names(several) == ["Happiness", "16-17 NEET"]


def test_the_next_figure_has_one_date_and_it_is_the_series_own() -> None:
    """The series waits for its year, an extract of months for its next month: only the first is the figure's."""
    due = Freshness(Standing.ON_TIME, date(2026, 3, 31))
    assert (
        facts(ROBBERY, HELD, replace(monthly([1.3]), freshness=due))["How fresh"] == "Next figure due by 31 March 2026"
    )


def test_a_definition_without_its_extract_says_what_it_waits_for() -> None:
    told = facts(ROBBERY, [holding(origin="", source="")])
    assert told["Covers"] == "No data yet"
    assert told["Source"] == "Recorded crime"
    assert "How fresh" not in told
    assert facts(ROBBERY, [])["Source"] == "recorded_crime"


def test_a_published_figure_says_so_and_in_what_it_is_measured() -> None:
    told = facts(HOMES, HELD)
    assert told["What it is"] == "A figure as its publisher printed it"
    assert told["Measured in"] == "homes"
    assert told["Each figure is of"] == "A month, all Camden only"
    assert "Out of" not in told


def test_a_definition_says_what_is_weighted_held_at_the_end_or_without_a_range() -> None:
    survey = indicator("proportion", "neutral", weighted=True, stock=True, no_interval="Tonnes are weighed")
    told = facts(survey, HELD)
    assert told["What it is"].endswith("Share of repairs finished. Answers are weighted to stand for everyone")
    assert told["Each figure is of"].startswith("The end of a month, ")
    assert told["Range"] == "None. Tonnes are weighed"
    assert told["Which way is better"] == "Neither"


@pytest.mark.parametrize(
    ("frequency", "words"),
    [("once", "One time only, "), ("financial_year", "A financial year, "), ("academic_year", "An academic year, ")],
)
def test_a_period_is_said_in_words_and_no_figure_is_promised_for_each(frequency: str, words: str) -> None:
    told = facts(indicator(frequency=frequency), HELD)
    assert told["Each figure is of"].startswith(words)
    assert "Every" not in told["Each figure is of"]


def test_words_that_only_a_search_needs_are_not_shown() -> None:
    assert "BAME" not in str(facts(indicator(also_called=["BAME", "mugging"]), HELD))


def test_what_must_be_known_before_figures_are_compared_is_read_with_care() -> None:
    declared = indicator(when_compared="Sites were added in 2022", caveats=["Rounded"])
    assert facts(declared, HELD)["Read with care"] == "Sites were added in 2022. Rounded"


def test_the_worked_example_is_two_real_tables_in_which_an_empty_cell_says_so() -> None:
    html = worked_example.worked(ROBBERY)
    assert re.findall(r"<caption>(.*?)</caption>", html) == ["Given, recorded_crime (Robbery)", "Expected (Robbery)"]
    assert re.findall(r'<th scope="col">(.*?)</th>', html) == ["ward_code", "offences", "area", "numerator"]
    assert re.findall(r"<td>(.*?)</td>", html) == ["3", "empty", "3"]


def test_an_entry_is_closed_in_a_list_and_open_alone() -> None:
    facts = markup.facts(definition.facts(ROBBERY, HELD))
    worked, sql = worked_example.worked(ROBBERY), worked_example.sql(ROBBERY)
    told = Definition(facts, worked, sql, markup.facts({"Owner": "Police"}))
    closed = definition.entry(ROBBERY, told)
    alone = definition.entry(ROBBERY, told, alone=True)
    assert '<details class="entry" id="robbery">' in closed
    assert '<details class="entry" id="robbery" open>' in alone
    assert '<a class="here" href="indicator?indicator=robbery">See its figures</a>' in closed
    assert '<a class="here" href="definitions?indicator=robbery">A link to this definition</a>' in closed
    assert "A link to this definition" not in alone
    assert "select 1 &lt; 2" in closed
    assert "<caption>Expected (Robbery)</caption>" in closed
    in_short = definition.entry(ROBBERY, told, in_short=True)
    full = "In full, with its worked example and its SQL"
    assert f'<a class="here" href="definitions?indicator=robbery">{full}</a>' in in_short
    assert "<dt>Owner</dt><dd>Police</dd>" in in_short
    assert told.facts not in in_short
    assert "select 1" not in in_short
    assert "Expected" not in in_short


def in_print(*years: int, value: float = 618.0) -> Series:
    """Homes of these years, of one number, as the borough's series."""
    made = (observation(HOMES, CAMDEN, date(year, 1, 1), value) for year in years)
    return Series(HOMES, CAMDEN, Frequency.YEAR, tuple(made))


def printed(**words: Any) -> Printed:
    known: dict[str, Any] = {
        "title": "Facts & figures",
        "address": "https://x",
        "publisher": "Council",
        "day": date(2022, 12, 31),
        "is_published": False,
        "surely": True,
        "qualifier": "exactly",
        "licence": "Quoted",
        "caveat": "",
    }
    return Printed(**known | words)


def test_each_figure_in_print_names_who_printed_it_when_and_how_sure_it_is() -> None:
    unsafe = printed(title="News", address="javascript:x", surely=False, caveat="A.")
    news = replace(unsafe, day=date(2021, 5, 6), is_published=True)
    html = cited(in_print(2021, 2022), {date(2021, 1, 1): news, date(2022, 1, 1): printed(qualifier="at_least")})
    first, second = re.findall(r"<li>(.*?)</li>", html)
    source = '<b>2022</b> <a href="https://x">Facts &amp; figures</a>, Council, data to 31 December 2022'
    assert first == f"{source} (seen where it was printed). Published as &#34;618 or more&#34;."
    assert second == "<b>2021</b> News, Council, 6 May 2021 (second-hand or worked out). A."


def test_what_is_to_be_known_of_every_figure_in_print_is_said_once() -> None:
    same = printed(title="News", caveat="Rounded.")
    years = {date(2021, 1, 1): same, date(2022, 1, 1): replace(same, title="Other")}
    html = cited(in_print(2021, 2022), years)
    assert html.count("Rounded.") == 1
    assert html.endswith('<p class="foot">Of each of these: Rounded.</p>')
    assert "Of each of these" not in cited(in_print(2021), {date(2021, 1, 1): same})


def test_periods_of_one_source_are_named_together_unless_another_lies_between() -> None:
    one, other = printed(), printed(title="Other")
    years = {date(year, 1, 1): other if year == 2021 else one for year in range(2018, 2024)}
    assert re.findall(r"<b>(.*?)</b>", cited(in_print(*range(2018, 2024)), years)) == [
        "2022 to 2023",
        "2021",
        "2018 to 2020",
    ]


def test_periods_of_one_source_that_printed_other_bounds_are_named_apart() -> None:
    about = {date(year, 1, 1): printed(qualifier="about") for year in (2018, 2019, 2020)}
    several = replace(
        in_print(2018),
        observations=(*in_print(2018, 2019, value=600.0).observations, *in_print(2020, value=0.5).observations),
    )
    items = re.findall(r"<b>(.*?)</b>.*?Published as &#34;(.*?)&#34;", cited(several, about))
    assert items == [("2020", "about 0.5"), ("2018 to 2019", "about 600")]


def test_what_no_table_in_print_has_has_no_such_list() -> None:
    assert cited(in_print(2022), {}) == ""


def test_a_publication_that_came_out_on_many_days_is_named_once() -> None:
    """As a table of statistics that grows by a quarter at a time."""
    quarters = {date(year, 1, 1): printed(day=date(year, 3, 31)) for year in range(2018, 2026)}
    (item,) = re.findall(r"<li>(.*?)</li>", cited(in_print(*range(2018, 2026)), quarters))
    assert item.startswith('<b>2018 to 2025</b> <a href="https://x">Facts &amp; figures</a>, Council, ')
    assert item.endswith("data to 31 March 2025 (seen where it was printed).")
    out = {each: replace(one, is_published=True) for each, one in quarters.items()}
    (item,) = re.findall(r"<li>(.*?)</li>", cited(in_print(*range(2018, 2026)), out))
    assert "Council, 31 March 2018 to 31 March 2025 (seen" in item


def test_a_run_of_quarters_is_named_by_its_two_ends() -> None:
    several = replace(in_print(2018, 2019), frequency=Frequency.QUARTER)
    quarters = {date(2018, 1, 1): printed(), date(2019, 1, 1): printed()}
    assert "<b>Jan to Mar 2018, until Jan to Mar 2019</b>" in cited(several, quarters)


def test_figures_that_begin_later_than_their_extract_say_which_there_are() -> None:
    """As one modelled year in an extract that begins with an inventory of ten years before."""

    def covers(first: date) -> str:
        return facts(ROBBERY, HELD, monthly([1.3, 1.4], CAMDEN, first=first))["Covers"]

    own = "Recorded crime: 1 January 2024 to 31 December 2025"
    assert covers(date(2024, 1, 1)) == own
    assert covers(date(2025, 3, 1)) == f"{own}; figures are shown for March 2025 to April 2025"


@pytest.mark.parametrize(
    ("publish", "words"),
    [
        (
            {"borough": "month", "neighbourhood": "month", "ward": "month"},
            "A month, for wards, neighbourhoods and Camden",
        ),
        (
            {"borough": "month", "neighbourhood": "quarter", "ward": "financial_year"},
            "A month for Camden; a quarter for neighbourhoods; a financial year for wards",
        ),
        (
            {"borough": "quarter", "neighbourhood": "financial_year", "ward": "never"},
            "A quarter for Camden; a financial year for neighbourhoods; never for wards, to protect people",
        ),
        (
            {"borough": "month", "neighbourhood": "month", "ward": "financial_year"},
            "A month for neighbourhoods and Camden; a financial year for wards",
        ),
    ],
)
def test_a_definition_says_over_which_period_each_level_is_shown(publish: dict[str, str], words: str) -> None:
    frequency = publish["borough"]
    declared = indicator("proportion", frequency=frequency, publish=publish)
    assert facts(declared, [])["Each figure is of"] == words


def test_a_definition_says_over_which_period_groups_are_shown_where_it_is_another() -> None:
    publish = {"borough": "quarter", "categories": {"borough": "financial_year"}}
    declared = indicator("proportion", level="borough", breakdowns=["grade"], publish=publish)
    assert facts(declared, [])["Each figure is of"] == "A quarter, all Camden only; a financial year for groups"
    wards = {"borough": "month", "neighbourhood": "quarter", "ward": "financial_year"}
    of_wards = indicator("proportion", breakdowns=["tenure"], publish=wards | {"categories": {"borough": "quarter"}})
    assert facts(of_wards, [])["Each figure is of"] == (
        "A month for Camden; a quarter for groups and neighbourhoods; a financial year for wards"
    )
