"""No page says what readers stumbled over: a list of words, each with the better ones."""

import csv
import re

import pytest

import metrics
from tests.app.reading import ALL_INDICATORS, DEFINITIONS, INDICATOR, PAGES, words
from tests.worlds import CAMDEN_TOWN

# Of those that do not describe a case but quote a page: ends that stand for more, and numbers that stand for any.
_DESCRIBED = re.compile(r"\(|^11% was|^missing /")


@pytest.fixture(scope="session")
def stumbled_over(shared):
    """The words that pages had, from the list's first column, as patterns."""
    with (shared / "cases" / "words.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not _DESCRIBED.search(row["now"])]
    # What is a word of other sentences too, or a part of the better ones, is looked for among the titles.
    quoted = [row["now"].removesuffix("...") for row in rows if row["now"].casefold() not in row["better"].casefold()]
    patterns = [re.sub(r"\d[\d,]*", r"[\\d,]+", re.escape(each)) for each in quoted if " " in each or each == "Stale"]
    assert len(patterns) >= 15
    return [re.compile(rf"(?<!\w){each}(?!\w)", re.IGNORECASE) for each in patterns]


def said(patterns, text):
    return [pattern.pattern for pattern in patterns if pattern.search(text)]


def test_no_page_says_them(visit, whole, stumbled_over):
    for page in PAGES:
        assert said(stumbled_over, words(visit(whole, page))) == [], page
        assert said(stumbled_over, words(visit(whole, page, ward=CAMDEN_TOWN))) == [], page


@pytest.mark.parametrize(
    "slug",
    [
        *("repairs_on_time", "sites_over_no2_limit", "homelessness_prevented", "joiners_trained_in_six_months"),
        *("eats_well", "adults_lonely_modelled", "council_homes_built", "emissions_per_resident", "creative_hours"),
    ],
)
def test_no_indicator_says_them(visit, whole, stumbled_over, slug):
    assert said(stumbled_over, words(visit(whole, INDICATOR, indicator=slug))) == []
    assert said(stumbled_over, words(visit(whole, INDICATOR, indicator=slug, ward=CAMDEN_TOWN))) == []


def test_the_better_words_are_there(visit, whole):
    repairs = words(visit(whole, INDICATOR, indicator="repairs_on_time", ward=CAMDEN_TOWN))
    assert "repairs finished within their target time" in repairs
    assert "What is the target?" in repairs
    assert "Share of repairs finished" in repairs
    assert "Example target, not council policy" in repairs
    assert "Compared with Camden" in repairs
    emissions = words(visit(whole, INDICATOR, indicator="emissions_per_resident"))
    assert re.search(r"4\.67 tonnes per resident a year", emissions)
    assert "hours per 1,000 residents a month" in words(visit(whole, INDICATOR, indicator="creative_hours"))
    assert re.search(
        r"[\d,]+ people; their answers are weighted", words(visit(whole, INDICATOR, indicator="eats_well"))
    )
    assert "How anxious adults felt yesterday" in words(visit(whole, ALL_INDICATORS))
    assert "Taken over" not in words(visit(whole, INDICATOR, indicator="adults_lonely_modelled"))


def test_titles_say_what_they_count(made):
    titles = {each.title for each in metrics.snapshot(made("whole").snapshots).indicators.values()}
    assert {"Met someone within two weeks of being referred", "Go online on their own after support"} <= titles
    assert not {"Anxiety", "Happiness", "Connected within two weeks", "Online on their own after support"} & titles


def test_every_definition_is_free_of_them(visit, whole, stumbled_over):
    assert said(stumbled_over, words(visit(whole, DEFINITIONS))) == []
