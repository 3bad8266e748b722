"""An attacker who subtracts every table from every other finds no small count of people, and finds them where any part
of the protection is taken away."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pytest

import data
from data.periods import end
from data.vocabulary import Frequency, Origin
from metrics.counted.counts import Counts
from metrics.counted.coverage import Coverage
from metrics.counted.engine import Engine
from metrics.counted.roll_up import roll_up
from metrics.counted.rules import NUMBERS
from metrics.counted.values import valued
from metrics.protected import figures, ledger, parts, protect, rounding, scope, sums, tables, witnesses
from metrics.protected.audit import audit
from metrics.protected.ledger import Memory
from metrics.protected.sums import Published
from metrics.protected.system import NUMERATOR
from metrics.snapshots.observation import SCHEMA
from tests.attack import CAMDEN, Attack, Cell
from tests.unit.test_observations import counts, declared

TODAY = date(2026, 2, 10)
APRIL = date(2025, 4, 1)
CONTRACTS = {5: "asb_cases", 8: "domestic_abuse_referrals"}
NEEDED = {5: 3, 8: 4}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    with data.connect(tmp_path_factory.mktemp("no_extracts")) as connection:
        yield Engine(connection).table


@pytest.fixture(scope="module")
def wards(run):
    rows = run("select code, parent from areas where level = 'ward'").to_pylist()
    return {row["code"]: row["parent"] for row in rows}


Table = Mapping[tuple[str, date, str], tuple[float, float]]  # numerator and denominator by ward, month and category


@dataclass(frozen=True)
class People:
    """Who there are: in some wards and months, of some categories; nobody anywhere else."""

    table: Table
    smallest: int = 5
    slug: str = "robbery"

    @property
    def months(self):
        return sorted({month for _, month, _ in self.table})

    @property
    def indicator(self):
        """Published of everyone by month, and of categories in every ward by quarter."""
        categories = any(category for *_, category in self.table)
        everywhere = {"categories": {"ward": "quarter", "neighbourhood": "quarter", "borough": "month"}}
        crossed = {"breakdowns": ["kind"], "publish": everywhere} if categories else {}
        return declared("proportion", extracts=[CONTRACTS[self.smallest]], slug=self.slug, **crossed)

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
    found = rolled_up(run, *people)
    origins = {each.slug: Origin.COUNCIL if audited else Origin.SAMPLE for each in found.indicators}
    observed = valued(protect(found, origins, Memory(), TODAY), origins).cast(SCHEMA).to_pylist()
    return [[row for row in observed if row["indicator"] == each.slug] for each in people]


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


def caught(run, wards, people, *, audited=True, most=12, **how):
    """Of the small counts, or some of them, how few values each is left."""
    (rows,) = published(run, people, audited=audited)
    attack = Attack(rows, wards, people.smallest, **how)
    small = people.small(wards)
    chosen = [small[at] for at in np.random.default_rng(1).permutation(len(small))[:most]]
    return [attack.possible(cell) for cell in chosen]


@pytest.mark.parametrize("seeds", [range(first, first + 10) for first in range(0, 100, 10)], ids=lambda each: each[0])
def test_no_small_count_has_fewer_possible_values_than_is_promised(run, wards, seeds):
    for seed in seeds:
        people = some(seed)
        found = caught(run, wards, people)
        assert all(values >= NEEDED[people.smallest] for values in found), (seed, found)


# What the protection is for: each part taken away, the attacker succeeds.

EXACT = {"reads": lambda figure, smallest: (0, smallest - 1) if figure is None else (figure, figure)}


def fewer_than_promised(run, wards, seeds, **how):
    """Of the small counts of some tables, the shares that are left fewer values than is promised, and just one."""
    found = [(NEEDED[people.smallest], each) for people in map(some, seeds)
             for each in caught(run, wards, people, audited=False, **how)]  # fmt: skip
    return np.mean([values < needed for needed, values in found]), np.mean([values == 1 for _, values in found])


def test_without_the_audit_small_tables_give_people_away(run, wards):
    few, _ = fewer_than_promised(run, wards, range(24))
    assert few > 0.005


def test_without_rounding_small_counts_are_subtracted_to(run, wards, monkeypatch):
    monkeypatch.setattr(rounding, "shown", lambda counts, least: np.where(np.asarray(counts) < least, np.nan, counts))
    _, exactly = fewer_than_promised(run, wards, range(6), **EXACT)
    assert exactly > 0.2


def test_without_the_merging_of_nought_more_is_given_away(run, wards, monkeypatch):
    merged, _ = fewer_than_promised(run, wards, range(8))
    real = rounding.shown
    monkeypatch.setattr(rounding, "shown", lambda counts, least: np.where(counts == 0, 0.0, real(counts, least)))
    reads = {
        "reads": lambda figure, smallest: (
            (1, smallest - 1) if figure is None else (0, 0) if figure == 0 else (max(figure - 2, smallest), figure + 2)
        )
    }
    few, _ = fewer_than_promised(run, wards, range(8), **reads)
    assert few > merged + 0.05


def test_a_share_of_true_parts_would_give_its_numerator_away():
    """61 of 78 is 78%; of 76 to 80 people there is one other count at the most that is 78% of as many."""
    one = sum(
        len({x for x in range(n + 1) if round(100 * x / n) == round(100 * true / n)}) == 1
        for n in range(50, 100)
        for true in range(5, n)
    )
    assert one / sum(n - 5 for n in range(50, 100)) > 0.95


@pytest.mark.parametrize("rule", ["once", "at every refresh"])
def test_a_late_record_that_is_known_of_is_told_by_no_change(rule):
    """Somebody knows that one record came late, and learns from a change that it was counted."""
    told = 0
    for before in range(61):
        part = [parts.Parts(*(np.array([value]) for value in (x, np.nan, x, np.nan, np.nan, np.nan)))
                for x in (float(before), before + 1.0)]  # fmt: skip
        least, row = np.array([5.0]), {"period": APRIL, "frequency": "month", "origin": "council", "area": "E05013652"}
        words = dict.fromkeys(("indicator", "breakdown", "category"), "") | row
        keys = pa.Table.from_pylist([words], schema=pa.schema([ledger.SCHEMA.field(name) for name in ledger.KEY]))
        day = ledger.Day(Memory(), date(2025, 5, 10), {})
        first = ledger.carried(keys, figures.rounded(part[0], least), part[0], least, day)
        memory = Memory(ledger.table(keys, first, least, day)) if rule == "once" else Memory()
        later = [
            ledger.carried(keys, figures.rounded(part[1], least), part[1], least, ledger.Day(memory, as_of, {}))
            for as_of in (date(2025, 6, 10), date(2026, 5, 1))
        ]
        told += any(
            not np.array_equal(each.figures.numerator, first.figures.numerator, equal_nan=True) for each in later
        )
    assert told == 0 if rule == "once" else told > 8


# Leaks that were made on purpose: each is found by the attacker, and cured by the audit.

SOUTH = ("E05013653", "E05013662", "E05013666")  # all three wards of a neighbourhood
ELSEWHERE = {(f"E050136{number}", APRIL, ""): (40.0, 90.0) for number in (52, 54, 55, 56)}


def in_each(values, wards):
    return {(ward, APRIL, ""): (value, value + 40.0) for ward, value in zip(SOUTH, values, strict=True)}


LEAKS = {
    # 4, at most 7 and at most 7 come to no more than 18, and the neighbourhood says 18 to 22.
    "wards at the edges of their classes": People({**ELSEWHERE, **in_each((4.0, 7.0, 7.0), SOUTH)}),
    # 4 and 4 come to 8, which is shown as 10.
    "two groups at the edges of theirs": People(
        {(SOUTH[0], APRIL, "one"): (4.0, 30.0), (SOUTH[1], APRIL, "two"): (4.0, 30.0)}
    ),
}
LEAKED = {
    "wards at the edges of their classes": Cell(SOUTH[0], "month", APRIL, "", "numerator"),
    "two groups at the edges of theirs": Cell(CAMDEN, "month", APRIL, "one", "numerator"),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_found_and_cured(run, wards, leak):
    people, cell = LEAKS[leak], LEAKED[leak]
    assert people.cells(wards)[cell] == 4
    (open_,), (audited,) = published(run, people, audited=False), published(run, people)
    assert Attack(open_, wards, 5).possible(cell) == 1
    assert Attack(audited, wards, 5).possible(cell) >= 3
    assert 1 <= sum(row["reason"] == "protects_another" for row in audited) <= 3


def together(run, people, exact=()):
    """The audit of several indicators, of which nothing was shown before."""
    found = rolled_up(run, *people)
    rules = scope.rules(found.indicators, {})
    rows = tables.published(found.indicators, found.table, rules)
    told = rows.filter(pa.compute.equal(rows["standing"].cast(pa.string()), "complete"))
    least = np.array([float(rules[number].smallest) for number in told["number"].to_pylist()])
    shown = Published(told, figures.rounded(parts.of(found.indicators, told), least), least, rules)
    return audit(sums.built(found, shown, exact), shown, np.zeros(told.num_rows, np.bool_))


def test_what_two_indicators_say_of_the_same_people_is_one_table(run, wards):
    """Those who are known of are all less the unknown. Of 43 in all are 6 unknown, which is too few to be shown, and 37
    known: shown as 45 and 35, which are 43 at least and 37 at most, and leave 6 and 7."""
    everyone = People({(SOUTH[0], APRIL, ""): (6.0, 43.0), **ELSEWHERE}, smallest=8, slug="unknown")
    table = {(ward, month, ""): (20.0, n - x) for (ward, month, _), (x, n) in everyone.table.items()}
    known = People(table, smallest=8, slug="in_work")
    assert [together(run, [each]).withheld for each in (everyone, known)] == [0, 0]
    both = together(run, [everyone, known])
    assert both.withheld >= 1
    assert not both.unproven
    # The same without the word of the other: nothing in common, nothing to withhold.
    other = People({key: (x, n + 1) for key, (x, n) in table.items()}, smallest=8, slug="in_work")
    assert together(run, [everyone, other]).withheld == 0


def test_a_total_in_print_is_the_attackers_too(run, wards):
    """1, 8 and 5 are 14, as in print; the others are 8 and 5 at the least by what is shown of them."""
    people = People({**ELSEWHERE, **in_each((1.0, 8.0, 5.0), SOUTH)})
    (rows,) = published(run, people, audited=False)
    aim, total = (Cell(area, "month", APRIL, "", "numerator") for area in (SOUTH[0], "south"))
    assert Attack(rows, wards, 5).possible(aim) >= 3
    assert Attack(rows, wards, 5, exact={total: 14.0}).possible(aim) == 2
    cured = together(run, [people], [(((0, "", ""), "south", "month", APRIL), NUMERATOR, 14.0)])
    assert cured.withheld >= 1
    assert not cured.unproven


def test_every_proof_is_a_whole_table_that_is_published_as_the_true_one(run, wards):
    proofs = 0
    for seed in range(8):
        people = some(seed)
        found = together(run, [people])
        for seen in found.seen:
            for table, system in ((table, seen.system) for table in seen.tables):
                sums_of, true = system.matrix @ table, system.matrix @ system.true
                assert np.array_equal(table, np.rint(table))
                assert table.min() >= 0
                for row, known in enumerate(system.known):
                    if known.row < 0:
                        assert sums_of[row] == true[row]
                    elif np.isfinite(system.high[row]):
                        figure = rounding.shown([sums_of[row], true[row]], [people.smallest] * 2)
                        assert np.isnan(figure).all() or figure[0] == figure[1]
                proofs += 1
            for target, values in zip(seen.system.targets, seen.values, strict=True):
                assert len(values) >= target.values
    assert proofs > 50


def test_whichever_table_that_is_published_alike_were_true_nothing_else_would_leave(run, wards):
    """Everything after the protection is made of what it lets through, to the last digit of a range: people are moved
    from ward to ward, and wherever the published counts stay as they are, so does all the rest."""
    people = People({**ELSEWHERE, **in_each((2.0, 6.0, 11.0), SOUTH)})
    (rows,) = published(run, people)
    parts_of = [(row["numerator"], row["denominator"]) for row in rows]
    keys, random, alike = sorted(people.table), np.random.default_rng(4), 0
    for _ in range(16):
        one, two = (keys[at] for at in random.permutation(len(keys))[:2])
        moved = dict(people.table)
        moved[one], moved[two] = ((moved[each][0] + step, moved[each][1]) for each, step in ((one, 1.0), (two, -1.0)))
        (others,) = published(run, People(moved))
        if [(row["numerator"], row["denominator"]) for row in others] == parts_of:
            alike += 1
            assert others == rows
    assert alike >= 3


def test_without_a_proof_nothing_new_is_shown_and_the_next_refresh_tries_again(run, wards, monkeypatch):
    people = People({**ELSEWHERE, **in_each((2.0, 6.0, 11.0), SOUTH)})
    for way in ("nearby", "together", "one_by_one"):
        monkeypatch.setattr(witnesses, way, lambda *_: None)
    found = rolled_up(run, people)
    origins = {people.slug: Origin.COUNCIL}
    shown = protect(found, origins, Memory(), TODAY)
    rows = valued(shown, origins).to_pylist()
    assert {row["numerator"] for row in rows} == {row["denominator"] for row in rows} == {None}
    assert shown.ledger.num_rows == 0
    assert shown.notes[0].startswith("robbery: no proof was found that its small counts leave enough open")
    monkeypatch.undo()
    again = valued(protect(found, origins, Memory(shown.ledger), TODAY), origins).to_pylist()
    assert sum(row["numerator"] is not None for row in again) > 4
