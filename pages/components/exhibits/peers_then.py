"""Camden beside the middle half of a group over all periods in common: the lines, their words and their table."""

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from metrics import AmongThen, changed_among
from pages.components.exhibits.axes import ticks
from pages.components.exhibits.exhibit import Figure, Table
from pages.components.exhibits.peer_asked import Asked
from pages.components.exhibits.peer_axes import reach_over_time
from pages.components.exhibits.peer_change import change_words
from pages.components.exhibits.peer_lines import Then, is_few, peer_lines
from pages.components.words.peer_changes import moved_with
from pages.components.words.peer_periods import in_period, peer_period
from pages.components.words.peers import them
from pages.components.words.places import BOROUGH_NAME

_ABOVE = Markup('<h3>{}</h3><p class="finding">{}</p>')
_MOVED = "Did Camden move with them?"
_SPACING = 1.5  # times as far apart as others, from which on a period is missing between two


def beside_over_time(looked: Asked, told: Sequence[AmongThen]) -> Figure:
    """Camden's line or dots over the middle half, under whether it moved with them."""
    written, write = looked.of.written, looked.writing
    ends, last = reach_over_time(looked, told), told[-1]
    periods = _periods(looked, told)
    names = [
        (f"<b>{BOROUGH_NAME} {write.figure(last.period.camden)}</b>", "area"),
        (f"shaded: middle half {write.between(last.middle.lower, last.middle.upper)}", "quiet"),
    ]
    if last.period.london.value is not None:
        names.append(
            (f"{'dash' if is_few(periods) else 'dashed'}: London {write.number(last.period.london.value)}", "quiet")
        )
    drawing = peer_lines(periods, names, ends, ticks(written, ends), made_up=False)
    change = changed_among(looked.series, looked.found.group, told[0].period.first, last.period.first)
    sentence = moved_with("" if change is None else change_words(looked, change), told)
    return Figure(drawing, _alt_over_time(looked, told), _MOVED, above=_ABOVE.format(_MOVED, sentence))


def _periods(looked: Asked, told: Sequence[AmongThen]) -> list[Then]:
    """Every period in common, and a period without figures where one is missing between two."""
    steps = [(one.period.first, (other.period.first - one.period.first).days) for one, other in pairwise(told)]
    usual = min(days for _, days in steps)
    after = {first: days > _SPACING * usual for first, days in steps}
    found: list[Then] = []
    for each in told:
        period, write = each.period, looked.writing
        name = peer_period(period, short=True)
        half = (each.middle.lower, each.middle.upper)
        hover = (
            f"{BOROUGH_NAME}, {peer_period(period)}: {write.figure(period.camden)}, middle half {write.between(*half)}"
        )
        found.append(Then(period.first, name, period.camden.value, period.london.value, half, hover))
        if after.get(period.first):
            found.append(Then(period.last, "", None, None, None, ""))
    return found


def _alt_over_time(looked: Asked, told: Sequence[AmongThen]) -> str:
    first, last = (
        f"{looked.writing.figure(each.period.camden)} {in_period(each.period)}, middle half "
        f"{looked.writing.between(each.middle.lower, each.middle.upper)}"
        for each in (told[0], told[-1])
    )
    kind = "Dots over time beside uprights" if is_few(_periods(looked, told)) else "A line over time beside a band"
    return (
        f"{kind}: {looked.of.title}, {BOROUGH_NAME} and the middle half of "
        f"{them(looked.found.group)}. {len(told)} periods: first {first}; last {last}."
    )


def table_of_periods(looked: Asked, told: Sequence[AmongThen]) -> Table:
    """Newest first."""
    write = looked.writing
    cells = [
        [
            peer_period(each.period),
            write.figure(each.period.camden),
            write.range(each.period.camden),
            write.between(each.middle.lower, each.middle.upper),
            write.number(each.middle.middle),
            write.figure(each.period.london),
            {0: "Inside", 1: "Above", -1: "Below"}[each.side],
        ]
        for each in reversed(told)
    ]
    headings = [
        *("Period", BOROUGH_NAME, "Its range", "Middle half", "Middle", "London", "Camden beside the middle half"),
    ]
    return Table(f"{looked.of.title}: Camden and {them(looked.found.group)} over time", headings, cells)
