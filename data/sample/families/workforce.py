"""Sample of the council's staff: who joins, moves and leaves, month by month."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from data.sample import Setting, stories
from data.sample.draws import Dates, Numbers, Whole, Yes, along, chosen, odds, pick
from data.sample.people import keys

DIRECTORATES = {
    "Adults and Health": 0.17,
    "Children and Learning": 0.24,
    "Corporate Services": 0.22,
    "Homes and Communities": 0.24,
    "Investment, Place and Opportunity": 0.13,
}
GRADES = ("level 1", "level 2", "level 3", "level 4", "level 5", "level 6", "chief officer")
SENIOR = 5  # the first of the senior grades
# By grade. No figures by grade are in print: women are more than men and earn a little more (pay gap reports); the
# global majority is a larger part of staff than of residents, but a smaller one the higher the grade (pay gap of 13%).
STOCK = np.array([0.09, 0.20, 0.28, 0.24, 0.134, 0.045, 0.011])
JOINING = np.array([0.13, 0.26, 0.29, 0.195, 0.09, 0.028, 0.007])
MANAGERS = np.array([0.0, 0.03, 0.10, 0.25, 0.50, 0.80, 1.0])
WOMEN = np.array([0.62, 0.61, 0.58, 0.58, 0.57, 0.55, 0.52])
GLOBAL_MAJORITY = np.array(
    [0.60, 0.54, 0.50, 0.42, 0.33, stories.SENIOR_GLOBAL_MAJORITY, stories.SENIOR_GLOBAL_MAJORITY]
)
JOINERS_ODDS = 1.2  # of the global majority below senior grades
GROUPS = {"Asian": 0.34, "Black": 0.42, "Mixed": 0.13, "Other": 0.11}
# That very many have not said whether they are disabled is known; how many, ours.
ETHNICITY_NOT_TOLD, DISABILITY_NOT_TOLD, SEX_NOT_TOLD = 0.10, 0.38, 0.003
DISABLED = 0.12
LEAVING = (0.19, 0.145, 0.095)  # a year: in the first, to the third, later; 12% of all, as in other councils
MOVING = 0.05  # a year, to another post; two in three of them a grade higher
AGES = ("16-24", "25-34", "35-44", "45-54", "55-64", "65+")


@dataclass(slots=True)
class Posts:
    """Spells in a list of arrays, one entry each; a spell that has not ended has no last day."""

    person: Whole
    directorate: Whole
    grade: Whole
    manager: Yes
    majority: Yes  # of the global majority, told or not
    age: Numbers  # in years, when the spell started
    started: Dates
    ended: Dates

    def where(self, rows: Yes | Whole) -> "Posts":
        """Some of the spells."""
        return Posts(*(getattr(self, name)[rows] for name in self.__slots__))


def staff(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Every spell since the month of the launch of training, or the first month where that is earlier."""
    posts = spells(random, setting)
    first = np.flatnonzero(np.diff(posts.person, prepend=-1))
    people = _told(random, posts.where(first))
    person = pa.array(posts.person)
    yield pa.table(
        {
            "staff_key": keys("s", posts.person + 1),
            "directorate": pa.array(list(DIRECTORATES)).take(pa.array(posts.directorate)),
            "grade": pa.array(GRADES).take(pa.array(posts.grade)),
            "manager": pa.array(posts.manager),
            **{name: column.take(person) for name, column in people.items()},
            "age_band": _age_band(posts.age),
            "started_on": pa.array(posts.started),
            "left_on": pa.array(posts.ended),
        }
    )


def spells(random: np.random.Generator, setting: Setting) -> Posts:
    """Who was in which post when, ordered by person and first day: month by month, some leave, some move, some join."""
    launch = np.datetime64(stories.TRAINING_LAUNCHED, "M")
    months = np.arange(min(setting.months[0], launch), setting.months[-1] + 1)
    wanted = np.round(along(stories.STAFF_IN_POST, months) * setting.scale).astype(np.int64)
    now = _joiners(random, int(wanted[0]), months[0], first_person=0)
    over: list[Posts] = []
    people = now.person.size
    for month, number in zip(months, wanted.tolist(), strict=True):
        now, ended = _month(random, now, month)
        joined = _joiners(random, int(random.poisson(max(number - now.person.size, 0))), month, first_person=people)
        people += joined.person.size
        now = _together([now, joined])
        over.append(ended)
    every = _together([*over, now])
    return every.where(np.lexsort([every.started, every.person]))


def _month(random: np.random.Generator, now: Posts, month: np.datetime64) -> tuple[Posts, Posts]:
    """Who is in post after a month's leaving and moving, and the spells that ended in it."""
    years = (month.astype("datetime64[D]") - now.started).astype(float) / 365.25
    leaving = np.select([years < 1, years < 3], LEAVING[:2], LEAVING[2]) / 12
    up = _promoted(random, now, month)
    aside = ~up & (random.random(up.size) < MOVING / 3 / 12)
    leaves = random.random(up.size) < leaving
    moves = (up | aside) & ~leaves
    # No later than the 28th: a move's next spell then starts in the same month.
    day = month.astype("datetime64[D]") + random.integers(0, 28, up.size)
    ended = now.where(leaves | moves)
    ended.ended = day[leaves | moves]
    now.age = np.where(moves, now.age + (day + 1 - now.started).astype(float) / 365.25, now.age)
    now.started = np.where(moves, day + 1, now.started)
    now.grade = now.grade + (moves & up)
    now.manager = np.where(moves & up, random.random(up.size) < MANAGERS[now.grade], now.manager)
    elsewhere = random.choice(len(DIRECTORATES), up.size, p=list(DIRECTORATES.values()))
    now.directorate = np.where(moves & aside, elsewhere, now.directorate)
    return now.where(~leaves), ended


def _promoted(random: np.random.Generator, now: Posts, month: np.datetime64) -> Yes:
    """Who rises a grade; into the senior grades, as many of the global majority as the story says."""
    chance = np.array([1, 1, 1, 1, 0.55, 0.25, 0])[now.grade] * MOVING * 2 / 3 / 12
    below = now.grade == SENIOR - 1
    share = now.majority[below].mean()
    wanted = along(stories.SENIOR_CHOSEN, np.array([month]))[0]
    factor = np.where(now.majority, wanted / share, (1 - wanted) / (1 - share))
    return np.asarray(random.random(below.size) < np.where(below, factor, 1.0) * chance)


def _joiners(random: np.random.Generator, number: int, month: np.datetime64, *, first_person: int) -> Posts:
    """People in their first spell: of the launch's month those in post already, of any other those who join."""
    at_first = first_person == 0
    grade = random.choice(len(GRADES), number, p=STOCK if at_first else JOINING)
    majority = GLOBAL_MAJORITY[grade]
    if not at_first:
        senior = along(stories.SENIOR_CHOSEN, np.array([month]))[0]
        majority = np.where(grade >= SENIOR, senior, odds(majority, JOINERS_ODDS))
    age = np.clip(random.normal(43 if at_first else 34, 11, number) + 1.5 * (grade - 3), 18, 68)
    served = np.minimum(random.exponential(8, number), age - 17)  # years before the first month
    start = month.astype("datetime64[D]")
    before = start - 1 - np.round(served * 365).astype(np.int64)
    return Posts(
        person=first_person + np.arange(number),
        directorate=random.choice(len(DIRECTORATES), number, p=list(DIRECTORATES.values())),
        grade=grade,
        manager=random.random(number) < MANAGERS[grade],
        majority=_as_many(random, majority, grade),
        age=age,
        started=before if at_first else start + random.integers(0, 28, number),
        ended=np.full(number, np.datetime64("NaT"), dtype="datetime64[D]"),
    )


def _as_many(random: np.random.Generator, share: Numbers, grade: Whole) -> Yes:
    """Yes for as many in each grade as the shares come to, so that few people do not stray from the facts."""
    order = np.argsort(grade, kind="stable")
    found = np.empty(share.size, dtype=bool)
    found[order] = np.diff(np.floor(np.cumsum(share[order]) + random.random()), prepend=0) > 0
    return found


def _told(random: np.random.Generator, people: Posts) -> dict[str, pa.Array]:
    """What each person has told of themselves."""
    size = people.person.size
    groups = (*GROUPS, "White", "unknown")
    told = np.array([[0, 0, 0, 0, 1, 0], [*GROUPS.values(), 0, 0]]) * (1 - ETHNICITY_NOT_TOLD)
    told[:, -1] = ETHNICITY_NOT_TOLD
    women = WOMEN[people.grade]
    sexes = np.stack([women, 1 - women, np.full(size, SEX_NOT_TOLD)], axis=1)
    return {
        "ethnicity_group": pick(random, groups, told, people.majority.astype(np.int64)),
        "sex": pick(random, ("female", "male", "unknown"), sexes, np.arange(size)),
        "disabled": chosen(
            random,
            {
                "disabled": DISABLED * (1 - DISABILITY_NOT_TOLD),
                "not disabled": (1 - DISABLED) * (1 - DISABILITY_NOT_TOLD),
                "unknown": DISABILITY_NOT_TOLD,
            },
            size,
        ),
    }


def _age_band(age: Numbers) -> pa.Array:
    return pa.array(AGES).take(pa.array(np.digitize(age, [25, 35, 45, 55, 65])))


def _together(parts: list[Posts]) -> Posts:
    return Posts(*(np.concatenate([getattr(part, name) for part in parts]) for name in Posts.__slots__))


GENERATORS = {"staff": staff}
