"""What the contract of an extract of people promises to them."""

from collections.abc import Mapping
from typing import Any

from data.vocabulary import Counted

SMALLEST, SENSITIVE = 5, 8  # the smallest counts that are shown: of anyone, and of what is sensitive
_POSSIBLE = {SMALLEST: 3, SENSITIVE: 4}  # how many values are left to whatever is smaller


def unprotected(key: str, least: int, said: Mapping[str, Any]) -> str:
    """Why `smallest_shown` or `protection` is not what the keys before it ask for; '' where it is."""
    counts = said.get("counts")
    if counts is None:
        return ""
    if counts is not Counted.PEOPLE:
        return "is for extracts that count people, and this one counts things; leave it out" if least else ""
    if key == "smallest_shown":
        words = (
            f"must be {SMALLEST} or more, since people are counted: {SMALLEST} is usual, {SENSITIVE} where that is "
            "sensitive, such as abuse, children's measurements or the ethnicity of senior staff"
        )
        return words if least < SMALLEST else ""
    smallest = said.get("smallest_shown")
    if smallest is None:
        return ""
    possible = _POSSIBLE[SENSITIVE if smallest >= SENSITIVE else SMALLEST]
    if least < possible:
        return f"must be {possible} or more where the smallest count shown is {smallest}"
    return f"must be {smallest} or less, since no more numbers are below the smallest shown" if least > smallest else ""
