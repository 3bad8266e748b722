"""What is known to have moved a series, as numbered flags in its figure and a list of their words below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from metrics import Indicator
from pages.components.exhibits.axes import note
from pages.components.exhibits.exhibit import Drawing
from pages.components.theme.colours import COLOUR
from pages.components.words.periods import day_text

_LIST = Markup('<ol class="flags">{}</ol>')
_FLAG = Markup("<li><b>{}</b> <span><b>{}</b> {} ({})</span></li>")
_REBASED = "The expected range is drawn anew"


@dataclass(frozen=True, slots=True)
class Flag:
    """What happened, on which day, and on whose word."""

    since: date
    words: str
    by: str


def flags(indicator: Indicator, first: date, last: date, decided: Sequence[Flag] = ()) -> list[Flag]:
    """Those of an indicator's days from the first to the last, oldest first: from when its limits are drawn anew, and
    what is recorded to have moved its figures; and what was `decided` since the first, however late."""
    found = [Flag(each.since, f"{_REBASED}: {each.reason}", each.by) for each in indicator.rebases]
    found += [Flag(each.since, each.reason, each.by) for each in indicator.causes]
    there = [each for each in found if first <= each.since <= last]
    there += [each for each in decided if first <= each.since]
    return sorted(there, key=lambda each: (each.since, each.words))


def numbers(several: Sequence[Flag]) -> list[Drawing]:
    """Their numbers at the top of the plot; those of one day stand under one another."""
    seen: dict[date, int] = {}
    drawn = []
    for number, each in enumerate(several, 1):
        row = seen[each.since] = seen.get(each.since, -1) + 1
        place: Drawing = {"x": each.since.isoformat(), "xref": "x", "y": 1, "yanchor": "top", "yshift": -20 * row}
        font = {"size": 12, "color": COLOUR["page"]}
        drawn.append(note(f"<b>{number}</b>", bgcolor=COLOUR["text"], borderpad=2, font=font, **place))
    return drawn


def stems(several: Sequence[Flag]) -> list[Drawing]:
    """A dotted line down from each day."""
    line = {"color": COLOUR["text"], "width": 1, "dash": "2px,3px"}
    days = dict.fromkeys(each.since.isoformat() for each in several)
    across: Drawing = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "line": line, "layer": "below"}
    return [across | {"x0": each, "x1": each} for each in days]


def listed(several: Sequence[Flag]) -> Markup:
    """Their words, to stand below the figure; nothing for none."""
    if not several:
        return Markup()
    rows = (_FLAG.format(number, day_text(each.since), each.words, each.by) for number, each in enumerate(several, 1))
    return _LIST.format(Markup().join(rows))
