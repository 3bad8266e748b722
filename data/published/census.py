"""Census 2021 by ward: true ward counts where they are published, and best fits of small areas where they are not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.published import small_areas
from data.published.publication import Publication, PublishedRow, read

YEAR = date(2021, 1, 1)
CENSUS_DAY = date(2021, 3, 21)
WARD_FILE = "realdata/census2021/camden_ward_pop_stats.csv"
TRUE_WARD = "true ward"

TRUE = (
    "A true count of the ward. Counts are changed slightly for confidentiality, so tables differ by a few: the wards "
    "sum to 210,039 residents, the borough is published as 210,136."
)
FITTED = (
    "Small areas given whole to the ward they fit best: divide by out_of only, never by the true ward's residents or "
    "households. Camden Town so has a quarter fewer people than the true ward."
)
DIMENSIONS = ("none", "one", "two", "three", "four")


@dataclass(frozen=True, slots=True)
class Topic:
    """A Census table of small areas, long: a row for each small area and category."""

    name: str
    table: str
    title: str
    published: date
    file: str
    column: str
    categories: Mapping[str, str]

    @property
    def path(self) -> str:
        """The file in the folder the tables are made from."""
        return f"realdata/census2021/{self.file}"


TOPICS = (
    Topic(
        "ethnicity",
        "TS021",
        "Ethnic group",
        date(2022, 11, 29),
        "ts021_ethnicity21_lsoa21_camden.csv",
        "ethnic_group",
        {
            "Asian, Asian British or Asian Welsh": "asian",
            "Black, Black British, Black Welsh, Caribbean or African": "black",
            "Mixed or Multiple ethnic groups": "mixed",
            "Other ethnic group": "other",
            "White": "white",
        },
    ),
    Topic(
        "overcrowding",
        "TS052",
        "Occupancy rating for bedrooms",
        date(2023, 1, 5),
        "ts052_household_overcrowding21_lsoa21_camden.csv",
        "occupancy_rating",
        {
            "+2 or more (under-occupied)": "two_or_more_bedrooms_spare",
            "+1 (under-occupied)": "one_bedroom_spare",
            "0 (ideal)": "as_many_bedrooms_as_needed",
            "-1 (overcrowded)": "one_bedroom_short",
            "-2 or less (overcrowded)": "two_or_more_bedrooms_short",
        },
    ),
    Topic(
        "tenure",
        "TS054",
        "Tenure of household",
        date(2023, 1, 5),
        "ts054_household_tenure21_lsoa21_camden.csv",
        "tenure",
        {
            "Owned: Owns outright": "owned_outright",
            "Owned: Owns with a mortgage or loan": "owned_with_mortgage",
            "Shared ownership: Shared ownership": "shared_ownership",
            "Social rented: Rents from council or Local Authority": "rented_from_council",
            "Social rented: Other social rented": "rented_from_other_social_landlord",
            "Private rented: Private landlord or letting agency": "rented_from_private_landlord",
            "Private rented: Other private rented": "rented_privately_otherwise",
            "Lives rent free": "rent_free",
        },
    ),
)


def rows(folder: Path) -> Iterator[PublishedRow]:
    """Each ward, topic and category, with the count and what it is out of."""
    yield from _true_wards(read(folder / WARD_FILE))
    fit = small_areas.wards(folder)
    for topic in TOPICS:
        yield from _fitted(topic, read(folder / topic.path), fit)


def _true_wards(wards: list[dict[str, str]]) -> Iterator[PublishedRow]:
    # Census tables by ward came out together, after those by small area.
    day = date(2023, 1, 30)
    people, homes = _source("TS001", "Usual residents", day), _source("TS041", "Number of households", day)
    deprived = _source("TS011", "Households by deprivation dimensions", day)
    for ward in wards:
        code, residents, households = ward["ward_code"], int(ward["usual_residents"]), int(ward["households"])
        # The file misspells its own columns.
        counts = [int(ward[f"housolds_deprived_in_{n}_dimension{'' if n == 1 else 's'}"]) for n in range(5)]
        yield _row(code, "residents", "all", counted=residents, out_of=residents, ending=_true(people))
        yield _row(code, "households", "all", counted=households, out_of=households, ending=_true(homes))
        for category, count in zip(DIMENSIONS, counts, strict=True):
            yield _row(code, "deprivation", category, counted=count, out_of=sum(counts), ending=_true(deprived))


def _fitted(topic: Topic, cells: list[dict[str, str]], fit: Mapping[str, str]) -> Iterator[PublishedRow]:
    sums = {}
    for words, category in topic.categories.items():
        counts = {cell["lsoa21_code"]: int(float(cell["n"])) for cell in cells if cell[topic.column] == words}
        sums[category] = small_areas.by_ward(counts, fit)
    if len(cells) != len(fit) * len(sums):
        raise ValueError(f"{topic.file}: has a category that is not known; add it to the topic {topic.name}")
    source = _source(topic.table, topic.title, topic.published)
    provenance = source.columns(data_to=CENSUS_DAY, confidence="medium", caveat=FITTED)
    ending: PublishedRow = {"geography_method": small_areas.BEST_FIT, **provenance}
    for ward in sorted(set(fit.values())):
        out_of = sum(counts[ward] for counts in sums.values())
        for category, counts in sums.items():
            yield _row(ward, topic.name, category, counted=counts[ward], out_of=out_of, ending=ending)


def _source(table: str, title: str, published: date) -> Publication:
    address = f"https://www.nomisweb.co.uk/datasets/c2021{table.lower()}"
    return Publication(f"Census 2021, {table} {title}", address, "Office for National Statistics", published)


def _true(source: Publication) -> PublishedRow:
    return {
        "geography_method": TRUE_WARD,
        **source.columns(data_to=CENSUS_DAY, confidence="high", caveat=TRUE),
    }


def _row(ward: str, topic: str, category: str, *, counted: int, out_of: int, ending: PublishedRow) -> PublishedRow:
    return {
        "ward_code": ward,
        "period": YEAR,
        "topic": topic,
        "category": category,
        "counted": counted,
        "out_of": out_of,
        **ending,
    }
