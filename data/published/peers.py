"""Series of every London borough, taken over from Explore Local Statistics as `peers.yaml` says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.periods import last_day
from data.published.official import reading as official
from data.published.publication import Publication, PublishedRow, Wording, as_share, wording
from data.refusal import RefusalError
from data.sources.local_statistics.figure import Figure, SubjectFile, code
from data.sources.local_statistics.file import read_file

READING = Path(__file__).parent / "peers.yaml"
LAYOUT = "local_statistics"


@dataclass(frozen=True, slots=True)
class KeptSeries:
    """One series that is kept: where it is from, what the publisher calls it, and what it is called here; which way is
    better, and why, and its priority, where no indicator of ours says it."""

    source: Wording
    take: str
    title: str
    unit: str
    caveat: str
    polarity: str | None = None
    because: str | None = None
    priority: str | None = None

    @property
    def series(self) -> str:
        """The series as every table calls it."""
        return code(self.take)


def taken() -> tuple[KeptSeries, ...]:
    """Every series that `peers.yaml` names, in its order."""
    said, own = wording(READING), official()
    found = [_as_official(own, name, instead) for name, instead in said["as_official"].items()]
    for each in said["series"]:
        source = said["sources"][each["source"]]
        found.append(KeptSeries(source, **{name: words for name, words in each.items() if name != "source"}))
    return tuple(found)


def series(folder: Path) -> Iterator[PublishedRow]:
    """A row for each series: what it is, and where it is from."""
    for each, figures in _printed(folder):
        source = each.source
        data_to = max(last_day(figure.period, figure.months) for figure in figures)
        publication = Publication(source["title"], source["address"], source["publisher"], source["published"])
        yield {
            "series": each.series,
            "title": each.title,
            "unit": each.unit,
            "measure": figures[-1].measure,
            "printed_in": figures[-1].unit,
            "polarity": each.polarity,
            "polarity_because": each.because,
            "priority": each.priority,
            "data_to": data_to,
            **publication.columns(data_to=data_to, confidence="high", caveat=each.caveat),
        }


def figures(folder: Path) -> Iterator[PublishedRow]:
    """A row for each series, area and period as printed; a percentage divided by 100."""
    for each, figures in _printed(folder):
        for figure in figures:
            value, lower, upper = (
                as_share(number) if each.unit == "share" else number
                for number in (figure.value, figure.lower, figure.upper)
            )
            yield {
                "series": each.series,
                "area_code": figure.area_code,
                "period": figure.period,
                "months": figure.months,
                "value": value,
                "lower": lower,
                "upper": upper,
                "status": figure.status,
                "source_date": each.source["published"],
            }


def _as_official(own: Wording, name: str, instead: Wording) -> KeptSeries:
    said = own["series"][name]
    [(source, take)] = [(each, take) for each, take in said["take"].items() if own["sources"][each]["layout"] == LAYOUT]
    return KeptSeries(own["sources"][source], take, said["title"], said["unit"], instead.get("caveat", said["caveat"]))


def _printed(folder: Path) -> Iterator[tuple[KeptSeries, list[Figure]]]:
    """Every series with its figures; a file that several are taken from is read once."""
    since: date = wording(READING)["since"]
    files: dict[str, SubjectFile] = {}
    for each in taken():
        name = each.source["file"]
        if name not in files:
            files[name] = _file(folder / "realdata" / name)
        found = [figure for figure in files[name].figures if figure.indicator == each.series and figure.period >= since]
        if not found:
            raise ValueError(
                f"{READING.name}: {each.take}: {files[name].name} has no figure of it; correct what it takes"
            )
        yield each, found


def _file(path: Path) -> SubjectFile:
    try:
        return read_file(path)
    except RefusalError as error:
        raise ValueError(str(error)) from error
