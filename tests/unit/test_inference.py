"""What the dates of a file are taken to cover, where it does not say so itself."""

import os
import shutil
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
from data.contracts.days import FAR, lone
from data.holding.extract import Extract
from data.holding.inference import whole_months
from data.holding.read import read
from data.periods import end, month_before
from data.vocabulary import Frequency

INSPECTIONS = data.all_contracts()["estate_inspections"]
REPAIRS = data.all_contracts()["repairs"]
EXTRACTED = date(2024, 4, 10)
DAYS = st.dates(date(2019, 1, 1), date(2024, 12, 31))


def inspected(folder: Path, *days: date, extracted: date = EXTRACTED) -> Extract:
    """A file of inspections on some days, as the council's own system might leave it."""
    rows = [
        {
            "ward_code": "E05013652",
            "inspection_key": str(number),
            "estate_key": "a",
            "inspected_on": day,
            "grade": "A",
        }
        for number, day in enumerate(days)
    ]
    path = folder / "estate_inspections.parquet"
    pq.write_table(pa.Table.from_pylist(rows, INSPECTIONS.arrow_schema), path)
    moment = datetime(extracted.year, extracted.month, extracted.day, 12, tzinfo=UTC).timestamp()
    os.utime(path, (moment, moment))
    return read(INSPECTIONS, folder, today=date(2026, 11, 20))


def month_by_month(first: date, last: date) -> list[date]:
    """Both days, and the tenth of every month between."""
    days, month = [first, last], end(Frequency.MONTH, first) + timedelta(days=1)
    while month < last.replace(day=1):
        days.append(month.replace(day=10))
        month = end(Frequency.MONTH, month) + timedelta(days=1)
    return days


def test_a_year_that_begins_on_a_monday_and_ends_before_easter_is_whole(tmp_path: Path) -> None:
    """1 April 2023 was a Saturday; 29 March 2024 was Good Friday."""
    found = inspected(tmp_path, *month_by_month(date(2023, 4, 3), date(2024, 3, 28)))
    assert (found.covers_from, found.covers_to) == (date(2023, 4, 1), date(2024, 3, 31))
    assert (found.gaps, found.inferred) == ((), True)


def test_a_month_whose_first_or_last_working_day_is_not_reached_is_not_covered(tmp_path: Path) -> None:
    found = inspected(tmp_path, *month_by_month(date(2023, 4, 4), date(2024, 3, 27)))
    assert (found.covers_from, found.covers_to) == (date(2023, 5, 1), date(2024, 2, 29))


def test_a_month_inside_without_a_row_is_a_gap(tmp_path: Path) -> None:
    days = [day for day in month_by_month(date(2023, 4, 3), date(2024, 3, 28)) if day.month not in (8, 12)]
    assert inspected(tmp_path, *days).gaps == (date(2023, 8, 1), date(2023, 12, 1))


def every_working_day(first: date, last: date) -> list[date]:
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < 5]


@pytest.mark.parametrize(
    ("until", "again", "gaps"),
    [
        # Monday to Friday but for 10 February to 20 April 2023: both months have rows for a part of them only.
        (date(2023, 2, 9), date(2023, 4, 21), [2, 3, 4]),
        # To the end of February, and from the first working day after Easter.
        (date(2023, 2, 28), date(2023, 5, 2), [3, 4]),
        # One week inside a month of one file may be a quiet one.
        (date(2023, 3, 10), date(2023, 3, 20), []),
    ],
)
def test_a_month_that_a_hole_reaches_into_is_not_whole(
    tmp_path: Path, until: date, again: date, gaps: list[int]
) -> None:
    days = [*every_working_day(date(2023, 1, 2), until), *every_working_day(again, date(2023, 6, 30))]
    assert [gap.month for gap in inspected(tmp_path, *days).gaps] == gaps


def test_what_happens_seldom_does_not_make_the_months_beside_a_hole_less_than_whole() -> None:
    seldom = [date(2023, 1, 2), *(date(2023, month, 14) for month in (1, 2, 3, 5, 6)), date(2023, 6, 30)]
    reach = whole_months(seldom, "monthly", EXTRACTED)
    assert reach
    assert [gap.month for gap in reach.gaps] == [4]


def test_a_hole_between_parts_takes_the_month_that_it_lies_in() -> None:
    """All but Thursday 9 to Thursday 16 March: between two files somebody forgot a third, in one nothing happened."""
    early = every_working_day(date(2023, 1, 2), date(2023, 3, 8))
    late = every_working_day(date(2023, 3, 17), date(2023, 6, 30))
    spans = [(early[0], early[-1]), (late[0], late[-1])]
    apart = whole_months([*early, *late], "daily", EXTRACTED, spans)
    assert apart
    assert apart.gaps == (date(2023, 3, 1),)
    together = whole_months([*early, *late], "daily", EXTRACTED, [(early[0], late[-1])])
    assert together
    assert together.gaps == ()


def test_files_by_month_of_what_happens_seldom_have_no_hole_between_them() -> None:
    days = [date(2023, 1, 2), date(2023, 1, 20), date(2023, 2, 20), date(2023, 2, 27), date(2023, 3, 9)]
    days += [date(2023, 3, 31)]
    spans = [(days[0], days[1]), (days[2], days[3]), (days[4], days[5])]
    found = whole_months(days, "daily", EXTRACTED, spans)
    assert found
    assert found.gaps == ()


def test_the_month_of_extraction_is_not_over(tmp_path: Path) -> None:
    found = inspected(tmp_path, date(2024, 1, 1), date(2024, 2, 5), date(2024, 3, 29), extracted=date(2024, 3, 29))
    assert found.covers_to == date(2024, 2, 29)


def test_dates_that_reach_over_no_whole_month_are_refused_with_the_command_that_states_it(tmp_path: Path) -> None:
    with pytest.raises(data.ExtractError, match="reach over no whole month") as raised:
        inspected(tmp_path, date(2024, 2, 5), date(2024, 3, 20))
    path = tmp_path / "estate_inspections.parquet"
    assert f"python -m data accept estate_inspections {path} --covers FIRST LAST, as 2024-07 2026-10" in str(
        raised.value
    )


@pytest.mark.parametrize(
    ("cadence", "days", "covers_to", "gaps"),
    [
        ("monthly", [date(2024, 1, 1), date(2024, 3, 1)], date(2024, 3, 31), [2]),
        ("quarterly", [date(2023, 4, 1), date(2023, 10, 1)], date(2023, 12, 31), [7, 8, 9]),
        ("termly", [date(2023, 1, 1), date(2023, 9, 1)], date(2023, 12, 31), [4, 5, 6, 7, 8]),
        ("yearly", [date(2021, 4, 1), date(2022, 4, 1)], date(2023, 3, 31), []),
    ],
)
def test_firsts_of_months_stand_for_whole_periods_of_the_cadence(
    cadence: str, days: list[date], covers_to: date, gaps: list[int]
) -> None:
    reach = whole_months(days, cadence, EXTRACTED)
    assert reach is not None
    assert (reach.first, reach.last, [gap.month for gap in reach.gaps]) == (days[0], covers_to, gaps)


def test_a_survey_in_waves_lacks_a_quarter_only_where_the_whole_quarter_has_no_sheet() -> None:
    waves = [date(2023, 1, 2), date(2023, 5, 10), date(2023, 11, 7), date(2023, 12, 29)]
    reach = whole_months(waves, "quarterly", EXTRACTED)
    assert reach is not None
    assert [gap.month for gap in reach.gaps] == [7, 8, 9]


@given(st.lists(DAYS, min_size=1), st.sampled_from(["daily", "monthly", "quarterly", "termly", "yearly"]))
def test_what_is_inferred_is_whole_months_that_are_over_and_holds_every_gap(days: list[date], cadence: str) -> None:
    reach = whole_months(days, cadence, date(2025, 1, 15))
    if reach is None:
        return
    assert reach.first.day == 1
    assert reach.last == end(Frequency.MONTH, reach.last)
    assert reach.last <= month_before(date(2025, 1, 15))
    assert reach.first.replace(day=1) >= min(days).replace(day=1)
    months = {day.replace(day=1) for day in days}
    # A month with rows is a gap only beside one that has none.
    assert not months & set(reach.gaps) or set(reach.gaps) - months
    assert all(reach.first <= gap <= reach.last for gap in reach.gaps)
    if cadence in ("daily", "monthly"):
        inside = {month for month in months if reach.first <= month <= reach.last}
        expected, month = set(), reach.first
        while month <= reach.last:
            expected.add(month)
            month = end(Frequency.MONTH, month) + timedelta(days=1)
        assert inside | set(reach.gaps) == expected


@pytest.mark.parametrize(
    ("rows", "slips"),
    [
        ({}, ()),
        ({date(2024, 1, 1): 1}, ()),
        ({date(2002, 1, 8): 1, date(2024, 1, 8): 9}, (date(2002, 1, 8),)),
        # What a system writes where it knows no day, in however many rows.
        ({date(1970, 1, 1): 400, date(2024, 1, 8): 900}, (date(1970, 1, 1),)),
        # Two slips close together are slips all the same, where there are many rows.
        ({date(2002, 1, 8): 1, date(2002, 3, 8): 1, date(2024, 1, 8): 900}, (date(2002, 1, 8), date(2002, 3, 8))),
        # Nobody can tell which of two is the slip.
        ({date(2002, 1, 8): 1, date(2024, 1, 8): 1}, ()),
        # A spell that began some years before the others is none.
        ({date(2019, 2, 1): 1, date(2024, 1, 8): 900}, ()),
        ({date(2002, 1, 8): 30, date(2003, 1, 8): 30, date(2024, 1, 8): 90}, ()),
    ],
)
def test_a_day_is_alone_where_years_lie_between_it_and_all_others(
    rows: dict[date, int], slips: tuple[date, ...]
) -> None:
    assert lone(rows) == slips


@given(st.lists(st.dates(date(1950, 1, 1), date(2099, 12, 31))))
def test_days_that_are_alone_are_fewer_than_the_others_and_far_from_them(days: list[date]) -> None:
    slips = set(lone(Counter(days)))
    others = [day for day in days if day not in slips]
    assert not slips or len(others) > 0
    assert all(abs(slip - other) > FAR for slip in slips for other in others)


def test_a_slip_and_a_day_that_has_not_come_set_no_coverage_and_are_faults_that_name_their_rows(
    tmp_path: Path,
) -> None:
    days = [*month_by_month(date(2023, 4, 3), date(2024, 3, 28)), date(2002, 1, 8), date(2024, 4, 11)]
    found = inspected(tmp_path, *days)
    assert (found.covers_from, found.covers_to) == (date(2023, 4, 1), date(2024, 3, 31))
    coming, slip = map(str, data.check("estate_inspections", tmp_path))
    assert coming == (
        "estate_inspections.inspected_on: must not be after the day of extraction, 2024-04-10; leave out what has not "
        f"happened yet; 1 row breaks this: row {len(days)} (2024-04-11)"
    )
    assert slip == (
        "estate_inspections.inspected_on: must not lie more than five years from the other dates; correct the year; "
        f"1 row breaks this: row {len(days) - 1} (2002-01-08)"
    )


@pytest.mark.shared
def test_both_mistyped_years_are_faults_and_the_file_is_asked_what_it_covers(tmp_path: Path, shared: Path) -> None:
    shutil.copy(shared / "cases" / "mistyped_year" / "repairs.parquet", tmp_path)
    told = "\n".join(map(str, data.check("repairs", tmp_path)))
    assert (
        "must not lie more than five years from the other dates; correct the year; 1 row breaks this: row 11 (2002"
        in told
    )
    assert "must not be after the day of extraction" in told
    assert "row 12 (2202-" in told
    assert "python -m data accept repairs" in told


def test_a_file_of_spells_that_does_not_say_what_it_covers_is_refused_with_the_command_that_states_it(
    tmp_path: Path,
) -> None:
    row = {"ward_code": "E05013652", "repair_key": "R1", "trade": "plumbing", "emergency": False, "target_days": 20}
    row |= {"raised_on": date(2025, 7, 1), "finished_on": date(2025, 7, 9), "taken_days": 6}
    path = tmp_path / "repairs.parquet"
    pq.write_table(pa.Table.from_pylist([row], REPAIRS.arrow_schema), path)
    with pytest.raises(data.ExtractError) as raised:
        data.extracts(tmp_path)
    assert str(raised.value) == (
        f"{path}: does not say which months it covers, and its dates cannot tell, as rows of before belong to it; "
        f"state it: python -m data accept repairs {path} --covers FIRST LAST, as 2024-07 2026-10"
    )
