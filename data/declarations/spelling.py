"""What was probably meant by a word that is not known."""

import difflib
from collections.abc import Iterable


def meant(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like a word; None where none is like it."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return close[0] if close else None


def suggestion(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown word: `; did you mean 'minimum'?`, or nothing."""
    close = meant(word, known)
    return f"; did you mean '{close}'?" if close else ""
