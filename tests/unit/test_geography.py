"""The areas and which wards touch: whole, consistent, and as the facts they were carried over from."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

import data

Row = dict[str, Any]


@pytest.fixture(scope="module")
def areas() -> list[Row]:
    with data.connect() as connection:
        rows: list[Row] = data.query(connection, "select * from areas").to_pylist()
    return rows


@pytest.fixture(scope="module")
def neighbours() -> set[tuple[str, str]]:
    with data.connect() as connection:
        rows = data.query(connection, "select ward_code, neighbour_code from neighbours").to_pylist()
    return {(row["ward_code"], row["neighbour_code"]) for row in rows}


def of_level(areas: list[Row], level: str) -> list[Row]:
    return [area for area in areas if area["level"] == level]


@pytest.mark.parametrize("table", ["areas", "neighbours", "bank_holidays"])
def test_a_reference_table_keeps_its_contract(table: str) -> None:
    assert data.check(table) == []


def test_there_are_20_wards_5_neighbourhoods_and_1_borough(areas: list[Row]) -> None:
    assert [len(of_level(areas, level)) for level in ("ward", "neighbourhood", "borough")] == [20, 5, 1]
    assert [area["code"] for area in of_level(areas, "borough")] == ["E09000007"]
    assert [area["code"] for area in of_level(areas, "neighbourhood")] == [
        "north",
        "east",
        "south",
        "central",
        "west",
    ]


def test_every_area_but_the_borough_is_part_of_one_of_the_next_level(areas: list[Row]) -> None:
    level = {area["code"]: area["level"] for area in areas}
    assert {level[area["parent"]] for area in of_level(areas, "ward")} == {"neighbourhood"}
    assert {level[area["parent"]] for area in of_level(areas, "neighbourhood")} == {"borough"}
    assert [area["parent"] for area in of_level(areas, "borough")] == [None]


@pytest.mark.parametrize("count", ["residents", "households"])
def test_residents_and_households_of_the_parts_make_the_whole(areas: list[Row], count: str) -> None:
    for whole in areas:
        parts = [area[count] for area in areas if area["parent"] == whole["code"]]
        assert not parts or sum(parts) == whole[count], whole["name"]


def test_the_borough_has_the_census_total_of_its_wards(areas: list[Row]) -> None:
    (borough,) = of_level(areas, "borough")
    assert (borough["residents"], borough["households"]) == (210_039, 92_701)


def test_income_deprivation_above_wards_is_the_mean_of_wards_by_residents(areas: list[Row]) -> None:
    wards = of_level(areas, "ward")
    for area in areas:
        inside = [ward for ward in wards if area["code"] in (ward["code"], ward["parent"], "E09000007")]
        if area["level"] == "borough":
            inside = wards
        people = sum(ward["income_deprived"] * ward["residents"] for ward in inside)
        assert area["income_deprived"] == pytest.approx(people / sum(ward["residents"] for ward in inside), abs=5e-5)


def test_only_central_and_its_wards_and_the_borough_are_confirmed(areas: list[Row]) -> None:
    assert sorted(area["name"] for area in areas if area["confirmed"]) == [
        "Camden",
        "Camden Town",
        "Central",
        "Primrose Hill",
        "Regent's Park",
        "St Pancras & Somers Town",
    ]


def test_each_ward_has_a_label_and_a_tile_of_its_own_and_no_other_area_has(areas: list[Row]) -> None:
    wards = of_level(areas, "ward")
    assert len({(ward["tile_column"], ward["tile_row"]) for ward in wards}) == 20
    assert len({(ward["longitude"], ward["latitude"]) for ward in wards}) == 20
    for area in areas:
        placed = [area[key] is not None for key in ("longitude", "latitude", "tile_column", "tile_row")]
        assert set(placed) == {area["level"] == "ward"}


def test_wards_touch_each_other_both_ways_and_never_themselves(neighbours: set[tuple[str, str]]) -> None:
    assert neighbours == {(there, here) for here, there in neighbours}
    assert all(here != there for here, there in neighbours)
    assert len(neighbours) == 2 * 41


def test_every_ward_touches_another(areas: list[Row], neighbours: set[tuple[str, str]]) -> None:
    assert {here for here, _ in neighbours} == {ward["code"] for ward in of_level(areas, "ward")}


def test_all_but_two_shared_borders_are_kept_by_the_tiles(areas: list[Row], neighbours: set[tuple[str, str]]) -> None:
    tile = {ward["code"]: (ward["tile_column"], ward["tile_row"]) for ward in of_level(areas, "ward")}
    # Half-steps across: tiles touch side by side (2, 0) or one row apart (1, 1), odd rows being shifted by one.
    across = {code: (2 * column + row % 2, row) for code, (column, row) in tile.items()}
    steps = [
        (abs(across[here][0] - across[there][0]), abs(across[here][1] - across[there][1]))
        for here, there in neighbours
        if here < there
    ]
    assert sum(step in {(2, 0), (1, 1)} for step in steps) == 39


@pytest.mark.shared
def test_areas_are_as_the_facts_have_them(areas: list[Row], shared: Path) -> None:
    census = {row["WD22CD"]: row for row in facts(shared, "wards.csv")}
    tiles = {row["ward_code"]: row for row in facts(shared, "ward_tiles.csv")}
    estimates = {row["code"]: row for row in facts(shared, "ward_stats.csv")}
    wards = of_level(areas, "ward")
    assert {ward["code"] for ward in wards} == set(census) == set(tiles) == set(estimates)
    for ward in wards:
        code = ward["code"]
        assert ward["name"] == census[code]["WD22NM"]
        assert ward["residents"] == int(census[code]["usual_residents_2021"])
        assert ward["households"] == int(census[code]["households_2021"])
        assert ward["longitude"] == float(census[code]["LONG"])
        assert ward["latitude"] == float(census[code]["LAT"])
        assert ward["tile_column"] == int(tiles[code]["tile_column"])
        assert ward["tile_row"] == int(tiles[code]["tile_row"])
        assert ward["parent"] == estimates[code]["neighbourhood"].lower()
        assert ward["confirmed"] == (estimates[code]["nb_confidence"] == "official")
        assert ward["income_deprived"] == pytest.approx(float(estimates[code]["income_dep_pct"]) / 100)


@pytest.mark.shared
def test_wards_touch_where_the_facts_say_so(areas: list[Row], neighbours: set[tuple[str, str]], shared: Path) -> None:
    code = {ward["name"]: ward["code"] for ward in of_level(areas, "ward")}
    touching = json.loads((shared / "facts" / "ward_adjacency.json").read_text(encoding="utf-8"))
    assert neighbours == {(code[here], code[there]) for here, others in touching.items() for there in others}


def facts(shared: Path, file: str) -> list[dict[str, str]]:
    with (shared / "facts" / file).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))
