"""Sample of help with food: visits by households, and Healthy Start."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from data.sample import Setting, stories
from data.sample.draws import Dates, Numbers, Whole, along, days, entered, numbered, wave
from data.sample.people import everywhere, places
from data.sample.wards import share


class Provider(NamedTuple):
    """Where households go. Who they are is ours, but that three in ten of those helped are children (Trussell)."""

    without_ward: float  # of other boroughs, of no settled address, or not asked
    more_adults: float  # beyond the first, on average
    families: float  # with children; the others have none
    more_children: float  # beyond the first, on average


KINDS = {
    "food bank": Provider(0.24, 0.55, 0.40, 0.85),
    "pantry": Provider(0.05, 0.50, 0.48, 0.70),
    "co-operative": Provider(0.04, 0.70, 0.45, 0.60),
}
PEOPLE = 1 + KINDS["food bank"].more_adults + KINDS["food bank"].families * (1 + KINDS["food bank"].more_children)
SEASON, PEAK = 0.12, 12
SHEETS_LATE_DAYS = 3.0
WARD_UPTAKE, MONTH_UPTAKE = 0.018, 0.010  # by how much wards, and a ward's months, are above or below: ours


def food_support_visits(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Visits to every kind in the order of days; the latest sheets have not all come in."""
    return numbered(_visits(random, setting), "visit_key", "f")


def healthy_start(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Families of each ward and month, the same number at every scale."""
    wards, months = setting.wards, setting.months
    young = wards["residents"].to_numpy() * share(wards, "under_5") * wards["income_deprived"].to_numpy()
    level = along(stories.HEALTHY_START_ELIGIBLE, months)
    eligible = np.outer(young / young.sum(), level) * (1 + 0.03 * _drift(random, young.size, months.size))
    uptake = along(stories.HEALTHY_START_UPTAKE, months) + WARD_UPTAKE * random.standard_normal((young.size, 1))
    uptake = uptake + MONTH_UPTAKE * _drift(random, young.size, months.size)
    families = np.round(eligible).astype(np.int64)
    yield pa.table(
        {
            "ward_code": wards["code"].take(pa.array(np.repeat(np.arange(young.size), months.size))).combine_chunks(),
            "month": pa.array(np.tile(months.astype("datetime64[D]"), young.size)),
            "eligible": pa.array(families.ravel()),
            "receiving": pa.array(np.round(families * np.clip(uptake, 0, 1)).astype(np.int64).ravel()),
        }
    )


def _visits(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    wards, months = setting.wards, setting.months
    weights = wards["households"].to_numpy() * wards["income_deprived"].to_numpy()
    end = (months[-1] + 1).astype("datetime64[D]") - 1
    monthly = {
        "food bank": _parcels(months) / PEOPLE,
        "pantry": along(stories.PANTRY_VISITS, months) * wave(months, SEASON, PEAK),
        "co-operative": along(stories.CO_OPERATIVE_VISITS, months) * wave(months, SEASON / 2, PEAK),
    }
    parts = {name: places(setting, weights / weights.sum(), without=KINDS[name].without_ward) for name in KINDS}
    for ward in zip(*parts.values(), strict=True):
        tables = []
        for name, (_, code, part) in zip(parts, ward, strict=True):
            visited = days(random, months, monthly[name] * part, day_off=0.15)
            tables.append(
                _households(random, name, code, visited[entered(random, visited, end, mean_days=SHEETS_LATE_DAYS)])
            )
        yield pa.concat_tables(tables).sort_by("visited_on")


def _households(random: np.random.Generator, name: str, code: str | None, visited: Dates) -> pa.Table:
    kind, size = KINDS[name], visited.size
    adults: Whole = 1 + np.minimum(random.poisson(kind.more_adults, size), 9)
    children: Whole = np.where(
        random.random(size) < kind.families, 1 + np.minimum(random.poisson(kind.more_children, size), 9), 0
    )
    return pa.table(
        {
            "ward_code": everywhere(code, size),
            "kind": pa.array(np.full(size, name)),
            "adults": pa.array(adults),
            "children": pa.array(children),
            "visited_on": pa.array(visited),
        }
    )


def _parcels(months: Dates) -> Numbers:
    """People helped in each month: rising within the years, each of which comes to its published total."""
    published = stories.FOOD_PARCELS
    middles = {f"{year}-10": total / 12 for year, total in published.items()}
    whole = np.arange(months[0] - 11, months[-1] + 12)
    year = (whole - 3).astype("datetime64[Y]")  # that a year from April starts in
    course = along(middles, whole) * wave(whole, SEASON, PEAK)
    latest = max(published)
    starts = year.astype(np.int64) + 1970
    totals = np.array([published.get(start, published[latest]) for start in starts.tolist()])
    sums = np.array([course[year == each].sum() for each in np.unique(year)])
    level = course * totals / sums[np.searchsorted(np.unique(year), year)]
    return np.asarray(level[11:-11])


def _drift(random: np.random.Generator, wards: int, months: int) -> Numbers:
    """About 0, with a spread of about 1, and each month near the one before."""
    fading = 0.8 ** np.arange(24)
    noise = random.standard_normal((wards, months + fading.size - 1))
    smooth = [np.convolve(row, fading / np.sqrt((fading**2).sum()), mode="valid") for row in noise]
    return np.array(smooth)


GENERATORS = {"food_support_visits": food_support_visits, "healthy_start": healthy_start}
