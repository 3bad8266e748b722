"""Worlds to test in: folders of extracts, and the snapshots made of them."""

import fcntl
import json
import math
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

import data
import metrics
from data.holding.restatement import Restatement
from data.holding.write import write
from data.sample import write_missing
from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh
from metrics.snapshots.folder import CURRENT

TODAY = date(2026, 2, 10)
LATER = date(2026, 11, 26)  # when the newest of the figures that the project keeps was out
FIRST, LAST = date(2021, 2, 1), date(2026, 1, 31)  # what the sample of that day covers
CAMDEN_TOWN, BELSIZE = "E05013655", "E05013652"
WARDS = [f"E050136{number}" for number in range(52, 72)]
MONTHS = [date(year, month, 1) for year in (2024, 2025) for month in range(1, 13)]
GAP = date(2024, 2, 1)
CRIMES = ("burglary", "recorded_crime", "robbery", "theft_from_person", "violence_with_injury")
OFFENCES = (
    ("BURGLARY", "RES BURGLARY OF A HOME", 6),
    ("ROBBERY", "ROBBERY OF PERSONAL PROPERTY", 4),
    ("THEFT", "THEFT FROM THE PERSON", 9),
    ("VIOLENCE AGAINST THE PERSON", "VIOLENCE WITH INJURY", 11),
)
HOSTILE = (
    "<script>window.ran = true</script>",
    "<img src=x onerror='window.ran = true'>",
    '"><svg/onload=window.ran=true>',
    "<a href='javascript:window.ran=true'>a</a> <b>b</b>",
    "[a](javascript:window.ran=true) :red[c] $x$",
    "&lt;i&gt; &amp;amp;",
    "__proto__",
    "constructor",
    "#000001",
    "=1+1",
)


@dataclass(frozen=True)
class World:
    """Two folders, and how to fill the second from the first; and a file beside them for what people enter."""

    extracts: Path
    snapshots: Path

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which commands and the app find it."""
        return {
            "CAMDEN_EXTRACTS": str(self.extracts),
            "CAMDEN_SNAPSHOTS": str(self.snapshots),
            "CAMDEN_STORE": str(self.extracts.parent / "entered.sqlite"),
        }

    @cached_property
    def snapshot(self) -> metrics.Snapshot:
        return metrics.snapshot(self.snapshots)

    @cached_property
    def outcomes(self) -> dict[str, str]:
        """What the first refresh did for each indicator, as the snapshot's manifest has it."""
        manifest = json.loads((self.snapshots / self.snapshot.name / "manifest.json").read_text(encoding="utf-8"))
        return {step["indicator"]: step["outcome"] for step in manifest["steps"]}

    def refresh(self, indicators: Path | None = None) -> metrics.Snapshot:
        """With the indicators of recorded crime alone, unless others are named: few enough to check by hand."""
        self.extracts.mkdir(parents=True, exist_ok=True)
        declared = indicators or crimes(self.snapshots.parent / "declared")
        return refresh(self.extracts, self.snapshots, TODAY, indicators=declared)


def crimes(folder: Path) -> Path:
    """A folder with the declarations of recorded crime."""
    (folder / "safety").mkdir(parents=True, exist_ok=True)
    for slug in CRIMES:
        text = (catalogue.FOLDER / "safety" / f"{slug}.sql").read_text(encoding="utf-8")
        (folder / "safety" / f"{slug}.sql").write_text(text, encoding="utf-8")
    return folder


def once(folder: Path, make: Callable[[Path], World]) -> World:
    """The world that `make` makes in a folder, by the first process that asks; others wait for it. Nobody may change
    it: `beside` gives a world of one's own."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        there = nothing(folder)
        return there if (there.snapshots / CURRENT).exists() else make(folder)


def beside(world: World, folder: Path) -> World:
    """A world with the same extracts and snapshots, for whoever adds to it. Extracts are copies: another name of a file
    would be a change of it, in the eyes of whoever is reading it."""
    own = nothing(folder)
    own.extracts.mkdir(parents=True)
    for path in world.extracts.glob("*.parquet"):
        shutil.copyfile(path, own.extracts / path.name)
    shutil.copytree(world.snapshots, own.snapshots)
    return own


def nothing(folder: Path) -> World:
    """No extract, and no refresh."""
    return World(folder / "extracts", folder / "snapshots")


def whole(folder: Path) -> World:
    """Every indicator, on everything generated and kept: as after `make run`."""
    made = nothing(folder)
    write_missing(made.extracts, today=TODAY)
    made.refresh(indicators=catalogue.FOLDER)
    return made


def kept(folder: Path) -> World:
    """Every indicator, on nothing but the tables that the project keeps: as it is offline, with nothing brought in."""
    made = nothing(folder)
    made.extracts.mkdir(parents=True)
    refresh(made.extracts, made.snapshots, LATER)
    return made


def sample(folder: Path) -> World:
    """Generated figures, nothing else."""
    made = nothing(folder)
    write_missing(made.extracts, today=TODAY, only={"recorded_crime", "residents_survey"})
    made.refresh()
    return made


def published(folder: Path) -> World:
    """Two years of recorded crime with a month missing, and outlines: each ward a small octagon."""
    made = nothing(folder)
    recorded_crime(made.extracts)
    outlines(made.extracts)
    made.refresh()
    return made


def renamed(folder: Path) -> World:
    """Recorded crime of two wards and years: a month is missing, one has noughts alone, one kind has none in either
    December, theft has another name from the second year on, and another kind is rare."""
    made = nothing(folder)
    rows = [
        {"ward_code": ward, "month": month, "major": major, "minor": minor, "offences": offences}
        for ward in (CAMDEN_TOWN, BELSIZE)
        for month in MONTHS
        if month != GAP
        for major, minor, offences in [
            ("BURGLARY", "RES BURGLARY OF A HOME", 2),
            ("VIOLENCE AGAINST THE PERSON", "VIOLENCE WITH INJURY", 1 if month.month < 12 else 0),
            ("ROBBERY", "ROBBERY OF PERSONAL PROPERTY", 4),
            ("THEFT", "THEFT FROM THE PERSON" if month.year == 2024 else "THEFT FROM PERSON", 9),
            *([("ROBBERY", "ROBBERY OF BUSINESS PROPERTY", 1)] if month.month in (3, 9) else []),
        ]
        for offences in [0 if month == date(2025, 5, 1) else offences]
    ]
    first, last = MONTHS[0], date(2025, 12, 31)
    _published(made.extracts, "recorded_crime", rows, covers_from=first, covers_to=last, gaps=(GAP,))
    made.refresh()
    return made


def hostile(folder: Path) -> World:
    """Recorded crime whose categories and source are text that a page could run, follow, or take for its own."""
    made = nothing(folder)
    rows = [
        {"ward_code": ward, "month": month, "major": major, "minor": minor, "offences": usual}
        for ward in WARDS
        for month in MONTHS
        for major, minor, usual in (*OFFENCES, *(("THEFT", each, 20 + place) for place, each in enumerate(HOSTILE)))
    ]
    first, last = MONTHS[0], date(2025, 12, 31)
    _published(made.extracts, "recorded_crime", rows, covers_from=first, covers_to=last, source=" ".join(HOSTILE))
    made.refresh()
    return made


def withheld(folder: Path) -> World:
    """One home with damp a month, as the council itself counts them: too few for any figure to be shown."""
    made = nothing(folder)
    rows: list[dict[str, object]] = [
        {
            "ward_code": CAMDEN_TOWN,
            "case_key": f"{month:%Y%m}",
            "risk": "low",
            "raised_on": month,
            "inspected_on": month,
            "resolved_on": None,
        }
        for month in MONTHS
    ]
    first, last = MONTHS[0], date(2025, 12, 31)
    _written(made.extracts, "damp_cases", rows, origin="council", covers_from=first, covers_to=last)
    only = made.snapshots.parent / "declared" / "housing"
    only.mkdir(parents=True)
    shutil.copy(catalogue.FOLDER / "housing" / "damp_inspected_in_time.sql", only)
    made.refresh(indicators=only.parent)
    return made


def stale(folder: Path) -> World:
    """The figures of `published`, which ends with 2025, as they are read late in 2026: nothing came since."""
    made = nothing(folder)
    recorded_crime(made.extracts)
    refresh(made.extracts, made.snapshots, LATER, indicators=crimes(folder / "declared"))
    return made


def overdue(folder: Path) -> World:
    """Repairs of the sample as they are read late in 2026: so old that nothing is judged of their target any more."""
    made = nothing(folder)
    write_missing(made.extracts, today=TODAY, only={"repairs"})
    only = folder / "declared" / "housing"
    only.mkdir(parents=True)
    shutil.copy(catalogue.FOLDER / "housing" / "repairs_on_time.sql", only)
    refresh(made.extracts, made.snapshots, LATER, indicators=only.parent)
    return made


def empty(folder: Path) -> World:
    """A refresh, and no extract to make it from."""
    made = nothing(folder)
    made.refresh()
    return made


def recorded_crime(folder: Path, *, more: int = 0, restated: Restatement | None = None) -> None:
    """A mild wave over the year, growing from ward to ward; Holborn far out; `more` in Camden Town every month, which
    the publisher may have `restated`."""
    rows = [
        {
            "ward_code": ward,
            "month": month,
            "major": major,
            "minor": minor,
            "offences": usual + (month.month + place) % 5 + 60 * (place == 10) + more * (ward == CAMDEN_TOWN),
        }
        for place, ward in enumerate(WARDS)
        for month in MONTHS
        if month != GAP
        for major, minor, usual in OFFENCES
    ]
    last = date(2025, 12, 31)
    _published(folder, "recorded_crime", rows, covers_from=MONTHS[0], covers_to=last, gaps=(GAP,), restated=restated)


def outlines(folder: Path) -> None:
    with data.connect(folder, only=()) as connection:
        centres = connection.execute("select code, longitude, latitude from areas where level = 'ward'").fetchall()
    rows = [
        {
            "ward_code": code,
            "polygon": 0,
            "ring": 0,
            "point": point,
            "longitude": longitude + 0.005 * math.cos(point % 8 * math.tau / 8),
            "latitude": latitude + 0.003 * math.sin(point % 8 * math.tau / 8),
        }
        for code, longitude, latitude in centres
        for point in range(9)
    ]
    _published(folder, "ward_outlines", rows, covers_from=TODAY, covers_to=TODAY)


def _published(folder: Path, name: str, rows: list[dict[str, object]], **said: Any) -> None:
    _written(folder, name, rows, origin="published", **said)


def _written(
    folder: Path,
    name: str,
    rows: list[dict[str, object]],
    *,
    origin: str,
    covers_from: date,
    covers_to: date,
    gaps: tuple[date, ...] = (),
    source: str = "by hand",
    restated: Restatement | None = None,
) -> None:
    contract = data.all_contracts()[name]
    write(
        pa.Table.from_pylist(rows, schema=contract.arrow_schema),
        contract,
        folder,
        origin=origin,
        covers_from=covers_from,
        covers_to=covers_to,
        extracted_on=TODAY,
        source=source,
        gaps=gaps,
        restated=restated,
    )
