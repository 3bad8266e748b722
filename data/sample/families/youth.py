"""Sample of what is offered to young people: job hubs, for others too, and youth hubs."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from data.sample import Setting, stories
from data.sample.draws import Dates, Numbers, along, chosen, days, flow, known, numbered, odds, told
from data.sample.people import everywhere, places
from data.sample.stories import Flow
from data.sample.wards import share

# Numbers, ages and outcomes of both are ours: no figure is in print.
CLIENTS = Flow({"2021-11": 125, "2023-01": 165}, season=0.15, peak=1)
CLIENTS_AGES = {"16-24": 0.23, "25-34": 0.28, "35-49": 0.29, "50-64": 0.155, "65+": 0.02, "unknown": 0.025}
CLIENTS_WITHOUT_WARD = 0.06
HUBS = {  # of clients by neighbourhood, in the order of the hubs; and the odds of work at each hub
    "Gospel Oak": ({"north": 0.55, "east": 0.62, "south": 0.05, "central": 0.10, "west": 0.08}, 1.15),
    "Central": ({"north": 0.12, "east": 0.12, "south": 0.15, "central": 0.58, "west": 0.07}, 1.00),
    "South": ({"north": 0.03, "east": 0.04, "south": 0.58, "central": 0.10, "west": 0.03}, 0.95),
    "West": ({"north": 0.10, "east": 0.04, "south": 0.02, "central": 0.04, "west": 0.64}, 1.05),
    "online": ({"north": 0.20, "east": 0.18, "south": 0.20, "central": 0.18, "west": 0.18}, 0.85),
}
IN_SIX_MONTHS, LATER = 0.41, 0.14  # of clients, who find work; of the rest, who find it within the next eight months
AGE_ODDS = {"16-24": 1.15, "50-64": 0.75, "65+": 0.5}
ASKED, STILL = 0.76, 0.73  # of those six months into work, who are reached; of them, who are in work
PAY_TOLD, LIVING_WAGE = 0.86, 0.57

VISITS = Flow({"2021-11": 2_700, "2023-03": 3_900}, season=0.08, peak=3)
VISITS_AGES = {"10-12": 0.17, "13-15": 0.36, "16-18": 0.30, "19-24": 0.13, "unknown": 0.04}
VISITS_WITHOUT_WARD = 0.07


def job_hub_clients(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Clients in the order in which they registered, with what was known of them at the end."""
    return numbered(_clients(random, setting), "client_key", "c")


def youth_hub_visits(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Visits in the order of days."""
    return numbered(_visits(random, setting), "visit_key", "v")


def _clients(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    wards = setting.wards
    weights = wards["residents"].to_numpy() * (0.1 + wards["income_deprived"].to_numpy())
    areas = [*wards["parent"].to_pylist(), "central"]
    end = (setting.months[-1] + 1).astype("datetime64[D]") - 1
    for row, code, part in places(setting, weights / weights.sum(), without=CLIENTS_WITHOUT_WARD):
        started = days(random, setting.months, flow(CLIENTS, setting.months) * part, day_off=0.0)
        hub = chosen(random, {name: by_area[areas[row]] for name, (by_area, _) in HUBS.items()}, started.size)
        age = chosen(random, CLIENTS_AGES, started.size)
        factor = np.array([HUBS[name][1] for name in hub.to_pylist()]) * along(stories.JOB_HUBS_ODDS, started)
        factor = factor * np.array([AGE_ODDS.get(name, 1.0) for name in age.to_pylist()])
        into_work = known(_into_work(random, started, factor), end)
        works = ~np.isnat(into_work)
        asked = works & (into_work + 182 <= end) & (random.random(started.size) < ASKED)
        paid = works & (random.random(started.size) < PAY_TOLD)
        yield pa.table(
            {
                "ward_code": everywhere(code, started.size),
                "hub": hub,
                "age_band": age,
                "started_on": pa.array(started),
                "into_work_on": pa.array(into_work),
                "still_in_work_6m": told(random, np.full(started.size, STILL), asked),
                "pay_at_london_living_wage": told(random, np.full(started.size, LIVING_WAGE), paid),
            }
        )


def _into_work(random: np.random.Generator, started: Dates, factor: Numbers) -> Dates:
    """First days in work; not a time for those who find none."""
    size = started.size
    soon = random.random(size) < odds(np.full(size, IN_SIX_MONTHS), factor)
    late = ~soon & (random.random(size) < LATER)
    waited = np.where(soon, 5 + 175 * random.beta(1.3, 1.7, size), 184 + 240 * random.random(size))
    return np.where(soon | late, started + np.floor(waited).astype(np.int64), np.datetime64("NaT"))


def _visits(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    wards = setting.wards
    young = share(wards, "under_16") + share(wards, "aged_16_to_29") / 3
    weights = wards["residents"].to_numpy() * young * (0.05 + wards["income_deprived"].to_numpy())
    for _, code, part in places(setting, weights / weights.sum(), without=VISITS_WITHOUT_WARD):
        # Hubs differ from month to month more than chance has it: trips, heating, staff.
        visited = days(random, setting.months, flow(VISITS, setting.months) * part, day_off=0.35, spread=40)
        yield pa.table(
            {
                "ward_code": everywhere(code, visited.size),
                "age_band": chosen(random, VISITS_AGES, visited.size),
                "visited_on": pa.array(visited),
            }
        )


GENERATORS = {"job_hub_clients": job_hub_clients, "youth_hub_visits": youth_hub_visits}
