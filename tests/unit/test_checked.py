"""Who has checked a definition: by role and day, with no room for a name, and never on a day to come."""

from datetime import date

import pytest

from data.declarations.model import DeclarationError
from data.vocabulary import CheckedPart, Checker
from metrics.declared import catalogue, check, head
from metrics.declared.indicator import Indicator
from tests.unit.pages.made import indicator
from tests.unit.test_indicator import HEAD

CHECKED = "checked:\n  - {day: 2026-11-20, role: analyst, what: [definition, sql]}\n"
SQL = "select ward_code as area, month as period, 1 as numerator from recorded_crime"


def folder(tmp_path, more):
    path = tmp_path / "safety" / "robbery.sql"
    path.parent.mkdir()
    path.write_text(f"/*---\n{HEAD}{more}---*/\n{SQL}\n", encoding="utf-8")
    return tmp_path


def declared(tmp_path, more, today=date(2026, 11, 27)):
    return catalogue.declarations(folder(tmp_path, more), today)["robbery"].indicator


def faults(tmp_path, more, today=date(2026, 11, 27)):
    with pytest.raises(DeclarationError) as error:
        declared(tmp_path, more, today)
    return error.value.faults


def test_a_check_is_a_day_a_role_and_what_was_looked_at(tmp_path):
    (found,) = declared(tmp_path, CHECKED).checked
    assert (found.day, found.role) == (date(2026, 11, 20), Checker.ANALYST)
    assert found.what == [CheckedPart.DEFINITION, CheckedPart.SQL]


def test_a_head_that_says_nothing_of_it_was_checked_by_nobody(tmp_path):
    assert declared(tmp_path, "").checked == []


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        (CHECKED.replace("analyst", "Jane Smith"), "role: must be 'owner', 'analyst', 'director',"),
        (CHECKED.replace("analyst", "analysts"), "did you mean 'analyst'?"),
        (CHECKED.replace("role: analyst", "by: Jane Smith, role: analyst"), "by: unknown key"),
        (CHECKED.replace("[definition, sql]", "Jane Smith saw the SQL"), "what: must be a list"),
        (CHECKED.replace("definition,", "Jane,"), "checked.1.what.1: must be 'definition', 'sql',"),
        (CHECKED.replace("definition, ", "sql, "), "sql is said already"),
        (CHECKED.replace("definition, sql", ""), "what: "),
        (CHECKED.replace("2026-11-20", "2026"), "day: must be"),
        (CHECKED.replace("2026-11-20", "soon"), "day: must be a day, such as 2026-11-27, not 'soon'"),
        (CHECKED + CHECKED.partition("\n")[2], "number 1 is by this role on 2026-11-20 too"),
        (CHECKED.replace(", role: analyst", ""), "role: is missing; add it"),
    ],
)
def test_no_name_can_stand_there_and_each_fault_is_told(tmp_path, more, fault):
    (told,) = faults(tmp_path, more)
    assert fault in told
    assert told.startswith("safety/robbery.sql, line ")


def test_a_day_that_is_still_to_come_is_refused_by_its_line(tmp_path):
    (told,) = faults(tmp_path, CHECKED, today=date(2026, 11, 19))
    assert told == (
        "safety/robbery.sql, line 20: checked.1.day: 2026-11-20 is still to come (today is 2026-11-19); say the "
        "day on which it was checked"
    )


def test_the_day_itself_has_come(tmp_path):
    assert declared(tmp_path, CHECKED, today=date(2026, 11, 20)).checked


@pytest.mark.parametrize(("polarity", "asked"), [("low_is_good", "why that way"), ("neutral", "why neither way")])
def test_a_check_asks_why_a_way_is_better_or_neither(tmp_path, polarity, asked):
    path = folder(tmp_path, "") / "safety" / "robbery.sql"
    path.write_text(path.read_text("utf-8").replace("low_is_good", polarity), encoding="utf-8")
    (told,) = check._reasons(head.read(path))
    assert told.startswith("safety/robbery.sql, line 5: polarity: 'polarity_because' must say " + asked)


def test_a_reason_that_is_given_is_not_asked_for(tmp_path):
    path = folder(tmp_path, "polarity_because: A robbery frightens\n") / "safety" / "robbery.sql"
    assert check._reasons(head.read(path)) == []


def test_a_snapshot_from_before_either_was_asked_for_is_still_read():
    told = indicator().model_dump(mode="json")
    assert told.pop("checked") == []
    assert told.pop("polarity_because") is None
    assert Indicator.model_validate(told) == indicator()


def test_what_was_checked_comes_back_from_a_snapshot_as_it_was():
    own = indicator(checked=[{"day": date(2026, 11, 20), "role": "owner", "what": ["target"]}])
    assert Indicator.model_validate_json(own.model_dump_json()) == own
