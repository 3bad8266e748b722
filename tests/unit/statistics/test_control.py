"""The control chart against published examples, by small series that a person can follow, and what never changes it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.vocabulary import Assurance, Polarity, Variation
from metrics.statistics.control import xmr, xmr_each

# Ten points that alternate around 10, and so have limits, but no run, no trend and none near a limit.
QUIET = [9, 11] * 10


def marks(chart):
    return [(place, rule) for place, rule in enumerate(chart.signal.tolist()) if rule]


def test_the_limits_of_nists_flow_rates():
    """NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: 50.81, and 45.8159 to 55.8041 with 3 / 1.128, of which
    2.66 is the rounded quotient."""
    flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
    chart = xmr(flow, minimum=10)
    assert chart.centre[0] == pytest.approx(50.81)
    assert chart.upper[0] == pytest.approx(50.81 + 2.66 * 16.9 / 9)
    assert chart.upper[0] == pytest.approx(55.8041, abs=1e-3)
    assert chart.lower[0] == pytest.approx(45.8159, abs=1e-3)
    assert marks(chart) == []
    assert chart.variation == "common"


def test_screening_is_what_parts_nhsrplotthedots_from_the_nhs_tools():
    """Its vignette on deviations from the NHS's Excel tools: 1, 2, ... with one 10, 4.60 and -0.72 screened; 6.95 and
    -3.06 not."""
    values = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]
    ours, theirs = xmr(values), xmr(values, screen=False)
    assert (round(ours.upper[0], 2), round(ours.lower[0], 2)) == (4.60, -0.72)
    assert (round(theirs.upper[0], 2), round(theirs.lower[0], 2)) == (6.95, -3.06)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([*QUIET, 30], [(20, "outside")], id="a point beyond the limits"),
        pytest.param(
            [*[11, 9] * 6, *[13, 12] * 3, 13], [(place, "shift") for place in range(12, 19)], id="seven above"
        ),
        pytest.param([*[11, 9] * 6, *[13, 12] * 3], [], id="six above are none"),
        pytest.param([*QUIET, 7, 8, 9, 10, 11, 12, 13], [(place, "trend") for place in range(20, 27)], id="seven rise"),
        pytest.param([*QUIET, 8, 9, 10, 11, 12, 13], [], id="six rise"),
        pytest.param([*QUIET, 7, 8, 9, 9, 10, 11, 12, 13], [], id="a tie breaks a trend"),
        pytest.param([*QUIET, 14.5, 10.5, 14.5], [(20, "two_in_three"), (22, "two_in_three")], id="two of three"),
        pytest.param([*QUIET, 14.5, 9, 14.5], [], id="two of three with the third on the other side"),
    ],
)
def test_each_rule_on_a_series_that_can_be_followed(values, expected):
    assert marks(xmr(values)) == expected


def test_a_point_on_the_mean_breaks_a_shift_and_one_on_a_limit_is_inside():
    # The mean is 10 in both; 6 above, one on it, 6 above.
    values = [8, 6] * 6 + [13] * 4 + [10] + [13] * 4 + [8, 6] + [13] * 6 + [10.0]
    values[-1] = 10 * len(values) - sum(values[:-1])
    chart = xmr(values, minimum=5)
    assert chart.centre[0] == 10
    assert "shift" not in chart.signal[12:21].tolist()
    # Twelve points make the limits 10 and 2.66 either way; the thirteenth is on the upper one.
    on = xmr([*[9.5, 10.5] * 6, 12.66], baseline_points=12)
    assert on.upper[0] == 12.66
    assert on.signal[-1] == ""
    assert xmr([*[9.5, 10.5] * 6, 12.67], baseline_points=12).signal[-1] == "outside"


def test_equal_shares_are_equal_however_they_are_written():
    # In binary numbers seven times 0.1 is more than 0.7, and neither is the mean: ten points on it are no shift.
    chart = xmr([0.6, 0.8] * 6 + [0.7, 0.1 * 7] * 5)
    assert marks(chart) == []
    flat = xmr([0.7, 0.1 * 7] * 8)
    assert flat.flat
    assert np.isnan(flat.upper).all()


def test_a_range_on_the_screen_is_left_out():
    # Nine ranges of 6.733 and one of 29.403, which is 3.267 times the mean of all ten.
    values = np.cumsum([0, *[6.733, -6.733] * 4, 6.733, -29.403])
    chart = xmr(values)
    assert chart.upper[0] - chart.centre[0] == pytest.approx(2.66 * 6.733)


def test_the_first_rule_names_a_point_and_the_one_against_it_is_kept():
    """A fall that begins far above the mean: outside, on the good side, and a trend the wrong way."""
    values = [*[9, 11] * 12, 30, 8, 7, 6, 5, 4, 3]
    chart = xmr(values, polarity="high_is_good")
    assert chart.signal[24] == "outside"
    assert (chart.meaning[24], chart.second[24], chart.second_meaning[24]) == ("improvement", "trend", "concern")
    # And a fall that is not over the mean yet: the trend names it, not the shift.
    high = [*[9, 11] * 12, 20, 19, 18, 17, 16, 15, 14]
    named = xmr(high, polarity="high_is_good", screen=False)
    assert named.signal[-1] == "trend"
    assert (named.meaning[-1], named.second[-1], named.second_meaning[-1]) == ("concern", "shift", "improvement")
    assert named.variation == "concern"


def test_a_point_that_ends_one_trend_and_begins_another_is_of_the_later():
    chart = xmr([*range(7), *range(5, -1, -1), *[0, 6] * 3], polarity="high_is_good", screen=False)
    assert chart.signal[6] == "trend"
    assert chart.meaning[:7].tolist() == ["improvement"] * 6 + ["concern"]


def test_a_point_beyond_the_limits_is_near_them_or_not_by_a_switch():
    values = [*QUIET, 14.5, 20]
    assert xmr(values).signal[-2:].tolist() == ["", "outside"]
    three = [*QUIET, 14.5, 11.5, 20]
    assert xmr(three).signal[-3:].tolist() == ["two_in_three", "", "outside"]
    assert xmr(three, outer_points_count=False).signal[-3:].tolist() == ["", "", "outside"]


def test_six_points_make_a_trend_by_a_switch():
    values = [*QUIET, 8, 9, 10, 11, 12, 13]
    assert marks(xmr(values, trend=6)) == [(place, "trend") for place in range(20, 26)]


@pytest.mark.parametrize("screen", [True, False])
def test_a_flat_series_has_no_limits_and_no_signal(screen):
    chart = xmr([4.2] * 20, polarity="high_is_good", target=3, screen=screen)
    assert chart.flat
    assert np.isnan(chart.upper).all()
    assert chart.centre.tolist() == pytest.approx([4.2] * 20)
    assert marks(chart) == []
    assert (chart.variation, chart.assurance) == ("unknown", "none")


def test_screening_never_leaves_limits_of_no_width():
    """1, 1, 1, 1, 2, and a step in a flat series: the one range that there is would be screened away."""
    for values in ([1, 1, 1, 1, 2], [3.0] * 10 + [5.0] * 10):
        chart = xmr(values, minimum=5)
        plain = xmr(values, minimum=5, screen=False)
        assert (chart.lower < chart.upper).all()
        np.testing.assert_array_equal(chart.upper, plain.upper)
    assert marks(xmr([1, 1, 1, 1, 2])) == [(4, "outside")]


def test_a_rebase_begins_new_limits_and_no_rule_looks_over_it():
    # Four above the mean before, four after: no run of seven, though they are eight neighbours.
    values = [*[9, 11] * 7, 8, 8, 8, 8, 12, 12, 12, 12, *[19, 21] * 8]
    chart = xmr(values, rebase=[22])
    assert chart.centre[21] == 10
    assert chart.centre[22] == 20
    assert chart.upper[22] == pytest.approx(20 + 2.66 * 2)
    assert chart.points == 16
    assert xmr(values, rebase=[22, 30]).variation == "unknown"
    assert xmr(values, rebase=[0, 22, 22]).centre.tolist() == chart.centre.tolist()
    fall = [*range(20, 0, -1), *[19, 21] * 8]
    assert "trend" not in xmr(fall, rebase=[5, 10, 15, 20]).signal.tolist()


def test_a_fixed_baseline_makes_the_limits_of_all_that_follows():
    chart = xmr([*[9, 11] * 6, *[14, 16] * 6], baseline_points=12)
    assert set(chart.centre.tolist()) == {10}
    assert chart.upper[-1] == pytest.approx(10 + 2.66 * 2)
    assert chart.variation == "high"
    gap = [np.nan, *[9, 11] * 3, np.nan, *[9, 11] * 3, *[14, 16] * 6]
    assert set(xmr(gap, baseline_points=12).centre.tolist()) == {10}
    with_rebase = xmr([*[9, 11] * 6, 40, 40, *[19, 21] * 6, 60, 60], baseline_points=12, rebase=[14])
    assert (with_rebase.centre[0], with_rebase.centre[14]) == (10, 20)


def test_a_gap_breaks_runs_and_ranges_and_has_no_mark():
    shifted = [*[9, 11] * 6, 13, 12, 13, np.nan, 12, 13, 12]
    chart = xmr(shifted)
    assert marks(chart) == []
    assert chart.meaning[15] == ""
    # Of what is there: 18 points, and the ranges of neighbours alone.
    assert chart.centre[0] == pytest.approx(np.nanmean(shifted))
    assert chart.points == 18
    rising = [*QUIET, 7, 8, 9, np.nan, 11, 12, 13]
    assert "trend" not in xmr(rising).signal.tolist()
    assert "two_in_three" not in xmr([*QUIET, 14.5, np.nan, 14.5]).signal.tolist()
    ranges = xmr([10, np.nan, 90, 10, 12, 10], minimum=2, screen=False)
    assert ranges.upper[0] == pytest.approx(132 / 5 + 2.66 * (80 + 2 + 2) / 3)


def test_a_missing_last_point_is_not_another():
    chart = xmr([*QUIET, 30, np.nan], polarity="low_is_good")
    assert chart.meaning[-2] == "concern"
    assert chart.variation == "unknown"
    assert xmr([*QUIET, 30], polarity="low_is_good").variation == "concern"


@pytest.mark.parametrize("length", range(4))
def test_a_few_points_are_no_error(length):
    chart = xmr([5.0, 7.0, 6.0][:length], target=6, polarity="high_is_good")
    assert len(chart.signal) == min(length, 3)
    assert (chart.variation, chart.assurance) == ("unknown", "none")
    assert xmr([np.nan] * length).points == 0


@pytest.mark.parametrize(
    ("target", "up", "down"),
    [(20, "fail", "pass"), (4, "pass", "fail"), (10, "hit_or_miss", "hit_or_miss"), (None, "none", "none")],
)
def test_assurance_is_where_the_target_lies(target, up, down):
    assert xmr(QUIET, target=target, polarity="high_is_good").assurance == up
    assert xmr(QUIET, target=target, polarity="low_is_good").assurance == down
    assert xmr(QUIET, target=target).assurance == "none"


def test_a_target_on_a_limit_is_hit_or_miss():
    chart = xmr(QUIET)
    for limit in (chart.upper[-1], chart.lower[-1]):
        assert xmr(QUIET, target=limit, polarity="high_is_good").assurance == "hit_or_miss"
    assert xmr(QUIET, target=chart.upper[-1] + 1e-6, polarity="high_is_good").assurance == "fail"


def test_of_a_changing_target_the_last_is_judged_by_the_last_limits():
    changing = [4.0] * 10 + [20.0] * 10
    assert xmr(QUIET, target=changing, polarity="high_is_good").assurance == "fail"
    assert xmr(QUIET, target=changing[::-1], polarity="high_is_good").assurance == "pass"
    assert xmr(QUIET, target=[*changing[:-1], np.nan], polarity="high_is_good").assurance == "none"
    rebased = [*[9, 11] * 7, *[29, 31] * 7]
    assert xmr(rebased, rebase=[14], target=20, polarity="high_is_good").assurance == "pass"


def test_rounded_counts_within_two_of_the_mean_are_on_it():
    """The mean is 40.1: seven counts of 45 would be a shift, and one of 40 among them is neither above nor below."""
    counts = [35, 45, 30, 45, 40, 35, 40, 35, 45, 30, 45, 35, 40, 40, 40, 40, 40, 40, 40]
    assert 38 < np.mean(counts) < 40
    assert [rule for _, rule in marks(xmr(counts))] == ["shift"] * 7
    assert marks(xmr(counts, leeway=2.0)) == []
    # As a rate per 1,000 of 12,500 residents, two counts are 0.16.
    rate = np.array(counts) / 12.5
    assert [rule for _, rule in marks(xmr(rate))] == ["shift"] * 7
    assert marks(xmr(rate, leeway=2 / 12.5)) == []


def test_every_word_is_one_of_the_vocabulary():
    words = {word.value for word in Variation}
    for polarity in Polarity:
        chart = xmr([*QUIET, 30], polarity=polarity)
        assert chart.variation in words
        assert set(chart.meaning.tolist()) <= words
    told = {xmr(QUIET, target=at, polarity="high_is_good").assurance for at in (None, 1, 10, 30)}
    assert told == {word.value for word in Assurance}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"polarity": "up"}, "polarity must be one of high_is_good, low_is_good, neutral; got 'up'"),
        ({"rebase": [20]}, "rebase must be the index of one of the 20 points; got 20"),
        ({"rebase": [-1]}, "rebase must be the index of one of the 20 points; got -1"),
        ({"baseline_points": 11}, "baseline_points must be 12 or more; got 11"),
        ({"target": [1.0, 2.0]}, r"shapes do not fit together: target \(2,\), values \(1, 20\)"),
        ({"target": np.inf}, "target must be finite; got inf"),
        ({"leeway": -1}, "leeway must be 0 or more; got -1"),
        ({"run": 1}, "run must be 2 or more; got 1"),
        ({"trend": 0}, "trend must be 2 or more; got 0"),
        ({"minimum": 1}, "minimum must be 2 or more; got 1"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(options, message):
    with pytest.raises(ValueError, match=message):
        xmr(QUIET, **options)


def test_values_of_the_wrong_shape_are_refused():
    with pytest.raises(ValueError, match="one dimension"):
        xmr([QUIET])
    with pytest.raises(ValueError, match="two dimensions"):
        xmr_each(QUIET)
    with pytest.raises(ValueError, match="values must be finite; got inf"):
        xmr([1, np.inf])


whole = st.lists(st.one_of(st.integers(-50, 50), st.none()), min_size=0, max_size=60)
FLIPPED = {"improvement": "concern", "concern": "improvement", "pass": "fail", "fail": "pass"}


@given(whole, st.integers(-60, 60))
def test_the_other_polarity_mirrors_every_meaning(values, target):
    up, down = (xmr(values, polarity=each, target=target) for each in ("high_is_good", "low_is_good"))
    assert up.signal.tolist() == down.signal.tolist()
    for name in ("meaning", "second_meaning"):
        assert [FLIPPED.get(word, word) for word in getattr(up, name).tolist()] == getattr(down, name).tolist()
    assert FLIPPED.get(up.variation, up.variation) == down.variation
    assert FLIPPED.get(up.assurance, up.assurance) == down.assurance


@given(whole, st.integers(-60, 60))
def test_a_series_upside_down_with_the_other_polarity_means_the_same(values, target):
    up = xmr(values, polarity="high_is_good", target=target)
    turned = [None if each is None else -each for each in values]
    down = xmr(turned, polarity="low_is_good", target=-target)
    assert up.signal.tolist() == down.signal.tolist()
    assert up.meaning.tolist() == down.meaning.tolist()
    assert (up.variation, up.assurance) == (down.variation, down.assurance)


@given(whole, st.integers(-60, 60), st.sampled_from([1e-3, 0.1, 1 / 3, 7.0, 1e6]), st.integers(-10_000, 10_000))
@settings(max_examples=300)
def test_other_units_and_another_nought_change_no_signal(values, target, scale, shift):
    """And so no gap is a nought anywhere: that would be moved with the others."""
    plain = xmr(values, polarity="high_is_good", target=target)
    moved = [None if each is None else (each + shift) * scale for each in values]
    other = xmr(moved, polarity="high_is_good", target=(target + shift) * scale)
    assert plain.signal.tolist() == other.signal.tolist()
    assert plain.meaning.tolist() == other.meaning.tolist()
    assert (plain.variation, plain.assurance, plain.flat) == (other.variation, other.assurance, other.flat)
    assert np.allclose(other.upper, (plain.upper + shift) * scale, equal_nan=True)


@given(whole, st.integers(1, 12))
def test_gaps_in_front_of_a_series_change_nothing(values, gaps):
    plain, longer = xmr(values, baseline_points=12), xmr([*[None] * gaps, *values], baseline_points=12)
    if values:
        np.testing.assert_array_equal(plain.upper, longer.upper[gaps:])
    assert plain.signal.tolist() == longer.signal.tolist()[gaps:]
    assert (plain.variation, plain.points, plain.flat) == (longer.variation, longer.points, longer.flat)
