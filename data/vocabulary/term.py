"""What every word is: a stored value, its word for a reader, its mark, and the place of its colour in the theme."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A member of the vocabulary: a string wherever it is stored or compared with what was stored."""

    word: str
    mark: str
    colour: str

    def __new__(cls, value: str, word: str | None = None, mark: str = "", colour: str = "text") -> Self:
        """A member of this value; its word is the value in plain letters where none is given."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.word = value.replace("_", " ") if word is None else word
        member.mark, member.colour = mark, colour
        return member
