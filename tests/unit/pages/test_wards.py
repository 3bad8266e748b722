"""Wards beside Camden: how many stand where, the strip of the one that is chosen, and whom to compare over time."""

import re
from dataclasses import replace

import pytest
from markupsafe import Markup

from metrics import BOROUGH, Bound
from pages.components.exhibits.map_looks import Shows
from pages.components.exhibits.ward_strip import possible, ward_strip
from pages.components.exhibits.wards import lead, scale_of, usual, wards
from tests.unit.pages.made import Figure, compared, indicator, ward

SHARE = indicator("proportion", "high_is_good")
FIVE: dict[str, Figure] = {
    "Belsize": (0.94, 0.9, 0.97),
    "Frognal": (0.9, 0.86, 0.93),
    "Highgate": (0.85, 0.78, 0.9),
    "Kilburn": (0.75, 0.7, 0.8),
    "Regent's Park": "small",
}


def said(html: Markup | str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).replace("&#39;", "'").split())


def strip(figures: dict[str, Figure], place: int, **parts: object) -> str:
    return said(ward_strip(compared(figures, 0.84, SHARE, **parts), f"E0500000{place}"))


def test_the_lead_counts_who_stands_where_and_who_has_no_figure():
    told = lead(compared(FIVE, 0.84, SHARE))
    assert said(told) == (
        "2 wards are better than Camden (84%) and 1 is worse . The other one is too close to tell. "
        "1 ward is withheld to protect people: a small count."
    )
    assert '<b class="better">2 wards are better</b>' in told
    assert '<b class="worse">1 is worse</b>' in told


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (
            {"Belsize": (0.85, 0.8, 0.9), "Frognal": (0.83, 0.8, 0.9)},
            "No ward is clearly different from Camden (84%). All 2 are too close to tell.",
        ),
        ({"Belsize": (0.85, 0.8, 0.9)}, "No ward is clearly different from Camden (84%). It is too close to tell."),
        ({"Belsize": (0.9, 0.86, 0.95)}, "1 ward is better than Camden (84%)."),
        ({"Belsize": 0.9}, ""),
        ({}, ""),
    ],
)
def test_it_says_no_more_than_is_judged(figures, words):
    assert said(lead(compared(figures, 0.84, SHARE))) == words


def test_a_place_without_a_good_side_is_higher_or_lower():
    neutral = indicator("proportion", "neutral")
    told = said(lead(compared(FIVE, 0.84, neutral)))
    assert told.startswith("2 wards are higher than Camden (84%) and 1 is lower .")


def test_the_strip_has_the_figure_its_side_and_its_place_as_far_as_ranges_allow():
    assert strip(FIVE, 2) == (
        "Chosen ward Highgate Its profile December 2025 85% chance variation 78% to 90% Compared with Camden Too close "
        "to tell 1 percentage point higher (6 lower to 6 higher) Place among 4 wards, highest first 1st to 4th "
        "as far as the ranges allow"
    )


def test_those_next_to_it_are_told_by_their_lowest_and_highest():
    comparison = compared(FIVE, 0.84, SHARE)
    names = {item.name: ward(place, item.name) for place, item in enumerate(comparison.items)}
    near = [names[each] for each in ("Belsize", "Kilburn", "Regent's Park")]
    assert said(ward_strip(comparison, "E05000002", near)).endswith(
        "Wards that border it 75% to 94% Belsize and Kilburn"
    )
    assert "border" not in said(ward_strip(comparison, "E05000002", [names["Regent's Park"]]))


def test_the_strip_leads_to_the_profile():
    assert 'href="profile?ward=E05000002"' in ward_strip(compared(FIVE, 0.84, SHARE), "E05000002")


def test_the_counts_stand_beside_a_share():
    assert "; 17 of 20 " in strip({"Belsize": (0.85, 0.8, 0.9)}, 0, numerator=17.0, denominator=20.0)


def test_without_ranges_the_place_is_that_of_the_figures_and_ties_share_it():
    figures: dict[str, Figure] = {"Belsize": 0.9, "Frognal": 0.8, "Highgate": 0.8, "Kilburn": 0.7}
    assert strip(figures, 1).endswith("4 percentage points lower Place among 4 wards, highest first 2nd to 3rd")
    assert strip(figures, 3).endswith("4th")


def test_a_withheld_ward_has_only_why():
    assert strip(FIVE, 4) == (
        "Chosen ward Regent's Park Its profile December 2025 No figure Withheld to protect people: a small count"
    )


def test_what_is_told_only_by_its_limit_has_no_difference_and_no_place():
    figures: dict[str, Figure] = {"Belsize": 0.05, "Frognal": 0.2}
    comparison = compared(figures, 0.1, SHARE)
    first, other = comparison.items
    bound = replace(first, observation=replace(first.observation, bound=Bound.AT_MOST))
    told = said(ward_strip(replace(comparison, items=(bound, other)), first.code))
    assert "Told only by its limit" in told
    assert "Place" not in told
    assert "lower" not in told


def test_there_is_no_strip_of_what_is_not_compared():
    assert ward_strip(compared(FIVE, 0.84, SHARE), BOROUGH) == Markup()


def test_the_possible_places_by_hand():
    items = compared(FIVE, 0.84, SHARE).items[:4]
    assert [possible(items, each) for each in items] == [(1, 3), (1, 3), (1, 4), (3, 4)]


def test_unless_others_are_chosen_the_chosen_place_and_the_ends_are_compared():
    comparison = compared(FIVE, 0.84, SHARE)
    assert usual(comparison, BOROUGH) == ("E05000003", "E05000000", "E05000002")
    assert usual(comparison, "E05000001") == ("E05000001", "E05000003", "E05000000", "E05000002")
    assert usual(comparison, "E05000003") == ("E05000003", "E05000000", "E05000002")
    assert usual(None, BOROUGH) == ()


def test_periods_that_play_are_on_one_scale_that_has_room_for_all(made):
    snapshot = made("published").snapshot
    periods = [each for each in snapshot.periods("burglary") if each[0] == "month"]
    drawn = [
        wards(snapshot, "burglary", BOROUGH, each, 2, shows=Shows.COMPARED, steady=True) for each in periods[:12:4]
    ]
    ends = {tuple(each.figures[0].drawing["layout"]["xaxis"]["range"]) for each in drawn}
    ((low, high),) = ends
    assert high == scale_of(snapshot, "burglary", periods[0])[1]
    shown = [one for each in drawn for one in each.rows if one.value is not None and one.area != "none"]
    assert all(low <= each.value <= high for each in shown)
    alone = wards(snapshot, "burglary", BOROUGH, periods[0], 2, shows=Shows.COMPARED)
    assert tuple(alone.figures[0].drawing["layout"]["xaxis"]["range"]) != (low, high)
