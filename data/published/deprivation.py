"""Income deprivation by ward, from the small areas of the English Indices of Deprivation 2025."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from data.periods import year_end
from data.published import small_areas
from data.published.publication import Publication, PublishedRow
from data.published.small_areas import by_ward, column, whole

# The year of the populations that its rates are out of; the edition is of 2025.
YEAR = date(2022, 1, 1)
COUNTS = "realdata/mhclg_iod/imd2025_england_lsoa21_indicators_camden.csv"
RATES = "realdata/mhclg_iod/imd2025_england_lsoa21_camden.csv"
PEOPLE = "income_domain_numerator"
CHILDREN = "income_deprivation_affecting_children_index_idaci_numerator"

SOURCE = Publication(
    "English Indices of Deprivation 2025",
    "https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025",
    "Ministry of Housing, Communities and Local Government",
    date(2025, 10, 30),
)
CAVEAT = (
    "Small areas given whole to the ward they fit best: divide only by the columns beside. The publisher rounds counts "
    "to 5 and withholds a small area's children where fewer than 10, who count as none here. people is each small "
    "area's count divided by its published rate (mid-2022); children are those under 16 in Census 2021."
)


def rows(folder: Path) -> Iterator[PublishedRow]:
    """Each ward with its people and children in income deprivation, and those they are out of."""
    fit = small_areas.wards(folder)
    counts = column(folder / COUNTS, "lsoa21_code", PEOPLE)
    rates = column(folder / RATES, "lsoa21_code", "Income_score")
    poor_children = column(folder / COUNTS, "lsoa21_code", CHILDREN)
    columns = {
        "people_income_deprived": {area: int(float(count)) for area, count in counts.items()},
        "people": {area: whole(Decimal(count) / Decimal(rates[area])) for area, count in counts.items()},
        "children_income_deprived": {area: int(float(count or 0)) for area, count in poor_children.items()},
        "children": small_areas.children(folder),
        "small_areas": dict.fromkeys(fit, 1),
        "small_areas_withheld": {area: int(not count) for area, count in poor_children.items()},
    }
    sums = {name: by_ward(values, fit) for name, values in columns.items()}
    for ward in sorted(set(fit.values())):
        yield {
            "ward_code": ward,
            "period": YEAR,
            **{name: total[ward] for name, total in sums.items()},
            "geography_method": small_areas.BEST_FIT,
            **SOURCE.columns(data_to=year_end(YEAR), confidence="medium", caveat=CAVEAT),
        }
