"""What a refresh judges: kept where nothing that it hangs on has changed, and the same to the byte either way."""

import json
from datetime import date, timedelta

import pyarrow.parquet as pq
import pytest

from data.vocabulary import Course, Unjudged
from metrics import BOROUGH, NoSnapshotError
from metrics.refreshing import judging
from metrics.refreshing.keeping import JUDGEMENTS
from metrics.refreshing.refresh import refresh
from metrics.snapshots.folder import FORMAT
from metrics.snapshots.snapshot import Snapshot
from tests import worlds
from tests.unit.test_same_bytes import digests

TARGET = "target: {value: 0.5, by: 2026-02-28, origin: illustrative}\n"


@pytest.fixture
def world(tmp_path):
    """Two years of recorded crime, and declarations of one's own."""
    made = worlds.nothing(tmp_path)
    worlds.recorded_crime(made.extracts)
    return made


@pytest.fixture
def declared(tmp_path):
    return worlds.crimes(tmp_path / "declared")


@pytest.fixture
def judged(monkeypatch):
    """The indicators that were judged, each time one is."""
    found = []
    own = judging.read

    def read(indicator, *args, **options):
        found.append(indicator.slug)
        return own(indicator, *args, **options)

    monkeypatch.setattr(judging, "read", read)
    return found


def run(world, declared, as_of=worlds.TODAY):
    return refresh(world.extracts, world.snapshots, as_of, indicators=declared)


def test_a_snapshot_tells_readings_charts_advice_and_inequality(world, declared):
    made = run(world, declared)
    own = made.reading("robbery", BOROUGH)
    latest = made.series("robbery", BOROUGH).latest
    assert (own.period, own.value, own.origin) == (latest.period, latest.value, latest.origin)
    chart = made.chart("robbery", worlds.CAMDEN_TOWN)
    ward, figures = (f("robbery", worlds.CAMDEN_TOWN) for f in (made.reading, made.series))
    assert [each.value for each in chart.points] == [each.value for each in figures.observations][: len(chart.points)]
    assert chart.parts == (figures.observations[0].period,)
    assert (chart.points[-1].period, chart.points[-1].centre) == (ward.period, ward.centre)
    # All wards together are alike in every month, so that Camden has no limits.
    assert (made.chart("robbery", BOROUGH), own.variation_why) == (None, Unjudged.FLAT)
    assert made.advice("robbery").area == BOROUGH
    assert made.advice("robbery", worlds.CAMDEN_TOWN) is None
    assert {each.wards for each in made.inequality("robbery")} == {20}
    assert made.reading("robbery", "none") is None
    assert {made.reading("robbery", ward).level for ward in worlds.WARDS} == {"ward"}
    assert Snapshot(world.snapshots / made.name).reading("robbery", BOROUGH) == own


def test_nothing_is_judged_again_on_a_day_that_changes_nothing(world, declared, judged):
    run(world, declared)
    assert sorted(judged) == sorted(worlds.CRIMES)
    judged.clear()
    run(world, declared, worlds.TODAY + timedelta(days=1))
    assert judged == []


def test_only_what_has_changed_is_judged_again(world, declared, judged):
    run(world, declared)
    judged.clear()
    file = declared / "safety" / "robbery.sql"
    file.write_text(file.read_text().replace("polarity: low_is_good", "polarity: neutral"))
    made = run(world, declared)
    assert judged == ["robbery"]
    assert made.reading("robbery", BOROUGH).assurance_why == Unjudged.NO_DIRECTION
    judged.clear()
    known = "causes: [{from: 2025-01-01, reason: Wet, by: Police}]\n"
    file.write_text(file.read_text().replace("owner:", f"{known}owner:", 1))
    run(world, declared)
    assert judged == ["robbery"]


def test_a_day_on_which_a_target_or_a_due_date_passes_is_judged_again(world, declared, judged):
    file = declared / "safety" / "robbery.sql"
    file.write_text(file.read_text().replace("owner:", f"{TARGET}owner:", 1))
    before = run(world, declared, date(2026, 2, 28))
    assert before.reading("robbery", BOROUGH).course != Course.DATE_PASSED
    judged.clear()
    after = run(world, declared, date(2026, 3, 1))
    assert judged == ["robbery"]
    assert after.reading("robbery", BOROUGH).course is Course.DATE_PASSED
    judged.clear()
    late = run(world, declared, date(2026, 12, 1))
    assert sorted(judged) == sorted(worlds.CRIMES)
    assert late.reading("robbery", BOROUGH).variation_why == Unjudged.STALE


def test_what_was_kept_has_the_same_bytes_as_what_is_judged_anew(world, declared, tmp_path):
    run(world, declared)
    later = worlds.TODAY + timedelta(days=1)
    kept = run(world, declared, later)
    anew = refresh(world.extracts, tmp_path / "anew", later, indicators=declared)
    assert digests(tmp_path / "anew" / anew.name) == digests(world.snapshots / kept.name)


def test_an_indicator_that_is_gone_is_judged_no_more(world, declared):
    run(world, declared)
    (declared / "safety" / "robbery.sql").unlink()
    made = run(world, declared)
    assert made.reading("robbery", BOROUGH) is None
    for name in JUDGEMENTS:
        table = pq.read_table(world.snapshots / made.name / f"{name}.parquet")
        assert "robbery" not in set(table["indicator"].to_pylist())


@pytest.mark.parametrize("name", JUDGEMENTS)
def test_each_file_is_vouched_for(world, declared, name):
    made = run(world, declared)
    path = world.snapshots / made.name / f"{name}.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(NoSnapshotError, match="not whole"):
        Snapshot(world.snapshots / made.name)
    assert run(world, declared, worlds.TODAY + timedelta(days=1)).reading("robbery", BOROUGH)


def test_the_files_are_sorted_by_their_key_and_say_what_they_were_made_of(world, declared):
    made = run(world, declared)
    folder = world.snapshots / made.name
    said = json.loads((folder / "manifest.json").read_text())
    assert said["format"] == FORMAT
    assert set(said["judged"]) == set(worlds.CRIMES)
    for name in JUDGEMENTS:
        table = pq.read_table(folder / f"{name}.parquet")
        keys = [key for key in ("indicator", "area", "period") if key in table.column_names]
        rows = list(zip(*(table[key].to_pylist() for key in keys), strict=True))
        assert rows == sorted(rows)
        if name in ("readings", "advice"):
            pairs = [row[:2] for row in rows]
            assert len(pairs) == len(set(pairs))


def test_a_refresh_without_a_figure_says_so_of_each_indicator(tmp_path, declared):
    empty = worlds.nothing(tmp_path)
    empty.extracts.mkdir()
    made = run(empty, declared)
    assert {made.reading(slug, BOROUGH).why for slug in worlds.CRIMES} == {Unjudged.NO_FIGURES}
    assert {made.advice(slug).advice for slug in worlds.CRIMES} == {"not_enough_data"}
