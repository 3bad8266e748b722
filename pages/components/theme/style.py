"""The style sheet: colours, marks and the rules of style.css in one."""

from functools import cache
from pathlib import Path

from pages.components.theme import colours, marks

STYLE = Path(__file__).with_name("style.css")

# A figure is drawn in the colours of the screen's mode, which a style cannot see; the page's own turn by themselves.
_DARK_ON_PAPER = "@media print{[data-testid=stPlotlyChart]{filter:invert(1) hue-rotate(180deg)}}\n"


@cache
def stylesheet(mode: str | None = None) -> str:
    """Everything between `<style>` and `</style>`; in the mode 'dark' with a rule turning figures light on paper."""
    on_paper = _DARK_ON_PAPER if mode == colours.DARK else ""
    return f"{colours.tokens()}\n{marks.rules()}{STYLE.read_text(encoding='utf-8')}{on_paper}"
