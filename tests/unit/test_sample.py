"""Is the sample of recorded crime near the published levels, with its story in it?"""

from datetime import date
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from data import sample
from data.contracts.folder import all_contracts
from data.holding import read as holding
from data.sources.recorded_crime.categories import LASTING

TODAY = date(2026, 1, 15)
# Met Police, MPS Ward Level Crime: Camden's offences a month, mean of January 2024 to December 2025.
PUBLISHED = {
    ("THEFT FROM THE PERSON",): 711,
    ("VIOLENCE WITH INJURY",): 161,
    ("ROBBERY OF BUSINESS PROPERTY", "ROBBERY OF PERSONAL PROPERTY"): 134,
    (
        "BURGLARY BUSINESS AND COMMUNITY",
        "RES BURGLARY OF A HOME",
        "RES BURGLARY OF UNCONNECTED BUILDING",
    ): 191,
}


def written(folder: Path) -> None:
    sample.write_missing(folder, today=TODAY, only={"recorded_crime"})


def test_five_years_to_the_last_complete_month_are_covered(tmp_path: Path) -> None:
    written(tmp_path)
    held = holding.read(all_contracts()["recorded_crime"], tmp_path, today=TODAY)
    assert (held.covers_from, held.covers_to) == (date(2021, 1, 1), date(2025, 12, 31))
    assert held.rows == 20 * 60 * 27


def test_levels_of_2024_and_2025_are_near_those_published(tmp_path: Path) -> None:
    written(tmp_path)
    table = pq.read_table(tmp_path / "recorded_crime.parquet")
    table = table.filter(pc.field("month") >= date(2024, 1, 1))
    assert pc.sum(table["offences"]).as_py() / 24 == pytest.approx(3434, rel=0.03)
    for minors, monthly in PUBLISHED.items():
        offences = table.filter(pc.field("minor").isin(minors))["offences"]
        assert pc.sum(offences).as_py() / 24 == pytest.approx(monthly, rel=0.1), minors


def test_theft_from_the_person_falls_by_three_tenths_in_april_2025(tmp_path: Path) -> None:
    written(tmp_path)
    thefts = pq.read_table(tmp_path / "recorded_crime.parquet", filters=[("minor", "=", "THEFT FROM THE PERSON")])
    year = {
        year: pc.sum(
            thefts.filter((pc.field("month") >= date(year, 4, 1)) & (pc.field("month") <= date(year, 12, 1)))[
                "offences"
            ]
        ).as_py()
        for year in (2024, 2025)
    }
    assert year[2025] / year[2024] == pytest.approx(0.7, abs=0.05)


def test_wards_differ_as_published(tmp_path: Path) -> None:
    written(tmp_path)
    totals = pq.read_table(tmp_path / "recorded_crime.parquet", filters=[("minor", "=", "VIOLENCE WITH INJURY")])
    by_ward = {
        row["ward_code"]: row["offences_sum"]
        for row in totals.group_by("ward_code").aggregate([("offences", "sum")]).to_pylist()
    }
    assert max(by_ward, key=lambda code: by_ward[code]) == "E05013655"  # Camden Town
    assert min(by_ward, key=lambda code: by_ward[code]) == "E05013657"  # Frognal


def test_the_sample_has_every_category_that_the_publisher_always_has(tmp_path: Path) -> None:
    written(tmp_path)
    rows = pq.read_table(tmp_path / "recorded_crime.parquet", columns=["major", "minor"]).to_pylist()
    categories = {(row["major"], row["minor"]) for row in rows}
    assert {(major, minor) for major, minors in LASTING.items() for minor in minors} <= categories
