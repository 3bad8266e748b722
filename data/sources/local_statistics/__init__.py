"""Figures of every London borough from the statistics office's Explore Local Statistics, one file for each subject."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.fetching.download import Service
from data.fetching.github import fetch_files
from data.periods import last_day
from data.served.faults import FileFault, SourceError, read_each
from data.served.given import Dated
from data.served.newest_wins import Periods, lay
from data.shortly import some
from data.sources.local_statistics.described import SUFFIX, Described, read_description
from data.sources.local_statistics.figure import Figure, SubjectFile
from data.sources.local_statistics.file import periods_of, read_file
from data.sources.local_statistics.sound import against_held, parts_of_one, renamed, without
from data.sources.source import Supplied

COMMAND = EXTRACT = "local_statistics"
PUBLISHER = "Office for National Statistics, Explore Local Statistics"
WHERE = (
    "the CSV files of single subjects at https://www.ons.gov.uk/explore-local-statistics, each as served and under "
    "its name, such as personal-wellbeing-estimates.csv, and beside it its description, such as "
    "personal-wellbeing-estimates.json, which says who made the figures and when"
)
REPOSITORY, BRANCH = "ONSdigital/explore-local-statistics-data", "main"
# What is fetched: the subjects of the series that the project keeps.
SUBJECTS = (
    "adult-obesity-prevalence", "apprenticeships", "children-in-relative-poverty", "cigarette-smokers",
    "claimant-count", "domestic-electricity-consumption", "domestic-gas-consumption", "early-years", "employment-rate",
    "engagement-with-culture-and-heritage", "food-outlets", "further-education-and-skills-participation",
    "gcses-in-english-and-maths", "gigabit-capable-broadband", "greenhouse-gas-emissions",
    "gross-disposable-household-income-per-head", "gross-median-weekly-pay", "healthy-life-expectancy",
    "housing-affordability-ratio", "library-walk", "modelled-unemployment", "motor-vehicle-flow",
    "net-additions-to-the-housing-stock", "persistent-absences-for-all-pupils",
    "persistent-absences-for-pupils-eligible-for-free-school-meals",
    "persistent-absences-for-pupils-looked-after-by-local-authorities", "personal-wellbeing-estimates",
    "premises-below-30", "preventable-cardiovascular-mortality-england", "public-electric-vehicle-chargers",
    "pupils-at-expected-standards-by-end-of-primary-school", "qualifications-none-gb", "supermarkets",
)  # fmt: skip
KINDS: Mapping[str, pa.DataType] = {
    "area_code": pa.string(),
    "area_name": pa.string(),
    "indicator": pa.string(),
    "title": pa.string(),
    "period": pa.date32(),
    "months": pa.int64(),
    "value": pa.float64(),
    "lower": pa.float64(),
    "upper": pa.float64(),
    "measure": pa.string(),
    "unit": pa.string(),
    "status": pa.string(),
    "notes": pa.string(),
    "source": pa.string(),
    "source_day": pa.date32(),
}
_NUMBERS = ("value", "lower", "upper")
Key = tuple[str, str, date]
Row = Mapping[str, Any]


def fetch(service: Service) -> None:
    """Saves the file of each subject, and its description, as the publisher keeps them."""
    names = [f"{subject}/{subject}{kind}" for subject in SUBJECTS for kind in (".csv", SUFFIX)]
    fetch_files(service, REPOSITORY, BRANCH, names)


def read(paths: Sequence[Path], previous: pa.Table | None) -> Supplied:
    """Reads files, each the whole of its subjects, with the descriptions that lie beside them, over the previous
    extract, of which other subjects are kept.

    Raises SourceError with all files' faults, for a subject that two files have, and for one that is older than what
    is held of it, has lost some of that, or has figures of another size."""
    described = _described(paths)
    files = read_each([path for path in paths if not _is_description(path)], read_file)
    earlier = _by_key(previous.to_pylist()) if previous is not None else {}
    new = _by_key([_row(figure, described.get(_stem(file.name))) for file in files for figure in file.figures])
    faults = [*_twice(files), *_older(files, earlier)]
    if not faults:
        faults = [fault for file in files for fault in (*parts_of_one(file), *against_held(file, new, earlier))]
    if faults:
        raise SourceError(faults)
    subjects = {subject for file in files for subject in file.subjects}
    kept = {key: row for key, row in earlier.items() if key[1] not in subjects}
    rows = kept | new
    return Supplied(
        _to_table(rows),
        summary=_summary(files, kept),
        covers=(min(key[2] for key in rows), max(last_day(row["period"], row["months"]) for row in rows.values())),
        warnings=(
            *(warning for file in files for warning in (*file.warnings, *without(file))),
            *_undescribed(files, described),
            *renamed(files, earlier),
        ),
        restated=lay([_periods(new, earlier)], _periods(earlier, new), adds_up=False).restated,
        kept=bool(kept),
    )


def days(path: Path) -> Iterator[Dated]:
    """The first day of each row of London."""
    if _is_description(path):
        return
    yield from (Dated(first, line, f"period '{text}'") for line, first, text in periods_of(path))


def _is_description(path: Path) -> bool:
    return path.suffix.lower() == SUFFIX


def _stem(name: str) -> str:
    """What a file and its description are both called."""
    return Path(name).stem


def _described(paths: Sequence[Path]) -> dict[str, Described]:
    """What the descriptions say, by the name of the file that each is of; raises SourceError for one without it."""
    given = [path for path in paths if _is_description(path)]
    files = {path.stem for path in paths if not _is_description(path)}
    fix = "Give the CSV file of that name with it, or leave it out"
    alone = [
        FileFault(str(path), None, "it describes a file that was not given with it", fix)
        for path in given
        if path.stem not in files
    ]
    if alone:
        raise SourceError(alone)
    return dict(zip((path.stem for path in given), read_each(given, read_description), strict=True))


def _undescribed(files: Sequence[SubjectFile], described: Mapping[str, Described]) -> Iterator[str]:
    """A sentence for the files of which nothing says when their figures came out."""
    without = [file.name for file in files if described.get(_stem(file.name), Described()).day is None]
    if without:
        names = some([Path(name).name for name in without])
        yield f"Without a day on which its figures came out, as no description beside it says one: {names}."


def _row(figure: Figure, described: Described | None) -> Row:
    about = described or Described()
    row: dict[str, Any] = {"source": about.publisher, "source_day": about.day}
    for name in KINDS.keys() - row.keys():
        value = getattr(figure, name)
        row[name] = float(value) if name in _NUMBERS and value is not None else value
    return row


def _by_key(rows: Sequence[Row]) -> dict[Key, Row]:
    return {(row["area_code"], row["indicator"], row["period"]): row for row in rows}


def _twice(files: Sequence[SubjectFile]) -> list[FileFault]:
    return [
        FileFault(
            second.name,
            None,
            f"has '{subject}', which {first.name} has too, and neither says which is newer",
            "Give the one that was downloaded last",
        )
        for first, second in combinations(files, 2)
        for subject in sorted(first.subjects & second.subjects)
    ]


def _older(files: Sequence[SubjectFile], earlier: Mapping[Key, Row]) -> list[FileFault]:
    """What files end before: a file has its subjects from their first to their newest period."""
    held: dict[str, date] = {}
    for _, subject, period in earlier:
        held[subject] = max(period, held.get(subject, period))
    return [
        FileFault(
            file.name,
            None,
            f"'{subject}' ends with the period that begins on {newest}, but {held[subject]} is held already",
            "Give the file that is served now",
        )
        for file in files
        for subject, newest in sorted(file.newest.items())
        if subject in held and newest < held[subject]
    ]


def _periods(rows: Mapping[Key, Row], others: Mapping[Key, Row]) -> Periods:
    """The figures of subjects that both have, by period."""
    known = {subject for _, subject, _ in others}
    periods: dict[date, dict[tuple[str, str], tuple[object, ...]]] = {}
    for (area, subject, period), row in rows.items():
        if subject in known:
            periods.setdefault(period, {})[area, subject] = tuple(row[name] for name in _NUMBERS)
    return periods


def _to_table(rows: Mapping[Key, Row]) -> pa.Table:
    ordered = [rows[key] for key in sorted(rows, key=lambda key: (key[1], key[0], key[2]))]
    return pa.table({name: pa.array([row[name] for row in ordered], kind) for name, kind in KINDS.items()})


def _summary(files: Sequence[SubjectFile], kept: Mapping[Key, object]) -> tuple[tuple[str, str], ...]:
    lines = [
        (
            file.name,
            f"{', '.join(sorted(file.subjects))}: {len(file.boroughs)} boroughs, {len(file.figures):,} figures",
        )
        for file in files
    ]
    if skipped := sum(file.skipped for file in files):
        lines.append(("Rows of places outside London skipped", f"{skipped:,}"))
    if kept:
        subjects = {subject for _, subject, _ in kept}
        lines.append(("Subjects kept of the previous extract", f"{len(subjects):,}"))
    return tuple(lines)
