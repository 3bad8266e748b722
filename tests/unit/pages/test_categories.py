"""Breakdowns and categories under names for a reader."""

import pytest

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
    assert categories.question(indicator()) == "What is it made up of?"
    assert categories.question(indicator("proportion")) == "Who is it different for?"
