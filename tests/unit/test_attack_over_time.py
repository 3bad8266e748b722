"""Whoever keeps every snapshot, and sets them against one another, finds no small count of people either."""

from collections import defaultdict
from datetime import date

import numpy as np
import pytest

from metrics.protected import figures, ledger, parts, remembered, superseded
from metrics.protected.remembered import Memory
from tests.attack import CAMDEN, Attack, Cell, Keeper, displays, months, rounded
from tests.people import NEEDED, History, People, drifting, small, through

APRIL, MAY = date(2025, 4, 1), date(2025, 5, 1)
SOUTH = ("E05013653", "E05013662", "E05013666")  # all three wards of a neighbourhood
ELSEWHERE = {(f"E050136{number}", APRIL, ""): (40.0, 90.0) for number in (52, 54, 55, 56)}
PARTS = ("numerator", "denominator")


QUARTERS = {"ward": "quarter", "neighbourhood": "month"}


@pytest.mark.parametrize("seed", range(12))
def test_two_snapshots_give_nobody_away(run, wards, seed):
    """A month apart, with one to three records that came late or were put right: how many is known, and not where."""
    told, changes = drifting(seed, 5, late=1 + seed % 3, mean=6, publish=QUARTERS if seed % 2 else ())
    history = through(run, told[-2:])
    keeper = Keeper(history.snapshots, wards, 5, sum(units for *_, units in changes[-1]))
    chosen = small(history, wards, 12)
    assert chosen
    assert all(keeper.possible(cell, number) >= NEEDED[5] for cell, number in chosen for number in {number, 1})


@pytest.fixture(scope="module", params=[(1, ()), (2, QUARTERS)], ids=["wards by month", "wards by quarter"])
def two_years(request, run):
    """Twenty-four snapshots, eight records late or put right before each, and which."""
    seed, publish = request.param
    told, changes = drifting(seed, 24, publish=publish)
    return through(run, told), changes


def test_twenty_four_snapshots_give_nobody_away(two_years, wards):
    history, changes = two_years
    keeper = Keeper(history.snapshots, wards, 5, sum(units for month in changes for *_, units in month))
    chosen = small(history, wards, 6)
    assert len(chosen) == 6
    assert all(keeper.possible(cell, number) >= NEEDED[5] for cell, number in chosen for number in {number, 23})


def test_a_closed_figure_changes_at_most_once_and_only_by_three_records(two_years, wards):
    history, changes = two_years
    seen = defaultdict(list)
    for each in displays(history.snapshots, 5, PARTS):
        seen[each.cell].append(each.number)
    assert max(map(len, seen.values())) == 2
    changed = {cell: numbers for cell, numbers in seen.items() if len(numbers) == 2}
    assert len(changed) >= 10
    for cell, (first, then) in changed.items():
        own = set(months(cell.period, cell.frequency))
        records = [
            one for month in changes[first + 1 : then + 1] for one in month
            if one[1] in own and cell.area in (one[0], wards[one[0]], CAMDEN)
        ]  # fmt: skip
        assert len(records) >= 3, cell
        if cell.frequency == "month":
            before, after = (history.people[number].cells(wards)[cell] for number in (first, then))
            assert abs(after - before) >= 3, cell


# Its teeth: each part taken away, whoever keeps the snapshots succeeds.


def late_record(run, wards, memory):
    """Of one record that came late to a ward's month, and that somebody knows of: how often two snapshots, with what is
    remembered between them or without, tell its outcome."""
    told = 0
    for value in range(8, 28):
        first = {**ELSEWHERE, **{(ward, APRIL, ""): (float(value), 40.0) for ward in SOUTH}}
        later = {**first, (SOUTH[0], APRIL, ""): (value + 1.0, 41.0)}
        history = History(run)
        history.show(People(first), date(2025, 5, 20))
        history.memory = history.memory if memory else Memory()
        history.show(People(later), date(2025, 6, 20))
        told += Keeper(history.snapshots, wards, 5, 1).outcomes(SOUTH[0], APRIL) == 1
    return told


def test_a_late_record_is_told_by_restating_and_not_by_what_is_carried(run, wards):
    assert late_record(run, wards, memory=True) == 0
    assert late_record(run, wards, memory=False) >= 5


def of_april(rows, area, name="numerator"):
    (found,) = [row[name] for row in rows if (row["area"], row["frequency"], row["period"]) == (area, "month", APRIL)]
    return found


def in_each(values):
    return {(ward, APRIL, ""): (value, value + 40.0) for ward, value in zip(SOUTH, values, strict=True)}


BY_WARD = {"ward": "month", "neighbourhood": "never"}
BY_NEIGHBOURHOOD = {"ward": "never", "neighbourhood": "month"}
AIM = Cell(SOUTH[0], "month", APRIL, "", "numerator")


def test_what_an_older_snapshot_shows_and_this_one_no_more_is_certified_with_it(run, wards):
    """Wards of 4, 7 and 7 were shown, as less than 5, 5 and 5; the neighbourhood, which is shown now, has 18, as 20."""
    first = People({**ELSEWHERE, **in_each((4.0, 7.0, 7.0))}, publish=BY_WARD)
    second = People(first.table, publish=BY_NEIGHBOURHOOD)
    history, forgetful = History(run), History(run)
    before = history.show(first, date(2025, 5, 20))
    assert Attack(before, wards, 5).possible(AIM) >= 3
    forgotten = forgetful.show(second, date(2025, 6, 20))
    assert Attack([*before, *forgotten], wards, 5).possible(AIM) == 1
    now = history.show(second, date(2025, 6, 20))
    assert Attack([*before, *now], wards, 5).possible(AIM) >= 3
    assert (of_april(now, "south"), of_april(now, "south", "reason")) == (None, "protects_another")


def test_a_revision_that_would_give_somebody_away_is_not_made(run, wards):
    """1, 5 and 5 in the wards, shown as less than 5, 5 and 5, are 4, 7 and 7 a year later, which changes none of them.
    The neighbourhood is shown as 10, and 18 would be shown as 20: then the first ward would be 4 for certain."""
    first, later = (
        People({**ELSEWHERE, **{(ward, APRIL, ""): (x, 45.0) for ward, x in zip(SOUTH, values, strict=True)}})
        for values in ((1.0, 5.0, 5.0), (4.0, 7.0, 7.0))
    )
    history = History(run)
    before, after = history.show(first, date(2025, 5, 20)), history.show(later, date(2026, 5, 20))
    assert [of_april(rows, "south") for rows in (before, after)] == [10, 10]
    assert [of_april(rows, CAMDEN) for rows in (before, after)] == [170, 180]
    (row,) = [each for each in history.memory.table.to_pylist() if each["area"] == "south"]
    assert (row["numerator"], row["before_numerator"], row["revised_on"]) == (10, None, date(2026, 5, 20))
    keeper = Keeper(history.snapshots, wards, 5, records=14)  # seven of another outcome
    assert all(keeper.possible(AIM, number) >= 3 for number in (0, 1))
    unaudited = History(run, audited=False)
    unaudited.show(first, date(2025, 5, 20))
    revised = unaudited.show(later, date(2026, 5, 20))
    assert of_april(revised, "south") == 20
    assert Attack(revised, wards, 5).possible(AIM) == 1


def test_the_ledger_keeps_what_was_shown_before_a_revision(run):
    first, later = (People({**ELSEWHERE, **in_each((9.0, 9.0, value))}) for value in (20.0, 60.0))
    history = History(run)
    history.show(first, date(2025, 5, 20))
    for as_of in (date(2026, 5, 20), date(2026, 6, 20)):
        history.show(later, as_of)
        (row,) = [each for each in history.memory.table.to_pylist() if each["area"] == SOUTH[2]]
        assert (row["numerator"], row["before_numerator"], row["before_smallest"]) == (60, 20, 5)
        assert (row["denominator"], row["before_denominator"]) == (100, 60)
    kept = {(each["area"], each["before_numerator"]) for each in history.memory.table.to_pylist()}
    assert ("E05013652", None) in kept


def test_what_was_shown_under_another_smallest_count_is_known_still(run):
    """Shown as 5, which is 5 to 7, and withheld now with all that is less than 8: it is 5 to 7 still."""
    people = People({**ELSEWHERE, **in_each((6.0, 20.0, 20.0))})
    history = History(run)
    history.show(people, date(2025, 5, 20))
    keys = history.memory.table.select(remembered.KEY)
    least = np.full(keys.num_rows, 8.0)
    part = parts.Parts(
        *(history.memory.table["numerator"].to_numpy() for _ in range(3)), *np.full((3, len(least)), np.nan)
    )
    now = ledger.carried(
        keys, figures.rounded(part, least), part, least, remembered.Day(history.memory, date(2025, 6, 20), {})
    )
    known = superseded.others(keys, now, least, history.memory.table).to_pylist()
    (ward,) = [each for each in known if (each["area"], each["part"]) == (SOUTH[0], "numerator")]
    assert (ward["low"], ward["high"]) == (5, 7)


@pytest.mark.parametrize("same", [True, False])
def test_what_a_deleted_indicator_has_shown_is_known_still(run, wards, same):
    """Of 43 in all are 6 unknown, too few to be shown, and 37 known: 45 and 35 were shown, of the known by an indicator
    that is gone when the unknown come."""
    known = {key: (20.0, 37.0) if key[0] == SOUTH[0] else (40.0, 80.0) for key in in_each((1, 1, 1))}
    everyone = {key: (6.0 if n == 37 else 9.0, n + (6 if n == 37 else 9)) for key, (_, n) in known.items()}
    # Where the counts of the two do not fit one another they are of others, and nothing is withheld for that.
    far = {} if same else {key: (x, n + 40) for key, (x, n) in known.items() if n == 80}
    before = People({**ELSEWHERE, **known, **far}, smallest=8, slug="in_work")
    of_others = {key: (10.0, n + 10.0) for key, (_, n) in ELSEWHERE.items()}
    now = People({**of_others, **everyone}, smallest=8, slug="unknown")
    aim = Cell(SOUTH[0], "month", APRIL, "", "numerator")
    for audited, least in ((False, 2), (True, 4 if same else 2)):
        history = History(run, audited)
        old = history.show(before, date(2025, 5, 20))
        rows = history.show(now, date(2025, 6, 20))
        beside = [(Cell(row["area"], row["frequency"], row["period"], "", "complement"), rounded(row["denominator"], 8))
                  for row in old if row["area"] == SOUTH[0] and row["frequency"] == "month"]  # fmt: skip
        left = Attack(rows, wards, 8, beside=beside).possible(aim)
        assert left >= least if audited and same else left == least
