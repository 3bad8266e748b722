"""The tables of what people enter: one for each kind of entry, with a column for each field of its model.

A plain field has a column of its own type; what is nested is JSON. Beside them stand which entry it is, and what is
noted of its writing. How a store comes by these tables is `migrations`; the tests hold the two together.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from sqlalchemy import JSON, BigInteger, Boolean, Date, DateTime, Double, Integer, Text, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from data.store.entries import KINDS
from data.store.form import Entered, Entry, Kept

_PLAIN: dict[type, type[TypeEngine[Any]]] = {
    bool: Boolean,
    int: Integer,
    float: Double,
    date: Date,
    str: Text,
}


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, whatever the database makes of time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """As it is stored."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """As it was."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Tables(DeclarativeBase):
    """All of them."""


class Row(Tables):
    """What every entry has: its place in the order of writing, which it is, and what is noted of its writing."""

    __abstract__ = True

    number: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    id: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    role: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    because: Mapped[str] = mapped_column(Text)


def _plain(annotation: Any) -> tuple[type, bool]:
    """The plain type of a field, or object where it is nested; and whether it may be None."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        some, *others = [each for each in get_args(annotation) if each is not type(None)]
        return (object if others else _plain(some)[0]), True
    kind = annotation if isinstance(annotation, type) and get_origin(annotation) is None else object
    return next((plain for plain in _PLAIN if issubclass(kind, plain)), object), False


def _columns(kind: type[Entry]) -> dict[str, Any]:
    found = {}
    for name, field in kind.model_fields.items():
        plain, optional = _plain(field.annotation)
        # None within JSON is the database's own, and not a text that says null.
        column = _PLAIN[plain]() if plain in _PLAIN else JSON(none_as_null=True)
        found[name] = mapped_column(column, nullable=optional)
    return found


def _row(kind: type[Entry]) -> type[Row]:
    name = f"{kind.__name__.lower()}s"
    marks = {
        "__tablename__": name,
        "__table_args__": (UniqueConstraint("id", "version", name=f"{name}_versions"), {"sqlite_autoincrement": True}),
        "__module__": __name__,
    }
    return type(f"{kind.__name__}Row", (Row,), marks | _columns(kind))


ROWS: Mapping[type[Entry], type[Row]] = {kind: _row(kind) for kind in KINDS}


def written(kept: Kept[Entered]) -> Row:
    """A kept entry as a row."""
    kind = type(kept.entry)
    nested = kept.entry.model_dump(mode="json")
    values = {name: _stored(getattr(kept.entry, name), nested[name]) for name in kind.model_fields}
    return ROWS[kind](id=kept.id, version=kept.version, role=kept.role, at=kept.at, because=kept.because, **values)


def read(kind: type[Entered], row: Mapping[str, Any]) -> Kept[Entered]:
    """The values of a row as the entry that was kept; raises ValueError where they are none."""
    entry = kind.model_validate({name: row[name] for name in kind.model_fields})
    version, at = row["version"], row["at"]
    if not (isinstance(version, int) and version > 0 and isinstance(at, datetime)):
        raise ValueError("has no version, or no time at which it was written")
    return Kept(entry, row["id"], version, row["role"], at, row["because"])


def _stored(value: Any, nested: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset):
        return sorted(nested)  # in one order, whatever the process
    return value if isinstance(value, tuple(_PLAIN)) else nested
