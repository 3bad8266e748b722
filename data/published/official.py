"""The borough's official figures, taken over from their publishers' files as `official.yaml` says."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from data.periods import last_day, placed
from data.published.layouts import LAYOUTS, Printed
from data.published.publication import Publication, PublishedRow, Wording, as_share, wording
from data.refusal import RefusalError
from data.vocabulary import Frequency

READING = Path(__file__).parent / "official.yaml"


def reading() -> Wording:
    """What `official.yaml` says: its `sources` and its `series`."""
    return wording(READING)


def rows(folder: Path) -> Iterator[PublishedRow]:
    """Each series and period, of several figures in one period the newest; raises ValueError for a file that is not as
    its publisher served it, and for a series that is not in it."""
    for series, said in reading()["series"].items():
        frequency = Frequency(said["frequency"])
        found: dict[date, tuple[Printed, str]] = {}
        for source, taken in said["take"].items():
            for read in _printed(folder, source, taken):
                printed = _from_its_day(read, said)
                period = placed(frequency, printed.begins, printed.months)
                if printed.value is None or period < said.get("since", date.min) or period in said.get("without", ()):
                    continue
                if period not in found or found[period][0].begins < printed.begins:
                    found[period] = printed, source
        if not found:
            raise ValueError(f"{READING.name}: {series}: its files have no figure of it; correct what it takes")
        yield from (_row(series, said, period, *figure) for period, figure in found.items())


def _printed(folder: Path, source: str, taken: str) -> list[Printed]:
    said = reading()["sources"][source]
    try:
        return list(LAYOUTS[said["layout"]](folder / "realdata" / said["file"], taken))
    except RefusalError as error:
        raise ValueError(str(error)) from error


def _from_its_day(printed: Printed, said: Wording) -> Printed:
    """A figure of a year that its source names by the financial year, from the day on which it begins."""
    if "year_begins" not in said:
        return printed
    month, day = map(int, said["year_begins"].split("-"))
    return dataclasses.replace(printed, begins=printed.begins.replace(month=month, day=day))


def _row(series: str, said: Wording, period: date, printed: Printed, source: str) -> PublishedRow:
    own = reading()["sources"][source]
    data_to = last_day(printed.begins, printed.months)
    published = printed.published or own.get("published")
    publication = Publication(own["title"], own["address"], own["publisher"], published)
    in_percent = said["unit"] == "share" and printed.in_percent
    return {
        "series": series,
        "title": said["title"],
        "code": said["take"][source],
        "period": period,
        "frequency": said["frequency"],
        "value": as_share(printed.value) if in_percent else printed.value,
        "unit": said["unit"],
        "lower": as_share(printed.lower) if in_percent else printed.lower,
        "upper": as_share(printed.upper) if in_percent else printed.upper,
        "data_to": data_to,
        **publication.columns(data_to=data_to, confidence=said.get("confidence", "high"), caveat=said["caveat"]),
    }
