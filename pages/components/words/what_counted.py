"""What an indicator counts, and out of what."""

from metrics import Frequency, Indicator, Kind
from pages.components.words.how_often import one
from pages.components.words.numbers import lower_first, out_of, unit, upper_first

_COUNTED = {
    Kind.COUNT: "A count",
    Kind.PROPORTION: "Share of {of}",
    Kind.RATE: "Rate per {per:,} {of}",
    Kind.MEAN: "Mean over {of}",
    Kind.PUBLISHED: "A figure as its publisher printed it",
}
_PARTS_OF_A_YEAR = (Frequency.MONTH, Frequency.TERM, Frequency.QUARTER)
_WEIGHTED = ". Answers are weighted to stand for everyone"


def out_of_what(indicator: Indicator) -> str:
    """What it is out of, said of residents with the census that counted them."""
    census = indicator.per is not None and indicator.denominator_is is None
    return (
        f"{str(indicator.denominator).capitalize()} (Census 2021)"
        if census
        else out_of(indicator)
        if indicator.denominator
        else ""
    )


def in_what_way(indicator: Indicator) -> str:
    """'Rate per 1,000 residents, in a month, not made annual'."""
    of = lower_first(out_of(indicator))
    words = _COUNTED[indicator.kind].format(per=indicator.per or 1, of=of)
    if indicator.per == 1:
        words = upper_first(unit(indicator))
    if indicator.kind is Kind.RATE and not indicator.stock and indicator.frequency is not Frequency.ONCE:
        words += (
            f", in {one(indicator.frequency)}{', not made annual' if indicator.frequency in _PARTS_OF_A_YEAR else ''}"
        )
    return words + (_WEIGHTED if indicator.weighted else "")
