"""How long work takes beside the least that it could: both measured in one process, in the same minute."""

import importlib
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

HERE = Path(__file__).parent
APART = ("harness", "sessions")  # this, and what says more than one ratio and takes as long as it is told to
ROOT = HERE.parents[1]
TIMES = 3
# ru_maxrss is in kilobytes on Linux, in bytes on macOS.
UNIT = 1 if sys.platform == "darwin" else 1024


class Benchmark(Protocol):
    """What a file beside this one declares; the first sentence of its docstring is its title."""

    SIZES: tuple[int, ...]

    def prepare(self, folder: Path, size: int) -> None:
        """Put in the folder what both need: not measured."""

    def floor(self, folder: Path) -> object:
        """The least that any way of doing it must do."""

    def work(self, folder: Path) -> object:
        """What we do; it starts from nothing each time."""


@dataclass(frozen=True)
class Measured:
    """The best of three, in seconds; the highest memory of the process that did both, in bytes; and what the benchmark
    has to say of what it did (`said(folder)`, where it has one)."""

    name: str
    size: int
    seconds: float
    floor_seconds: float
    peak_bytes: int
    said: str = ""

    @property
    def ratio(self) -> float:
        """How many times the floor; infinite over a floor too short to measure."""
        return self.seconds / self.floor_seconds if self.floor_seconds > 0 else float("inf")


def names() -> list[str]:
    """Every benchmark: a file of this folder that is neither a test nor apart."""
    return sorted(
        path.stem for path in HERE.glob("*.py") if not path.stem.startswith(("_", "test_")) and path.stem not in APART
    )


def load(name: str) -> Benchmark:
    module: Benchmark = importlib.import_module(f"tests.benchmarks.{name}")
    return module


def best(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter, times: int = TIMES) -> float:
    """Seconds of the fastest of three: what slows one down is never the work itself."""
    taken = []
    for _ in range(times):
        started = clock()
        work()
        taken.append(clock() - started)
    return min(taken)


def measure_here(name: str, size: int) -> Measured:
    """Measure in this process, whose memory then counts."""
    benchmark = load(name)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        benchmark.prepare(folder, size)
        times = getattr(benchmark, "TIMES", TIMES)  # one that takes minutes may say that once is enough
        floor_seconds = best(lambda: benchmark.floor(folder), times=times)
        seconds = best(lambda: benchmark.work(folder), times=times)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT
        said = getattr(benchmark, "said", lambda _: "")(folder)
    return Measured(name, size, seconds, floor_seconds, peak, said)


def measure(name: str, size: int) -> Measured:
    """Measure in a process of its own; raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", "tests.benchmarks", name, str(size)]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return Measured(**json.loads(ran.stdout))


def encoded(measured: Measured) -> str:
    return json.dumps(asdict(measured))
