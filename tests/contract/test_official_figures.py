"""The official figures that the project keeps are those of their publishers' files, to the digit and to the newest."""

import csv
import itertools
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from markupsafe import escape

import data
import metrics
from data.holding.files import reference_path
from data.periods import last_day, placed
from data.published.layouts import LAYOUTS
from data.published.official import reading
from data.vocabulary import Frequency
from metrics import BOROUGH, Kind, Origin, Snapshot, Status
from metrics.declared import catalogue
from pages.components.exhibits.over_time import over_time
from pages.components.html import definition, search
from pages.components.words.periods import stretches
from tests.worlds import World

Row = dict[str, str]
CAMDEN = "E09000007"
QUOTED = {
    # No primary source was found for any of these: the press, a charity and pages of the council print them.
    "child_poverty_end_child_poverty",
    "council_homes_built",
    "crisis_fund_households",
    "disability_pay_gap_mean",
    "ethnicity_pay_gap_mean",
    "food_parcels",
    "low_income_in_arrears",
    "sites_over_no2_limit",
    "training_completed_published",
}


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def kept(series: str) -> dict[date, Row]:
    rows = read(reference_path(data.all_contracts()["official_figures"]))
    return {date.fromisoformat(row["period"]): row for row in rows if row["series"] == series}


OFFICIAL = reading()["series"]
EXPLORE = {
    series: (reading()["sources"][source]["file"], taken)
    for series, said in OFFICIAL.items()
    for source, taken in said["take"].items()
    if reading()["sources"][source]["layout"] == "local_statistics" and len(said["take"]) == 1
}


@pytest.mark.shared
@pytest.mark.parametrize("series", EXPLORE)
def test_a_series_of_local_statistics_has_every_figure_and_limit_of_its_file(series: str, shared: Path) -> None:
    """A percentage is a share here, so its digits are the same with the point moved by two places."""
    file, title = EXPLORE[series]
    said, ours = OFFICIAL[series], kept(series)
    theirs = [
        row
        for row in read(shared / "realdata" / file)
        if (row["areacd"], row["indicator"]) == (CAMDEN, title) and row["observation"]
    ]
    newest = max(row["period"] for row in theirs)
    moved = -2 if said["unit"] == "share" else 0
    seen = set()
    for row in theirs:
        begins, _, length = row["period"].partition("/")
        months = {"": 0, "P1M": 1, "P1Y": 12, "P3Y": 36}[length]
        period = placed(Frequency(said["frequency"]), date.fromisoformat(begins), months)
        if period < said.get("since", date.min):
            continue
        if sum(other["period"][:4] == begins[:4] for other in theirs) > 1 and not months and row["period"] != newest:
            continue  # of two days of one year the later stands
        seen.add(period)
        for mine, column in (("value", "observation"), ("lower", "lci_95"), ("upper", "uci_95")):
            printed = Decimal(row[column]).scaleb(moved) if row[column] else None
            assert (Decimal(ours[period][mine]) if ours[period][mine] else None) == printed, (period, mine)
    assert ours.keys() == seen


@pytest.mark.parametrize("series", OFFICIAL)
def test_a_figure_is_found_by_what_its_publisher_and_its_series_call_it(series: str, offline: Snapshot) -> None:
    """RP02, 93088, ExcessYr6: whoever knows the number from elsewhere finds it, and reads it in the definition."""
    about = search.sought(offline, metrics.priorities())
    over = [each for each in offline.indicators.values() if "official_figures" in each.extracts]
    (mine,) = [each for each in over if f"'{series}'" in each.sql]
    facts = definition.defined(offline, mine.slug).facts
    assert mine in search.matching(about, series)
    for taken in OFFICIAL[series]["take"].values():
        assert mine in search.matching(about, taken)
        # A column of somebody's table is no name that a reader is told.
        assert (escape(taken) in facts) or taken.islower()


# What the publishers' files say, read off by a person: series, first day of the period, figure.
READ_OFF: list[tuple[str, str, float]] = [
    ("temporary_accommodation", "2018-04-01", 502),
    ("temporary_accommodation", "2019-01-01", 503),
    ("temporary_accommodation", "2019-10-01", 531),
    ("temporary_accommodation", "2023-10-01", 683),
    ("temporary_accommodation", "2025-07-01", 1221),
    ("temporary_accommodation", "2025-10-01", 1339),
    ("temporary_accommodation_children", "2025-10-01", 1258),
    ("temporary_accommodation_bed_and_breakfast", "2025-10-01", 313),
    ("temporary_accommodation_elsewhere", "2025-10-01", 890),
    ("homelessness_duties_owed", "2025-10-01", 479),
    ("section_21_notices", "2018-04-01", 8),
    ("gender_pay_gap_mean", "2016-04-01", -0.009),
    ("gender_pay_gap_mean", "2018-04-01", -0.063),
    ("gender_pay_gap_mean", "2022-04-01", -0.0172),
    ("gender_pay_gap_mean", "2023-04-01", 0.0013),
    ("early_years_good_development", "2024-09-01", 0.698),
    ("pupil_attainment", "2023-09-01", 0.673),
    ("pupil_attainment", "2024-09-01", 0.631),
    ("year_6_overweight", "2022-09-01", 0.366),
    ("year_6_overweight", "2023-09-01", 0.361),
    ("year_6_overweight", "2024-09-01", 0.34),
    ("reception_overweight", "2024-09-01", 0.182),
    ("not_in_education_or_work_16_17", "2017-04-01", 0.02993630573248408),
    ("not_in_education_or_work_16_17", "2024-04-01", 0.019),
    ("not_in_education_or_not_known_16_17", "2024-04-01", 0.029),
    ("persistent_absence", "2024-09-01", 0.2322922),
    ("care_leavers_in_education_or_work", "2024-04-01", 0.58),
    ("free_school_meals_primary", "2024-09-01", 0.445),
    ("free_school_meals_secondary", "2024-09-01", 0.45),
    ("child_poverty_after_housing", "2023-04-01", 0.2903043615),
    ("child_poverty_after_housing", "2024-04-01", 0.2726452777),
    ("happiness", "2022-04-01", 7.28),
    ("anxiety", "2022-04-01", 3.37),
    ("often_lonely", "2023-04-01", 0.0627564),
    ("adults_overweight", "2024-04-01", 0.4890008),
    ("adults_obese", "2024-04-01", 0.1040411),
    ("pm25_borough", "2024-01-01", 9.54976),
    ("gigabit_available", "2025-01-01", 0.95),
    ("gigabit_available", "2026-01-01", 0.952),
    ("without_decent_broadband", "2025-01-01", 0.0000162),  # 2 premises of 123,412
    ("tenants_satisfied", "2024-04-01", 0.71),
    ("repairs_satisfaction", "2024-04-01", 0.645),
    ("repairs_time_satisfaction", "2024-04-01", 0.584),
    ("home_well_maintained", "2024-04-01", 0.648),
    ("home_feels_safe", "2024-04-01", 0.772),
    ("communal_areas_clean", "2024-04-01", 0.753),
    ("landlord_contribution", "2024-04-01", 0.763),
    ("antisocial_behaviour_handling", "2024-04-01", 0.579),
    ("decent_homes_failing", "2023-04-01", 0.091),
    ("decent_homes_failing", "2024-04-01", 0.06),
    ("emergency_repairs_in_time", "2023-04-01", 0.846),
    ("emergency_repairs_in_time", "2024-04-01", 0.859),
    ("housing_waiting_list", "2024-04-01", 8380),
    ("people_sleeping_rough_one_night", "2024-01-01", 42),
    ("people_sleeping_rough_one_night", "2025-01-01", 97),
    ("employment_rate", "2024-04-01", 0.817),
    ("employment_rate_until_2023", "2023-01-01", 0.715),
    ("fuel_poverty_borough", "2023-01-01", 0.0863),
    ("first_time_offenders", "2024-01-01", 241),
    ("median_weekly_pay", "2025-01-01", 879.9),
    ("housing_affordability", "2025-01-01", 14.49),
    ("healthy_life_expectancy_men", "2024-01-01", 59.8),
    ("healthy_life_expectancy_women", "2024-01-01", 59.4),
    ("claimant_rate", "2025-01-01", 0.048),
]


@pytest.mark.parametrize(("series", "period", "value"), READ_OFF)
def test_a_figure_is_the_one_in_its_publishers_file(series: str, period: str, value: float) -> None:
    found = float(kept(series)[date.fromisoformat(period)]["value"])
    # Two measures of tenants' are kept with all the digits of the regulator's workbook.
    assert found == pytest.approx(value, abs=0.0005 if "tenants" in series or (value < 1 and period > "2023") else 0)


@pytest.mark.parametrize(
    ("measure", "series"),
    [
        ("happiness", "happiness"),
        ("feelings_of_anxiety", "anxiety"),
        ("life_satisfaction", "life_satisfaction"),
        ("activities_in_life_are_worthwhile", "life_worthwhile"),
    ],
)
def test_the_health_index_printed_the_same_wellbeing_and_is_replaced_by_what_goes_on(measure: str, series: str) -> None:
    """What it dates by a calendar year is of the financial year that begins in it."""
    index = {
        date.fromisoformat(row["period"]).replace(month=4): Decimal(row["value"])
        for row in read(reference_path(data.all_contracts()["health_index"]))
        if row["measure"] == measure
    }
    ours = {period: Decimal(row["value"]) for period, row in kept(series).items()}
    assert len(index) == 7
    assert index.items() <= ours.items()
    assert max(ours) > max(index)


def test_what_is_suppressed_or_of_another_kind_has_no_row() -> None:
    missing = {date(2024, month, 1) for month in (1, 4, 7, 10)} | {date(2025, 1, 1), date(2025, 4, 1)}
    assert not missing & kept("temporary_accommodation").keys()
    assert min(kept("early_years_good_development")) == date(2021, 9, 1)
    assert min(kept("housing_waiting_list")) == date(2018, 4, 1)
    assert date(2020, 9, 1) not in kept("year_6_overweight")


def test_grades_that_teachers_gave_are_in_no_line_with_those_of_exams(offline: Snapshot) -> None:
    given = {date(2019, 9, 1), date(2020, 9, 1)}
    assert not given & kept("pupil_attainment").keys()
    assert {date(2018, 9, 1), date(2021, 9, 1)} <= kept("pupil_attainment").keys()
    series = offline.series("pupil_attainment", BOROUGH)
    assert [(run[0].period.year, run[-1].period.year) for run in stretches(series)] == [(2016, 2018), (2021, 2024)]
    assert any("72.9%" in caveat and "75.3%" in caveat for caveat in series.indicator.caveats)


def test_a_share_that_is_rounded_to_nought_but_is_of_somebody_is_never_written_as_none(offline: Snapshot) -> None:
    exhibit = over_time(offline, "without_decent_broadband", BOROUGH)
    assert exhibit.finding.startswith("Under 0.1% in 2025")
    assert exhibit.table is not None
    assert [row for row in exhibit.table.rows if row[1] in ("0%", "0.0%")] == []


# What one survey measures ends on one day, whoever prints it.
SAME_SURVEY = ("adults_active", "adults_overweight", "adults_obese")


@pytest.mark.shared
def test_figures_of_one_survey_speak_of_the_same_days(shared: Path) -> None:
    """The statistics office names the first day, 16 November; the public health profiles only a financial year."""
    profiles = read(shared / "realdata/ohid_fingertips/fingertips_profiles_camden.csv")
    obese = {(row["value"], row["period"]) for row in profiles if row["indicator_id"] == "93881"}
    (theirs,) = [
        row
        for row in read(shared / "realdata" / EXPLORE["adults_obese"][0])
        if row["areacd"] == CAMDEN and row["period"] == "2024-11-16/P1Y"
    ]
    assert obese == {(theirs["observation"], "2024/25")}
    assert {kept(series)[date(2024, 4, 1)]["data_to"] for series in SAME_SURVEY} == {"2025-11-15"}


def newest_in(shared: Path) -> Iterator[tuple[str, str]]:
    """The newest year of each figure of the interactive tool that is taken over, as the file names it."""
    tool = read(shared / "realdata/dfe_lait/lait_camden_england_innerlondon_with_dictionary.csv")
    sources = reading()["sources"]
    for series, said in OFFICIAL.items():
        for source, taken in said["take"].items():
            if sources[source]["layout"] == "interactive_tool":
                years = [
                    row["Years"] for row in tool if row["Short Desc"] == taken and row["LA and Regions"] == "Camden"
                ]
                yield series, max(years)


@pytest.mark.shared
def test_no_series_of_the_interactive_tool_is_older_than_the_file(shared: Path) -> None:
    for series, year in newest_in(shared):
        last = kept(series)[max(kept(series))]
        assert date.fromisoformat(last["data_to"]).year == int(year), series


@pytest.mark.shared
def test_a_source_is_dated_as_its_publisher_dates_it(shared: Path) -> None:
    for source in reading()["sources"].values():
        if source["layout"] == "local_statistics":
            described = (shared / "realdata" / source["file"]).with_suffix(".json").read_text(encoding="utf-8")
            assert f"{source['published']:%d/%m/%Y}" in described, source["file"]
            assert source["address"].split("#")[0].rstrip("/") in described, source["file"]


@pytest.mark.shared
@pytest.mark.parametrize("series", OFFICIAL)
def test_no_series_is_older_than_the_newest_figure_of_its_files(series: str, shared: Path) -> None:
    said, newest = OFFICIAL[series], date.min
    for source, taken in said["take"].items():
        own = reading()["sources"][source]
        printed = LAYOUTS[own["layout"]](shared / "realdata" / own["file"], taken)
        newest = max(newest, *(last_day(each.begins, each.months) for each in printed if each.value is not None))
    last = kept(series)[max(kept(series))]
    assert date.fromisoformat(last["data_to"]) >= newest


# The same measure in the public health profiles, whose file has the newest figure of each: by number, our series.
IN_PROFILES = {
    "10401": "first_time_offenders",
    "20601": "reception_overweight",
    "20602": "year_6_overweight",
    "90631": "early_years_good_development",
    "90362": "healthy_life_expectancy_women",
    "91126": "unemployment_rate",
    "92313": "employment_rate",
    "93014": "adults_active",
    "93088": "adults_overweight",
    "93097": "claimant_rate",
    "93203": "not_in_education_or_not_known_16_17",
    "93700": "child_poverty_before_housing",
    "93759": "fuel_poverty_borough",
    "93867": "pm25_borough",
    "93881": "adults_obese",
    "94175": "often_lonely",
}
# How far two prints of one year may lie apart, and why.
APART = {
    "10401": 1.5,  # 40 of 16,503 there: another count of residents than the tool's
    "93097": 0.3,  # a financial year there, a calendar year here
}


@pytest.mark.shared
@pytest.mark.parametrize("number", IN_PROFILES)
def test_no_series_is_older_than_the_same_measure_in_the_public_health_profiles(number: str, shared: Path) -> None:
    profiles = read(shared / "realdata/ohid_fingertips/fingertips_profiles_camden.csv")
    (told,) = {(row["period"], row["value"]) for row in profiles if row["indicator_id"] == number}
    series, period = IN_PROFILES[number], re.sub(r"^(\d{4}) - (\d\d)$", r"20\2", told[0])
    ours = kept(series)[max(kept(series))]
    ends = re.findall(r"\d+", period)
    last = date(2000 + int(ends[-1]) % 100, 12 if len(period) == 4 else 3, 31)
    assert date.fromisoformat(ours["data_to"]) >= last
    value = float(ours["value"]) * (100 if ours["unit"] == "share" else 1)
    assert value == pytest.approx(float(told[1]), abs=APART.get(number, 0.051))


@pytest.mark.shared
def test_where_the_sex_is_printed_the_profiles_have_both_together(shared: Path) -> None:
    """By which the share of people in employment, printed without a sex, is taken as of women and men."""
    profiles = read(shared / "realdata/ohid_fingertips/fingertips_profiles_camden.csv")
    values = {row["indicator_id"]: row["value"] for row in profiles}
    headline = read(shared / "realdata/ohid_fingertips/fingertips_headline_camden.csv")
    both = [row for row in headline if row["sex"] == "Persons" and row["indicator_id"] in values]
    assert len(both) == 12
    assert [row["indicator_id"] for row in both if float(values[row["indicator_id"]]) != float(row["value"])] == []


def test_every_source_is_used_and_every_series_shown() -> None:
    used = {source for said in OFFICIAL.values() for source in said["take"]}
    assert used == reading()["sources"].keys()
    asked = " ".join(each.sql for each in catalogue.read().values() if "official_figures" in each.extracts)
    assert [series for series in OFFICIAL if f"'{series}'" not in asked] == []


@pytest.mark.parametrize(
    ("frequency", "begins", "months", "period"),
    [
        ("year", date(2022, 1, 1), 36, date(2024, 1, 1)),  # three years, by the last
        ("year", date(2025, 4, 30), 0, date(2025, 1, 1)),  # a day, by its year
        ("financial_year", date(2024, 11, 16), 12, date(2024, 4, 1)),
        ("financial_year", date(2022, 4, 1), 24, date(2023, 4, 1)),
        ("financial_year", date(2024, 3, 31), 0, date(2023, 4, 1)),
        ("academic_year", date(2024, 8, 1), 12, date(2024, 9, 1)),
        ("academic_year", date(2025, 1, 1), 1, date(2024, 9, 1)),
        ("quarter", date(2025, 10, 1), 3, date(2025, 10, 1)),
        ("month", date(2025, 12, 1), 1, date(2025, 12, 1)),
    ],
)
def test_a_figure_stands_in_the_period_that_its_publisher_means(
    frequency: str, begins: date, months: int, period: date
) -> None:
    assert placed(Frequency(frequency), begins, months) == period


@pytest.fixture(scope="module")
def offline(made: Callable[[str], World]) -> Snapshot:
    """The whole catalogue on what the project keeps, with nothing made up and nothing brought in."""
    return made("kept").snapshot


def by_origin(snapshot: Snapshot, origin: Origin) -> set[str]:
    return {
        slug
        for slug in snapshot.indicators
        if (latest := snapshot.series(slug, BOROUGH).latest) and latest.origin is origin
    }


def test_forty_five_indicators_or_more_show_official_figures_with_nothing_brought_in(offline: Snapshot) -> None:
    assert len(by_origin(offline, Origin.PUBLISHED)) >= 45


def test_what_is_quoted_is_only_what_no_official_source_was_found_for(offline: Snapshot) -> None:
    assert by_origin(offline, Origin.QUOTED) == QUOTED
    assert offline.origins == {Origin.PUBLISHED, Origin.QUOTED}


def test_what_is_shown_is_what_is_kept_with_its_limits(offline: Snapshot) -> None:
    shown = 0
    for slug, each in offline.indicators.items():
        if each.kind is Kind.PUBLISHED and "official_figures" in each.extracts:
            (series,) = [series for series in OFFICIAL if f"'{series}'" in each.sql]
            rows = kept(series)
            observations = offline.series(slug, BOROUGH).observations
            for one in (each for each in observations if each.status is Status.SHOWN):
                row = rows[one.period]
                assert one.value == float(row["value"]), slug
                assert (one.lower, one.upper) == tuple(
                    float(row[end]) if row[end] else None for end in ("lower", "upper")
                )
                assert one.lower is None or one.lower <= one.value <= (one.upper or 0)
                shown += 1
    assert shown == sum(len(kept(series)) for series in OFFICIAL)


@pytest.mark.shared
def test_the_boroughs_emissions_are_those_of_the_department_to_its_rounding(offline: Snapshot, shared: Path) -> None:
    """The table is summed by sector by others; the statistics office prints the department's total for a resident."""
    theirs = {
        date.fromisoformat(row["period"][:10]): float(row["observation"])
        for row in read(shared / "realdata/ons_els/greenhouse-gas-emissions.csv")
        if row["areacd"] == CAMDEN
    }
    ours = {each.period: each.value for each in offline.series("emissions_per_resident", BOROUGH).observations}
    assert max(ours) > max(theirs)
    assert (theirs[date(2023, 1, 1)], round(ours[date(2023, 1, 1)] or 0, 2)) == (4.38, 4.72)
    for period, printed in theirs.items():
        assert 1.029 < (ours[period] or 0) / printed < 1.08, period


@pytest.mark.shared
def test_no_choice_of_sectors_makes_the_emissions_that_the_statistics_office_prints(shared: Path) -> None:
    """So what differs is the release, as both indicators say."""
    theirs = {
        row["period"][:4]: float(row["observation"])
        for row in read(shared / "realdata/ons_els/greenhouse-gas-emissions.csv")
        if row["areacd"] == CAMDEN
    }
    years = [row for row in read(shared / "realdata/desnz_ghg/ghg-lad-2005-2024_camden.csv") if row["year"] in theirs]
    sectors = list(years[0])[5:]
    assert len(sectors) == 8
    for several in (chosen for size in range(1, 9) for chosen in itertools.combinations(sectors, size)):
        off = [
            sum(float(row[name]) for name in several) / float(row["populationThousands"]) / theirs[row["year"]] - 1
            for row in years
        ]
        assert max(map(abs, off)) > 0.05, several


def test_days_add_up() -> None:
    for row in read(reference_path(data.all_contracts()["official_figures"])):
        assert date.fromisoformat(row["data_to"]) <= date.fromisoformat(row["source_date"])
        assert date.fromisoformat(row["data_to"]) >= date.fromisoformat(row["period"])
