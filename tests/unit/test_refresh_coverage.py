"""What extracts cover, and when they were there, decides what a refresh makes of them and under which name."""

import os
import shutil
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import data
import metrics
from data.holding.write import write, write_empty
from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh
from tests.unit.test_refresh import TODAY, WARDS, copy_of_indicators, crime, run


@pytest.fixture
def folders(tmp_path):
    crime(tmp_path / "extracts")
    declared = copy_of_indicators(tmp_path / "declared")
    return {"extracts": tmp_path / "extracts", "snapshots": tmp_path / "snapshots", "indicators": declared}


def extracted(path, day):
    """As if a file that says nothing of itself had come on a day."""
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
    os.utime(path, (moment, moment))


def test_what_a_file_covers_is_in_the_name_and_in_what_is_computed_again(folders):
    path = folders["extracts"] / "recorded_crime.parquet"
    table = pq.read_table(path).replace_schema_metadata(None)
    pq.write_table(table, path)
    extracted(path, date(2025, 12, 5))
    early, _ = run(folders)
    extracted(path, date(2026, 1, 5))
    late, outcomes = run(folders)
    assert set(outcomes.values()) == {"computed"}  # December was in progress, and is over
    periods = [
        {each.period for each in made.series("robbery", WARDS[0]).observations if each.status is metrics.Status.SHOWN}
        for made in (early, late)
    ]
    assert max(periods[0]) < max(periods[1])
    extracted(path, date(2026, 1, 7))
    touched, outcomes = run(folders)
    assert touched.name != late.name
    assert set(outcomes.values()) == {"kept"}


SAID = st.fixed_dictionaries(
    {
        "covers_from": st.sampled_from([date(2025, 1, 1), date(2025, 2, 10), date(2025, 4, 1)]),
        "covers_to": st.sampled_from([date(2025, 9, 30), date(2025, 11, 12), date(2025, 12, 31)]),
        "gaps": st.sampled_from([(), (date(2025, 6, 1),), (date(2025, 6, 1), date(2025, 7, 1))]),
        "extracted_on": st.sampled_from([date(2026, 1, 5), TODAY]),
        "origin": st.sampled_from(["council", "published"]),
    }
)


@settings(max_examples=8)
@given(said=st.lists(SAID, min_size=2, max_size=3))
def test_one_name_has_one_content_whatever_was_there_before(said, tmp_path_factory):
    """What is kept of an earlier snapshot is what would be computed from nothing."""
    home = tmp_path_factory.mktemp("kept")
    written = crime(home / "extracts")
    declared = copy_of_indicators(home / "declared")
    rows = pq.read_table(written.path).replace_schema_metadata(None)
    for number, each in enumerate(said):
        # A month that is covered in part only is there, and one that is not covered at all would be refused.
        covered = [each["covers_from"].replace(day=1) <= day <= each["covers_to"] for day in rows["month"].to_pylist()]
        write(
            rows.filter(pa.array(covered)),
            data.all_contracts()["recorded_crime"],
            home / "extracts",
            source="by hand",
            **each,
        )
        made, alone = (
            refresh(home / "extracts", home / folder, TODAY, indicators=declared)
            for folder in ("snapshots", f"alone {number}")
        )
        assert made.name == alone.name
        for slug in made.indicators:
            assert made.table(slug).equals(alone.table(slug)), (slug, each)


def test_figures_as_at_an_earlier_day_are_made_of_what_was_there_then(folders):
    outlines = data.all_contracts()["ward_outlines"]
    corner = {"ward_code": WARDS[0], "polygon": 0, "ring": 0, "point": 0, "longitude": -0.14, "latitude": 51.54}
    early = date(2026, 1, 20)
    write(
        pa.Table.from_pylist([corner], outlines.arrow_schema),
        outlines,
        folders["extracts"],
        origin="published",
        covers_from=early,
        covers_to=early,
        extracted_on=early,
        source="by hand",
    )
    steps = []
    made = refresh(**folders, as_of=date(2026, 2, 9), on_step=steps.append)
    assert {step.why for step in steps} == {
        "recorded_crime was extracted on 2026-02-10, after the day that the figures are as at"
    }
    assert [each.name for each in made.extracts if each.name in ("recorded_crime", "ward_outlines")] == [
        "ward_outlines"
    ]
    later, outcomes = run(folders)
    assert set(outcomes.values()) == {"computed"}
    assert later.name != made.name


def test_figures_as_at_a_day_before_anything_was_there_are_refused(folders):
    with pytest.raises(data.ExtractError, match="extracted after 2026-02-09, the first on 2026-02-10"):
        run(folders, as_of=date(2026, 2, 9))


def test_a_template_stops_only_the_indicators_made_from_it(folders):
    write_empty(data.all_contracts()["repairs"], folders["extracts"])
    (folders["indicators"] / "housing").mkdir(exist_ok=True)
    slug = "repairs_on_time"
    (found,) = catalogue.FOLDER.glob(f"*/{slug}.sql")
    shutil.copy(found, folders["indicators"] / "housing")
    steps = []
    refresh(**folders, as_of=TODAY, on_step=steps.append)
    told = {step.indicator: (step.outcome, step.why) for step in steps}
    assert told.pop(slug) == ("no data", "repairs.parquet has no rows yet")
    assert {outcome for outcome, _ in told.values()} == {"computed"}


def test_a_gap_is_in_the_name_and_in_what_is_computed_again(folders):
    made, _ = run(folders)
    path = folders["extracts"] / "recorded_crime.parquet"
    table = pq.read_table(path)
    stated = dict(table.schema.metadata) | {b"camden:gaps": b"2025-06"}
    pq.write_table(table.replace_schema_metadata(stated), path)
    second, outcomes = run(folders)
    assert second.name != made.name
    assert set(outcomes.values()) == {"computed"}
    states = {each.period: each.status for each in second.series("robbery", WARDS[0]).observations}
    assert states[date(2025, 6, 1)] is metrics.Status.MISSING
