"""The funnel: which wards stand out at 99.8%, in words, in the figure and in the table."""

from dataclasses import replace
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from metrics import Beside, FunnelPoint
from pages.components.exhibits import funnel
from pages.components.exhibits.funnel_lines import funnel_lines, is_between, stands
from pages.components.theme.colours import COLOUR
from tests.unit.pages.drawings import checked, words
from tests.unit.pages.made import CAMDEN, indicator, observation, wards

SHARE = indicator("proportion", "high_is_good", denominator="Repairs finished")
NAMES = {code: each.name for code, each in wards(["Belsize", "Bloomsbury", "Frognal", "Kilburn"]).items()}
ROWS = (observation(SHARE, CAMDEN, date(2025, 12, 1), 0.8, origin="sample"),)


def point(place: int, value: float, size: float = 100.0) -> FunnelPoint:
    """A ward of 100 cases beside Camden's 80%."""
    limits = {"lower": 0.72, "upper": 0.88, "lower_998": 0.68, "upper_998": 0.92}
    return FunnelPoint("robbery", f"E0500000{place}", date(2025, 12, 1), size, value, 0.8, **limits)


POINTS = [point(0, 0.60, 50.0), point(1, 0.80), point(2, 0.90, 150.0), point(3, 0.95, 200.0)]


def drawn(declared: Any = SHARE, chosen: tuple[str, ...] = ()) -> go.Figure:
    return checked(funnel_lines(declared, POINTS, NAMES, ROWS, places=0, chosen=chosen))


@pytest.mark.parametrize(
    ("polarity", "value", "way"),
    [
        ("high_is_good", 0.95, Beside.BETTER),
        ("high_is_good", 0.60, Beside.WORSE),
        ("low_is_good", 0.95, Beside.WORSE),
        ("low_is_good", 0.60, Beside.BETTER),
        ("neutral", 0.95, Beside.HIGHER),
        ("neutral", 0.60, Beside.LOWER),
        ("high_is_good", 0.90, Beside.SIMILAR),
        ("high_is_good", 0.92, Beside.SIMILAR),
    ],
)
def test_only_what_lies_outside_the_outer_limits_stands_out(polarity: str, value: float, way: Beside) -> None:
    assert stands(indicator("proportion", polarity), point(0, value)) is way


def test_between_the_limits_may_be_chance() -> None:
    assert [is_between(each) for each in POINTS] == [False, False, True, False]


def test_a_finding_names_those_that_stand_out_and_says_what_chance_alone_has_between() -> None:
    assert funnel.finding(SHARE, POINTS, NAMES, 0) == (
        "Worse than chance alone would have it: Belsize (60%). Better than chance alone would have it: Kilburn (95%). "
        "1 lies between the two limits, and may be chance."
    )
    many = [replace(POINTS[2]), *[POINTS[1]] * 19]
    assert funnel.finding(SHARE, many, NAMES, 0).endswith(
        "may be chance: of 20 wards that do not differ, chance alone has about 1 there."
    )
    assert funnel.finding(SHARE, POINTS[1:2], NAMES, 0) == (
        "No ward differs from Camden by more than chance alone would have it."
    )


def test_the_figure_has_both_limits_camdens_line_and_a_shape_for_each_way() -> None:
    figure = drawn()
    band, upper, lower, line, rings, better, worse = figure.data
    assert band.fillcolor == COLOUR["band"]
    assert (set(upper.y), set(lower.y), set(line.y)) == ({0.92}, {0.68}, {0.8})
    assert (rings.marker.symbol, rings.marker.color, len(rings.x)) == ("circle", COLOUR["page"], 2)
    assert (better.marker.symbol, better.marker.color, better.x) == ("circle", COLOUR["improvement"], (200.0,))
    assert (worse.marker.symbol, worse.marker.color, worse.x) == ("diamond", COLOUR["concern"], (50.0,))
    assert worse.hovertext == ("Belsize: 60%, 50 repairs finished, worse",)
    assert "<b>SAMPLE</b>" in words(figure)


def test_those_that_stand_out_and_the_chosen_have_their_names() -> None:
    assert {"Belsize", "Kilburn"} <= set(words(drawn()))
    assert "Bloomsbury" not in words(drawn())
    assert "<b>Bloomsbury</b>" in words(drawn(chosen=("E05000001",)))


def test_a_name_goes_towards_the_middle_and_where_it_would_cover_a_mark_above_it_or_further_away() -> None:
    def places(*points: FunnelPoint) -> dict[str, tuple[str, bool, bool]]:
        called = {each.area: NAMES.get(each.area, "Another ward") for each in points}
        notes = checked(funnel_lines(SHARE, points, called, ROWS, places=0)).layout.annotations
        return {each.text: (each.xanchor, bool(each.yshift), bool(each.showarrow)) for each in notes}

    far = point(3, 0.80, 900.0)
    alone = point(0, 0.60, 100.0)
    assert places(alone, far)["Belsize"] == ("left", False, False)
    assert places(point(3, 0.80, 100.0), point(0, 0.60, 900.0))["Belsize"] == ("right", False, False)
    # Another mark on its right, of a ward that does not stand out: 50 of 880 are 13 of 236 px.
    beside = [replace(alone, size=300.0), replace(point(1, 0.6), size=350.0, lower_998=0.5), far]
    assert places(*beside)["Belsize"] != ("left", False, False)
    assert not places(*beside)["Belsize"][2]
    # Marks all around it, as far as 24 px: its name stands further away, on a line that leads to it.
    near = [(300 + x, 0.6 + y) for x in range(-240, 280, 40) for y in (-0.03, 0.0, 0.03) if (x, y) != (0, 0.0)]
    around = [
        replace(point(1, value), area=f"W{place}", size=float(size), lower_998=0.5)
        for place, (size, value) in enumerate(near)
    ]
    assert places(*around, replace(alone, size=301.0), far)["Belsize"][2]


def test_the_table_has_the_limits_and_the_words_and_the_largest_first() -> None:
    table = funnel.table(SHARE, POINTS, NAMES, 0)
    assert [row[0] for row in table.rows] == ["Kilburn", "Frognal", "Bloomsbury", "Belsize"]
    assert [row[-1] for row in table.rows] == ["Better", "May be chance", "Too close to tell", "Worse"]
    assert list(table.rows[0][1:5]) == ["200", "95%", "72% to 88%", "68% to 92%"]


def test_the_alt_text_has_the_smallest_and_the_largest() -> None:
    assert funnel.alt(SHARE, POINTS, "December 2025", 0) == (
        "A funnel: Robbery, 4 wards by repairs finished, December 2025. Smallest 50 (60%), where chance alone has 68% "
        "to 92%; largest 200 (95%), where it has 68% to 92%. Camden: 80%."
    )


def test_how_it_is_read_says_how_seldom_chance_passes_the_limits() -> None:
    told = funnel.how_to_read(SHARE, [replace(each) for each in POINTS])
    assert "the more repairs finished it has" in told
    assert "2 in 1,000 pass by chance alone" in told
