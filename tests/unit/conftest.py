"""The reference tables that counting and the protection ask, where there are no extracts."""

import pytest

import data
from metrics.counted.engine import Engine


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Asks the areas and the calendar."""
    with data.connect(tmp_path_factory.mktemp("no_extracts")) as connection:
        yield Engine(connection).table


@pytest.fixture(scope="module")
def wards(run):
    """The neighbourhood of each ward, by code."""
    rows = run("select code, parent from areas where level = 'ward'").to_pylist()
    return {row["code"]: row["parent"] for row in rows}
