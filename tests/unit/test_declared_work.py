"""The work that the project declares: what it names is there, and whoever changes the file is told what is wrong."""

import csv
from pathlib import Path

import pytest

from data.declarations.model import DeclarationError
from data.store.declared import INITIATIVES, declared_initiatives, read
from data.store.initiative import Initiative
from metrics import priorities
from metrics.declared import catalogue

AREAS = Path(__file__).parents[2] / "data/geography/areas.csv"


def test_the_ten_that_published_papers_name_come_first_as_version_nought():
    assert [each.id for each in declared_initiatives()] == [
        "kentish_town_team",
        "kentish_town_budget",
        "neighbourhood_connect",
        "one_kilburn",
        "east_integrated_team",
        "working_better_together",
        "good_work_job_hubs",
        "staff_learning",
        "to_love_is_to_act",
        "food_cooperatives",
    ]
    assert {(each.version, each.at) for each in declared_initiatives()} == {(0, None)}


def test_every_indicator_ward_and_priority_that_it_names_is_there():
    indicators = set(catalogue.read())
    with AREAS.open(encoding="utf-8", newline="") as file:
        wards = {row["code"] for row in csv.DictReader(file) if row["level"] == "ward"}
    themes = {each.slug for each in priorities()}
    for kept in declared_initiatives():
        told = kept.entry
        assert {each.indicator for each in told.moves} <= indicators, kept.id
        assert {*told.sites, *told.comparison} <= wards, kept.id
        assert told.priority in themes, kept.id


def test_what_is_not_published_is_named_as_ours():
    """Facts alone are published: of a piece of work that has none only its name is."""
    for kept in declared_initiatives():
        told = kept.entry
        assert told.illustrative <= set(Initiative.model_fields), kept.id
        assert all(each.source for each in told.facts)
        for name in ("moves", "sites", "owner", "next_review"):
            assert not getattr(told, name) or name in told.illustrative, (kept.id, name)
        # Nothing is called made up that is not there.
        assert all(getattr(told, name) not in (None, "", ()) for name in told.illustrative), kept.id


def test_kentish_town_is_its_two_wards_and_repairs():
    told = next(each.entry for each in declared_initiatives() if each.id == "kentish_town_team")
    assert told.sites == ("E05013663", "E05013664")
    assert next((each.indicator, each.way.value, each.lag_months) for each in told.moves) == (
        "repairs_on_time",
        "rise",
        12,
    )
    assert (told.started.isoformat(), told.started_to.value) == ("2023-06-01", "month")


def test_the_devolved_budget_stands_once():
    """What the team itself costs is not published; what is, is the budget that was given to it."""
    assert {each.id: each.entry.budget for each in declared_initiatives() if each.entry.budget} == {
        "kentish_town_budget": 25_000
    }


def test_what_a_purpose_says_beyond_the_facts_is_named_as_ours():
    published = {each.id for each in declared_initiatives() if "purpose" not in each.entry.illustrative}
    assert published == {"kentish_town_budget", "east_integrated_team"}


def test_no_fact_says_who_decides_nor_what_nobody_printed():
    told = " ".join(fact.says for each in declared_initiatives() for fact in each.entry.facts)
    assert "decide themselves" not in told
    assert "in every neighbourhood" not in told


def test_every_fault_is_said_with_its_line_and_what_was_meant(tmp_path):
    file = tmp_path / "initiatives.yaml"
    file.write_text(
        "mended:\n"
        "  title: Mended\n"
        "  purpos: What it is for\n"
        "  priority: housing\n"
        "  stage: grown\n"
        "  budget: -1\n"
        "other:\n"
        "  title: Ab\n"
        "  purpose: What it is for\n"
        "  priority: food\n"
        "  facts: [{says: Something, source: A paper, address: 'javascript:1'}]\n",
        encoding="utf-8",
    )
    with pytest.raises(DeclarationError) as refused:
        read(file)
    told = refused.value.faults
    assert [each.partition(": ")[0] for each in told] == [
        "initiatives.yaml, line 1",
        "initiatives.yaml, line 3",
        "initiatives.yaml, line 5",
        "initiatives.yaml, line 6",
        "initiatives.yaml, line 8",
        "initiatives.yaml, line 11",
    ]
    said = [each.partition(": ")[2] for each in told]
    assert said == [
        "mended.purpose: is missing; add it",
        "mended.purpos: unknown key; did you mean 'purpose'?",
        "mended.stage: must be 'test', 'grow', 'routine' or 'ended', not 'grown'; did you mean 'grow'?",
        "mended.budget: must be 0 or more",
        "other.title: must say something, in 3 letters or more",
        "other.facts.1.address: must be the address of a page, which begins with https:// and has no space in it",
    ]


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(DeclarationError, match=r"no\.yaml: cannot be read"):
        read(tmp_path / "no.yaml")


def test_the_project_keeps_its_own_beside_the_code():
    assert INITIATIVES.is_file()
