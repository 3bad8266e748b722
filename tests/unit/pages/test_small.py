"""The small drawing of a card: every place inside it, by the days and the values; the latest run of signals marked."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from metrics import Frequency, Variation
from pages.components.exhibits import small
from pages.components.exhibits.small import Box
from tests.unit.pages.judged import STEADY, charted, judged
from tests.unit.pages.made import CAMDEN, indicator, monthly

SHARE = indicator("proportion", "high_is_good")


def drawing(values, declared=SHARE, **parts):
    return small.small(monthly(values, CAMDEN, declared, **parts), None, None)


def test_two_figures_are_two_dots_at_its_sides():
    # 0.1 and 0.6: the scale goes from nought to 0.6 and six hundredths of 0.5 more, 0.63.
    found = drawing([0.1, 0.6])
    assert found.lines == ()
    left, right = found.dots
    assert (left[0], right[0]) == (20, 980)
    assert left[1] == 45 + round(910 * (0.63 - 0.1) / 0.63)
    assert right[1] == 45 + round(910 * (0.63 - 0.6) / 0.63)
    assert found.bands == found.marks == ()


def test_one_figure_alone_has_no_drawing():
    assert drawing([0.4]) is None
    assert drawing(["small", 0.4]) is None


def test_under_eight_figures_each_has_its_dot_and_from_five_on_a_line():
    assert [len(drawing([0.4, 0.5] * 2).lines), len(drawing([0.4, 0.5] * 2).dots)] == [0, 4]
    assert [len(drawing([0.4, 0.5, 0.6, 0.5, 0.4]).lines), len(drawing([0.4, 0.5, 0.6, 0.5, 0.4]).dots)] == [1, 5]
    long = drawing([0.4, 0.5] * 4)
    assert [len(long.lines), len(long.dots)] == [1, 1]
    assert long.dots[0] == long.lines[0][-1]


def test_a_line_stops_at_what_is_not_known_and_what_stands_alone_is_a_dot():
    found = drawing([0.4, 0.5, 0.4, 0.5, "missing", 0.5, "small", 0.4, 0.5, 0.4, 0.5])
    assert [len(run) for run in found.lines] == [4, 4]
    assert len(found.dots) == 2


def test_the_latest_run_of_signals_is_marked_and_nothing_before_it():
    # 0.95 and 0.96 lie above the limits, 0.72 -/+ some hundredths; the 0.72 between them and the first ends the run.
    series, reading, chart = charted([*STEADY, 0.95, 0.72, 0.95, 0.96])
    found = small.small(small.drawn(series, chart), chart, reading)
    assert [name for name, _ in found.marks] == ["better", "better"]
    assert reading.variation is Variation.IMPROVEMENT
    assert found.marks[-1][1] == found.lines[-1][-1]
    assert len(found.bands) == 1
    assert found.dots == ()


def test_a_run_of_signals_ends_where_their_meaning_turns():
    _, _, chart = charted([*STEADY, 0.5, 0.95, 0.96])
    assert [each.value for each in small.signals(chart)] == [0.96, 0.95]
    assert small.signals(None) == []


def test_a_steady_series_has_a_ring_at_its_latest_figure():
    series, reading, chart = charted(STEADY)
    found = small.small(small.drawn(series, chart), chart, reading)
    assert [name for name, _ in found.marks] == ["similar"]


def test_a_reading_of_other_periods_marks_nothing():
    series, reading, chart = charted(STEADY)
    by_year = replace(reading, frequency=Frequency.YEAR)
    assert small.small(small.drawn(series, chart), chart, by_year).marks == ()


def test_the_band_spans_its_limits():
    series, reading, chart = charted(STEADY)
    (band,) = small.small(small.drawn(series, chart), chart, reading).bands
    assert (band.left, band.right) == (20, 20)
    # Limits 0.72 -/+ 2.66 x 0.03, the centre in the middle between the two edges.
    middle = (band.top + small.SIZE - band.bottom) / 2
    heights = [y for _, y in small.small(small.drawn(series, chart), chart, reading).lines[0]]
    assert abs(middle - (max(heights) + min(heights)) / 2) <= 1


def test_a_target_that_is_near_has_a_height_and_one_far_off_has_none():
    near = indicator("proportion", "high_is_good", target={"value": 0.8, "origin": "illustrative"})
    far = indicator("proportion", "high_is_good", target={"value": 1.0, "origin": "illustrative"})
    values = [0.7, 0.75, 0.72, 0.71]
    assert 0 < drawing(values, near).target < min(y for _, y in drawing(values, near).dots)
    assert drawing([0.2, 0.21, 0.2], far).target is None


def test_what_is_drawn_ends_with_the_latest_complete_figure_and_begins_with_its_chart():
    series, _, chart = charted([*STEADY, *STEADY, *STEADY])
    assert len(series.observations) == 48
    assert len(small.drawn(series, chart).observations) == 36
    assert len(small.drawn(series, None).observations) == small.MOST
    waiting = monthly([0.4, 0.5, "pending"], CAMDEN, SHARE)
    assert [each.value for each in small.drawn(waiting, None).observations] == [0.4, 0.5]
    assert small.drawn(monthly(["small"], CAMDEN, SHARE), None).observations == ()


def test_a_series_without_a_chart_is_drawn_without_a_band():
    series, reading, chart = judged([0.7, 0.74, 0.71])
    assert chart is None
    assert small.small(small.drawn(series, chart), chart, reading).bands == ()


figure = st.one_of(st.floats(0, 1), st.sampled_from(["small", "missing"]))


@given(st.lists(figure, min_size=2, max_size=60))
def test_every_place_lies_inside(values):
    series, reading, chart = judged(values)
    found = small.small(small.drawn(series, chart), chart, reading)
    if found is None:
        assert sum(not isinstance(each, str) for each in values[-small.MOST :]) < 2 or series.latest is None
        return
    places = [*found.dots, *(at for run in found.lines for at in run), *(at for _, at in found.marks)]
    assert places
    assert all(0 <= x <= small.SIZE and 0 <= y <= small.SIZE for x, y in places)
    assert all(_inside(box) for box in found.bands)


def _inside(box: Box) -> bool:
    edges = (box.top, box.right, box.bottom, box.left)
    return min(edges) >= 0 and box.top + box.bottom <= small.SIZE and box.left + box.right <= small.SIZE
