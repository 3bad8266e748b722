"""What all figures share: plain values, the theme's places for colours, axes with room for all."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.components.exhibits import axes
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.lines import lines
from pages.components.exhibits.ranking import ranking
from pages.components.exhibits.ward_map import ward_map
from pages.components.exhibits.ward_shapes import tiles
from pages.components.theme.colours import CLEAR, COLOUR, RAMP
from tests.unit.pages.drawings import checked, leaves
from tests.unit.pages.made import CAMDEN, Figure, by_category, compared, indicator, monthly, wards

GAPS: list[Figure] = [(1.3, 1.1, 1.5), (1.4, 1.2, 1.6), "missing", (1.2, 1.0, 1.4), "small", (1.5, 1.3, 1.7), "pending"]
WARDS: dict[str, Figure] = {"Belsize": (0.9, 0.8, 1.0), "Bloomsbury": (2.1, 1.8, 2.4), "Highgate": "small"}


def drawn() -> list[Drawing]:
    aim = {"value": 0.4, "by": date(2030, 12, 31), "origin": "derived", "basis": "Everyone is safe"}
    shapes = tiles(wards(WARDS).values())
    return [
        lines(monthly(GAPS), monthly([1.4] * 6, CAMDEN, origin="sample")),
        lines(monthly([])),
        lines(monthly(["none", "missing"])),
        lines(monthly(GAPS, declared=indicator(target=aim))),
        ranking(compared(WARDS, origin="sample"), ["E05000001"]),
        ranking(compared({"Belsize": "small", "Kilburn": "none"}, benchmark=None)),
        ranking(by_category({"owner": (0.9, 0.8, 1.0), "unknown": "small"})),
        ward_map(compared(WARDS, origin="sample"), shapes, ["E05000001"]),
        ward_map(compared({"Belsize": "none", "Kilburn": "pending"}), shapes),
    ]


@pytest.mark.parametrize("drawing", drawn())
def test_plotly_knows_a_figure_of_plain_values_with_no_colour_but_the_themes_places(
    drawing: Drawing,
) -> None:
    checked(drawing)
    parts = leaves(drawing)
    assert {type(part) for part in parts} <= {str, int, float, bool, type(None)}
    places = {*COLOUR.values(), *RAMP, CLEAR}
    assert {part for part in parts if isinstance(part, str) and part.startswith(("#", "rgb"))} <= places


@pytest.mark.parametrize("drawing", drawn())
def test_no_figure_can_be_dragged_out_of_shape_or_carries_a_legend(drawing: Drawing) -> None:
    layout = drawing["layout"]
    assert layout["dragmode"] is False
    assert layout["showlegend"] is False
    assert layout["xaxis"]["fixedrange"]
    assert layout["yaxis"]["fixedrange"]


def test_one_figure_does_not_change_another() -> None:
    before = json.dumps(drawn())
    for drawing in drawn():
        drawing["layout"]["margin"].clear()
        drawing["layout"]["annotations"].clear()
    assert json.dumps(drawn()) == before


@given(rows=st.lists(st.tuples(st.floats(0, 50), st.floats(0, 5), st.floats(0, 5)), min_size=1, max_size=6))
def test_an_axis_has_room_for_every_figure_and_its_range(rows: list[tuple[float, float, float]]) -> None:
    figures: list[Figure] = [(value, max(0.0, value - down), value + up) for value, down, up in rows]
    low, high = axes.reach(indicator(), monthly(figures).observations)
    assert low < high
    for value, down, up in rows:
        assert low - 1e-9 <= max(0.0, value - down) <= value + up <= high + 1e-9


def test_an_axis_of_money_has_the_sign_before_its_amounts_and_no_other_has() -> None:
    pay, rate = indicator("published", unit="pounds a week"), indicator()
    assert lines(monthly([879.9, 912.4], declared=pay))["layout"]["yaxis"]["tickprefix"] == "£"
    assert ranking(compared({"Belsize": 879.9, "Kilburn": 912.4}, 900.0, pay))["layout"]["xaxis"]["tickprefix"] == "£"
    assert "tickprefix" not in lines(monthly([1.2, 1.3], declared=rate))["layout"]["yaxis"]
