"""Maps: classes that agree with the numbers, every ward within reach, each state with a look of its own."""

from typing import Any

import plotly.graph_objects as go
import pytest

from metrics import Comparison
from pages.components.exhibits import ward_map, ward_shapes
from pages.components.exhibits.ward_shapes import Polygons
from pages.components.theme.colours import CLEAR, COLOUR, RAMP
from tests.unit.pages.drawings import checked, words
from tests.unit.pages.made import Figure, compared, indicator, wards

SHARE = indicator("proportion", "high_is_good")
WARDS: dict[str, Figure] = {
    "Belsize": (0.74, 0.7, 0.78),
    "Bloomsbury": (0.94, 0.9, 0.96),
    "Gospel Oak": (0.84, 0.8, 0.88),
    "Highgate": "small",
    "Kilburn": "missing",
    "Frognal": "pending",
}
SQUARE = [(0.0, 0.0), (0.01, 0.0), (0.01, 0.01), (0.0, 0.01)]


def camden() -> Comparison:
    return compared(WARDS, 0.84, SHARE, origin="sample")


def rings(comparison: Comparison) -> dict[str, list[list[tuple[float, float]]]]:
    """A square around each ward's middle, and a second piece for the first ward."""
    areas = wards(item.name for item in comparison.items)
    middles = {area.code: (area.longitude or 0.0, area.latitude or 0.0) for area in areas.values()}
    squares = {code: [[(x + dx - 0.005, y + dy - 0.005) for dx, dy in SQUARE]] for code, (x, y) in middles.items()}
    first = next(iter(squares))
    squares[first].append([(x - 0.03, y) for x, y in squares[first][0]])
    return squares


def tiles(comparison: Comparison, chosen: str | None = None) -> go.Figure:
    shapes = ward_shapes.tiles(wards(item.name for item in comparison.items).values())
    return checked(ward_map.ward_map(comparison, shapes, chosen))


def outlines(comparison: Comparison, rings: Polygons, chosen: str | None = None) -> go.Figure:
    shapes = ward_shapes.outlines(wards(item.name for item in comparison.items).values(), rings, chosen)
    return checked(ward_map.ward_map(comparison, shapes, chosen))


def drawn() -> list[go.Figure]:
    comparison = camden()
    chosen = "E05000001"
    return [tiles(comparison, chosen), outlines(comparison, rings(comparison), chosen)]


def trace(figure: go.Figure, **look: Any) -> go.Scatter:
    places = range(len(figure.data))
    return next(figure.data[at] for at in places if all(figure.data[at][name] == each for name, each in look.items()))


@pytest.mark.parametrize("figure", drawn())
def test_every_ward_answers_the_pointer_and_can_be_chosen(figure: go.Figure) -> None:
    handles = trace(figure, mode="markers")
    assert handles.customdata == tuple([f"E0500000{place}"] for place in range(6))
    assert handles.hovertext[0] == "Belsize<br>74%, chance variation 70% to 78%, worse than Camden"
    assert handles.hovertext[3] == "Highgate<br>withheld, fewer than 5"
    assert handles.marker.color == CLEAR


@pytest.mark.parametrize("figure", drawn())
def test_only_the_handles_answer_the_pointer(figure: go.Figure) -> None:
    assert {figure.data[at].hoverinfo for at in range(len(figure.data) - 1)} == {"skip"}


@pytest.mark.parametrize("figure", drawn())
def test_each_state_has_a_look_of_its_own(figure: go.Figure) -> None:
    assert trace(figure, fillcolor=RAMP[0]).fill == "toself"
    assert trace(figure, fillcolor=RAMP[2]).fill == "toself"
    assert trace(figure, fillcolor=RAMP[4]).fill == "toself"
    hatched = [each for each in figure.data if each.fillpattern.shape == "/"]
    outlined = {each.line.dash for each in figure.data if each.mode == "lines" and each.fill is None}
    assert len(hatched) == 1
    assert outlined == {"dash", "dot", "solid"}


@pytest.mark.parametrize("figure", drawn())
def test_the_chosen_ward_has_an_outline_in_the_colour_of_the_text(figure: go.Figure) -> None:
    outline = next(each for each in figure.data if each.line.color == COLOUR["text"])
    assert outline.line.width == 3


@pytest.mark.parametrize("figure", drawn())
def test_a_map_of_made_up_figures_says_so_inside(figure: go.Figure) -> None:
    assert "<b>SAMPLE</b>" in words(figure)


@pytest.mark.parametrize("figure", drawn())
def test_names_are_written_in_an_ink_that_can_be_read(figure: go.Figure) -> None:
    inks = {each.text: (each.font.color, each.bgcolor) for each in figure.layout.annotations}
    assert inks["Bloomsbury"] == (COLOUR["page"], None)
    assert inks["Belsize"] == (COLOUR["text"], None)
    assert inks["Highgate"] == (COLOUR["text"], COLOUR["page"])


def test_odd_rows_of_tiles_stand_half_a_tile_to_the_right() -> None:
    handles = trace(tiles(camden()), mode="markers")
    assert handles.x[:3] == pytest.approx((0, 1.732051, 3.464102), abs=1e-6)
    assert handles.x[3] == pytest.approx(0.866025, abs=1e-6)
    assert handles.y[3] == pytest.approx(-1.5)


def test_an_area_without_a_tile_is_not_on_the_map() -> None:
    comparison = camden()
    figure = outlines(comparison, {code: each for code, each in rings(comparison).items() if code == "E05000000"})
    assert trace(figure, mode="markers").customdata == (["E05000000"],)


def test_outlines_keep_their_shape() -> None:
    comparison = compared({"Belsize": (0.74, 0.7, 0.78)}, 0.84, SHARE)
    square = rings(comparison)["E05000000"][:1]
    shape = outlines(comparison, {"E05000000": square}).data[0]
    # A degree of longitude at 51.55 degrees north is 0.62 of a degree of latitude.
    assert (max(shape.x[:5]) - min(shape.x[:5])) / (max(shape.y[:5]) - min(shape.y[:5])) == pytest.approx(
        0.6217, abs=1e-3
    )


def test_a_ward_in_several_pieces_is_drawn_whole() -> None:
    comparison = compared({"Belsize": (0.74, 0.7, 0.78)}, 0.84, SHARE)
    shape = outlines(comparison, rings(comparison)).data[0]
    assert shape.x.count(None) == 2


def test_names_on_outlines_stand_apart_and_the_chosen_one_always_stands() -> None:
    figures: dict[str, Figure] = dict.fromkeys(("Kentish Town South", "Kentish Town North"), (0.8, 0.7, 0.9))
    comparison = compared(figures, 0.84, SHARE)
    crowded = {item.code: [[(x / 50, y / 50) for x, y in SQUARE]] for item in comparison.items}
    crowded["E05000000"].append([(x * 9, y * 9) for x, y in SQUARE])
    for chosen, name in (("E05000000", "South"), ("E05000001", "North")):
        named = words(outlines(comparison, crowded, chosen))
        assert f"Kentish<br>Town<br>{name}" in named


def test_an_empty_map_is_a_map() -> None:
    assert outlines(camden(), {}).layout.height == 424
    assert tiles(compared({"Belsize": "missing"}, None)).layout.height == 424


def test_the_key_names_classes_and_the_states_that_are_there() -> None:
    assert ward_map.key(camden()) == (
        '<ul class="key">'
        '<li><span class="swatch ramp-0"></span>under 75%</li>'
        '<li><span class="swatch ramp-1"></span>75 to 79</li>'
        '<li><span class="swatch ramp-2"></span>80 to 84</li>'
        '<li><span class="swatch ramp-3"></span>85 to 89</li>'
        '<li><span class="swatch ramp-4"></span>90% or more</li>'
        '<li><span class="swatch withheld"></span>withheld</li>'
        '<li><span class="swatch missing"></span>missing</li>'
        '<li><span class="swatch pending"></span>still to come</li></ul>'
    )


def test_the_key_of_rates_names_both_ends_of_each_class() -> None:
    key = ward_map.key(compared({"Belsize": 0.83, "Frognal": 2.06}))
    assert [part.split("</li>")[0] for part in key.split("</span>")[1:]] == [
        "under 1.0",
        "1.0 to 1.5",
        "1.5 to 2.0",
        "2.0 to 2.5",
        "2.5 or more",
    ]


def test_a_map_without_a_figure_has_no_classes_in_its_key() -> None:
    assert ward_map.key(compared({"Belsize": "missing"})).count("<li>") == 1


def test_a_wards_class_agrees_with_its_number_in_the_ranking() -> None:
    """79.6% is written 80%, so it belongs to '80 to 84'."""
    comparison = compared({"Belsize": 0.796, "Bloomsbury": 0.94, "Frognal": 0.74}, 0.84, SHARE)
    assert trace(tiles(comparison), fillcolor=RAMP[2]).x[0] == pytest.approx(0, abs=1e-6)
