"""Do the indicators of crime name categories as readers would, and say what part of Camden's offences they count?"""

import csv
import re
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

import metrics
from data.bringing_in.importing import bring_in
from data.sources.recorded_crime.categories import LASTING, OTHERS
from data.sources.source import sources
from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh
from tests import worlds

EVERY = [(major, minor) for names in (LASTING, OTHERS) for major, minors in names.items() for minor in minors]
COUNTED = {
    "recorded_crime": lambda _: True,
    "burglary": lambda category: category[0] == "BURGLARY",
    "robbery": lambda category: category[0] == "ROBBERY",
    "theft_from_person": lambda category: category[1] == "THEFT FROM THE PERSON",
    "violence_with_injury": lambda category: category[1] == "VIOLENCE WITH INJURY",
}


def returned(slug: str, categories: list[tuple[str, str]]) -> dict[str, int]:
    """What the indicator's SQL has for each category of its own, where each of those given has one offence."""
    with duckdb.connect() as connection:
        connection.execute(
            "create table recorded_crime (ward_code text, month date, major text, minor text, offences int)"
        )
        connection.executemany(
            "insert into recorded_crime values ('E05013652', '2025-01-01', ?, ?, 1)",
            [list(each) for each in categories],
        )
        rows = connection.sql(catalogue.read()[slug].sql)
        return {row[rows.columns.index("offence")]: int(row[-1]) for row in rows.fetchall()}


@pytest.mark.parametrize("slug", ["recorded_crime", "burglary", "robbery"])
def test_every_name_that_the_police_use_has_a_plain_one(slug: str) -> None:
    own = [category for category in EVERY if COUNTED[slug](category)]
    named = returned(slug, own)
    assert sum(named.values()) == len(own)
    assert [name for name in named if name.isupper()] == []


@pytest.mark.parametrize(
    ("former", "now"),
    [
        (["BURGLARY - RESIDENTIAL"], ["RES BURGLARY OF A HOME", "RES BURGLARY OF UNCONNECTED BUILDING"]),
        (["BURGLARY IN A DWELLING"], ["RES BURGLARY OF A HOME", "RES BURGLARY OF UNCONNECTED BUILDING"]),
        (["VIOLENCE WITHOUT INJURY"], ["VIOLENCE WITHOUT INJURY", "STALKING AND HARASSMENT"]),
        (["PUBLIC FEAR ALARM OR DISTRESS"], ["PUBLIC FEAR, ALARM OR DISTRESS"]),
    ],
)
def test_categories_that_were_divided_or_renamed_go_on_under_one_name(former: list[str], now: list[str]) -> None:
    before, after = (returned("recorded_crime", [("X", name) for name in names]) for names in (former, now))
    assert before.keys() == after.keys()
    assert len(after) == 1


def test_a_name_that_is_new_stands_as_it_is() -> None:
    assert returned("recorded_crime", [("THEFT", "DOG THEFT")]) == {"DOG THEFT": 1}


@pytest.mark.shared
@pytest.mark.parametrize("slug", COUNTED)
def test_each_says_what_part_of_the_police_s_own_total_the_wards_have(shared: Path, slug: str) -> None:
    totals = []
    for level, borough in (("Ward", 4), ("Borough", 2)):
        [path] = (shared / "realdata" / "mps_crime").glob(f"MPS {level} Level Crime*.csv")
        with path.open(newline="", encoding="utf-8") as lines:
            header, *rows = csv.reader(lines)
        months = [place for place, name in enumerate(header) if name.isdigit()]
        assert (header[months[0]], header[months[-1]]) == ("202401", "202512")
        own = [row for row in rows if row[borough] == "Camden" and COUNTED[slug]((row[0], row[1]))]
        totals.append(sum(int(row[place]) for row in own for place in months))
    wards, camden = totals
    [said] = [caveat for caveat in catalogue.read()[slug].caveats if "own total for Camden" in caveat]
    assert re.findall(r"sum to ([\d,]+) of the ([\d,]+) \w+ in", said) == [(f"{wards:,}", f"{camden:,}")]
    assert f"own total for Camden, {wards / camden:.1%} (" in said


@pytest.mark.shared
def test_offences_with_no_ward_count_for_camden_and_for_no_ward(shared: Path, tmp_path: Path) -> None:
    world = worlds.nothing(tmp_path)
    files = [shared / "cases" / "met_ward_layout_2026_07.csv"]
    july = date(2026, 7, 20)
    bring_in(sources()["recorded_crime"], files, world.extracts, july)
    snapshot = refresh(world.extracts, world.snapshots, july, indicators=worlds.crimes(tmp_path / "indicators"))
    rows = pq.read_table(world.snapshots / snapshot.name / "observations.parquet").to_pylist()
    found = {
        (row["area"], row["period"].month): row["numerator"]
        for row in rows
        if (row["indicator"], row["frequency"], row["breakdown"]) == ("recorded_crime", "month", "")
        if row["period"].year == 2026
    }
    assert [found["none", month] for month in range(1, 7)] == [0, 0, 0, 0, 0, 1]
    assert found[metrics.BOROUGH, 6] == 2578 == sum(found[ward, 6] for ward in worlds.WARDS) + 1
