"""What a form holds, as an entry, or as a sentence for each field that is wrong."""

import secrets
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from data.store.form import CODE, Note
from data.store.refused import EntryError

Model = TypeVar("Model", bound=BaseModel)

_TYPES = {
    "missing": "is needed; fill it in",
    "extra_forbidden": "there is no such field",
    "enum": "choose one of: {choices}",
    "string_type": "write it as text",
    "string_unicode": "holds half a character; write it again",
    "string_pattern_mismatch": "is not of the form that it must have",
    "string_too_short": "is needed; fill it in",
    "string_too_long": "is too long: {max_length} characters are the most, and it has {length}",
    "int_parsing": "write a whole number, such as 12",
    "int_type": "write a whole number, such as 12",
    "int_from_float": "write a whole number, such as 12",
    "int_parsing_size": "write a smaller number",
    "float_parsing": "write a number, such as 2.5",
    "float_type": "write a number, such as 2.5",
    "finite_number": "write a number, such as 2.5",
    "model_type": "is needed as a whole",
    "tuple_type": "choose from the list",
    "frozen_set_type": "choose from the list",
    "bool_parsing": "say yes or no",
    "bool_type": "say yes or no",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "date_type": "give a day, such as 2027-03-31",
    "date_parsing": "give a day, such as 2027-03-31",
    "date_from_datetime_parsing": "give a day that there is, such as 2027-03-31",
    "date_from_datetime_inexact": "give a day without a time, such as 2027-03-31",
}
# Of texts, and of lists of them.
_LENGTHS = {
    "too_short": ("write {min_length} letters or more", "choose {min_length} or more"),
    "too_long": (
        "is too long: {max_length} characters are the most, and it has {length}",
        "choose {max_length} at most; there are {length}",
    ),
}
# Of what a rule of ours says, in a sentence of its own.
_OURS = ("value_error", "at_odds")
_ANY_DAY = {"greater_than_equal": "give a day from {ge} on", "less_than_equal": "give a day until {le}"}


def token() -> str:
    """An id for a new entry. It is drawn when its form is, so that pressing twice saves once."""
    return secrets.token_hex(12)


def entry(kind: type[Model], values: Mapping[str, Any]) -> Model:
    """An entry of a kind; raises EntryError with a sentence for each field that is wrong."""
    try:
        return kind.model_validate(dict(values))
    except ValidationError as error:
        raise EntryError(_faults(error)) from None


def role_fault(role: str) -> str:
    """What is wrong with a role as it is typed, in a sentence; '' where nothing is."""
    try:
        entry(Note, {"id": "role", "role": role})
    except EntryError as error:
        return error.faults["role"]
    return ""


def _faults(error: ValidationError) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in error.errors(include_url=False):
        found.setdefault(".".join(map(str, each["loc"])), _sentence(each))
    return found


def _sentence(fault: ErrorDetails) -> str:
    kind, given, told = fault["type"], fault["input"], dict(fault.get("ctx", {}))
    if kind in _OURS:
        return fault["msg"].removeprefix("Value error, ")
    if given is None or given == "":
        return _TYPES["missing"]
    if kind == "string_pattern_mismatch" and told["pattern"] == CODE:
        return "choose from the list; only letters, digits and _ can be in it"
    told |= {"choices": told.get("expected", "").replace("'", ""), "length": _length(given, told)}
    of_a_text, of_a_list = _LENGTHS.get(kind, ("", ""))
    form = of_a_text if isinstance(given, str) else of_a_list
    form = form or (_ANY_DAY.get(kind) if _is_day(told) else None) or _TYPES.get(kind, fault["msg"])
    return form.format(**{name: _plain(value) for name, value in told.items()})


def _plain(value: Any) -> Any:
    """Numbers as people write them."""
    return f"{value:,.10g}" if isinstance(value, int | float) else value


def _length(given: Any, told: Mapping[str, Any]) -> int | None:
    return told.get("actual_length") or (len(given) if isinstance(given, str) else None)


def _is_day(told: Mapping[str, Any]) -> bool:
    return isinstance(told.get("ge", told.get("le")), str)
