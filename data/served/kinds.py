"""What a file is by how it begins, whatever it is called."""

import re

ZIP, OLD_EXCEL, PARQUET, GZIP = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1", b"\x1f\x8b"
JSON = ("a JSON file", "Ask the publisher for the same table as CSV")
_MARK = b"\xef\xbb\xbf"
_UNPACK = "Unpack it, and give the file in it"
_OPEN = "Open it in the program that made it, and save it"
_BY_START = {
    GZIP: ("a file packed with gzip", _UNPACK),
    b"BZh": ("a file packed with bzip2", _UNPACK),
    b"7z\xbc\xaf": ("a 7-Zip archive", _UNPACK),
    b"Rar!": ("a RAR archive", _UNPACK),
    b"%PDF": ("a PDF document", "Ask for the table as a file, for figures cannot be taken from a page"),
    b"{\\rtf": ("a text document (RTF)", _OPEN),
    OLD_EXCEL: ("an old Excel file (.xls), or one locked with a password", _OPEN),
    PARQUET: ("a Parquet file", "It is read as an extract only: python -m data accept"),
}
# Of texts whose letters take two bytes or four, so many are nought; of damaged ones only a few.
_NOUGHTS = 0.2


def kind(start: bytes) -> tuple[str, str] | None:
    """What a file is that begins so, and what to do about it; None where it may be a table as text, or a zip file."""
    for sign, known in _BY_START.items():
        if start.startswith(sign):
            return known
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or (start and start.count(0) > _NOUGHTS * len(start)):
        return "text in UTF-16 ('Unicode text')", "Save it as CSV UTF-8"
    text = start.removeprefix(_MARK).lstrip()
    if text[:15].lower().startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<table")):
        return "a web page", "Open the publisher's page and download the file itself"
    if text.startswith(b"<?xml") or (text.startswith(b"<") and b">" in text):
        return "an XML file", "Ask the publisher for the same table as CSV"
    if re.match(rb"[{\[]\s*[{\[\"]", text):
        return JSON
    return None
