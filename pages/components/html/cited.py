"""Who printed each figure of an indicator, where its table names a source in every row."""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from metrics import Bound, Indicator, Observation, Printed, Series
from pages.components.html.markup import joined, link, paragraph
from pages.components.words.numbers import exactly
from pages.components.words.outside import cut
from pages.components.words.periods import period_text
from pages.components.words.printed import day, publisher, sureness, title

OF_A_CAVEAT = 400  # in characters
_EXACTLY = "exactly"  # as a figure was printed, but for a bound, or about so much

_LIST = Markup('<ul class="cited">{}</ul>')
_ITEM = Markup("<li><b>{}</b> {}, {}, {} ({}).{}{}</li>")


def cited(series: Series, printed: Mapping[date, Printed]) -> Markup:
    """The sources by period, newest first, as a list; '' for none. Periods that follow one another are named together
    where one publication has them all, however many days it came out on, and printed the same words for them."""
    if not printed:
        return Markup()
    words = {
        each.period: _as_printed(series.indicator, each, printed[each.period])
        for each in series.observations
        if each.period in printed
    }
    newest_first = sorted(printed, reverse=True)
    runs = [
        [*run] for _, run in groupby(newest_first, lambda period: (_undated(printed[period]), words.get(period, "")))
    ]
    named = [([printed[period] for period in run], words.get(run[0], ""), _from_to(series, run)) for run in runs]
    caveats = {each.caveat for (each, *_), *_ in named}
    # What is the same of all is said once.
    shared = caveats.pop() if len(named) > 1 and len(caveats) == 1 else ""
    items = joined(_item(several, said, run, "" if shared else several[0].caveat) for several, said, run in named)
    of_all = paragraph("foot", f"Of each of these: {cut(shared, OF_A_CAVEAT)}") if shared else Markup()
    return _LIST.format(items) + of_all


def _as_printed(indicator: Indicator, observation: Observation, printed: Printed) -> str:
    """' Published as "618 or more".'; '' for an exact one."""
    if printed.qualifier == _EXACTLY or observation.value is None:
        return ""
    words = Bound(printed.qualifier).word.format(exactly(indicator, observation.value))
    return f' Published as "{words}".'


def _undated(printed: Printed) -> Printed:
    return dataclasses.replace(printed, day=date.min)


def _from_to(series: Series, newest_first: Sequence[date]) -> str:
    """'2021 to 2024', '2024'; of quarters, whose own names have a 'to', 'Apr to Jun 2018, until Oct to Dec 2025'."""
    ends = dict.fromkeys(period_text(series.frequency, each) for each in (newest_first[-1], newest_first[0]))
    return (", until " if any(" to " in each for each in ends) else " to ").join(ends)


def _days(several: Sequence[Printed]) -> str:
    """When they came out: '10 April 2018 to 8 December 2025'; the last day that the data speak of, where no other is
    known."""
    first, last = (pick(several, key=lambda each: each.day) for pick in (min, max))
    return day(last) if first.day == last.day or not last.is_published else f"{day(first)} to {day(last)}"


def _item(several: Sequence[Printed], said: str, periods: str, caveat: str) -> Markup:
    printed = several[0]
    called, address = title(printed), printed.address
    source = link(address, called) if address.startswith(("https://", "http://")) else called
    caveat = f" {cut(caveat, OF_A_CAVEAT)}" if caveat else ""
    return _ITEM.format(periods, source, publisher(printed), _days(several), sureness(printed), said, caveat)
