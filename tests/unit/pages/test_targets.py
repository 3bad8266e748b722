"""Targets in words: how much, by when, whose, and from where."""

from datetime import date
from typing import Any

import pytest

from pages.components.words import targets
from tests.unit.pages.made import BELSIZE, CAMDEN, indicator

AIM: dict[str, Any] = {"value": 0.9, "by": date(2027, 3, 31), "origin": "illustrative"}
PRINTED = {"origin": "published", "basis": '"90 in 100 repairs" (a report).'}


def aimed(**parts: Any) -> Any:
    return indicator("proportion", "high_is_good", target=AIM | parts)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, "Target 90% by March 2027, illustrative"),
        ({"by": date(2030, 12, 31)}, "Target 90% by the end of 2030, illustrative"),
        ({"by": date(2027, 3, 15)}, "Target 90% by 15 March 2027, illustrative"),
        ({"by": None}, "Target 90%, illustrative"),
        ({"value": 0.405}, "Target 40.5% by March 2027, illustrative"),
        (PRINTED | {"origin": "derived"}, "Target 90% by March 2027, our reading"),
        (PRINTED, "Target 90% by March 2027, published"),
    ],
)
def test_a_target_says_how_much_by_when_and_whose(parts: dict[str, Any], words: str) -> None:
    assert targets.sentence(aimed(**parts), CAMDEN) == words


def test_a_target_that_is_not_set_for_a_ward_is_camdens() -> None:
    assert targets.sentence(aimed(), BELSIZE) == "Camden's target 90% by March 2027, illustrative"
    assert targets.sentence(aimed(levels=["ward", "borough"]), BELSIZE).startswith("Target 90%")


def test_a_target_in_full_says_from_where_and_on_what_it_rests() -> None:
    start = {"baseline": 0.81, "baseline_on": date(2024, 3, 31)}
    assert targets.in_full(aimed(**PRINTED, **start)) == (
        "90% by March 2027, from 81% on 31 March 2024, for Camden as a whole. A number in print. "
        '"90 in 100 repairs" (a report).'
    )
    assert ", from 81% in 2019, " in targets.in_full(aimed(**start | {"baseline_on": date(2019, 12, 31)}))
    assert "for each ward" in targets.in_full(aimed(levels=["ward"]))


def test_a_target_carries_its_unit_where_no_axis_does() -> None:
    homes = indicator("published", target=AIM | {"value": 1800.0, "by": None})
    assert targets.aim(homes) == "1,800 homes"
    assert targets.whose(homes) == "illustrative, for Camden as a whole"


def test_no_target_is_no_words() -> None:
    none = indicator()
    assert [targets.aim(none), targets.sentence(none, CAMDEN), targets.whose(none), targets.in_full(none)] == [""] * 4
