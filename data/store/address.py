"""Where what people enter is kept, as the environment says."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from data import regular
from data.store.refused import StoreError

FILE = Path(__file__).with_name("entered.sqlite")
_OFF = frozenset({"", "0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Address:
    """A file of SQLite, or a PostgreSQL database by its URL, which holds a password and is never shown."""

    path: Path | None = None
    url: str = field(default="", repr=False)

    def __str__(self) -> str:
        return str(self.path) if self.path else "the PostgreSQL database that CAMDEN_DATABASE_URL names"

    def is_there(self) -> bool:
        """Whether there is something to read; of PostgreSQL that is known only once it is asked. Raises StoreError
        for what is no file, and where the folder that it is to be in is not there, as one that is not mounted."""
        if self.path is None:
            return True
        try:
            regular.refuse(self.path)
            there = self.path.exists()
        except OSError as error:
            said = (error.strerror or str(error)).rstrip(".")
            raise StoreError(f"{self.path}: {said}; name a file of the store in CAMDEN_STORE.") from error
        if not there and not self.path.parent.is_dir():
            raise StoreError(
                f"{self.path.parent}: there is no such folder for what people enter; see that it is mounted, make it, "
                "or name another file in CAMDEN_STORE."
            )
        return there


def is_named() -> bool:
    """Whether the environment says where it is kept."""
    return any(os.environ.get(name, "").strip() for name in ("CAMDEN_DATABASE_URL", "CAMDEN_STORE"))


def named() -> Address:
    """What CAMDEN_DATABASE_URL names, or else CAMDEN_STORE, or else `data/store/entered.sqlite`."""
    if url := os.environ.get("CAMDEN_DATABASE_URL", "").strip():
        return Address(url=url)
    path = os.environ.get("CAMDEN_STORE") or str(FILE)
    if not path.isprintable() or path.isspace():
        raise StoreError(f"CAMDEN_STORE: {path!a} is not the name of a file; name another.")
    return Address(path=Path(path).absolute())


def read_only() -> bool:
    """Whether nothing is to be recorded: CAMDEN_READ_ONLY=1, or anything else but 0, no, false and off."""
    return os.environ.get("CAMDEN_READ_ONLY", "").strip().casefold() not in _OFF


def begun() -> bool:
    """Whether something may have been entered; raises StoreError where that cannot be seen. It asks no database."""
    return named().is_there()
