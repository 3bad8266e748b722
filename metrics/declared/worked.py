"""The worked example in the head of an indicator."""

from pydantic import Field

from data.declarations.model import Declared, Name


class Example(Declared):
    """A worked example: small extracts, and every row the SQL returns for them."""

    given: dict[Name, str] = Field(
        min_length=1,
        description="by extract, a table of rows: cells between bars, the first line names columns; an empty cell, or "
        "a column left out, is null",
    )
    expect: str = Field(description="every row that the SQL returns for them, in any order; columns may be left out")
