"""What whoever watches the server is told: of a real one, through all that stands before it."""

import json
import re
import shutil
import time

import pytest

import metrics
from tests import worlds
from tests.app.test_server import ask
from tests.benchmarks._client import reader
from tests.browser.server import serve

NAMES = {
    "camden_snapshot_readable": "gauge",
    "camden_snapshot_info": "gauge",
    "camden_snapshot_made_timestamp_seconds": "gauge",
    "camden_extracts_refused": "gauge",
    "camden_check_last_timestamp_seconds": "gauge",
    "camden_refresh_last_timestamp_seconds": "gauge",
    "camden_refresh_last_duration_seconds": "gauge",
    "camden_refresh_last_outcome": "gauge",
    "camden_refresh_last_success_timestamp_seconds": "gauge",
    "camden_sessions_open": "gauge",
    "camden_sessions_total": "counter",
    "camden_script_seconds": "histogram",
}
SAMPLE = re.compile(r'([a-z_]+)(\{(?:[a-z_]+="[^"]*",?)*\})? (-?[0-9.]+(?:e[+-]?[0-9]+)?)')


@pytest.fixture(scope="module")
def world(made, tmp_path_factory):
    return worlds.beside(made("sample"), tmp_path_factory.mktemp("watched"))


@pytest.fixture(scope="module")
def server(world, tmp_path_factory):
    with serve(world, tmp_path_factory.mktemp("server")) as server:
        yield server


def health(server):
    status, headers, body = ask(server, path="/healthz")
    assert dict(headers)["cache-control"] == "no-store"
    return status, json.loads(body)


def gathered(server):
    """Each sample by its name and labels, and the kind of each name, as Prometheus reads its text format."""
    status, headers, body = ask(server, path="/metrics")
    assert status == 200
    assert dict(headers)["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    kinds, values, helped = {}, {}, set()
    assert body.endswith(b"\n")
    for line in body.decode().splitlines():
        if line.startswith("# HELP "):
            helped.add(line.split(" ", 3)[2])
        elif line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            assert name in helped
            kinds[name] = kind
        else:
            name, labels, value = SAMPLE.fullmatch(line).groups()
            assert re.sub("_(bucket|sum|count)$", "", name) in kinds
            values[name + (labels or "")] = float(value)
    return kinds, values


def test_it_is_well_with_the_current_snapshot_which_has_an_age(server, world):
    made = metrics.snapshot(world.snapshots)
    made_at = (world.snapshots / made.name / "manifest.json").stat().st_mtime
    before = time.time()
    status, said = health(server)
    assert (status, said["status"], said["snapshot"], said["as_of"]) == (200, "ok", made.name, "2026-02-10")
    assert before - made_at - 1 <= said["age_seconds"] <= time.time() - made_at + 1
    assert set(said) == {"status", "snapshot", "as_of", "age_seconds"}


def test_all_that_is_gathered_is_of_the_server_and_its_refreshes(server, world):
    kinds, values = gathered(server)
    assert kinds == NAMES
    name = metrics.snapshot(world.snapshots).name
    last = metrics.last_refresh(world.snapshots)
    assert values[f'camden_snapshot_info{{name="{name}",as_of="2026-02-10"}}'] == 1
    assert values["camden_refresh_last_duration_seconds"] == last.seconds
    assert values["camden_refresh_last_success_timestamp_seconds"] == pytest.approx(last.at)
    assert values["camden_check_last_timestamp_seconds"] == pytest.approx(last.at)
    assert values["camden_extracts_refused"] == 0
    outcomes = {each: values[f'camden_refresh_last_outcome{{outcome="{each}"}}'] for each in metrics.Ended}
    assert outcomes == {"through": 1, "refused": 0, "failed": 0}


def test_sessions_and_their_questions_are_counted(server):
    before = gathered(server)[1]
    with reader(server) as one, reader(server) as another:
        one.open("")
        one.open("sources")
        another.open("")
        during = gathered(server)[1]
    assert during["camden_sessions_open"] - before["camden_sessions_open"] == 2
    assert during["camden_sessions_total"] - before["camden_sessions_total"] == 2
    assert during["camden_script_seconds_count"] - before["camden_script_seconds_count"] == 3
    assert during["camden_script_seconds_sum"] > before["camden_script_seconds_sum"]
    buckets = [value for name, value in during.items() if name.startswith("camden_script_seconds_bucket")]
    assert buckets == sorted(buckets)
    assert buckets[-1] == during["camden_script_seconds_count"]
    until = time.monotonic() + 60
    while gathered(server)[1]["camden_sessions_open"] != before["camden_sessions_open"]:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_it_fails_while_the_newest_figures_cannot_be_read_though_older_ones_are_shown(server, world):
    manifest = world.snapshots / metrics.snapshot(world.snapshots).name / "manifest.json"
    whole = manifest.read_bytes()
    manifest.write_bytes(whole[:-10])
    assert health(server) == (503, {"status": "failing", "snapshot": None, "why": "unreadable"})
    assert gathered(server)[1]["camden_snapshot_readable"] == 0
    manifest.write_bytes(whole)
    assert health(server)[0] == 200


def test_it_fails_without_a_snapshot_and_is_well_once_there_is_one(tmp_path):
    world = worlds.nothing(tmp_path)
    with serve(world, tmp_path) as server:
        assert health(server) == (503, {"status": "failing", "snapshot": None, "why": "none"})
        assert not {"camden_refresh_last_outcome", "camden_check_last_timestamp_seconds"} & set(gathered(server)[0])
        assert ask(server, path="/_stcore/health")[0] == 200  # the process is alive all the same
        made = world.refresh()
        assert health(server)[1]["snapshot"] == made.name
        shutil.rmtree(world.snapshots)
        assert health(server)[0] == 503


def test_a_refresh_that_is_refused_is_seen(tmp_path):
    world = worlds.nothing(tmp_path)
    worlds.recorded_crime(world.extracts)
    world.refresh()
    (world.extracts / "recorded_crime.parquet").write_text("no table")
    with pytest.raises(ValueError, match="recorded_crime"):
        world.refresh()
    with serve(world, tmp_path) as server:
        values = gathered(server)[1]
    assert values['camden_refresh_last_outcome{outcome="refused"}'] == 1
    assert values["camden_refresh_last_success_timestamp_seconds"] < values["camden_refresh_last_timestamp_seconds"]
