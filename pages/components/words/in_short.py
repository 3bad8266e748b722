"""Figures where there is room for the number alone, such as the cells of a table with a column for each ward."""

from metrics import Indicator, Observation
from pages.components.words.numbers import POUND
from pages.components.words.states import observed

_AFTER = {" or less": "\N{LESS-THAN OR EQUAL TO}", " or more": "\N{GREATER-THAN OR EQUAL TO}"}
_BEFORE = {"under ": "<", "over ": ">", "about ": "~"}


def in_short(indicator: Indicator, observation: Observation, places: int) -> str:
    """'84', '<0.1': a figure that is shown, without its unit, and with a sign where it is only a bound."""
    text = observed(indicator, observation, places).replace("%", "").replace(POUND, "")
    for words, sign in _AFTER.items():
        if text.endswith(words):
            return f"{sign}{text.removesuffix(words)}"
    for words, sign in _BEFORE.items():
        if text.startswith(words):
            return f"{sign}{text.removeprefix(words)}"
    return text
