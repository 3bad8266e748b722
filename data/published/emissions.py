"""Greenhouse gas emissions of the borough by sector, with the publisher's own population."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from data.periods import year_end
from data.published.publication import Publication, PublishedRow, read
from data.published.small_areas import whole

FILE = "realdata/desnz_ghg/ghg-lad-2005-2024_camden.csv"
SECTORS = {
    "transport": "transport",
    "domestic": "domestic",
    "industry": "industry",
    "commercial": "commercial",
    "publicSector": "public_sector",
    "agriculture": "agriculture",
    "waste": "waste",
    "lulucf": "land_use",
}
SOURCE = Publication(
    "UK local authority and regional greenhouse gas emissions statistics, 2005 to 2024",
    "https://www.gov.uk/government/collections/uk-local-authority-and-regional-greenhouse-gas-emissions-national-statistics",
    "Department for Energy Security and Net Zero",
)
CAVEAT = (
    "Emissions within the borough, electricity counted where it is used; not those of goods brought in. Every year is "
    "restated each year. Sectors were summed by a third party from the publisher's file."
)


def rows(folder: Path) -> Iterator[PublishedRow]:
    """Each year and sector, in tonnes of carbon dioxide equivalent; the file has thousands of tonnes and of people."""
    years = read(folder / FILE)
    data_to = year_end(date(max(int(year["year"]) for year in years), 1, 1))
    for year in years:
        period = date(int(year["year"]), 1, 1)
        for name, sector in SECTORS.items():
            yield {
                "period": period,
                "sector": sector,
                "tonnes": whole(Decimal(year[name]) * 1000),
                "residents": whole(Decimal(year["populationThousands"]) * 1000),
                **SOURCE.columns(data_to=data_to, confidence="medium", caveat=CAVEAT),
            }
