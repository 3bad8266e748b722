"""The publisher's file against what the dashboard shows: the same sums, to the offence."""

import csv
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from metrics import BOROUGH
from tests.worlds import beside

ROOT = Path(__file__).parents[2]
FILE = "realdata/mps_crime/MPS Ward Level Crime (most recent 24 months)_202401_202512_camden.csv"


@pytest.fixture(scope="module")
def served(shared):
    """The sums of the file by ward and month, and by major and minor category, read with nothing of ours."""
    with (shared / FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    months = [name for name in rows[0] if name.isdigit()]
    sums = Counter()
    for row in rows:
        for month in months:
            day = date(int(month[:4]), int(month[4:]), 1)
            for kind in ("all", row["MajorText"], row["MinorText"]):
                sums[row["WardCode"], day, kind] += int(row[month])
    assert len(months) == 24
    return sums


@pytest.fixture(scope="module")
def shown(shared, sample, tmp_path_factory):
    """The snapshot that a person has who imports the file as the README says."""
    world = beside(sample, tmp_path_factory.mktemp("real"))
    for command in (["data", "import", "recorded_crime", str(shared / FILE)], ["metrics", "refresh"]):
        subprocess.run(
            [sys.executable, "-m", *command], cwd=ROOT, env=world.environment, check=True, capture_output=True
        )
    return world.snapshot


KINDS = {
    "recorded_crime": "all",
    "robbery": "ROBBERY",
    "burglary": "BURGLARY",
    "violence_with_injury": "VIOLENCE WITH INJURY",
    "theft_from_person": "THEFT FROM THE PERSON",
}


@pytest.mark.parametrize("slug", KINDS)
def test_every_area_and_month_shows_the_files_own_sum(served, shown, slug):
    wards = {code: area for code, area in shown.areas.items() if area.level == "ward"}
    checked = 0
    for code, area in shown.areas.items():
        inside = [ward for ward in wards if code in (ward, wards[ward].parent, BOROUGH)]
        for each in shown.series(slug, code).observations:
            if each.status == "shown":
                assert each.numerator == sum(served[ward, each.period, KINDS[slug]] for ward in inside), (area, each)
                checked += 1
    assert checked == 26 * 24


def test_real_figures_carry_no_sample_badge(shown):
    assert {note.name: note.origin for note in shown.extracts}["recorded_crime"] == "published"
    for slug in KINDS:
        assert set(shown.table(slug)["origin"].to_pylist()) == {"published"}
