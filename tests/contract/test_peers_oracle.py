"""Is what is said of Camden among its peers what plain Python makes of the publisher's files, for every series, period
and group? Nothing here uses the product's own reading or arithmetic but to compare with it."""

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from typer.testing import CliRunner

import metrics
from data.__main__ import app
from metrics import Beside, PeerGroup, PeerSeries, Polarity, Snapshot
from metrics.refreshing.refresh import refresh

CAMDEN = "E09000007"
BOROUGHS = [f"E09{number:06}" for number in range(1, 34)]
SIMILAR = {
    "Kensington and Chelsea", "Westminster", "Islington", "Hackney", "Hammersmith and Fulham", "Southwark", "Lambeth",
    "Tower Hamlets",
}  # fmt: skip
INNER = SIMILAR | {"City of London", "Haringey", "Lewisham", "Newham", "Wandsworth"}

# One area's figure: the value and its limits as printed; a percentage as a share of 1.
Figure = tuple[Decimal, Decimal | None, Decimal | None]
Year = Mapping[str, Figure]
pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def snapshot(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """A snapshot over every file of the publisher's, each with the description that says of what day it is."""
    folder = tmp_path_factory.mktemp("extracts")
    files = map(str, sorted((shared / "realdata/ons_els").glob("*.[cj]s*")))
    done = CliRunner().invoke(app, ["import", "local_statistics", *files], env={"CAMDEN_EXTRACTS": str(folder)})
    assert done.exit_code == 0, done.output
    return refresh(folder, tmp_path_factory.mktemp("snapshots"))


@pytest.fixture(scope="module")
def printed(shared: Path) -> dict[str, dict[str, dict[str, Figure]]]:
    """By series and period, the figure of each area that has one; and by 'names' the name of each."""
    found: dict[str, dict[str, dict[str, Figure]]] = {}
    for path in sorted((shared / "realdata/ons_els").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                series = "_".join("".join(c if c.isalnum() else " " for c in row["indicator"].lower()).split())
                areas = found.setdefault(series, {}).setdefault(row["period"], {})
                if row["observation"]:
                    scale = Decimal(100) if row["unit"] == "%" and "ratio" not in series else Decimal(1)
                    value, low, high = (Decimal(row[name]) if row[name] else None for name in COLUMNS)
                    assert value is not None
                    areas[row["areacd"]] = (
                        value / scale,
                        None if low is None else low / scale,
                        None if high is None else high / scale,
                    )
    return found


COLUMNS = ("observation", "lci_95", "uci_95")


def test_every_series_and_period_is_there_to_the_digit(
    snapshot: Snapshot, printed: Mapping[str, Mapping[str, Year]]
) -> None:
    assert {each.series for each in snapshot.peer_series} == printed.keys()
    compared = 0
    for series, periods in printed.items():
        told = peers(snapshot, series)
        assert [written(each.first, each.months) for each in told.periods] == sorted(periods)
        for period in told.periods:
            there = periods[written(period.first, period.months)]
            for each in (period.camden, *period.others, period.london, period.england):
                ours = (each.value, each.lower, each.upper)
                if each.area not in there:
                    assert ours == (None, None, None)
                    assert each.status
                    continue
                for number, text in zip(ours, there[each.area], strict=True):
                    assert (number is None) == (text is None)
                    assert number is None or text is None or math.isclose(number, float(text), rel_tol=1e-14)
                compared += 1
    assert compared > 24_500


@pytest.mark.parametrize("group", PeerGroup)
def test_positions_ties_middles_and_verdicts_are_those_of_plain_python(
    group: PeerGroup, snapshot: Snapshot, printed: Mapping[str, Mapping[str, Year]]
) -> None:
    checked = 0
    for series, periods in printed.items():
        told = peers(snapshot, series)
        for period in told.periods:
            year = periods[written(period.first, period.months)]
            found = metrics.among(told, group, period.first)
            if CAMDEN not in year:
                assert found is None
                continue
            assert found is not None
            own = year[CAMDEN]
            others = {code: year[code] for code in codes(told, group) if code in year}
            above = sum(each[0] > own[0] for each in others.values())
            level = {code for code, each in others.items() if each[0] == own[0]}
            assert found.block == (above + 1, above + len(level) + 1)
            assert {each.area for each in found.level_with} == level
            assert found.of == len(others) + 1
            assert {each.area for each in found.without} == set(codes(told, group)) - others.keys()
            sides = {code: side(own, each) for code, each in others.items()}
            if own[1] is None:
                assert (found.first, found.last) == found.block
                assert not found.ranged
            else:
                first, last = (sum(each == way for each in sides.values()) for way in (-1, 1))
                assert (found.first, found.last) == (first + 1, len(others) + 1 - last)
            words = {each.area: beside for each, beside in found.beside}
            assert words == {code: word(each, told.about.polarity) for code, each in sides.items()}
            if others:
                assert found.middle is not None
                quarters = (found.middle.lower, found.middle.middle, found.middle.upper)
                for ours, theirs in zip(quarters, quartiles(others.values()), strict=True):
                    assert math.isclose(ours, float(theirs), rel_tol=1e-12, abs_tol=1e-12)
            checked += 1
    assert checked > 600


@pytest.mark.parametrize("group", PeerGroup)
def test_inside_above_and_below_over_time_are_those_of_plain_python(
    group: PeerGroup, snapshot: Snapshot, printed: Mapping[str, Mapping[str, Year]]
) -> None:
    for series, periods in printed.items():
        told = peers(snapshot, series)
        assert [
            (written(each.period.first, each.period.months), each.side) for each in metrics.among_over_time(told, group)
        ] == [(period, where) for period, _, where in in_common(told, group, periods)]


@pytest.mark.parametrize("group", PeerGroup)
def test_changes_are_those_of_plain_python(
    group: PeerGroup, snapshot: Snapshot, printed: Mapping[str, Mapping[str, Year]]
) -> None:
    checked = 0
    for series, periods in printed.items():
        told = peers(snapshot, series)
        common = [period for period, _, _ in in_common(told, group, periods)]
        found = metrics.changed_among(told, group)
        if len(common) < 2 or share_days(told, common[0], common[-1]):
            assert found is None
            continue
        assert found is not None
        then, now = periods[common[0]], periods[common[-1]]
        changes = {code: change(then[code], now[code]) for code in codes(told, group) if code in then and code in now}
        own = change(then[CAMDEN], now[CAMDEN])
        assert {each.area for each in found.others} == changes.keys()
        ways = {code: side(own, each) for code, each in changes.items()}
        words = {each.area: each.beside for each in found.others}
        assert words == {code: word(each, told.about.polarity) for code, each in ways.items()}
        # Where no range is printed, by the figures alone.
        sure = {
            code: ways[code] if ways[code] is not None else (own[0] > each[0]) - (own[0] < each[0])
            for code, each in changes.items()
        }
        way = (own[0] > 0) - (own[0] < 0) or 1
        assert found.more == sum(each == way for each in sure.values())
        assert found.less == sum(each == -way for each in sure.values())
        assert found.unclear == sum(each == 0 for each in sure.values())
        assert found.other_way == sum(each[0] * ((own[0] > 0) - (own[0] < 0)) < 0 for each in changes.values())
        assert math.isclose(found.camden.change, float(own[0]), rel_tol=1e-9, abs_tol=1e-9)
        checked += 1
    assert checked > 45


def test_camdens_child_poverty_after_housing_costs_is_twentieth_of_33(snapshot: Snapshot) -> None:
    """By hand: of 33 boroughs 19 have more than Camden's 27.26% in 2024/25, from Tower Hamlets' 50.3% to Hillingdon's
    27.6%, and 13 less, from Barnet's 27.25% to Richmond's 10.6%. It was 29.03% the year before."""
    told = peers(snapshot, "children_in_relative_poverty_after_housing_costs")
    found = metrics.among(told, PeerGroup.ALL_LONDON)
    assert found is not None
    assert round(found.period.camden.value or 0, 4) == 0.2726
    assert (found.first, found.last, found.of, found.ranged) == (20, 20, 33, False)
    before = told.at(date(2023, 4, 1))
    assert before is not None
    assert round(before.camden.value or 0, 4) == 0.2903
    ordered = sorted((each.value or 0, each.name) for each in found.period.others)
    assert ordered[0][1] == "Richmond upon Thames"
    assert ordered[-1][1] == "Tower Hamlets"
    assert [name for _, name in ordered[12:14]] == ["Barnet", "Hillingdon"]
    similar = metrics.among(told, PeerGroup.SIMILAR)
    assert similar is not None
    assert (similar.first, similar.of) == (6, 9)
    changed = metrics.changed_among(told, PeerGroup.SIMILAR)
    assert changed is not None
    assert (changed.way, changed.more, changed.less, changed.other_way) == (-1, 7, 1, 1)


def peers(snapshot: Snapshot, series: str) -> PeerSeries:
    found = snapshot.peers(series)
    assert found is not None, series
    return found


def written(first: date, months: int) -> str:
    """As the publisher writes it."""
    if not months:
        return first.isoformat()
    return f"{first}/P{months // 12}Y" if months % 12 == 0 else f"{first}/P{months}M"


def codes(told: PeerSeries, group: PeerGroup) -> list[str]:
    names = {each.area: each.name for each in told.periods[0].others}
    wanted = {PeerGroup.SIMILAR: SIMILAR, PeerGroup.INNER_LONDON: INNER, PeerGroup.ALL_LONDON: set(names.values())}
    return [code for code in BOROUGHS if code != CAMDEN and names[code] in wanted[group]]


def quartiles(figures: Iterable[Figure]) -> list[Fraction]:
    """Between two figures in proportion to the place, the first having place 0."""
    values = sorted(Fraction(each[0]) for each in figures)
    found = []
    for quarters in (1, 2, 3):
        place = Fraction((len(values) - 1) * quarters, 4)
        below = math.floor(place)
        above = min(below + 1, len(values) - 1)
        found.append(values[below] + (values[above] - values[below]) * (place - below))
    return found


def in_common(
    told: PeerSeries, group: PeerGroup, periods: Mapping[str, Year]
) -> list[tuple[str, Sequence[Fraction], int]]:
    found: list[tuple[str, Sequence[Fraction], int]] = []
    wanted = codes(told, group)
    for period in sorted(periods):
        others = [periods[period][code] for code in wanted if code in periods[period]]
        if CAMDEN in periods[period] and len(others) * 2 >= len(wanted):
            half, own = quartiles(others), Fraction(periods[period][CAMDEN][0])
            found.append((period, half, (own > half[2]) - (own < half[0])))
    return found


def share_days(told: PeerSeries, first: str, last: str) -> bool:
    """Whether a period reaches into a later one; by whole months, from the first days of both."""
    start, end = (date.fromisoformat(text[:10]) for text in (first, last))
    apart = (end.year - start.year) * 12 + end.month - start.month
    return apart < told.periods[0].months


def side(own: Figure, other: Figure) -> int | None:
    """1 where the whole range of own less other is above nought, -1 where it is below, 0 where nought is in it; None
    without a range."""
    if own[1] is None or own[2] is None or other[1] is None or other[2] is None:
        return None
    a, a_low, a_high = map(float, (own[0], own[1], own[2]))
    b, b_low, b_high = map(float, (other[0], other[1], other[2]))
    low = a - b - math.sqrt((a - a_low) ** 2 + (b_high - b) ** 2)
    high = a - b + math.sqrt((a_high - a) ** 2 + (b - b_low) ** 2)
    return (low > 1e-12) - (high < -1e-12)


def change(then: Figure, now: Figure) -> Figure:
    value = now[0] - then[0]
    if now[1] is None or now[2] is None or then[1] is None or then[2] is None:
        return value, None, None
    below = math.sqrt(float(now[0] - now[1]) ** 2 + float(then[2] - then[0]) ** 2)
    above = math.sqrt(float(now[2] - now[0]) ** 2 + float(then[0] - then[1]) ** 2)
    return value, value - Decimal(repr(below)), value + Decimal(repr(above))


def word(way: int | None, polarity: Polarity) -> Beside:
    if way is None:
        return Beside.NONE
    if way == 0:
        return Beside.SIMILAR
    if polarity is Polarity.NEUTRAL:
        return Beside.HIGHER if way > 0 else Beside.LOWER
    return Beside.BETTER if (way > 0) == (polarity is Polarity.HIGH_IS_GOOD) else Beside.WORSE
