"""One server of Spark for all tests of this folder."""

from collections.abc import Iterator

import duckdb
import pytest

import data
from data.spark.session import Spark
from data.spark.tables import elsewhere
from metrics.declared.trial import trial
from tests.spark import server


@pytest.fixture(scope="session")
def spark_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    with server.serve(tmp_path_factory.mktemp("spark")) as running:
        yield running


@pytest.fixture
def asked(spark_server: server.Server, monkeypatch: pytest.MonkeyPatch) -> server.Server:
    """What a person sets who wants figures from Spark."""
    monkeypatch.setenv("CAMDEN_ENGINE", "spark")
    monkeypatch.setenv("CAMDEN_SPARK_URL", spark_server.url)
    return spark_server


@pytest.fixture(scope="session")
def tried() -> Iterator[duckdb.DuckDBPyConnection]:
    with trial() as connection:
        yield connection


@pytest.fixture(scope="session")
def spark(spark_server: server.Server, tried: duckdb.DuckDBPyConnection) -> Iterator[Spark]:
    """A session in which every extract is there, without a row."""
    names = {name for name, contract in data.all_contracts().items() if contract.is_extract}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAMDEN_ENGINE", "spark")
        patch.setenv("CAMDEN_SPARK_URL", spark_server.url)
        with elsewhere(names, {}, tried) as session:
            assert session is not None
            yield session
