"""A server of the app, as `make run` starts it, that can reach nothing but its own machine."""

import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from types import MappingProxyType

from tests.worlds import World

ROOT = Path(__file__).parents[2]
GUARD = Path(__file__).parent / "guard"
SECONDS = 180
_TRIED = count(os.getpid() * 500)
COMMAND = (sys.executable, "-m", "streamlit", "run", "app.py")


@dataclass(frozen=True)
class Server:
    """Where it listens, what it printed, what it was refused, its process, and those that answer at the same address
    beside it."""

    address: str
    printed: Path
    refused: Path
    process: int
    others: tuple[int, ...] = ()

    @property
    def processes(self) -> tuple[int, ...]:
        """All that answer at its address."""
        return (self.process, *self.others)

    def refusals(self) -> list[str]:
        return self.refused.read_text(encoding="utf-8").splitlines()


def guarded(refused: Path) -> dict[str, str]:
    """An environment in which Python opens no socket off this machine and notes in `refused` what it tried."""
    refused.touch()
    return os.environ | {"PYTHONPATH": str(GUARD), "CAMDEN_TEST_REFUSED": str(refused)}


@contextmanager
def serve(
    world: World,
    folder: Path,
    port: int = 0,
    project: Path = ROOT,
    *,
    command: Sequence[str] = COMMAND,
    more: Mapping[str, str] = MappingProxyType({}),
    base: str = "",
) -> Iterator[Server]:
    """Start a server of a world's snapshot, at a free port unless one is named, of this project unless it is a copy,
    with another command or `more` environment where there are such; wait until it answers below `base`, and end it.
    Servers of one folder share what people enter."""
    port = port or free_port()
    printed_in, refused = folder / f"printed-{port}.txt", folder / f"refused-{port}.txt"
    # A world is shared, and what people enter at one server is not there at that of the next test.
    environment = guarded(refused) | dict(more) | world.environment | {"CAMDEN_STORE": str(folder / "entered.sqlite")}
    whole = [*command, "--server.port", str(port)]
    with (
        printed_in.open("w", encoding="utf-8") as printed,
        subprocess.Popen(whole, cwd=project, env=environment, stdout=printed, stderr=printed) as process,
    ):
        try:
            wait_for(port, process, printed_in, base)
            yield Server(f"http://127.0.0.1:{port}", printed_in, refused, process.pid)
        finally:
            process.terminate()


def free_port() -> int:
    """One that the system gives to nobody by itself, and that no other process of a run tries just now: until a server
    listens at it seconds go by."""
    while True:
        port = 15_000 + next(_TRIED) % 15_000
        with socket.socket() as listener, suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port


def trusting() -> ssl.SSLContext:
    """Takes any certificate: nobody vouches for that of a test."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def wait_for(
    port: int,
    process: subprocess.Popen[bytes],
    printed: Path,
    base: str = "",
    *,
    health: str = "/_stcore/health",
    seconds: float = SECONDS,
) -> None:
    """Return once the server says that it is well; fail with what it printed when it ends or takes too long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=1)
        try:
            connection.request("GET", f"{base}{health}")
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.05)
        finally:
            connection.close()
    raise RuntimeError(f"the server did not start: {printed.read_text(encoding='utf-8')}")
