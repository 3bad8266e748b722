"""A text as it would be read aloud: signs of every script and width as plain letters, figures and spaces, each with its
place in what was written. What is not seen is left out, so that nothing hides behind it."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Letters of other scripts that look like ours, and signs that stand for a full stop, an apostrophe, a nought, a line.
_LETTERS = zip(
    "АВЕКМНОРСТУХІЈЅаеорсухіјѕԁһкмтвнΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινρ",
    "ABEKMHOPCTYXIJSaeopcyxijsdhkmtbhABEZHIKMNOPTYXoivp",
    strict=True,
)
_SIGNS = {".": "。·•∙․‧・", "'": "‘’ʼ`´ʹ′", "0": "〇", "-": "−⁃", "/": "⁄∕"}  # noqa: RUF001
_ALIKE = dict(_LETTERS) | {sign: plain for plain, signs in _SIGNS.items() for sign in signs}
_MARKUP = re.compile(
    r"(?P<named>&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,12});)"
    r"|</?(?:b|i|u|s|em|strong|span|small|sub|sup|code|tt|font|wbr|br|p|div)\s?/?>",
    re.IGNORECASE,
)
_LEFT_OUT = {"Cf", "Cc", "Mn", "Me", "Cs"}

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"]
_ORDINALS += ["twelfth", *(f"{each}th" for each in _TEENS[3:])]
_FIGURES = {word: str(place) for place, word in enumerate(_ONES + _TEENS)}
_FIGURES |= {"oh": "0", "nought": "0", "naught": "0"}
_FIGURES |= {word: str(place) for place, word in enumerate(_ORDINALS, start=1)}
_ROUND = {word: place for place, word in enumerate(_TENS, start=2)} | {"twentieth": 2, "thirtieth": 3}
_ONE = "|".join([*_ONES, "oh", "nought", "naught"])
_SPELLED = re.compile(
    rf"(?<![a-z])(?:(?P<times>double|treble|triple)[\s-]+(?P<again>{_ONE}|\d)\b"
    rf"|(?P<tens>{'|'.join(_ROUND)})(?:[\s-]+(?P<ones>{'|'.join([*_ONES[1:], *_ORDINALS[:9]])}))?(?![a-z])"
    rf"|(?P<hundreds>{'|'.join(_ONES[1:])}|[1-9])[\s-]+hundred\b"
    rf"|(?P<one>{'|'.join(sorted(_FIGURES, key=len, reverse=True))})(?![a-z])"
    # a letter alone, or among figures, that is read as one
    r"|(?P<letter>o)(?=[\s,.-]+(?:\d|oh?\b|zero|one|two|three|four|five|six|seven|eight|nine|double))"
    r"|(?<![a-z])(?P<mixed>(?=[oil]*\d)[oil\d]{2,})(?![a-z]))",
    re.IGNORECASE,
)
_AMONG = str.maketrans("oOiIlL", "001111")


@dataclass(frozen=True, slots=True)
class Folded:
    """The text, and for each of its characters where what it was made of begins and ends."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of it stands in what was written; the piece is not empty."""
        return self.starts[start], self.ends[end - 1]


def folded(text: str) -> Folded:
    """A text in plain letters, figures and spaces."""
    made = [(sign, start, end) for written, start, end in _read(text) for each in written for sign in _plain(each)]
    signs, starts, ends = zip(*made, strict=True) if made else ((), (), ())
    return Folded("".join(signs), starts, ends)


def _read(text: str) -> Iterator[tuple[str, int, int]]:
    """Each character with its place; one that is written by its name or number is that, and what only says how text
    looks is left out."""
    at = 0
    for found in _MARKUP.finditer(text):
        yield from ((sign, place, place + 1) for place, sign in enumerate(text[at : found.start()], start=at))
        if found["named"]:
            yield html.unescape(found["named"]), found.start(), found.end()
        at = found.end()
    yield from ((sign, place, place + 1) for place, sign in enumerate(text[at:], start=at))


def in_figures(of: Folded) -> Folded:
    """The same with numbers that are spelled, and letters that stand for one, in figures."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def keep(first: int, last: int) -> None:
        text.append(of.text[first:last])
        starts.extend(of.starts[first:last])
        ends.extend(of.ends[first:last])

    done = 0
    for found in _SPELLED.finditer(of.text):
        keep(done, found.start())
        figures = _number(found)
        start, end = of.span(*found.span())
        text.append(figures)
        starts.extend([start] * len(figures))
        ends.extend([end] * len(figures))
        done = found.end()
    keep(done, len(of.text))
    return Folded("".join(text), tuple(starts), tuple(ends))


def _number(found: re.Match[str]) -> str:
    said: dict[str, str | None] = found.groupdict()
    if again := said["again"]:
        return _FIGURES.get(again.lower(), again) * (2 if (said["times"] or "").lower() == "double" else 3)
    if tens := said["tens"]:
        return str(_ROUND[tens.lower()] * 10 + int(_FIGURES[(said["ones"] or "zero").lower()]))
    if hundreds := said["hundreds"]:
        return f"{_FIGURES.get(hundreds.lower(), hundreds)}00"
    if one := said["one"]:
        return _FIGURES[one.lower()]
    return (said["letter"] or said["mixed"] or "").translate(_AMONG)


def _plain(written: str) -> Iterator[str]:
    kind = unicodedata.category(written)
    figure = unicodedata.digit(written, None)
    if figure is None and kind == "Lo" and (value := unicodedata.numeric(written, -1)) in range(10):
        figure = int(value)
    if figure is not None:
        yield str(figure)
    elif written.isspace():
        yield " "
    elif kind == "Pd":
        yield "-"
    elif kind not in _LEFT_OUT:
        for piece in unicodedata.normalize("NFKD", written):
            if not unicodedata.combining(piece):
                yield _ALIKE.get(piece, "-" if unicodedata.category(piece) == "Pd" else piece)
