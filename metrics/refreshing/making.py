"""Makes a new snapshot under its name: checks, counts and judges side by side."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

import data
from data.contracts.elsewhere import EngineError
from data.refusal import RefusalError
from metrics.counted.counts import THREADS
from metrics.counted.engine import Engine
from metrics.protected import remembered
from metrics.refreshing import remembering, tables, writing
from metrics.refreshing.inputs import Inputs
from metrics.refreshing.judging import judge
from metrics.refreshing.keeping import Earlier, earlier
from metrics.refreshing.observing import observe
from metrics.refreshing.task import BrokenExtractsError, Task, log
from metrics.snapshots import freshness
from metrics.snapshots.snapshot import Snapshot

# Of the database alone: what was counted lies beside it, and all of a refresh is to fit in 1.5 GB.
MEMORY = "700MB"

# From so many rows one statement keeps all processors busy.
MANY = 100_000_000


def made(inputs: Inputs, task: Task) -> Snapshot | None:
    """A new snapshot under its name; None where the extracts changed while it was made."""
    before = earlier(task.folder, task.tell)
    try:
        temporary = _written(inputs, before, task)
    except (RefusalError, EngineError, OSError):
        if inputs.untouched():
            raise
        return None  # a file that is only half there yet is no fault of its rows
    try:
        if not inputs.untouched():
            return None
        place = task.folder / inputs.name()
        if aside := writing.set_aside(place):
            task.tell(f"snapshot {place.name} is not whole; it was set aside as {aside}, and made again")
        writing.put_in_place(temporary, place)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return Snapshot(place)


def _written(inputs: Inputs, before: Earlier, task: Task) -> Path:
    """A folder without a name yet, with all that there is to say of the extracts."""
    # More than half of all indicators read the tables that the project keeps: small ones, as text.
    kept = {name for name, contract in data.all_contracts().items() if contract.origin}
    with (
        writing.draft(task.folder) as draft,
        data.connect(inputs.folder, only=inputs.held, found=inputs.files, loaded=kept) as connection,
    ):
        settle(connection, sum(held.rows for held in inputs.held.values()))
        data.add_empty({name for each in inputs.declared.values() for name in each.may_be_absent}, connection)
        # Side by side: each leaves the processors idle now and then.
        with (
            data.elsewhere(_read(inputs), inputs.files, connection) as elsewhere,
            ThreadPoolExecutor(1) as pool,
            connection.cursor() as cursor,
        ):
            engine = Engine(connection, elsewhere)
            checking = pool.submit(_check, inputs, before, cursor, elsewhere)
            putting = [pool.submit(lambda: draft.put(tables.beside(inputs, engine)))]
            try:
                found = observe(inputs, before, remembering.memory(task.folder), engine, task.on_step)
                files = {"observations": found.observations, "freshness": freshness.table(found.fresh)}
                putting.append(pool.submit(draft.put, {**files, remembered.NAME: found.ledger}))
                judged = judge(inputs, found.observations, found.fresh, before, engine)
                draft.put(judged.files)
            finally:
                checking.result()  # what is wrong with an extract comes before whatever counting it has led to
            for each in putting:
                each.result()
        draft.end(inputs, found.steps, notes=found.notes, judged=judged.keys)
    return draft.folder


def settle(connection: duckdb.DuckDBPyConnection, rows: int) -> None:
    """Give a database the memory and the threads that it is to count so many rows with."""
    connection.execute(f"set memory_limit = '{MEMORY}'")
    if rows < MANY:
        # Who waits for the database works for it meanwhile: the check and those that count are threads of it too.
        connection.execute(f"set threads = {max(1, (os.cpu_count() or 1) - THREADS)}")


def _read(inputs: Inputs) -> set[str]:
    """What indicators are counted from, as far as it is there or may be absent, and what keys of extracts refer to."""
    contracts = data.all_contracts()
    keys = {key.resource for name in inputs.held for key in contracts[name].foreign_keys}
    return {each for each in keys if each in inputs.held or not contracts[each].is_extract} | {
        name
        for each in inputs.declared.values()
        if set(each.needed) <= set(inputs.held)
        for name in each.extracts
        if name in inputs.held or name in each.may_be_absent
    }


def _check(
    inputs: Inputs, before: Earlier, connection: duckdb.DuckDBPyConnection, elsewhere: data.Elsewhere | None
) -> None:
    """Hold each extract to its contract, unless our own writer has, or the current snapshot was made from these very
    bytes."""
    unknown = {
        name: held
        for name, held in inputs.held.items()
        if not held.vouched and inputs.promise(name) not in before.checked
    }
    faults = data.check_all(unknown, connection, elsewhere)
    log.info("%d extracts checked, %d faults", len(unknown), len(faults))
    if faults:
        told = ["an extract breaks its contract; the last snapshot stays.", *map(str, faults)]
        raise BrokenExtractsError("\n".join(told), {each.extract for each in faults})
