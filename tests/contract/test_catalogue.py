"""Every declaration is whole, and its worked example is true."""

import pytest
from typer.testing import CliRunner

from data.declarations.model import DeclarationError
from metrics.__main__ import app
from metrics.declared import catalogue, documentation
from metrics.declared.check import check
from metrics.declared.keys import SHORT_NAME, Head
from metrics.declared.priorities import IN_SHORT, priorities
from metrics.refreshing.refresh import refresh
from metrics.refreshing.suggesting import unsaid
from tests.worlds import TODAY

INDICATORS = catalogue.read()


def test_every_declaration_is_sound_and_every_worked_example_true():
    assert check() == []


def test_the_priorities_are_the_eleven_in_their_published_order():
    kinds = [priority.kind for priority in priorities()]
    assert kinds == ["mission"] * 4 + ["challenge"] * 6 + ["organisation"]


def test_every_indicator_has_a_name_of_its_own_that_fits_a_small_place():
    names = [each.short or each.title for each in INDICATORS.values()]
    assert [name for name in names if len(name) > SHORT_NAME] == []
    assert len(set(names)) == len(names)
    assert [each.slug for each in INDICATORS.values() if each.short and len(each.title) <= SHORT_NAME] == []


def test_every_promise_has_words_for_one_line_of_the_overview():
    years = {each.slug: "By 2025, passed: " if each.by else "" for each in priorities()}
    lines = {each.slug: years[each.slug] + (each.in_short or each.promise) for each in priorities()}
    assert {slug: line for slug, line in lines.items() if len(line) > IN_SHORT + 4} == {}


def test_groups_that_are_compared_with_all_say_of_what_they_are():
    """What is set beside its whole; the parts of a rate are not."""
    compared = [each for each in catalogue.read().values() if each.breakdowns and each.kind in ("proportion", "mean")]
    assert compared
    assert [each.slug for each in compared if each.breakdowns_of is None] == []


def test_answers_of_some_are_declared_as_such():
    """A published figure of what adults or tenants said, or of who works, is of those who were asked."""
    asked = ("satisfied", "Mean score", "Share of adults", "in employment", "seek work")
    published = [each for each in INDICATORS.values() if each.kind == "published"]
    survey = {each.slug for each in published if any(words in each.numerator for words in asked)}
    counted = {"care_leavers_in_education_or_work"}
    assert survey - counted - {each.slug for each in published if each.sampled} == set()


def test_the_first_five_are_there():
    assert set(INDICATORS) >= {"violence_with_injury", "robbery", "burglary", "theft_from_person", "recorded_crime"}


@pytest.fixture
def changed(tmp_path):
    """A folder with one indicator, changed in one place."""

    def write(old="", new="", *, folder="safety"):
        path = tmp_path / "indicators" / folder / "robbery.sql"
        path.parent.mkdir(parents=True)
        text = (catalogue.FOLDER / "safety" / "robbery.sql").read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return tmp_path / "indicators"

    return write


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            ("People     | 4\n---*/", "People     | 5\n---*/"),
            "expect: the SQL does not return the row E05013655 | 2025-12-01",
        ),
        (("| 9\n      E05013655 | 2025-11-01 | Businesses", "| 9\n      X | 2025-11-01 | Businesses"), "lacks"),
        (("      ward_code | month ", "      ward | month "), "the contract of recorded_crime has no field ward"),
        (
            ("question:", "short: Robberies that the police have recorded\nquestion:"),
            "line 3: short: must be at most 24 characters; say it in fewer words",
        ),
        (("owner:", "publish: {ward: month}\nowner:"), "publish: nothing that it reads counts people; leave it out"),
        (("recorded_crime: |", "recorded_crimes: |"), "there is no extract 'recorded_crimes'"),
        (
            ("| 2025-12-01 | ROBBERY  |", "| 2025-12-01 |"),
            "line 28: example.given.recorded_crime: the row has 4 cells; the heading has 5",
        ),
        (("      area      | period ", "      area      | when   "), "no column when in what the SQL returns"),
        (
            ("from recorded_crime\n", "from recorded_crime, neighbours\n"),
            "the SQL reads neighbours, which is not listed",
        ),
        (("extracts: [recorded_crime]", "extracts: [crimes]"), "there is no contract 'crimes'"),
        (
            ("extracts: [recorded_crime]", "extracts: [recorded_crimes]"),
            "line 14: extracts.1: there is no contract 'recorded_crimes' in data/contracts; did you mean",
        ),
        (("ward_code as area", "ward_code as ward"), "the SQL returns no `area`; the head asks for area, period"),
        (("ward_code as area", "ward_code as ward"), "the SQL returns `ward`, which the head does not ask for"),
        (("ward_code as area", "ward_cod as area"), 'the SQL does not run: Binder Error: Referenced column "ward_cod"'),
        (("sum(offences) as", "any_value(minor) as"), "`numerator` must be a number, not VARCHAR"),
        (("month as period", "minor as period"), "`period` must be a day, the first of its period, not VARCHAR"),
        (("ward_code as area", "[ward_code] as area"), "`area` must be text, not VARCHAR[]"),
        (("ward_code as area,", "ward_code as area, ward_code as area,"), "the SQL returns `area` 2 times"),
        (("      ward_code | month ", "      ward_code | mnth "), "field mnth; did you mean 'month'?"),
        (
            ("| 2025-11-01 | ROBBERY  |", "| November   | ROBBERY  |"),
            "month must be of type DATE, and 'November' is not",
        ),
        (("recorded_crime: |\n", "recorded_crime: ''\n    repairs: |\n"), "example.given.recorded_crime: is empty"),
        (("from recorded_crime\n", "from main.recorded_crime\n"), "write the extract's name alone"),
        (("from recorded_crime\n", "from recorded_crime, read_csv('x.csv')\n"), "the SQL reads from read_csv()"),
        (("from recorded_crime\n", "from recorded_crime, 'x.csv'\n"), "the SQL reads x.csv, which is not listed"),
        (("select\n    ward_code", "with x as (copy areas to 'x') select\n    ward_code"), "the SQL is one SELECT"),
        (("group by all", "group by all;"), "the SQL ends in a semicolon; leave it out"),
        (("sum(offences) as", "sum(offences) / 2 as"), "a division by what may be 0; write a / nullif(b, 0)"),
        (("group by all", "group by (all"), "the SQL does not parse: syntax error"),
        (("select\n    ward_code", "drop table x; select\n    ward_code"), "the SQL"),
    ],
)
def test_a_wrong_declaration_is_said_by_file_and_rule(changed, change, fault):
    faults = check(changed(*change))
    assert any(fault in each for each in faults), faults
    assert all(each.startswith("safety/robbery.sql, line ") for each in faults)


def test_a_folder_that_is_no_priority_is_refused(changed):
    assert "the folder 'safty' is no priority; did you mean 'safety'?" in check(changed(folder="safty"))[0]


def test_who_counts_people_says_over_which_periods(tmp_path):
    (fault,) = check(without_its_periods(tmp_path))
    assert "asb_cases counts people, so that 'publish' must say the period over which each level is" in fault


def without_its_periods(folder):
    """A folder with an indicator of people that does not say over which periods it is published."""
    (folder / "safety").mkdir()
    text = (catalogue.FOLDER / "safety" / "asb_contacted_in_time.sql").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("publish:")]
    (folder / "safety" / "asb_contacted_in_time.sql").write_text("".join(lines), encoding="utf-8")
    return folder


def test_whoever_does_not_say_over_which_periods_is_told_what_the_counts_suggest(whole, tmp_path):
    said = "safety/asb_contacted_in_time.sql: by its counts it would be: publish: "
    found = list(unsaid(without_its_periods(tmp_path), whole.extracts, TODAY))
    assert found == [said + "{borough: month, neighbourhood: quarter, ward: financial_year}"]
    assert list(unsaid(None, whole.extracts, TODAY)) == []


def test_the_check_says_the_fault_and_then_the_suggestion(whole, tmp_path, monkeypatch):
    monkeypatch.setenv("CAMDEN_EXTRACTS", str(whole.extracts))
    monkeypatch.setattr(catalogue, "FOLDER", without_its_periods(tmp_path))
    result = CliRunner().invoke(app, ["check"])
    assert result.exit_code == 1
    fault, suggestion = "so that 'publish' must say the period", "by its counts it would be: publish: {borough: month"
    assert 0 < result.stderr.index(fault) < result.stderr.index(suggestion)


def test_without_an_extract_there_is_nothing_to_suggest_from(tmp_path):
    (tmp_path / "extracts").mkdir()
    (told,) = unsaid(without_its_periods(tmp_path), tmp_path / "extracts", TODAY)
    assert told.endswith("what to say in 'publish' is suggested here once there are extracts: asb_cases")


def test_a_sum_of_hours_is_no_count_of_people(tmp_path):
    (tmp_path / "young_people").mkdir()
    text = (catalogue.FOLDER / "young_people" / "youth_hub_visits.sql").read_text(encoding="utf-8")
    changed = text.replace("per: 1000\n", "per: 1000\nunit: hours\n")
    assert changed != text
    (tmp_path / "young_people" / "youth_hub_visits.sql").write_text(changed, encoding="utf-8")
    (fault,) = check(tmp_path)
    assert "unit: a sum of hours is no count of people, so that withholding a small one protects nobody" in fault
    assert fault.endswith("where nobody is counted in youth_hub_visits, let its contract say that it counts things")


@pytest.mark.parametrize("place", ["robbery.sql", "safety/more/robbery.sql", "safety/robbery.SQL", "Robbery.Sql"])
def test_a_declaration_in_another_place_is_a_fault_of_the_check_and_of_a_refresh(changed, tmp_path, place):
    folder = changed()
    path = folder / place
    path.parent.mkdir(exist_ok=True)
    (folder / "safety" / "robbery.sql").rename(path)
    (fault,) = check(folder)
    assert fault.startswith(f"{place}: is not read; an indicator is <priority>/<slug>.sql in indicators")
    assert fault.endswith("the folder named as its priority in priorities.yaml: move it there")
    (tmp_path / "extracts").mkdir()
    with pytest.raises(DeclarationError) as error:
        refresh(tmp_path / "extracts", tmp_path / "snapshots", indicators=folder)
    assert list(error.value.faults) == [fault]


def test_a_slug_belongs_to_one_priority(changed, tmp_path):
    folder = changed()
    twin = tmp_path / "indicators" / "housing" / "robbery.sql"
    twin.parent.mkdir()
    twin.write_text((folder / "safety" / "robbery.sql").read_text())
    with pytest.raises(DeclarationError, match="housing has this slug already"):
        catalogue.read(folder)


def test_a_fault_in_the_sql_is_on_its_line_of_the_file(changed):
    folder = changed("group by all", "group by all\norder by (")
    (fault,) = check(folder)
    lines = (folder / "safety" / "robbery.sql").read_text(encoding="utf-8").splitlines()
    assert fault.startswith(f"safety/robbery.sql, line {lines.index('order by (') + 1}: ")


def test_a_publishers_limit_that_the_sql_does_not_return_is_not_expected(tmp_path):
    copy = tmp_path / "indicators" / "loneliness" / "happiness.sql"
    copy.parent.mkdir(parents=True)
    text = (catalogue.FOLDER / "loneliness" / copy.name).read_text(encoding="utf-8")
    limits = ",\n    lower,\n    upper"
    assert limits in text
    copy.write_text(text.replace(limits, ""), encoding="utf-8")
    assert any("expect: the SQL returns no lower" in fault for fault in check(tmp_path / "indicators"))


def test_an_example_leaves_nothing_behind_for_the_next(changed, tmp_path):
    folder = changed()
    second = folder / "safety" / "robbery_again.sql"
    second.write_text((folder / "safety" / "robbery.sql").read_text(encoding="utf-8"), encoding="utf-8")
    assert check(folder) == []


def test_the_readme_of_the_folder_says_what_is_declared():
    written = documentation.README.read_text(encoding="utf-8")
    assert written == documentation.page(), "metrics/indicators/README.md is not as declared; run 'make docs'"


def test_every_indicator_and_every_key_is_in_the_readme_of_the_folder():
    page = documentation.page()
    for slug, each in INDICATORS.items():
        assert f"[{each.title}]({each.priority}/{slug}.sql)" in page
    for key, field in Head.model_fields.items():
        assert f"| `{key}` |" in page
        assert field.description


def test_the_command_writes_the_readme_of_the_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(documentation, "README", tmp_path / "README.md")
    assert CliRunner().invoke(app, ["docs"]).exit_code == 0
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == documentation.page()


def test_the_command_lists_every_indicator():
    result = CliRunner().invoke(app, ["list"], env={"COLUMNS": "300"})
    assert result.exit_code == 0
    assert all(slug in result.stdout for slug in INDICATORS)
