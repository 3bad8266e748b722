"""Indicator files: what is read from them, and every fault said at once."""

import textwrap
from datetime import date

import pytest

from data.declarations.model import DeclarationError
from data.periods import following, start
from data.vocabulary import Frequency, Kind, Level, Polarity
from metrics.declared import head, publish
from metrics.declared.indicator import Indicator

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


def read(path):
    return head.read(path).indicator


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
        (("title: Robbery\n", ""), "line 2: title: is missing; add it"),
        (("title: Robbery", "titel: Robbery"), "line 2: titel: unknown key; did you mean 'title'?"),
        (
            ("kind: rate", "kind: ratio"),
            "line 4: kind: must be 'count', 'proportion', 'rate', 'mean' or 'published', not 'ratio'",
        ),
        (("level: ward", "level: wards"), "level: must be 'ward' or 'borough', not 'wards'; did you mean 'ward'?"),
        (("level: ward", "level: neighbourhood"), "level: must be 'ward' or 'borough', not 'neighbourhood'"),
        (("title: Robbery", "title: 2024-01-01"), "title: must be text, not 2024-01-01; put it in quotes"),
        (("owner: Community", "on: Community"), "on: YAML reads the key 'on' as true or false"),
        (("title: Robbery", "title:\tRobbery: x"), "not YAML: there is a tab; indent with spaces"),
        (("title: Robbery", "title: /* Robbery"), "line 2: a head holds no '/*'"),
        (
            ("low_is_good", "low_is_bad"),
            "polarity: must be 'high_is_good', 'low_is_good' or 'neutral', not 'low_is_bad'",
        ),
        (("frequency: month", "frequency: months"), "not 'months'; did you mean 'month'?"),
        (("frequency: month", "frequency: monthly"), "'academic_year' or 'once', not 'monthly'"),
        (("denominator: residents", "denominator: people"), "denominator: a rate is over 'residents' or 'households'"),
        (("per: 1000\n", ""), "per: a rate says how many"),
        (("per: 1000", "per: '1000'"), "per: must be a whole number, not '1000'"),
        (("kind: rate", "kind: proportion"), "per: only a rate has it"),
        (("per: 1000", "per: 1000\nmay_be_none: true"), "may_be_none: must be text, not true"),
        (("per: 1000", "per: 1000\ncadence: fortnightly"), "cadence: must be 'daily', 'weekly'"),
        (
            ("kind: rate\n", "kind: proportion\nmay_be_none: Some months have none\n"),
            "may_be_none: only a count or a rate has it",
        ),
        (("[recorded_crime]", "[]"), "extracts: must not be empty"),
        (
            ("owner: Community Safety", "owner: Community Safety\nowner: Housing"),
            "line 12: owner: the key is given twice, on lines 12 and 13; drop one",
        ),
        (("owner: Community Safety", "owner: ["), "not YAML"),
        (("  given:", "  givn:"), "line 14: example.givn: unknown key; did you mean 'given'?"),
    ],
)
def test_a_faulty_head_is_refused_by_file_and_key(file, change, fault):
    with pytest.raises(DeclarationError) as error:
        read(file(HEAD.replace(*change)))
    assert fault in str(error.value)
    assert all(line.startswith("safety/robbery.sql, line ") for line in str(error.value).splitlines())


def test_every_fault_of_a_file_is_said_at_once(file):
    head = HEAD.replace("title: Robbery\n", "").replace("kind: rate", "kind: rat").replace("owner:", "ownr:")
    with pytest.raises(DeclarationError) as error:
        read(file(head))
    said = str(error.value)
    for key in ("title: is missing", "kind: must be", "ownr: unknown key", "owner: is missing"):
        assert key in said


@pytest.mark.parametrize(
    "text", ["", "select 1", "/*---\ntitle: x\n---*/\n", textwrap.dedent("/* title: x */ select 1")]
)
def test_a_file_without_head_or_sql_is_refused(file, text):
    with pytest.raises(DeclarationError, match="the file starts with a head"):
        read(file(text=text))


KINDS = "must be 'count', 'proportion', 'rate', 'mean' or 'published'"


def test_a_fault_hides_no_other_behind_it(file):
    text = HEAD.replace("kind: rate", "kind: propotion").replace("title: Robbery", "title: 5")
    with pytest.raises(DeclarationError) as error:
        read(file(text))
    assert error.value.faults == (
        "safety/robbery.sql, line 2: title: must be text, not 5; put it in quotes",
        "safety/robbery.sql, line 4: kind: " + KINDS + ", not 'propotion'; did you mean 'proportion'?",
        "safety/robbery.sql, line 10: per: only a rate has it; leave it out of a proportion",
    )


@pytest.mark.parametrize(("text", "line"), [(b"/*---\ntitle: \xff\n", 2), (b"\xff", 1)])
def test_a_file_that_is_no_utf_8_is_refused_by_line(file, text, line):
    path = file()
    path.write_bytes(text)
    with pytest.raises(DeclarationError, match=f"safety/robbery.sql, line {line}: is not UTF-8 text"):
        read(path)


def test_a_file_of_another_system_is_read_as_any(file):
    path = file()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read(path).sql == "select 1"


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
        ((", basis: Everyone by 2030", ""), "target.basis: a derived target quotes what it rests on"),
        ((", baseline_on: 2024-04-01", ""), "target.baseline_on: baseline and baseline_on go together"),
        (("by: 2030", "until: 2030"), "target.until: unknown key"),
        (
            ("origin: derived", "origin: guessed"),
            "target.origin: must be 'published', 'derived' or 'illustrative', not 'guessed'",
        ),
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
        ("rate", "unit: share\n", "unit: a rate of things is no share"),
        ("count", "weighted: true\n", "weighted: only a proportion of survey answers has it"),
        ("count", "denominator_is: stock\n", "denominator_is: only a rate has it"),
    ],
)
def test_a_flag_belongs_to_its_kind(file, kind, added, fault):
    head = HEAD.replace("kind: rate", f"kind: {kind}").replace("denominator: residents\nper: 1000\n", "")
    with pytest.raises(DeclarationError, match=fault):
        read(file(head + added))


@pytest.mark.parametrize(
    ("kind", "aim", "fault"),
    [
        ("kind: proportion", "value: 85", "target.value: must be from 0 to 1, as the figures are, not 85; write 0.85"),
        ("kind: proportion", "value: -0.1", "target.value: must be from 0 to 1, as the figures are, not -0.1"),
        ("kind: proportion", "value: 850", "target.value: must be from 0 to 1, as the figures are, not 850"),
        (
            "kind: proportion",
            "value: 0.9, baseline: 71, baseline_on: 2024-04-01",
            "target.baseline: must be from 0 to 1, as the figures are, not 71; write 0.71 for 71%",
        ),
        ("kind: mean\nunit: share", "value: 1.2", "target.value: must be from 0 to 1"),
        ("kind: rate\nper: 1000", "value: -3", "target.value: must be 0 or more, as what is counted is, not -3"),
        (
            "kind: rate\nper: 1000",
            "value: 3, baseline: -1, baseline_on: 2024-04-01",
            "target.baseline: must be 0 or more, as what is counted is, not -1",
        ),
        (
            "kind: proportion",
            "value: 0.9, by: 2024-03-31, baseline: 0.7, baseline_on: 2024-04-01",
            "target.by: must be after the baseline was measured, on 2024-04-01",
        ),
        ("kind: proportion", "value: .inf", "target.value: must be a number, not infinite"),
        ("kind: proportion", "value: '0.85'", "target.value: must be a number, not '0.85'"),
        ("kind: proportion", "value: 0.85, by: soon", "target.by: must be a day, such as 2027-03-31, or a year"),
        ("kind: proportion", "value: 0.85, by: 20301231", "target.by: 20301231 is no year"),
    ],
)
def test_a_target_is_in_the_units_of_its_figures(file, kind, aim, fault):
    text = HEAD.replace("kind: rate", kind).replace("per: 1000\n", "")
    with pytest.raises(DeclarationError) as error:
        read(file(f"{text}target: {{{aim}, origin: illustrative}}\n"))
    assert fault in str(error.value)


def test_a_target_of_a_mean_in_other_units_may_be_any_number(file):
    text = HEAD.replace("kind: rate", "kind: mean\nunit: points").replace("per: 1000\n", "")
    assert read(file(f"{text}target: {{value: 85, origin: illustrative}}\n")).target.value == 85


def test_what_is_published_how_often_is_said_by_level(file):
    said = "publish: {ward: quarter, neighbourhood: month, categories: {borough: month}}\nbreakdowns: [sex]\n"
    declared = read(file(HEAD + said)).publish
    assert declared.every(Level.WARD) is Frequency.QUARTER
    assert declared.every(Level.NEIGHBOURHOOD) is Frequency.MONTH
    assert declared.every(Level.BOROUGH) is None
    assert declared.categories.every(Level.BOROUGH) is Frequency.MONTH
    assert declared.categories.every(Level.WARD) is None


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("{wards: quarter}", "publish.wards: unknown key; did you mean 'ward'?"),
        ("{ward: quarterly}", "publish.ward: must be 'month', 'term', 'quarter'"),
        ("{ward: term}", "publish.ward: a month cannot be added up to a term; it can be academic_year or"),
        ("{borough: once}", "publish.borough: a month cannot be added up to a once"),
        ("{categories: {borough: month}}", "publish.categories: there are no breakdowns; leave it out"),
        (
            "{ward: quarter, categories: {ward: month}}\nbreakdowns: [sex]",
            "month is finer than the quarter of everyone",
        ),
        ("{categories: {ward: month}}\nbreakdowns: [sex]", "categories of a ward are never published by month"),
        ("{ward: month}\nbreakdowns_of: residents", "breakdowns_of: there are no breakdowns; leave it out"),
        ("{ward: term}\nstock: true", "publish.ward: a position of each month cannot stand for a term; it can be"),
        ("{ward: quarter}\nstock: true\nof_a_day: true", "publish: one day stands for no longer period; say its own"),
        ("[ward]", "publish: must be keys with values, not a list"),
        ("{borough: never}", "publish.borough: must be 'month', 'term', 'quarter'"),
        ("{ward: financial_year, neighbourhood: year}", "publish: financial year and year are two kinds of year"),
        (
            "{ward: never, categories: {ward: quarter}}\nbreakdowns: [sex]",
            "publish.categories.ward: everyone at this level is never published; leave it out",
        ),
    ],
)
def test_what_cannot_be_published_so_is_refused(file, said, fault):
    with pytest.raises(DeclarationError) as error:
        read(file(f"{HEAD}publish: {said}\n"))
    assert fault in str(error.value)


def test_a_level_is_stored_over_its_own_period_and_the_longer_ones(file):
    said = "publish: {ward: quarter, neighbourhood: never, categories: {borough: financial_year}}\nbreakdowns: [sex]\n"
    declared = read(file(HEAD + said))
    assert declared.frequencies == ("month", "quarter", "financial_year")
    assert declared.every(Level.WARD) is declared.every(Level.NONE) is Frequency.QUARTER
    assert (declared.every(Level.NEIGHBOURHOOD), declared.every(Level.BOROUGH)) == (None, "month")
    assert declared.every(Level.BOROUGH, categories=True) is Frequency.FINANCIAL_YEAR
    assert declared.frequencies_of(Level.WARD) == ("quarter", "financial_year")
    assert declared.frequencies_of(Level.NEIGHBOURHOOD) == ()
    assert declared.frequencies_of(Level.BOROUGH, categories=True) == ("financial_year",)


def test_a_position_is_also_stored_over_the_longer_periods_that_are_published(file):
    declared = read(file(HEAD + "publish: {borough: month, ward: quarter}\nstock: true\n"))
    assert declared.frequencies == ("month", "quarter")
    assert declared.frequencies_of(Level.BOROUGH) == ("month", "quarter")
    assert declared.frequencies_of(Level.WARD) == ("quarter",)
    of_a_quarter = [each for each in range(1, 13) if declared.is_part_of(Frequency.QUARTER, date(2025, each, 1))]
    assert of_a_quarter == [3, 6, 9, 12]
    assert all(declared.is_part_of(Frequency.MONTH, date(2025, each, 1)) for each in range(1, 13))
    assert read(file()).is_part_of(Frequency.QUARTER, date(2025, 1, 1))


def test_another_kind_of_year_stands_in_for_the_financial_one(file):
    assert read(file(HEAD + "publish: {ward: academic_year}\n")).frequencies == ("month", "academic_year")


def test_nothing_of_wards_is_published_where_the_sql_tells_none_apart(file):
    text = HEAD.replace("level: ward", "level: borough")
    with pytest.raises(DeclarationError, match=r"publish\.ward: the SQL tells no wards apart"):
        read(file(f"{text}publish: {{ward: quarter}}\n"))


def test_the_longer_periods_are_made_of_whole_ones():
    for shorter, longer in publish.ROLLS_UP_TO.items():
        for each in longer:
            for period in (start(each, date(2025, month, 15)) for month in range(1, 13)):
                assert start(shorter, period) == period
                assert start(shorter, following(each, period)) == following(each, period)
