"""Patterns that only say which characters a text may have, and how many: a long column is held to them by its bytes."""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa

# As in the pattern of a key; a text that is empty has a rule of its own.
FORM = re.compile(r"\[([\w-]+)\]\{1,(\d+)\}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Characters:
    """The ASCII characters that a text may have, and how many of them at most."""

    allowed: bytes
    most: int

    def are_all_of(self, texts: pa.Array) -> bool:
        """Whether every text has these characters alone, by one look at all their bytes together.

        Where a regular expression takes 60 ns for each text of a file without a dictionary, this takes 20.
        """
        _, places, written = texts.buffers()
        if not len(texts) or written is None:
            return True
        ends = np.frombuffer(places, np.int32)[texts.offset : texts.offset + len(texts) + 1]
        within = memoryview(written)[ends[0] : ends[-1]]
        return bool(np.diff(ends).max() <= self.most) and not within.tobytes().translate(None, self.allowed)


@cache
def characters(pattern: str) -> Characters | None:
    """What a pattern says, where that is only which characters and how many."""
    form = FORM.fullmatch(pattern)
    if not form:
        return None
    one, most = re.compile(f"[{form[1]}]"), int(form[2])
    return Characters(bytes(code for code in range(128) if one.fullmatch(chr(code))), most)
