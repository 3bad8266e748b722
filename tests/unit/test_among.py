"""Camden among its peers: small tables that a person can check by hand."""

from collections.abc import Mapping
from datetime import date

import pytest

from data.vocabulary import Beside, NotPrinted, PeerDay, PeerGroup, Polarity
from data.vocabulary.boroughs import BOROUGHS, CAMDEN, ENGLAND, LONDON, NAMES
from metrics.snapshots.among import among, over_time
from metrics.snapshots.changed_among import changed_among
from metrics.snapshots.peer_groups import CHOSEN
from metrics.snapshots.peer_series import PeerAbout, PeerFigure, PeerPeriod, PeerSeries

ABOUT = PeerAbout(
    "made_up", "A figure", "count", Polarity.LOW_IS_GOOD, "", "", (), "", "", "", "", date(2026, 1, 1),
    PeerDay.PUBLISHED, "", "",
)  # fmt: skip
SIMILAR = CHOSEN[PeerGroup.SIMILAR].boroughs
# A figure alone, or with its limits; None for one that is not printed.
Told = float | tuple[float, float, float] | None


def figure(area: str, told: Told) -> PeerFigure:
    if told is None:
        return PeerFigure(area, NAMES[area], None, None, None, NotPrinted.UNRELIABLE)
    value, lower, upper = told if isinstance(told, tuple) else (told, None, None)
    return PeerFigure(area, NAMES[area], value, lower, upper, "")


def period(year: int, camden: Told, similar: list[Told], months: int = 12) -> PeerPeriod:
    """Camden and the eight similar boroughs by their codes; no other borough has a figure."""
    told: Mapping[str, Told] = dict(zip(SIMILAR, similar, strict=True))
    others = tuple(figure(code, told.get(code)) for code in BOROUGHS if code != CAMDEN)
    ends = (figure(LONDON, None), figure(ENGLAND, None))
    return PeerPeriod(date(year, 4, 1), months, figure(CAMDEN, camden), others, *ends)


def of(*periods: PeerPeriod) -> PeerSeries:
    return PeerSeries(ABOUT, periods)


def test_the_three_groups_are_those_of_the_statistics_office() -> None:
    names = {group: {NAMES[code] for code in chosen.boroughs} for group, chosen in CHOSEN.items()}
    assert names[PeerGroup.SIMILAR] == {
        "Kensington and Chelsea", "Westminster", "Islington", "Hackney", "Hammersmith and Fulham", "Southwark",
        "Lambeth", "Tower Hamlets",
    }  # fmt: skip
    assert names[PeerGroup.INNER_LONDON] == names[PeerGroup.SIMILAR] | {
        "City of London", "Haringey", "Lewisham", "Newham", "Wandsworth",
    }  # fmt: skip
    assert len(names[PeerGroup.ALL_LONDON]) == 32
    assert all("Camden" not in each for each in names.values())
    assert all(chosen.source and chosen.address.startswith("https://") for chosen in CHOSEN.values())


def test_without_ranges_it_is_a_position_and_never_a_verdict() -> None:
    found = among(of(period(2024, 5, [9, 8, 5, 5, 4, 3, None, 1])), PeerGroup.SIMILAR)
    assert found is not None
    assert (found.first, found.last, found.of) == (3, 5, 8)
    assert [each.name for each in found.level_with] == [NAMES[SIMILAR[2]], NAMES[SIMILAR[3]]]
    assert {beside for _, beside in found.beside} == {Beside.NONE}
    assert not found.ranged
    assert [each.name for each in found.without] == [NAMES[SIMILAR[6]]]
    assert found.middle is not None
    # Of 1, 3, 4, 5, 5, 8 and 9.
    assert (found.middle.lower, found.middle.middle, found.middle.upper) == (3.5, 5, 6.5)


def test_with_ranges_the_position_goes_as_far_as_they_allow() -> None:
    apart: list[Told] = [(20, 19, 21), (18, 17, 19), (11, 9, 13), (10, 8, 12), (9, 7, 11), (2, 1, 3), 1, None]
    found = among(of(period(2024, (10, 8, 12), apart)), PeerGroup.SIMILAR)
    assert found is not None
    assert (found.first, found.last, found.of, found.block) == (3, 7, 8, (4, 5))
    # Low is good: 20 and 18 are clearly more, 2 clearly less; 1 has no range, and may be on either side.
    assert found.count(Beside.BETTER) == 2
    assert found.count(Beside.WORSE) == 1
    assert found.count(Beside.SIMILAR) == 3
    assert found.count(Beside.NONE) == 1


def test_a_range_of_camdens_alone_is_no_verdict() -> None:
    found = among(of(period(2024, (10, 8, 12), [1.0] * 8)), PeerGroup.SIMILAR)
    assert found is not None
    assert (found.first, found.last, found.ranged) == (1, 9, False)


@pytest.mark.parametrize("first", [None, date(2024, 4, 1), date(1999, 4, 1)])
def test_where_camden_has_no_figure_it_stands_nowhere(first: date | None) -> None:
    assert among(of(period(2024, None, [1.0] * 8)), PeerGroup.SIMILAR, first) is None


def test_the_newest_period_is_the_newest_with_a_figure_of_camdens() -> None:
    found = among(of(period(2023, 3, [1.0] * 8), period(2024, None, [1.0] * 8)), PeerGroup.SIMILAR)
    assert found is not None
    assert found.period.first == date(2023, 4, 1)


def test_over_time_the_ends_of_the_middle_half_are_inside_it() -> None:
    eight: list[Told] = [1, 2, 3, 4, 5, 6, 7, 8]
    told = of(period(2020, 2.75, eight), period(2021, 6.25, eight), period(2022, 6.3, eight), period(2023, 2.7, eight))
    assert [each.side for each in over_time(told, PeerGroup.SIMILAR)] == [0, 0, 1, -1]


def test_a_period_in_which_less_than_half_of_the_group_has_a_figure_is_not_in_common() -> None:
    half: list[Told] = [1, 2, 3, 4, None, None, None, None]
    fewer: list[Told] = [1, 2, 3, None, None, None, None, None]
    told = of(period(2020, 5, half), period(2021, 5, fewer))
    assert [each.first.year for each in told.in_common(PeerGroup.SIMILAR)] == [2020]


def test_a_fall_is_more_than_where_it_fell_less_or_rose() -> None:
    told = of(
        period(2020, 10, [10, 10, 10, 10, 10, 10, 10, None]),
        period(2024, 6, [2, 5, 6, 7, 9, 10, 12, 3]),
    )
    found = changed_among(told, PeerGroup.SIMILAR)
    assert found is not None
    # Changes: -8, -5, -4, -3, -1, 0 and +2 beside Camden's -4; the eighth has no first figure.
    assert (found.camden.change, found.way) == (-4, -1)
    assert [each.change for each in found.others] == [-8, -5, -4, -3, -1, 0, 2]
    assert (found.more, found.less, found.unclear, found.other_way) == (4, 2, 1, 1)
    assert [each.name for each in found.without] == [NAMES[SIMILAR[7]]]
    assert not found.ranged


def test_changes_are_told_apart_by_the_range_of_their_difference() -> None:
    then: list[Told] = [(10, 9, 11)] * 8
    now: list[Told] = [(10, 9, 11), (5, 4, 6), *[(8, 7, 9)] * 6]
    found = changed_among(of(period(2020, (10, 9, 11), then), period(2024, (5, 4, 6), now)), PeerGroup.SIMILAR)
    assert found is not None
    # Each of four figures is known to 1 either way, so that a difference of changes is known to 2.
    assert (found.camden.lower, found.camden.upper) == (-5 - round(2**0.5, 12), -5 + round(2**0.5, 12))
    assert (found.more, found.less, found.unclear) == (7, 0, 1)
    (alike,) = [each for each in found.others if each.beside is Beside.SIMILAR]
    assert (alike.apart, alike.apart_lower, alike.apart_upper) == (0, -2, 2)
    # It fell by more than elsewhere, and low is good.
    assert sum(each.beside is Beside.BETTER for each in found.others) == 7


def test_where_camdens_figure_stays_those_that_rose_and_fell_are_told_apart() -> None:
    told = of(period(2020, 5, [5.0] * 8), period(2021, 5, [4, 4, 6, 5, 5, 5, 5, 5]))
    found = changed_among(told, PeerGroup.SIMILAR)
    assert found is not None
    assert (found.way, found.more, found.less, found.unclear, found.other_way) == (0, 2, 1, 5, 0)


def test_periods_that_share_days_have_no_change() -> None:
    five_years = [period(year, 5, [4.0] * 8, months=60) for year in (2019, 2020, 2024)]
    assert changed_among(of(*five_years[:2]), PeerGroup.SIMILAR) is None
    assert changed_among(of(*five_years), PeerGroup.SIMILAR) is not None


def test_a_single_period_has_no_change() -> None:
    assert changed_among(of(period(2020, 5, [4.0] * 8)), PeerGroup.SIMILAR) is None
