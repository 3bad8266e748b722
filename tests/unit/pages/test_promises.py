"""A promise says by when it was made for, and never that a date which has passed is still to come."""

from datetime import date

import pytest

import metrics
from pages.components.words import promises

PRIORITIES = {each.slug: each for each in metrics.priorities()}


def test_each_says_what_kind_it_is():
    kinds = {promises.kind(each) for each in PRIORITIES.values()}
    assert kinds == {"Mission", "Challenge", "Our organisation"}
    assert promises.kind(PRIORITIES["food"]) == "Mission"


@pytest.mark.parametrize(
    ("slug", "today", "told"),
    [
        ("food", date(2026, 2, 10), "By 2030."),
        ("food", date(2030, 12, 31), "By 2030."),
        ("young_people", date(2025, 12, 31), "By 2025."),
        ("young_people", date(2026, 1, 1), "The date of this promise, 2025, has passed."),
        ("housing", date(2026, 2, 10), "No date set."),
    ],
)
def test_its_date_is_told_until_its_year_is_over(slug, today, told):
    assert promises.by_when(PRIORITIES[slug], today) == told


def test_the_ambitions_are_named_as_our_reading():
    assert promises.serves(PRIORITIES["housing"]) == (
        "It serves an ambition of We Make Camden, by our reading: “Everyone has a place they call home”."
    )
    assert promises.serves(PRIORITIES["digital"]).startswith("It serves 2 ambitions of We Make Camden, by our reading:")


def test_the_source_of_the_promise_is_named():
    assert promises.source(PRIORITIES["housing"]).endswith("We Make Camden (March 2022); The Way We Work.")
