"""Apache Superset on what the dashboard publishes: two workers of gunicorn with twenty threads each, one for each
processor of the machine that is measured (its own image starts one such), and no cache of data, as it comes. What it
keeps of its own is in a PostgreSQL, as its documentation asks for, whose part of the machine is not counted. It tells
nobody anything."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.benchmarks.beside.asking import Journey
from tests.benchmarks.beside.installed import AbsentError, run
from tests.benchmarks.beside.observations import Choices
from tests.benchmarks.beside.serving import serving
from tests.benchmarks.beside.superset_dashboard import make
from tests.benchmarks.beside.superset_reader import NAME, journey
from tests.browser.server import Server, guarded
from tests.postgres import running

GUNICORN = ("--worker-class", "gthread", "--workers", "2", "--threads", "20", "--timeout", "120", "--no-control-socket")
# Anybody may look, as at the dashboard.
_CONFIG = """
SECRET_KEY = {key!r}
SQLALCHEMY_DATABASE_URI = {own!r}
SQLALCHEMY_ENGINE_OPTIONS = {{"pool_size": 20}}  # a connection for each thread
PREVENT_UNSAFE_DB_CONNECTIONS = False  # of SQLite, which the figures are in
AUTH_ROLE_PUBLIC = "Public"
PUBLIC_ROLE_LIKE = "Public"
FAB_ADD_SECURITY_API = True  # by which that role is given the figures
"""


@contextmanager
def serve(programs: Path, file: Path, folder: Path, choices: Choices) -> Iterator[tuple[Server, Journey]]:
    """Of a file of SQLite, with a dashboard of it; prints into the folder. Raises AbsentError where that fails."""
    with running() as own:
        yield from _served(programs, file, folder, choices, _settings(folder, own))


def _served(
    programs: Path, file: Path, folder: Path, choices: Choices, environment: Mapping[str, str]
) -> Iterator[tuple[Server, Journey]]:
    password = secrets.token_hex()
    who = {"username": "admin", "firstname": "a", "lastname": "b", "email": "a@localhost", "password": password}
    admin = [word for name, value in who.items() for word in (f"--{name}", value)]
    for command in (["db", "upgrade"], ["fab", "create-admin", *admin], ["init"]):
        run(f"{NAME} does not start here", [str(programs / NAME), *command], folder, environment)
    start = [str(programs / "gunicorn"), *GUNICORN, "superset.app:create_app()"]
    with serving(lambda port: [*start, "--bind", f"127.0.0.1:{port}"], "/health", folder, environment) as server:
        try:
            made = make(server.address, password, file)
        except httpx.HTTPError as error:
            raise AbsentError(f"{NAME} makes no dashboard here: {error!r}") from error
        yield server, lambda own: journey(own, made, choices)


def _settings(folder: Path, own: str) -> Mapping[str, str]:
    """The environment of its processes: its settings, in a file of the folder, and nothing that it tells its makers."""
    config = folder / "superset_config.py"
    config.write_text(_CONFIG.format(key=secrets.token_hex(), own=own), encoding="utf-8")
    return guarded(folder / "refused.txt") | {
        "SUPERSET_CONFIG_PATH": str(config),
        "SUPERSET_HOME": str(folder),
        "FLASK_APP": "superset",
        "SCARF_ANALYTICS": "false",
    }
