"""What every entry has in common: a frozen model whose texts are as a person may write them, and what is noted of its
writing."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

# Control characters but for line ends and tabs, those that turn the text after them round, and halves of characters:
# PostgreSQL takes neither the first nor the last, and nobody sees the others. Joiners, of which many a script and
# picture is made, are text.
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
# Letters and signs by their kind, of which nothing is seen.
_BLANK = "\u115f\u1160\u3164\uffa0\u2800"
CODE = r"^[A-Za-z0-9_]*$"

LINE, TEXT, LONG = 160, 600, 4_000  # characters


class Entry(BaseModel):
    """One thing that a person enters. It is never changed: what is entered later is a version of its own."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, validate_default=True)


Entered = TypeVar("Entered", bound=Entry)


@dataclass(frozen=True, slots=True)
class Kept(Generic[Entered]):
    """An entry as it is kept: which it is, its version (1 is the first), when (UTC) and in which role it was written,
    and why where it amends an earlier one. Version 0, without a time, is what the project itself declares."""

    entry: Entered
    id: str
    version: int
    role: str
    at: datetime | None
    because: str = ""


def _stripped(text: object) -> object:
    return text.strip() if isinstance(text, str) else text


def _is_text(text: str) -> str:
    if found := _NOT_TEXT.search(text):
        raise ValueError(f"character {found.start() + 1} is one that is not seen; take it out, or write it again")
    return text


def _is_seen(text: str) -> str:
    # Letters, marks on them, digits, punctuation and signs are seen; spaces, joiners and what has no width are not.
    if text and not any(unicodedata.category(each)[0] in "LNPS" and each not in _BLANK for each in text):
        raise ValueError("holds nothing that is seen; write it in letters")
    return text


def _is_line(text: str) -> str:
    if len(text.splitlines()) > 1:
        raise ValueError("must be one line")
    return text


def _is_address(text: str) -> str:
    if text and not _ADDRESS.fullmatch(text):
        raise ValueError("must be the address of a page, which begins with https:// and has no space in it")
    return text


_Text = Annotated[str, BeforeValidator(_stripped), AfterValidator(_is_text), AfterValidator(_is_seen)]
# Texts that may be empty, and those that must say something.
Line = Annotated[_Text, Field(max_length=LINE), AfterValidator(_is_line)]
Text = Annotated[_Text, Field(max_length=LONG)]
Titled = Annotated[_Text, Field(min_length=3, max_length=LINE), AfterValidator(_is_line)]
Said = Annotated[_Text, Field(min_length=3, max_length=LONG)]
Role = Annotated[_Text, Field(min_length=2, max_length=80), AfterValidator(_is_line)]
Code = Annotated[str, Field(pattern=CODE, max_length=80)]  # of an area, an indicator, a priority; '' for none
Snapshot = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d-[0-9a-f]{12}$")]  # its name
Address = Annotated[_Text, Field(max_length=TEXT), AfterValidator(_is_address)]  # of a page; '' for none
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2099, 12, 31))]


class Note(BaseModel):
    """What is noted of an entry's writing: which it is, in which role it was written, and why where it amends."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[Code, Field(min_length=1)]
    role: Role
    because: Text = ""
