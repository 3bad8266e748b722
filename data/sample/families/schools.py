"""Sample of what schools count: free school meals, and children weighed and measured."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from data.sample import Setting, stories
from data.sample.draws import Dates, Numbers, Whole, along, odds, pick
from data.sample.people import GROUPS, ethnicity, everywhere, keys, places
from data.sample.stories import Levels
from data.sample.wards import share


class Phase(NamedTuple):
    """Schools of a phase. How many there are and on their rolls is near the borough's; the rest is ours."""

    schools: int
    roll: int  # of one school, on average
    differs: float  # its spread, as a part of it
    yearly: float  # how the rolls change, as a part of them: fewer children are born
    entitled: float
    taken: Levels  # by those entitled


PHASES = {
    "primary": Phase(40, 255, 0.30, -0.020, 0.39, stories.SCHOOL_MEALS_PRIMARY),
    "secondary": Phase(10, 1_030, 0.18, 0.002, 0.41, {"2021-11": 0.74}),
    "special": Phase(4, 72, 0.30, 0.010, 0.54, {"2021-11": 0.85}),
}
TERMS = {9: 10, 1: 1, 4: 5}  # the month in which a term starts, and the month in which its pupils are counted
NO_RETURN = 0.012  # of schools and terms, for which no count came

MEASURED = {"reception": 1_230, "year 6": 1_310}  # a year: our reading of a borough with 1,400 to 1,500 in a year group
CATEGORIES = ("underweight", "healthy", "overweight", "very overweight")
UNDERWEIGHT = {"reception": 0.012, "year 6": 0.017}
OVERWEIGHT = {"reception": stories.RECEPTION_OVERWEIGHT, "year 6": stories.YEAR_6_OVERWEIGHT}
VERY = {"reception": 0.444, "year 6": 0.575}  # of the overweight; 9.1% of Reception is published
OUTSIDE = 0.08  # of those measured, who live outside the borough
# How levels differ between children is ours, after the direction of the programme's results for England.
INCOME_ODDS, BOYS_ODDS, GROUP_ODDS = 2.0, 1.15, np.array([1.05, 1.3, 1.05, 1.15, 0.87, 1.0])
NOT_TOLD = 0.05


def school_meals(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Every school in every term of which the count is in the months."""
    wards, months = setting.wards, setting.months
    terms = months[np.isin(_month(months), list(TERMS))]
    counted = terms + np.array([TERMS[month] - month for month in _month(terms).tolist()], dtype=np.int64)
    terms = terms[counted <= months[-1]]
    children = wards["residents"].to_numpy() * share(wards, "under_16")
    tables, numbered = [], 1
    for name, phase in PHASES.items():
        ward = np.tile(_spread_out(random, children, phase.schools), setting.scale)
        tables.append(_schools(random, setting, name, ward=ward, terms=terms, numbered=numbered))
        numbered += ward.size
    yield pa.concat_tables(tables).sort_by(
        [("ward_code", "ascending"), ("term", "ascending"), ("school_key", "ascending")]
    )


def child_measurements(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Children of each ward in the school years that are over, the one that the first month is in among them."""
    wards, months = setting.wards, setting.months
    first, last = ((month - 8).astype("datetime64[Y]") for month in (months[0], months[-1] + 1))
    years = np.arange(first, last).astype("datetime64[M]") + 8
    children = wards["residents"].to_numpy() * share(wards, "under_16")
    groups = ethnicity(wards, NOT_TOLD)
    income = np.append(
        wards["income_deprived"].to_numpy(), np.average(wards["income_deprived"].to_numpy(), weights=children)
    )
    factor = np.exp(INCOME_ODDS * (income - income[-1]))
    numbered = 1
    for row, code, part in places(setting, children / children.sum(), without=OUTSIDE):
        for year in years:
            table = _measured(random, part, factor[row], groups[row])
            size = table.num_rows
            table = table.add_column(0, "ward_code", everywhere(code, size))
            table = table.add_column(1, "child_key", keys("m", numbered + np.arange(size)))
            yield table.add_column(2, "academic_year", pa.array(np.full(size, year.astype("datetime64[D]"))))
            numbered += size


def _month(months: Dates) -> Whole:
    """1 for January, to 12."""
    return np.asarray((months - months.astype("datetime64[Y]")).astype(np.int64) + 1)


def _spread_out(random: np.random.Generator, children: Numbers, schools: int) -> Whole:
    """A ward for each school: one in each, if there are so many, and then as evenly over the children as can be."""
    every = np.arange(children.size if schools > children.size else 0)
    rest = schools - every.size
    edges = np.cumsum(children) / children.sum()
    return np.append(every, np.searchsorted(edges, (np.arange(rest) + random.random()) / rest))


def _schools(
    random: np.random.Generator, setting: Setting, name: str, *, ward: Whole, terms: Dates, numbered: int
) -> pa.Table:
    phase, wards = PHASES[name], setting.wards
    years = (terms - setting.months[0]).astype(float) / 12
    shape = (ward.size, terms.size)
    size = phase.roll * np.clip(random.normal(1, phase.differs, ward.size), 0.4, 1.8)
    roll = np.round(size[:, None] * (1 + phase.yearly) ** years * random.normal(1, 0.01, shape)).astype(np.int64)
    income = wards["income_deprived"].to_numpy()[ward]
    entitled = odds(
        np.full(ward.size, phase.entitled), np.exp(3.5 * (income - 0.267)) * np.exp(random.normal(0, 0.2, ward.size))
    )
    eligible = random.binomial(roll, np.clip(entitled[:, None] + random.normal(0, 0.008, shape), 0, 1))
    level = along(phase.taken, terms)
    habits = np.exp(random.normal(0, 0.25, ward.size))
    taken = random.binomial(eligible, odds(np.tile(level, (ward.size, 1)), habits[:, None]))
    school, term = (index.ravel() for index in np.indices(shape))
    table = pa.table(
        {
            "ward_code": wards["code"].take(pa.array(ward[school])).combine_chunks(),
            "school_key": keys("k", numbered + school),
            "term": pa.array(terms.astype("datetime64[D]")[term]),
            "phase": pa.array(np.full(school.size, name)),
            "on_roll": pa.array(roll.ravel()),
            "eligible": pa.array(eligible.ravel()),
            "taken": pa.array(taken.ravel()),
        }
    )
    return table.filter(pa.array(random.random(school.size) >= NO_RETURN))


def _measured(random: np.random.Generator, part: float, factor: float, groups: Numbers) -> pa.Table:
    """The children of one ward and year: Reception, then Year 6."""
    numbers = random.poisson([expected * part for expected in MEASURED.values()])
    year_group = np.repeat(np.arange(numbers.size), numbers)
    boy = random.random(year_group.size) < 0.512
    group = random.choice(len(GROUPS), year_group.size, p=groups)
    over = odds(
        np.array([*OVERWEIGHT.values()])[year_group], factor * GROUP_ODDS[group] * BOYS_ODDS ** np.where(boy, 1, -1)
    )
    under, very = np.array([*UNDERWEIGHT.values()])[year_group], np.array([*VERY.values()])[year_group]
    weights = np.stack([under, 1 - under - over, over * (1 - very), over * very], axis=1)
    return pa.table(
        {
            "year_group": pa.array([*MEASURED]).take(pa.array(year_group)),
            "sex": pa.array(["female", "male"]).take(pa.array(boy.astype(np.int64))),
            "ethnicity_group": pa.array(GROUPS).take(pa.array(group)),
            "weight_category": pick(random, CATEGORIES, weights, np.arange(year_group.size)),
        }
    )


GENERATORS = {"school_meals": school_meals, "child_measurements": child_measurements}
