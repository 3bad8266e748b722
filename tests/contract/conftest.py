"""What several files of this folder share."""

import os

import pytest

from tests.contract import sample_world


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The default sample and its snapshot, to be read only; the processes of one run of the tests share it."""
    own = tmp_path_factory.getbasetemp()
    return sample_world.made((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "sample")
