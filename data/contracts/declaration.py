"""Reads the YAML of a contract, and says everything that is wrong with it at once."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from data.contracts.resource import KEYS, Resource, Scalar

WARD_KEY = (["ward_code"], "areas", ["code"])


class ContractError(ValueError):
    """A contract file that cannot be used; the message lists every fault of every file read, one a line."""


def parse(text: str, file: str) -> tuple[Resource, dict[str, Any]]:
    """The validated resource of a YAML text and its plain descriptor.

    Raises ContractError with every fault, each after the name `file`.
    """
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ContractError(f"{file}: not valid YAML: {' '.join(str(error).split())}") from error
    if not isinstance(raw, dict):
        raise ContractError(f"{file}: must be a mapping of keys, such as 'name: repairs'")
    resource, faults = None, []
    try:
        resource = Resource.model_validate(raw)
    except ValidationError as error:
        faults = [_sentence(fault, raw) for fault in error.errors()]
    faults += Loose(raw).disagreements()
    if resource is None or faults:
        raise ContractError("\n".join(f"{file}: {fault}" for fault in faults))
    return resource, raw


def _sentence(fault: ErrorDetails, raw: Any) -> str:
    """`schema.fields.offences.constraints.minimun: unknown key; did you mean 'minimum'?`."""
    where = ".".join(_steps(fault["loc"], raw))
    if fault["type"] == "extra_forbidden":
        return f"{where}: unknown key" + _suggestion(str(fault["loc"][-1]), KEYS)
    if fault["type"] == "missing":
        return f"{where}: is missing; add it"
    given = fault["input"]
    shown = f" (it is {given!r})" if isinstance(given, Scalar) else ""
    return f"{where}: {fault['msg'].removeprefix('Value error, ')}{shown}"


def _suggestion(word: str, known: list[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean '{close[0]}'?" if close else ""


def _steps(location: tuple[int | str, ...], raw: Any) -> Iterator[str]:
    """The place of a fault, with each field's name where the list has only its number."""
    here = raw
    for step in location:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
        yield (str(here["name"]) if isinstance(step, int) and isinstance(here, dict) and "name" in here else str(step))


@dataclass(frozen=True, slots=True)
class Loose:
    """A contract as written, whatever its faults, to report keys at odds beside the faults within keys."""

    raw: dict[str, Any]

    def disagreements(self) -> Iterator[str]:
        """Each way in which two keys do not go together."""
        yield from self._repeated_fields()
        yield from self._unknown_fields()
        yield from self._keys()
        yield from self._date()
        yield from self._path()
        yield from self._ward()
        yield from self._origin()

    def _table(self, key: str) -> list[Any]:
        table = self.raw.get("schema")
        return _list(table.get(key)) if isinstance(table, dict) else []

    @property
    def fields(self) -> dict[str, dict[str, Any]]:
        """The fields that have a name, by it."""
        return {str(field["name"]): field for field in _mappings(self._table("fields")) if "name" in field}

    @property
    def foreign(self) -> list[tuple[list[Any], object, list[Any]]]:
        """Each foreign key: its fields, the table it refers to, and the fields there."""
        keys = [(key, key.get("reference")) for key in _mappings(self._table("foreignKeys"))]
        return [
            (_list(key.get("fields")), reference.get("resource"), _list(reference.get("fields")))
            for key, reference in keys
            if isinstance(reference, dict)
        ]

    def _repeated_fields(self) -> Iterator[str]:
        names = [str(field["name"]) for field in _mappings(self._table("fields")) if "name" in field]
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                yield f"schema.fields.{name}: is there {names.count(name)} times; rename or remove one"

    def _unknown_fields(self) -> Iterator[str]:
        day = self.raw.get("camden:date")
        places = {
            "schema.primaryKey": self._table("primaryKey"),
            "schema.foreignKeys": [name for names, _, _ in self.foreign for name in names],
            "camden:date": [] if day is None else [day],
        }
        for place, names in places.items():
            for name in map(str, names):
                if name not in self.fields:
                    yield f"{place}: there is no field '{name}'" + _suggestion(name, list(self.fields))

    def _keys(self) -> Iterator[str]:
        for name in map(str, self._table("primaryKey")):
            if name in self.fields and not self._required(name):
                yield f"schema.fields.{name}: is in the primary key; make it 'required: true'"
        for names, _, others in self.foreign:
            if len(names) != len(others):
                yield f"schema.foreignKeys: {names} refers to {others}; give as many fields on both sides"

    def _date(self) -> Iterator[str]:
        name = str(self.raw.get("camden:date"))
        kind = self.fields.get(name, {}).get("type", "date")
        if kind not in ("date", "datetime"):
            yield f"camden:date: field '{name}' has type {kind}; it must be a date or datetime"

    def _path(self) -> Iterator[str]:
        name, path = self.raw.get("name"), self.raw.get("path")
        if self.raw.get("format") == "parquet" and path != f"{name}.parquet":
            yield f"path: must be '{name}.parquet', not {path!r}"
        if self.raw.get("format") == "csv" and not re.fullmatch(r"(\w+/)+\w+\.csv", str(path)):
            yield f"path: must be a file below data/, such as 'geography/areas.csv', not {path!r}"

    def _origin(self) -> Iterator[str]:
        if "camden:origin" not in self.raw:
            return
        if self.raw.get("format") != "csv":
            yield "camden:origin: is for tables that the project keeps as CSV; any other extract's file says its own"
        if "camden:date" not in self.raw:
            yield "camden:date: is missing; a table with 'camden:origin' covers what its dates say"
        if self.fields.get("source_date", {}).get("type") != "date" or not self._required("source_date"):
            yield "schema.fields: with 'camden:origin' a required date, source_date, must say when the source came out"

    def _ward(self) -> Iterator[str]:
        if "ward_code" not in self.fields:
            return
        optional, required = self.raw.get("camden:ward") == "optional", self._required("ward_code")
        if optional and required:
            yield "schema.fields.ward_code: is required, but 'camden:ward' says optional; drop one of the two"
        if not optional and not required:
            yield "schema.fields.ward_code: must be required, or 'camden:ward' must say optional"
        if WARD_KEY not in self.foreign:
            yield "schema.foreignKeys: ward_code must refer to the field code of areas"

    def _required(self, name: str) -> bool:
        rules = self.fields[name].get("constraints")
        return isinstance(rules, dict) and rules.get("required") is True


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _mappings(value: list[Any]) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)]
