"""How much of the sample is shown of people at the periods that the heads declare, and what is never shown."""

from collections import defaultdict

import pyarrow.parquet as pq
import pytest

import data
from data.vocabulary import Counted
from metrics.declared import catalogue
from metrics.protected import remembered
from metrics.refreshing.report import protection
from metrics.refreshing.suggesting import suggestions
from tests.worlds import TODAY

AT_LEAST = {"borough": 1.0, "neighbourhood": 0.95, "ward": 0.95}
FEW_STAFF = 200  # of fewer, whoever joins between two months could be told by what changes
PEOPLE = {name for name, contract in data.all_contracts().items() if contract.counts is Counted.PEOPLE}
OF_PEOPLE = [slug for slug, each in catalogue.read().items() if PEOPLE & set(each.extracts)]


def declared_period(indicator, level):
    said = getattr(indicator.publish, level)
    return str(said or indicator.frequency)


@pytest.mark.parametrize("slug", OF_PEOPLE)
def test_of_each_indicator_nearly_all_of_the_wards_and_all_of_camden_are_shown(whole, slug):
    indicator = whole.snapshot.indicators[slug]
    part = "denominator" if indicator.kind == "mean" else "numerator"
    there = defaultdict(list)
    for row in whole.snapshot.table(slug).to_pylist():
        told = row["status"] in ("shown", "withheld") and not row["breakdown"]
        if told and row["level"] in AT_LEAST and row["frequency"] == declared_period(indicator, row["level"]):
            there[row["level"]].append(row[part] is not None)
    assert there["borough"]
    for level, figures in there.items():
        assert sum(figures) >= AT_LEAST[level] * len(figures), level


def test_each_level_is_published_over_the_period_that_its_counts_suggest(whole):
    assert list(suggestions(whole.extracts, TODAY)) == []


def test_a_refresh_of_the_sample_warns_of_no_indicator(whole):
    lines = list(protection(whole.snapshot, whole.snapshots))
    assert not [line for line in lines if "figures are shown;" in line]
    of = "".join(line for line in lines if line.startswith("Shown of the counts of people of"))
    assert all(name in of for name in PEOPLE)


def test_few_staff_are_told_by_the_quarter_at_most_and_who_the_seniors_of_a_directorate_are_by_the_year(whole):
    monthly = [
        (slug, row["category"])
        for slug, each in whole.snapshot.indicators.items()
        if "staff" in each.extracts and each.stock
        for row in whole.snapshot.table(slug).to_pylist()
        if row["frequency"] == "month" and row["denominator"] is not None and row["denominator"] < FEW_STAFF
    ]
    assert not monthly
    seniors = whole.snapshot.table("senior_staff_global_majority").to_pylist()
    assert {row["frequency"] for row in seniors if row["breakdown"]} == {"financial_year"}
    assert {row["frequency"] for row in seniors} == {"quarter", "financial_year"}


@pytest.mark.parametrize(
    "name", ["domestic_abuse_referrals", "child_measurements", "staff", "leadership_roles", "social_prescribing"]
)
def test_what_is_sensitive_is_shown_from_eight_and_leaves_four_values(name):
    contract = data.all_contracts()[name]
    assert (contract.smallest_shown, contract.protection) == (8, 4)


def test_no_weight_of_a_survey_and_no_sum_of_weights_is_in_any_file_of_the_snapshot(whole):
    """Its denominators are rounded answers, and its shares are of rounded parts."""
    folder = whole.snapshots / whole.snapshot.name
    columns = {path.name: pq.read_schema(path).names for path in folder.glob("*.parquet")}
    assert {"observations.parquet", f"{remembered.NAME}.parquet"} <= set(columns)
    hidden = ("weight", "weight_squares", "yes", "answers", "sum_of_squares", "behind")
    assert not [(file, name) for file, names in columns.items() for name in names if name in hidden]
    shares = 0
    for slug in (slug for slug in OF_PEOPLE if whole.snapshot.indicators[slug].weighted):
        for row in whole.snapshot.table(slug).to_pylist():
            assert all(row[part] is None or row[part] % 5 == 0 for part in ("numerator", "denominator"))
            if row["status"] == "shown" and not row["bound"]:
                exact = row["numerator"] / row["denominator"]
                assert abs(row["value"] - exact) <= (0.005 if row["denominator"] < 1000 else 0) + 1e-12
                shares += 1
    assert shares > 1000


@pytest.mark.parametrize("slug", OF_PEOPLE)
def test_no_count_below_the_smallest_is_in_the_snapshot(whole, slug):
    indicator = whole.snapshot.indicators[slug]
    smallest = max(data.all_contracts()[name].smallest_shown for name in PEOPLE & set(indicator.extracts))
    table = whole.snapshot.table(slug)
    parts = ("numerator", "denominator") if indicator.kind in ("proportion", "mean") else ("numerator",)
    counts = [each for name in parts for each in table[name].to_pylist() if each is not None]
    assert min(counts) >= (10 if smallest == 8 else 5)
    assert all(each % 5 == 0 for each in counts)
