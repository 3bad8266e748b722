"""Eleven indicators of different kinds, counted again from the sample's files by what their heads say, not by SQL."""

import csv
import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from tests.worlds import FIRST, LAST

DATA = Path(__file__).parents[2] / "data"
CAMDEN, NOWHERE = "E09000007", "none"
FEWEST_ANSWERS, FEWEST_PEOPLE = 30, 20
MONTH_ENDS = pd.date_range(FIRST, LAST, freq="ME")

Read = Callable[[str], pd.DataFrame]


def in_temporary_accommodation(read: Read) -> pd.DataFrame:
    """A night is the household's until the day on which it leaves."""
    stays = read("temporary_accommodation")
    stays["children"] = np.where(stays.children > 0, "with children", "without children")
    at = [stays[(stays.started_on <= day) & ~(stays.ended_on <= day)].assign(day=day) for day in MONTH_ENDS]
    return pd.concat(at).assign(numerator=1)


def job_hub_clients(read: Read) -> pd.DataFrame:
    clients = read("job_hub_clients").query("age_band == '16-24'")
    in_time = clients.into_work_on <= clients.started_on + pd.DateOffset(months=6)
    return clients.assign(day=clients.started_on, numerator=in_time, denominator=1)


def lonely(read: Read) -> pd.DataFrame:
    sheets = read("residents_survey").dropna(subset="lonely")
    yes = sheets.lonely.astype(bool) * sheets.weight
    said_yes = sheets.lonely.astype(int)
    return sheets.assign(day=sheets.answered_on, numerator=yes, denominator=sheets.weight, answers=1, yes=said_yes)


def falls_in_loneliness(read: Read) -> pd.DataFrame:
    referrals = read("social_prescribing").dropna(subset=["score_before", "score_after"])
    fall = referrals.score_before - referrals.score_after
    return referrals.assign(day=referrals.referred_on, numerator=fall, denominator=1)


def visits(read: Read) -> pd.DataFrame:
    came = read("youth_hub_visits")
    return came.assign(day=came.visited_on, numerator=1)


def repairs(read: Read) -> pd.DataFrame:
    done = read("repairs").dropna(subset="finished_on")
    return done.assign(day=done.finished_on, numerator=done.taken_days <= done.target_days, denominator=1)


def damp(read: Read) -> pd.DataFrame:
    """The day after the report is the first that counts, so a report on a day off loses nothing by it."""
    cases = read("damp_cases")
    with (DATA / "calendar" / "bank_holidays.csv").open(encoding="utf-8", newline="") as file:
        holidays = [row["day"] for row in csv.DictReader(file)]
    raised, inspected = (cases[name].to_numpy().astype("datetime64[D]") for name in ("raised_on", "inspected_on"))
    there = ~np.isnat(inspected)
    waited = np.full(len(cases), np.inf)
    waited[there] = np.busday_count(raised[there] + 1, inspected[there] + 1, holidays=holidays)
    return cases.assign(day=cases.raised_on, numerator=waited <= 10, denominator=1)


def trained_staff(read: Read) -> pd.DataFrame:
    staff, completions = read("staff"), read("training_completions")
    first = completions[completions.course == "essential"].groupby("staff_key").completed_on.min()
    staff["trained_on"] = staff.staff_key.map(first)
    staff["manager"] = np.where(staff.manager, "manager", "not a manager")
    at = [staff[(staff.started_on <= day) & ~(staff.left_on < day)].assign(day=day) for day in MONTH_ENDS]
    there = pd.concat(at)
    there["time_in_post"] = "under 6 months"
    for months, words in ((6, "6 to 12 months"), (12, "1 to 3 years"), (36, "3 years or more")):
        there.loc[there.started_on + pd.DateOffset(months=months) <= there.day, "time_in_post"] = words
    return there.assign(ward_code=CAMDEN, numerator=there.trained_on <= there.day, denominator=1)


def finishing_staff(read: Read) -> pd.DataFrame:
    """A person is counted once, whatever posts they have; from the first month on of which leavers are in the file."""
    staff, completions = read("staff"), read("training_completions")
    first = completions[completions.course == "essential"].groupby("staff_key").completed_on.min()
    staff["day"] = staff.staff_key.map(first)
    in_post = (staff.day >= staff.started_on) & ~(staff.day > staff.left_on)
    there = staff[in_post & (staff.day >= MONTH_ENDS[0].replace(day=1))].drop_duplicates("staff_key")
    return there.assign(ward_code=CAMDEN, numerator=1)


def income_deprived(read: Read) -> pd.DataFrame:
    wards = pd.read_csv(DATA / "published" / "deprivation.csv", parse_dates=["period"])
    return wards.assign(day=wards.period, numerator=wards.people_income_deprived, denominator=wards.people)


def school_meals(read: Read) -> pd.DataFrame:
    meals = read("school_meals")
    return meals.assign(day=meals.term, numerator=meals.taken, denominator=meals.eligible)


@dataclass(frozen=True)
class Case:
    """How an indicator is counted (a row each: day, ward_code, categories, numerator, and denominator unless it is a
    rate), and what its head says of it. A rate is over a column of the areas."""

    counted: Callable[[Read], pd.DataFrame]
    frequencies: tuple[str, ...]
    breakdowns: tuple[str, ...] = ()
    over: str | None = None
    weighted: bool = False
    by_ward: bool = True
    closes_after_months: int = 0
    alone: bool = False  # a count, over nothing
    stock: bool = False  # of a quarter, what it ends with
    first: date = FIRST
    people: "Published | None" = None


@dataclass(frozen=True)
class Published:
    """Over which periods figures of people are published, by level and, of Camden, by category; `smallest` is shown."""

    borough: tuple[str, ...]
    neighbourhood: tuple[str, ...] = ()
    ward: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    smallest: int = 5

    def over(self, level: str, breakdown: str) -> tuple[str, ...]:
        if breakdown:
            return self.categories if level == "borough" else ()
        return {"borough": self.borough, "neighbourhood": self.neighbourhood}.get(level, self.ward)


YEARLY = "financial_year"
MONTHLY, QUARTERLY = ("month", YEARLY), ("quarter", YEARLY)
TERMS = {1: 3, 4: 5, 9: 4}  # how many months a term has that starts in one
CASES = {
    "households_in_temporary_accommodation": Case(
        in_temporary_accommodation, ("month",), ("children",), over="households",
        people=Published(("month",), ("month",), (), ("month",)),
    ),
    "job_hub_into_work": Case(
        job_hub_clients, QUARTERLY, ("hub",), closes_after_months=6,
        people=Published(QUARTERLY, (YEARLY,), (), (YEARLY,)),
    ),
    "often_lonely": Case(
        lonely, QUARTERLY, ("age_band", "disabled"), weighted=True,
        people=Published(QUARTERLY, QUARTERLY, (YEARLY,), (YEARLY,)),
    ),
    "loneliness_score_change": Case(
        falls_in_loneliness, QUARTERLY, closes_after_months=4,
        people=Published(QUARTERLY, (YEARLY,), (YEARLY,), smallest=8),
    ),
    "youth_hub_visits": Case(visits, MONTHLY, over="residents", people=Published(MONTHLY, MONTHLY, MONTHLY)),
    "repairs_on_time": Case(repairs, MONTHLY, ("trade",)),
    "damp_inspected_in_time": Case(
        damp, ("month", *QUARTERLY), ("risk",), closes_after_months=1,
        people=Published(("month", *QUARTERLY), QUARTERLY, (YEARLY,), QUARTERLY),
    ),
    "training_completed": Case(
        trained_staff, ("month", "quarter"), ("directorate", "grade", "manager", "time_in_post"), by_ward=False,
        stock=True, first=date(2021, 5, 1),
        people=Published(("month", "quarter"), categories=("quarter",), smallest=8),
    ),
    "training_finished": Case(
        finishing_staff, MONTHLY, by_ward=False, alone=True, first=date(2021, 5, 1),
        people=Published(MONTHLY, smallest=8),
    ),
    "income_deprived": Case(income_deprived, ("once",)),
    "school_meal_uptake": Case(
        school_meals, ("term",), ("phase",), people=Published(("term",), ("term",), ("term",), ("term",))
    ),
}  # fmt: skip


def starts(frequency: str, first: date) -> list[date]:
    """The first days of the periods that begin while the sample covers them."""
    if frequency == "once":
        return [date(2022, 1, 1)]
    months = {"month": range(1, 13), "quarter": (1, 4, 7, 10), "term": (1, 4, 9), YEARLY: (4,)}[frequency]
    return [day.date() for day in pd.date_range(first, LAST, freq="MS") if day.month in months]


def start(frequency: str, day: date) -> date:
    """The first day of the period that a day falls in, as people say it."""
    if frequency in (YEARLY, "once"):
        return date(day.year - (day.month < 4), 4, 1) if frequency == YEARLY else date(day.year, 1, 1)
    month = {
        "month": day.month,
        "quarter": (day.month - 1) // 3 * 3 + 1,
        "term": 1 if day.month < 4 else 4 if day.month < 9 else 9,
    }[frequency]
    return date(day.year, month, 1)


def closed(frequency: str, period: date, months: int) -> bool:
    """Whether so many months lie between the period's end and the end of what is covered."""
    length = {"month": 1, "quarter": 3, "term": TERMS.get(period.month, 0), YEARLY: 12, "once": 12}[frequency]
    ended = pd.Timestamp(period) + pd.DateOffset(months=length + months, days=-1)
    return ended.date() <= LAST


@pytest.fixture(scope="module")
def areas():
    """Each area's row of areas.csv, by code."""
    with (DATA / "geography" / "areas.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def read(whole):
    return lambda name: pq.read_table(whole.extracts / f"{name}.parquet").to_pandas(date_as_object=False)


def summed(case: Case, counted: pd.DataFrame, areas: dict) -> dict:
    """(numerator, denominator, answers, yes) by area, frequency, period and category, one addition at a time."""
    for name in ("denominator", "answers", "yes"):
        counted[name] = counted.get(name, 0)
    counted["ward"] = counted.ward_code.fillna(NOWHERE)
    counted["month"] = counted.day.dt.to_period("M").dt.start_time.dt.date
    by = ["ward", "month", *case.breakdowns]
    sums = counted.groupby(by)[["numerator", "denominator", "answers", "yes"]].sum().astype(float)
    found: dict = defaultdict(lambda: [0.0] * 4)
    for key, row in zip(sums.index, sums.itertuples(index=False), strict=True):
        ward, month, *categories = key
        above = {ward, CAMDEN} | ({areas[ward]["parent"]} if areas.get(ward, {}).get("level") == "ward" else set())
        for area in above:
            for frequency in case.frequencies:
                if case.stock and frequency == "quarter" and month.month % 3:
                    continue
                for group in [("", ""), *zip(case.breakdowns, categories, strict=True)]:
                    total = found[area, frequency, start(frequency, month), *group]
                    for place, number in enumerate(row):
                        total[place] += number
    return found


def expected(case: Case, read: Read, areas: dict) -> dict:
    """(status, numerator, denominator, value) of every line that there should be."""
    sums = summed(case, case.counted(read), areas)
    everywhere = {key[0] for key in sums} | (set(areas) if case.by_ward else set())
    groups = {("", ""), *(key[3:] for key in sums)}
    grid = [(frequency, period) for frequency in case.frequencies for period in starts(frequency, case.first)]
    keys = [
        (area, *when, *group)
        for area in everywhere
        for when in grid
        for group in groups
        if case.people is None or when[0] in case.people.over(areas.get(area, {}).get("level", "none"), group[0])
    ]
    return {key: line(case, key, sums.get(key, (0.0,) * 4), areas) for key in keys}


def line(case: Case, key: tuple, counts: Sequence[float], areas: dict) -> tuple:
    area, frequency, period, *_ = key
    numerator, denominator, answers, _ = counts
    if case.closes_after_months and not closed(frequency, period, case.closes_after_months):
        return ("pending", None, None, None)
    runs = not closed(frequency, period, 0)
    if case.people:
        people = float(areas[area][case.over]) if case.over and area in areas else None
        return ("pending", None, None, None) if runs else of_people(case, counts, people)
    if case.over:
        people = float(areas[area][case.over]) if area in areas else None
        return ("shown", numerator, people, numerator / people * 1000 if people else None)
    if denominator == 0:
        return ("pending" if runs else "none", None, None, None)
    if case.weighted and answers < FEWEST_ANSWERS:
        return ("withheld", None, None, None)
    return ("shown", numerator, denominator, numerator / denominator)


def nearest(count: float, smallest: int) -> float | None:
    """Upwards from 3, 8, 13 and so on; nothing of a small one."""
    return None if count < smallest else (count + 2) // 5 * 5.0


def of_people(case: Case, counts: Sequence[float], residents: float | None) -> tuple:
    numerator, denominator, answers, yes = counts
    assert case.people is not None
    smallest = case.people.smallest
    if case.over:
        x = nearest(numerator, smallest)
        value = x / residents * 1000 if x and residents else None
        return ("shown" if x else "withheld", x, residents, value)
    if case.counted is falls_in_loneliness:
        n = nearest(denominator, smallest)
        told = n is not None and n >= FEWEST_PEOPLE
        mean = float(np.round(numerator / denominator, 1)) if told else None
        return ("shown" if told else "withheld", None, n, mean)
    if case.alone:
        x = nearest(numerator, smallest)
        return ("shown" if x else "withheld", x, None, x)
    fewest = FEWEST_ANSWERS if case.weighted else FEWEST_PEOPLE
    if case.weighted:
        numerator, denominator = np.rint(numerator / denominator * answers) if denominator else 0, answers
    x, n = nearest(numerator, smallest), nearest(denominator, smallest)
    x = None if case.weighted and yes < smallest else x
    if n is None or n < fewest or (x is None and case.weighted):
        return ("withheld", x, n, None)
    share = (smallest - 1) / (n - 2) if x is None else (n - 2) / (n + 2) if x == n else x / n
    per_cent = round(share * 100, 9)
    whole = math.ceil(per_cent) if x is None else math.floor(per_cent) if x == n else float(np.round(per_cent))
    return ("shown", x, n, whole / 100 if n < 1000 else share)


def same(ours: tuple, shown: tuple) -> bool:
    """Alike to the last digits that an order of adding may change."""
    return ours[0] == shown[0] and all(
        (one is None) == (other is None) and (one is None or math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12))
        for one, other in zip(ours[1:], shown[1:], strict=True)
    )


@pytest.mark.parametrize("slug", CASES)
def test_every_line_of_the_snapshot_is_what_the_files_say(whole, read, areas, slug):
    ours = expected(CASES[slug], read, areas)
    key = ("area", "frequency", "period", "breakdown", "category")
    told = ("status", "numerator", "denominator", "value")
    shown = {
        tuple(row[name] for name in key): tuple(row[name] for name in told)
        for row in whole.snapshot.table(slug).to_pylist()
    }
    assert set(shown) == set(ours)
    wrong = {key: (shown[key], ours[key]) for key in ours if not same(ours[key], shown[key])}
    assert not wrong, f"{len(wrong)} of {len(ours)}, such as {list(wrong.items())[:3]} (shown, then counted again)"
    assert sum(each[0] == "shown" for each in shown.values()) >= 20
