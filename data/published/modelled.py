"""Modelled values by ward: means of small areas weighted by their residents, kept as the sum and the weight.

So kept, they roll up: the value of any area is its sum of `weighted_sum` over its sum of `weight`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from data.periods import year_end
from data.published import small_areas
from data.published.publication import Publication, PublishedRow
from data.vocabulary.licences import OPEN_GOVERNMENT_2

BEST_FIT = (
    "Modelled, not measured; small areas given whole to the ward they fit best, weighted by their Census 2021 residents"
)

FUEL_POVERTY = Publication(
    "Sub-regional fuel poverty in England, 2025 (2023 data), LSOA",
    "https://www.gov.uk/government/collections/fuel-poverty-sub-regional-statistics",
    "Department for Energy Security and Net Zero",
)
LONELINESS = Publication(
    "Community Life Survey 2020/21, loneliness modelled to LSOA",
    "https://www.gov.uk/government/statistical-data-sets/dcms-community-life-survey-ad-hoc-statistical-releases",
    "Department for Culture, Media and Sport",
)
BACKGROUND = Publication(
    "Background air pollution maps (Pollution Climate Mapping)",
    "https://uk-air.defra.gov.uk/data/pcm-data",
    "Department for Environment, Food and Rural Affairs",
)
INVENTORY = Publication(
    "London Atmospheric Emissions Inventory, modelled concentrations",
    "https://data.london.gov.uk/air-quality/",
    "Greater London Authority",
    licence=OPEN_GOVERNMENT_2,
)
POLLUTANTS = {"no2": "NO2", "pm10": "PM10", "pm25": "PM25"}


def fuel_poverty(folder: Path) -> Iterator[PublishedRow]:
    """Households in fuel poverty: `weighted_sum` over `weight` is their share, 0 to 1."""
    path = folder / "realdata/desnz_fuel_poverty/fuel_poverty_lsoa21_camden.csv"
    shares = _shares(small_areas.column(path, "LSOA21CD", "fuel_poverty_pct"))
    caveat = (
        f"{BEST_FIT} rather than households. Low income and low energy efficiency. Meant for general patterns: the "
        "publisher warns against reading change over time."
    )
    yield from _rows(folder, shares, date(2023, 1, 1), FUEL_POVERTY, caveat)


def loneliness(folder: Path) -> Iterator[PublishedRow]:
    """Adults who feel lonely often, always or some of the time: `weighted_sum` over `weight` is their share, 0 to 1."""
    path = folder / "realdata/dcms_loneliness/england_cls_loneliness_lsoa_2020_21_camden.csv"
    shares = _shares(small_areas.column(path, "lsoa21_code", "perc"))
    caveat = (
        f"{BEST_FIT}. Lonely often, always or some of the time. A survey of England from April 2020 to March 2021, in "
        "lockdowns, spread by the kind of area: areas of one kind have one value, so it measures no neighbourhood."
    )
    # Three quarters of the survey lie in its first calendar year.
    yield from _rows(folder, shares, date(2020, 1, 1), LONELINESS, caveat, data_to=date(2021, 3, 31))


def air_quality(folder: Path) -> Iterator[PublishedRow]:
    """Annual means of pollutants, by model: `weighted_sum` over `weight` is in micrograms per cubic metre."""
    path = folder / "realdata/defra_pcm/air_quality_lsoa21_camden.csv"
    caveat = (
        f"{BEST_FIT}. Background pollution on a 1 km grid, away from roads: not comparable with the London inventory, "
        "which includes roadsides."
    )
    for pollutant in POLLUTANTS:
        means = _numbers(small_areas.column(path, "LSOA21CD", f"{pollutant}_ugm3"))
        extra = {"pollutant": pollutant, "model": "background"}
        yield from _rows(folder, means, date(2024, 1, 1), BACKGROUND, caveat, extra=extra)
    yield from _inventory(folder)


def _inventory(folder: Path) -> Iterator[PublishedRow]:
    caveat = (
        f"{BEST_FIT}. The mean over each small area of a fine grid that includes roadsides: not comparable with the "
        "background maps. Each year's inventory has its own method."
    )
    for year in (2013, 2016, 2019):
        for pollutant, name in POLLUTANTS.items():
            path = folder / f"realdata/gla_laei/lsoa21-{year}-{name}_camden.csv"
            means = _numbers(small_areas.column(path, "LSOA21CD", f"{name}-{year}-mean"))
            extra = {"pollutant": pollutant, "model": "london_inventory"}
            yield from _rows(folder, means, date(year, 1, 1), INVENTORY, caveat, extra=extra)


def _rows(
    folder: Path,
    values: Mapping[str, Decimal],
    period: date,
    source: Publication,
    caveat: str,
    *,
    extra: Mapping[str, str] | None = None,
    data_to: date | None = None,
) -> Iterator[PublishedRow]:
    fit, residents = small_areas.wards(folder), small_areas.residents(folder)
    weight = small_areas.by_ward(residents, fit)
    weighted = small_areas.by_ward({area: value * residents[area] for area, value in values.items()}, fit)
    for ward in sorted(weight):
        yield {
            "ward_code": ward,
            "period": period,
            **(extra or {}),
            "weighted_sum": weighted[ward].quantize(Decimal("0.0001")),
            "weight": weight[ward],
            "geography_method": small_areas.BEST_FIT,
            **source.columns(data_to=data_to or year_end(period), confidence="medium", caveat=caveat),
        }


def _numbers(texts: Mapping[str, str]) -> dict[str, Decimal]:
    return {area: Decimal(text) for area, text in texts.items()}


def _shares(percentages: Mapping[str, str]) -> dict[str, Decimal]:
    return {area: value / 100 for area, value in _numbers(percentages).items()}
