"""Whether two indicators go together over wards: what takes part, from how many on it is told, and who is furthest."""

from dataclasses import replace

import pytest
from scipy.stats import spearmanr

from metrics import together
from tests.unit.pages.made import Figure, compared, indicator

NAMES = ["Belsize", "Bloomsbury", "Camden Square", "Camden Town", "Fortune Green", "Frognal", "Gospel Oak", "Hampstead"]
NAMES += ["Haverstock", "Highgate", "Kilburn", "King's Cross"]
POOR = [0.1, 0.17, 0.31, 0.35, 0.25, 0.12, 0.3, 0.07, 0.39, 0.24, 0.43, 0.32]
ON_TIME = [0.9, 0.88, 0.8, 0.79, 0.84, 0.91, 0.82, 0.93, 0.77, 0.86, 0.95, 0.81]


def of(figures: list[Figure]):
    return compared(dict(zip(NAMES, figures, strict=False)), 0.84, indicator("proportion", "high_is_good"))


def test_it_is_the_correlation_of_the_ranks_and_its_interval_says_which_way():
    found = together(of(POOR), of(ON_TIME))
    assert found.rho == pytest.approx(spearmanr(POOR, ON_TIME).statistic)
    assert found.way == 0  # Kilburn, the poorest and the most often on time, leaves it open
    others = together(of(POOR[:10]), of(ON_TIME[:10]))
    assert others.way == -1
    assert together(of(POOR[:10]), of([-each for each in ON_TIME[:10]])).way == 1


def test_those_come_first_that_are_furthest_from_the_pattern():
    found = together(of(POOR), of(ON_TIME))
    assert found.areas[0] == f"E0500000{NAMES.index('Kilburn')}"
    assert len(found.areas) == 12


def test_a_ward_without_one_of_the_two_figures_takes_no_part():
    found = together(of([*POOR[:11], "small"]), of(["missing", *ON_TIME[1:]]))
    assert set(found.areas) == {f"E0500000{place}" for place in range(1, 11)}


def test_of_fewer_than_ten_wards_and_of_all_alike_no_link_is_told():
    for found in (
        together(of(POOR[:9]), of(ON_TIME[:9])),
        together(of([0.3] * 12), of(ON_TIME)),
        together(of([]), of([])),
    ):
        assert (found.rho, found.lower, found.upper, found.way) == (None, None, None, 0)


def test_one_without_an_exception_has_no_interval():
    found = together(of(POOR), of(POOR))
    assert found.rho == pytest.approx(1)
    assert (found.lower, found.upper, found.way) == (None, None, 0)


def test_it_is_of_areas_by_their_codes_and_not_by_their_places():
    up = of(ON_TIME)
    assert together(of(POOR), replace(up, items=up.items[::-1])) == together(of(POOR), up)
