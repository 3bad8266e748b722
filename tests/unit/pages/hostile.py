"""Text that somebody could write to do harm, or that only looks so: markup of every kind that a page draws with."""

from hypothesis import strategies as st

from tests.worlds import HOSTILE

NAMED = (
    *HOSTILE,
    "</style></p><b>bold</b>",
    "<br><i>x</i>",
    "%{x} {} {0.__class__}",
    "toString",
    "\u202egnp.x\u2066",
    "\x00\x1b[31m",
    "a\nb\tc",
    "x" * 500,
    "<" * 100,
)
texts = st.sampled_from(NAMED) | st.text(min_size=1, max_size=200) | st.text("<>&\"'=#;/ab", min_size=1, max_size=40)
