"""What was heard, as a table to take away: of what a second person has read, and no more than was shown."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import pyarrow as pa

from data.store.voice import Reviewed
from data.vocabulary import HowMany, Origin, Precision, Stance, Where
from metrics.exported import schema
from metrics.exported.tables import OPEN, Published
from metrics.snapshots import stored

_NAME, _TITLE = "voices", "What was heard"
_DESCRIPTION = (
    "One row for each thing that residents or staff said, summed up by staff and read by a second person. It is no "
    "survey: one voice is no share of anything, and nothing is to be averaged or scored from them. Places are no finer "
    "than a ward, and nobody is named."
)
_REAL, _MADE_UP = "What was heard: London Borough of Camden.", "Made up, like: What was heard."


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A voice as a row."""

    voice: Annotated[str, "Which voice it is"]
    heard_on: Annotated[date, "The day it was heard, or the first of the month"]
    heard_to: Annotated[Precision, "As how exact that is known"]
    where: Annotated[Where, "Where it was heard"]
    how_many: Annotated[HowMany, "How many people said so"]
    stance: Annotated[Stance, "How it stands beside the numbers, as whoever wrote it down sees it"]
    priority: Annotated[str, "The priority that it is about, by its slug"]
    indicator: Annotated[str, "The indicator, by its slug; '' where it is of the priority as a whole"]
    area: Annotated[str, "The ward, neighbourhood or borough, by its code"]
    summary: Annotated[str, "What was said, in the words of whoever wrote it down"]
    quotation: Annotated[str, "Words that were said, where some were written down"]
    origin: Annotated[Origin, "council; sample of what is made up to show how the dashboard works"]


def voices_table(voices: Sequence[Reviewed]) -> pa.Table:
    """Voices as rows, in the order of the days on which they were heard."""
    return stored.table(VoiceRow, map(_row, voices), ("heard_on", "voice"))


def digest(voices: Sequence[Reviewed]) -> str:
    """What tells one set of voices from another; '' where none is real, since the made-up ones go with the figures."""
    real = sorted(f"{each.id} {each.voice.model_dump_json()}" for each in voices if not each.made_up)
    return hashlib.sha256("\n".join(real).encode()).hexdigest()[:8] if real else ""


def published(voices: Sequence[Reviewed]) -> Published:
    """The table as it is published."""
    origins = {_origin(each) for each in voices}
    credits_ = tuple(said for origin, said in ((Origin.SAMPLE, _MADE_UP), (Origin.COUNCIL, _REAL)) if origin in origins)
    return Published(
        name=_NAME,
        title=_TITLE,
        description=_DESCRIPTION,
        rows=voices_table(voices),
        schema=schema.of_stored(VoiceRow, ("voice",)),
        sources=tuple({"title": each} for each in credits_),
        licences=(OPEN,),
        credits=credits_,
        origins=tuple(each for each in Origin if each in origins),
    )


def _row(of: Reviewed) -> VoiceRow:
    told = of.voice
    return VoiceRow(
        voice=of.id,
        heard_on=told.on,
        heard_to=told.to,
        where=told.where,
        how_many=told.how_many,
        stance=told.stance,
        priority=told.priority,
        indicator=told.indicator,
        area=told.area,
        summary=told.summary,
        quotation=told.quotation,
        origin=_origin(of),
    )


def _origin(of: Reviewed) -> Origin:
    return Origin.SAMPLE if of.made_up else Origin.COUNCIL
