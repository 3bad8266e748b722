"""Refresh: whole or not at all, only what changed, one at a time."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

import data
import metrics
from data.holding import lock
from data.holding.freshness import Freshness
from data.holding.metadata import Metadata
from data.holding.write import write, write_sample
from data.sample.marked import marked
from data.vocabulary import Standing
from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh
from metrics.refreshing.task import RefreshError

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 2, 10)
PEOPLE = {"counts": "people", "smallest_shown": 5, "protection": 3}
WARDS = [f"E050136{number}" for number in range(52, 72)]
FOUR = (
    ("ROBBERY", "ROBBERY OF PERSONAL PROPERTY", 3),
    ("BURGLARY", "RES BURGLARY OF A HOME", 2),
    ("THEFT", "THEFT FROM THE PERSON", 8),
    ("VIOLENCE AGAINST THE PERSON", "VIOLENCE WITH INJURY", 5),
)


def crime(folder, *, more=0, origin="published", months=range(1, 13), extracted_on=TODAY, month_of_more=1):
    """A year of recorded crime, the same in every ward and month, with `more` robberies in Belsize in one month."""
    rows = [
        {
            "ward_code": ward,
            "month": date(2025, month, 1),
            "major": major,
            "minor": minor,
            "offences": number + (more if (ward, month, major) == (WARDS[0], month_of_more, "ROBBERY") else 0),
        }
        for ward in WARDS
        for month in months
        for major, minor, number in FOUR
    ]
    contract = data.all_contracts()["recorded_crime"]
    table = pa.Table.from_pylist(rows, schema=contract.arrow_schema)
    covers = {"covers_from": date(2025, min(months), 1), "covers_to": date(2025, 12, 31)}
    said = covers | {"origin": origin, "extracted_on": extracted_on, "source": "by hand"}
    if origin == "sample":
        return write_sample([marked(table, contract)], contract, folder, Metadata(**said))
    return write(table, contract, folder, **said)


@pytest.fixture
def folders(tmp_path):
    crime(tmp_path / "extracts")
    declared = copy_of_indicators(tmp_path / "declared")
    return {"extracts": tmp_path / "extracts", "snapshots": tmp_path / "snapshots", "indicators": declared}


def run(folders, **options):
    steps = []
    made = refresh(**{"as_of": TODAY, "on_step": steps.append, **folders, **options})
    return made, {step.indicator: step.outcome for step in steps}


def test_every_ward_and_month_reaches_the_snapshot(folders):
    made, outcomes = run(folders)
    assert set(outcomes.values()) == {"computed"}
    series = made.series("robbery", WARDS[0])
    assert [each.numerator for each in series.observations if each.status == "shown"] == [3] * 12
    assert made.series("recorded_crime", metrics.BOROUGH).latest.numerator == 20 * (3 + 2 + 8 + 5)
    assert made.series("robbery", "central").latest.numerator == 12
    assert made.origins == {"published"}


def test_a_comparison_has_each_ward_beside_the_borough(folders):
    made, _ = run(folders)
    comparison = made.comparison("robbery", "ward")
    assert [item.code for item in comparison.items] == [each.area for each in comparison.observations]
    assert (len(comparison.items), comparison.period) == (20, date(2025, 12, 1))
    assert comparison.benchmark.numerator == 60


def test_nothing_changed_means_nothing_computed_and_the_same_snapshot(folders):
    first, _ = run(folders)
    second, outcomes = run(folders)
    assert (second.name, outcomes) == (first.name, {})


def test_a_new_day_keeps_every_count_and_adds_what_is_now_due_or_late(folders):
    run(folders)
    later, outcomes = run(folders, as_of=date(2026, 4, 2))
    assert set(outcomes.values()) == {"kept"}
    series = later.series("robbery", WARDS[0])
    assert {each.period: each.reason for each in series.observations if each.period >= date(2026, 1, 1)} == {
        date(2026, 1, 1): "late", date(2026, 2, 1): "late", date(2026, 3, 1): "not_due",
    }  # fmt: skip
    assert series.freshness == Freshness(Standing.STALE, date(2026, 3, 3), 30)


def test_a_changed_indicator_recomputes_that_one_only(folders):
    run(folders)
    robbery = folders["indicators"] / "safety" / "robbery.sql"
    robbery.write_text(robbery.read_text().replace("title: Robbery", "title: Robberies"))
    made, outcomes = run(folders)
    assert {slug for slug, outcome in outcomes.items() if outcome == "computed"} == {"robbery"}
    assert made.indicators["robbery"].title == "Robberies"


def test_a_changed_extract_recomputes_what_reads_it(folders):
    run(folders)
    crime(folders["extracts"], more=4)
    made, outcomes = run(folders)
    assert set(outcomes.values()) == {"computed"}
    assert made.series("robbery", WARDS[0]).observations[0].numerator == 7


def test_an_indicator_without_its_extract_says_so(folders):
    (folders["extracts"] / "recorded_crime.parquet").unlink()
    made, outcomes = run(folders)
    assert set(outcomes.values()) == {"no data"}
    assert made.series("robbery", WARDS[0]).observations == ()
    nothing = made.comparison("robbery", "ward")
    assert (nothing.items, nothing.period, nothing.benchmark) == ((), None, None)


def test_a_broken_extract_is_refused_by_name_and_the_last_snapshot_stays(folders):
    first, _ = run(folders)
    path = folders["extracts"] / "recorded_crime.parquet"
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(data.ExtractError, match=r"recorded_crime\.parquet"):
        run(folders)
    assert metrics.snapshot(folders["snapshots"]).name == first.name


def test_an_extract_that_breaks_its_contract_is_refused_and_the_last_snapshot_stays(folders):
    first, _ = run(folders)
    table = pa.table(
        {
            "ward_code": ["E05000001"] * 600,
            "month": [date(2025, 1, 1)] * 600,
            "major": ["A"] * 600,
            "minor": [f"B{number}" for number in range(600)],
            "offences": [-1] * 600,
        }
    )
    path = folders["extracts"] / "recorded_crime.parquet"
    pa.parquet.write_table(table, path)
    os.utime(path, (1_770_000_000, 1_770_000_000))  # 2 February 2026
    with pytest.raises(RefreshError) as error:
        run(folders)
    assert "offences" in str(error.value)
    assert "ward_code" in str(error.value)
    assert metrics.snapshot(folders["snapshots"]).name == first.name


def test_an_extract_that_keeps_changing_is_not_used(folders):
    first, _ = run(folders)
    changes = iter(range(1, 100))

    def interfere(_):
        crime(folders["extracts"], more=next(changes))

    crime(folders["extracts"], more=100)
    with pytest.raises(RefreshError, match="changed while they were read, twice"):
        refresh(**folders, as_of=TODAY, on_step=interfere)
    assert metrics.snapshot(folders["snapshots"]).name == first.name


def test_an_extract_that_changes_once_is_read_again(folders):
    once = iter([5])

    def interfere(_):
        for more in once:
            crime(folders["extracts"], more=more)

    made = refresh(**folders, as_of=TODAY, on_step=interfere)
    assert made.series("robbery", WARDS[0]).observations[0].numerator == 8


def test_the_ten_newest_are_kept_with_the_current_one(folders):
    days = [date(2026, 3, day) for day in range(1, 14)]
    for day in days:
        made, _ = run(folders, as_of=day)
    kept = sorted(path.parent.name[:10] for path in folders["snapshots"].glob("*/manifest.json"))
    assert kept == [day.isoformat() for day in days[-10:]]
    assert metrics.current_snapshot(folders["snapshots"]) == made.name


def test_a_second_refresh_says_who_holds_the_lock(folders):
    with lock.held(folders["snapshots"] / "lock", "a refresh"), pytest.raises(lock.LockedError) as error:
        run(folders)
    assert f"process {os.getpid()}" in str(error.value)
    assert "since" in str(error.value)
    run(folders)


POINTS = {
    "before the first count": ("metrics.refreshing.observing", "count", 1),
    "after two counts": ("metrics.counted.counts", "_returned", 3),
    "before they are shown": ("metrics.refreshing.observing", "protect", 1),
    "while the snapshot is written": ("pyarrow.parquet", "write_table", 2),
    "before it has its name": ("pathlib.Path", "rename", 1),
    "before it is current": ("metrics.refreshing.writing", "point_to", 1),
    "while it becomes current": ("pathlib.Path", "replace", 1),
    "before the old ones go": ("metrics.refreshing.writing", "prune", 1),
}
KILLED = textwrap.dedent("""
    import importlib, os, signal, sys
    from datetime import date
    from pathlib import Path
    from metrics.refreshing.refresh import refresh
    place, name, which, extracts, snapshots, indicators = sys.argv[1:]
    owner = Path if place == "pathlib.Path" else importlib.import_module(place)
    real, calls = getattr(owner, name), []
    def die(*args, **kwargs):
        calls.append(1)
        if len(calls) == int(which):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)
    setattr(owner, name, die)
    refresh(Path(extracts), Path(snapshots), date(2026, 2, 10), indicators=Path(indicators))
""")


@pytest.mark.parametrize("point", POINTS)
def test_a_refresh_killed_at_any_point_leaves_the_last_snapshot_readable(folders, point):
    first, _ = run(folders)
    crime(folders["extracts"], more=9)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, *map(str, POINTS[point]), *map(str, folders.values())],
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    shown = metrics.snapshot(folders["snapshots"])
    if point == "before the old ones go":
        assert shown.series("robbery", WARDS[0]).observations[0].numerator == 12
    else:
        assert (shown.name, shown.series("robbery", WARDS[0]).observations[0].numerator) == (first.name, 3)
    made, _ = run(folders)
    assert made.series("robbery", WARDS[0]).observations[0].numerator == 12
    assert not list(folders["snapshots"].glob("making-*"))


def test_two_refreshes_at_once_one_works_and_one_says_why_not(folders):
    code = textwrap.dedent("""
        import sys, time
        from datetime import date
        from pathlib import Path
        from metrics.refreshing.refresh import refresh
        def slow(_):
            print("at work", flush=True); sys.stdin.readline()
        extracts, snapshots, indicators = map(Path, sys.argv[1:])
        refresh(extracts, snapshots, date(2026, 2, 10), indicators=indicators, on_step=slow)
    """)
    command = [sys.executable, "-c", code, *map(str, folders.values())]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout.readline() == "at work\n"
        with pytest.raises(lock.LockedError, match=f"process {first.pid}"):
            run(folders)
        first.communicate("\n" * 10)
    assert first.returncode == 0
    assert metrics.snapshot(folders["snapshots"]).series("robbery", WARDS[0]).latest.numerator == 3


def test_the_manifest_says_what_was_done(folders):
    made, _ = run(folders)
    manifest = json.loads((folders["snapshots"] / made.name / "manifest.json").read_text())
    assert manifest["as_of"] == "2026-02-10"
    assert {step["indicator"] for step in manifest["steps"]} == set(made.indicators)


def test_before_the_first_refresh_the_error_names_the_command(tmp_path):
    with pytest.raises(metrics.NoSnapshotError, match="python -m metrics refresh"):
        metrics.snapshot(tmp_path)


@pytest.mark.parametrize("origin", ["council", "sample"])
def test_an_extract_that_counts_people_is_published_and_protected(folders, monkeypatch, origin):
    """3 robberies in each of 20 wards and 8 thefts."""
    crime(folders["extracts"], origin=origin)
    contracts = data.all_contracts()
    people = contracts | {"recorded_crime": contracts["recorded_crime"].model_copy(update=PEOPLE)}
    monkeypatch.setattr(data, "all_contracts", lambda: people)
    made, outcomes = run(folders)
    assert set(outcomes.values()) == {"computed"}
    robberies, thefts = made.series("robbery", WARDS[0]), made.series("theft_from_person", WARDS[0])
    assert {(each.status, each.reason, each.numerator) for each in robberies.observations} == {
        ("withheld", "small", None), ("pending", "not_due", None),
    }  # fmt: skip
    assert {each.numerator for each in thefts.observations} == {10, None}
    assert made.series("robbery", metrics.BOROUGH).observations[0].numerator == 60
    assert not (folders["snapshots"] / made.name / "public" / "recorded_crime.parquet").exists()


CRIMES = ("burglary", "recorded_crime", "robbery", "theft_from_person", "violence_with_injury")


def copy_of_indicators(folder):
    """The indicators of recorded crime, in a folder of their own."""
    (folder / "safety").mkdir(parents=True)
    for slug in CRIMES:
        copy = folder / "safety" / f"{slug}.sql"
        copy.write_text((catalogue.FOLDER / "safety" / copy.name).read_text())
    return folder
