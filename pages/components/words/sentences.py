"""Sentences one after another."""

from collections.abc import Iterable


def in_turn(sentences: Iterable[str]) -> str:
    """Those that there are, as one text: what does not hold is ''."""
    return " ".join(each for each in sentences if each)
