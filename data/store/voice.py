"""What was heard, as a member of staff sums it up: who said it is not in it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, model_validator

from data.declarations.model import refuse
from data.store.form import Code, Day, Entry, Role
from data.store.identifying import across, refusal
from data.vocabulary import HowMany, Precision, Stance, VoiceState, Where

SUMMARY, QUOTATION, WHY = 400, 200, 300  # characters
KEPT: dict[str, bool] = {"kept": True}  # the context in which what is in the store is read
_SMALL = frozenset({"a", "an", "the", "of", "for", "and", "in", "at", "to"})  # words between those of a role
_WARD = re.compile(r"E05\d{6}")
# A ward, a neighbourhood or the borough: nothing finer has such a code.
_PLACE = r"^(?:E05\d{6}|E09\d{6}|[a-z]+)$"


def _one_line(text: object) -> object:
    """A line end is a space: what was said is a sentence or two, and no more."""
    return " ".join(filter(None, map(str.strip, text.splitlines()))) if isinstance(text, str) else text


def _names_nobody(text: str, info: ValidationInfo) -> str:
    # What was kept is read as it is: rules may have grown since, and a second person has read it.
    if info.context is not KEPT and (said := refusal(text)):
        raise ValueError(said)
    return text


# How long a text may be is asked first: what is longer is not read at all.
_Line = Annotated[str, BeforeValidator(_one_line)]
_Summary = Annotated[_Line, Field(min_length=10, max_length=SUMMARY), AfterValidator(_names_nobody)]
_Quotation = Annotated[_Line, Field(max_length=QUOTATION), AfterValidator(_names_nobody)]
_Why = Annotated[_Line, Field(max_length=WHY), AfterValidator(_names_nobody)]


class Voice(Entry):
    """A sentence or two that somebody said, and perhaps their words; beside which numbers it stands, and from how many.
    `on` is the day it was heard, or the first of the month where `to` says so. Without an indicator, it speaks of the
    priority as a whole."""

    summary: _Summary
    quotation: _Quotation = ""
    where: Where
    on: Day
    to: Precision = Precision.MONTH
    priority: Annotated[Code, Field(min_length=1)]
    indicator: Code = ""
    area: Annotated[str, Field(pattern=_PLACE, max_length=80)]
    how_many: HowMany
    stance: Stance

    @model_validator(mode="after")
    def _agrees(self, info: ValidationInfo) -> Self:
        faults: dict[tuple[str | int, ...], str] = {}
        if info.context is not KEPT and self.quotation:
            # They are shown one under the other, and are read as one.
            told = zip(("summary", "quotation"), across(self.summary, self.quotation), strict=True)
            faults |= {(field,): said for field, said in told if said}
        if self.is_of_a_ward and self.how_many is HowMany.ONE:
            faults["how_many",] = (
                "one person in a ward may be known by it: choose the neighbourhood or all Camden as the place"
            )
        refuse(faults)
        return self

    @property
    def is_of_a_ward(self) -> bool:
        """Whether its place is a ward, the finest that there is."""
        return bool(_WARD.fullmatch(self.area))


class Doing(Entry):
    """Who does something with a voice, in which role, and, where it is sent back, why."""

    role: Annotated[Role, AfterValidator(_names_nobody)]
    why: _Why = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice as whoever reviews sees it: what became of it, how it was written last and by whom, why it was sent back,
    and how a second person let it be shown. Once it is withdrawn nothing is left but the day."""

    id: str
    version: int
    state: VoiceState
    at: datetime  # since when it is in that state
    voice: Voice | None
    role: str
    written_at: datetime
    sessions: frozenset[str]
    roles: frozenset[str]
    why: str = ""
    shown: Voice | None = None

    def was_written_by(self, role: str, session: str) -> bool:
        """Whether somebody wrote it, as far as that can be known where nobody signs in: in the same session of a
        browser, or in a role of the same name."""
        return session in self.sessions or as_one(role) in self.roles


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A voice as everyone may see it: what a second person read, or what is `made_up` to show how the page works."""

    id: str
    voice: Voice
    made_up: bool = False


def as_one(role: str) -> str:
    """A role without what tells two spellings of it apart: capitals, accents, signs, the order of its words, whether
    there are one or several of it, and small words between."""
    plain = unicodedata.normalize("NFKD", role).casefold()
    plain = "".join(
        sign for sign in plain if unicodedata.category(sign)[0] not in {"M", "C"} and sign not in "'\u2019."
    )
    words = {_of_one(each) for each in re.findall(r"[^\W_]+", plain)}
    return " ".join(sorted(words - _SMALL or words)) or plain.strip()


def _of_one(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
