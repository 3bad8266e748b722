"""The kinds of entries: work and what was expected of it, decisions and what they stood on, meetings and actions."""

from data.store.decision import Decision, Review
from data.store.initiative import Expectation, Initiative
from data.store.meeting import Action, Meeting

KINDS = (Initiative, Expectation, Decision, Review, Meeting, Action)
