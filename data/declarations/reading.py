"""Holds what a document says to its model, and says everything that is wrong with it at once."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from data import regular
from data.declarations.as_meant import as_meant
from data.declarations.document import Document
from data.declarations.model import DeclarationError, Place
from data.declarations.words import sentence

Model = TypeVar("Model", bound=BaseModel)

# Each reading finds what the faults of the one before stood in front of.
READINGS = 4


def text_of(path: Path, file: str) -> str:
    """The text of a file, called `file` in faults; raises DeclarationError where it cannot be read as UTF-8."""
    try:
        regular.refuse(path)
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DeclarationError([f"{file}, line {line}: is not UTF-8 text; save it as UTF-8"]) from error
    except OSError as error:
        raise DeclarationError(
            [f"{file}: cannot be read: {error.strerror}; put a file in its place that can be"]
        ) from error


def validated(document: Document, model: type[Model]) -> Model:
    """The model of a document; raises DeclarationError with every fault, in the order of the file's lines."""
    try:
        made = model.model_validate(document.value)
    except ValidationError as error:
        raise DeclarationError(_in_order(document, _every_fault(document, model, error))) from error
    if document.faults:
        raise DeclarationError(_in_order(document, document.faults))
    return made


def _every_fault(document: Document, model: type[BaseModel], error: ValidationError) -> dict[Place, str]:
    """Faults by place: what is faulty is read again as it was probably meant, so that it hides nothing behind it."""
    faults = dict(document.faults)
    value = document.value
    for _ in range(READINGS):
        found = [each for each in _telling(error) if not _is_said(_place(each, model), faults)]
        if not found:
            break
        faults |= {_place(each, model): sentence(each, model) for each in found}
        value = as_meant(value, found, model)
        try:
            model.model_validate(value)
        except ValidationError as again:
            error = again
        else:
            break
    return faults


def _telling(error: ValidationError) -> list[ErrorDetails]:
    """The faults but those that only follow from others: a list is not too short because its items are faulty."""
    found = error.errors(include_url=False)
    return [
        each
        for each in found
        if each["type"] != "too_short" or not any(_holds(each["loc"], other["loc"]) for other in found)
    ]


def _place(fault: ErrorDetails, model: type[BaseModel]) -> Place:
    # What is wrong with a key, and not with its value, pydantic marks by one more step.
    place = fault["loc"][:-1] if fault["loc"][-1:] == ("[key]",) else fault["loc"]
    # Of a key that is left out, it names the field.
    field = model.model_fields.get(str(place[0])) if place else None
    return (field.alias, *place[1:]) if field is not None and field.alias else place


def _is_said(place: Place, faults: Iterable[Place]) -> bool:
    return place in faults or any(_holds(fault, place) for fault in faults)


def _holds(outer: Place, inner: Place) -> bool:
    return len(outer) < len(inner) and inner[: len(outer)] == outer


def _in_order(document: Document, faults: Mapping[Place, str]) -> list[str]:
    return [document.said(place, faults[place]) for place in sorted(faults, key=document.line)]
