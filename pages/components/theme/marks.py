"""The marks: one path each, drawn as a mask in the colour of the text unless it has a meaning."""

from functools import cache
from urllib.parse import quote

from markupsafe import Markup

_CIRCLE = "M10 .6a9.4 9.4 0 1 0 0 18.8a9.4 9.4 0 1 0 0-18.8Z"
_DIAMOND = "M10 -.6 20.6 10 10 20.6 -.6 10Z"
_SQUARE = "M1.5 1.5H18.5V18.5H1.5Z"
_UP, _DOWN = "M10 4.6 14.6 9.4H11.4V15.2H8.6V9.4H5.4Z", "M10 15.4 5.4 10.6H8.6V4.8H11.4V10.6H14.6Z"
_RING = "M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16Z"
_DOTS = "M5.2 8.8h2.4v2.4h-2.4ZM8.8 8.8h2.4v2.4h-2.4ZM12.4 8.8h2.4v2.4h-2.4Z"
_POLE = "M3.5 1.5h2v17h-2Z"


def _fill(path: str) -> str:
    return f"<path fill-rule='evenodd' d='{path}'/>"


def _line(path: str, *, dash: str = "none", width: float = 2) -> str:
    return f"<path fill='none' stroke='black' stroke-width='{width}' stroke-dasharray='{dash}' d='{path}'/>"


_WHOLE, _BROKEN = _line(_RING), _line(_RING, dash="2.4 2.2", width=1.7)
_CLOCK = _WHOLE + _line("M10 5V10.4L13.4 12.4")

MARKS = {
    # what a series does; the arrow is the way the number moves
    "improvement_up": _fill(_CIRCLE + _UP),
    "improvement_down": _fill(_CIRCLE + _DOWN),
    "concern_up": _fill(_DIAMOND + _UP),
    "concern_down": _fill(_DIAMOND + _DOWN),
    "common": _WHOLE + _line("M6.4 10H13.6"),
    "high": _fill(_SQUARE + _UP),
    "low": _fill(_SQUARE + _DOWN),
    "unknown": _BROKEN + _fill(_DOTS),
    # a place beside Camden
    "better": _fill(_CIRCLE),
    "worse": _fill(_DIAMOND),
    "higher": _fill(_SQUARE),
    "lower": _fill(_SQUARE),
    "similar": _WHOLE,
    # against a target
    "pass": _WHOLE + _line("M6 10.2 9 13.2 14.2 7"),
    "fail": _WHOLE + _line("M7 7 13 13M13 7 7 13"),
    "hit_or_miss": _WHOLE + _fill("M10 2A8 8 0 0 1 10 18Z"),
    "no_target": _BROKEN,
    "on_course": _fill(_POLE + "M5.5 2.5H17L14 7 17 11.5H5.5Z"),
    "uncertain": _fill(_POLE) + _line("M5 3.4H15.6L13 7 15.6 10.6H5", width=1.7),
    "off_course": _fill(_POLE) + _line("M8.6 3.4 15.4 10.2M15.4 3.4 8.6 10.2"),
    "date_passed": _line("M4.5 2H15.5M4.5 18H15.5M6 2C6 8 14 12 14 18M14 2C14 8 6 12 6 18", width=1.7),
    # advice and decisions
    "go_faster": _fill("M2 4 10 10 2 16ZM10 4 18 10 10 16Z"),
    "keep_going": _fill("M5 3 16.5 10 5 17Z"),
    "pause": _fill("M4.5 3.5H8.5V16.5H4.5ZM11.5 3.5H15.5V16.5H11.5Z"),
    "stop": _fill("M4 4H16V16H4Z"),
    "not_enough_data": _fill("M2 8h4v4h-4ZM8 8h4v4h-4ZM14 8h4v4h-4Z"),
    # what became of an action; one that is late has the clock
    "open": _WHOLE,
    "done": _WHOLE + _line("M6 10.2 9 13.2 14.2 7"),
    "withdrawn": _WHOLE + _line("M4.6 15.4 15.4 4.6"),
    # what is heard, beside the numbers: the filled one is the reason to look
    "contradicts": _fill(
        _CIRCLE + "M5 6.6H11.2L12.4 4.2 14 5 13.2 6.6H15V8.6H12.2L11 11H15V13H10L8.6 15.8 7 15 8 13H5V11H9L10.2 8.6H5Z"
    ),
    "agrees": _WHOLE + _line("M6.2 8H13.8M6.2 12H13.8"),
    "not_measured": _BROKEN + _line("M6.4 10H13.6M10 6.4V13.6"),
    "waiting": _line("M3.5 2H16.5V18H3.5Z", dash="2.6 2", width=1.7)
    + _line("M6.5 7H13.5M6.5 10H13.5M6.5 13H11", width=1.5),
    # figures that somebody else printed
    "quoted": _fill("M2 4H9V11L5.5 16.5H3L5 11H2ZM11 4H18V11L14.5 16.5H12L14 11H11Z"),
    # figures that are not there
    "late": _CLOCK,
    "pending": _CLOCK,
    "missing": _BROKEN,
    "withheld": _line("M1.5 1.5H18.5V18.5H1.5Z", width=1.5)
    + _line("M1.5 7.5 7.5 1.5M1.5 13 13 1.5M1.5 18.5 18.5 1.5M7 18.5 18.5 7M12.5 18.5 18.5 12.5", width=1.3),
}


# The room of a mark where there is none.
BLANK = Markup('<span class="ic" aria-hidden="true" style="visibility:hidden"></span>')


@cache
def mark(name: str, *, label: str = "") -> Markup:
    """A mark as HTML: silent beside its word, or with the word as `label` where it stands alone.

    Raises ValueError where there is no such mark."""
    if name not in MARKS:
        raise ValueError(f"there is no mark {name!r}; use one of: {', '.join(MARKS)}")
    voice = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    return Markup('<span class="ic ic-{}" {}></span>').format(name, voice)


def rules() -> str:
    """A style rule a mark, with its drawing."""
    return "".join(f'.ic-{name}{{--i:url("{_data_uri(body)}")}}\n' for name, body in MARKS.items())


def _data_uri(body: str) -> str:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'>{body}</svg>"
    return "data:image/svg+xml," + quote(svg)
