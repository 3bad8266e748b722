"""Sample of what connects people: help to get online, and social prescribing for loneliness."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from data.sample import Setting, stories
from data.sample.draws import Dates, Numbers, Whole, Yes, along, days, known, numbered, told, wave
from data.sample.people import everywhere, places
from data.sample.wards import share


class Support(NamedTuple):
    """A kind of help to get online; all of it ours."""

    part: float  # of all that begin
    days: float  # that it takes, on average
    completed: float
    online: float  # of those who completed it and are reached


SUPPORT = {
    "device": Support(0.36, 20, 0.93, 0.83),
    "data": Support(0.28, 30, 0.90, 0.79),
    "skills": Support(0.36, 70, 0.74, 0.71),
}
SUPPORT_REACHED, SUPPORT_WITHOUT_WARD = 0.86, 0.05

# Waiting, scores and who is asked: ours.
CONNECTED, TYPICAL_DAYS, SPREAD_DAYS = 0.90, 11.0, 0.70  # median days of those who are connected, and their log spread
WINTER = 0.10  # longer waits
BEFORE, CHANGE = (7.0, 1.3), (1.15, 1.3)  # mean and spread
BEFORE_ASKED, AFTER_ASKED, LAST_MEETING = 0.92, 0.62, (75, 135)  # the last meeting so many days after the referral
REFERRALS_WITHOUT_WARD = 0.04


def digital_support(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Courses of support in the order in which they began, with what was known of them at the end."""
    return numbered(_courses(random, setting), "support_key", "d")


def social_prescribing(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Referrals in order, with what was known of them at the end."""
    return numbered(_referrals(random, setting), "referral_key", "p")


def _courses(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    wards, months = setting.wards, setting.months
    weights = wards["residents"].to_numpy() * (0.05 + wards["income_deprived"].to_numpy())
    kinds = list(SUPPORT)
    for _, code, part in places(setting, weights / weights.sum(), without=SUPPORT_WITHOUT_WARD):
        started = days(random, months, along(stories.DIGITAL_SUPPORT, months) * part, day_off=0.05)
        kind = random.choice(len(kinds), started.size, p=[each.part for each in SUPPORT.values()])
        takes, completes, online = (
            np.array([getattr(each, name) for each in SUPPORT.values()])[kind]
            for name in ("days", "completed", "online")
        )
        completed = started + np.ceil(takes * random.gamma(2, 0.5, started.size)).astype(np.int64)
        completed = known(
            np.where(random.random(started.size) < completes, completed, np.datetime64("NaT")), _end(setting)
        )
        reached = ~np.isnat(completed) & (random.random(started.size) < SUPPORT_REACHED)
        yield pa.table(
            {
                "ward_code": everywhere(code, started.size),
                "kind": pa.array(kinds).take(pa.array(kind)),
                "started_on": pa.array(started),
                "completed_on": pa.array(completed),
                "online_after": told(random, online, reached),
            }
        )


def _referrals(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    wards, months = setting.wards, setting.months
    lonely = wards["residents"].to_numpy() * share(wards, "lonely") ** 2
    areas = [*wards["parent"].to_pylist(), ""]
    end = _end(setting)
    for row, code, part in places(setting, lonely / lonely.sum(), without=REFERRALS_WITHOUT_WARD):
        monthly = along(stories.SOCIAL_PRESCRIBING, months) * wave(months, 0.10, 1)
        referred = days(random, months, monthly * part, day_off=0.02)
        team = along(stories.EAST_TEAM_DAYS, referred) if areas[row] == "east" else np.ones(referred.size)
        connected = _connected(random, referred, team)
        before, after = _scores(random, ~np.isnat(connected))
        last = referred + random.integers(*LAST_MEETING, referred.size)
        met = ~np.isnat(connected) & (connected <= last) & (last <= end)
        yield pa.table(
            {
                "ward_code": everywhere(code, referred.size),
                "referred_on": pa.array(referred),
                "first_connected_on": pa.array(known(connected, end)),
                "score_before": _asked(random, before, np.ones(referred.size, dtype=bool), BEFORE_ASKED),
                "score_after": _asked(random, after, met, AFTER_ASKED),
            }
        )


def _connected(random: np.random.Generator, referred: Dates, team: Numbers) -> Dates:
    """First meetings; not a time for those who never have one."""
    typical = TYPICAL_DAYS * team * wave(referred, WINTER, 1)
    waited = np.maximum(1, np.round(typical * np.exp(SPREAD_DAYS * random.standard_normal(referred.size))))
    meets = random.random(referred.size) < CONNECTED
    return np.where(meets, referred + waited.astype(np.int64), np.datetime64("NaT"))


def _scores(random: np.random.Generator, connected: Yes) -> tuple[Whole, Whole]:
    """Loneliness before and after; those who meet nobody stay as lonely."""
    before = np.clip(np.round(random.normal(*BEFORE, connected.size)), 3, 9)
    change = np.where(connected, random.normal(*CHANGE, connected.size), 0)
    return before.astype(np.int64), np.clip(np.round(before - change), 3, 9).astype(np.int64)


def _asked(random: np.random.Generator, score: Whole, met: Yes, asked: float) -> pa.Array:
    return pa.array(score, mask=~(met & (random.random(score.size) < asked)))


def _end(setting: Setting) -> np.datetime64:
    return np.datetime64(setting.months[-1] + 1, "D") - 1


GENERATORS = {"digital_support": digital_support, "social_prescribing": social_prescribing}
