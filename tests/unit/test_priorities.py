"""The eleven: each serves an ambition, and what it calls our own work is there."""

import csv

import pytest

from data.declarations.model import DeclarationError
from metrics.declared import catalogue, promises
from metrics.declared.check import check
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


@pytest.mark.parametrize(
    ("change", "stops", "told"),
    [
        (("  promise:", "  promisse:"), True, "did you mean 'promise'"),
        (("repairs_on_time", "repairs_in_time"), False, "there is no indicator 'repairs_in_time' in housing"),
    ],
)
def test_a_misspelt_key_stops_a_refresh_and_a_misspelt_indicator_the_check_alone(
    tmp_path, monkeypatch, change, stops, told
):
    """As the README's table of errors has it."""
    text = promises.PRIORITIES.read_text(encoding="utf-8")
    path = tmp_path / "priorities.yaml"
    assert change[0] in text
    path.write_text(text.replace(*change, 1), encoding="utf-8")
    monkeypatch.setattr(promises, "PRIORITIES", path)
    assert [fault for fault in check() if told in fault]
    if stops:
        with pytest.raises(DeclarationError, match=told):
            catalogue.read()
    else:
        assert catalogue.read().keys() == INDICATORS.keys()


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
