"""A review meeting by name."""

from data.store import Meeting
from pages.components.words.outside import cut
from pages.components.words.periods import day_text


def title(of: Meeting) -> str:
    """'Review meeting, 20 October 2026'"""
    return f"Review meeting, {day_text(of.day)}"


def scope(of: Meeting) -> str:
    """'Neighbourhoods board, led by the director of housing'"""
    led = f", led by {cut(of.chair)}" if of.chair else ""
    return f"{cut(of.board)}{led}"
