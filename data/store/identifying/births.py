"""Where a text holds a day on which somebody was born, or one so long ago that it may be that."""

import re
from collections.abc import Iterator

from data.store.identifying.addresses import COUNTED
from data.store.identifying.finding import kept

# A whole day before this year is of no use to what was heard, and may be of birth: its year alone says enough.
RECENT = 2020
_CENTURY = 30  # of two figures for a year, those from here on are of the century before

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY, _TH = r"(?<![\d£$€])\d{1,2}", r"(?:\s?(?:st|nd|rd|th))?"
_YEAR = r"(?:(?:19|20)\s?\d\d|'?\d\d)(?![\d%:]|\.\d|\s?[ap]\.?m\b)"
_GAP, _SIGN = r"[\s,./-]{0,3}", r"\s?[/.|\\-]\s?|,\s?|\s"
_IN_WORDS = re.compile(
    rf"(?:{_DAY}{_TH}{_GAP}(?:(?:day\s+)?of\s+)?{_MONTH}|{_MONTH}{_GAP}(?:the\s+)?\d{{1,2}}{_TH}(?!\d)){_GAP}(?P<year>{_YEAR})",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(
    rf"{_DAY}(?P<sign>{_SIGN})\d{{1,2}}(?P=sign)(?P<year>{_YEAR})|"
    rf"(?<!\d)(?P<first>(?:19|20)\d\d)(?P<other>{_SIGN})\d{{1,2}}(?P=other)\d{{1,2}}(?!\d)"
)
_ON_END = re.compile(r"(?<!\d)(?:(?P<dmy>\d{4})(?P<year>(?:19|20)\d\d)|(?P<first>(?:19|20)\d\d)(?P<ymd>\d{4}))(?!\d)")
_NO_YEAR = re.compile(
    rf"{_DAY}{_TH}{_GAP}(?:of\s+)?{_MONTH}|{_MONTH}{_GAP}(?:the\s+)?\d{{1,2}}{_TH}(?!\d)|{_DAY}[/.|-]\d{{1,2}}(?!\d)|"
    r"(?<!\d)\d{6}(?!\d)|(?<!\d)\d{1,2}\s\d{1,2}\s\d{2,4}(?!\d)",
    re.IGNORECASE,
)
_BORN = r"(?:born|d\W?\s?o\W?\s?b|date of birth|birth\s?-?dates?|birth\s?-?days?|b\.)"
_BEFORE = re.compile(
    rf"\b(?:{_BORN}(?!\w)[^.!?;\d]{{0,30}}|turn(?:s|ed|ing)?\s+\d{{1,3}},?\s+(?:on\s+)?(?:the\s+)?)\W{{0,3}}$",
    re.IGNORECASE,
)
# A month with its year is no day: of many who were born in it it says nothing.
_MONTH_OF = re.compile(rf"(?<!\d )(?<!\d)\b{_MONTH}{_GAP}(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:children|babies|those|people|anyone|pupils|boys|girls|all|any|if|who)\s+(?:who\s+)?(?:(?:were|was|are|is)\s+)?"
    r"born\b[^.!?;\d]{0,30}$",
    re.IGNORECASE,
)
# A whole day of something that happened, and not of somebody: what says so stands before it, or right after it.
_EVENT = (
    r"(?:since|grenfell|fires?|bomb(?:s|ings?)|attacks?|floods?|election|referendum|lockdown|pandemic|covid|tragedy|"
    r"disaster|riots?|strikes?|anniversary|opened|opening|closed|closure|act|report|inquiry|memorial)"
)
_HAPPENED = re.compile(rf"\b{_EVENT}\b[^.!?;()\d]{{0,20}}$", re.IGNORECASE)
_HAPPENS = re.compile(rf"\s+(?:{_EVENT}|when)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    rf"\b(?:{_BORN}|s?he|hers?|his|him|my|mr|mrs|ms|miss|aged?|old|tenant|resident|son|daughter|child|baby|girl|boy|mother|father|"
    r"mum|dad|wife|husband|brother|sister|man|woman|lady|patient|client|neighbour)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\W{{0,4}}(?:(?:is|was|being|on|her|his|their|my|the|which)\s+){{0,4}}{_BORN}(?!\w)", re.IGNORECASE
)


def births(text: str) -> Iterator[tuple[int, int]]:
    """Days that are said to be of birth, with or without their year, but for those of `births_on_end`."""
    for pattern in (_IN_WORDS, _IN_FIGURES, _NO_YEAR):
        yield from _said(pattern, text)
    for found in kept(_MONTH_OF, text, lambda found: _is_of_birth(text, found) and _is_of_one(text, found)):
        yield found.span()


def births_on_end(text: str) -> Iterator[tuple[int, int]]:
    """Days that are said to be of birth, of eight figures in one: some are a telephone number's too."""
    yield from _said(_ON_END, text)


def early_days(text: str) -> Iterator[tuple[int, int]]:
    """Whole days of years long past, of which nothing says what they are."""
    for pattern, keep in (
        (_IN_WORDS, lambda found: _year(found["year"]) < RECENT and not _counts(text, found)),
        (_IN_FIGURES, _is_early),
        (_ON_END, _is_early_on_end),
    ):
        for found in kept(pattern, text, keep):
            if not _is_of_an_event(text, found):
                yield found.span()


def _said(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for found in kept(pattern, text, lambda found: _is_of_birth(text, found)):
        yield found.span()


def _is_of_birth(text: str, found: re.Match[str]) -> bool:
    return bool(_BEFORE.search(text, max(0, found.start() - 60), found.start()) or _AFTER.match(text, found.end()))


def _is_of_one(text: str, found: re.Match[str]) -> bool:
    """Whether a month of birth is somebody's, and not that of all who were born in it."""
    return not _MANY.search(text, max(0, found.start() - 60), found.start())


def _is_of_an_event(text: str, found: re.Match[str]) -> bool:
    """Whether something says that it is the day of an event, and nothing near it speaks of one person."""
    happened = _HAPPENED.search(text, max(0, found.start() - 40), found.start()) or _HAPPENS.match(text, found.end())
    return bool(happened) and not _SOMEBODY.search(text, max(0, found.start() - 80), found.end() + 80)


def _is_early(found: re.Match[str]) -> bool:
    loose = not (found["sign"] or found["other"]).strip(" ,") and len(found["year"] or found["first"]) < 4
    figures = [int(each) for each in re.findall(r"\d+", found.group())]
    parts = figures[1:] if found["first"] else figures[:2]
    return not loose and _is_day(*parts) and _year(found["year"] or found["first"]) < RECENT


def _is_early_on_end(found: re.Match[str]) -> bool:
    pair = found["dmy"] or found["ymd"]
    return _is_day(int(pair[:2]), int(pair[2:])) and _year(found["year"] or found["first"]) < RECENT


def _counts(text: str, found: re.Match[str]) -> bool:
    """Whether what looks like two figures of a year may as well be a number of something: "on 3 May 40 people came"."""
    if len(found["year"]) != 2:
        return False
    then = re.match(r"\s*([A-Za-z]*)", text[found.end() : found.end() + 24])
    next_word = then[1].lower() if then else ""
    return (
        text[found.start("year") - 2] == ","
        or next_word in COUNTED
        or (_year(found["year"]) >= 2000 and bool(next_word))
    )


def _is_day(one: int, other: int) -> bool:
    """Whether these may be a day and a month, in either order."""
    return min(one, other) in range(1, 13) and max(one, other) in range(1, 32)


def _year(written: str) -> int:
    figures = int(re.sub(r"\D", "", written))
    if figures >= 100:
        return figures
    return figures + (1900 if figures >= _CENTURY else 2000)
