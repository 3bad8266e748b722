"""What several files of this folder share."""

from collections.abc import Iterator

import pytest

from tests.contract import publishers as services
from tests.contract.local_server import Server


@pytest.fixture
def publishers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The services of the publishers, when all is well."""
    with services.publishers(monkeypatch) as running:
        yield running
