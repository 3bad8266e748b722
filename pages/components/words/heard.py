"""What is said of what was heard: how much of it contradicts the numbers, from where, when and from how many."""

from collections import Counter
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from data.store import Reviewed, Voice
from metrics import Area, Frequency, Level, Precision, Snapshot, Stance, Where
from pages.components.words.lists import listed
from pages.components.words.numbers import lower_first
from pages.components.words.periods import period_text
from pages.components.words.places import place

ASKED = "What are we hearing?"
NO_SURVEY = (
    "Newest first. Said by people, written down by staff, read by a second person. Not a survey: one voice is not a "
    "share of anything."
)
NOBODY_NAMED = "Places are no finer than a ward. Anyone quoted can ask for their words to be taken out, at once."
WAITING = "Waiting for a second person"
TAKE_OUT = "Has somebody asked to be taken out?"
OTHERWISE = "Residents say otherwise"
STAFF_OTHERWISE = "Staff say otherwise"
STANCES = {
    Stance.CONTRADICTS: "Contradicts the numbers",
    Stance.AGREES: "Agrees",
    Stance.NOT_MEASURED: "Speaks of what we do not measure",
}
SENT = (
    "It waits for a second person, who needs another browser and another role. Until then it is on no other page, and "
    "on this one only for whoever types a role."
)
WHO_READS = (
    "Nobody signs in here yet. Whoever wrote a voice is known by the browser, for as long as it is open, and by the "
    "role as typed: the second person needs another of both. What waits can be read by anyone who opens this page and "
    "types a role."
)
NOTHING = "What is written down on this page is shown here once a second person has read it."
_ALONE = {
    Stance.CONTRADICTS: "contradicts the numbers",
    Stance.AGREES: "agrees with the numbers",
    Stance.NOT_MEASURED: "speaks of what we do not measure",
}
_NONE = "Nothing that was heard is shown here yet."
_BOLD = Markup("<b>{}</b>")
_GONE = "A place that is no longer there"


def lead(voices: Sequence[Reviewed]) -> Markup:
    """'Of 9 things heard since July 2026, 2 contradict the numbers, 4 agree with them and 3 speak of what we do not
    measure.'"""
    if not voices:
        return Markup("{}").format(_NONE)
    month = _month(voices)
    if len(voices) == 1:
        stance = voices[0].voice.stance
        said = _BOLD.format(_ALONE[stance]) if stance is Stance.CONTRADICTS else _ALONE[stance]
        return Markup("One thing was heard, in {}: it {}.").format(month, said)
    return Markup("Of {:,} things heard since {}, {}.").format(len(voices), month, listed(counted(voices)))


def scope(area: Area, voices: Sequence[Reviewed]) -> str:
    """'All Camden, heard since July 2026'."""
    return ", heard since ".join([place(area), *([_month(voices)] if voices else [])])


def _month(voices: Sequence[Reviewed]) -> str:
    """The month in which the first of some was heard."""
    first = min(each.voice.on for each in voices)
    return period_text(Frequency.MONTH, first.replace(day=1))


def counted(voices: Iterable[Reviewed]) -> list[Markup]:
    """How many contradict the numbers, agree with them and speak of what is not measured: of each that there is any
    of."""
    counts = Counter(each.voice.stance for each in voices)
    words = {
        Stance.CONTRADICTS: ("contradicts the numbers", "contradict the numbers"),
        Stance.AGREES: ("agrees with them", "agree with them"),
        Stance.NOT_MEASURED: ("speaks of what we do not measure", "speak of what we do not measure"),
    }
    if not counts[Stance.CONTRADICTS]:
        words[Stance.AGREES] = ("agrees with the numbers", "agree with the numbers")
    told = []
    for stance, (one, many) in words.items():
        if count := counts[stance]:
            said = f"{count:,} {one if count == 1 else many}"
            told.append(_BOLD.format(said) if stance is Stance.CONTRADICTS else Markup("{}").format(said))
    return told


def waiting(count: int) -> str:
    """'2 wait for a second person'."""
    return f"{count:,} {'waits' if count == 1 else 'wait'} for a second person"


def left_unread(count: int) -> str:
    """'2 can be read once you have typed your role.'"""
    return f"{count:,} can be read once you have typed your role."


def elsewhere(count: int) -> str:
    """'2 were heard elsewhere in Camden.'"""
    return f"{count:,} {'was' if count == 1 else 'were'} heard elsewhere in Camden."


def otherwise(voices: Iterable[Reviewed]) -> str:
    """Who says otherwise than the numbers, of those that contradict them: residents, where any of it was heard from
    them; '' of none."""
    places = {each.voice.where for each in voices}
    if not places:
        return ""
    return STAFF_OTHERWISE if places == {Where.STAFF} else OTHERWISE


def reason_to_look(voices: Sequence[Reviewed]) -> str:
    """What the advice says of voices that contradict the numbers; '' of none."""
    if not voices:
        return ""
    many = "One voice contradicts" if len(voices) == 1 else f"{len(voices):,} voices contradict"
    return (
        f"{many} these numbers: a reason to look. It does not change what is suggested, and is not weighed against "
        "those that agree."
    )


def whence(snapshot: Snapshot, voice: Voice) -> str:
    """'Tenants' meeting, Haverstock ward; many said so'."""
    return f"{voice.where.word}, {lower_first(_place(snapshot, voice))}; {voice.how_many.word}"


def dated(voice: Voice) -> str:
    """'24 Sep 2026', 'Sep 2026'."""
    return f"{voice.on:%-d %b %Y}" if voice.to is Precision.DAY else f"{voice.on:%b %Y}"


def _place(snapshot: Snapshot, voice: Voice) -> str:
    area = snapshot.areas.get(voice.area)
    if area is None:
        return _GONE
    return place(area) if area.level is Level.BOROUGH else f"in {area.name} {area.level.word}"
