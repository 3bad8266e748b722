"""What the pages are shown with: snapshots of generated, published and absent extracts."""

import math
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

import data
import metrics
from data.holding.write import write
from data.sample import write_missing
from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh

TODAY = date(2026, 2, 10)
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


@dataclass(frozen=True)
class World:
    """Two folders, and how to fill the second from the first."""

    extracts: Path
    snapshots: Path

    def refresh(self, indicators: Path | None = None) -> metrics.Snapshot:
        """With the indicators of recorded crime alone, unless others are named: few enough to check by hand."""
        self.extracts.mkdir(parents=True, exist_ok=True)
        declared = indicators or crimes(self.snapshots.parent / "declared")
        return refresh(self.extracts, self.snapshots, TODAY, indicators=declared)

    @property
    def environment(self) -> dict[str, str]:
        return {"CAMDEN_EXTRACTS": str(self.extracts), "CAMDEN_SNAPSHOTS": str(self.snapshots)}


def crimes(folder: Path) -> Path:
    """A folder with the declarations of recorded crime."""
    (folder / "safety").mkdir(parents=True, exist_ok=True)
    for slug in CRIMES:
        text = (catalogue.FOLDER / "safety" / f"{slug}.sql").read_text(encoding="utf-8")
        (folder / "safety" / f"{slug}.sql").write_text(text, encoding="utf-8")
    return folder


def world(folder: Path) -> World:
    return World(folder / "extracts", folder / "snapshots")


def sample(folder: Path) -> World:
    """Generated figures, nothing else."""
    made = world(folder)
    write_missing(made.extracts, today=TODAY, only={"recorded_crime", "residents_survey"})
    made.refresh()
    return made


def whole(folder: Path) -> World:
    """Every indicator, on everything generated and kept: as after `make run`."""
    made = world(folder)
    write_missing(made.extracts, today=TODAY)
    made.refresh(indicators=catalogue.FOLDER)
    return made


def published(folder: Path) -> World:
    """Two years of recorded crime with a month missing, and outlines: each ward a small octagon."""
    made = world(folder)
    recorded_crime(made.extracts)
    outlines(made.extracts)
    made.refresh()
    return made


def empty(folder: Path) -> World:
    """A refresh, and no extract to make it from."""
    made = world(folder)
    made.refresh()
    return made


def recorded_crime(folder: Path, *, more: int = 0) -> None:
    """A mild wave over the year, growing from ward to ward; Holborn far out; `more` in Camden Town every month."""
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
    _published(folder, "recorded_crime", rows, covers_from=MONTHS[0], covers_to=date(2025, 12, 31), gaps=(GAP,))


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


def _published(
    folder: Path,
    name: str,
    rows: list[dict[str, object]],
    *,
    covers_from: date,
    covers_to: date,
    gaps: tuple[date, ...] = (),
) -> None:
    contract = data.all_contracts()[name]
    write(
        pa.Table.from_pylist(rows, schema=contract.arrow_schema),
        contract,
        folder,
        origin="published",
        covers_from=covers_from,
        covers_to=covers_to,
        extracted_on=TODAY,
        source="by hand",
        gaps=gaps,
    )
