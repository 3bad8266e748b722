"""Tables from the Nomis API, which stops at 25,000 rows without saying so: the rest is asked for."""

import csv
import re
from pathlib import Path

import httpx

from data.fetching.download import Query, Service
from data.fetching.patience import FetchError, PassingError
from data.fetching.raw import combine

API = "https://www.nomisweb.co.uk/api/v01/dataset"
MOST_PAGES = 40


def address(dataset: str, query: Query) -> str:
    """Where a table is, for a person with a browser."""
    return str(httpx.URL(f"{API}/{dataset}.data.csv", params=query))


def fetch_table(service: Service, name: str, dataset: str, query: Query) -> None:
    """Saves all rows of a table; raises FetchError where the service does not give as many as it says there are."""
    stem, _, ending = name.rpartition(".")
    pages: list[Path] = []
    lines: list[str] = []
    while len(pages) < MOST_PAGES:
        page = f"{stem}.page{len(pages) + 1}.{ending}" if pages else name
        more = {"recordoffset": len(lines) - 1} if pages else {}
        pages.append(service.save(page, f"{API}/{dataset}.data.csv", {**query, **more}, check=_check))
        header, *rows = pages[-1].read_text(encoding="utf-8-sig", errors="replace").splitlines(keepends=True)
        if pages[1:] and rows and rows == lines[1 : len(rows) + 1]:
            raise FetchError(f"{address(dataset, query)}: the service gives the same rows again and not the rest.")
        lines += rows if pages[1:] else [header, *rows]
        if not rows or len(lines) - 1 >= _promised(header, rows[-1]):
            break
    else:
        raise FetchError(f"{address(dataset, query)}: more than {MOST_PAGES} pages. Ask for less at once.")
    if len(pages) > 1:
        combine(pages, f"{stem}.all.{ending}", "".join(lines).encode())


def _promised(header: str, row: str) -> int:
    """How many rows the table has by one of them; 0 where it does not say."""
    try:
        names, fields = (next(csv.reader([line]), []) for line in (header, row))
    except csv.Error:
        return 0
    said = dict(zip(names, fields, strict=False)).get("RECORD_COUNT", "")
    return int(said) if re.fullmatch(r"\d{1,9}", said, re.ASCII) else 0


def _check(content: bytes) -> None:
    """An error is served as a file too, and a wrong dataset as nothing."""
    header = content[:20_000].decode("utf-8-sig", errors="replace").split("\n", 1)[0]
    if "OBS_VALUE" not in header.upper():
        said = " ".join(header.split())[:200]
        raise FetchError(f"the answer has no column OBS_VALUE; it begins '{said}'. Check what is asked for.")
    if not content.endswith((b"\n", b"\r")):
        raise PassingError("the answer ends inside a line")
