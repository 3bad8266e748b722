"""Indicator files: what is read from them, and every fault said at once."""

import textwrap
from datetime import date

import pytest

from data.vocabulary import Kind, Polarity
from metrics.declared.indicator import DeclarationError, Indicator, read

HEAD = """\
title: Robbery
question: How often are people robbed?
kind: rate
polarity: low_is_good
level: ward
frequency: month
numerator: Robberies
denominator: residents
per: 1000
extracts: [recorded_crime]
owner: Community Safety
example:
  given:
    recorded_crime: |
      ward_code | month
  expect: |
      area | period
"""


@pytest.fixture
def file(tmp_path):
    def write(head=HEAD, sql="select 1", text=None):
        path = tmp_path / "safety" / "robbery.sql"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text if text is not None else f"/*---\n{head}---*/\n{sql}\n", encoding="utf-8")
        return path

    return write


def test_the_folder_is_the_priority_and_the_file_name_the_slug(file):
    indicator = read(file())
    assert (indicator.priority, indicator.slug, indicator.sql) == ("safety", "robbery", "select 1")
    assert (indicator.kind, indicator.polarity) == (Kind.RATE, Polarity.LOW_IS_GOOD)


def test_a_monthly_flow_is_also_stored_by_financial_year_and_a_stock_is_not(file):
    assert read(file()).frequencies == ("month", "financial_year")
    assert read(file(HEAD + "stock: true\n")).frequencies == ("month",)
    assert read(file(HEAD.replace("frequency: month", "frequency: year"))).frequencies == ("year",)


def test_the_sql_of_each_kind_returns_its_own_counts(file):
    head = HEAD.replace("kind: rate", "kind: {}").replace("per: 1000\n", "")
    proportion = read(file(head.format("proportion")))
    assert proportion.columns == ("area", "period", "numerator", "denominator")
    mean = read(file(head.format("mean") + "breakdowns: [sex]\nunit: points\n"))
    assert mean.columns == ("area", "period", "sex", "numerator", "denominator", "sum_of_squares")
    borough = read(file(HEAD.replace("level: ward", "level: borough")))
    assert borough.columns == ("period", "numerator")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("title: Robbery\n", ""), "title: missing"),
        (("title: Robbery", "titel: Robbery"), "titel: no such key; did you mean 'title'?"),
        (("kind: rate", "kind: ratio"), "kind: Input should be 'count', 'proportion', 'rate', 'mean' or 'published'"),
        (("low_is_good", "low_is_bad"), "polarity: Input should be"),
        (("frequency: month", "frequency: monthly"), "frequency: Input should be"),
        (("denominator: residents", "denominator: people"), "denominator: a rate is over 'residents' or 'households'"),
        (("per: 1000\n", ""), "per: a rate says how many"),
        (("per: 1000", "per: '1000'"), "per: Input should be a valid integer"),
        (("kind: rate", "kind: proportion"), "per: only a rate has it"),
        (("[recorded_crime]", "[]"), "extracts: List should have at least 1 item"),
        (("owner: Community Safety", "owner: Community Safety\nowner: Housing"), "key 'owner' is given twice"),
        (("owner: Community Safety", "owner: ["), "the head is not YAML"),
        (("  given:", "  givn:"), "example.givn: no such key; did you mean 'given'?"),
    ],
)
def test_a_faulty_head_is_refused_by_file_and_key(file, change, fault):
    with pytest.raises(DeclarationError) as error:
        read(file(HEAD.replace(*change)))
    assert fault in str(error.value)
    assert all(line.startswith("robbery.sql: ") for line in str(error.value).splitlines())


def test_every_fault_of_a_file_is_said_at_once(file):
    head = HEAD.replace("title: Robbery\n", "").replace("kind: rate", "kind: rat").replace("owner:", "ownr:")
    with pytest.raises(DeclarationError) as error:
        read(file(head))
    said = str(error.value)
    for key in ("title: missing", "kind: Input", "ownr: no such key", "owner: missing"):
        assert key in said


@pytest.mark.parametrize(
    "text", ["", "select 1", "/*---\ntitle: x\n---*/\n", textwrap.dedent("/* title: x */ select 1")]
)
def test_a_file_without_head_or_sql_is_refused(file, text):
    with pytest.raises(DeclarationError, match="the file starts with a head"):
        read(file(text=text))


TARGET = (
    "target: {value: 1, by: 2030, baseline: 0.5, baseline_on: 2024-04-01, origin: derived, basis: Everyone by 2030}\n"
)


def test_a_year_means_its_last_day_and_survives_the_way_through_a_snapshot(file):
    indicator = read(file(HEAD + TARGET))
    assert indicator.target.by == date(2030, 12, 31)
    assert Indicator.model_validate_json(indicator.model_dump_json()) == indicator


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ((", basis: Everyone by 2030", ""), "basis: a derived target quotes what it rests on"),
        ((", baseline_on: 2024-04-01", ""), "baseline and baseline_on go together"),
        (("by: 2030", "until: 2030"), "target.until: no such key"),
        (("origin: derived", "origin: guessed"), "target.origin: Input should be"),
    ],
)
def test_a_faulty_target_is_refused(file, change, fault):
    with pytest.raises(DeclarationError) as error:
        read(file(HEAD + TARGET.replace(*change)))
    assert fault in str(error.value)


@pytest.mark.parametrize(
    ("kind", "added", "fault"),
    [
        ("published", "", "a published figure is quoted for the borough alone"),
        ("count", "unit: offences\n", "unit: a published figure or a mean says what it is measured in"),
        ("count", "weighted: true\n", "weighted: only a proportion of survey answers has it"),
        ("count", "denominator_is: stock\n", "denominator_is: only a rate has it"),
    ],
)
def test_a_flag_belongs_to_its_kind(file, kind, added, fault):
    head = HEAD.replace("kind: rate", f"kind: {kind}").replace("denominator: residents\nper: 1000\n", "")
    with pytest.raises(DeclarationError, match=fault):
        read(file(head + added))
