"""The line over time: nothing drawn across a gap, nothing cut off."""

import re
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from metrics import Frequency, Series
from pages.components.exhibits import axes
from pages.components.exhibits.lines import lines, starts_above
from pages.components.theme.colours import COLOUR
from tests.unit.pages.drawings import checked, words
from tests.unit.pages.made import BELSIZE, CAMDEN, Figure, indicator, monthly, observation

AIM: dict[str, Any] = {"value": 0.4, "by": date(2030, 12, 31), "origin": "derived", "basis": "Everyone is safe"}
AIMED = indicator(target=AIM)
GAPS: list[Figure] = [(1.3, 1.1, 1.5), (1.4, 1.2, 1.6), "missing", (1.2, 1.0, 1.4), "small", (1.5, 1.3, 1.7), "pending"]


def drawn(series: Series, borough: Series | None = None) -> go.Figure:
    return checked(lines(series, borough))


@pytest.mark.parametrize(("origin", "chips"), [("sample", 1), ("council", 0), ("published", 0)])
def test_a_figure_with_made_up_numbers_says_so_inside(origin: str, chips: int) -> None:
    assert words(drawn(monthly([1.1, 1.2], origin=origin))).count("<b>SAMPLE</b>") == chips


def test_its_axis_has_room_for_all_that_it_shows() -> None:
    series = monthly(GAPS)
    low, high = axes.reach(series.indicator, series.observations)
    assert drawn(series).layout.yaxis.range[0] == low
    assert drawn(series).layout.yaxis.range[1] >= high


def every(figure: go.Figure) -> list[go.Figure]:
    return [figure.data[place] for place in range(len(figure.data))]


def stacked(figure: go.Figure) -> list[tuple[str, str]]:
    """The words above the plot, each with the name of its colour."""
    names = {place: name for name, place in COLOUR.items()}
    found = re.findall('<span style="color:(#[0-9]{6})">(.*?)</span>', figure.layout.annotations[0].text)
    return [(names[place], words) for place, words in found]


def line(figure: go.Figure, colour: str) -> go.Scatter:
    return next(each for each in every(figure) if each.mode == "lines" and each.line.color == COLOUR[colour])


@pytest.mark.parametrize("gap", ["missing", "small", "pending", None])
def test_a_line_stops_at_a_period_without_a_figure(gap: str | None) -> None:
    figure = drawn(monthly([1.1, 1.2, gap, 1.3, 1.4, 1.5]))
    assert line(figure, "area").y == (1.1, 1.2, None, 1.3, 1.4, 1.5, None)
    assert line(figure, "area").connectgaps is False


def test_the_boroughs_line_stops_at_its_gaps_too() -> None:
    figure = drawn(monthly([1.1, 1.2, 1.3]), monthly([1.4, "missing", 1.5], CAMDEN))
    assert line(figure, "common").y == (1.4, None, 1.5, None)
    assert line(figure, "common").line.dash == "4px,3px"


def test_the_likely_range_follows_each_stretch_and_stands_alone_where_a_figure_does() -> None:
    figure = drawn(monthly(GAPS))
    band, alone = figure.data[0], figure.data[1]
    assert band.y == (1.5, 1.6, 1.2, 1.1, None)
    assert alone.y == (1.0, 1.4, None, 1.3, 1.7, None)


def test_a_provisional_figure_is_hollow() -> None:
    whole = monthly([1.1, 1.2])
    still_open = observation(whole.indicator, BELSIZE, date(2025, 3, 1), 1.3, provisional=True)
    points = drawn(Series(whole.indicator, BELSIZE, Frequency.MONTH, (*whole.observations, still_open))).data[2]
    assert points.marker.color == (COLOUR["area"], COLOUR["area"], COLOUR["page"])
    assert points.marker.line.width == (0, 0, 1.6)


def test_each_period_without_a_figure_is_marked_and_its_state_named_once() -> None:
    figure = drawn(monthly([1.1, "missing", "missing", 1.2, "small", "pending"]))
    named = [each for each in words(figure) if each in ("missing", "withheld to protect people", "still to come")]
    assert sorted(named) == ["missing", "still to come", "withheld to protect people"]
    floor = figure.layout.yaxis.range[0]
    assert [each.y for each in every(figure)[-3:]] == [(floor,), (floor, floor), (floor,)]


def test_the_lines_are_named_above_the_plot_with_the_figures_of_one_period() -> None:
    figure = drawn(monthly([1.1, (1.32, 1.2, 1.4)]), monthly([1.5, 1.38, 1.7], CAMDEN))
    assert stacked(figure) == [
        ("area", "<b>Belsize</b>"),
        ("quiet", "shaded: chance variation 1.20 to 1.40"),
        ("quiet", "dashed: Camden 1.38"),
    ]


def test_a_real_series_beside_a_made_up_one_says_so_too() -> None:
    figure = drawn(monthly([1.1, 1.2]), monthly([1.4, 1.5], CAMDEN, origin="sample"))
    assert "<b>SAMPLE</b>" in words(figure)


@pytest.mark.parametrize(
    ("frequency", "count", "labels"),
    [("month", 4, "M1"), ("month", 13, "M3"), ("month", 36, "M6"), ("month", 60, "M12"), ("month", 240, "M60")],
)
def test_months_are_labelled_as_often_as_a_phone_can_bear(frequency: str, count: int, labels: str) -> None:
    figure = drawn(monthly([1.1] * count, declared=indicator(frequency=frequency), first=date(2001, 1, 1)))
    assert figure.layout.xaxis.dtick == labels


def test_years_are_labelled_by_their_names_counting_back_from_the_last() -> None:
    declared = indicator(frequency="financial_year")
    made = tuple(observation(declared, BELSIZE, date(year, 4, 1), 1.0) for year in range(2015, 2025))
    axis = drawn(Series(declared, BELSIZE, Frequency.FINANCIAL_YEAR, made)).layout.xaxis
    assert axis.ticktext == ("2015/16", "2018/19", "2021/22", "2024/25")


def test_quarters_are_labelled_in_two_lines() -> None:
    declared = indicator(frequency="quarter")
    made = (observation(declared, BELSIZE, date(2026, 7, 1), 1.0),)
    axis = drawn(Series(declared, BELSIZE, Frequency.QUARTER, made)).layout.xaxis
    assert axis.ticktext == ("Jul to Sep<br>2026",)


def test_an_axis_starts_at_zero_where_figures_come_near_it_and_never_below() -> None:
    assert drawn(monthly([0.2, 1.0])).layout.yaxis.range[0] == 0
    assert drawn(monthly([0.0, 0.0])).layout.yaxis.range[0] == 0


def test_a_small_difference_does_not_fill_the_axis() -> None:
    low, high = drawn(monthly([1.30, 1.31])).layout.yaxis.range
    assert high - low > 0.1


def test_a_share_axis_is_in_per_cent_and_ends_at_all() -> None:
    axis = drawn(monthly([0.5, 1.0], declared=indicator("proportion"))).layout.yaxis
    assert axis.tickformat == ".0%"
    assert axis.range[1] < 1.05


def test_a_target_is_a_dashed_line_in_its_own_colour_with_its_words_above_the_others() -> None:
    figure = drawn(monthly([1.1, 1.2], CAMDEN, AIMED))
    (target,) = figure.layout.shapes
    assert (target.y0, target.y1, target.line.color, target.line.dash) == (0.4, 0.4, COLOUR["target"], "9px,6px")
    assert stacked(figure) == [("target", "Target 0.4 by the end of 2030, our reading"), ("area", "<b>Camden</b>")]


def test_an_axis_reaches_to_the_target() -> None:
    low, high = drawn(monthly([1.1, 1.2], declared=indicator(target=AIM | {"value": 9.0}))).layout.yaxis.range
    assert low <= 1.1
    assert high > 9


def test_a_target_set_for_camden_is_named_so_in_a_ward() -> None:
    assert stacked(drawn(monthly([1.1], declared=AIMED)))[0][1].startswith("Camden's target 0.4 by ")


def test_fewer_than_five_figures_are_dots_with_their_numbers_and_no_line() -> None:
    figure = drawn(monthly([1.1, 1.2, "missing", 1.3, 1.4]))
    assert [each.text for each in figure.layout.annotations if each.xref == "x" and each.yref == "y"] == [
        *("1.10", "1.20", "1.30", "1.40")
    ]
    assert not [each for each in every(figure) if each.mode == "lines" and each.line.color == COLOUR["area"]]
    assert set(figure.data[2].marker.size) == {7}


def test_five_figures_are_a_line() -> None:
    figure = drawn(monthly([1.1, 1.2, 1.3, 1.4, 1.5]))
    assert line(figure, "area").y == (1.1, 1.2, 1.3, 1.4, 1.5, None)
    assert not [each for each in figure.layout.annotations if each.yref == "y"]
    assert stacked(figure) == [("area", "<b>Belsize</b> 1.50")]


@pytest.mark.parametrize(
    ("figures", "kind", "start"),
    [([1.30, 1.31], "rate", "1.2"), ([0.8, 0.9], "proportion", "78%"), ([0.29, 0.27], "proportion", "26%")],
)
def test_a_scale_that_leaves_nought_out_says_where_it_starts(figures: list[Figure], kind: str, start: str) -> None:
    series = monthly(figures, declared=indicator(kind))
    assert starts_above(series) == f"The scale starts at {start}, not at nought."
    said = float(start.rstrip("%")) / (100 if kind == "proportion" else 1)
    assert drawn(series).layout.yaxis.range[0] == pytest.approx(said)


def test_a_scale_from_nought_says_nothing_of_where_it_starts() -> None:
    assert starts_above(monthly([0.2, 1.0])) == starts_above(monthly([-0.2, 1.0])) == ""


def test_the_numbers_of_a_few_dots_reach_towards_the_middle() -> None:
    figure = drawn(monthly([350.0, 400.0, 618.0], declared=indicator("published")))
    numbers = [each.xanchor for each in figure.layout.annotations if each.text in ("350", "400", "618")]
    assert numbers == ["left", "center", "right"]


def test_the_chip_stands_above_all_words_that_may_need_the_whole_width() -> None:
    figure = drawn(monthly([1.3] * 6, origin="sample"), monthly([1.4] * 6, CAMDEN))
    chip = next(each for each in figure.layout.annotations if "SAMPLE" in each.text)
    lines = next(each for each in figure.layout.annotations if "dashed" in each.text).text.count("<br>") + 1
    assert chip.yshift >= 18 * lines
    assert figure.layout.margin.t >= chip.yshift + 16
    assert figure.layout.xaxis.tickangle == 0


def test_camdens_name_has_its_number_of_the_same_period_or_says_of_which() -> None:
    ward = monthly([1.3, "too_few"])
    assert stacked(drawn(ward, monthly([1.4, 1.5], CAMDEN)))[-1] == ("quiet", "dashed: Camden 1.40")
    later = monthly([1.5], CAMDEN, first=date(2025, 2, 1))
    assert stacked(drawn(ward, later))[-1] == ("quiet", "dashed: Camden 1.50 in Feb 2025")


def test_a_scale_that_leaves_nought_out_starts_well_below_the_lowest() -> None:
    low, high = drawn(monthly([8130.0, 9634.0])).layout.yaxis.range
    assert 0 < low < 8130 - (high - low) * 0.1


def test_things_that_are_counted_are_drawn_from_nought() -> None:
    counts = indicator("published", unit="people")
    assert drawn(monthly([42.0, 97.0, 80.0], CAMDEN, counts)).layout.yaxis.range[0] == 0
    assert drawn(monthly([480.0, 500.0], CAMDEN, indicator("count"))).layout.yaxis.range[0] == 0
    # What is measured, and an amount of money, are not.
    assert drawn(monthly([59.8, 64.0], CAMDEN, indicator("published", unit="years"))).layout.yaxis.range[0] > 0
    assert drawn(monthly([583.0, 879.0], CAMDEN, indicator("published", unit="pounds"))).layout.yaxis.range[0] > 0


def test_the_numbers_at_dots_have_the_places_of_the_axis_beside_them() -> None:
    share = indicator("published", unit="share")
    figure = drawn(monthly([0.143, 0.13, 0.131], CAMDEN, share))
    assert figure.layout.yaxis.tickformat == ".1%"
    assert {"14.3%", "13.0%", "13.1%"} <= set(words(figure))
    wide = drawn(monthly([0.143, 0.43], CAMDEN, share))
    assert wide.layout.yaxis.tickformat == ".0%"
    assert {"14%", "43%"} <= set(words(wide))


def quarterly(count: int) -> Series:
    declared = indicator(frequency="quarter")
    months = [2018 * 12 + 3 + 3 * place for place in range(count)]
    periods = [date(month // 12, month % 12 + 1, 1) for month in months]
    made = tuple(observation(declared, BELSIZE, period, 1.0) for period in periods)
    return Series(declared, BELSIZE, Frequency.QUARTER, made)


@pytest.mark.parametrize(
    ("count", "names"),
    [
        # From April to June 2018: three quarters, and none of two years begins within them.
        (3, ("Apr to Jun<br>2018", "Jul to Sep<br>2018", "Oct to Dec<br>2018")),
        (8, ("2019", "2020")),
        (31, ("2019", "2021", "2023", "2025")),
    ],
)
def test_quarters_are_named_by_the_years_that_begin_among_them(count: int, names: tuple[str, ...]) -> None:
    axis = drawn(quarterly(count)).layout.xaxis
    assert axis.ticktext == names
    if count > 3:
        assert axis.tickvals == tuple(f"{name}-01-01" for name in names)


def test_there_is_room_above_the_highest_dot_for_its_number() -> None:
    figure = drawn(monthly([42.0, 97.0], CAMDEN, indicator("published", unit="people")))
    low, high = figure.layout.yaxis.range
    height = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert (high - 97) / (high - low) * height > 6 + 13
