"""Who printed each figure of an indicator, where its table names a source in every row."""

from collections.abc import Mapping
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
    where they have one source, which printed the same words for them."""
    if not printed:
        return Markup()
    words = {
        each.period: _as_printed(series.indicator, each, printed[each.period])
        for each in series.observations
        if each.period in printed
    }
    runs = groupby(sorted(printed, reverse=True), key=lambda period: (printed[period], words.get(period, "")))
    named = [
        (each, said, [period_text(series.frequency, period) for period in periods]) for (each, said), periods in runs
    ]
    caveats = {each.caveat for each, *_ in named}
    # What is the same of all is said once.
    shared = caveats.pop() if len(named) > 1 and len(caveats) == 1 else ""
    items = joined(_item(each, said, periods, "" if shared else each.caveat) for each, said, periods in named)
    of_all = paragraph("foot", f"Of each of these: {cut(shared, OF_A_CAVEAT)}") if shared else Markup()
    return _LIST.format(items) + of_all


def _as_printed(indicator: Indicator, observation: Observation, printed: Printed) -> str:
    """' Published as "618 or more".'; '' for an exact one."""
    if printed.qualifier == _EXACTLY or observation.value is None:
        return ""
    words = Bound(printed.qualifier).word.format(exactly(indicator, observation.value))
    return f' Published as "{words}".'


def _item(printed: Printed, said: str, periods: list[str], caveat: str) -> Markup:
    called, address = title(printed), printed.address
    source = link(address, called) if address.startswith(("https://", "http://")) else called
    caveat = f" {cut(caveat, OF_A_CAVEAT)}" if caveat else ""
    named = periods[0] if len(periods) == 1 else f"{periods[-1]} to {periods[0]}"
    return _ITEM.format(named, source, publisher(printed), day(printed), sureness(printed), said, caveat)
