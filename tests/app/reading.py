"""What a reader of a page gets, taken from AppTest: its words, and what a screen reader says of its figures."""

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from pages.components.screen import shelf
from tests import listed

FOLDER, FRAME = listed.FOLDER, listed.FRAME
OVERVIEW, INDICATOR, DEFINITIONS = "leadership/overview.py", "analysis/indicator.py", "reference/definitions.py"
SOURCES, ALL_INDICATORS = "reference/sources.py", "reference/all_indicators.py"
QUERY = "analysis/query.py"
PRIORITY, TRAINING = "leadership/priority.py", "leadership/training.py"
PROFILE, WARDS = "analysis/profile.py", "analysis/wards.py"
INEQUALITY, PEERS = "analysis/inequality.py", "analysis/peers.py"
INITIATIVES, VOICES = "delivery/initiatives.py", "delivery/voices.py"
DECISIONS, MEETING = "delivery/decisions.py", "delivery/meeting.py"
PAGES = tuple(each.file for each in listed.PAGES)


def markup(at: AppTest) -> str:
    """All HTML that a page writes itself but its style sheet, one element a line; the same of two sessions."""
    return re.sub(rf'(?<="{shelf.FOLDER}/)[^/]+', "session", _written(at))


def _written(at: AppTest) -> str:
    bodies = [element.proto.body for element in at.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def text(at: AppTest) -> str:
    """What a page says in its own words: neither names for what is only heard, nor what boxes offer."""
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", markup(at)).split()))


def nameless(text: str, snapshot: str) -> str:
    """A text without a snapshot's name, or the end of it, whose letters and figures may be those of anything."""
    return text.replace(snapshot, "").replace(snapshot.rpartition("-")[2], "")


def words(at: AppTest) -> str:
    """Everything that can be read or heard on a page but its figures: text, labels, choices."""
    spoken = re.findall(r'(?:aria-label|title|alt)="([^"]*)"', markup(at))
    text = re.sub(r"<[^>]*>", " ", markup(at))
    chosen = [part for box in (*at.selectbox, *at.radio) for part in (box.label, *box.options)]
    return html.unescape(" ".join(" ".join([text, *spoken, *chosen]).split()))


@dataclass(frozen=True, slots=True)
class File:
    """A way to a file: what is heard of it, its name, and its content, which is made when it is asked for."""

    label: str
    name: str
    content: Callable[[], bytes]


def files(at: AppTest) -> list[File]:
    """What a page offers to take along."""
    found = []
    for address, label in re.findall(r'<a class="file[^"]*" href="([^"]+)">(.*?)</a>', _written(at)):
        folder, _, where = unquote(html.unescape(address)).partition("/")
        make = shelf.find(where)
        assert folder == shelf.FOLDER
        assert make is not None, address
        name = where.rpartition("/")[2]
        assert re.fullmatch(r"[\w.-]+", name, re.ASCII), name  # as any disk and any header takes it
        heard = html.unescape(" ".join(re.sub(r"<[^>]*>", "", label).split()))
        found.append(File(heard, name, make))
    return found


def alerts(at: AppTest) -> list[str]:
    """What a screen reader says at once: that the address asks for something that is not there."""
    return [html.unescape(each) for each in re.findall(r'<p class="notice" role="alert">(.*?)</p>', markup(at))]


def headings(at: AppTest) -> list[str]:
    """The text of the page's `h1` elements: a sound page has one."""
    found = re.findall(r"<h1[^>]*>(.*?)</h1>", markup(at))
    return [html.unescape(heading) for heading in found]


def alts(at: AppTest) -> list[str]:
    """What stands for each figure where it cannot be seen."""
    return [figure.proto.alt for figure in at.get("plotly_chart")]


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure: what stands in its place, what the browser draws, and the page's own HTML of each block that it stands
    in, the innermost first."""

    alt: str
    spec: dict[str, Any]
    around: tuple[str, ...]

    def beside(self, what: str) -> str:
        """The HTML of the innermost block that has `what`; '' where none has."""
        return next((each for each in self.around if what in each), "")


def charts(at: AppTest) -> list[Chart]:
    """The figures of a page with what stands around them."""
    found: list[Chart] = []

    def look(block: Block, outer: tuple[str, ...]) -> None:
        own = "\n".join(each.proto.body for each in block.get("html"))
        for each in block.children.values():
            if isinstance(each, Block):
                look(each, (own, *outer))
            elif each.type == "plotly_chart":
                found.append(Chart(each.proto.alt, json.loads(each.proto.spec), (own, *outer)))

    look(at.main, ())
    return found


def rows(of: str) -> list[list[str]]:
    """The cells of every row of the tables in some HTML, as text."""
    cells = (re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL) for row in re.findall(r"<tr.*?</tr>", of, re.DOTALL))
    return [[html.unescape(re.sub(r"<[^>]+>", " ", cell)).strip() for cell in row] for row in cells]


def sparks(at: AppTest) -> list[str]:
    """What stands for each small line in a table."""
    return [
        html.unescape(alt) for alt in re.findall(r'<span class="spark" role="img" aria-label="([^"]+)"', markup(at))
    ]


def figures(at: AppTest) -> str:
    """The figures themselves, as the JSON that the browser draws."""
    return "\n".join(figure.proto.spec for figure in at.get("plotly_chart"))


def choice(at: AppTest, name: str) -> str:
    """What a filter is set to."""
    return str(at.selectbox(key=f"filter_{name}").value)
