"""The columns of an extract, and the keys over them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Annotated, Self

from pydantic import Field as Key
from pydantic import Strict, model_validator

from data.contracts.field import Field
from data.declarations.model import Declared, Name, Place, refuse
from data.declarations.spelling import suggestion

Names = Annotated[tuple[Name, ...], Strict(False)]
# Types of fields, each with what it is called where a field must have one of them.
DAYS = {"date": "a date", "datetime": "datetime"}
NUMBERS = {"integer": "a number", "number": "a number"}


class Reference(Declared):
    """The other table of a foreign key, and its fields."""

    resource: Name = Key(description="the contract of the other table")
    fields: Names = Key(description="its fields, in the same order")


class ForeignKey(Declared):
    """Fields whose values must be found in the fields of another contract's table."""

    fields: Names = Key(min_length=1, description="the columns here")
    refers_to: Reference = Key(alias="reference", description="where their values are found")

    @property
    def resource(self) -> str:
        """The contract of the other table."""
        return self.refers_to.resource

    @property
    def reference(self) -> tuple[str, ...]:
        """The fields there, in the order of those here."""
        return self.refers_to.fields


class Schema(Declared):
    """All columns and keys; raises for keys over columns that are not there, or not filled."""

    fields: Annotated[tuple[Field, ...], Strict(False)] = Key(min_length=1, description="the columns, in order")
    primary_key: Names = Key((), alias="primaryKey", description="columns that never repeat together, all required")
    unique_keys: Annotated[tuple[Names, ...], Strict(False)] = Key(
        (),
        alias="uniqueKeys",
        description="columns that never repeat together, of which some may be empty: such rows are not compared",
    )
    foreign_keys: Annotated[tuple[ForeignKey, ...], Strict(False)] = Key(
        (), alias="foreignKeys", description="columns whose values are found in another table"
    )

    @property
    def by_name(self) -> dict[str, Field]:
        """Each column by its name."""
        return {field.name: field for field in self.fields}

    @model_validator(mode="after")
    def _keys_are_over_fields(self) -> Self:
        refuse(dict([*self._repeated(), *self._primary(), *self._unique(), *self._foreign()]))
        return self

    def _repeated(self) -> Iterator[tuple[Place, str]]:
        times = Counter(field.name for field in self.fields)
        for number, field in enumerate(self.fields):
            if times[field.name] > 1:
                yield ("fields", number), f"is there {times[field.name]} times; rename or remove one"

    def _primary(self) -> Iterator[tuple[Place, str]]:
        numbers = {field.name: number for number, field in enumerate(self.fields)}
        for number, name in enumerate(self.primary_key):
            if name not in numbers:
                yield ("primaryKey", number), absent(name, self)
            elif not self.by_name[name].required:
                yield ("fields", numbers[name]), "is in the primary key; make it 'required: true'"

    def _unique(self) -> Iterator[tuple[Place, str]]:
        for number, key in enumerate(self.unique_keys):
            unknown = [name for name in key if name not in self.by_name]
            if unknown:
                yield ("uniqueKeys", number), absent(unknown[0], self)

    def _foreign(self) -> Iterator[tuple[Place, str]]:
        for number, key in enumerate(self.foreign_keys):
            for name in key.fields:
                if name not in self.by_name:
                    yield ("foreignKeys", number, "fields"), absent(name, self)
            if len(key.fields) != len(key.reference):
                sides = f"{', '.join(key.fields)} refers to {', '.join(key.reference)}"
                yield ("foreignKeys", number), f"{sides}; give as many fields on both sides"


def hold_to_kinds(name: str, table: Schema, kinds: Mapping[str, str]) -> None:
    """Raises ValueError where a table lacks a field, or has it of a type that is none of some, if any are named."""
    if name not in table.by_name:
        raise ValueError(absent(name, table))
    kind = table.by_name[name].type
    if kinds and kind not in kinds:
        raise ValueError(f"field '{name}' has type {kind}; it must be {' or '.join(dict.fromkeys(kinds.values()))}")


def absent(name: str, schema: Schema) -> str:
    """That there is no such column, and the one that was probably meant."""
    return f"there is no field '{name}'{suggestion(name, schema.by_name)}"


def ward_misfits(table: Schema, ward: str | None) -> dict[Place, str]:
    """What is wrong with the column of wards beside `camden:ward`, by place; None for one that is itself unsound."""
    faults: dict[Place, str] = {}
    if "ward_code" not in table.by_name:
        return faults
    place: Place = ("fields", [field.name for field in table.fields].index("ward_code"))
    required = table.by_name["ward_code"].required
    if ward == "optional" and required:
        faults[place] = "is required, but 'camden:ward' says optional; drop one of the two"
    if ward == "required" and not required:
        faults[place] = "must be required, or 'camden:ward' must say optional"
    keys = [(key.fields, key.resource, key.reference) for key in table.foreign_keys]
    if (("ward_code",), "areas", ("code",)) not in keys:
        faults[("foreignKeys",)] = "ward_code must refer to the field code of areas"
    return faults
