"""A page as it is printed: how many sheets, and where its headings stand, of which the browser writes a list."""

import re
from dataclasses import dataclass

from tests.browser.tab import Tab

_SHEETS = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)\s*/Kids \[([^\]]*)\]")
_HEADING = re.compile(rb"/Title (\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>)\s*/Dest \[(\d+) 0 R /XYZ [\d.]+ ([\d.]+)")
_ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_UTF_16 = b"\xfe\xff"


@dataclass(frozen=True, slots=True)
class Heading:
    """Its text, without spaces, since a line's end has none; its sheet; and how far its top is from the lower edge, in
    points, of which A4 has 842."""

    text: str
    sheet: int
    height: int


@dataclass(frozen=True, slots=True)
class Paper:
    sheets: int
    headings: tuple[Heading, ...]


def printed(tab: Tab) -> Paper:
    """The page on the paper that its style asks for."""
    written = tab.page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    found = _SHEETS.search(written)
    assert found is not None, "no list of sheets in what the browser printed"
    sheets = [int(each) for each in re.findall(rb"(\d+) 0 R", found[2])]
    assert len(sheets) == int(found[1])
    headings = [
        Heading("".join(_text(title).split()), sheets.index(int(sheet)), round(float(height)))
        for title, sheet, height in _HEADING.findall(written)
    ]
    return Paper(len(sheets), tuple(headings))


def _text(title: bytes) -> str:
    """A PDF's text: in brackets, some of it escaped, or as hexadecimal numbers."""
    if title.startswith(b"<"):
        plain = bytes.fromhex(title[1:-1].decode("ascii"))
    else:
        plain = _ESCAPED.sub(_unescaped, title[1:-1])
    return plain[2:].decode("utf-16-be") if plain.startswith(_UTF_16) else plain.decode("latin-1")


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8)]) if len(found[1]) == 3 else found[1]
