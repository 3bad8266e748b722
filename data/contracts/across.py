"""What holds between the tables of several contracts."""

from collections.abc import Iterator, Mapping

from data.contracts.schema import Schema
from data.declarations.model import Place
from data.declarations.spelling import suggestion


def broken_references(table: Schema, tables: Mapping[str, Schema]) -> Iterator[tuple[Place, str]]:
    """Each foreign key of a table that refers to no table, or to no field of its type, with its place in the schema."""
    for number, key in enumerate(table.foreign_keys):
        place = ("foreignKeys", number)
        if key.resource not in tables:
            yield place, f"there is no contract '{key.resource}'{suggestion(key.resource, tables)}"
            continue
        theirs = tables[key.resource].by_name
        for name, other in zip(key.fields, key.reference, strict=True):
            ours = table.by_name[name].type
            if other not in theirs:
                yield place, f"'{key.resource}' has no field '{other}'{suggestion(other, theirs)}"
            elif ours != theirs[other].type:
                yield place, f"{name} has type {ours}, but {key.resource}.{other} has {theirs[other].type}"
