"""Two indicators over the wards: the sentence, the figure, and where names stand."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import BOROUGH, together
from pages.components.exhibits.scatter import scatter
from pages.components.exhibits.scatter_names import Dot, names
from pages.components.exhibits.together_words import finding, limits
from pages.components.exhibits.two_things import two_things
from tests.unit.pages.drawings import checked, words
from tests.unit.pages.made import compared, indicator

POOR = indicator("proportion", "low_is_good", slug="poor", title="People in income deprivation")
ON_TIME = indicator("proportion", "high_is_good", slug="on_time", title="Repairs finished on time")
WARDS = [f"Ward {place}" for place in range(12)]


def pair(step: float):
    across = compared({name: 0.1 + place / 40 for place, name in enumerate(WARDS)}, 0.2, POOR)
    up = compared({name: 0.7 + step * (place + place % 3) for place, name in enumerate(WARDS)}, 0.75, ON_TIME)
    return replace(across, places=0), replace(up, places=0)


def said(across, up):
    return re.sub(r"<[^>]*>", "", finding(across, up, together(across, up)))


@pytest.mark.parametrize(("step", "way"), [(0.01, "higher"), (-0.01, "lower")])
def test_a_link_is_told_with_its_range_and_the_caution(step, way):
    across, up = pair(step)
    found = together(across, up)
    assert said(across, up) == (
        f"Wards that are higher on People in income deprivation tend to be {way} on Repairs finished on time (link "
        f"between {' and '.join(limits(found.lower, found.upper))}; 0 is none). Wards are not people: what goes "
        "together between wards need not go together between people, and this does not say why."
    )


def test_of_few_wards_and_of_no_link_it_says_so():
    across, up = pair(0.01)
    few = [replace(each, items=each.items[:5]) for each in (across, up)]
    assert said(*few).startswith(
        "Too few wards have both figures to say whether they go together. Wards are not people"
    )
    zigzag = compared({name: 0.7 + (place * 5 % 12) / 100 for place, name in enumerate(WARDS)}, 0.75, ON_TIME)
    assert said(across, zigzag).startswith("Between People in income deprivation and Repairs finished on time no link")


@pytest.mark.parametrize(
    ("ends", "written"),
    [
        ((-0.84, -0.18), ("−0.8", "−0.2")),
        ((-0.32, 0.48), ("−0.3", "0.5")),
        ((0.04, 0.74), ("0.04", "0.74")),
        ((0.7, 0.96), ("0.70", "0.96")),
        ((-0.001, 0.6), ("0.00", "0.60")),
    ],
)
def test_the_limits_have_as_many_places_as_tell_them_from_none_and_from_complete(ends, written):
    assert limits(*ends) == written


def test_the_figure_has_camden_as_two_lines_and_its_dots_in_three_sizes():
    across, up = pair(0.01)
    codes = [item.code for item in across.items]
    figure = checked(scatter(across, up, codes, codes[:1], codes[5:7]))
    upright, level, *dots = figure.data
    assert (upright.x, level.y) == ((0.2, 0.2), (0.75, 0.75))
    assert [each.marker.size for each in dots] == [7, 9, 12]
    assert sum(len(each.x) for each in dots) == 12
    assert dots[-1].customdata[0][0] == codes[0]
    texts = set(words(figure))
    assert {"<b>Ward 0</b>", "↑ Repairs finished on time", "People in income deprivation →"} <= texts
    assert {"Camden 20%", "Camden 75%"} <= texts


def test_a_name_stands_away_from_the_middle_above_where_that_is_taken_and_nowhere_where_all_is():
    alone = names([Dot("Belsize", 0.7, 0.5, told=True)])["Belsize"]
    assert (alone["xanchor"], "yshift" in alone) == ("left", False)
    left = names([Dot("Belsize", 0.4, 0.5, told=True)])["Belsize"]
    assert left["xanchor"] == "right"
    beside = [Dot("Belsize", 0.6, 0.5, told=True), Dot("Frognal", 0.68, 0.5)]
    assert names(beside)["Belsize"]["yshift"] == 14
    edge = names([Dot("St Pancras & Somers Town", 0.98, 0.5, told=True)])
    assert edge["St Pancras & Somers Town"]["xanchor"] == "right"
    crowd = [Dot(f"{x} {y}", 0.5 + x / 20, 0.5 + y / 30) for x in range(-4, 5) for y in range(-4, 5)]
    middle = Dot("Highgate", 0.51, 0.51, told=True)
    assert names([middle, *crowd]) == {}
    assert list(names([replace(middle, surely=True), *crowd])) == ["Highgate"]


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=20))
def test_no_name_covers_another_dot_or_name(places):
    dots = [Dot(f"Ward {at}", x, y, told=True) for at, (x, y) in enumerate(places)]
    placed = names(dots)
    boxes = {each.name: _box(each, placed[each.name]) for each in dots if each.name in placed}
    for name, box in boxes.items():
        for other in dots:
            x, y = other.across * 236, other.up * 290
            assert other.name == name or not (box[0] < x < box[2] and box[1] < y < box[3])
        for another, its in boxes.items():
            apart = box[2] <= its[0] or its[2] <= box[0] or box[3] <= its[1] or its[3] <= box[1]
            assert another == name or apart


def _box(dot, place):
    """Where the browser puts a name of some 6.6 px a letter."""
    width = len(dot.name) * 6.6
    start = {"left": 0, "center": -width / 2, "right": -width}[place["xanchor"]] + place["xshift"]
    x, y = dot.across * 236 + start, dot.up * 290 + place.get("yshift", 0)
    return x, y - 7.5, x + width, y + 7.5


def test_a_pair_of_a_snapshot_has_its_table_its_sources_and_what_it_is_of(made):
    snapshot = made("published").snapshot
    exhibit = two_things(snapshot, "burglary", "robbery", "E05013655")
    checked(exhibit.figures[0].drawing)
    assert len(exhibit.table.rows) == 21
    assert exhibit.table.chosen == ["Camden Town"]
    assert {each.indicator for each in exhibit.rows} == {"burglary", "robbery"}


def test_where_there_is_no_pair_it_says_why(made):
    snapshot = made("published").snapshot
    same = two_things(snapshot, "burglary", "burglary", BOROUGH).absent
    assert same.words == "Burglary is chosen twice. Choose two different indicators."
    none = two_things(made("empty").snapshot, "burglary", "robbery", BOROUGH).absent
    assert none.words == "No figure of wards can be shown for Burglary and Robbery."
