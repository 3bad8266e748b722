"""How often an effect of work is told where nothing was done: as often as the range says, within what chance does."""

import pytest
from scipy.stats import binom

from tests.benchmarks import _placebo
from tests.benchmarks.__main__ import main
from tests.benchmarks._placebo import WORLDS, Level, level

DRAWS = 240
ALIKE, REAL = WORLDS[0], WORLDS[2]


def likely(share, draws=DRAWS):
    """Between which shares chance has it in all but two of a thousand runs."""
    low, high = binom.ppf([0.001, 0.999], draws, share) / draws
    return low, high


@pytest.mark.parametrize(("world", "sites", "named"), [(ALIKE, 2, False), (REAL, 2, True), (REAL, 3, False)])
def test_the_range_leaves_nought_out_in_one_of_twenty_and_holds_what_is_there(world, sites, named):
    found = level(world, sites, named=named, draws=DRAWS)
    low, high = likely(0.05)
    assert low <= found.outside <= high
    assert found.held >= likely(0.95, DRAWS // 4)[0]


def test_one_site_is_the_furthest_out_as_often_as_any_other_ward():
    found = level(REAL, 1, named=False, draws=DRAWS)
    low, high = likely(0.05)
    assert (found.choices, found.outside) == (19, 0.0)
    assert low <= found.furthest <= high


def test_the_command_prints_a_row_for_each_kind(capsys, monkeypatch):
    told = [Level("of all sizes", 1, False, 0.0, 0.05, 19, 0.0), Level("of all sizes", 2, True, 0.04, 0.02, 153, 0.95)]
    monkeypatch.setattr(_placebo, "levels", lambda: told)
    main(["placebo"])
    printed = capsys.readouterr().out
    assert "no range" in printed
    assert "4.0%" in printed
    assert "6 named" in printed
