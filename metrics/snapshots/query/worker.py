"""The process that runs queries: `python -m metrics.snapshots.query.worker`, started by the app and by nobody else.

Measured, a database within the app keeps neither limit: a text of 2 billion letters took 3.9 GB of a limit of 512 MB,
and a comparison of two long texts ran on for minutes after it was told to stop. A process can be held to its memory by
the system, and ended; and nothing that goes wrong in it ends the app. It has none of the app's environment, and may
write no file, whatever the database lets pass."""

import os
import resource
import sys
from pathlib import Path
from queue import SimpleQueue
from threading import Thread, Timer
from typing import BinaryIO

from metrics.snapshots.query import frames
from metrics.snapshots.query.answer import MOST_ANSWER, MOST_MEGABYTES, MOST_SECONDS, Answer, QueryRefusedError
from metrics.snapshots.query.database import Database

_SIZE = Path("/proc/self/statm")
# Beside the work of the query itself: its rows as they are sent, and what the libraries take.
_BESIDE = 192
_UNTIL_THE_END = 1.5  # seconds, for a query that does not stop when it is told to
_TOO_MUCH = f"The answer is larger than {MOST_ANSWER // 1_000_000} MB. Take fewer columns or rows, or shorter texts."


def hold() -> None:
    """Nothing more than it has: no file written, no core left behind, memory for one query."""
    if _SIZE.exists():  # elsewhere than on Linux the database's own limit is the only one
        now = int(_SIZE.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        most = now + (MOST_MEGABYTES + _BESIDE) * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)


def reply(database: Database, sql: str, seconds: float) -> bytes:
    """The frame that answers a query, or says why not."""
    stop = Timer(seconds, database.interrupt)
    end = Timer(seconds + _UNTIL_THE_END, os._exit, [frames.OVERDUE])
    for each in (stop, end):
        each.daemon = True
        each.start()
    try:
        return _answered(database.answer(sql, seconds))
    except QueryRefusedError as error:
        place = error.place
        where = [place.line, place.text, place.start, place.length] if place else None
        return frames.packed({"refused": str(error), "place": where, "meant": error.meant})
    except MemoryError:
        return frames.packed({"refused": _TOO_MUCH, "place": None, "meant": ""})
    finally:
        stop.cancel()
        end.cancel()


def _answered(answer: Answer) -> bytes:
    if answer.rows.nbytes > MOST_ANSWER:
        raise QueryRefusedError(_TOO_MUCH)
    said = {"seconds": answer.seconds, "cut": answer.cut, "tables": answer.tables, "made_up": answer.made_up}
    return frames.packed(said, answer.rows)


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Take in the tables, say that they are there, and answer queries until whoever asks has gone."""
    tables = {}
    while (given := frames.read(source)) is not None and given[1] is not None:
        tables[str(given[0]["table"])] = given[1]
    database = Database(tables)
    tables.clear()  # the database has its own
    hold()
    asked: SimpleQueue[tuple[str, float]] = SimpleQueue()

    def run() -> None:
        sink.write(frames.packed({"ready": True}))
        sink.flush()
        while True:
            sql, seconds = asked.get()
            sink.write(reply(database, sql, seconds))
            sink.flush()

    Thread(target=run, daemon=True).start()
    # Here it is seen at once when the app has gone, while a query runs.
    while (request := frames.read(source)) is not None:
        asked.put((str(request[0]["sql"]), float(request[0].get("seconds", MOST_SECONDS))))
    sink.flush()
    os._exit(0)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
