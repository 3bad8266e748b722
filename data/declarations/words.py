"""A fault that pydantic found, as a sentence in plain English."""

import re
from datetime import date
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from data.declarations.as_meant import words_of
from data.declarations.keys import keys, model_at
from data.declarations.model import NAME
from data.declarations.spelling import suggestion

# How pydantic writes a member of an enum: <Level.WARD: 'ward'>.
_MEMBER = re.compile(r"<[\w.]+: ('[^']*')>")

_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a number, not infinite",
    "bool_type": "true or false",
    "date_type": "a day, such as 2027-03-31",
    "date_from_datetime_parsing": "a day, such as 2027-03-31",
    "date_from_datetime_inexact": "a day, such as 2027-03-31",
    "list_type": "a list, such as [one, two]",
    "tuple_type": "a list, such as [one, two]",
    "dict_type": "keys with values",
    "model_type": "keys with values",
}


def sentence(fault: ErrorDetails, model: type[BaseModel]) -> str:
    """What is wrong and what would be right; the place is for the caller to say."""
    kind, given, told = fault["type"], fault["input"], fault.get("ctx", {})
    if kind == "missing":
        return "is missing; add it"
    if kind == "extra_forbidden":
        return _unknown(str(fault["loc"][-1]), keys(model_at(model, fault["loc"][:-1])))
    if kind in ("enum", "literal_error"):
        expected = _MEMBER.sub(r"\1", told["expected"])
        return f"must be {expected}, not {_shown(given)}{suggestion(str(given), words_of(fault))}"
    if kind in _TYPES:
        # Whatever YAML makes of it, in quotes it is text.
        quoted = "; put it in quotes" if kind == "string_type" and isinstance(given, bool | int | float | date) else ""
        return f"must be {_TYPES[kind]}, not {_shown(given)}{quoted}"
    if kind in ("too_long", "too_short") and isinstance(given, str):
        kind = f"string_{kind}"
    if kind == "string_pattern_mismatch":
        form = "a name: small letters, digits and _, a letter first" if told["pattern"] == NAME else told["pattern"]
        return f"must be {form}; not {_shown(given)}"
    return _limit(kind, told) or fault["msg"].removeprefix("Value error, ")


def _unknown(key: str, known: list[str]) -> str:
    listed = f"; the keys here are {', '.join(known)}" if known else ""
    return f"unknown key{suggestion(key, known) or listed}"


def _limit(kind: str, told: dict[str, Any]) -> str:
    limits = {
        "string_too_short": "must say something, in {min_length} letters or more",
        "string_too_long": "must be at most {max_length} characters; say it in fewer words",
        "too_short": "must not be empty",
        "greater_than": "must be more than {gt}",
        "greater_than_equal": "must be {ge} or more",
    }
    return limits[kind].format(**told) if kind in limits else ""


def _shown(given: Any) -> str:
    """A value as a file has it, cut where it is long."""
    if given is None:
        return "nothing"
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, dict):
        return "keys with values"
    if isinstance(given, list | tuple):
        return "a list"
    said = f"'{given}'" if isinstance(given, str) else str(given)
    return said if len(said) <= 60 else f"{said[:57]}..."
