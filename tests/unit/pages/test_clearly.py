"""Over many indicators only what is far beyond chance is named: by limits of 99.8%, never by those of 95%."""

import re
from dataclasses import replace
from types import SimpleNamespace

from metrics import BOROUGH, Area, Beside, Level
from pages.components.exhibits import clearly
from pages.components.html import questions
from tests.unit.pages.judged import STEADY, judged
from tests.unit.pages.made import CAMDEN, by_category, indicator, wards

ROBBERY = indicator("proportion", "high_is_good", breakdowns=["tenure"])
CENTRAL = Area("central", "Central", Level.NEIGHBOURHOOD, BOROUGH, 1, 1, None, None, None, None, confirmed=True)
WARDS = wards(["Belsize", "Kilburn", "Highgate", "Frognal"])
STANDS = dict(zip(WARDS, (Beside.WORSE, Beside.SIMILAR, Beside.BETTER, Beside.NONE), strict=True))


def snapshot(stands, comparison=None):
    reading = judged(STEADY)[1]
    told = {code: replace(reading, beside=Beside.WORSE, beside_998=side) for code, side in stands.items()}
    areas = {BOROUGH: CAMDEN, "central": CENTRAL} | {
        code: replace(each, parent="central") for code, each in WARDS.items()
    }
    return SimpleNamespace(
        indicators={"robbery": ROBBERY},
        areas=areas,
        reading=lambda slug, code: told.get(code),
        categories=lambda slug, area, breakdown: comparison,
    )


def test_the_wards_that_are_clearly_different_are_named_by_their_side():
    found = clearly.places(snapshot(STANDS), ["robbery"], CAMDEN)
    assert found.count == 1
    (only,) = found.different
    assert only.sides == (Beside.WORSE, Beside.BETTER)
    assert [only.names[each] for each in only.sides] == [("Belsize",), ("Highgate",)]
    assert (only.than, only.breakdown) == ("Camden", "")


def test_what_is_compared_and_alike_counts_and_is_not_named():
    alike = dict.fromkeys(WARDS, Beside.SIMILAR)
    assert clearly.places(snapshot(alike), ["robbery"], CAMDEN) == clearly.Compared(1, ())
    none = dict.fromkeys(WARDS, Beside.NONE)
    assert clearly.places(snapshot(none), ["robbery"], CAMDEN) == clearly.Compared(0, ())


def test_a_ward_speaks_of_itself_and_a_neighbourhood_of_itself_and_its_wards():
    world = snapshot(STANDS | {"central": Beside.BETTER})
    belsize = world.areas["E05000000"]
    (of_ward,) = clearly.places(world, ["robbery"], belsize).different
    assert of_ward.names[Beside.WORSE] == ("Belsize",)
    assert of_ward.sides == (Beside.WORSE,)
    (of_central,) = clearly.places(world, ["robbery"], CENTRAL).different
    assert of_central.names[Beside.BETTER] == ("Central", "Highgate")


def test_groups_are_higher_or_lower_by_their_wider_limits_and_never_better():
    figures = {"owner": (0.9, 0.88, 0.92), "council tenant": (0.7, 0.65, 0.75), "private renter": (0.85, 0.82, 0.88)}
    comparison = by_category(figures, 0.8, ROBBERY)
    wide = {"owner": (0.86, 0.94), "council tenant": (0.6, 0.79), "private renter": (0.79, 0.91)}
    items = tuple(
        replace(item, observation=replace(item.observation, lower_998=wide[item.code][0], upper_998=wide[item.code][1]))
        for item in comparison.items
    )
    found = clearly.groups(snapshot({}, replace(comparison, items=items)), ["robbery"])
    (only,) = found.different
    assert {side: only.names[side] for side in only.sides} == {
        Beside.HIGHER: ("Owner",),
        Beside.LOWER: ("Council tenant",),
    }
    assert (only.than, only.breakdown) == ("Camden", "tenure")


def test_groups_without_ranges_cannot_be_compared():
    comparison = by_category({"owner": 0.9, "council tenant": 0.7}, 0.8, ROBBERY)
    assert clearly.groups(snapshot({}, comparison), ["robbery"]) == clearly.Compared(0, ())


def test_the_parts_of_a_whole_are_not_compared():
    comparison = by_category({"owner": (0.9, 0.8, 1.0)}, 0.8, indicator("rate", breakdowns=["tenure"]))
    assert clearly.groups(snapshot({}, comparison), ["robbery"]) == clearly.Compared(0, ())


def test_each_breakdown_of_one_indicator_has_a_row_with_its_name_and_a_way_of_its_own():
    sides = {Beside.HIGHER: ("Owner",)}
    several = tuple(clearly.Different(ROBBERY, sides, "all residents", each) for each in ("tenure", "age_band"))
    html = list(questions._different(clearly.Compared(1, several), "indicator?indicator={}".format))
    said = [re.search(r'<a href="([^"]*)">(.*?)</a>', each).groups() for each in html]
    assert [words for _, words in said] == [f"{ROBBERY.title}, by tenure", f"{ROBBERY.title}, by age"]
    assert [to.partition("#")[2] for to, _ in said] == ["who-tenure", "who-age_band"]
    (place,) = questions._different(
        clearly.Compared(1, (clearly.Different(ROBBERY, {Beside.WORSE: ("Belsize",)}, "Camden"),)), "{}".format
    )
    assert f">{ROBBERY.title}</a>" in place
