"""Do the samples of people keep their contracts, land where the facts say, and hold the stories to be found?"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pytest

from data import sample
from data.contracts.check import check_table
from data.contracts.folder import all_contracts
from data.holding import warehouse
from data.sample import Setting, stories
from data.sample.wards import share

BY_WARD = [
    "young_people",
    "job_hub_clients",
    "youth_hub_visits",
    "food_support_visits",
    "healthy_start",
    "school_meals",
    "child_measurements",
    "residents_survey",
    "digital_support",
    "social_prescribing",
]
NAMES = ["staff", "training_completions", "leadership_roles", *BY_WARD]
# Nothing that follows may be later; the last of the 60 months is June 2026.
LAST = "date '2026-06-30'"

Database = duckdb.DuckDBPyConnection


def setting(last: str = "2026-06", scale: int = 1) -> Setting:
    with warehouse.connect(only=()) as connection:
        wards = warehouse.query(connection, "select * from areas where level = 'ward' order by code")
    end = np.datetime64(last, "M") + 1
    return Setting(np.arange(end - sample.MONTHS, end), wards, scale)


def made(name: str, within: Setting, seed: int = 1) -> pa.Table:
    return pa.concat_tables(sample.generators()[name](sample.stream(seed, name), within))


@pytest.fixture(scope="module")
def tables() -> dict[str, pa.Table]:
    return {name: made(name, setting()) for name in NAMES}


@pytest.fixture(scope="module")
def database(tables: dict[str, pa.Table]) -> Iterator[Database]:
    with warehouse.connect(only=()) as connection:
        for name, table in tables.items():
            connection.register(name, table)
        yield connection


def rows(database: Database, sql: str) -> list[tuple[Any, ...]]:
    return database.execute(sql).fetchall()


def one(database: Database, sql: str) -> Any:
    """The single value that a query gives."""
    return rows(database, sql)[0][0]


IN_POST = """
select month_end, staff.*, done.completed_on as trained_on
from (select distinct month_end from calendar where month_end between date '2021-05-31' and date '2026-06-30')
inner join staff on started_on <= month_end and (left_on is null or left_on > month_end)
left join (select * from training_completions where course = 'essential') as done using (staff_key)
"""
MAJORITY = "('Asian', 'Black', 'Mixed', 'Other')"
SENIOR = "grade in ('level 6', 'chief officer') and ethnicity_group <> 'unknown'"


def senior(database: Database, month: str) -> float:
    sql = f"select avg(cast(ethnicity_group in {MAJORITY} as int)) from ({IN_POST}) where month_end = '{month}'"
    return float(one(database, f"{sql} and {SENIOR}"))


def trained(database: Database, month: str) -> tuple[int, float]:
    """How many of those in post have completed the offer, and their share."""
    done = "trained_on is not null and trained_on <= month_end"
    sql = f"select count(*) filter ({done}), count(*) from ({IN_POST}) where month_end = '{month}'"
    number, all_staff = rows(database, sql)[0]
    return number, number / all_staff


@pytest.mark.parametrize("name", [name for name in NAMES if name != "young_people"])
@pytest.mark.parametrize("last", ["2020-12", "2027-08"])
def test_a_sample_can_end_in_another_month(name: str, last: str) -> None:
    contract = all_contracts()[name]
    with warehouse.connect(only=()) as connection:
        connection.register(name, made(name, setting(last)))
        if (name, last) != ("training_completions", "2020-12"):  # before the launch
            assert one(connection, f"select count(*) from {name}") > 0
        assert check_table(contract, name, connection) == []
        latest = one(connection, f"select max({contract.date}) from {name}")
    assert latest is None or latest < (np.datetime64(last, "M") + 1).astype("datetime64[D]").item()


@pytest.mark.parametrize("name", [name for name in NAMES if name != "young_people"])
def test_twice_the_volume_has_twice_the_rows_and_keys_of_its_own(database: Database, name: str) -> None:
    whole, before = made(name, setting(scale=2)), one(database, f"select count(*) from {name}")
    times = 1 if name == "healthy_start" else 2
    assert whole.num_rows == pytest.approx(times * before, rel=0.06)
    with warehouse.connect(only=()) as connection:
        connection.register(name, whole)
        assert check_table(all_contracts()[name], name, connection) == []


def test_about_4200_staff_are_in_post_at_every_month_end(database: Database) -> None:
    numbers = dict(rows(database, f"select month_end, count(*) from ({IN_POST}) group by all order by 1"))
    assert len(numbers) == 62
    assert all(4_080 <= number <= 4_280 for number in numbers.values())


def test_nobody_is_in_two_posts_on_one_day_and_a_move_leaves_no_gap(database: Database) -> None:
    following = "lead(started_on) over (partition by staff_key order by started_on)"
    sql = f"select {following} - left_on as gap from staff qualify gap is not null"
    assert {gap for (gap,) in rows(database, sql)} == {1}
    assert one(database, "select count(*) from staff where left_on < started_on") == 0


def test_3200_staff_or_77_per_cent_are_trained_by_the_middle_of_2022(database: Database) -> None:
    number, share = trained(database, "2022-06-30")
    assert number == pytest.approx(3_200, abs=75)
    assert share == pytest.approx(0.77, abs=0.015)


def test_joiners_dilute_the_trained_since(database: Database) -> None:
    shares = [trained(database, f"{year}-06-30")[1] for year in range(2022, 2027)]
    assert all(later < earlier for earlier, later in pairwise(shares))
    assert 0.65 <= shares[-1] <= 0.71
    joiners = """
        select avg(cast(coalesce(completed_on <= joined + interval 6 month, false) as int))
        from (select staff_key, min(started_on) as joined from staff group by all)
        left join (select * from training_completions where course = 'essential') using (staff_key)
        where joined between '2022-07-01' and '2025-12-31'
    """
    assert one(database, joiners) == pytest.approx(0.45, abs=0.04)


def test_training_is_completed_by_staff_while_they_are_staff(database: Database) -> None:
    sql = """
        select count(*) from training_completions left join
        (select staff_key, min(started_on) as joined, max(coalesce(left_on, date '2026-06-30')) as until
        from staff group by all) using (staff_key)
        where until is null or completed_on not between greatest(joined, date '2021-05-01') and until
    """
    assert one(database, sql) == 0


def test_senior_staff_become_more_like_the_borough_faster_before_april_2023(database: Database) -> None:
    first, slowed, last = (senior(database, month) for month in ("2021-05-31", "2023-03-31", "2026-06-30"))
    assert first == pytest.approx(stories.SENIOR_GLOBAL_MAJORITY, abs=0.03)
    assert 0.02 < slowed - first < 0.09
    assert (slowed - first) / 22 > (last - slowed) / 39  # a month
    assert last < 0.36


def test_what_staff_have_not_told_is_near_what_is_known_of_it(database: Database) -> None:
    sql = "select avg(cast({} = 'unknown' as int)) from staff where left_on is null"
    assert one(database, sql.format("disabled")) == pytest.approx(0.38, abs=0.03)
    assert one(database, sql.format("ethnicity_group")) == pytest.approx(0.10, abs=0.02)


def test_the_council_has_55_seats_and_all_seats_become_more_like_the_borough(database: Database) -> None:
    sql = f"""
        select month_end, count(*) filter (body_kind = 'council'),
        avg(cast(ethnicity_group in {MAJORITY} as int)) filter (ethnicity_group <> 'unknown')
        from (select distinct month_end from calendar where day between '2021-07-01' and '2026-06-30')
        inner join leadership_roles on held_from <= month_end and (held_to is null or held_to > month_end)
        group by all order by 1
    """
    found = rows(database, sql)
    assert {seats for _, seats, _ in found} == {55}
    assert 0.24 <= found[0][2] <= 0.32
    assert found[0][2] + 0.03 <= found[-1][2] <= 0.405  # of residents, in Census 2021


def test_24000_young_people_live_where_residents_are_young(database: Database) -> None:
    assert all(
        number == pytest.approx(24_000, rel=0.01)
        for (number,) in rows(database, "select count(*) from young_people group by month")
    )
    same = """
        select avg((number = before)::int) from (
            select number, lag(number) over (partition by ward_code order by month) as before
            from (select ward_code, month, count(*) as number from young_people group by all)
        )
    """
    assert one(database, same) < 0.2
    sql = """
        select corr(number, residents), max(number / residents), min(number / residents) from areas inner join
        (select ward_code as code, count(*) / 60 as number from young_people group by all) using (code)
    """
    together, most, least = rows(database, sql)[0]
    assert together > 0.5
    assert 0.05 < least < most < 0.22


def test_91_per_cent_of_young_people_are_in_education_or_work_and_none_of_it_changes(database: Database) -> None:
    sql = """
        select avg(cast(status = 'none' as int)) filter (status <> 'not known'),
        avg(cast(status = 'not known' as int)) from young_people group by {} order by {}
    """
    years = rows(database, sql.format("year(month + interval 6 month)", "1"))  # whole years, from July
    assert all(none == pytest.approx(0.09, abs=0.008) for none, _ in years)
    at_16_and_17 = "select avg((status = 'none')::int) filter (status <> 'not known') from young_people where age < 18"
    assert one(database, at_16_and_17) == pytest.approx(0.019, abs=0.003)  # Department for Education, 2021 to 2025
    assert all(not_known == pytest.approx(0.055, abs=0.004) for _, not_known in years)
    (_, spring), (_, autumn) = rows(database, sql.format("month(month) in (9, 10)", "1 desc"))
    assert max(spring, autumn) / min(spring, autumn) == pytest.approx(1.6, abs=0.15)


def test_poorer_wards_and_care_experienced_people_are_more_often_in_none(database: Database) -> None:
    sql = """
        select corr(none, income_deprived) from areas
        inner join (select ward_code as code, avg(cast(status = 'none' as int)) as none from young_people group by all)
        using (code)
    """
    assert one(database, sql) > 0.6
    none = dict(
        rows(database, "select care_experienced, avg(cast(status = 'none' as int)) from young_people group by all")
    )
    assert none[True] > 4 * none[False]


def test_a_young_person_grows_older_in_one_ward_and_mostly_goes_on_with_what_they_do(database: Database) -> None:
    database.execute("""
        create or replace temp view pairs as select *,
        lead(status) over person as next_status, lead(age) over person - age as older,
        lead(month) over person as next_month, lead(ward_code) over person = ward_code as stays
        from young_people window person as (partition by young_person_key order by month)
        qualify next_month is not null
    """)
    assert rows(database, "select distinct next_month = month + interval 1 month, stays from pairs") == [(True, True)]
    assert {older for (older,) in rows(database, "select distinct older from pairs")} == {0, 1}
    assert 0.90 < one(database, "select avg(cast(status = next_status as int)) from pairs") < 0.97


def test_fewer_clients_find_work_after_june_2024(database: Database) -> None:
    sql = """
        select started_on < '2024-07-01',
        avg(cast(coalesce(into_work_on <= started_on + interval 6 month, false) as int))
        from job_hub_clients where started_on < '2025-12-31' group by all
    """
    found = dict(rows(database, sql))
    assert found[True] == pytest.approx(0.40, abs=0.025)
    assert found[False] == pytest.approx(0.32, abs=0.03)


@pytest.mark.parametrize(
    ("name", "later"),
    [
        ("job_hub_clients", "into_work_on"),
        ("digital_support", "completed_on"),
        ("social_prescribing", "first_connected_on"),
        ("staff", "left_on"),
    ],
)
def test_nothing_has_happened_before_it_began_or_after_the_end(database: Database, name: str, later: str) -> None:
    began = "started_on" if name == "staff" else all_contracts()[name].date
    assert one(database, f"select count(*) from {name} where {later} < {began} or {later} > {LAST}") == 0
    assert 0.02 < one(database, f"select avg(cast({later} is null as int)) from {name}") < 0.65


def test_whether_someone_is_still_in_work_is_asked_six_months_later_and_not_of_all(database: Database) -> None:
    due = f"into_work_on + 182 <= {LAST}"
    assert one(database, f"select count(still_in_work_6m) from job_hub_clients where not coalesce({due}, false)") == 0
    asked = f"select count(still_in_work_6m) / count(*) from job_hub_clients where {due}"
    assert one(database, asked) == pytest.approx(0.76, abs=0.03)


def test_food_banks_help_as_many_people_a_year_as_parcels_were_published(database: Database) -> None:
    sql = """
        select year(financial_year), sum(adults + children), sum(children) / sum(adults + children)
        from food_support_visits inner join calendar on visited_on = day where kind = 'food bank' group by all
    """
    found = {year: (people, children) for year, people, children in rows(database, sql)}
    for year in (2022, 2023, 2024):
        assert found[year][0] == pytest.approx(stories.FOOD_PARCELS[year], rel=0.04)
        assert found[year][1] == pytest.approx(0.32, abs=0.02)


def test_some_sheets_of_the_last_month_have_not_come_in(database: Database) -> None:
    sql = "select count(*) from food_support_visits where date_trunc('month', visited_on) = '{}'"
    expected = one(database, sql.format("2026-05-01")) * 0.97
    assert 0.75 < one(database, sql.format("2026-06-01")) / expected < 1.0


def test_healthy_start_rises_to_october_2022_and_is_level_since(database: Database) -> None:
    found = dict(
        rows(database, "select cast(month as varchar), sum(receiving) / sum(eligible) from healthy_start group by all")
    )
    assert len(found) == 60
    assert found["2021-09-01"] == pytest.approx(0.54, abs=0.02)
    assert all(share == pytest.approx(0.627, abs=0.02) for month, share in found.items() if month >= "2022-10")
    assert one(database, "select count(*) from healthy_start where receiving > eligible") == 0


def test_primary_schools_serve_six_points_more_since_september_2023(database: Database) -> None:
    sql = "select phase, term >= '2023-09-01', sum(taken) / sum(eligible) from school_meals group by all"
    found = {(phase, since): share for phase, since, share in rows(database, sql)}
    assert found["primary", True] - found["primary", False] == pytest.approx(0.06, abs=0.015)
    assert found["secondary", True] - found["secondary", False] == pytest.approx(0, abs=0.015)
    assert one(database, "select count(*) from school_meals where taken > eligible or eligible > on_roll") == 0
    assert one(database, "select count(distinct school_key) from school_meals") == 54


def test_children_weigh_what_was_reported_and_only_in_years_that_are_over(database: Database) -> None:
    sql = """
        select year_group, avg(cast(weight_category in ('overweight', 'very overweight') as int)),
        avg(cast(weight_category = 'very overweight' as int)), count(*) / 5 from child_measurements group by all
    """
    found = {year_group: shares for year_group, *shares in rows(database, sql)}
    assert found["year 6"][0] == pytest.approx(0.359, abs=0.02)
    assert found["reception"][1] == pytest.approx(0.091, abs=0.012)
    assert found["year 6"][2] == pytest.approx(1_310, rel=0.03)
    years = rows(database, "select distinct year(academic_year) from child_measurements order by 1")
    assert [year for (year,) in years] == [2020, 2021, 2022, 2023, 2024]


QUARTER = "date_trunc('quarter', answered_on)"


def yes(question: str) -> str:
    """SQL for the weighted share of those who answered."""
    return f"sum(weight) filter ({question}) / sum(weight) filter ({question} is not null)"


def test_about_1500_sheets_come_in_a_quarter_and_their_weights_average_1(database: Database) -> None:
    quarters = rows(
        database, f"select count(*), avg(weight), min(weight), max(weight) from residents_survey group by {QUARTER}"
    )
    assert len(quarters) == 20
    for sheets, mean, least, most in quarters:
        assert sheets == pytest.approx(1_500, abs=250)
        assert mean == pytest.approx(1, abs=0.001)
        assert 0.2 < least < most < 5


def test_weights_put_right_that_owners_and_older_people_answer_more(database: Database) -> None:
    sql = """
        select avg(cast(tenure = 'owner' as int)), sum(weight) filter (tenure = 'owner') / sum(weight),
        avg(cast(age_band = '16-24' as int)), sum(weight) filter (age_band = '16-24') / sum(weight)
        from residents_survey where tenure <> 'unknown' and age_band <> 'unknown'
    """
    owners, owners_weighted, young, young_weighted = rows(database, sql)[0]
    assert owners_weighted == pytest.approx(0.30, abs=0.02)  # Census 2021: 30.4% of households own
    assert owners > owners_weighted + 0.06
    assert young < young_weighted - 0.04


def test_wards_have_the_weight_of_their_residents(database: Database) -> None:
    sql = """
        select residents, weight from areas inner join
        (select ward_code as code, sum(weight) as weight from residents_survey group by all) using (code)
    """
    residents, weight = np.array(rows(database, sql)).T
    assert np.allclose(residents / residents.sum(), weight / weight.sum(), atol=0.01)


@pytest.mark.parametrize(
    ("question", "level", "not_answered"),
    [
        ("lonely", 0.095, 0.05),
        ("someone_to_turn_to", 0.865, 0.04),
        ("safe_at_home", 0.905, 0.02),
        ("safe_after_dark", 0.655, 0.03),
        ("satisfied_with_area", 0.81, 0.02),
        ("neighbours_get_on", 0.86, 0.09),
    ],
)
def test_answers_are_at_their_level_and_some_are_not_given(
    database: Database, question: str, level: float, not_answered: float
) -> None:
    sql = f"select {yes(question)}, avg(cast({question} is null as int)) from residents_survey"
    share, missing = rows(database, sql)[0]
    assert share == pytest.approx(level, abs=0.015)
    assert missing == pytest.approx(not_answered, abs=0.006)


def test_residents_manage_less_in_the_winter_of_2022_and_half_of_it_comes_back(database: Database) -> None:
    found = dict(
        rows(
            database,
            f"select cast({QUARTER} as date)::varchar, {yes('managing_financially')} from residents_survey group by 1",
        )
    )
    before, worst = found["2021-10-01"], found["2023-01-01"]
    since = np.mean([share for quarter, share in found.items() if quarter >= "2024-04"])
    assert before - worst > 0.08
    assert 0.25 < (since - worst) / (before - worst) < 0.75


def test_more_residents_are_online_every_year_and_loneliness_goes_by_ward_as_modelled(database: Database) -> None:
    years = rows(
        database,
        f"select {yes('online_confident')} from residents_survey group by year(answered_on) order by year(answered_on)",
    )
    assert years[-1][0] - years[0][0] == pytest.approx(0.05, abs=0.025)
    wards = rows(database, f"select ward_code, {yes('lonely')} from residents_survey group by 1 order by 1")
    modelled = share(setting().wards, "lonely")
    assert np.corrcoef([share for _, share in wards], modelled)[0, 1] > 0.5


def test_people_in_east_and_nowhere_else_meet_someone_sooner_from_april_2024(database: Database) -> None:
    sql = """
        select parent = 'east', referred_on >= '2024-04-01',
        avg(cast(coalesce(first_connected_on <= referred_on + 14, false) as int))
        from social_prescribing inner join areas on code = ward_code where referred_on < '2026-06-01' group by all
    """
    found = {(east, since): share for east, since, share in rows(database, sql)}
    assert found[True, True] - found[True, False] == pytest.approx(0.14, abs=0.06)
    assert found[False, True] - found[False, False] == pytest.approx(0, abs=0.035)


def test_loneliness_eases_for_those_who_are_asked_again(database: Database) -> None:
    eases, asked = rows(
        database, "select avg(score_before - score_after), count(score_after) / count(*) from social_prescribing"
    )[0]
    assert eases == pytest.approx(1.12, abs=0.1)
    assert asked == pytest.approx(0.54, abs=0.04)


def test_help_to_get_online_grows_from_a_pilot_to_120_a_month(database: Database) -> None:
    found = dict(rows(database, "select year(started_on), count(*) from digital_support group by all"))
    assert found[2022] < 0.7 * found[2023]
    assert found[2025] == pytest.approx(12 * 120, rel=0.06)
