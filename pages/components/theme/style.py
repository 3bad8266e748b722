"""The style sheet: colours, marks and the rules of the files in `styles` in one."""

from functools import cache
from pathlib import Path

from pages.components.theme import colours, marks

_FOLDER = Path(__file__).with_name("styles")
_PAPER = "paper.css"  # last, since it takes back what the others say of the screen

# A figure is drawn in the colours of the screen's mode, which a style cannot see; the page's own turn by themselves.
_DARK_ON_PAPER = "@media print{[data-testid=stPlotlyChart]{filter:invert(1) hue-rotate(180deg)}}\n"


@cache
def written() -> str:
    """The rules of every file."""
    files = sorted(_FOLDER.glob("*.css"), key=lambda each: (each.name == _PAPER, each.name))
    return "\n".join(each.read_text(encoding="utf-8") for each in files)


@cache
def stylesheet() -> str:
    """The whole of it."""
    return f"{colours.tokens()}\n{marks.rules()}{written()}"


def in_mode(mode: str | None) -> str:
    """The rules that only a mode of the screen has, 'dark' or 'light': in dark one turns figures light on paper."""
    return _DARK_ON_PAPER if mode == colours.DARK else ""
