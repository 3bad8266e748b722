"""What each extract promises: its columns, keys and constraints, who owns it and whom it counts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa

from data.contracts.declaration import ContractError, parse
from data.contracts.resource import FieldPart, ForeignKeyPart, Licence, Resource, Scalar, Source

__all__ = ["Contract", "ContractError", "Field", "ForeignKey", "Licence", "Source", "all_contracts", "load"]

FOLDER = Path(__file__).parent

SQL_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP",
}
ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "datetime": pa.timestamp("us"),
}


CONSTRAINTS = ("required", "unique", "minimum", "maximum", "min_length", "max_length", "pattern", "enum")


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its Frictionless type and the constraints on its values."""

    name: str
    type: str
    description: str
    required: bool = False
    unique: bool = False
    minimum: int | float | str | None = None
    maximum: int | float | str | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    enum: tuple[Scalar, ...] = ()

    @property
    def constraints(self) -> tuple[str, ...]:
        """The names of the constraints that it has."""
        said = {name: getattr(self, name) for name in CONSTRAINTS}
        return tuple(name for name, value in said.items() if value not in (None, False, ()))

    @property
    def sql_type(self) -> str:
        """The DuckDB type that the column has in a view, such as BIGINT."""
        return SQL_TYPES[self.type]

    @property
    def arrow_type(self) -> pa.DataType:
        """The Arrow type that the column has in a file we write."""
        return ARROW_TYPES[self.type]


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Fields whose values must be found in the fields of another contract's table, in the same order."""

    fields: tuple[str, ...]
    resource: str
    reference: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contract:
    """One file of `contracts/`; `descriptor` is the same as a plain Frictionless Data Resource.

    `attribution` is the sentence to show wherever the data is shown. `origin` is published for a table of published
    figures that the project keeps; any other extract's file says its own.
    """

    name: str
    title: str
    description: str
    path: str
    format: Literal["parquet", "csv"]
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    owner: str
    cadence: str
    grain: str
    date: str | None
    counts: Literal["people", "things"]
    origin: Literal["published"] | None
    smallest_shown: int
    protection: int
    ward_optional: bool
    settles_after_months: int
    sources: tuple[Source, ...]
    licenses: tuple[Licence, ...]
    attribution: str
    descriptor: dict[str, Any] = field(repr=False, compare=False)

    @property
    def is_extract(self) -> bool:
        """Whether the table is read as an extract; a reference table is not, and is in every database."""
        return self.format == "parquet" or self.origin is not None

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, in order."""
        return tuple(column.name for column in self.fields)

    @property
    def rules(self) -> int:
        """How many rules its table is held to: columns and their types, constraints, keys."""
        constraints = sum(len(column.constraints) for column in self.fields)
        return len(self.fields) + constraints + bool(self.primary_key) + len(self.foreign_keys)

    @property
    def arrow_schema(self) -> pa.Schema:
        """The columns as a file we write has them."""
        return pa.schema([(column.name, column.arrow_type) for column in self.fields])


def load(path: Path) -> Contract:
    """The contract in a YAML file; raises ContractError with every fault of it."""
    resource, descriptor = parse(path.read_text(encoding="utf-8"), path.name)
    if resource.name != path.stem:
        raise ContractError(f"{path.name}: name: is '{resource.name}'; make it '{path.stem}', as the file is called")
    return _contract(resource, descriptor)


def all_contracts(folder: Path = FOLDER) -> dict[str, Contract]:
    """Every contract by name, in alphabetical order; raises ContractError with the faults of all files."""
    return dict(_read(folder))


@cache
def _read(folder: Path) -> dict[str, Contract]:
    found: dict[str, Contract] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            found[path.stem] = load(path)
        except ContractError as error:
            faults.append(str(error))
    # A reference to a contract with faults of its own would be reported twice, so this waits for all to load.
    faults = faults or [fault for contract in found.values() for fault in _broken_references(contract, found)]
    if faults:
        raise ContractError("\n".join(faults))
    return found


def _broken_references(contract: Contract, found: dict[str, Contract]) -> Iterator[str]:
    for key in contract.foreign_keys:
        place = f"{contract.name}.yaml: schema.foreignKeys"
        if key.resource not in found:
            yield f"{place}: there is no contract '{key.resource}'"
            continue
        theirs = {column.name: column.type for column in found[key.resource].fields}
        ours = {column.name: column.type for column in contract.fields}
        for name, other in zip(key.fields, key.reference, strict=True):
            if other not in theirs:
                yield f"{place}: '{key.resource}' has no field '{other}'"
            elif ours[name] != theirs[other]:
                yield f"{place}: {name} has type {ours[name]}, but {key.resource}.{other} has {theirs[other]}"


def _contract(resource: Resource, descriptor: dict[str, Any]) -> Contract:
    return Contract(
        name=resource.name,
        title=resource.title,
        description=resource.description,
        path=resource.path,
        format=resource.format,
        fields=tuple(_field(part) for part in resource.table.fields),
        primary_key=tuple(resource.table.primary_key),
        foreign_keys=tuple(_foreign_key(part) for part in resource.table.foreign_keys),
        owner=resource.owner,
        cadence=resource.cadence,
        grain=resource.grain,
        date=resource.date,
        counts=resource.counts,
        origin=resource.origin,
        smallest_shown=resource.smallest_shown,
        protection=resource.protection,
        ward_optional=resource.ward == "optional",
        settles_after_months=resource.settles_after_months,
        sources=tuple(resource.sources),
        licenses=tuple(resource.licenses),
        attribution=resource.attribution or _attribution(resource),
        descriptor=descriptor,
    )


def _attribution(resource: Resource) -> str:
    sources = "; ".join(source.title for source in resource.sources)
    licences = ", ".join(licence.title for licence in resource.licenses)
    return f"Source: {sources}. Licence: {licences}."


def _field(part: FieldPart) -> Field:
    rules = part.constraints.model_dump()
    rules["enum"] = tuple(rules["enum"] or ())
    return Field(name=part.name, type=part.type, description=part.description, **rules)


def _foreign_key(part: ForeignKeyPart) -> ForeignKey:
    return ForeignKey(tuple(part.fields), part.reference.resource, tuple(part.reference.fields))
