"""A refresh on Spark is the refresh on DuckDB, cell by cell; and one that is cut off leaves the last figures."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import data
from data.spark.choice import SparkError
from data.spark.tables import elsewhere
from metrics.__main__ import app
from metrics.counted.counts import count
from metrics.counted.engine import Engine
from metrics.counted.rules import NUMBERS
from metrics.declared import catalogue
from metrics.refreshing.inputs import look
from metrics.refreshing.observing import Step
from metrics.refreshing.refresh import refresh
from metrics.snapshots.folder import current
from tests.browser.server import free_port
from tests.contract.valid_rows import EXTRACTS, put
from tests.spark import server
from tests.worlds import MONTHS, TODAY, WARDS, World

WEIGHTED_TO = 1e-9


@pytest.fixture(scope="module")
def counted(
    whole: World, spark_server: server.Server, tmp_path_factory: pytest.TempPathFactory
) -> tuple[pa.Table, pa.Table]:
    """What the SQL of every indicator returns on the whole sample, in one order: on DuckDB, and on Spark."""
    declared = catalogue.read()
    folder = tmp_path_factory.mktemp("counted") / "extracts"
    shutil.copytree(whole.extracts, folder)
    put(EXTRACTS["claimant_count"], folder, claimants())
    inputs = look(folder, declared, TODAY)
    names = {name for each in declared.values() for name in each.extracts}
    with pytest.MonkeyPatch.context() as patch, data.connect(folder) as connection:
        patch.setenv("CAMDEN_ENGINE", "spark")
        patch.setenv("CAMDEN_SPARK_URL", spark_server.url)
        data.add_empty(names, connection)
        with elsewhere(names, inputs.files, connection) as spark:
            tables = [count([*declared.values()], Engine(connection, engine).counts).table for engine in (None, spark)]
    key = [(name, "ascending") for name in tables[0].column_names if name not in NUMBERS]
    here, afar = (each.sort_by(key) for each in tables)
    return here, afar


def claimants() -> pa.Table:
    """Two years of the one extract that has indicators and no sample, some counts of which are not given."""
    contract = EXTRACTS["claimant_count"]
    rows = [
        {
            "ward_code": ward,
            "month": month,
            "age_band": band,
            "claimants": None if (place + month.month) % 9 == 0 else 5 * (place + month.month),
        }
        for place, ward in enumerate(WARDS)
        for month in MONTHS
        for band in ("16+", "16-24")
    ]
    return pa.Table.from_pylist(rows, contract.arrow_schema)


def test_every_indicator_is_counted(counted) -> None:
    here, _ = counted
    assert len(here["number"].unique()) == len(catalogue.read())


def test_every_count_is_the_same_to_the_last_digit(counted) -> None:
    here, afar = counted
    weighted = np.array([each.weighted for each in catalogue.read().values()])[here["number"].to_numpy()]
    for name in here.column_names:
        if name not in NUMBERS:
            assert afar[name].equals(here[name]), name
            continue
        ours, theirs = here[name].to_numpy(), afar[name].to_numpy()
        np.testing.assert_array_equal(theirs[~weighted], ours[~weighted], name)
        np.testing.assert_allclose(theirs[weighted], ours[weighted], WEIGHTED_TO, 0, err_msg=name)


def test_a_snapshot_is_the_same_cell_by_cell(whole: World, asked, tmp_path: Path) -> None:
    theirs = refresh(whole.extracts, tmp_path / "snapshots", TODAY)
    assert theirs.name == whole.snapshot.name
    ours, made = whole.snapshots / whole.snapshot.name, tmp_path / "snapshots" / theirs.name
    files = {path.relative_to(ours) for path in ours.rglob("*.parquet")}
    assert files == {path.relative_to(made) for path in made.rglob("*.parquet")}
    assert {Path("observations.parquet"), Path("readings.parquet")} <= files
    for file in files:
        assert pq.read_table(made / file).equals(pq.read_table(ours / file)), file


@pytest.fixture
def sample(made: Callable[[str], World]) -> World:
    """Two extracts of it."""
    return made("sample")


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Indicators enough for a refresh to be caught at its work."""
    for slug in ("violence_with_injury", "robbery", "burglary", "theft_from_person", "recorded_crime"):
        folder = tmp_path / "indicators" / "safety"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(catalogue.FOLDER / "safety" / f"{slug}.sql", folder)
    return tmp_path / "indicators"


def test_a_server_that_is_killed_at_its_work_costs_no_figure(sample: World, few: Path, tmp_path, monkeypatch) -> None:
    snapshots, later = tmp_path / "snapshots", TODAY + timedelta(days=1)
    monkeypatch.setenv("CAMDEN_ENGINE", "spark")
    with server.serve(tmp_path) as first:
        monkeypatch.setenv("CAMDEN_SPARK_URL", first.url)
        good = refresh(sample.extracts, snapshots, TODAY, indicators=few)
        for path in few.rglob("*.sql"):
            path.write_text(path.read_text().replace("question: ", "question: So, "))
        with pytest.raises(SparkError, match=r"Spark at 127.0.0.1:\d+ stopped answering; see that it runs, or start"):
            refresh(sample.extracts, snapshots, later, indicators=few, on_step=lambda _: first.kill())
    assert current(snapshots) == good.name
    assert not [path for path in snapshots.iterdir() if path.is_dir() and path.name != good.name]
    with server.serve(tmp_path, port=int(first.url.rpartition(":")[2])):
        again = refresh(sample.extracts, snapshots, later, indicators=few)
    assert current(snapshots) == again.name != good.name


def test_an_executor_that_is_killed_at_its_work_changes_no_figure(
    sample: World, few: Path, tmp_path, monkeypatch
) -> None:
    here = refresh(sample.extracts, tmp_path / "here", TODAY, indicators=few)
    monkeypatch.setenv("CAMDEN_ENGINE", "spark")
    killed: list[int] = []
    with server.serve(tmp_path, master="local-cluster[1,2,768]") as cluster:
        monkeypatch.setenv("CAMDEN_SPARK_URL", cluster.url)

        def kill_once(_: Step) -> None:
            if not killed:
                killed.append(cluster.kill_executors())

        there = refresh(sample.extracts, tmp_path / "there", TODAY, indicators=few, on_step=kill_once)
    assert killed == [1]
    assert there.name == here.name
    observations = [
        pq.read_table(tmp_path / place / made.name / "observations.parquet")
        for place, made in (("here", here), ("there", there))
    ]
    assert observations[0].equals(observations[1])


def test_a_session_that_the_server_forgot_is_told_in_a_sentence(sample: World, few: Path, asked, tmp_path) -> None:
    """As when it was started again between two statements."""
    inputs = look(sample.extracts, catalogue.read(few), TODAY)
    with data.connect(sample.extracts) as connection, elsewhere({"recorded_crime"}, inputs.files, connection) as spark:
        assert spark is not None
        spark.session.client.release_session()
        with pytest.raises(SparkError, match="stopped answering"):
            spark.table("select code from areas")


def test_a_command_says_what_stays(sample: World, tmp_path, monkeypatch) -> None:
    for name, value in {"CAMDEN_ENGINE": "spark", "CAMDEN_SPARK_URL": f"sc://127.0.0.1:{free_port()}"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("CAMDEN_EXTRACTS", str(sample.extracts))
    monkeypatch.setenv("CAMDEN_SNAPSHOTS", str(tmp_path / "snapshots"))
    result = CliRunner().invoke(app, ["refresh", "--as-of", str(TODAY)])
    assert result.exit_code == 1
    assert "no Spark Connect server answers at 127.0.0.1:" in result.stderr
    assert "Nothing was changed: the dashboard still shows the last good snapshot" in result.stderr


def test_what_spark_cannot_see_is_told_with_its_fix(sample: World, asked, tmp_path) -> None:
    with data.connect(tmp_path) as connection:
        missing = {"repairs": (tmp_path / "repairs.parquet",)}
        with pytest.raises(SparkError, match=r"repairs\.parquet: Spark at .* does not see it; it reads the extracts"):
            elsewhere({"repairs"}, missing, connection).__enter__()
