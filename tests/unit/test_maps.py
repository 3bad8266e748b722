"""Maps: round classes that agree with the numbers, names that fit, every ward within reach."""

import csv
from itertools import pairwise
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Comparison
from pages.components import maps
from pages.components.theme import CLEAR, COLOUR, RAMP
from tests.unit.made import Figure, compared, indicator, wards
from tests.unit.test_charts import leaves, words

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
    return maps.tiles(comparison, wards(item.name for item in comparison.items), chosen)


def outlines(comparison: Comparison, shapes: maps.Polygons, chosen: str | None = None) -> go.Figure:
    return maps.outlines(comparison, wards(item.name for item in comparison.items), shapes, chosen)


def drawn() -> list[go.Figure]:
    comparison = camden()
    chosen = "E05000001"
    return [tiles(comparison, chosen), outlines(comparison, rings(comparison), chosen)]


def trace(figure: go.Figure, **look: Any) -> go.Scatter:
    places = range(len(figure.data))
    return next(figure.data[at] for at in places if all(figure.data[at][name] == each for name, each in look.items()))


@pytest.mark.parametrize("figure", drawn())
def test_a_map_holds_plain_values_and_no_colour_but_the_themes_places(figure: go.Figure) -> None:
    parts = leaves(figure.to_plotly_json())
    assert {type(part) for part in parts} <= {str, int, float, bool, type(None)}
    places = {*COLOUR.values(), *RAMP, CLEAR}
    assert {part for part in parts if isinstance(part, str) and part.startswith(("#", "rgb"))} <= places


@pytest.mark.parametrize("figure", drawn())
def test_every_ward_answers_the_pointer_and_can_be_chosen(figure: go.Figure) -> None:
    handles = trace(figure, mode="markers")
    assert handles.customdata == tuple([f"E0500000{place}"] for place in range(6))
    assert handles.hovertext[0] == "Belsize<br>74%, likely range 70% to 78%, worse than Camden"
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


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Holborn & Covent Garden", "Holborn &<br>Covent<br>Garden"),
        ("St Pancras & Somers Town", "St Pancras<br>& Somers<br>Town"),
        ("Kentish Town South", "Kentish<br>Town<br>South"),
        ("West Hampstead", "West<br>Hampstead"),
        ("Gospel Oak", "Gospel<br>Oak"),
        ("King's Cross", "King's<br>Cross"),
        ("Bloomsbury", "Bloomsbury"),
    ],
)
def test_a_name_breaks_so_that_it_fits_a_tile(name: str, label: str) -> None:
    assert maps.label(name) == label


def test_every_name_in_camden_fits_a_tile(shared: Path) -> None:
    with (shared / "facts" / "ward_tiles.csv").open(encoding="utf-8") as file:
        labels = [maps.label(row["ward"]).split("<br>") for row in csv.DictReader(file)]
    assert max(map(len, labels)) <= 3
    assert max(len(line) for lines in labels for line in lines) <= 10


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        ([74.0, 94.0], (75, 80, 85, 90)),
        ([70.0, 95.0], (75, 80, 85, 90)),
        ([0.83, 2.06], (1, 1.5, 2, 2.5)),
        ([9.12, 19.7], (10, 12.5, 15, 17.5)),
        ([0.0, 3.0], (1, 2, 3, 4)),
        ([1210.0, 4980.0], (2000, 3000, 4000, 5000)),
        ([5.0], (4, 5, 6, 7)),
        ([1.32], (1.25, 1.3, 1.35, 1.4)),
        ([], (1, 2, 3, 4)),
    ],
)
def test_classes_are_round_and_around_the_figures(values: list[float], bounds: tuple[float, ...]) -> None:
    assert maps.classes(values) == bounds


def test_classes_of_shares_do_not_pass_a_hundred() -> None:
    assert maps.classes([71.0, 99.0], most=100) == (60, 70, 80, 90)


@given(values=st.lists(st.floats(0, 1e5).map(lambda value: round(value, 2)), min_size=1, max_size=20))
def test_five_classes_of_one_width_cover_the_figures(values: list[float]) -> None:
    bounds = maps.classes(values)
    step = bounds[1] - bounds[0]
    assert step > 0
    assert [high - low for low, high in pairwise(bounds)] == pytest.approx([step] * 3)
    assert bounds[0] - step <= min(values) + 1e-6 * step
    assert max(values) <= bounds[-1] + step * (1 + 1e-6)
    assert bounds[0] >= step * (1 - 1e-6)


@given(values=st.lists(st.integers(0, 100).map(float), min_size=1, max_size=20))
def test_classes_of_whole_shares_are_whole_and_end_at_all(values: list[float]) -> None:
    bounds = maps.classes(values, most=100)
    assert all(bound.is_integer() for bound in bounds)
    assert bounds[-1] < 100


def test_the_key_names_classes_and_the_states_that_are_there() -> None:
    assert maps.key(camden()) == (
        '<ul class="key">'
        '<li><span class="swatch ramp-0"></span>under 75%</li>'
        '<li><span class="swatch ramp-1"></span>75 to 79</li>'
        '<li><span class="swatch ramp-2"></span>80 to 84</li>'
        '<li><span class="swatch ramp-3"></span>85 to 89</li>'
        '<li><span class="swatch ramp-4"></span>90% or more</li>'
        '<li><span class="swatch withheld"></span>withheld</li>'
        '<li><span class="swatch missing"></span>missing</li>'
        '<li><span class="swatch pending"></span>not yet published</li></ul>'
    )


def test_the_key_of_rates_names_both_ends_of_each_class() -> None:
    key = maps.key(compared({"Belsize": 0.83, "Frognal": 2.06}))
    assert [part.split("</li>")[0] for part in key.split("</span>")[1:]] == [
        "under 1.0",
        "1.0 to 1.5",
        "1.5 to 2.0",
        "2.0 to 2.5",
        "2.5 or more",
    ]


def test_a_map_without_a_figure_has_no_classes_in_its_key() -> None:
    assert maps.key(compared({"Belsize": "missing"})).count("<li>") == 1


def test_a_wards_class_agrees_with_its_number_in_the_ranking() -> None:
    """79.6% is written 80%, so it belongs to '80 to 84'."""
    comparison = compared({"Belsize": 0.796, "Bloomsbury": 0.94, "Frognal": 0.74}, 0.84, SHARE)
    assert trace(tiles(comparison), fillcolor=RAMP[2]).x[0] == pytest.approx(0, abs=1e-6)
