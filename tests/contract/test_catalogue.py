"""Every declaration is whole, and its worked example is true."""

import pytest

from metrics.declared import catalogue, documentation, example
from metrics.declared.indicator import DeclarationError

INDICATORS = catalogue.read()


@pytest.mark.parametrize("slug", INDICATORS)
def test_the_worked_example_is_what_the_sql_returns(slug):
    assert example.faults(INDICATORS[slug]) == []


def test_the_priorities_are_the_eleven_in_their_published_order():
    kinds = [priority.kind for priority in catalogue.priorities()]
    assert kinds == ["mission"] * 4 + ["challenge"] * 6 + ["organisation"]


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
        (("PROPERTY | 4\n---*/", "PROPERTY | 5\n---*/"), "the SQL does not return the row E05013655 | 2025-12-01"),
        (("| 9\n      E05013655 | 2025-11-01 | ROBBERY OF BUS", "| 9\n      X | 2025-11-01 | ROBBERY OF BUS"), "lacks"),
        (("      ward_code | month ", "      ward | month "), "the contract of recorded_crime has no field ward"),
        (("recorded_crime: |", "recorded_crimes: |"), "there is no extract 'recorded_crimes'"),
        (("| 2025-12-01 | ROBBERY  |", "| 2025-12-01 |"), "line 4 has 4 cells; the heading has 5"),
        (("      area      | period ", "      area      | when   "), "no column when in what the SQL returns"),
        (
            ("from recorded_crime\n", "from recorded_crime, neighbours\n"),
            "the SQL reads neighbours, which is not listed",
        ),
        (("extracts: [recorded_crime]", "extracts: [crimes]"), "there is no contract 'crimes'"),
        (("group by all", "group by (all"), "the SQL does not parse"),
        (("select\n    ward_code", "drop table x; select\n    ward_code"), "the SQL"),
    ],
)
def test_a_wrong_declaration_is_said_by_file_and_rule(changed, change, fault):
    faults = catalogue.check(changed(*change))
    assert any(fault in each for each in faults), faults
    assert all(each.startswith("safety/robbery.sql: ") for each in faults)


def test_a_folder_that_is_no_priority_is_refused(changed):
    assert "the folder 'crime' is no priority" in catalogue.check(changed(folder="crime"))[0]


def test_a_slug_belongs_to_one_priority(changed, tmp_path):
    folder = changed()
    twin = tmp_path / "indicators" / "housing" / "robbery.sql"
    twin.parent.mkdir()
    twin.write_text((folder / "safety" / "robbery.sql").read_text())
    with pytest.raises(DeclarationError, match="housing has this slug already"):
        catalogue.read(folder)


def test_the_readme_lists_what_is_declared():
    written = documentation.README.read_text(encoding="utf-8")
    assert documentation.with_indicators(written) == written, "run 'make docs'"


def test_a_readme_without_a_place_for_the_table_is_said():
    with pytest.raises(ValueError, match="has 0 places"):
        documentation.with_indicators("# Nothing")
