"""Areas and categories ranked: each word in shape and colour, every row with its number or why there is none."""

import plotly.graph_objects as go
import pytest

from metrics import Comparison
from pages.components.exhibits import axes
from pages.components.exhibits.ranking import narrow, ranking, starts_above
from pages.components.theme.colours import COLOUR
from tests.unit.pages.drawings import checked, words
from tests.unit.pages.made import Figure, by_category, compared, indicator

WARDS: dict[str, Figure] = {
    "Belsize": (0.9, 0.8, 1.0),
    "Bloomsbury": (2.1, 1.8, 2.4),
    "Gospel Oak": (1.4, 1.2, 1.6),
    "Highgate": "small",
    "Kilburn": "missing",
}


def rows(comparison: Comparison, *chosen: str) -> go.Figure:
    return checked(ranking(comparison, chosen))


@pytest.mark.parametrize(("origin", "chips"), [("sample", 1), ("council", 0), ("published", 0)])
def test_a_ranking_with_made_up_numbers_says_so_inside(origin: str, chips: int) -> None:
    assert words(rows(compared(WARDS, origin=origin))).count("<b>SAMPLE</b>") == chips


def test_its_axis_has_room_for_all_that_it_shows() -> None:
    comparison = compared(WARDS)
    left, right = rows(comparison).layout.xaxis.range
    low, high = axes.reach(comparison.indicator, comparison.observations)
    assert left <= low
    assert right == high


def test_a_dot_at_nothing_keeps_clear_of_its_name() -> None:
    assert rows(compared({"Belsize": (0.0, 0.0, 0.3)})).layout.xaxis.range[0] < 0


def test_a_ranking_runs_from_highest_to_lowest_with_the_chosen_ward_in_bold() -> None:
    figure = rows(compared(WARDS), "E05000002")
    assert figure.layout.yaxis.ticktext == ("Bloomsbury", "<b>Gospel Oak</b>", "Belsize", "Highgate", "Kilburn")
    assert figure.layout.yaxis.range == (4.5, -0.5)
    assert figure.layout.height == 30 * 5 + 70


def test_a_ranking_repeats_each_word_in_shape_and_colour() -> None:
    marker = rows(compared(WARDS)).data[0].marker
    assert marker.symbol == ("diamond", "circle", "circle")
    assert marker.color == (COLOUR["concern"], COLOUR["page"], COLOUR["improvement"])


def test_a_ranking_without_better_or_worse_uses_neither_blue_nor_orange() -> None:
    marker = rows(compared(WARDS, declared=indicator(polarity="neutral"))).data[0].marker
    assert marker.symbol == ("square", "circle", "square")
    assert marker.color == (COLOUR["neutral"], COLOUR["page"], COLOUR["neutral"])


def test_only_the_number_of_a_ward_that_differs_is_coloured() -> None:
    inks = {each.text: each.font.color for each in rows(compared(WARDS)).layout.annotations}
    assert inks["2.10"] == COLOUR["concern_text"]
    assert inks["0.90"] == COLOUR["improvement_text"]
    assert inks["1.40"] == COLOUR["text"]


def test_a_ward_without_a_figure_keeps_its_row_with_the_word() -> None:
    places = {each.text: each.y for each in rows(compared(WARDS)).layout.annotations}
    assert (places["withheld to<br>protect people"], places["missing"]) == (3, 4)


def test_a_ranking_carries_the_code_of_each_ward_that_can_be_chosen() -> None:
    assert rows(compared(WARDS)).data[0].customdata == (["E05000001"], ["E05000002"], ["E05000000"])


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
    assert figure.layout.height == 44 * 2 + 70
    assert len(figure.layout.shapes) == 1


def test_parts_of_a_whole_have_no_line_to_be_beside() -> None:
    figure = rows(by_category({"ROBBERY": (0.3, 0.2, 0.4)}, 15.6, indicator()))
    assert not figure.layout.shapes
    assert figure.layout.xaxis.range[1] < 1


def test_parts_of_a_whole_lie_on_a_scale_from_nought() -> None:
    parts = rows(by_category({"with": 7.36, "without": 7.12}, 14.48, indicator()))
    assert parts.layout.xaxis.range[0] <= 0
    assert starts_above(by_category({"with": 7.36, "without": 7.12}, 14.48, indicator())) == ""


def test_the_chip_and_the_name_of_the_benchmark_have_each_a_line() -> None:
    notes = rows(compared(WARDS, origin="sample")).layout.annotations
    chip = next(each for each in notes if "SAMPLE" in each.text)
    named = next(each for each in notes if "Camden" in each.text)
    assert chip.yshift - (named.yshift or 0) >= 16


def test_a_range_is_drawn_over_its_mark_and_one_that_the_mark_hides_is_told() -> None:
    comparison = compared({"Belsize": (1.0, 0.99, 1.01), "Frognal": (3.0, 2.0, 4.0)})
    first, *others = checked(ranking(comparison)).data
    assert first.mode == "markers"
    assert {each.mode for each in others} == {"lines"}
    assert narrow(comparison) == "Where no line shows, the range is narrower than the mark."
    assert narrow(compared({"Belsize": (1.0, 0.5, 1.5), "Frognal": (3.0, 2.0, 4.0)})) == ""
    assert narrow(compared({"Belsize": 1.0, "Frognal": "small"})) == ""
    assert narrow(by_category({"theft": (1.0, 0.99, 1.01), "fraud": (3.0, 2.0, 4.0)}, declared=indicator())) == ""


@pytest.mark.parametrize(
    ("low", "high", "told", "apart"),
    [
        (0.10, 0.95, 0.0, 0.5),  # from nought to 100%: nought, 50% and 100%
        (0.40, 0.80, 0.4, 0.2),  # from 30% to 82%: 40%, 60% and 80%
        (0.60, 0.90, 0.6, 0.2),  # from 55% to 92%: lines at 60, 70, 80 and 90%, of which 60% and 80% have labels
    ],
)
def test_of_several_that_line_up_no_two_labels_touch_on_a_phone(
    low: float, high: float, told: float, apart: float
) -> None:
    several = by_category({"Tenant": low, "Leaseholder": high}, (low + high) / 2)
    axis = checked(ranking(several, among=several)).layout.xaxis
    assert axis.tick0 == pytest.approx(told)
    assert axis.dtick * axis.ticklabelstep == pytest.approx(apart)
    # Of 96 px on the narrowest phone a label takes 26.
    assert axis.dtick * axis.ticklabelstep / (axis.range[1] - axis.range[0]) * 96 > 26 + 6
    assert rows(several).layout.xaxis.ticklabelstep is None
