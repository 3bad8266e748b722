"""Breakdowns and categories under names for a reader."""

import pytest

from metrics.declared import catalogue
from pages.components.words import categories
from tests.unit.pages.made import indicator


@pytest.mark.parametrize(
    ("category", "words"),
    [
        ("unknown", "Not known"),
        ("16-24", "16 to 24"),
        ("75+", "75 and over"),
        ("THEFT FROM THE PERSON", "Theft from the person"),
        ("NHS", "NHS"),
        ("co-operative", "Co-operative"),
        ("Adults and Health", "Adults and Health"),
    ],
)
def test_a_category_has_a_name_for_a_reader(category: str, words: str) -> None:
    assert categories.category_name(category) == words


@pytest.mark.parametrize(
    ("breakdown", "words"), [("trade", "Trade"), ("time_in_post", "Time in post"), ("disabled", "Disability")]
)
def test_a_breakdown_has_a_name_for_a_reader(breakdown: str, words: str) -> None:
    assert categories.breakdown_name(breakdown) == words


def test_a_section_on_parts_asks_another_question() -> None:
    assert categories.question(indicator(), "offence") == "What is it made up of?"
    assert categories.question(indicator("proportion"), "tenure") == "Who is it different for?"
    assert categories.question(indicator("proportion"), "trade") == "For which trades is it different?"


def test_every_breakdown_that_is_compared_is_of_people_or_says_of_what_it_is() -> None:
    people = {"age_band", "care_experienced", "disabled", "ethnicity", "manager", "sex", "tenure", "time_in_post"}
    compared = [each for each in catalogue.read().values() if not categories.are_parts(each)]
    asked = {name: categories.question(each, name) for each in compared for name in each.breakdowns}
    assert {name for name, words in asked.items() if words.startswith("Who ")} == people
