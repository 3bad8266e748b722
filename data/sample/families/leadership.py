"""Sample of seats of power: who holds them on the bodies of the borough, and for how long."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from data.sample import Setting, stories
from data.sample.draws import Dates, Numbers, along, odds, pick
from data.sample.families.workforce import GROUPS as MAJORITY
from data.sample.people import GROUPS, keys


class Body(NamedTuple):
    """A kind of body. The council's seats are known (55, all-out elections); the others' numbers are ours."""

    seats: int
    odds: float  # of the global majority among those who take a seat, over the story's
    years: float  # that a seat is held, on average
    not_told: float  # of their ethnicity; of disability twice as often
    women: float


BODIES = {
    "council": Body(55, 1.5, 7.0, 0.04, 0.47),
    "school governors": Body(640, 0.9, 4.5, 0.22, 0.58),
    "NHS": Body(45, 0.8, 4.0, 0.09, 0.50),
    "voluntary sector board": Body(380, 1.1, 4.5, 0.20, 0.54),
    "housing panel": Body(85, 1.6, 3.5, 0.15, 0.56),
}
# New terms begin on the fourth day after an election; by-elections are left out.
TERMS = np.array(["2014-05-26", "2018-05-07", "2022-05-09", "2026-05-11", "2030-05-06"], dtype="datetime64[D]")
STANDS_DOWN = 0.45  # of councillors at an election, or loses
EARLIEST = np.datetime64("2012-01-01")  # ten years before the first month, by when the first holders have gone
VACANT_DAYS = 60.0
AGES = {"16-24": 0.02, "25-34": 0.11, "35-44": 0.23, "45-54": 0.26, "55-64": 0.20, "65+": 0.18}
DISABLED = 0.12


def leadership_roles(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Every holding of a seat that was open in the first month or later, body by body."""
    first, end = setting.months[0].astype("datetime64[D]"), (setting.months[-1] + 1).astype("datetime64[D]")
    numbered = 1
    for name, body in BODIES.items():
        seats = body.seats * setting.scale
        spans = _terms(random, seats, end) if name == "council" else _spans(random, seats, body, end)
        since, to = (np.concatenate(dates) for dates in zip(*spans, strict=True))
        here = (since < end) & (to >= first)
        yield _holdings(random, name, since[here], np.where(to[here] < end, to[here], np.datetime64("NaT")), numbered)
        numbered += int(here.sum())


def _spans(random: np.random.Generator, seats: int, body: Body, end: np.datetime64) -> Iterator[tuple[Dates, Dates]]:
    """First and last days of one holder of every seat after the other."""
    start = EARLIEST - random.integers(0, round(365 * body.years), seats)
    while (start < end).any():
        last = start + np.round(365 * random.gamma(2.5, body.years / 2.5, seats)).astype(np.int64)
        yield start, last
        start = last + 1 + np.round(random.exponential(VACANT_DAYS, seats)).astype(np.int64)


def _terms(random: np.random.Generator, seats: int, end: np.datetime64) -> Iterator[tuple[Dates, Dates]]:
    """The same for councillors, who come and go at elections; one who is elected again stays in one holding."""
    start = np.full(seats, TERMS[0])
    for term in TERMS[1:]:
        goes = (random.random(seats) < STANDS_DOWN) | (term >= end)
        yield start[goes], np.full(int(goes.sum()), term - 1)
        start = np.where(goes, term, start)


def _holdings(random: np.random.Generator, name: str, since: Dates, to: Dates, numbered: int) -> pa.Table:
    body, size = BODIES[name], since.size
    every = np.arange(size)
    majority = odds(along(stories.SEATS_CHOSEN, since), body.odds)[:, None]
    told = 1 - body.not_told
    groups = np.hstack(
        [told * majority * list(MAJORITY.values()), told * (1 - majority), np.full((size, 1), body.not_told)]
    )
    return pa.table(
        {
            "role_key": keys("r", numbered + every),
            "body_kind": pa.array(np.full(size, name)),
            "ethnicity_group": pick(random, GROUPS, groups, every),
            "sex": _one(random, {"female": body.women, "male": 1 - body.women}, body.not_told / 4, size),
            "disabled": _one(random, {"disabled": DISABLED, "not disabled": 1 - DISABLED}, 2 * body.not_told, size),
            "age_band": _one(random, AGES, body.not_told, size),
            "held_from": pa.array(since),
            "held_to": pa.array(to),
        }
    )


def _one(random: np.random.Generator, weights: dict[str, float], not_told: float, size: int) -> pa.Array:
    shares: Numbers = np.array([*weights.values()]) * (1 - not_told)
    return pick(random, [*weights, "unknown"], np.append(shares, not_told)[None], np.zeros(size, dtype=np.int64))


GENERATORS = {"leadership_roles": leadership_roles}
