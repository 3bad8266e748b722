"""Is a Met Police file refused that would show as none a category which indicators count, and which is named?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlglot import exp, parse_one

from data.served.faults import SourceError
from data.sources.recorded_crime import read
from data.sources.recorded_crime.categories import COUNTED_MAJOR, COUNTED_MINOR
from metrics.declared import catalogue
from tests.contract.crime_csv import BELSIZE, BURGLED, INJURY, PICKED, ROBBED, line, rows, save, served

THREE = ("202401", "202402", "202403")


def refused(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        read([path], None)
    [fault] = caught.value.faults
    return str(fault)


RENAMED: dict[str, tuple[tuple[str, str], Callable[[str], str], str]] = {
    "a narrower one, nearly the same": (
        PICKED,
        lambda text: text.replace("THEFT FROM THE PERSON", "THEFT FROM PERSON"),
        "THEFT FROM THE PERSON, a category that an indicator counts, has no offence in any month; the file has THEFT",
    ),
    "a narrower one, altogether": (
        INJURY,
        lambda text: text.replace("VIOLENCE WITH INJURY", "ASSAULTS"),
        "VIOLENCE WITH INJURY, a category that an indicator counts, has no offence in any month; the file has ASSAULTS",
    ),
    "a wider one, by what is in it": (
        ROBBED,
        lambda text: text.replace("ROBBERY,RO", "TAKING BY FORCE,RO"),
        "ROBBERY, a category that an indicator counts, has no offence in any month; the file has TAKING BY FORCE",
    ),
    "a wider one, with all that is in it": (
        BURGLED,
        lambda text: text.replace("BURGLARY,RES BURGLARY OF A HOME", "BURGLARIES,OF HOMES"),
        "BURGLARY, a category that an indicator counts, has no offence in any month; the file has BURGLARIES",
    ),
}


@pytest.mark.parametrize("case", RENAMED)
def test_a_counted_category_under_another_name_is_refused_with_both_names(tmp_path: Path, case: str) -> None:
    _, rename, said = RENAMED[case]
    fault = refused(save(tmp_path, rename(served(rows(count=20)))))
    assert said in fault
    assert "have the indicator's SQL count the new name as well as the old one" in fault
    assert "again" not in fault


def test_a_counted_category_that_now_holds_those_of_another_is_refused(tmp_path: Path) -> None:
    text = served(rows(count=20))
    assert "\nTHEFT,SHOPLIFTING" in text
    fault = refused(save(tmp_path, text.replace("\nTHEFT,SHOPLIFTING", "\nBURGLARY,SHOPLIFTING")))
    assert (
        "BURGLARY, a category that an indicator counts, now holds SHOPLIFTING, which always stood under THEFT" in fault
    )


def test_a_new_name_of_another_kind_is_not_taken_for_the_one_that_is_gone(tmp_path: Path) -> None:
    table = [row for row in rows(count=20) if tuple(row[:2]) != PICKED]
    table.insert(1, ["PUBLIC ORDER OFFENCES", "AFFRAY", "Belsize", BELSIZE, "Camden", "5", "5"])
    assert "AFFRAY" not in refused(save(tmp_path, served(table)))


@pytest.mark.parametrize("category", [BURGLED, ROBBED, PICKED, INJURY])
def test_a_counted_category_that_vanished_is_refused_and_no_other_is_named_for_it(
    tmp_path: Path, category: tuple[str, str]
) -> None:
    table = [row for row in rows(count=20) if tuple(row[:2]) != category]
    fault = refused(save(tmp_path, served(table)))
    name = category[0] if category in (BURGLED, ROBBED) else category[1]
    assert f": {name}, a category that an indicator counts, has no offence in any month. Ask the publisher" in fault
    assert "may be" not in fault


def test_a_counted_category_that_ends_inside_the_file_is_refused_with_its_months(tmp_path: Path) -> None:
    table = rows(THREE, 20)
    for row in table[1:]:
        row[7] = "0" if tuple(row[:2]) == PICKED else row[7]
    said = "THEFT FROM THE PERSON, a category that an indicator counts, has no offence in 2024-03, where other months"
    assert f"{said} have about 400. Ask" in refused(save(tmp_path, served(table)))


def test_a_category_of_which_there_are_few_may_have_a_month_of_none(tmp_path: Path) -> None:
    table = rows(count=4)
    for row in table[1:]:
        if tuple(row[:2]) == ROBBED:
            row[5:] = ["0", "0"]
    table[line(BELSIZE, ROBBED) - 1][5] = "11"
    robbed = [
        row["offences"]
        for row in read([save(tmp_path, served(table))], None).table.to_pylist()
        if (row["ward_code"], row["major"]) == (BELSIZE, ROBBED[0])
    ]
    assert robbed == [11, 0]


def test_what_is_held_to_be_counted_is_what_the_indicators_name() -> None:
    named: dict[str, set[str]] = {"major": set(), "minor": set()}
    for indicator in catalogue.read().values():
        if "recorded_crime" not in indicator.extracts:
            continue
        for where in parse_one(indicator.sql, dialect="duckdb").find_all(exp.Where):
            for condition in where.find_all(exp.EQ, exp.In):
                column = condition.find(exp.Column)
                assert column is not None
                named[column.name] |= {literal.this for literal in condition.find_all(exp.Literal)}
    assert named == {"major": set(COUNTED_MAJOR), "minor": set(COUNTED_MINOR)}
