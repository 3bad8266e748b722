"""Asks the server on this machine whether it is well, as a container does of itself: ends with 1 where it is not."""

import os
import sys
from http.client import HTTPConnection, HTTPException

from pages.components.server.below import before

HEALTH = "/healthz"
_SECONDS = 8


def is_well(port: int, base: str = "") -> bool:
    """Whether it answers, and can read its current figures; `base` is what stands before every address."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
    try:
        connection.request("GET", f"{before(base)}{HEALTH}")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    # As the server itself is told of them.
    port = int(os.environ.get("STREAMLIT_SERVER_PORT") or 8501)
    sys.exit(not is_well(port, os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "")))
