"""Who printed each figure of an indicator, where its table names a source in every row."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby

from markupsafe import Markup

from metrics import Bound, Frequency, Printed
from pages.components.html.markup import joined, link
from pages.components.words.periods import period_text
from pages.components.words.printed import day, sureness

_EXACTLY = "exactly"  # as a figure was printed, but for a bound, or about so much

_LIST = Markup('<ul class="cited">{}</ul>')
_ITEM = Markup("<li><b>{}</b> {}, {}, {} ({}).{}{}</li>")


def cited(frequency: Frequency, printed: Mapping[date, Printed]) -> Markup:
    """The sources by period, newest first, as a list; '' for none. Periods that follow one another and have one source
    are named together."""
    if not printed:
        return Markup()
    runs = groupby(sorted(printed, reverse=True), key=lambda period: printed[period])
    named = [(each, [period_text(frequency, period) for period in periods]) for each, periods in runs]
    return _LIST.format(joined(_item(each, periods) for each, periods in named))


def _item(printed: Printed, periods: list[str]) -> Markup:
    title, address = printed.title, printed.address
    source = link(address, title) if address.startswith(("https://", "http://")) else title
    exact = printed.qualifier == _EXACTLY
    how = "" if exact else f" Printed as {Bound(printed.qualifier).word.format('so much')}."
    caveat = f" {printed.caveat}" if printed.caveat else ""
    named = periods[0] if len(periods) == 1 else f"{periods[-1]} to {periods[0]}"
    return _ITEM.format(named, source, printed.publisher, day(printed), sureness(printed), how, caveat)
