import pytest


@pytest.fixture(scope="session")
def sample(whole):
    return whole
