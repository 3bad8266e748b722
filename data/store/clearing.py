"""What was deleted is taken off the disk as well: out of the pages that are free now, and out of the log of writes.

Copies that were made before, and what the disk itself keeps of a file's earlier blocks, are out of its reach."""

import time
from contextlib import closing

from sqlalchemy import Engine, text

from data.store.connecting import PATIENCE
from data.store.refused import StoreError


def clear(engine: Engine, table: str) -> None:
    """Write a table anew without its deleted rows. Raises StoreError where readers hold it too long."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            # Without `full` the bytes of a deleted row stay in its page until another needs the room.
            connection.execute(text(f"vacuum full {table}"))
        return
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute("pragma temp_store = memory")
        until = time.monotonic() + PATIENCE
        cursor.execute("vacuum")
        # Whoever still reads an earlier state of the store keeps its log from being emptied.
        while cursor.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:
            if time.monotonic() > until:
                raise StoreError("it is being read without an end")
            time.sleep(0.05)
