"""The words of the whole project, declared once: each member is its stored value, and has its word for a reader, its
mark, and the place of its colour in the theme. Whatever has no mark or colour of its own has '' and 'text'.

This is their door: whoever uses one takes it from here."""

from data.vocabulary.checked import CheckedPart, Checker
from data.vocabulary.entered import ActionState, Decided, Found, Precision, Stage, Way
from data.vocabulary.figures import (
    Beside,
    Bound,
    Counted,
    Frequency,
    Kind,
    Level,
    Origin,
    Polarity,
    Population,
    PriorityKind,
    Reason,
    Standing,
    Status,
    TargetOrigin,
    Uncertainty,
)
from data.vocabulary.heard import HowMany, Identifier, Stance, VoiceState, Where
from data.vocabulary.judged import (
    Advice,
    Assurance,
    Course,
    GapChange,
    Method,
    Signal,
    Strength,
    Unjudged,
    Variation,
)
from data.vocabulary.peers import NotPrinted, PeerDay, PeerGroup
from data.vocabulary.term import Term

__all__ = [
    "ActionState",
    "Advice",
    "Assurance",
    "Beside",
    "Bound",
    "CheckedPart",
    "Checker",
    "Counted",
    "Course",
    "Decided",
    "Found",
    "Frequency",
    "GapChange",
    "HowMany",
    "Identifier",
    "Kind",
    "Level",
    "Method",
    "NotPrinted",
    "Origin",
    "PeerDay",
    "PeerGroup",
    "Polarity",
    "Population",
    "Precision",
    "PriorityKind",
    "Reason",
    "Signal",
    "Stage",
    "Stance",
    "Standing",
    "Status",
    "Strength",
    "TargetOrigin",
    "Term",
    "Uncertainty",
    "Unjudged",
    "Variation",
    "VoiceState",
    "Way",
    "Where",
]
