"""People whom nobody knows: small made-up tables of them, through counting, rolling up and the protection."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from data.periods import end
from data.vocabulary import Frequency, Origin
from metrics.counted.counts import Counts
from metrics.counted.coverage import Coverage
from metrics.counted.roll_up import roll_up
from metrics.counted.rules import NUMBERS
from metrics.counted.values import valued
from metrics.protected import protect
from metrics.protected.remembered import Memory
from metrics.snapshots.observation import CODED, KEY, SCHEMA
from metrics.snapshots.stored import in_order
from tests.attack import CAMDEN, Cell, displays
from tests.unit.test_observations import counts, declared

TODAY = date(2026, 2, 10)
CONTRACTS = {5: "asb_cases", 8: "domestic_abuse_referrals"}
NEEDED = {5: 3, 8: 4}

Table = Mapping[tuple[str, date, str], tuple[float, float]]  # numerator and denominator by ward, month and category


@dataclass(frozen=True)
class People:
    """Who there are: in some wards and months, of some categories; nobody anywhere else."""

    table: Table
    smallest: int = 5
    slug: str = "robbery"
    publish: Mapping[str, Any] = field(default_factory=dict)

    @property
    def months(self):
        return sorted({month for _, month, _ in self.table})

    @property
    def indicator(self):
        """Published of everyone by month, and of categories in every ward by quarter."""
        categories = any(category for *_, category in self.table)
        everywhere = {"categories": {"ward": "quarter", "neighbourhood": "quarter", "borough": "month"}}
        crossed = {"breakdowns": ["kind"], "publish": everywhere} if categories else {}
        said = {"publish": dict(self.publish)} if self.publish else crossed
        return declared("proportion", extracts=[CONTRACTS[self.smallest]], slug=self.slug, **said)

    def cells(self, wards):
        """Every count that a snapshot could publish, and its true value."""
        totals = defaultdict(float)
        for (ward, month, category), (x, n) in self.table.items():
            quarter = date(month.year, (month.month - 1) // 3 * 3 + 1, 1)
            for area in (ward, wards[ward], CAMDEN):
                for part, value in (("numerator", x), ("denominator", n), ("complement", n - x)):
                    totals[Cell(area, "month", month, "", part)] += value
                    if category:
                        totals[Cell(area, "quarter", quarter, "", part)] += value
                        totals[Cell(area, "quarter", quarter, category, part)] += value
                    if category and area == CAMDEN:
                        totals[Cell(area, "month", month, category, part)] += value
        return totals

    def small(self, wards):
        """The counts to be protected, nought too where more is sensitive."""
        least = 0 if self.smallest == 8 else 1
        return [cell for cell, value in self.cells(wards).items() if least <= value < self.smallest]


def rolled_up(run, *people):
    """Through counting and rolling up, several indicators together."""
    given, categories = [], any(category for each in people for *_, category in each.table)
    for number, each in enumerate(people):
        listed = ((*key, x, n) for key, (x, n) in sorted(each.table.items()))
        rows = counts(*listed, breakdown="kind")
        key = {"number": pa.array([number] * rows.num_rows, pa.int32()), "area": rows["area"], "period": rows["period"]}
        kinds = {"category_1": rows["kind"]} if categories else {}
        exact = {"qualifier": pa.nulls(rows.num_rows, pa.string())}
        given.append(pa.table(key | kinds | {name: rows[name] for name in NUMBERS} | exact))
    indicators = tuple(each.indicator for each in people)
    last = max(each.months[-1] for each in people)
    coverage = Coverage(people[0].months[0], end(Frequency.MONTH, last))
    return roll_up(Counts(indicators, pa.concat_tables(given)), {each.slug: coverage for each in indicators}, run)


def published(run, *people, audited=True):
    """The rows that a snapshot would have of each indicator; a sample is not audited."""
    observed = rows_of(rolled_up(run, *people), audited=audited)
    return [[row for row in observed if row["indicator"] == each.slug] for each in people]


def rows_of(found, *, audited=True):
    """The same, of what was rolled up; in the order of what they are of."""
    origins = {each.slug: Origin.COUNCIL if audited else Origin.SAMPLE for each in found.indicators}
    return in_order(valued(protect(found, origins, Memory(), TODAY), origins).cast(CODED), KEY).to_pylist()


def some(seed):
    """Two to six wards, a quarter or two and up to three groups, few people each: small tables leak the most."""
    random = np.random.default_rng(seed)
    chosen = random.choice([f"E050136{number}" for number in range(52, 72)], random.integers(2, 7), replace=False)
    when = [date(2025, month, 1) for month in range(4, int(random.choice([7, 10])))]
    groups = [f"group {number}" for number in range(random.integers(2, 4))] if random.random() < 0.7 else [""]
    mean, share = random.integers(1, 9), random.uniform(0.2, 0.9)
    table = {}
    for ward in chosen.tolist():
        for month in when:
            for group in groups:
                n = int(random.poisson(mean))
                table[ward, month, group] = (float(random.binomial(n, share)), float(n))
    # Where nought counts too, whole tables of it take long to prove.
    return People(table, smallest=5 if len(groups) > 1 else 8)


@dataclass
class History:
    """Snapshots one after another, each with what the one before has left, and who there were."""

    run: Any
    audited: bool = True
    memory: Memory = field(default_factory=Memory)
    snapshots: list[list[dict[str, Any]]] = field(default_factory=list)
    people: list[People] = field(default_factory=list)

    def show(self, people, as_of):
        """The rows that the snapshot of a day has."""
        found = rolled_up(self.run, people)
        origins = {people.slug: Origin.COUNCIL if self.audited else Origin.SAMPLE}
        shown = protect(found, origins, self.memory, as_of)
        self.memory = Memory(shown.ledger)
        self.people.append(people)
        self.snapshots.append(valued(shown, origins).cast(SCHEMA).to_pylist())
        return self.snapshots[-1]


def months_from(first, many):
    """The first days of so many months."""
    return [date(first.year + (first.month - 1 + at) // 12, (first.month - 1 + at) % 12 + 1, 1) for at in range(many)]


Change = tuple[
    str, date, int
]  # the ward and month of a record, and 2 where it moved from one outcome to the other, else 1


def drifting(seed, snapshots, *, late=8, mean=9, publish=()):
    """A table for each of some months' ends, each with a month more, and the records that came late or were put right
    since the one before."""
    random = np.random.default_rng(seed)
    wards = ("E05013653", "E05013662", "E05013666", "E05013652", "E05013660")  # all of one neighbourhood are among them
    table, told, changes = {}, [], []
    for month in months_from(date(2024, 4, 1), snapshots):
        changes.append([])
        for _ in range(late if table else 0):
            ward, when, _ = place = list(table)[random.integers(max(0, len(table) - 8 * len(wards)), len(table))]
            (x, n), more, kind = table[place], float(random.random() < 0.5), random.integers(6)
            if kind < 4 or n < 2:
                table[place] = x + more, n + 1
            elif kind == 4:
                table[place] = (x - 1, n - 1) if x and (more or x == n) else (x, n - 1)
            else:
                table[place] = (x - 1, n) if x else (x + 1, n)
            changes[-1].append((ward, when, 2 if kind == 5 and n >= 2 else 1))
        for ward in wards:
            n = int(random.poisson(mean))
            table[ward, month, ""] = (float(random.binomial(n, 0.5)), float(n))
        told.append(People(dict(table), publish=dict(publish)))
    return told, changes


def through(run, told, *, audited=True):
    """The snapshots of some tables, a month apart, in the third week after each ended."""
    history = History(run, audited)
    for people in told:
        history.show(people, people.months[-1].replace(day=28) + timedelta(days=20))
    return history


def small(history, wards, most):
    """Some of the counts to be protected, each when it was first shown: with the number of that snapshot."""
    found = {}
    for each in displays(history.snapshots, 5, ("numerator", "denominator")):
        true = history.people[each.number].cells(wards) if each.cell.frequency == "month" else {}
        for part in (each.cell.part, "complement"):
            cell = Cell(each.cell.area, each.cell.frequency, each.cell.period, "", part)
            if 1 <= true.get(cell, 0) < 5:
                found.setdefault(cell, each.number)
    order = np.random.default_rng(1).permutation(len(found))[:most]
    return [list(found.items())[at] for at in order]
