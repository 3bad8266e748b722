"""Which engine counts and checks, and where it is: what the environment says, without any client of it."""

import os
from urllib.parse import urlsplit

from data.declarations.spelling import suggestion
from data.refusal import RefusalError

ENGINES = ("duckdb", "spark")
PORT = 15002
URL = f"sc://127.0.0.1:{PORT}"


class SparkError(RefusalError):
    """Spark cannot be asked; the message says why, and what puts it right."""


def engine() -> str:
    """The engine that CAMDEN_ENGINE names, by default DuckDB; raises SparkError for one that there is not."""
    said = os.environ.get("CAMDEN_ENGINE", "").strip().lower() or ENGINES[0]
    if said not in ENGINES:
        words = f"CAMDEN_ENGINE: '{said}' is no engine{suggestion(said, ENGINES)}"
        raise SparkError(f"{words}; write {' or '.join(ENGINES)}, or leave it out for {ENGINES[0]}".replace("?;", "?"))
    return said


def address() -> tuple[str, str]:
    """The address of the server, and its host and port alone: the rest may hold what lets one in. CAMDEN_SPARK_URL
    names it, or it is on this machine; raises SparkError for what is no address."""
    url = os.environ.get("CAMDEN_SPARK_URL", "").strip() or URL
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme, parts.hostname, parts.port or PORT
    except ValueError:
        scheme, host, port = "", None, PORT
    if scheme != "sc" or not host:
        raise SparkError("CAMDEN_SPARK_URL: is no address of a Spark Connect server; write sc://HOST:PORT")
    return url, f"{host}:{port}"
