"""Sample of the staff's anti-racism training: nearly everybody at the launch, half of those who join since."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from data.sample import Setting, beside, stories
from data.sample.draws import Dates, Numbers, after, odds
from data.sample.families.workforce import DIRECTORATES, Posts, spells
from data.sample.people import keys


def training_completions(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Courses completed by the same people that `staff` has under the same seed."""
    posts = spells(beside(random, "staff"), setting)
    first = np.flatnonzero(np.diff(posts.person, prepend=-1))
    last = np.append(first[1:], posts.person.size) - 1
    joined, left = posts.started[first], posts.ended[last]
    end = (setting.months[-1] + 1).astype("datetime64[D]") - 1
    until = np.where(np.isnat(left), end, left)
    essential = _essential(random, posts.where(first), joined)
    leading = _later(random, essential, 0.40 * posts.manager[last], 30, 200)
    refresher = _later(random, essential, np.full(joined.size, 0.25), 540, 180)
    parts = [("essential", essential), ("leading teams", leading), ("refresher", refresher)]
    kept = [(name, np.flatnonzero(days <= until), days) for name, days in parts]
    person = np.concatenate([people for _, people, _ in kept])
    table = pa.table(
        {
            "staff_key": keys("s", person + 1),
            "course": pa.array(np.repeat([name for name, _, _ in kept], [people.size for _, people, _ in kept])),
            "completed_on": pa.array(np.concatenate([days[people] for _, people, days in kept])),
        }
    )
    yield table.sort_by([("staff_key", "ascending"), ("completed_on", "ascending"), ("course", "ascending")])


def _essential(random: np.random.Generator, people: Posts, joined: Dates) -> Dates:
    """The day on which each person completes the essential course; those who never do have none."""
    factor = np.array([stories.TRAINED_DIRECTORATES[name] for name in DIRECTORATES])[people.directorate]
    factor = factor * np.where(people.manager, stories.TRAINED_MANAGERS, 1.0)
    launched, reached = np.datetime64(stories.TRAINING_LAUNCHED, "D"), np.datetime64(stories.TRAINING_REACHED, "D")
    start = np.maximum(joined, launched)
    early = start <= reached - 90  # enough time to be asked and do it before the figure was taken
    left = (reached - 1 - start).astype(float)
    waited = np.where(
        early, left * random.beta(1.7, 1.5, joined.size), random.exponential(stories.TRAINED_JOINERS_DAYS, joined.size)
    )
    share = np.where(early, stories.TRAINED_AT_FIRST, stories.TRAINED_JOINERS)
    does = random.random(joined.size) < odds(share, factor)
    day = after(start + np.round(waited).astype(np.int64) - 1, np.ones(joined.size, dtype=np.int64))
    return np.where(does, np.maximum(day, launched), np.datetime64("NaT"))


def _later(random: np.random.Generator, base: Dates, share: Numbers, wait: int, mean_days: float) -> Dates:
    """The day of a further course, of the share of people who take it after the essential one."""
    takes = ~np.isnat(base) & (random.random(base.size) < share)
    days = wait + np.round(random.exponential(mean_days, base.size)).astype(np.int64)
    found = np.full(base.size, np.datetime64("NaT"), dtype="datetime64[D]")
    found[takes] = after(base[takes] + days[takes], np.ones(int(takes.sum()), dtype=np.int64))
    return found


GENERATORS = {"training_completions": training_completions}
