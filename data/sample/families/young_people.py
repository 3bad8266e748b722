"""Sample of what 16 to 24 year-olds are doing: people who come, stay and go, and statuses that last."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.sample import Setting, stories
from data.sample.draws import Dates, Numbers, Whole, Yes, odds, pick
from data.sample.people import GROUPS, ethnicity, everywhere, keys
from data.sample.places import each, parts
from data.sample.wards import share

STATUSES = ("education", "employment", "training", "none", "not known")
FROM, ADULT, OLDER, TO = 16 * 12, 18 * 12, 21 * 12, 25 * 12  # ages, in months
# How people come, and the mean months that they stay if they stay below 25: those who grow up here, students, others.
ARRIVE = {"at 16": (0.35, FROM, FROM, 90.0), "at 18": (0.45, ADULT, ADULT + 24, 30.0), "later": (0.20, 240, TO, 30.0)}
WARM_UP = TO - FROM  # months, by which the mix of ages has settled
VACANT = 0.8  # chance that a place stays empty for a month more when someone has left it
TAKEN = 0.905  # of places, on average: those who come stay 38 months on average, and 4 pass until the next
CHANGES = 0.09  # chance in a month that what someone does is drawn anew
# By age (16 and 17, 18 to 20, 21 to 24); how levels differ between groups of people is ours.
EDUCATION, TRAINING = np.array([0.955, 0.66, 0.30]), np.array([0.02, 0.035, 0.015])
NONE_ODDS, NOT_KNOWN_ODDS = np.array([0.20, 1.02, 1.42]), np.array([0.34, 1.17, 1.17])
GROUP_ODDS = np.array([0.8, 1.15, 1.25, 1.0, 0.95, 1.0])
INCOME_ODDS = 2.2  # as a power of e, for each unit of the share in income deprivation
CARE_EXPERIENCED, CARE_ODDS = 0.013, 7.0
NOT_TOLD = 0.06


@dataclass(frozen=True, slots=True)
class Panel:
    """The people of a ward, a row for each place that one takes after the other, a column for each month."""

    here: Yes  # whether anybody has the place
    new: Yes  # whether a person's first month
    person: Whole  # number, from 0
    age: Whole  # in months

    @property
    def people(self) -> int:
        """How many there are, over all months."""
        return int(self.person[-1, -1]) + 1


def young_people(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Each ward's people month by month."""
    wards = setting.wards
    young = wards["residents"].to_numpy() * share(wards, "aged_16_to_29")
    groups = ethnicity(wards, NOT_TOLD)
    income = wards["income_deprived"].to_numpy()
    factor = np.exp(INCOME_ODDS * (income - np.average(income, weights=young)))
    numbered = 1
    rows = {code: row for row, code in enumerate(wards["code"].to_pylist())}
    for code, part in each(setting, parts(young)):
        row, places = rows[code], round(stories.YOUNG_PEOPLE / TAKEN * part)
        panel = _panel(random, places, setting.months.size)
        yield _ward(random, panel, setting.months, code=code, groups=groups[row], factor=factor[row], numbered=numbered)
        numbered += panel.people


def _ward(
    random: np.random.Generator,
    panel: Panel,
    months: Dates,
    *,
    code: str,
    groups: Numbers,
    factor: float,
    numbered: int,
) -> pa.Table:
    everyone = np.zeros(panel.people, dtype=np.int64)
    group = random.choice(len(GROUPS), panel.people, p=groups)
    care = random.random(panel.people) < CARE_EXPERIENCED
    sex = pick(random, ("female", "male", "unknown"), np.array([[0.505, 0.485, 0.01]]), everyone)
    risk = factor * GROUP_ODDS[group] * np.where(care, CARE_ODDS, 1.0)
    status = _status(random, panel, months, risk)
    # Month by month, as the file is ordered.
    person = pa.array(panel.person.T.ravel())
    rows = pa.table(
        {
            "ward_code": everywhere(code, len(person)),
            "young_person_key": keys("y", numbered + np.arange(panel.people)).take(person),
            "month": pa.array(np.repeat(months.astype("datetime64[D]"), panel.age.shape[0])),
            "status": pa.array(STATUSES).take(pa.array(status.T.ravel())),
            "age": pa.array(panel.age.T.ravel() // 12),
            "sex": sex.take(person),
            "ethnicity_group": pa.array(GROUPS).take(pa.array(group)).take(person),
            "care_experienced": pa.array(care).take(person),
        }
    )
    return rows.filter(pa.array(panel.here.T.ravel()))


def _panel(random: np.random.Generator, places: int, months: int) -> Panel:
    """One person after the other in every place, since long before the first month; some months nobody."""
    new, here = np.zeros((places, months), dtype=bool), np.zeros((places, months), dtype=bool)
    born = np.zeros((places, months), dtype=np.int64)
    every, month = np.arange(places), np.arange(months)
    # Not all at once: those who stay as long as they can would leave together.
    start = -WARM_UP - random.integers(0, WARM_UP, places)
    while (start < months).any():
        age, stay = _arrivals(random, places)
        end = start + stay
        seen = (end > 0) & (start < months)
        first = every[seen], np.maximum(start[seen], 0)
        new[first], born[first] = True, start[seen] - age[seen]
        here |= (month >= start[:, None]) & (month < end[:, None])
        start = end + random.geometric(1 - VACANT, places) - 1
    # Where nobody is there at first, the months until somebody comes are nobody's, and left out as such.
    new[:, 0] = True
    born = np.take_along_axis(born, _since(new), axis=1)
    return Panel(here, new, np.cumsum(new).reshape(new.shape) - 1, np.where(here, month - born, FROM))


def _arrivals(random: np.random.Generator, number: int) -> tuple[Whole, Whole]:
    """Ages on arrival, and the months until people leave or turn 25."""
    shares, lowest, highest, mean = np.array(list(ARRIVE.values())).T
    kind = random.choice(shares.size, number, p=shares)
    age = np.floor(lowest[kind] + random.random(number) * (highest - lowest)[kind]).astype(np.int64)
    stay = np.ceil(random.exponential(mean[kind])).astype(np.int64)
    return age, np.minimum(stay, TO - age)


def _status(random: np.random.Generator, panel: Panel, months: Dates, risk: Numbers) -> npt.NDArray[np.int8]:
    """What each person does in each month, as an index of STATUSES."""
    group = np.digitize(panel.age, [ADULT, OLDER])
    none = odds(np.array(stories.YOUNG_PEOPLE_IN_NONE), NONE_ODDS[group] * risk[panel.person])
    calendar = (months - months.astype("datetime64[Y]")).astype(np.int64) + 1
    season = np.array([stories.NOT_KNOWN_SEASON.get(month, 1.0) for month in calendar.tolist()])
    not_known = stories.YOUNG_PEOPLE_NOT_KNOWN / season.mean() * season * NOT_KNOWN_ODDS[group]
    activity = _lasting(random, panel.new)
    in_education = activity < EDUCATION[group]
    in_training = activity > 1 - TRAINING[group]
    is_none, is_not_known = _lasting(random, panel.new) < none, _lasting(random, panel.new) < not_known
    found = np.select([is_not_known, is_none, in_education, in_training], [4, 3, 0, 2], 1)
    return found.astype(np.int8)


def _lasting(random: np.random.Generator, new: Yes) -> Numbers:
    """Chances from 0 to 1 that stay what they are, but now and then, and for every new person."""
    anew = new | (random.random(new.shape, dtype=np.float32) < CHANGES)
    return np.take_along_axis(random.random(new.shape), _since(anew), axis=1)


def _since(marked: Yes) -> Whole:
    """For each month, the latest month up to it that is marked in the same row; the first month always is."""
    return np.maximum.accumulate(np.where(marked, np.arange(marked.shape[1]), 0), axis=1)


GENERATORS = {"young_people": young_people}
