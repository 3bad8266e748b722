"""Which form a store has: how many of the steps in `versions` it has taken."""

import logging
from pathlib import Path

from sqlalchemy import Connection, inspect, text

FORM = "camden_form"  # the table in which a store says it
_HERE = Path(__file__).parent
_LOCK = 0x43616D64  # of PostgreSQL, for as long as a transaction: a number of our own
NEWEST = len([*(_HERE / "versions").glob("r*_*.py")])

log = logging.getLogger(__name__)


class NoStoreError(ValueError):
    """What is there is something else, or was made by a newer version; the message says which."""


def form(connection: Connection) -> int:
    """Which form a store has, 0 where there is none yet; raises NoStoreError for what this version cannot read."""
    tables = set(inspect(connection).get_table_names())
    if FORM not in tables:
        # PostgreSQL may hold other things beside ours; a file is ours alone.
        if tables and connection.dialect.name == "sqlite":
            raise NoStoreError("holds something else than what people enter; name another file in CAMDEN_STORE")
        return 0
    said = connection.scalar(text(f"select version_num from {FORM}"))
    if not str(said).isdecimal() or int(said) < 1:
        raise NoStoreError(f"has a form that is not known ({said!a}); put a backup in its place")
    if int(said) > NEWEST:
        raise NoStoreError(
            f"was made by a newer version of the dashboard (its form is {said}, and this version knows {NEWEST}); run "
            "that version or a newer one"
        )
    return int(said)


def bring_up_to_date(connection: Connection, to: int | None = None) -> None:
    """Take the steps that a store lacks, up to the newest form unless another is said: all or none, and one process at
    a time. The transaction of the connection is that of a writer."""
    to = NEWEST if to is None else to
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    before = form(connection)
    if before >= to:
        return
    # Needed once in a store's life, and slow to load.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, str(to))
    log.info("store brought from form %d to %d", before, to)
