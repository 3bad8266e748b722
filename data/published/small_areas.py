"""Small areas (LSOAs of 2021) put together into wards by the official best fit, with denominators of their own.

A small area goes whole to the ward where most of its people live. The wards so made are not the true ones: Camden
Town's have a quarter fewer people, Camden Square's a ninth more. Their counts may only be divided by counts that
were put together in the same way.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TypeVar

from data.published.publication import read

LOOKUP = "realdata/ons_lookups/LSOA21_WD24_LAD24_EW_LU_camden.csv"
RESIDENTS = "realdata/census2021/census2021_lsoa21_percentages_camden.csv"
BEST_FIT = "best fit of LSOAs"

Number = TypeVar("Number", int, Decimal)


def wards(folder: Path) -> dict[str, str]:
    """The ward of each of the borough's small areas."""
    return {row["LSOA21CD"]: row["WD24CD"] for row in read(folder / LOOKUP)}


def residents(folder: Path) -> dict[str, int]:
    """Census 2021 residents of each small area."""
    return {row["LSOA21CD"]: int(row["census_population"]) for row in read(folder / RESIDENTS)}


def children(folder: Path) -> dict[str, int]:
    """Census 2021 residents under 16 of each small area; the file has their percentage, to two decimals."""
    return {
        row["LSOA21CD"]: whole(Decimal(row["census_population"]) * Decimal(row["census_under16_pct"]) / 100)
        for row in read(folder / RESIDENTS)
    }


def working_age(folder: Path) -> dict[str, int]:
    """Census 2021 residents of 16 to 64 of each small area; the file has their percentage, to two decimals."""
    return {
        row["LSOA21CD"]: whole(Decimal(row["census_population"]) * Decimal(row["census_working_age_pct"]) / 100)
        for row in read(folder / RESIDENTS)
    }


def column(path: Path, code: str, name: str) -> dict[str, str]:
    """One column of a file of small areas, by their code; raises ValueError where one is there twice."""
    rows = read(path)
    found = {row[code]: row[name] for row in rows}
    if len(found) < len(rows):
        raise ValueError(f"{path.name}: {code} repeats; the file must have one row for each small area")
    return found


def by_ward(values: Mapping[str, Number], fit: Mapping[str, str]) -> dict[str, Number]:
    """The sum over each ward; raises ValueError unless every small area of the borough, and no other, has a value."""
    if values.keys() != fit.keys():
        odd = ", ".join(sorted(values.keys() ^ fit.keys())[:5])
        raise ValueError(f"small areas differ from those of {Path(LOOKUP).name}, such as {odd}; use files that match")
    sums: dict[str, Number] = {}
    for area, value in values.items():
        sums[fit[area]] = sums[fit[area]] + value if fit[area] in sums else value
    return sums


def whole(value: Decimal) -> int:
    """The nearest whole number; a half goes up."""
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))
