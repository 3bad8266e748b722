"""Sample of council homes and estates: repairs, damp, caretaking inspections, bookings of halls."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from data.sample import Setting, stories
from data.sample.draws import (
    Dates,
    Numbers,
    Whole,
    Yes,
    after,
    along,
    chosen,
    days,
    entered,
    flow,
    known,
    numbered,
    odds,
    told,
    wave,
)
from data.sample.places import council_homes, covered, each, residents, since

TRADES = {
    "plumbing": 0.26,
    "heating": 0.20,
    "electrical": 0.16,
    "carpentry": 0.13,
    "drainage": 0.06,
    "roofing": 0.04,
    "glazing": 0.04,
    "plastering": 0.03,
    "lifts": 0.03,
    "other": 0.05,
}
TARGETS = {3: 0.25, 35: 0.60, 125: 0.15}  # days, as the council told the Regulator; an emergency has one
NEVER_CLOSED = 0.004  # done, but nobody told the system


def repairs(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Repairs raised in the months covered, and earlier ones that were still open in them."""
    return numbered(_repairs(random, setting), "repair_key", "r")


def _repairs(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    months = since(setting, 18)
    expected = flow(stories.REPAIRS, months)
    first, last = covered(setting)
    for ward, part in each(setting, council_homes(setting.wards)):
        raised = days(random, months, part * expected, day_off=0.5)
        emergency = random.random(raised.size) < stories.REPAIRS_EMERGENCY
        on_time = random.random(raised.size) < _on_time(ward, raised, emergency)
        target = np.where(emergency, 1, random.choice(list(TARGETS), raised.size, p=list(TARGETS.values())))
        taken = _taken(random, target, on_time)
        closed = random.random(raised.size) >= NEVER_CLOSED
        finished = known(np.where(closed, raised + taken, np.datetime64("NaT")), last)
        kept = (raised >= first) | (finished >= first) | np.isnat(finished)
        table = pa.table(
            {
                "ward_code": pa.repeat(ward, raised.size),
                "trade": chosen(random, TRADES, raised.size),
                "emergency": emergency,
                "raised_on": raised,
                "finished_on": finished,
                "target_days": target,
                "taken_days": pa.array(taken, mask=np.isnat(finished)),
                "first_visit": told(random, np.where(on_time, 0.82, 0.45), ~np.isnat(finished)),
                "satisfied": _satisfied(random, raised, on_time, finished),
            }
        )
        yield table.filter(pa.array(kept))


def _on_time(ward: str, raised: Dates, emergency: Yes) -> Numbers:
    """The chance of finishing within the target, by repair."""
    share = np.where(
        emergency,
        along(stories.REPAIRS_ON_TIME_EMERGENCY, raised),
        along(stories.REPAIRS_ON_TIME_OTHER, raised),
    )
    turn = stories.REPAIRS_TURN
    return odds(share, along(turn.odds, raised)) if ward in turn.wards else share


def _taken(random: np.random.Generator, target: Whole, on_time: Yes) -> Whole:
    """Days from report to finish: anywhere within the target, or past it by half as much again, at most thrice it."""
    within = np.floor(random.beta(1.6, 2.0, target.size) * (target + 1))
    past = target + 1 + np.floor(np.minimum(random.exponential(0.5 * target), 2 * target))
    return np.where(on_time, within, past).astype(np.int64)


def _satisfied(random: np.random.Generator, raised: Dates, on_time: Yes, finished: Dates) -> pa.Array:
    share = np.where(on_time, along(stories.REPAIRS_SATISFIED_ON_TIME, raised), stories.REPAIRS_SATISFIED_LATE)
    answered = random.random(raised.size) < stories.REPAIRS_ANSWERED
    return told(random, share, answered & ~np.isnat(finished))


NO_ACCESS = 0.03  # of cases: nobody opened the door, or the visit was not written down
RISK = {"low": 0.42, "medium": 0.40, "high": 0.15, "emergency": 0.03}


def damp_cases(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Cases reported in the months covered; those at higher risk are inspected sooner."""
    return numbered(_damp_cases(random, setting), "case_key", "d")


def _damp_cases(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    expected = flow(stories.DAMP, setting.months)
    _, last = covered(setting)
    for ward, part in each(setting, council_homes(setting.wards)):
        raised = days(random, setting.months, part * expected)
        risk = random.choice(len(RISK), raised.size, p=list(RISK.values()))
        share = along(stories.DAMP_INSPECTED_IN_TIME, raised) / (1 - NO_ACCESS)
        share = odds(share, np.array([0.8, 1.0, 1.5, 4.0])[risk])
        in_time = random.random(raised.size) < share
        soon = random.integers(0, np.array([11, 11, 8, 2])[risk])
        waited = np.where(in_time, soon, 11 + random.exponential(12, raised.size).astype(np.int64))
        inspected = after(raised, waited)
        resolved = inspected + (10 + random.gamma(1.5, 40, raised.size)).astype(np.int64)
        inspected[random.random(raised.size) < NO_ACCESS] = np.datetime64("NaT")
        table = pa.table(
            {
                "ward_code": pa.repeat(ward, raised.size),
                "risk": pa.array(list(RISK)).take(pa.array(risk)),
                "raised_on": raised,
                "inspected_on": known(inspected, last),
                "resolved_on": known(resolved, last),
            }
        )
        yield table.filter(pa.array(entered(random, raised, last, mean_days=2)))


HOMES_A_BLOCK = 40


def estate_inspections(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Inspections of blocks about every two weeks; each block has a way of its own, better or worse than most."""
    return numbered(_estate_inspections(random, setting), "inspection_key", "i")


def _estate_inspections(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    expected = flow(stories.INSPECTIONS, setting.months)
    first = 1
    for ward, part in each(setting, council_homes(setting.wards)):
        blocks = max(1, round(part * stories.COUNCIL_HOMES / HOMES_A_BLOCK))
        inspected = days(random, setting.months, part * expected, day_off=0, spread=200)
        block = random.integers(0, blocks, inspected.size)
        way = np.exp(random.normal(0, 0.6, blocks))
        share = odds(along(stories.INSPECTIONS_WELL_KEPT, inspected), way[block])
        # Leaves and dark mornings.
        share = odds(share, wave(inspected, -0.15, 12))
        well_kept = random.random(inspected.size) < share
        grade = np.where(well_kept, *(random.random((2, inspected.size)) < [[0.55], [0.2]]))
        yield pa.table(
            {
                "ward_code": pa.repeat(ward, inspected.size),
                "estate_key": pa.array([f"e{first + number:05}" for number in range(blocks)]).take(pa.array(block)),
                "inspected_on": inspected,
                "grade": pa.array(["A", "B", "C", "D"]).take(pa.array(np.where(well_kept, 0, 2) + grade)),
            }
        )
        first += blocks


USES = {"creative": 0.22, "food": 0.12, "youth": 0.20, "health": 0.14, "other": 0.32}
HOURS = {1.0: 0.2, 1.5: 0.1, 2.0: 0.35, 3.0: 0.25, 4.0: 0.1}


def community_space_bookings(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Bookings by ward, in halls that follow half the council's homes and half all residents."""
    return numbered(_community_space_bookings(random, setting), "booking_key", "b")


def _community_space_bookings(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    # Fewer at Christmas and in August, when classes pause.
    month = setting.months.astype(int) % 12
    expected = flow(stories.BOOKINGS, setting.months) * np.where((month == 7) | (month == 11), 0.75, 1.0)
    for ward, part in each(setting, (council_homes(setting.wards) + residents(setting.wards)) / 2):
        booked = days(random, setting.months, part * expected, day_off=0.8)
        yield pa.table(
            {
                "ward_code": pa.repeat(ward, booked.size),
                "kind": chosen(random, USES, booked.size),
                "booked_for": booked,
                "hours": random.choice(list(HOURS), booked.size, p=list(HOURS.values())),
            }
        )


GENERATORS = {
    "repairs": repairs,
    "damp_cases": damp_cases,
    "estate_inspections": estate_inspections,
    "community_space_bookings": community_space_bookings,
}
