"""Maps: classes that agree with the numbers, every ward within reach, each state with a look of its own."""

import dataclasses
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Comparison
from pages.components.exhibits import map_key, ward_map, ward_shapes
from pages.components.exhibits.map_looks import Shows, shows_of
from pages.components.exhibits.ward_shapes import Polygons
from pages.components.theme.colours import CLEAR, COLOUR, RAMP
from tests.unit.pages.drawings import checked, words
from tests.unit.pages.made import Figure, compared, indicator, ward, wards

SHARE = indicator("proportion", "high_is_good")
WARDS: dict[str, Figure] = {
    "Belsize": (0.74, 0.7, 0.78),
    "Bloomsbury": (0.94, 0.9, 0.96),
    "Gospel Oak": (0.84, 0.8, 0.88),
    "Highgate": "small",
    "Kilburn": "missing",
    "Frognal": "pending",
}
NO_NUMBERS = ward_shapes.tiles([])
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


def tiles(comparison: Comparison, *chosen: str) -> go.Figure:
    shapes = ward_shapes.tiles(wards(item.name for item in comparison.items).values())
    return checked(ward_map.ward_map(comparison, shapes, chosen))


def outlines(comparison: Comparison, rings: Polygons, *chosen: str) -> go.Figure:
    shapes = ward_shapes.outlines(wards(item.name for item in comparison.items).values(), rings, chosen)
    return checked(ward_map.ward_map(comparison, shapes, chosen))


def drawn() -> list[go.Figure]:
    comparison = camden()
    chosen = "E05000001"
    return [tiles(comparison, chosen), outlines(comparison, rings(comparison), chosen)]


def beside_camden(comparison: Comparison, *chosen: str) -> list[go.Figure]:
    """The map on which wards are compared, on tiles and by outlines."""
    areas = wards(item.name for item in comparison.items).values()
    both = (
        ward_shapes.tiles(areas, marked=True),
        ward_shapes.outlines(areas, rings(comparison), chosen, marked=True),
    )
    return [checked(ward_map.ward_map(comparison, shapes, chosen, Shows.COMPARED)) for shapes in both]


def trace(figure: go.Figure, **look: Any) -> go.Scatter:
    places = range(len(figure.data))
    return next(figure.data[at] for at in places if all(figure.data[at][name] == each for name, each in look.items()))


@pytest.mark.parametrize("figure", drawn())
def test_every_ward_answers_the_pointer_and_can_be_chosen(figure: go.Figure) -> None:
    handles = trace(figure, mode="markers")
    assert handles.customdata == tuple([f"E0500000{place}"] for place in range(6))
    assert handles.hovertext[0] == "Belsize<br>74%, chance variation 70% to 78%, worse than Camden"
    assert handles.hovertext[3] == "Highgate<br>withheld to protect people, a small count"
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
    # The outlines here are squares of a few px: a number stands for a name that would reach beyond its own.
    assert inks.get("Bloomsbury", inks.get("<b>1</b>")) == (COLOUR["page"], None)
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


def test_a_ward_whose_name_finds_no_room_has_a_number_and_its_name_in_the_key() -> None:
    figures: dict[str, Figure] = dict.fromkeys(("Kentish Town South", "Kentish Town North"), (0.8, 0.7, 0.9))
    comparison = compared(figures, 0.84, SHARE)
    crowded = {item.code: [[(x / 50, y / 50) for x, y in SQUARE]] for item in comparison.items}
    crowded["E05000000"].append([(x * 40, y * 40) for x, y in SQUARE])
    shapes = ward_shapes.outlines(wards(figures).values(), crowded, ["E05000000"])
    assert "<b>1</b>" in words(outlines(comparison, crowded, "E05000000"))
    assert "<li><b>1</b> Kentish Town North</li>" in map_key.key(comparison, shapes)


@pytest.mark.parametrize(("half", "words"), [(0.001, "<b>1</b>"), (0.05, "Bloomsbury")])
def test_a_name_that_would_reach_from_the_darkest_class_into_another_gives_way_to_a_number(
    half: float, words: str
) -> None:
    comparison = compared({"Belsize": (0.74, 0.7, 0.78), "Bloomsbury": (0.94, 0.9, 0.96)}, 0.84, SHARE)
    low, high = wards(("Belsize", "Bloomsbury")).values()
    apart = [dataclasses.replace(low, longitude=-0.3), dataclasses.replace(high, longitude=0.0, latitude=51.5)]
    middles = {"E05000000": (-0.3, 51.55), "E05000001": (0.0, 51.5)}
    shapes = ward_shapes.outlines(
        apart,
        {
            code: [[(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]]
            for code, (x, y) in middles.items()
        },
    )
    named = {each.text: each for each in checked(ward_map.ward_map(comparison, shapes)).layout.annotations}
    assert named[words].font.color == COLOUR["page"]
    assert ("<b>1</b> Bloomsbury" in map_key.key(comparison, shapes)) == (words == "<b>1</b>")


@given(st.lists(st.tuples(st.floats(-0.2, 0), st.floats(51.5, 51.6)), min_size=1, max_size=20))
def test_every_ward_is_named_on_the_map_or_in_its_key(middles: list[tuple[float, float]]) -> None:
    names = [f"Ward {place} of Camden" for place in range(len(middles))]
    areas = [
        dataclasses.replace(ward(0, name), code=name, longitude=x, latitude=y)
        for name, (x, y) in zip(names, middles, strict=True)
    ]
    rings = {area.code: [[(x + dx, y + dy) for dx, dy in SQUARE]] for area, (x, y) in zip(areas, middles, strict=True)}
    shapes = ward_shapes.outlines(areas, rings)
    assert set(shapes.names) == set(names)
    made = compared(dict.fromkeys(names, 0.8), 0.84, SHARE)
    items = tuple(dataclasses.replace(item, code=item.name) for item in made.items)
    comparison = dataclasses.replace(made, items=items)
    written = {each["text"] for each in ward_map.ward_map(comparison, shapes)["layout"]["annotations"]}
    key = map_key.key(comparison, shapes)
    for name in names:
        assert ward_shapes.label(name) in written or f"</b> {name}</li>" in key


def test_words_in_the_place_of_the_map_say_which_wards_lie_in_each_class() -> None:
    assert ward_map.on_map(camden()) == (
        "A map: Robbery by ward, December 2025. 90% or more: Bloomsbury. 80 to under 90%: Gospel Oak. Under 80%: "
        "Belsize. Withheld to protect people: Highgate. Missing: Kilburn. Still to come: Frognal."
    )


def test_a_chosen_neighbourhoods_wards_all_have_an_edge() -> None:
    edge = trace(
        tiles(camden(), "E05000000", "E05000002"), line=go.scatter.Line(color=COLOUR["text"], dash="solid", width=3)
    )
    assert edge.x.count(None) == 2


def test_an_empty_map_is_a_map() -> None:
    assert outlines(camden(), {}).layout.height == 424
    assert tiles(compared({"Belsize": "missing"}, None)).layout.height == 424


def test_the_key_names_classes_and_the_states_that_are_there() -> None:
    assert map_key.key(camden(), NO_NUMBERS) == (
        '<ul class="key classes">'
        '<li><span class="swatch ramp-0"></span>under 80%</li>'
        '<li><span class="swatch ramp-2"></span>80 to under 90%</li>'
        '<li><span class="swatch ramp-4"></span>90% or more</li></ul>'
        '<ul class="key">'
        '<li><span class="swatch withheld"></span>withheld to protect people</li>'
        '<li><span class="swatch missing"></span>missing</li>'
        '<li><span class="swatch pending"></span>still to come</li></ul>'
    )


def test_the_key_of_rates_names_both_ends_of_each_class() -> None:
    key = map_key.key(compared({"Belsize": 0.83, "Frognal": 2.06, "Kilburn": 1.2}), NO_NUMBERS)
    assert [part.split("</li>")[0] for part in key.split("</span>")[1:]] == [
        "under 1",
        "1 to under 2",
        "2 or more",
    ]


def test_a_map_without_a_figure_has_no_classes_in_its_key() -> None:
    assert map_key.key(compared({"Belsize": "missing"}), NO_NUMBERS).count("<li>") == 1


def test_a_wards_class_agrees_with_its_number_in_the_ranking() -> None:
    """79.6% is written 80%, so it belongs to '80 to under 90%'."""
    comparison = compared({"Belsize": 0.796, "Bloomsbury": 0.94, "Frognal": 0.74}, 0.84, SHARE)
    assert trace(tiles(comparison), fillcolor=RAMP[2]).x[0] == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("figure", beside_camden(camden(), "E05000000"))
def test_beside_camden_each_ward_has_the_fill_the_edge_and_the_mark_of_its_side(figure: go.Figure) -> None:
    """Camden's figure is 84%: Belsize, 70% to 78%, is worse; Bloomsbury, 90% to 96%, better; Gospel Oak neither."""
    fills = {each.fillcolor: each.line.color for each in figure.data if each.fillcolor}
    assert fills == {
        COLOUR["concern_tint"]: COLOUR["concern"],
        COLOUR["improvement_tint"]: COLOUR["improvement"],
        COLOUR["page"]: COLOUR["common"],
    }
    marks = {each.marker.symbol: each for each in figure.data if each.mode == "markers" and each.hoverinfo == "skip"}
    assert {(symbol, each.marker.size, each.marker.color) for symbol, each in marks.items()} <= {
        ("circle", 10, COLOUR["improvement"]),
        ("diamond", 11, COLOUR["concern"]),
        ("circle", 7, COLOUR["page"]),
    }
    # One for each ward that has a figure; what has none has its look alone.
    assert sum(len(each.x) for each in figure.data if each.mode == "markers" and each.hoverinfo == "skip") == 3
    assert len([each for each in figure.data if each.fillpattern.shape == "/"]) == 1
    # Marks lie over fills, the edge of the chosen over both, and over all what answers the pointer.
    kinds = [
        "handles" if each.hoverinfo == "text" else "edge" if each.line.width == 3 else each.mode for each in figure.data
    ]
    assert kinds == ["lines"] * 6 + ["markers"] * 3 + ["edge", "handles"]


def test_a_mark_on_a_tile_stands_above_the_name() -> None:
    figure = beside_camden(compared({"Belsize": (0.74, 0.7, 0.78)}, 0.84, SHARE))[0]
    mark = trace(figure, mode="markers", hoverinfo="skip")
    assert (mark.x, mark.y) == ((0,), (0.68,))
    name = next(each for each in figure.layout.annotations if each.text == "Belsize")
    assert name.y == -0.13


def test_beside_camden_words_say_which_wards_lie_on_each_side() -> None:
    assert ward_map.on_map(camden(), Shows.COMPARED) == (
        "A map: Robbery by ward, beside Camden, December 2025. Better than Camden (94%): Bloomsbury. Too close to tell "
        "(84%): Gospel Oak. Worse than Camden (74%): Belsize. Withheld to protect people: Highgate. Missing: Kilburn. "
        "Still to come: Frognal."
    )


def test_beside_camden_words_say_from_which_figure_to_which_a_side_has() -> None:
    comparison = compared({"Belsize": (0.74, 0.7, 0.78), "Frognal": (0.7, 0.66, 0.74)}, 0.84, SHARE)
    assert ward_map.on_map(comparison, Shows.COMPARED).endswith("Worse than Camden (70% to 74%): Belsize, Frognal.")


def test_the_key_beside_camden_has_a_fill_a_mark_and_words_a_side() -> None:
    first, second = map_key.key(camden(), NO_NUMBERS, Shows.COMPARED).split("</ul>")[:2]
    assert first == (
        '<ul class="key sides">'
        '<li><span class="swatch beside better"></span><span class="ic ic-better" aria-hidden="true"></span>'
        "Better than Camden</li>"
        '<li><span class="swatch beside similar"></span><span class="ic ic-similar" aria-hidden="true"></span>'
        "Too close to tell</li>"
        '<li><span class="swatch beside worse"></span><span class="ic ic-worse" aria-hidden="true"></span>'
        "Worse than Camden</li>"
    )
    assert second.count("<li>") == 3


def test_of_an_indicator_that_is_neither_good_nor_bad_wards_are_higher_or_lower() -> None:
    neutral = indicator("proportion", "neutral")
    comparison = compared({"Belsize": (0.74, 0.7, 0.78), "Bloomsbury": (0.94, 0.9, 0.96)}, 0.84, neutral)
    assert ward_map.on_map(comparison, Shows.COMPARED).endswith(
        "Higher than Camden (94%): Bloomsbury. Lower than Camden (74%): Belsize."
    )
    assert {each.fillcolor for each in beside_camden(comparison)[0].data if each.fillcolor} == {COLOUR["band"]}


@pytest.mark.parametrize(
    ("comparison", "shows"),
    [
        (camden(), Shows.COMPARED),
        (compared({"Belsize": 0.7, "Bloomsbury": 0.8}, 0.84, SHARE), Shows.VALUE),  # no ranges
        (compared({"Belsize": (12, 8, 17)}, 200, indicator("count")), Shows.VALUE),  # a part of Camden's
        (compared({"Belsize": (0.74, 0.7, 0.78)}, None, SHARE), Shows.VALUE),  # nothing to compare with
        (compared({"Belsize": "small"}, 0.84, SHARE), Shows.VALUE),
    ],
)  # fmt: skip
def test_where_nothing_can_be_compared_a_map_is_of_values(comparison: Comparison, shows: Shows) -> None:
    assert shows_of(comparison, Shows.COMPARED) is shows
    assert shows_of(comparison, Shows.VALUE) is Shows.VALUE


def test_a_ward_without_a_range_beside_others_that_have_one_is_not_compared() -> None:
    comparison = compared({"Belsize": (0.74, 0.7, 0.78), "Bloomsbury": 0.9}, 0.84, SHARE)
    assert "not compared" in map_key.key(comparison, NO_NUMBERS, Shows.COMPARED)
    assert ward_map.on_map(comparison, Shows.COMPARED).endswith(
        "Worse than Camden (74%): Belsize. Not compared (90%): Bloomsbury."
    )


@given(st.lists(st.tuples(st.floats(-0.2, 0), st.floats(51.5, 51.6)), min_size=1, max_size=20))
def test_a_mark_has_room_of_its_own_wherever_a_name_has(middles: list[tuple[float, float]]) -> None:
    areas = [
        dataclasses.replace(ward(0, f"Ward {place}"), code=str(place), longitude=x, latitude=y)
        for place, (x, y) in enumerate(middles)
    ]
    squares = {
        area.code: [[(x + dx, y + dy) for dx, dy in SQUARE]] for area, (x, y) in zip(areas, middles, strict=True)
    }
    shapes = ward_shapes.outlines(areas, squares, marked=True)
    assert set(shapes.marks) == set(shapes.names) == set(squares)
    assert all(shapes.marks[code][1] > shapes.names[code][1] for code in squares)
    assert all(shapes.marks[code][0] == shapes.names[code][0] for code in squares)
