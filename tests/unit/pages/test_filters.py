"""The order in which a page offers indicators."""

import metrics
from pages.components.screen import filters
from tests.unit.pages.made import indicator


def test_indicators_are_offered_by_priority_lives_first_each_by_title() -> None:
    declared = [
        indicator(slug="a", priority="housing", title="Tenants satisfied"),
        indicator(slug="repairs_on_time", priority="housing", title="Repairs on time"),
        indicator(slug="b", priority="food", title="Eats well"),
        indicator(slug="c", priority="housing", title="Overcrowded"),
    ]

    held = object.__new__(metrics.Snapshot)
    object.__setattr__(held, "name", "of four")
    object.__setattr__(held, "indicators", {each.slug: each for each in declared})
    assert list(filters.by_priority(held, metrics.priorities()).values()) == [
        "Food: Eats well",
        "Housing: Overcrowded",
        "Housing: Tenants satisfied",
        "Housing: Repairs on time",
    ]
