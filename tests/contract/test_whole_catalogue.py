"""The catalogue as a whole: what must be there, what it says on the sample, and what a change of it costs."""

import re
import shutil
from collections import Counter
from datetime import date, timedelta

import pyarrow.compute as pc
import pytest

from metrics import BOROUGH, Kind
from metrics.counted.coverage import counts_people
from metrics.declared import catalogue
from metrics.declared.priorities import priorities
from metrics.refreshing.refresh import refresh
from tests.worlds import TODAY

INDICATORS = catalogue.read()
PRIORITIES = {priority.slug: priority for priority in priorities()}
IMPORTED = {"tenant_satisfaction", "broadband", "claimant_count"}  # a person gives their files, or fetches them
READ = {"emissions_per_resident", "no2", "pm25"}
PARTS_OF_A_YEAR = ("month", "quarter", "term")


@pytest.fixture(scope="module")
def asked(shared):
    """What the list of indicators asks for: (priority, the words on its target) by slug."""
    _, _, listed = (shared / "indicators.md").read_text(encoding="utf-8").partition("## Indicators")
    lines = re.findall(r"^\|(.*)\|$", listed, re.MULTILINE)
    heading, _, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    assert (heading[0], heading[1], heading[-1]) == ("priority", "slug", "target")
    return {slug.strip(): (row[0], row[-1]) for row in rows for slug in row[1].split(",")}


def test_every_indicator_that_was_asked_for_is_there_under_its_priority(asked):
    assert len(asked) == 83
    there = {slug: INDICATORS[slug].priority for slug in asked if slug in INDICATORS}
    assert there == {slug: priority for slug, (priority, _) in asked.items()}


def test_only_targets_in_print_are_called_published(asked):
    """The promise of these is in print, and the number is our reading of it: net zero as none, a guideline's level."""
    in_print = {slug for slug, (_, target) in asked.items() if "*published*" in target}
    origins = {slug: each.target.origin for slug, each in INDICATORS.items() if each.target}
    assert in_print - READ == {slug for slug, origin in origins.items() if origin == "published"}
    assert {origins[slug] for slug in READ} == {"derived"}
    assert set(origins.values()) <= {"published", "derived", "illustrative"}


def test_a_target_of_another_origin_than_was_asked_for_is_an_illustration(asked):
    for slug, (_, words) in asked.items():
        target = INDICATORS[slug].target
        marked = re.findall(r"\*(\w+)\*", words)
        if target and words != "the same":
            assert target.origin in (["derived"] if slug in READ else marked or ["illustrative"]), slug
        assert target or not marked, slug


def test_each_of_the_eleven_priorities_has_four_indicators_or_more():
    counted = Counter(each.priority for each in INDICATORS.values())
    assert set(counted) == set(PRIORITIES)
    assert len(PRIORITIES) == 11
    assert min(counted.values()) >= 4, counted


def test_the_snapshot_holds_what_is_declared(whole):
    assert whole.snapshot.indicators == INDICATORS


def long_enough(whole, indicator, **wanted):
    """Whether an area has had a figure for two years or more, be it one over too few to be told."""
    if indicator.frequency not in PARTS_OF_A_YEAR:
        return False
    series = whole.snapshot.series(indicator.slug, **wanted).observations
    there = [each for each in series if each.status == "shown" or each.reason == "too_few"]
    periods = [each.period for each in there if not each.provisional]
    return bool(periods) and max(periods) - min(periods) >= timedelta(days=2 * 365)


BY_WARD = [slug for slug, each in PRIORITIES.items() if each.kind != "organisation" and slug != "diversity"]


@pytest.mark.parametrize("priority", BY_WARD)
def test_a_mission_or_challenge_can_be_followed_in_every_ward(whole, priority):
    own = [each for each in INDICATORS.values() if each.priority == priority and each.level == "ward"]
    wards = [area.code for area in whole.snapshot.areas.values() if area.level == "ward"]
    assert len(wards) == 20
    assert any(all(long_enough(whole, each, area=ward) for ward in wards) for each in own)


@pytest.mark.parametrize(
    ("priority", "breakdown", "fewest"),
    [("diversity", "directorate", 5), ("diversity", "body_kind", 5), ("anti_racism", "directorate", 5)],
)
def test_what_is_about_the_council_can_be_followed_in_its_parts(whole, priority, breakdown, fewest):
    own = [each for each in INDICATORS.values() if each.priority == priority and breakdown in each.breakdowns]
    assert own
    for each in own:
        lines = whole.snapshot.table(each.slug).to_pylist()
        parts = {line["category"] for line in lines if line["breakdown"] == breakdown}
        followed = [
            part for part in parts if long_enough(whole, each, area=BOROUGH, breakdown=breakdown, category=part)
        ]
        assert len(followed) >= fewest, (each.slug, parts)


def test_only_what_must_be_imported_has_no_figures(whole):
    waiting = {slug for slug, each in INDICATORS.items() if IMPORTED & set(each.needed)}
    without = {slug for slug in INDICATORS if "shown" not in whole.snapshot.table(slug)["status"].unique().to_pylist()}
    assert without == waiting
    told = {slug for slug, outcome in whole.outcomes.items() if outcome == "no data"}
    assert told == waiting
    assert set(whole.outcomes.values()) == {"computed", "no data"}


def test_a_figure_comes_from_the_weakest_of_its_sources(whole):
    for slug, each in INDICATORS.items():
        made_up = any((whole.extracts / f"{name}.parquet").exists() for name in each.extracts)
        origins = set(whole.snapshot.table(slug)["origin"].unique().to_pylist())
        printed = "quoted" if "published_figures" in each.extracts else "published"
        assert origins <= {"sample" if made_up else printed}, slug


NEWEST = None  # the newest complete period of the indicator's own

# What is in print, and how far from it is near.
NEAR = [
    ("households_in_temporary_accommodation", NEWEST, 1_339 / 92.701, 1.0),  # statutory homelessness, December 2025
    ("households_in_temporary_accommodation", date(2023, 9, 1), 663 / 92.701, 0.5),  # and September 2023
    ("in_education_or_work", NEWEST, 0.91, 0.01),  # assumed: nothing is in print of 16 to 24 year-olds in Camden
    ("repairs_on_time", date(2024, 10, 1), 0.4 * 0.859 + 0.6 * 0.845, 0.02),  # RP02, emergencies and others, 2024/25
    ("repairs_on_time", date(2023, 10, 1), 0.4 * 0.846 + 0.6 * 0.777, 0.02),  # and 2023/24
    ("year_6_overweight", NEWEST, 0.359, 0.02),  # Health and Wellbeing Board, December 2024
    ("healthy_start_uptake", NEWEST, 0.627, 0.02),  # England, a year after cards took the place of paper
    ("household_waste_recycled", date(2024, 10, 1), 0.311, 0.02),  # council plan, 2018/19
    ("council_tax_supported", date(2022, 10, 1), 22_500 / 92_701, 0.01),  # households helped in 2022/23
    ("training_completed_published", NEWEST, 0.77, 0),  # The Way We Work
    ("income_deprived", NEWEST, 57_697 / 216_205, 0.0005),  # Indices of Deprivation 2025
    ("children_in_income_deprivation", NEWEST, 13_845 / 30_302, 1e-9),
    ("households_deprived", NEWEST, 0.525, 0.0005),  # Census 2021
    ("overcrowded", NEWEST, 0.095, 0.0005),
    ("adults_lonely_modelled", NEWEST, 0.291, 0.0005),  # British Red Cross, from a survey of 2020
    ("food_parcels", date(2024, 4, 1), 70_332, 0),
    ("low_income_in_arrears", NEWEST, 10_084 / 24_770, 0.0001),
    ("happiness", NEWEST, 7.28, 0),
    ("temporary_accommodation_published", NEWEST, 1_339, 0),
]


@pytest.mark.parametrize(("slug", "period", "published", "near"), NEAR)
def test_the_level_is_near_the_published_one(whole, slug, period, published, near):
    series = whole.snapshot.series(slug, BOROUGH)
    there = [each for each in series.observations if each.period == period] if period else [series.latest]
    assert [each.value for each in there] == [pytest.approx(published, abs=near, rel=0)]


def test_training_reached_77_per_cent_in_2022_and_has_fallen_every_year_since(whole):
    series = whole.snapshot.series("training_completed", BOROUGH).observations
    value = {each.period: each.value for each in series if each.period >= date(2022, 6, 1)}
    highest = max(value, key=lambda month: value[month])
    assert (highest, value[highest]) == (date(2022, 6, 1), pytest.approx(0.77, abs=0.01))
    assert min(value.values()) >= 0.67
    januaries = [value[date(year, 1, 1)] for year in (2023, 2024, 2025, 2026)]
    assert januaries == sorted(januaries, reverse=True)


def test_every_value_is_within_what_its_kind_allows(whole):
    for slug, each in INDICATORS.items():
        numbers = whole.snapshot.table(slug).select(["lower", "value", "upper"]).drop_null()
        if each.kind in (Kind.PROPORTION, Kind.RATE, Kind.COUNT) and numbers.num_rows:
            lower, value, upper = (column.to_numpy() for column in numbers.columns)
            assert (lower >= 0).all(), slug
            assert (lower <= value + 1e-9).all(), slug
            assert (value <= upper + 1e-9).all(), slug
            assert each.kind is not Kind.PROPORTION or upper.max() <= 1, slug


@pytest.fixture
def again(whole, tmp_path):
    """Refresh once more what was refreshed before: the snapshot, and what was done for each indicator."""
    snapshots, declared = tmp_path / "again", tmp_path / "indicators"
    shutil.copytree(whole.snapshots, snapshots)
    shutil.copytree(catalogue.FOLDER, declared)

    def once_more(as_of=TODAY, change=None):
        if change:
            path, old, new = change
            text = (declared / path).read_text(encoding="utf-8")
            assert old in text
            (declared / path).write_text(text.replace(old, new), encoding="utf-8")
        steps = []
        made = refresh(whole.extracts, snapshots, as_of, indicators=declared, on_step=steps.append)
        return made, {step.indicator: step.outcome for step in steps}

    return once_more


def test_nothing_touched_means_nothing_computed(whole, again):
    made, outcomes = again()
    assert (made.name, outcomes) == (whole.snapshot.name, {})


def test_a_changed_file_is_computed_again_and_no_other(whole, again):
    made, outcomes = again(change=("housing/repairs_on_time.sql", "title: Repairs", "title: All repairs"))
    assert {slug for slug, outcome in outcomes.items() if outcome not in ("kept", "no data")} == {"repairs_on_time"}
    assert len(outcomes) == len(INDICATORS)
    assert made.table("repairs_on_time").equals(whole.snapshot.table("repairs_on_time"))


def test_a_new_day_changes_only_what_has_no_figure_and_computes_only_what_may_be_revised(whole, again):
    """Figures of people are looked at again a year after their period, and here are what they were."""
    made, outcomes = again(as_of=date(2026, 4, 2))
    anew = {slug for slug, outcome in outcomes.items() if outcome not in ("kept", "no data")}
    assert anew <= {slug for slug, each in INDICATORS.items() if counts_people(each)}
    figures = ~pc.field("status").isin(["pending", "missing"])
    for slug in INDICATORS:
        before, after = (snapshot.table(slug) for snapshot in (whole.snapshot, made))
        assert after.filter(figures).equals(before.filter(figures)), slug
    visits = made.series("youth_hub_visits", BOROUGH).observations[-2:]
    assert [(each.period, each.reason) for each in visits] == [
        (date(2026, 2, 1), "late"), (date(2026, 3, 1), "not_due"),
    ]  # fmt: skip
