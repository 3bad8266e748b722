"""People claiming unemployment benefits by ward, from the counts of small areas in one month."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from data.periods import last_day
from data.published import small_areas
from data.published.publication import Publication, PublishedRow
from data.published.small_areas import by_ward, column

FILE = "realdata/nomis_claimant/claimant_count_lsoa21_2026-06_camden.csv"
SOURCE = Publication(
    "Claimant count by small area, June 2026",
    "https://www.nomisweb.co.uk/sources/cc",
    "Office for National Statistics",
)
CAVEAT = (
    "Small areas given whole to the ward they fit best: divide only by the column beside. The publisher rounds each "
    "small area to 5. Residents are those of 16 to 64 in Census 2021, whom the publisher's rates of small areas are "
    "out of."
)


def rows(folder: Path) -> Iterator[PublishedRow]:
    """Each ward with its claimants and the residents of working age that they are out of; raises ValueError for a file
    of several months."""
    months = set(column(folder / FILE, "LSOA21CD", "claimant_month").values())
    if len(months) != 1:
        raise ValueError(f"{FILE}: has the months {', '.join(sorted(months))}, where one is needed; get it again")
    fit = small_areas.wards(folder)
    counts = column(folder / FILE, "LSOA21CD", "claimant_count")
    claimants = by_ward({area: int(float(count)) for area, count in counts.items()}, fit)
    residents = by_ward(small_areas.working_age(folder), fit)
    month = date.fromisoformat(f"{months.pop()}-01")
    data_to = last_day(month, 1)
    for ward in sorted(claimants):
        yield {
            "ward_code": ward,
            "period": month,
            "frequency": "month",
            "claimants": claimants[ward],
            "residents": residents[ward],
            "geography_method": small_areas.BEST_FIT,
            "data_to": data_to,
            **SOURCE.columns(data_to=data_to, confidence="medium", caveat=CAVEAT),
        }
