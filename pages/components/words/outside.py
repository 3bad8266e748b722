"""Words from outside, as an address, a file's categories or a publisher's title: text, and no more than its room."""

import unicodedata

MOST = 80
OF_A_SOURCE = 290  # a title, a publisher, a list of files

# Controls, marks that are not seen or turn the direction of what follows, and halves of characters.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def cut(text: str, most: int = MOST) -> str:
    """The text in one line, without what cannot be seen, and of at most so many characters."""
    # No more is looked at than can be shown: an address may be longer than a book.
    looked_at = text[: most * 4]
    # What Python can print has nothing in it that cannot be seen, nor any space but the plain one.
    seen = looked_at if looked_at.isprintable() else "".join(map(_seen, looked_at))
    told = " ".join(seen.split())
    if len(told) <= most and len(text) <= most * 4:
        return told
    # After a whole word, unless that would leave out much.
    kept, follows = told[: most - 1], told[most - 1 : most]
    whole = kept.rpartition(" ")[0] if follows.strip() else kept
    kept = whole if len(whole) * 2 > most else kept
    return f"{kept.rstrip(' ,;:(')}\N{HORIZONTAL ELLIPSIS}"


def _seen(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _UNSEEN else character
