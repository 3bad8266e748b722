"""What a reader of a page gets, taken from AppTest: its words, and what a screen reader says of its figures."""

import ast
import html
import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

FOLDER = Path(__file__).parents[2] / "pages"
FRAME = FOLDER / "frame.py"


def listed() -> tuple[str, ...]:
    """The pages that the frame lists, in the order of its menu."""
    calls = [node for node in ast.walk(ast.parse(FRAME.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    pages = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "page"]
    pages.sort(key=lambda call: call.lineno)
    return tuple(ast.literal_eval(call.args[0]) for call in pages)


OVERVIEW, INDICATOR, DEFINITIONS = "leadership/overview.py", "analysis/indicator.py", "reference/definitions.py"
SOURCES, ALL_INDICATORS = "reference/sources.py", "reference/all_indicators.py"
PRIORITY, TRAINING = "leadership/priority.py", "leadership/training.py"
PAGES = listed()


def markup(at: AppTest) -> str:
    """All HTML that a page writes itself but its style sheet, one element a line."""
    bodies = [element.proto.body for element in at.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def words(at: AppTest) -> str:
    """Everything that can be read or heard on a page but its figures: text, labels, choices."""
    spoken = re.findall(r'(?:aria-label|title|alt)="([^"]*)"', markup(at))
    text = re.sub(r"<[^>]*>", " ", markup(at))
    chosen = [part for box in at.selectbox for part in (box.label, *box.options)]
    buttons = [button.proto.label for button in at.get("download_button")]
    return html.unescape(" ".join(" ".join([text, *spoken, *chosen, *buttons]).split()))


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
