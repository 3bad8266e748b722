"""Stocks carry over: what a control chart makes of them, and how a signal is held to those who come and go."""

import numpy as np
import pytest

from data.vocabulary import Signal
from metrics.judged.chances import OF_STOCKS
from metrics.judged.stocks import confirmed
from metrics.statistics.control import xmr_each
from tests.unit.judged.told import QUIET, indicator, reading

STEADY = [10.0, 11.0] * 9  # every step is 1


def carried(stay, series, points, seed=20_261_127):
    """Stocks in which nothing changes, of those who stay so many periods on average."""
    random, kept = np.random.default_rng(seed), 1 - 1 / stay
    made = np.zeros((series, points + 40))
    come_and_go = random.normal(size=made.shape) * np.sqrt(max(1 - kept**2, 0.0))
    for place in range(1, made.shape[1]):
        made[:, place] = kept * made[:, place - 1] + come_and_go[:, place]
    return made[:, -points:]


def signals(values, *, held):
    charts = xmr_each(values, polarity="high_is_good")
    told = confirmed(charts, values, "month", 1) if held else charts
    return float((told.variation != "common").mean())


@pytest.mark.parametrize(("stay", "at_least"), [(6, 0.4), (12, 0.5), (24, 0.55)])
def test_a_chart_alone_finds_a_signal_in_half_of_quiet_stocks(stay, at_least):
    assert signals(carried(stay, 2_000, 36), held=False) > at_least


@pytest.mark.parametrize("points", [13, 20, 36])
@pytest.mark.parametrize("stay", [3, 6, 12, 24])
def test_held_to_who_comes_and_goes_quiet_stocks_stay_quiet(stay, points):
    # 2,000 series: the rate may lie two standard errors above the one that is told.
    assert signals(carried(stay, 2_000, points), held=True) <= OF_STOCKS + 2 * np.sqrt(OF_STOCKS / 2_000)


def test_a_stock_that_moves_further_than_its_steps_is_found():
    rising = [100.0 + 2 * place + (0.5 if place % 2 else -0.5) for place in range(24)]
    found = reading(indicator(stock=True), rising)
    assert (found.variation, found.signal, found.carries_over) == ("improvement", Signal.OUTSIDE, True)
    assert reading(indicator(stock=True, polarity="low_is_good"), rising).variation == "concern"


def test_a_shift_within_what_its_steps_add_up_to_is_none():
    # It has moved by 2.5 in a year; twelve steps of about 1 add up to three times as much by chance.
    flow = [*STEADY, *[12.5] * 7]
    assert reading(indicator(), flow).variation == "improvement"
    stock = reading(indicator(stock=True), flow)
    assert (stock.variation, stock.signal, stock.since, stock.variation_why) == ("common", Signal.NONE, None, "")


def test_only_the_way_that_it_signals_counts():
    # It fell far, and its last points are a shift up from there.
    values = np.array([[50.0 - 2 * place for place in range(20)] + [13.0, 14.0]])
    charts = xmr_each(values, polarity="high_is_good")
    assert charts.variation.tolist() == ["concern"]
    assert confirmed(charts, values, "month", 1).variation.tolist() == ["concern"]
    assert confirmed(charts, values[:, ::-1].copy(), "month", 1).variation.tolist() == ["common"]


def test_gaps_are_no_steps_and_a_year_begins_with_the_first_figure_in_it():
    gaps = [value if place not in (3, 10) else "small" for place, value in enumerate(QUIET * 2)]
    assert reading(indicator(stock=True), gaps).variation == "common"
    rising = [100.0 + 2 * place + (0.5 if place % 2 else -0.5) for place in range(24)]
    hidden = [value if place != 11 else "small" for place, value in enumerate(rising)]
    assert reading(indicator(stock=True), hidden).variation == "improvement"
