"""Sentences one after another."""

from collections.abc import Iterable


def in_turn(sentences: Iterable[str]) -> str:
    """Those that there are, as one text: what does not hold is ''."""
    return " ".join(each for each in sentences if each)


def ended(text: str) -> str:
    """A text that somebody typed, with a full stop where it ends without a mark of its own."""
    return text if text.endswith((".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")) else f"{text}."
