"""The facts that a word for a figure is made from: what an indicator's SQL counts, what the files cover, what contracts
and heads say of what is to come, and the day. The word is made of them here without asking the engine anything."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import data
from metrics import BOROUGH, Indicator
from tests.worlds import World

DATA = Path(__file__).parents[2] / "data"
DAY = timedelta(days=1)
FEWEST_ANSWERS, FEWEST_CASES, FEWEST_PEOPLE = 30, 10, 20
# The longer periods of which a level can be published, from the shortest.
LONGER = ("month", "term", "quarter", "year", "financial_year", "academic_year", "once")
STARTS = {
    "month": range(1, 13), "term": (1, 4, 9), "quarter": (1, 4, 7, 10), "year": (1,), "financial_year": (4,),
    "academic_year": (9,), "once": (1,),
}  # fmt: skip
# The months with which supplies end, the days allowed after that, and how many days short of it still have all of it.
SUPPLIED = {
    "monthly": (range(1, 13), 31, 4), "termly": ((3, 8, 12), 62, 45), "quarterly": ((3, 6, 9, 12), 62, 7),
    "yearly": ((), 275, 7),
}  # fmt: skip


def following_month(day: date) -> date:
    return (day.replace(day=1) + 32 * DAY).replace(day=1)


def month_end(day: date, months: int = 0) -> date:
    """The last day of the month so many months after the one of a day."""
    for _ in range(months):
        day = following_month(day)
    return following_month(day) - DAY


@cache
def months(frequency: str, first: date) -> frozenset[date]:
    """The first day of each month of a period."""
    found = [first]
    while (later := following_month(found[-1])).month not in STARTS[frequency]:
        found.append(later)
    return frozenset(found)


@cache
def last_day(frequency: str, first: date) -> date:
    return month_end(max(months(frequency, first)))


@cache
def periods(frequency: str, since: date, until: date) -> frozenset[date]:
    """Those that begin from one day to another."""
    firsts = [since.replace(day=1)]
    while firsts[-1] <= until:
        firsts.append(following_month(firsts[-1]))
    return frozenset(day for day in firsts if since <= day <= until and day.month in STARTS[frequency])


@dataclass(frozen=True)
class Source:
    """What an extract's file and its contract, and the head of who reads it, say of its supply."""

    covers_to: date
    cadence: str
    allowed: int | None
    ended: bool

    @property
    def owes(self) -> bool:
        return not self.ended and self.cadence in SUPPLIED

    def due(self, day: date, frequency: str) -> date | None:
        """By when the supply that reaches a day, a period's last, is due, one month at a time."""
        if not self.owes:
            return None
        with_months, allowed, slack = SUPPLIED[self.cadence]
        end = month_end(self.covers_to + (1 + slack) * DAY)
        if self.cadence == "yearly" and frequency.endswith("year"):
            end = day
        elif self.cadence == "yearly":
            end = month_end(end, 11)
            with_months = (end.month,)
        while end < day or end.month not in (with_months or [end.month]):
            end = month_end(end, 1)
        return end + (self.allowed or allowed) * DAY


@dataclass(eq=False)
class Facts:
    """One indicator: its sources, what they cover together, and what its SQL counts, by area, period and category."""

    indicator: Indicator
    sources: list[Source]
    first: date
    last: date
    gaps: frozenset[date]
    settles: int
    listed: bool
    smallest: int = 0  # of people
    sums: dict[tuple[str, date, str, str], list[float]] = field(default_factory=lambda: defaultdict(lambda: [0.0] * 4))
    rows: dict[tuple[str, str], set[date]] = field(default_factory=lambda: defaultdict(set))
    counted: dict[date, float] = field(default_factory=lambda: defaultdict(float))

    def told(self, frequency: str, period: date) -> date:
        """The day that has to be covered before a period can be told."""
        return month_end(last_day(frequency, period), self.waits)

    @property
    def waits(self) -> int:
        """For how many months a period cannot be told yet after its end: figures of people wait for late returns."""
        return max(self.indicator.closes_after_months or 0, self.settles if self.smallest else 0)

    def published(self, level: str, frequency: str, breakdown: str) -> bool:
        """Whether the head publishes a level, or its categories, over a period."""
        place = "ward" if level == "none" else level
        said = self.indicator.publish
        own = getattr(said.categories, place) if breakdown else None
        if not self.smallest:
            return True
        if breakdown and place != "borough" and own is None:
            return False
        every = own or getattr(said, place) or self.indicator.frequency
        return every != "never" and LONGER.index(frequency) >= LONGER.index(every)

    def due(self, frequency: str, period: date) -> date | None:
        day = self.told(frequency, period)
        dues = [source.due(day, frequency) for source in self.sources if source.covers_to < day]
        return None if None in dues else max(due for due in dues if due)

    def without(self, frequency: str, period: date, as_of: date) -> tuple[str, str]:
        """Why there is no figure of a period that what is covered cannot tell."""
        if as_of <= last_day(frequency, period):
            return "pending", "running"
        if as_of <= self.told(frequency, period):
            return "pending", "waiting"
        due = self.due(frequency, period)
        if due is None:
            return "missing", "incomplete"
        return ("pending", "not_due") if as_of <= due else ("missing", "late")

    def silent(self, frequency: str, period: date, part: tuple[str, str]) -> tuple[int, int]:
        """Of the indicator's own periods in one that are over, how many there are, and in how many nothing was counted,
        or its category was not looked for."""
        own, seen = self.indicator.frequency, self.rows[part]
        within = [each for each in periods(own, self.first, self.last) if each in months(frequency, period)]
        over = [each for each in within if last_day(own, each) <= self.last or each == period]
        somewhere = [each for each in over if self.counted.get(each, 0) > 0]
        there = [each for each in somewhere if not part[0] or min(seen) <= each <= max(seen)]
        return len(over), len(over) - len(there)

    def state(self, row: dict, as_of: date) -> tuple[str, str, bool]:
        """Status, reason, and whether it is provisional."""
        frequency, period, part = row["frequency"], row["period"], (row["breakdown"], row["category"])
        own = periods(self.indicator.frequency, period, last_day(frequency, period))
        own = frozenset({max(own)}) if self.indicator.stock and own else own
        denominator, answers, numerator, yes = (
            sum(self.sums[row["area"], each, *part][place] for each in own) for place in range(4)
        )
        status, reason, provisional = stands(
            self, frequency, period, part, as_of, empty=denominator == 0 and not self.smallest,
            few=self.indicator.weighted and answers < FEWEST_ANSWERS and not self.smallest,
        )  # fmt: skip
        if status == "shown" and self.smallest:
            return *self.of_people(numerator, denominator, answers, yes), provisional
        of_cases = self.indicator.kind == "proportion" and not self.indicator.weighted
        if status == "shown" and of_cases and denominator < FEWEST_CASES:
            reason = "too_few"
        return status, reason, provisional

    def of_people(self, numerator: float, denominator: float, answers: float, yes: float) -> tuple[str, str]:
        """Status and reason of counts of people that are told at all."""
        indicator = self.indicator
        if indicator.weighted:
            weighted = round(numerator / denominator * answers) if denominator else 0
            numerator, denominator = min(yes, weighted), answers
        small = indicator.kind != "mean" and numerator < self.smallest
        if indicator.kind in ("proportion", "mean"):
            if denominator < self.smallest:
                return "withheld", "small"
            shown = (denominator + 2) // 5 * 5
            if shown < (FEWEST_ANSWERS if indicator.weighted else FEWEST_PEOPLE):
                return "withheld", "small" if small else "too_few"
            if small and not indicator.weighted:
                return "shown", "small"  # at most so much
        return ("withheld", "small") if small else ("shown", "")

    def expected(self, frequency: str, as_of: date) -> frozenset[date]:
        """The periods that there are to be: those that begin while it is covered (of a listed series those that it
        has), and those since that have passed and are owed."""
        there = periods(frequency, self.first, self.last)
        there = there & {*self.rows["", ""]} if self.listed else there
        if frequency == "once" or not all(source.owes for source in self.sources):
            return there
        later = periods(frequency, self.last + DAY, as_of)
        return there | {each for each in later if last_day(frequency, each) < as_of}


@cache
def stands(
    of: Facts, frequency: str, period: date, part: tuple[str, str], as_of: date, *, empty: bool, few: bool
) -> tuple[str, str, bool]:
    """The same, of an area whose denominator is nought, or that has few answers."""
    if period > of.last:
        return *of.without(frequency, period, as_of), False
    if of.indicator.kind == "published":
        return "shown", "", False
    whole = months(frequency, period)
    if of.indicator.stock:  # what a longer period ends with
        whole = months(
            of.indicator.frequency, max(periods(of.indicator.frequency, period, last_day(frequency, period)))
        )
    lacking = whole & of.gaps
    needs = of.indicator.kind in ("count", "rate") and not of.indicator.may_be_none and not lacking
    looked_for, silent = of.silent(frequency, period, part) if needs else (0, 0)
    nothing = of.indicator.kind in ("proportion", "mean") and empty
    # Of people a part of a period would subtract to the rest of it.
    unknown = lacking or silent or nothing or of.waits or of.smallest
    if unknown and of.told(frequency, period) > of.last:
        return *of.without(frequency, period, as_of), False
    if lacking or silent:
        every = lacking == whole if lacking else silent == looked_for
        why = "" if lacking else "nothing_counted"
        return "missing", why if every else "incomplete", False
    state = ("none", "") if nothing else ("withheld", "too_few") if few else ("shown", "")
    return *state, month_end(last_day(frequency, period), of.settles) > of.last


@cache
def wards() -> dict[str, str]:
    """The neighbourhood of each ward."""
    with (DATA / "geography" / "areas.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["parent"] for row in csv.DictReader(file) if row["level"] == "ward"}


@cache
def contract(name: str) -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load((DATA / "contracts" / f"{name}.yaml").read_text(encoding="utf-8"))
    return said


def facts(world: World, declared: Mapping[str, Indicator], as_of: date) -> Iterator[Facts]:
    held = data.extracts(world.extracts, as_of)
    with data.connect(world.extracts) as connection:
        data.add_empty({name for each in declared.values() for name in each.may_be_absent}, connection)
        for indicator in declared.values():
            if not {*indicator.needed} <= {*held}:
                continue
            names = [name for name in indicator.extracts if name in held]
            used, promised = [held[name] for name in names], [contract(name) for name in names]
            # What may be absent says when the next comes, there or not, and what stands in for it does not.
            telling = indicator.may_be_absent or names
            sources = [
                Source(
                    held[name].covers_to if name in held else min(each.covers_to for each in used),
                    indicator.cadence or said["camden:cadence"],
                    indicator.due_after_days or said.get("camden:due_after_days"),
                    bool(indicator.ended or said.get("camden:ended")),
                )
                for name in telling
                for said in [contract(name)]
            ]
            yield counted(
                Facts(
                    indicator,
                    sources,
                    max(each.covers_from for each in used),
                    min(each.covers_to for each in used),
                    frozenset(gap for each in used for gap in each.gaps),
                    max(said.get("camden:settles_after_months", 0) for said in promised),
                    indicator.kind == "published" or all("camden:origin" in said for said in promised),
                    _smallest(promised, [each.origin for each in used]),
                ),
                connection.sql(indicator.sql).to_arrow_table().to_pylist(),
            )


def _smallest(promised: list[dict[str, Any]], origins: list[str]) -> int:
    """The smallest count shown of people; 0 of things, and of what is in print."""
    people = [said.get("camden:smallest_shown", 5) for said in promised if said["camden:counts"] == "people"]
    return max(people, default=0) if set(origins) != {"published"} else 0


def counted(of: Facts, rows: list[dict]) -> Facts:
    for row in rows:
        area, period = row.get("area", BOROUGH) or "none", row["period"]
        period = period.date() if hasattr(period, "date") else period
        parts = [("", ""), *((name, row[name]) for name in of.indicator.breakdowns)]
        of.counted[period] += float(row.get("numerator") or 0)
        for part in parts:
            of.rows[part].add(period)
            for whole in {area, BOROUGH, *([wards()[area]] if area in wards() else [])}:
                total = of.sums[whole, period, *part]
                for place, name in enumerate(("denominator", "answers", "numerator", "yes")):
                    total[place] += float(row.get(name) or 0)
    if of.listed:
        of.last = last_day(of.indicator.frequency, max(of.rows["", ""]))
        of.sources = [Source(of.last, each.cadence, each.allowed, each.ended) for each in of.sources]
    return of
