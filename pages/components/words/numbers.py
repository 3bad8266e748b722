"""Numbers and units as they are written in sentences, labels and cells."""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache

from metrics import Frequency, Indicator, Kind

_SHARE, _POUNDS = "share", "pounds"
POUND = "\N{POUND SIGN}"
# Numbers whose words are kept: the same stand on the axis, in the sentence and in the table of an exhibit.
_SEVERAL = 16_384
PENCE = 2  # places of an amount that is not in whole pounds
_WEIGHTED = re.compile(r",? \(?weighted\)?$")
_WEIGHED_BY = re.compile(r", times (?:its )?residents$")


def is_share(indicator: Indicator) -> bool:
    """Whether its values, 0 to 1, are written in per cent."""
    return indicator.kind is Kind.PROPORTION or indicator.unit == _SHARE


def is_money(indicator: Indicator) -> bool:
    """Whether its values are amounts, which are written with the sign before them: '£879.90'."""
    return str(indicator.unit).split()[0] == _POUNDS


def is_never_negative(indicator: Indicator) -> bool:
    """Whether it counts, so that no figure of it is less than nought."""
    return indicator.kind in (Kind.COUNT, Kind.PROPORTION, Kind.RATE)


def counted(indicator: Indicator) -> str:
    """What its numbers are of; what a modelled mean was weighted by is for the definition."""
    return _WEIGHED_BY.sub("", indicator.numerator)


def out_of(indicator: Indicator) -> str:
    """What its denominator counts; of weighted answers that is the people who gave them, each as one."""
    words = str(indicator.denominator)
    return _WEIGHTED.sub("", words) if indicator.weighted else words


def unit_words(indicator: Indicator) -> str:
    """What a number needs said beside it, since its unit does not: 'Tonnes emitted in the borough'; else ''."""
    lacking = indicator.kind is Kind.COUNT or (indicator.per == 1 and not indicator.unit)
    return counted(indicator) if lacking else ""


def number(indicator: Indicator, value: float, places: int | None = None) -> str:
    """The number alone, with the places of its exhibit where it is in one: '84%', '1.93', '1,379'. What is more than
    nothing is never written as zero."""
    return _fixed(indicator, value, usual_places(indicator, value) if places is None else places)


def displayed(indicator: Indicator, value: float, places: int) -> float:
    """A value as its number is written: 84.0 for 84%, 1.93 for 1.9321."""
    return _displayed(value, places, share=is_share(indicator))


def limit(indicator: Indicator, value: float, places: int, *, up: bool) -> float:
    """The nearest value that is written with so many places, and is no less (`up`), or no more."""
    written = _scaled(indicator, value).quantize(Decimal(1).scaleb(-places), ROUND_CEILING if up else ROUND_FLOOR)
    return float(written / (100 if is_share(indicator) else 1))


def unit(indicator: Indicator, frequency: Frequency | None = None) -> str:
    """What stands beside the number: 'per 1,000', in full 'per 1,000 residents a month' or 'tonnes per resident a
    year'; '' for a share."""
    every = "" if frequency is None or indicator.stock else _every(frequency)
    if indicator.kind is Kind.COUNT:
        return every.strip()
    if is_money(indicator):
        return str(indicator.unit).removeprefix(_POUNDS).strip()
    if indicator.kind is not Kind.RATE:
        return "" if is_share(indicator) else str(indicator.unit)
    of, what = str(indicator.denominator).split()[0].lower(), f"{indicator.unit} " if indicator.unit else ""
    if indicator.per == 1:
        return f"{what}per {of.removesuffix('s')}{every}"
    return f"{what}per {indicator.per:,}{f' {of}' if frequency else ''}{every}"


def measured_in(indicator: Indicator, frequency: Frequency) -> str:
    """What a column of its values is in: 'share, 0 to 1', 'per 1,000 residents a month', 'points', 'Trees planted'."""
    if is_share(indicator):
        return "share, 0 to 1"
    if is_money(indicator):
        return str(indicator.unit)
    if indicator.kind is Kind.COUNT:
        return f"{counted(indicator)}, {unit(indicator, frequency)}".removesuffix(", ")
    return unit(indicator, frequency)


def defined(indicator: Indicator) -> str:
    """What is counted, and out of what, in one line."""
    return f"{indicator.numerator}; out of: {out_of(indicator)}" if indicator.denominator else indicator.numerator


def value_text(indicator: Indicator, value: float, places: int | None = None) -> str:
    """'84%', '1.93 per 1,000', '£879.90 a week'."""
    return f"{number(indicator, value, places)} {unit(indicator)}".strip()


def exactly(indicator: Indicator, value: float) -> str:
    """A number that someone set, with all its places: '40.5%', '1,800'."""
    if is_money(indicator):
        return _fixed(indicator, value, 0 if value == round(value) else PENCE)
    return f"{value * 100:,.10g}%" if is_share(indicator) else f"{value:,.10g}"


def count_text(indicator: Indicator, count: float) -> str:
    """A numerator or denominator: whole things, tenths of what is weighed, whole answers where weighted; what is more
    than nothing is never written as zero."""
    places = 0 if indicator.weighted or count == round(count) else 1
    least = 10**-places
    if 0 < count < least / 2:
        return f"under {least:.{places}f}"
    return f"{_rounded(Decimal(f'{count:.15g}'), places):,.{places}f}"


def interval_text(
    indicator: Indicator, lower: float | None, upper: float | None, places: int, *, joined: str = "to"
) -> str:
    """'1.21 to 1.38', '82% to 86%', with the places of the figure that it goes with; '' for none."""
    if lower is None or upper is None:
        return ""
    first, last = (_fixed(indicator, end, places) for end in (lower, upper))
    return first if first == last else f"{first} {joined} {last}"


def where_between(ends: str) -> str:
    """'between 82% and 86%', and of an interval whose ends are written alike 'at 84%'; its ends are joined by 'and'."""
    return f"between {ends}" if " and " in ends else f"at {ends}"


def many(count: int) -> str:
    """'1 indicator', '140 indicators'."""
    return "1 indicator" if count == 1 else f"{count:,} indicators"


def one_of_several(plural: str) -> str:
    """'case' of cases, 'family' of families, 'person' of people."""
    irregular = {"people": "person", "children": "child"}.get(plural)
    return irregular or (f"{plural[:-3]}y" if plural.endswith("ies") else plural.removesuffix("s"))


def ordinal(number: int) -> str:
    """'1st', '2nd', '3rd', '4th', '11th', '21st'."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ends.get(number % 10, 'th')}"


def upper_first(text: str) -> str:
    """A text to begin with."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """A text to go on with inside a sentence; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _every(frequency: Frequency) -> str:
    """' a month', ' a year' of financial and academic ones too; '' for what is measured once."""
    return "" if frequency is Frequency.ONCE else f" a {frequency.word.rpartition(' ')[2]}"


def usual_places(indicator: Indicator, value: float) -> int:
    """How many places a number has by itself: tenths of a small share, three figures of most others."""
    size = abs(value)
    if is_share(indicator):
        return 1 if size < 0.0995 or 0.995 <= size < 1 else 0
    if indicator.kind is Kind.COUNT or (indicator.kind is Kind.PUBLISHED and size == round(size)):
        return 0
    if is_money(indicator):
        return PENCE
    return 2 if size < 9.995 else 1 if size < 99.95 else 0


def _fixed(indicator: Indicator, value: float, places: int) -> str:
    return _written(value, places, share=is_share(indicator), money=is_money(indicator))


@lru_cache(_SEVERAL)
def _written(value: float, places: int, *, share: bool, money: bool) -> str:
    suffix, pounds = "%" if share else "", POUND if money else ""
    shown, least = abs(_decimal(value, share=share)), Decimal(10) ** -places
    sign = ("\N{MINUS SIGN}" if value < 0 else "") + pounds
    if shown == 0:
        return f"{pounds}0{suffix}"
    if shown < least / 2:
        return f"{'over' if value < 0 else 'under'} {sign}{least:.{places}f}{suffix}"
    if suffix and value > 0 and 100 - least / 2 <= shown < 100:
        return f"over {100 - least:.{places}f}%"
    return f"{sign}{_rounded(shown, places):,.{places}f}{suffix}"


def _scaled(indicator: Indicator, value: float) -> Decimal:
    """A value in the units that it is written in."""
    return _decimal(value, share=is_share(indicator))


# Whether two ends lie on one side of a benchmark is asked with each number of places, of every figure of a page.
@lru_cache(_SEVERAL)
def _displayed(value: float, places: int, *, share: bool) -> float:
    return float(_rounded(_decimal(value, share=share), places))


@lru_cache(_SEVERAL)
def _decimal(value: float, *, share: bool) -> Decimal:
    """The decimal number that was meant, without what binary adds to it; of a share its per cent."""
    return Decimal(f"{value:.15g}") * (100 if share else 1)


def _rounded(shown: Decimal, places: int) -> Decimal:
    """To so many places, halves away from nought, as they are rounded in print: 64.5 to 65."""
    return shown.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
