"""The control chart: limits, signals by shape, colour and word, gaps, targets, flags, and its table."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from data.vocabulary import Signal
from metrics import Chart, Origin, Series, Variation
from pages.components.exhibits import control_chart, control_words
from pages.components.exhibits.control_ends import meaning
from pages.components.exhibits.control_lines import control_lines
from pages.components.exhibits.flags import Flag, flags, listed
from pages.components.theme.colours import COLOUR
from tests.unit.pages.drawings import checked, words
from tests.unit.pages.judged import STEADY, charted
from tests.unit.pages.made import CAMDEN, indicator, monthly

AIM: dict[str, Any] = {"value": 0.9, "by": date(2027, 3, 31), "origin": "illustrative"}
RISE = [*STEADY, *[0.76, 0.75] * 4]


def drawn(series: Series, chart: Chart, **more: Any) -> go.Figure:
    return checked(control_lines(series, chart, **more))


def every(figure: go.Figure) -> list[Any]:
    return [figure.data[place] for place in range(len(figure.data))]


def marks(figure: go.Figure) -> dict[str, Any]:
    """The traces of marks that are figures, by the name of their colour."""
    names = {place: name for name, place in COLOUR.items()}
    found = [each for each in every(figure) if each.mode == "markers" and isinstance(each.marker.size, int)]
    return {names[each.marker.color]: each for each in found if each.marker.symbol in ("circle", "diamond", "square")}


def test_a_steady_series_lies_in_its_band_with_small_grey_dots_alone() -> None:
    series, _, chart = charted(STEADY)
    figure = drawn(series, chart)
    band, middle = figure.data[0], figure.data[1]
    assert band.fillcolor == COLOUR["band"]
    assert {round(end, 4) for end in band.y if end is not None} == {0.6402, 0.7998}
    assert {round(end, 4) for end in middle.y if end is not None} == {0.72}
    (common,) = marks(figure).values()
    assert (common.marker.symbol, common.marker.size, len(common.x)) == ("circle", 5, 16)


@pytest.mark.parametrize(
    ("polarity", "last", "colour", "symbol"),
    [
        ("high_is_good", 0.9, "improvement", "circle"),
        ("high_is_good", 0.5, "concern", "diamond"),
        ("low_is_good", 0.9, "concern", "diamond"),
        ("neutral", 0.9, "neutral", "square"),
    ],
)
def test_a_signal_has_a_shape_a_colour_and_a_word(polarity: str, last: float, colour: str, symbol: str) -> None:
    series, _, chart = charted([*STEADY, last], indicator("proportion", polarity))
    found = marks(drawn(series, chart))[colour]
    assert (found.marker.symbol, found.y) == (symbol, (last,))
    assert chart.points[-1].meaning
    assert Variation(chart.points[-1].meaning).word.lower() in found.hovertext[0]
    assert "outside the expected range" in found.hovertext[0]


def test_what_is_withheld_is_a_gap_with_its_mark_and_word() -> None:
    series, _, chart = charted([*STEADY, "small", *STEADY])
    figure = drawn(series, chart)
    lines = [each for each in every(figure) if each.mode == "lines" and each.line.color == COLOUR["area"]]
    assert lines[0].y[16] is None
    assert "withheld to protect people" in words(figure)
    assert sum(len(each.x) for each in marks(figure).values()) == 32


def test_a_target_is_a_line_and_a_milestone_the_way_to_it() -> None:
    aimed = indicator("proportion", "high_is_good", target=AIM)
    series, _, chart = charted(STEADY, aimed)
    dashed = [each for each in every(drawn(series, chart)) if each.line.dash == "9px,6px"]
    assert set(dashed[0].y) == {0.9}
    line = AIM | {"baseline": 0.7, "baseline_on": date(2024, 12, 31)}
    series, _, chart = charted(STEADY, indicator("proportion", "high_is_good", target=line))
    way = next(each for each in every(drawn(series, chart)) if each.line.dash == "9px,6px")
    assert list(way.y) == sorted(way.y)
    assert way.y[0] < 0.72 < way.y[-1] < 0.9
    assert "milestone now: 80%" in drawn(series, chart).layout.annotations[0].text


def test_a_target_far_off_is_told_in_words_and_leaves_the_figures_their_height() -> None:
    far = indicator("rate", "low_is_good", target=AIM | {"value": 0.05})
    series, _, chart = charted([10 * each for each in STEADY], far)
    figure = drawn(series, chart)
    assert figure.layout.yaxis.range[0] > 0.05
    assert "below this chart" in figure.layout.annotations[0].text
    near = indicator("rate", "low_is_good", target=AIM | {"value": 6.0})
    series, _, chart = charted([10 * each for each in STEADY], near)
    assert "this chart" not in drawn(series, chart).layout.annotations[0].text


def test_limits_that_are_drawn_anew_have_a_band_each_and_a_flag() -> None:
    told = [{"from": date(2025, 1, 1), "reason": "A new contractor", "by": "Property Management"}]
    declared = indicator("proportion", "high_is_good", rebases=told)
    higher = [each + 0.1 for each in STEADY]
    series, _, chart = charted([*STEADY[:13], *higher[:13]], declared)
    known = flags(declared, chart.points[0].period, date(2026, 1, 31))
    figure = drawn(series, chart, flags=known)
    bands = [end for end in figure.data[0].y if end is not None]
    assert len({round(end, 4) for end in bands}) == 4
    assert figure.data[0].y.count(None) == 2
    assert "<b>1</b>" in words(figure)
    assert [each.x0 for each in figure.layout.shapes] == ["2025-01-01"]
    assert known[0].words == "The expected range is drawn anew: A new contractor"
    assert "2 parts" in control_words.alt(series, chart, None, known)


def test_flags_are_numbered_by_their_days_and_their_words_listed_below() -> None:
    declared = indicator(
        causes=[
            {"from": date(2025, 6, 1), "reason": "A storm <b>", "by": "Housing"},
            {"from": date(2025, 3, 1), "reason": "A strike", "by": "Housing"},
            {"from": date(2019, 3, 1), "reason": "Long ago", "by": "Housing"},
        ]
    )
    known = flags(declared, date(2025, 1, 1), date(2025, 12, 31))
    assert known == [Flag(date(2025, 3, 1), "A strike", "Housing"), Flag(date(2025, 6, 1), "A storm <b>", "Housing")]
    text = re.sub(r"<[^>]+>", "", listed(known))
    assert text == "1 1 March 2025 A strike (Housing)2 1 June 2025 A storm &lt;b&gt; (Housing)"
    assert listed([]) == ""


def test_flags_of_one_day_stand_under_one_another() -> None:
    series, _, chart = charted(STEADY)
    same = [Flag(date(2025, 6, 1), "One", "A"), Flag(date(2025, 6, 1), "Other", "B")]
    figure = drawn(series, chart, flags=same)
    assert [each.yshift for each in figure.layout.annotations if each.text in ("<b>1</b>", "<b>2</b>")] == [0, -20]
    assert len(figure.layout.shapes) == 1


def test_a_made_up_chart_says_so_inside() -> None:
    series, _, chart = charted(STEADY, origin="sample")
    made_up = replace(series, observations=tuple(replace(each, origin=Origin.SAMPLE) for each in series.observations))
    assert "<b>SAMPLE</b>" in words(drawn(made_up, chart))


def test_a_finding_tells_the_newest_signal_where_the_latest_figure_is_none() -> None:
    series, reading, chart = charted([*STEADY, 0.9, *STEADY[:6]])
    assert control_words.finding(series, chart, reading, 0) == (
        "74% in January 2026. No clear change: by chance alone it moves between 65% and 81%, around 73%. The newest "
        "figure that was more than chance is that in July 2025 (improving)."
    )


def test_the_alt_text_counts_the_signals_and_adds_to_the_finding() -> None:
    series, reading, chart = charted(RISE)
    told = control_words.alt(series, chart)
    assert told.startswith("A control chart: Robbery, All Camden. 24 figures, February 2024 to January 2026. Highest ")
    assert "8 marked as improving" in told
    assert control_words.finding(series, chart, reading, 0) not in told
    steady, _, quiet = charted(STEADY)
    assert "No figure is marked as a change." in control_words.alt(steady, quiet)


def test_how_it_is_to_be_read_names_the_marks_that_are_there() -> None:
    series, _, chart = charted([*STEADY, 0.5])
    told = control_words.how_to_read(series, chart)
    assert "a diamond a change for the worse" in told
    assert "a circle is a change for the better" not in told
    assert "not where they should be" in told
    assert "chance alone marks about 2 in 100" in told


def test_the_table_has_the_expected_range_and_the_signal_of_each_figure() -> None:
    series, _, chart = charted([*STEADY, "small", 0.9])
    table = control_chart.table(series, chart, None, {})
    assert list(table.headings[-2:]) == ["Expected range", "Signal"]
    assert [row[-1] for row in table.rows[:3]] == ["Improving: outside the expected range", "", "within chance"]
    assert table.rows[1][-2] == ""


def test_a_signal_the_other_way_is_told_beside_it() -> None:
    *_, chart = charted([*STEADY, 0.9])
    both = replace(chart.points[-1], second=Signal.SHIFT, second_meaning=Variation.CONCERN)
    assert meaning(both) == (
        "Improving: outside the expected range; getting worse: seven or more in a row on one side of the middle"
    )


def test_camden_stands_dashed_beside_a_place_of_its_own() -> None:
    series, _, chart = charted(STEADY)
    borough = monthly([0.8] * 16, CAMDEN, series.indicator, series.observations[0].period)
    figure = drawn(series, chart, borough=borough)
    dashed = [each for each in every(figure) if each.line.dash == "4px,3px"]
    assert set(dashed[0].y) - {None} == {0.8}


def test_a_chart_of_a_stock_says_that_most_are_counted_again() -> None:
    series, _, chart = charted(STEADY, indicator("proportion", "high_is_good", stock=True))
    assert "in one period are counted again in the next" in control_words.how_to_read(series, chart)
    assert "counted again" not in control_words.how_to_read(*(charted(STEADY)[0], charted(STEADY)[2]))
