"""The small line in a table's cell: inside its drawing, stopping at gaps, said in words."""

import re
from datetime import date

from metrics import Frequency, Series
from pages.components.html import spark
from tests.unit.pages.made import BELSIZE, indicator, monthly, observation


def test_a_line_says_where_it_begins_and_ends_and_between_what_it_moves() -> None:
    assert 'aria-label="From 1.10 in January 2025 to 1.30 in April 2025, between 1.10 and 1.60"' in spark.spark(
        monthly([1.1, 1.6, 1.2, 1.3])
    )
    assert "between 1.10 and 1.30; 1 period is withheld" in spark.spark(monthly([1.1, "small", 1.2, 1.3]))
    assert "between 1.10 and 1.30; 2 periods are withheld" in spark.spark(monthly([1.1, "small", "too_few", 1.3]))


def test_a_line_stops_at_a_gap_and_dots_what_stands_alone_and_the_last() -> None:
    long = spark.spark(monthly([1.1, "missing", *[1.2] * 8]))
    assert long.count("%3Cpolyline points") == 1
    assert long.count("%3Ccircle") == 2
    assert spark.spark(monthly([1.1, 1.2, 1.3])).count("%3Ccircle") == 3


def test_fewer_than_five_figures_are_dots_and_no_line() -> None:
    few = spark.spark(monthly([1.1, 1.2, 1.3, 1.4]))
    assert (few.count("%3Cpolyline points"), few.count("%3Ccircle")) == (0, 4)
    assert spark.spark(monthly([1.1, 1.2, 1.3, 1.4, 1.5])).count("%3Cpolyline points") == 1


def test_a_line_needs_two_complete_figures() -> None:
    declared = indicator()
    still_open = observation(declared, BELSIZE, date(2025, 2, 1), 9.0, provisional=True)
    assert spark.spark(Series(declared, BELSIZE, Frequency.MONTH, (*monthly([1.1]).observations, still_open))) == ""
    assert spark.spark(monthly(["small", "missing"])) == ""


def test_a_line_stays_inside_its_drawing() -> None:
    numbers = re.findall(
        r"(-?[\d.]+),(-?[\d.]+)", spark.spark(monthly([0.0, 5.0, 2.0, 0.1, 3.0])).partition("points=")[2]
    )
    assert numbers
    assert all(0 <= float(x) <= spark.WIDTH and 0 <= float(y) <= spark.HEIGHT for x, y in numbers)
