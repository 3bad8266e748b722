"""Where a text holds numbers by which a person is reached or known: of telephones, of National Insurance, of cases and
accounts. Each yields the first character and the one after the last, in the folded text with all numbers in figures."""

import re
from collections.abc import Iterator
from itertools import islice

from data.store.identifying.finding import kept

_GAP = r"(?:[^\w£$€%+]|_){0,8}"
# Figures that may be one number: whatever is between them is no letter and no sign of money.
_RUN = re.compile(
    rf"(?<![\d£$€])(?:\+\s?)?\(?\d(?:(?:{_GAP}|[\s,.-]{{0,5}}\b(?:dash|hyphen|space|dot|stroke|then|no|and|sorry|er|um)\b[\s,.-]{{0,5}})\d)*"
)
_GROUP = re.compile(r"\d+")
_TIME, _ALONE = r"\d{1,2}[:.][0-5]\d", r"(?<![\d.:/-])(?:{})(?![\d/]|[.:-]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?P<s{0}>[/.-])(?:0?[1-9]|1[0-2])(?P=s{0})(?:19|20)?\d\d"
_FRACTION, _RANGE = r"(?:0|[1-9]\d{0,2})\.\d{1,3}", r"(?:\d|[1-9]\d)\s?-\s?(?:\d|[1-9]\d)"
_TIMES = rf"{_TIME}(?:\s?-\s?{_TIME})?"
# Days, times, fractions and ranges of ages that follow each other are no one number.
_HARMLESS = re.compile(
    "|".join(
        _ALONE.format(each)
        for each in (
            rf"{_TIME}\s?-\s?{_TIME}(?:[,;]?\s+{_TIMES})*",
            rf"{_TIME}(?:[,;]?\s+{_TIMES})+",
            rf"{_DAY.format(1)}(?:[,;]?\s+(?:{_DAY.format(2)}|{_TIMES}))*",
            rf"{_FRACTION}(?:,\s*{_FRACTION})+",
            rf"(?P<ranges>{_RANGE}(?:,\s*{_RANGE})+)",
            r"(?:19|20)\d\d(?:,?\s+(?:19|20)\d\d)+",
        )
    )
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_LINE = r"(?<!budget )(?<!cost )(?<!ledger )(?<!code )line"  # of a telephone, and not of accounts
_REACH = rf"(?:ring|rings?|call|phone|telephone|tel|text|mobile|mob|cell|whats ?app|number|{_LINE})"
_CALLED = re.compile(
    rf"\b{_REACH}\b[^\w£]{{0,3}}(?:(?:her|him|them|me|us|it|is|on|at|no|number|back|to)\b[^\w£]{{0,3}}){{0,4}}$",
    re.IGNORECASE,
)
_NATIONAL = "1235789"
_LONG = 9  # figures on end that are no amount anybody writes

_INSURANCE = re.compile(
    r"(?<![A-Za-z])(?<![A-Za-z]\.)(?P<pair>[A-Za-z]\W?[A-Za-z])(?P<gap>[\W_]{0,3})"
    r"(?P<figures>\d(?:[\W_]{0,3}\d){5})(?!\d)(?:[\W_]{0,3}(?P<last>[A-Da-d])(?![A-Za-z']))?"
)
# Letters in the place of figures: only in capitals, and with the last.
_MISREAD = re.compile(
    r"(?<![A-Za-z])(?P<pair>[A-Z]{2})(?P<gap>[\W_]{0,3})(?=(?:\D{0,8}\d){3})"
    r"(?P<figures>[\dOIl](?:[\W_]{0,3}[\dOIl]){5})[\W_]{0,3}(?P<last>[A-D])(?![A-Za-z'])"
)
_BOOK = re.compile(r"\bISBN(?:-1[03])?:?\s?(?P<number>97[89](?:[ -]?\d){10})(?![\d-])", re.IGNORECASE)
_FIRST, _SECOND = set("ABCEGHJKLMNOPQRSTWXYZ"), set("ABCEGHJKLMNPQRSTWXYZ")
_WORDS = {"AM", "AN", "AS", "AT", "BE", "BY", "EX", "HE", "ME", "MY", "OK", "ON", "OR", "PM", "WE", "NR", "PP", "CA"}


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """Numbers of telephones, however they are grouped."""
    read = _without_lists(_without_books(text))
    for run in _RUN.finditer(read):
        groups = list(_GROUP.finditer(read, run.start(), run.end()))
        first = 0
        while first < len(groups):
            if last := _telephone(text, groups, first):
                begins = groups[first].start()
                while begins > run.start() and text[begins - 1] in "+( ":
                    begins -= 1
                while text[begins] == " ":
                    begins += 1
                yield begins, groups[last - 1].end()
                first = last
            else:
                first += 1


def long_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Nine or more figures on end, or grouped as those of a patient are."""
    for found in re.finditer(rf"\d{{{_LONG},}}|(?<![\d-])\d{{3}}[ -]\d{{3}}[ -]\d{{4}}(?!\d)", _without_books(text)):
        yield found.span()


def national_insurance(text: str) -> Iterator[tuple[int, int]]:
    """Two letters, six figures and, mostly, a letter from A to D."""
    for pattern in (_INSURANCE, _MISREAD):
        for found in kept(pattern, text, _is_insurance):
            yield found.span()


def _is_insurance(found: re.Match[str]) -> bool:
    pair = re.sub(r"\W", "", found["pair"])
    upper, last = pair.isupper(), found["last"]
    on_end = not found["gap"] and len(found["pair"]) == 2 and found["figures"].isdecimal()
    known = pair.upper() not in _WORDS and pair[0].upper() in _FIRST and pair[1].upper() in _SECOND
    return bool(on_end or known or (upper and last and last.isupper()))


def _without_books(text: str) -> str:
    """The text with a letter in the place of each sign of the number of a book, whose last figure follows from the
    others."""
    return _BOOK.sub(lambda found: "x" * len(found.group()) if _is_book(found["number"]) else found.group(), text)


def _is_book(number: str) -> bool:
    figures = [int(each) for each in re.sub(r"\D", "", number)]
    return len(figures) == 13 and sum(each * (3 if at % 2 else 1) for at, each in enumerate(figures)) % 10 == 0


def _without_lists(text: str) -> str:
    """The text with a letter in the place of each figure of a list."""
    return _HARMLESS.sub(lambda found: found.group() if _falls(found["ranges"]) else "x" * len(found.group()), text)


def _falls(ranges: str | None) -> bool:
    pairs = [each.split("-") for each in (ranges or "").split(",") if each]
    return any(int(first) >= int(last) for first, last in pairs)


def _telephone(text: str, groups: list[re.Match[str]], first: int) -> int | None:
    """After which group a number ends that begins with this one; None where none does."""
    figures, ends = "", None
    start = groups[first].start()
    plus = text[max(0, start - 8) : start].rstrip("( ").endswith("+")
    for last, group in enumerate(islice(groups, first, first + 16), start=first + 1):
        figures += group.group()
        if len(figures) > 15:  # the longest that there is
            break
        written = text[groups[first].start() : group.end()]
        if _is_telephone(figures, written, plus=plus):
            ends = last
    if ends is None and _is_local(text, groups, first):
        return min(first + 2, len(groups)) if len(groups[first].group()) < 6 else first + 1
    return ends


def _is_telephone(figures: str, written: str, *, plus: bool) -> bool:
    many = len(figures)
    if plus:
        return many >= 8
    if figures[0] == "0":
        abroad = figures.startswith("00") and 11 <= many <= 15
        return abroad or (many in (10, 11) and figures[1] in _NATIONAL)
    if figures.startswith("44") and figures[2:3] in tuple("012378"):
        return many == 12 or (many == 13 and figures[2] == "0")
    if many == 10 and not re.search(r",|\band\b", written):
        return figures[0] == "7" or (figures.startswith("20") and figures[2] in "378" and written[2] in " -.")
    return False


def _is_local(text: str, groups: list[re.Match[str]], first: int) -> bool:
    """Whether these are a number without its area's: two fours as London has them, or six and more after a word that
    says that one can be called there."""
    own = groups[first]
    called = bool(_CALLED.search(text, max(0, own.start() - 60), own.start()))
    if first + 1 < len(groups):
        other = groups[first + 1]
        fours = len(own.group()) == len(other.group()) == 4
        between = text[own.end() : other.start()]
        if fours and (called or (own.group()[0] in "378" and between == " ")) and not _YEAR.match(own.group()):
            return True
        pair = len(own.group()) in (3, 4) and 3 <= len(other.group()) <= 4
        longer = first + 2 < len(groups) and groups[first + 2].start() - other.end() < 2
        if called and pair and between in {" ", "-"} and not longer and not _YEAR.match(own.group()):
            return True
    return called and len(own.group()) >= 6
