"""The eleven: each serves an ambition, and what it calls our own work is there."""

import csv

import pytest

from metrics.declared import catalogue
from metrics.declared.priorities import priorities

INDICATORS = catalogue.read()


def test_what_is_called_our_own_work_is_an_indicator_of_that_priority():
    assert catalogue.misplaced_work(INDICATORS) == []


def test_a_slug_that_no_indicator_has_is_a_fault_named_by_priority():
    lacking = {slug: each for slug, each in INDICATORS.items() if slug != "repairs_on_time"}
    (fault,) = catalogue.misplaced_work(lacking)
    assert fault.startswith("priorities.yaml: housing.our_own_work: there is no indicator 'repairs_on_time' in housing")


def test_a_slug_of_another_priority_is_a_fault_too():
    moved = INDICATORS | {"repairs_on_time": INDICATORS["repairs_on_time"].model_copy(update={"priority": "debt"})}
    assert "no indicator 'repairs_on_time' in housing" in catalogue.misplaced_work(moved)[0]


def test_staff_training_is_our_own_work_and_nothing_of_it_residents_lives():
    anti_racism = next(each for each in priorities() if each.slug == "anti_racism")
    assert {slug for slug, each in INDICATORS.items() if each.priority == "anti_racism"} == set(
        anti_racism.our_own_work
    )


@pytest.mark.parametrize("slug", [each.slug for each in priorities() if each.slug != "anti_racism"])
def test_every_other_priority_speaks_of_residents_lives(slug):
    ours = next(each.our_own_work for each in priorities() if each.slug == slug)
    assert {each for each in INDICATORS if INDICATORS[each].priority == slug} - set(ours)


@pytest.mark.shared
def test_ambitions_are_the_short_words_of_the_plan_as_we_read_it(shared):
    with (shared / "facts" / "ambitions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for priority in priorities():
        expected = [row["short_words"] for row in rows if priority.slug in row["priorities_our_reading"].split(";")]
        assert list(priority.ambitions) == expected
