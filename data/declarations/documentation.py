"""Tables of the keys that a declaration has, from the descriptions in its models."""

from collections.abc import Iterator
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from data.declarations.keys import models_in

_PLAIN = {
    "str": "text",
    "int": "whole number",
    "float": "number",
    "bool": "true or false",
    "date": "day, or year",
}


def tables(model: type[BaseModel], name: str, *, depth: int = 3) -> Iterator[str]:
    """The lines of a table of a model's keys under a heading, then of each model below it, once."""
    waiting, seen = [(name, model)], {model}
    while waiting:
        title, each = waiting.pop(0)
        yield f"{'#' * depth} {title}\n"
        yield "| key | holds | says | if left out |"
        yield "|---|---|---|---|"
        for key, field in each.model_fields.items():
            shown = field.alias or key
            cells = (f"`{shown}`", kind(field.annotation), field.description or "", _default(field))
            yield f"| {' | '.join(map(_cell, cells))} |"
            below = next(models_in(field.annotation), None)
            if below is not None and below not in seen:
                seen.add(below)
                waiting.append((f"`{shown}`", below))
        yield ""


def kind(annotation: Any) -> str:
    """What a key holds, in words: `text`, `list of names`, `one of: month, quarter`."""
    inner = [part for part in get_args(annotation) if part is not NoneType]
    outer = get_origin(annotation)
    if outer is Literal:
        return f"one of: {', '.join(str(getattr(value, 'value', value)) for value in inner)}"
    if outer in (Union, UnionType):
        held = list(dict.fromkeys(map(kind, inner)))
        return held[0] if len(held) == 1 else "text, number, true or false"
    if inner:
        # Of what is Annotated, the first part is what it holds.
        words = {list: "list: ", tuple: "list: ", dict: "for each name: "}.get(outer, "")
        return words + kind(inner[1] if outer is dict else inner[0])
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return f"one of: {', '.join(member.value for member in annotation)}"
    return _PLAIN.get(getattr(annotation, "__name__", ""), "keys of its own")


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "refused"
    default = field.default
    if default is None or default in ((), []) or isinstance(default, BaseModel):
        return ""
    if isinstance(default, list | tuple):
        return ", ".join(map(str, default))
    return str(default).lower() if isinstance(default, bool) else str(default)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
