"""A server of another program than the dashboard, which reaches nothing but this machine."""

import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from tests.benchmarks.beside.installed import AbsentError, last
from tests.browser.server import Server, free_port, guarded, wait_for

SECONDS = 300  # on a busy machine Superset takes a minute


@contextmanager
def serving(
    command: Callable[[int], Sequence[str]],
    health: str,
    folder: Path,
    more: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Server]:
    """Start what the command of a port is, with `more` environment; wait until it answers at `health`, and end it.
    Raises AbsentError where it does not start."""
    port, printed_in, refused = free_port(), folder / "printed.txt", folder / "refused.txt"
    environment = guarded(refused) | dict(more)
    with (
        printed_in.open("w", encoding="utf-8") as printed,
        subprocess.Popen(command(port), cwd=folder, env=environment, stdout=printed, stderr=printed) as process,
    ):
        try:
            try:
                wait_for(port, process, printed_in, health=health, seconds=SECONDS)
            except RuntimeError as error:
                raise AbsentError(f"{folder.name} does not start here: {last(str(error))}") from error
            yield Server(f"http://127.0.0.1:{port}", printed_in, refused, process.pid)
        finally:
            process.terminate()
