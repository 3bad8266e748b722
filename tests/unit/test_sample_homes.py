"""Do the samples of homes and neighbourhoods land where the published figures and the stories say?"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pytest

from data import sample
from data.contracts.folder import all_contracts
from data.holding import warehouse
from data.sample import Setting, places, stories

MONTHS = np.arange(np.datetime64("2021-11"), np.datetime64("2026-11"))
LAST = date(2026, 10, 31)
THINGS = ("repairs", "estate_inspections", "home_energy", "waste_collections")
FLOWS = ("damp_cases", "community_space_bookings", "asb_cases", "domestic_abuse_referrals", "debt_advice_cases")
POSITIONS = ("homelessness_cases", "temporary_accommodation", "lettings", "council_tax_accounts")
NAMES = THINGS + FLOWS + POSITIONS
# Not recorded where it is withheld for safety, or outside Camden.
WARD_UNKNOWN = {"domestic_abuse_referrals", "homelessness_cases", "temporary_accommodation"}


def generated(name: str, seed: int = 1, scale: int = 1) -> list[pa.Table]:
    setting = Setting(MONTHS, sample._wards(), scale)
    return list(sample.generators()[name](sample.stream(seed, name), setting))


@pytest.fixture(scope="module")
def samples() -> Iterator[duckdb.DuckDBPyConnection]:
    """All of them beside the calendar and the areas, under their own names."""
    with warehouse.connect(only=()) as connection:
        for name in NAMES:
            connection.register(name, pa.concat_tables(generated(name)))
        yield connection


def rows(samples: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return samples.execute(sql).fetchall()


def value(samples: duckdb.DuckDBPyConnection, sql: str) -> float:
    return float(rows(samples, sql)[0][0])


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"waste_collections"}))
def test_some_rows_of_these_extracts_and_of_no_others_have_no_ward(name: str) -> None:
    assert any(table["ward_code"].null_count for table in generated(name)) == (name in WARD_UNKNOWN)


@pytest.mark.parametrize(
    ("name", "earlier", "later"),
    [
        ("repairs", "raised_on", "finished_on"),
        ("damp_cases", "raised_on", "inspected_on"),
        ("damp_cases", "inspected_on", "resolved_on"),
        ("asb_cases", "opened_on", "first_contact_on"),
        ("asb_cases", "first_contact_on", "closed_on"),
        ("domestic_abuse_referrals", "referred_on", "first_contact_on"),
        ("debt_advice_cases", "opened_on", "plan_agreed_on"),
        ("homelessness_cases", "opened_on", "ended_on"),
        ("temporary_accommodation", "started_on", "ended_on"),
        ("home_energy", "retrofitted_on", "rated_on"),
    ],
)
def test_nothing_happens_out_of_order_or_after_the_last_day(
    samples: duckdb.DuckDBPyConnection, name: str, earlier: str, later: str
) -> None:
    assert value(samples, f"select count(*) from {name} where {later} < {earlier}") == 0
    last = rows(samples, f"select max({later}), count({later}) from {name}")[0]
    assert last[0] <= LAST
    assert last[1] > 0


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("repairs", "(finished_on is null) = (taken_days is null)"),
        ("repairs", "taken_days is null or taken_days = finished_on - raised_on"),
        ("asb_cases", "(closed_on is null) = (resolved is null)"),
        ("homelessness_cases", "(ended_on is null) = (outcome is null)"),
        ("council_tax_accounts", "supported <= accounts and in_arrears <= accounts"),
        ("waste_collections", "recycled_tonnes < total_tonnes"),
    ],
)
def test_columns_of_a_row_agree(samples: duckdb.DuckDBPyConnection, name: str, rule: str) -> None:
    assert value(samples, f"select count(*) from {name} where not ({rule})") == 0


# The mean volumes of a ward and month.
@pytest.mark.parametrize(
    ("name", "dated", "volume"),
    [
        ("repairs", "raised_on", 438),
        ("estate_inspections", "inspected_on", 60),
        ("damp_cases", "raised_on", 10),
        ("debt_advice_cases", "opened_on", 8),
        ("domestic_abuse_referrals", "referred_on", 4.5),
        ("lettings", "let_on", 3),
    ],
)
def test_volumes_of_a_ward_and_month_are_as_expected(
    samples: duckdb.DuckDBPyConnection, name: str, dated: str, volume: float
) -> None:
    since = f"{dated} >= date '2021-11-01' and ward_code is not null"
    assert value(samples, f"select count(*) / 1200 from {name} where {since}") == pytest.approx(volume, rel=0.1)


# Regulator of Social Housing, both in the years from April; with other months of the first, the landlord's own year.
@pytest.mark.parametrize(
    ("counted", "year", "published"),
    [
        ("repairs where finished_on", 2023, 106_585),
        ("repairs where finished_on", 2024, 104_257),
        ("asb_cases where opened_on", 2023, 3_705),
        ("asb_cases where opened_on", 2024, 764),
    ],
)
def test_a_landlords_year_has_as_many_as_its_return(
    samples: duckdb.DuckDBPyConnection, counted: str, year: int, published: int
) -> None:
    number = value(samples, f"select count(*) from {counted} between '{year}-04-01' and '{year + 1}-03-31'")
    assert number == pytest.approx(published, rel=0.08)


# Statutory homelessness, detailed tables for local authorities: duties owed in a year.
@pytest.mark.parametrize(
    ("duty", "year", "published"),
    [
        ("prevention", 2022, 73 + 43 + 42 + 45),
        ("prevention", 2025, 71 + 129 + 126 + 126),
        ("relief", 2022, 171 + 128 + 138 + 115),
        ("relief", 2025, 326 + 303 + 323 + 353),
        ("main", 2025, 157 + 160 + 138 + 165),
    ],
)
def test_duties_are_owed_as_often_as_published(
    samples: duckdb.DuckDBPyConnection, duty: str, year: int, published: int
) -> None:
    owed = f"select count(*) from homelessness_cases where duty = '{duty}' and year(opened_on) = {year}"
    assert value(samples, owed) == pytest.approx(published, rel=0.15)


# Regulator of Social Housing, RP02: emergencies and others, in the years from April.
@pytest.mark.parametrize(
    ("year", "emergency", "published"),
    [(2023, True, 0.846), (2023, False, 0.777), (2024, True, 0.859), (2024, False, 0.845)],
)
def test_repairs_finish_on_time_as_published(
    samples: duckdb.DuckDBPyConnection, year: int, emergency: bool, published: float
) -> None:
    finished = f"finished_on between date '{year}-04-01' and date '{year + 1}-03-31' and emergency = {emergency}"
    share = value(samples, f"select avg((taken_days <= target_days)::int) from repairs where {finished}")
    assert share == pytest.approx(published, abs=0.02)


def test_lately_about_84_per_cent_of_repairs_are_on_time_and_two_in_five_are_emergencies(
    samples: duckdb.DuckDBPyConnection,
) -> None:
    lately = "from repairs where finished_on >= date '2025-11-01'"
    assert value(samples, f"select avg((taken_days <= target_days)::int) {lately}") == pytest.approx(0.84, abs=0.02)
    assert value(samples, f"select avg(emergency::int) {lately}") == pytest.approx(0.403, abs=0.01)


def test_repairs_finished_in_the_first_month_are_as_many_as_in_others(samples: duckdb.DuckDBPyConnection) -> None:
    """Those raised before it and still open are carried into it."""
    first = value(samples, "select count(*) from repairs where finished_on between '2021-11-01' and '2021-11-30'")
    later = value(samples, "select count(*) from repairs where finished_on between '2023-11-01' and '2023-11-30'")
    assert first == pytest.approx(later, rel=0.15)
    assert value(samples, "select count(*) from repairs where finished_on < '2021-11-01'") == 0


def test_repairs_in_kentish_town_go_from_below_to_above_the_others_after_june_2023(
    samples: duckdb.DuckDBPyConnection,
) -> None:
    def ahead(first: str, last: str) -> float:
        shares = rows(
            samples,
            f"""select ward_code in {stories.KENTISH_TOWN}, avg((taken_days <= target_days)::int) from repairs
                where finished_on between date '{first}' and date '{last}' group by 1 order by 1""",
        )
        return float(shares[1][1] - shares[0][1])

    assert ahead("2021-11-01", "2023-05-31") == pytest.approx(-0.05, abs=0.03)
    assert ahead("2024-07-01", "2026-10-31") == pytest.approx(0.07, abs=0.03)


# Regulator of Social Housing, TP02, in the years from April.
@pytest.mark.parametrize(("year", "published"), [(2023, 0.658), (2024, 0.645)])
def test_tenants_are_satisfied_with_repairs_as_published(
    samples: duckdb.DuckDBPyConnection, year: int, published: float
) -> None:
    finished = f"finished_on between date '{year}-04-01' and date '{year + 1}-03-31'"
    share = value(samples, f"select avg(satisfied::int) from repairs where {finished}")
    assert share == pytest.approx(published, abs=0.02)


def in_time(name: str, start: str, end: str, days: int) -> str:
    return f"""select avg(coalesce(ends.working_day - starts.working_day <= {days}, false)::int) from {name}
        join calendar as starts on starts.day = {start} left join calendar as ends on ends.day = {end}"""


def test_damp_is_inspected_in_time_more_often_once_that_is_law(samples: duckdb.DuckDBPyConnection) -> None:
    shares = in_time("damp_cases", "raised_on", "inspected_on", 10)
    before = value(samples, f"{shares} where raised_on between '2024-07-01' and '2025-09-30'")
    after = value(samples, f"{shares} where raised_on between '2026-01-01' and '2026-09-30'")
    assert before == pytest.approx(0.75, abs=0.04)
    assert after == pytest.approx(0.86, abs=0.04)


def test_more_damp_is_reported_from_november_2022_and_in_winter(samples: duckdb.DuckDBPyConnection) -> None:
    months = dict(rows(samples, "select date_trunc('month', raised_on)::date, count(*) from damp_cases group by 1"))
    assert sum(months[date(2024, month, 1)] for month in range(1, 10)) > 1.2 * sum(
        months[date(2022, month, 1)] for month in range(1, 10)
    )
    assert months[date(2024, 1, 1)] > 1.8 * months[date(2024, 7, 1)]


def test_first_contacts_are_in_time_as_often_as_the_levels_say(samples: duckdb.DuckDBPyConnection) -> None:
    year = "between '2025-10-01' and '2026-09-30'"
    asb = in_time("asb_cases", "opened_on", "first_contact_on", 3)
    assert value(samples, f"{asb} where opened_on {year}") == pytest.approx(0.755, abs=0.03)
    abuse = "select avg(coalesce(first_contact_on - referred_on <= 2, false)::int) from domestic_abuse_referrals"
    assert value(samples, f"{abuse} where referred_on {year}") == pytest.approx(0.81, abs=0.04)
    debt = "select avg(coalesce(plan_agreed_on - opened_on <= 28, false)::int) from debt_advice_cases"
    assert value(samples, f"{debt} where opened_on between '2025-09-01' and '2026-08-31'") == pytest.approx(
        0.70, abs=0.04
    )


def placed(samples: duckdb.DuckDBPyConnection, day: str, what: str = "count(*)") -> float:
    """A position of temporary accommodation at the end of a day."""
    there = f"started_on <= date '{day}' and (ended_on is null or ended_on > date '{day}')"
    return value(samples, f"select {what} from temporary_accommodation where {there}")


# Statutory homelessness, detailed tables for local authorities; of April 2025 the council's own news.
@pytest.mark.parametrize(
    ("day", "published"),
    [("2021-12-31", 541), ("2022-12-31", 558), ("2023-12-31", 683), ("2025-04-30", 1_000), ("2025-12-31", 1_339)],
)
def test_households_in_temporary_accommodation_are_as_many_as_published(
    samples: duckdb.DuckDBPyConnection, day: str, published: int
) -> None:
    assert placed(samples, day) == pytest.approx(published, rel=0.08)


def test_temporary_accommodation_is_with_children_and_outside_the_borough_as_often_as_published(
    samples: duckdb.DuckDBPyConnection,
) -> None:
    assert placed(samples, "2025-09-30", "count(*) filter (children > 0)") == pytest.approx(592, rel=0.1)
    assert placed(samples, "2025-09-30", "sum(children)") == pytest.approx(1_150, rel=0.12)
    assert placed(samples, "2025-09-30", "count(*) filter (ward_code is null)") == pytest.approx(800, rel=0.08)


def test_fewer_prevention_duties_end_with_a_home_as_temporary_accommodation_rises(
    samples: duckdb.DuckDBPyConnection,
) -> None:
    shares = dict(
        rows(
            samples,
            """select year(ended_on), avg((outcome in ('stayed in the home', 'new home'))::int)
               from homelessness_cases where duty = 'prevention' group by 1""",
        )
    )
    assert shares[2022] == pytest.approx(121 / 219, abs=0.08)
    assert shares[2025] == pytest.approx(165 / 380, abs=0.08)


def test_council_tax_accounts_are_near_the_households_of_each_ward(samples: duckdb.DuckDBPyConnection) -> None:
    ratios = rows(
        samples,
        "select avg(accounts / households) from council_tax_accounts join areas on code = ward_code group by ward_code",
    )
    assert len(ratios) == 20
    assert all(ratio == pytest.approx(1, abs=0.03) for (ratio,) in ratios)


def test_council_tax_support_and_arrears_are_near_the_published_levels(samples: duckdb.DuckDBPyConnection) -> None:
    supported = "select sum(supported) / 12 from council_tax_accounts where month between '2022-04-01' and '2023-03-01'"
    assert value(samples, supported) == pytest.approx(22_500, rel=0.03)
    arrears = "select sum(in_arrears) / sum(accounts) from council_tax_accounts where month"
    assert value(samples, f"{arrears} = '2022-04-01'") == pytest.approx(0.11, abs=0.01)
    assert value(samples, f"{arrears} = '2026-10-01'") == pytest.approx(0.13, abs=0.01)


def test_poorer_wards_have_more_support_more_advice_and_more_temporary_accommodation(
    samples: duckdb.DuckDBPyConnection,
) -> None:
    """Kilburn is the poorest ward and Hampstead Town the least poor; they have 5,529 and 3,745 households."""
    for name, counted in (
        ("council_tax_accounts", "sum(supported)"),
        ("debt_advice_cases", "count(*)"),
        ("temporary_accommodation", "count(*)"),
    ):
        wards = dict(rows(samples, f"select ward_code, {counted} from {name} group by 1"))
        assert wards["E05013665"] > 3 * wards["E05013659"], name


def test_anti_social_behaviour_is_most_in_the_wards_where_the_police_hear_of_most(
    samples: duckdb.DuckDBPyConnection,
) -> None:
    wards = dict(
        rows(
            samples,
            """select ward_code, count(*) / any_value(residents) from asb_cases
               join areas on code = ward_code group by 1""",
        )
    )
    assert max(wards, key=wards.__getitem__) == "E05013655"  # Camden Town
    assert min(wards, key=wards.__getitem__) == "E05013657"  # Frognal


def test_about_a_fifth_of_lettings_are_family_homes(samples: duckdb.DuckDBPyConnection) -> None:
    assert value(samples, "select avg((bedrooms >= 3)::int) from lettings") == pytest.approx(0.22, abs=0.03)


def test_nearly_all_of_24_000_council_homes_have_a_rating_and_those_at_c_or_better_rise(
    samples: duckdb.DuckDBPyConnection,
) -> None:
    assert value(samples, "select count(distinct home_key) from home_energy") == pytest.approx(24_000, rel=0.03)
    assert (
        value(
            samples,
            "select max(wards) from (select count(distinct ward_code) as wards from home_energy group by home_key)",
        )
        == 1
    )

    def at_c_or_better(day: str) -> float:
        latest = f"select arg_max(band, rated_on) as band from home_energy where rated_on <= '{day}' group by home_key"
        return value(samples, f"select avg((band <= 'C')::int) from ({latest})")

    assert at_c_or_better("2021-12-31") == pytest.approx(0.55, abs=0.02)
    assert at_c_or_better("2026-09-30") == pytest.approx(0.65, abs=0.02)


def test_household_waste_is_recycled_as_last_published(samples: duckdb.DuckDBPyConnection) -> None:
    share = value(samples, "select sum(recycled_tonnes) / sum(total_tonnes) from waste_collections")
    assert share == pytest.approx(0.311, abs=0.01)
    assert value(samples, "select count(*) from waste_collections") == 60


def test_estates_are_inspected_about_every_two_weeks_and_most_are_well_kept(
    samples: duckdb.DuckDBPyConnection,
) -> None:
    estates = value(samples, "select count(distinct estate_key) from estate_inspections")
    assert estates == pytest.approx(600, rel=0.02)
    assert value(samples, "select avg((grade in ('A', 'B'))::int) from estate_inspections") == pytest.approx(
        0.79, abs=0.03
    )


def test_halls_have_half_as_many_creative_hours_again_as_in_the_winter_after_the_pandemic(
    samples: duckdb.DuckDBPyConnection,
) -> None:
    hours = "select sum(hours) from community_space_bookings where kind = 'creative' and booked_for between"
    first = value(samples, f"{hours} '2021-11-01' and '2022-01-31'")
    assert value(samples, f"{hours} '2024-11-01' and '2025-01-31'") == pytest.approx(1.6 * first, rel=0.15)


@pytest.mark.parametrize("name", ["lettings", "temporary_accommodation", "home_energy"])
def test_ten_times_the_scale_is_ten_times_the_rows_under_keys_of_their_own(name: str) -> None:
    one, ten = (pa.concat_tables(generated(name, scale=scale)) for scale in (1, 10))
    assert ten.num_rows == pytest.approx(10 * one.num_rows, rel=0.05)
    key = all_contracts()[name].primary_key
    assert ten.select(key).group_by(list(key)).aggregate([]).num_rows == ten.num_rows


@pytest.mark.parametrize("name", ["repairs", "home_energy", "young_people"])
def test_a_large_sample_has_a_ward_in_turns_that_each_fit_in_memory(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = generated(name, scale=3)
    monkeypatch.setattr(places, "AT_ONCE", 1)
    turns = generated(name, scale=3)
    assert len(turns) == 3 * len(whole)
    assert max(each.num_rows for each in turns) < max(each.num_rows for each in whole) / 2
    rows, before = pa.concat_tables(turns), pa.concat_tables(whole)
    assert rows.num_rows == pytest.approx(before.num_rows, rel=0.05)
    assert rows["ward_code"].equals(rows.sort_by("ward_code")["ward_code"])
    key = all_contracts()[name].primary_key
    assert rows.select(key).group_by(list(key)).aggregate([]).num_rows == rows.num_rows


def test_counts_by_ward_and_month_are_the_same_at_every_scale() -> None:
    assert generated("council_tax_accounts", scale=10)[0].equals(generated("council_tax_accounts")[0])


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_gives_the_same_rows_and_another_gives_others(name: str) -> None:
    one = pa.concat_tables(generated(name))
    assert one.equals(pa.concat_tables(generated(name)))
    assert not one.equals(pa.concat_tables(generated(name, seed=2)))
