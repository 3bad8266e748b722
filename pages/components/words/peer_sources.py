"""Whom figures of other boroughs are from, who chose the boroughs, and what to know before comparing them."""

from collections.abc import Sequence

from metrics import PEER_GROUPS, PeerAbout, PeerGroup
from pages.components.words.lists import listed
from pages.components.words.numbers import lower_first
from pages.components.words.periods import day_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.sentences import in_turn


def source(about: PeerAbout) -> str:
    """Who is to be named, and of which day the figures are."""
    return f"{about.publisher}, {about.source_title}, {about.day_is.word} {day_text(about.day)}, {about.licence}"


def gathered(several: Sequence[PeerAbout]) -> str:
    """The same of several series: every publisher once, and through whom; each names its own where it is looked closer
    at."""
    if len({each.source_title for each in several}) == 1:
        return source(several[0])
    names = dict.fromkeys(each.publisher.partition(", gathered by")[0] for each in several)
    licences = dict.fromkeys(each.licence for each in several)
    told = f"{listed([*names])}, through Explore Local Statistics of the Office for National Statistics"
    return f"{told}; {listed([*licences])}. Each indicator names its publication where it is looked closer at"


def chosen_by(group: PeerGroup) -> str:
    """Who chose the boroughs of a group, and by what; where that is printed."""
    said = PEER_GROUPS[group]
    return f"{said.because} ({said.source})."


def notes(about: PeerAbout, differ: str) -> str:
    """What to know before comparing: the publisher's caveat in our words, why Camden's own figure on its own page is
    another, and that a newer file was refused."""
    own = f"{BOROUGH_NAME}'s figure on the indicator's own page is another: {lower_first(differ).rstrip('.')}."
    return in_turn((about.caveat, own if differ else "", about.refused and f"{about.refused.rstrip('.')}."))
