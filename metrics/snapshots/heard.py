"""What was heard beside the figures of a snapshot: what a second person has read, and, while figures are made up, some
that are made up as well, beside those figures alone."""

from collections.abc import Iterable
from datetime import timedelta

from data.store.made_up import made_up_voices
from data.store.voice import Reviewed
from data.vocabulary import Origin, Stance
from metrics.snapshots.areas import BOROUGH, Area
from metrics.snapshots.snapshot import Snapshot

# What was heard before says nothing of the numbers of today.
_LATELY = timedelta(days=366)


def heard(snapshot: Snapshot, reviewed: Iterable[Reviewed]) -> tuple[Reviewed, ...]:
    """What was heard, the newest first."""
    there = [*reviewed]
    if Origin.SAMPLE in snapshot.origins:
        there += [each for each in made_up_voices(snapshot.as_of) if _beside_made_up(snapshot, each)]
    return tuple(sorted(there, key=lambda each: each.voice.on, reverse=True))


def heard_in(snapshot: Snapshot, voices: Iterable[Reviewed], area: str) -> tuple[Reviewed, ...]:
    """Those of a place and of all within it."""
    return tuple(each for each in voices if _is_within(snapshot, each.voice.area, snapshot.areas[area]))


def contradicting(snapshot: Snapshot, voices: Iterable[Reviewed]) -> tuple[Reviewed, ...]:
    """Those that speak against the numbers, and were heard in the year before them."""
    first = snapshot.as_of - _LATELY
    return tuple(each for each in voices if each.voice.stance is Stance.CONTRADICTS and each.voice.on >= first)


def _is_within(snapshot: Snapshot, code: str, area: Area) -> bool:
    if area.code in (BOROUGH, code):
        return True
    place = snapshot.areas.get(code)
    return place is not None and place.parent == area.code


def _beside_made_up(snapshot: Snapshot, each: Reviewed) -> bool:
    """Whether the figures that it speaks of are made up too."""
    voice = each.voice
    mine = [
        slug
        for slug, declared in snapshot.indicators.items()
        if (slug == voice.indicator if voice.indicator else declared.priority == voice.priority)
    ]
    readings = (snapshot.reading(slug, BOROUGH) for slug in mine)
    return any(reading is not None and reading.origin == Origin.SAMPLE for reading in readings)
