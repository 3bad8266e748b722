"""The harness's own arithmetic; how long anything takes is not asserted."""

import pytest

from tests.benchmarks import harness
from tests.benchmarks.__main__ import report
from tests.benchmarks.harness import Measured


@pytest.mark.parametrize(("seconds", "floor", "ratio"), [(3.0, 0.5, 6.0), (0.0, 2.0, 0.0), (1.0, 0.0, float("inf"))])
def test_the_ratio_is_the_work_over_its_floor(seconds, floor, ratio):
    assert Measured("any", 1, seconds, floor, 0).ratio == ratio


def test_the_best_of_three_counts():
    ticks = iter([0.0, 5.0, 10.0, 12.0, 20.0, 29.0])
    done = []
    assert harness.best(lambda: done.append(1), clock=lambda: next(ticks)) == 2.0
    assert len(done) == 3


def test_every_benchmark_is_found_and_is_whole():
    assert set(harness.names()) >= {"check", "refresh", "sample"}
    for name in harness.names():
        benchmark = harness.load(name)
        assert all(callable(getattr(benchmark, part)) for part in ("prepare", "floor", "work"))
        assert benchmark.SIZES


def test_the_table_has_a_row_for_each_measurement():
    table = report([Measured("refresh", 1, 1.5, 0.25, 2**20), Measured("refresh", 10, 3.0, 0.5, 2**21)])
    columns = [list(column.cells) for column in table.columns]
    assert columns == [
        ["refresh"] * 2,
        ["×1", "×10"],
        ["1.500", "3.000"],
        ["0.2500", "0.5000"],
        ["6"] * 2,
        ["1 MB", "2 MB"],
    ]
