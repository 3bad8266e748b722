"""Text that somebody could write to do harm, or that only looks so, and what a browser makes of a page with it."""

from html.parser import HTMLParser

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


class Structure(HTMLParser):
    """What a browser makes of HTML: its elements with the names of their attributes, and its text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.text = [], ""
        self.feed(str(text))
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, tuple(name for name, _ in attributes)))

    def handle_endtag(self, tag):
        self.elements.append((f"/{tag}", ()))

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.elements.append(("comment", data))
