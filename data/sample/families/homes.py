"""Sample of homelessness and council homes: applications, temporary accommodation, lettings."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from data.sample import Setting, stories
from data.sample.draws import Dates, Numbers, Whole, along, chosen, days, entered, flow, known, numbered
from data.sample.places import council_homes, covered, each, poverty, since
from data.sample.stories import Flow


class Duty(NamedTuple):
    """How often a duty is accepted, how it ends, and how long it runs (days: mean, longest)."""

    name: str
    opened: Flow
    no_ward: float  # of all: no settled home, or one outside Camden
    outcomes: dict[str, float]
    mean: float
    longest: int


DUTIES = (
    # Of those that do not end with a home; the story says how many do.
    Duty(
        "prevention",
        stories.PREVENTION,
        0.05,
        {"became homeless": 0.50, "56 days passed": 0.18, "contact lost": 0.13, "withdrew": 0.12, "other": 0.07},
        60,
        400,
    ),
    Duty(
        "relief",
        stories.RELIEF,
        0.30,
        {"new home": 0.34, "56 days passed": 0.42, "contact lost": 0.10, "withdrew": 0.08, "other": 0.06},
        50,
        300,
    ),
    Duty(
        "main",
        stories.MAIN,
        0.20,
        {"new home": 0.70, "offer refused": 0.08, "contact lost": 0.08, "withdrew": 0.07, "other": 0.07},
        300,
        720,
    ),
)
STAYED = 0.42  # of prevention duties that end with a home


def homelessness_cases(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Duties that began in the months covered, and earlier ones that were still owed in them; no ward comes last."""
    return numbered(_homelessness_cases(random, setting), "case_key", "h")


def _homelessness_cases(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    months = since(setting, 24)
    first, last = covered(setting)
    for ward, part in [*each(setting, poverty(setting.wards)), (None, float(setting.scale))]:
        duties = []
        for duty in DUTIES:
            where = part * (1 - duty.no_ward if ward else duty.no_ward)
            opened = days(random, months, where * flow(duty.opened, months), day_off=0.05)
            ran = np.minimum(random.gamma(2, duty.mean / 2, opened.size), duty.longest).astype(np.int64) + 1
            ended = known(opened + ran, last)
            owed = np.isnat(ended)
            outcome = pa.array(_outcomes(random, duty, opened), pa.string(), mask=owed)
            duties.append(
                pa.table(
                    {
                        "ward_code": pa.repeat(pa.scalar(ward, pa.string()), opened.size),
                        "duty": pa.repeat(duty.name, opened.size),
                        "opened_on": opened,
                        "ended_on": ended,
                        "outcome": outcome,
                    }
                ).filter(pa.array((owed | (ended >= first)) & entered(random, opened, last, mean_days=3)))
            )
        yield pa.concat_tables(duties).sort_by("opened_on")


def _outcomes(random: np.random.Generator, duty: Duty, opened: Dates) -> list[str]:
    ends = chosen(random, duty.outcomes, opened.size).to_numpy(zero_copy_only=False)
    if duty.name == "prevention":
        home = np.where(random.random(opened.size) < STAYED, "stayed in the home", "new home")
        ends = np.where(random.random(opened.size) < along(stories.PREVENTED, opened), home, ends)
    return list(ends)


STAY = 20.0  # months, on average; many stay a few weeks, some for years
INSIDE = {"hostel": 0.34, "council home": 0.22, "leased home": 0.28, "nightly paid": 0.13, "other": 0.03}
OUTSIDE = {"leased home": 0.35, "nightly paid": 0.60, "other": 0.05}


def temporary_accommodation(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Stays that began in the months covered, and those in progress when they begin; outside Camden comes last."""
    return numbered(_temporary_accommodation(random, setting), "stay_key", "t")


def _temporary_accommodation(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    first, last = covered(setting)
    # Where the borough stands as the first month begins, and at the end of each.
    edges = np.append(setting.months, setting.months[-1] + 1)
    placed, outside = along(stories.HOUSEHOLDS_PLACED, edges), along(stories.PLACED_OUTSIDE, edges)
    inside = each(setting, (council_homes(setting.wards) + poverty(setting.wards)) / 2)
    for ward, stock in [
        *((ward, part * placed * (1 - outside)) for ward, part in inside),
        (None, setting.scale * placed * outside),
    ]:
        started = np.concatenate([_already(random, first, stock[0]), _begun(random, setting.months, stock)])
        # Stays have no memory: how long one has lasted says nothing of how long it will last.
        left = np.maximum(started, first) + _stays(random, started.size)
        yield pa.table(
            {
                "ward_code": pa.repeat(pa.scalar(ward, pa.string()), started.size),
                "kind": chosen(random, INSIDE if ward else OUTSIDE, started.size),
                "children": _children(random, started.size),
                "started_on": started,
                "ended_on": known(left, last),
            }
        )


def _already(random: np.random.Generator, first: np.datetime64, households: float) -> Dates:
    """The days on which those who are there when the first month begins came."""
    number = int(households + random.random())
    return np.sort(first - _stays(random, number))


def _begun(random: np.random.Generator, months: Dates, stock: Numbers) -> Dates:
    """The days on which stays begin, so many that the stock takes its course as others end."""
    stays = np.exp(-1 / STAY)  # of the households that are there, a month later
    stays_when_new = STAY * (1 - stays)  # of those who came during the month, at its end
    return days(random, months, np.maximum(stock[1:] - stock[:-1] * stays, 0) / stays_when_new, spread=1_000)


def _stays(random: np.random.Generator, number: int) -> Whole:
    return 1 + random.exponential(STAY * 30.44, number).astype(np.int64)


def _children(random: np.random.Generator, number: int) -> Whole:
    some = random.random(number) < stories.PLACED_WITH_CHILDREN
    return np.where(some, 1 + random.poisson(0.94, number).clip(max=6), 0)


BEDROOMS = {0: 0.11, 1: 0.50, 2: 0.39}  # of those that are not family homes
FAMILY_BEDROOMS = {3: 0.78, 4: 0.18, 5: 0.04}
FROM_REGISTER = 0.72


def lettings(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Lettings of the council's homes, as many in a ward as it has of them."""
    return numbered(_lettings(random, setting), "letting_key", "l")


def _lettings(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    expected = flow(stories.LETTINGS, setting.months)
    for ward, part in each(setting, council_homes(setting.wards)):
        let = days(random, setting.months, part * expected, day_off=0.1)
        family = random.random(let.size) < along(stories.FAMILY_HOMES, let)
        small, large = (
            random.choice(list(rooms), let.size, p=list(rooms.values())) for rooms in (BEDROOMS, FAMILY_BEDROOMS)
        )
        yield pa.table(
            {
                "ward_code": pa.repeat(ward, let.size),
                "bedrooms": np.where(family, large, small),
                "let_on": let,
                "from_register": random.random(let.size) < FROM_REGISTER,
            }
        )


GENERATORS = {
    "homelessness_cases": homelessness_cases,
    "temporary_accommodation": temporary_accommodation,
    "lettings": lettings,
}
