"""Charts: nothing drawn across a gap, nothing cut off, no colour of their own."""

import json
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Comparison, Series
from pages.components import charts, drawing
from pages.components.theme import CLEAR, COLOUR, RAMP
from tests.unit.made import BELSIZE, CAMDEN, Figure, by_category, compared, indicator, monthly, observation

AIM: dict[str, Any] = {"value": 0.4, "by": date(2030, 12, 31), "origin": "derived", "basis": "Everyone is safe"}
AIMED = indicator(target=AIM)
GAPS: list[Figure] = [(1.3, 1.1, 1.5), (1.4, 1.2, 1.6), "missing", (1.2, 1.0, 1.4), "small", (1.5, 1.3, 1.7), "pending"]
WARDS: dict[str, Figure] = {
    "Belsize": (0.9, 0.8, 1.0),
    "Bloomsbury": (2.1, 1.8, 2.4),
    "Gospel Oak": (1.4, 1.2, 1.6),
    "Highgate": "small",
    "Kilburn": "missing",
}


def every(figure: go.Figure) -> list[go.Figure]:
    return [figure.data[place] for place in range(len(figure.data))]


def words(figure: go.Figure) -> list[str]:
    return [each.text for each in figure.layout.annotations]


def leaves(part: Any) -> list[Any]:
    if isinstance(part, dict):
        return [leaf for each in part.values() for leaf in leaves(each)]
    if isinstance(part, list | tuple):
        return [leaf for each in part for leaf in leaves(each)]
    return [part]


def drawn() -> list[go.Figure]:
    return [
        charts.series_chart(monthly(GAPS), monthly([1.4] * 6, CAMDEN, origin="sample")),
        charts.series_chart(monthly([])),
        charts.series_chart(monthly(GAPS, declared=AIMED)),
        charts.ranking(compared(WARDS, origin="sample"), "E05000001"),
        charts.ranking(compared({"Belsize": "small"}, benchmark=None)),
        charts.ranking(by_category({"owner": (0.9, 0.8, 1.0), "unknown": "small"})),
    ]


@pytest.mark.parametrize("figure", drawn())
def test_a_figure_holds_plain_values_and_no_colour_but_the_themes_places(figure: go.Figure) -> None:
    parts = leaves(figure.to_plotly_json())
    assert {type(part) for part in parts} <= {str, int, float, bool, type(None)}
    places = {*COLOUR.values(), *RAMP, CLEAR}
    assert {part for part in parts if isinstance(part, str) and part.startswith(("#", "rgb"))} <= places
    assert json.dumps(figure.to_plotly_json(), allow_nan=False)


@pytest.mark.parametrize("figure", drawn())
def test_no_figure_can_be_dragged_out_of_shape_or_carries_a_legend(figure: go.Figure) -> None:
    assert figure.layout.dragmode is False
    assert figure.layout.showlegend is False
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.yaxis.fixedrange


def line(figure: go.Figure, colour: str) -> go.Scatter:
    return next(each for each in every(figure) if each.mode == "lines" and each.line.color == COLOUR[colour])


@pytest.mark.parametrize("gap", ["missing", "small", "pending", None])
def test_a_line_stops_at_a_period_without_a_figure(gap: str | None) -> None:
    figure = charts.series_chart(monthly([1.1, 1.2, gap, 1.3]))
    assert line(figure, "area").y == (1.1, 1.2, None, 1.3, None)
    assert line(figure, "area").connectgaps is False


def test_the_boroughs_line_stops_at_its_gaps_too() -> None:
    figure = charts.series_chart(monthly([1.1, 1.2, 1.3]), monthly([1.4, "missing", 1.5], CAMDEN))
    assert line(figure, "common").y == (1.4, None, 1.5, None)
    assert line(figure, "common").line.dash == "4px,3px"


def test_the_likely_range_follows_each_stretch_and_stands_alone_where_a_figure_does() -> None:
    figure = charts.series_chart(monthly(GAPS))
    band, alone = figure.data[0], figure.data[1]
    assert band.y == (1.5, 1.6, 1.2, 1.1, None)
    assert alone.y == (1.0, 1.4, None, 1.3, 1.7, None)


def test_a_provisional_figure_is_hollow() -> None:
    whole = monthly([1.1, 1.2])
    still_open = observation(whole.indicator, BELSIZE, date(2025, 3, 1), 1.3, provisional=True)
    points = charts.series_chart(Series(whole.indicator, BELSIZE, "month", (*whole.observations, still_open))).data[3]
    assert points.marker.color == (COLOUR["area"], COLOUR["area"], COLOUR["page"])
    assert points.marker.line.width == (0, 0, 1.6)


def test_each_period_without_a_figure_is_marked_and_its_state_named_once() -> None:
    figure = charts.series_chart(monthly([1.1, "missing", "missing", 1.2, "small", "pending"]))
    named = [each for each in words(figure) if each in ("missing", "withheld", "not yet published")]
    assert sorted(named) == ["missing", "not yet published", "withheld"]
    floor = figure.layout.yaxis.range[0]
    assert [each.y for each in every(figure)[-3:]] == [(floor,), (floor, floor), (floor,)]


def test_the_lines_are_named_above_the_plot_with_the_figures_of_one_period() -> None:
    figure = charts.series_chart(monthly([1.1, (1.32, 1.2, 1.4)]), monthly([1.5, 1.38, 1.7], CAMDEN))
    assert words(figure) == ["<b>Belsize</b> 1.32", "shaded: likely range 1.2 to 1.4", "dashed: Camden 1.38"]


def test_camden_is_drawn_once_when_it_is_the_area() -> None:
    camden = monthly([1.1, 1.2], CAMDEN)
    assert charts.series_chart(camden, camden) == charts.series_chart(camden)


@pytest.mark.parametrize(("origin", "chips"), [("sample", 1), ("council", 0), ("published", 0)])
def test_a_figure_with_made_up_numbers_says_so_inside(origin: str, chips: int) -> None:
    for figure in (
        charts.series_chart(monthly([1.1, 1.2], origin=origin)),
        charts.ranking(compared(WARDS, origin=origin)),
    ):
        assert words(figure).count("<b>SAMPLE</b>") == chips


def test_a_real_series_beside_a_made_up_one_says_so_too() -> None:
    figure = charts.series_chart(monthly([1.1, 1.2]), monthly([1.4, 1.5], CAMDEN, origin="sample"))
    assert "<b>SAMPLE</b>" in words(figure)


@pytest.mark.parametrize(
    ("frequency", "count", "labels"),
    [("month", 4, "M1"), ("month", 13, "M3"), ("month", 36, "M6"), ("month", 60, "M12"), ("month", 240, "M60")],
)
def test_months_are_labelled_as_often_as_a_phone_can_bear(frequency: str, count: int, labels: str) -> None:
    figure = charts.series_chart(
        monthly([1.1] * count, declared=indicator(frequency=frequency), first=date(2001, 1, 1))
    )
    assert figure.layout.xaxis.dtick == labels


def test_years_are_labelled_by_their_names_counting_back_from_the_last() -> None:
    declared = indicator(frequency="financial_year")
    made = tuple(observation(declared, BELSIZE, date(year, 4, 1), 1.0) for year in range(2015, 2025))
    axis = charts.series_chart(Series(declared, BELSIZE, "financial_year", made)).layout.xaxis
    assert axis.ticktext == ("2016/17", "2018/19", "2020/21", "2022/23", "2024/25")


def test_quarters_are_labelled_in_two_lines() -> None:
    declared = indicator(frequency="quarter")
    made = (observation(declared, BELSIZE, date(2026, 7, 1), 1.0),)
    axis = charts.series_chart(Series(declared, BELSIZE, "quarter", made)).layout.xaxis
    assert axis.ticktext == ("Jul to Sep<br>2026",)


@given(rows=st.lists(st.tuples(st.floats(0, 50), st.floats(0, 5), st.floats(0, 5)), min_size=1, max_size=6))
def test_an_axis_has_room_for_every_figure_and_its_range(rows: list[tuple[float, float, float]]) -> None:
    figures: list[Figure] = [(value, max(0.0, value - down), value + up) for value, down, up in rows]
    low, high = drawing.reach(indicator(), monthly(figures).observations)
    assert low < high
    for value, down, up in rows:
        assert low - 1e-9 <= max(0.0, value - down) <= value + up <= high + 1e-9


def test_both_kinds_of_chart_use_that_axis() -> None:
    series, comparison = monthly(GAPS), compared(WARDS)
    assert list(charts.series_chart(series).layout.yaxis.range) == drawing.reach(series.indicator, series.observations)
    left, right = rows(comparison).layout.xaxis.range
    low, high = drawing.reach(comparison.indicator, comparison.observations)
    assert left <= low
    assert right == high


def test_a_dot_at_nothing_keeps_clear_of_its_name() -> None:
    assert rows(compared({"Belsize": (0.0, 0.0, 0.3)})).layout.xaxis.range[0] < 0


def test_an_axis_starts_at_zero_where_figures_come_near_it_and_never_below() -> None:
    assert charts.series_chart(monthly([0.2, 1.0])).layout.yaxis.range[0] == 0
    assert charts.series_chart(monthly([0.0, 0.0])).layout.yaxis.range[0] == 0


def test_a_small_difference_does_not_fill_the_axis() -> None:
    low, high = charts.series_chart(monthly([1.30, 1.31])).layout.yaxis.range
    assert high - low > 0.1


def test_a_share_axis_is_in_per_cent_and_ends_at_all() -> None:
    axis = charts.series_chart(monthly([0.5, 1.0], declared=indicator("proportion"))).layout.yaxis
    assert axis.tickformat == ".0%"
    assert axis.range[1] < 1.05


def test_a_target_is_a_dashed_line_in_its_own_colour_with_its_words_above_the_others() -> None:
    figure = charts.series_chart(monthly([1.1, 1.2], CAMDEN, AIMED))
    (target,) = figure.layout.shapes
    assert (target.y0, target.y1, target.line.color, target.line.dash) == (0.4, 0.4, COLOUR["target"], "9px,6px")
    assert words(figure) == ["Target 0.4 by the end of 2030, our reading", "<b>Camden</b> 1.20"]
    assert figure.layout.annotations[0].font.color == COLOUR["target"]
    assert figure.layout.annotations[0].yshift > figure.layout.annotations[1].yshift


def test_an_axis_reaches_to_the_target() -> None:
    low, high = charts.series_chart(
        monthly([1.1, 1.2], declared=indicator(target=AIM | {"value": 9.0}))
    ).layout.yaxis.range
    assert low <= 1.1
    assert high > 9


def test_a_target_set_for_camden_is_named_so_in_a_ward() -> None:
    assert words(charts.series_chart(monthly([1.1], declared=AIMED)))[0].startswith("Camden's target 0.4 by ")


def rows(comparison: Comparison, chosen: str | None = None) -> go.Figure:
    return charts.ranking(comparison, chosen)


def test_a_ranking_runs_from_highest_to_lowest_with_the_chosen_ward_in_bold() -> None:
    figure = rows(compared(WARDS), "E05000002")
    assert figure.layout.yaxis.ticktext == ("Bloomsbury", "<b>Gospel Oak</b>", "Belsize", "Highgate", "Kilburn")
    assert figure.layout.yaxis.range == (4.5, -0.5)
    assert figure.layout.height == 26 * 5 + 70


def test_a_ranking_repeats_each_word_in_shape_and_colour() -> None:
    marker = rows(compared(WARDS)).data[-1].marker
    assert marker.symbol == ("diamond", "circle", "circle")
    assert marker.color == (COLOUR["concern"], COLOUR["page"], COLOUR["improvement"])


def test_a_ranking_without_better_or_worse_uses_neither_blue_nor_orange() -> None:
    marker = rows(compared(WARDS, declared=indicator(polarity="neutral"))).data[-1].marker
    assert marker.symbol == ("square", "circle", "square")
    assert marker.color == (COLOUR["neutral"], COLOUR["page"], COLOUR["neutral"])


def test_only_the_number_of_a_ward_that_differs_is_coloured() -> None:
    inks = {each.text: each.font.color for each in rows(compared(WARDS)).layout.annotations}
    assert inks["2.10"] == COLOUR["concern_text"]
    assert inks["0.90"] == COLOUR["improvement_text"]
    assert inks["1.40"] == COLOUR["text"]


def test_a_ward_without_a_figure_keeps_its_row_with_the_word() -> None:
    places = {each.text: each.y for each in rows(compared(WARDS)).layout.annotations}
    assert (places["withheld"], places["missing"]) == (3, 4)


def test_a_ranking_carries_the_code_of_each_ward_that_can_be_chosen() -> None:
    assert rows(compared(WARDS)).data[-1].customdata == (["E05000001"], ["E05000002"], ["E05000000"])


@pytest.mark.parametrize(("benchmark", "side"), [(0.9, "left"), (1.6, "center"), (2.35, "right")])
def test_the_boroughs_line_is_named_inwards_of_the_ends(benchmark: float, side: str) -> None:
    wards: dict[str, Figure] = {"Belsize": (0.9, 0.85, 1.0), "Bloomsbury": (2.1, 1.8, 2.4)}
    named = next(each for each in rows(compared(wards, benchmark)).layout.annotations if "Camden" in each.text)
    assert named.xanchor == side


def test_without_a_benchmark_there_is_no_line() -> None:
    assert not rows(compared(WARDS, benchmark=None)).layout.shapes
    assert len(rows(compared(WARDS)).layout.shapes) == 1


def test_long_numbers_widen_the_margin_that_holds_them() -> None:
    share = indicator("proportion", "high_is_good")
    narrow = rows(compared({"Belsize": 0.8}, 0.8, share)).layout.margin.r
    wide = rows(compared({"Belsize": 0.8}, 0.8, share, bound="at_least")).layout.margin.r
    assert narrow == 44 < wide


def test_categories_are_ranked_like_wards_in_lines_of_a_phones_width() -> None:
    figure = rows(by_category({"housing association tenant": 0.7, "owner": 0.9}))
    assert figure.layout.yaxis.ticktext == ("Owner", "Housing association<br>tenant")
    assert figure.layout.height == 34 * 2 + 70
    assert len(figure.layout.shapes) == 1


def test_parts_of_a_whole_have_no_line_to_be_beside() -> None:
    figure = rows(by_category({"ROBBERY": (0.3, 0.2, 0.4)}, 15.6, indicator()))
    assert not figure.layout.shapes
    assert figure.layout.xaxis.range[1] < 1
