"""What a way of counting costs, in a process that does nothing else. It needs nothing but Python's own library."""

import json
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

STATUS = Path("/proc/self/status")


@dataclass(frozen=True)
class Cost:
    """Seconds on the wall and of processors, of the counting and then of counting and summing together, without what
    it takes to start Python and its libraries; and the highest memory of the process, those too, in bytes."""

    counting: float
    counting_processor: float
    seconds: float
    processor: float
    peak: float


def timed(
    count: Callable[[Path], Any],
    sum_up: Callable[[Any, date], Any],
    save: Callable[[Any, Path], None],
    arguments: Sequence[str],
) -> None:
    """Count the extracts of a folder, sum what was counted, save it, which is not timed, and print the cost as JSON.

    `arguments` are the folder, the first day that is covered, and the file to save to."""
    extracts, first, saved = Path(arguments[0]), date.fromisoformat(arguments[1]), Path(arguments[2])
    started, worked = time.perf_counter(), time.process_time()
    counted = count(extracts)
    counting, counting_processor = time.perf_counter() - started, time.process_time() - worked
    summed = sum_up(counted, first)
    seconds, processor = time.perf_counter() - started, time.process_time() - worked
    cost = Cost(counting, counting_processor, seconds, processor, peak())
    save(summed, saved)
    print(json.dumps(asdict(cost)))


def peak() -> int:
    """The highest memory of this process so far, in bytes. On Linux `getrusage` would begin with that of whoever
    started it."""
    if not STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (line,) = (each for each in STATUS.read_text(encoding="utf-8").splitlines() if each.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024
