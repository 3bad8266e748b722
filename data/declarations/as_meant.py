"""A faulty value as it was probably meant: only to look for further faults, never to be used."""

import re
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from data.declarations.keys import keys, model_at
from data.declarations.spelling import meant

_QUOTED = re.compile(r"'([^']*)'")


def as_meant(value: Any, faults: Iterable[ErrorDetails], model: type[BaseModel]) -> Any:
    """A copy of the value with misspelt keys and words put right, and without the keys whose value is no good."""
    value = deepcopy(value)
    for fault in faults:
        *above, last = fault["loc"] or ("",)
        parent = _at(value, above)
        if not isinstance(parent, dict) or last not in parent or fault["type"] in ("at_odds", "value_error"):
            continue
        given = parent.pop(last)
        if fault["type"] == "extra_forbidden":
            key = meant(str(last), keys(model_at(model, tuple(above))))
            if key is not None and key not in parent:
                parent[key] = given
        elif fault["type"] in ("enum", "literal_error"):
            word = meant(str(given), words_of(fault))
            if word is not None:
                parent[last] = word
    return value


def words_of(fault: ErrorDetails) -> list[str]:
    """The words that a key takes, of a fault that says its word is none of them."""
    return _QUOTED.findall(str(fault.get("ctx", {}).get("expected", "")))


def _at(value: Any, place: Iterable[str | int]) -> Any:
    for step in place:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value
