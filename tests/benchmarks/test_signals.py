"""How often chance alone is a signal, and how often a change is found: within what was measured before."""

import pytest

from tests.benchmarks import _signals
from tests.benchmarks.__main__ import main
from tests.benchmarks._signals import drift, noise, rolling, rounded, season, share, step, widths


@pytest.mark.parametrize("points", [8, 13, 20, 36])
def test_chance_alone_is_seldom_a_signal(points):
    assert 0.012 <= share(noise, points) <= 0.019


@pytest.mark.parametrize(
    ("points", "low", "high"), [(8, 0.48, 1.60), (13, 0.58, 1.45), (20, 0.64, 1.35), (36, 0.72, 1.26)]
)
def test_limits_of_few_points_are_wide_of_the_mark(points, low, high):
    assert widths(points) == pytest.approx((low, high), abs=0.015)


@pytest.mark.parametrize(
    ("draw", "points", "expected"),
    [(step, 13, 0.06), (step, 36, 0.21), (drift, 13, 0.08), (drift, 20, 0.36), (drift, 36, 0.95)],
)
def test_what_has_changed_is_found_as_often_as_was_measured(draw, points, expected):
    assert share(draw, points) == pytest.approx(expected, abs=0.015)


def test_a_season_and_a_rolling_mean_are_no_series_for_a_control_chart():
    assert 0.07 <= share(season, 36) <= 0.10
    assert share(rolling, 12) == pytest.approx(0.41, abs=0.06)
    assert share(rolling, 20) == pytest.approx(0.59, abs=0.03)
    assert share(rolling, 36) == pytest.approx(0.63, abs=0.03)


@pytest.mark.parametrize(("mean", "plain"), [(20, 0.06), (40, 0.035), (60, 0.028)])
def test_rounded_counts_signal_too_often_but_for_their_leeway(mean, plain):
    assert share(rounded(mean), 36) == pytest.approx(plain, abs=0.006)
    assert 0.009 <= share(rounded(mean), 36, leeway=2.0) <= 0.021


def test_of_few_rounded_counts_the_leeway_helps_less():
    """Of 13 points few different ranges are left after screening, and the limits are too narrow: a matter of counts."""
    shares = [share(rounded(mean), 13, leeway=2.0) for mean in (15, 20, 40, 60)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] < 0.05
    assert shares[2] < 0.025


def test_the_command_prints_a_row_for_each_kind(capsys, monkeypatch):
    monkeypatch.setattr(_signals, "SERIES", 50)
    monkeypatch.setattr(_signals, "rates", lambda: [_signals.Rate("Noise", n, 0.02) for n in _signals.LENGTHS])
    main(["signals"])
    printed = capsys.readouterr().out
    assert "2.0% ±3.9%" in printed
    assert "Limits over true ones" in printed
