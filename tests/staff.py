"""A council of staff who can be counted on fingers, who joins, who finishes the learning, who leaves."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

import data
from data.holding.write import write
from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh
from tests.worlds import TODAY, World, nothing

FIRST, LAST = date(2024, 2, 1), date(2026, 1, 31)
MONTHS = [date(year, month, 1) for year in (2024, 2025, 2026) for month in range(1, 13)][1:25]
LONG_AGO, LAUNCH = date(2020, 1, 6), date(2021, 6, 1)
_DIRECTORATES = ("Corporate Services", "Homes and Communities")
_GRADES = ("level 2", "level 3", "level 4")


def learning(folder: Path, *, there: int = 400, joining: int = 10, as_of: date = TODAY) -> World:
    """A council in which so many are `there` from the first day, half of whom finished at the launch. Each month some
    join, half of whom finish in the next month, and so do as many of those who have been there for long: from the
    second month on as many finish as join, so that always as many have not. One left in the first month."""
    made = nothing(folder)
    made.extracts.mkdir(parents=True)
    _write(made.extracts, "staff", [*_staff(there, joining)])
    _write(made.extracts, "training_completions", [*_finished(there, joining)])
    declared = folder / "declared"
    shutil.copytree(catalogue.FOLDER / "anti_racism", declared / "anti_racism")
    refresh(made.extracts, made.snapshots, as_of, indicators=declared)
    return made


def _staff(there: int, joining: int) -> Iterator[dict[str, Any]]:
    """Of every group some have finished and some have not; six are chief officers."""
    for person in range(there):
        yield _spell(f"s{person}", person, LONG_AGO) | {"grade": "chief officer" if person < 6 else _GRADES[person % 3]}
    for place, month in enumerate(MONTHS):
        yield from (_spell(f"j{place}-{each}", each, month + timedelta(days=4)) for each in range(joining))
    yield _spell("left", 1, LONG_AGO) | {"left_on": FIRST + timedelta(days=13)}


def _spell(key: str, person: int, started_on: date) -> dict[str, Any]:
    told = {"ethnicity_group": "unknown", "sex": "unknown", "disabled": "unknown", "age_band": "35-44"}
    place = {"directorate": _DIRECTORATES[person % 10 // 5], "grade": "level 2", "manager": person % 40 < 10}
    return {"staff_key": key, "started_on": started_on} | told | place


def _finished(there: int, joining: int) -> Iterator[dict[str, Any]]:
    yield from (_completion(f"s{person}", LAUNCH) for person in range(0, there, 2))
    late = iter(range(1, there, 2))
    for place, month in enumerate(MONTHS):
        day = month + timedelta(days=19)
        yield from (_completion(f"s{person}", day) for person in islice(late, joining // 2))
        if place:
            yield from (_completion(f"j{place - 1}-{each}", day) for each in range(joining // 2))


def _completion(key: str, day: date) -> dict[str, Any]:
    return {"staff_key": key, "course": "essential", "completed_on": day}


def _write(folder: Path, name: str, rows: list[dict[str, Any]]) -> None:
    contract = data.all_contracts()[name]
    table = pa.Table.from_pylist(rows, schema=contract.arrow_schema)
    write(
        table,
        contract,
        folder,
        origin="council",
        covers_from=FIRST,
        covers_to=LAST,
        extracted_on=TODAY,
        source="by hand",
    )
