"""Which counts of different indicators are of the same people, and what there being a row tells: tables for a hand."""

from datetime import date

import pyarrow as pa

from data.vocabulary import Origin
from metrics.counted.counts import Counts
from metrics.counted.coverage import Coverage
from metrics.counted.roll_up import roll_up
from metrics.counted.rules import NUMBERS
from metrics.counted.values import valued
from metrics.protected import protect
from metrics.protected.identities import identities
from metrics.protected.presence import somebody
from metrics.protected.remembered import Memory
from metrics.snapshots.areas import BOROUGH, NO_WARD
from tests.attack import CAMDEN, Attack, Cell, rounded
from tests.people import People, published
from tests.unit.test_observations import counts, declared

APRIL, MAY, JUNE = (date(2025, month, 1) for month in (4, 5, 6))
SOUTH = "E05013653"
QUARTER = Coverage(APRIL, date(2025, 6, 30))


def of(slug, frequency="month", extracts=("staff",), **said):
    own = {"level": "borough", "frequency": frequency, "extracts": list(extracts), **said}
    return declared("proportion", slug=slug, **own)


def tied(indicators, series):
    """How many rows say that two are the same: of each block its counts and the others by period, in the borough."""
    true, blocks = [], {}
    for block, by_period in series.items():
        own = blocks[block] = {}
        for period, pair in by_period.items():
            own[BOROUGH, period] = ([len(true)], [len(true) + 1])
            true += pair
    found = list(identities(indicators, blocks, true))
    for known in found:
        assert sum(sign * true[column] for column, sign in zip(known.columns, known.signs, strict=True)) == 0
    return len(found)


def test_those_of_an_extract_are_told_beside_another_extract_too():
    staff, trained, other = (
        of("staff"),
        of("trained", extracts=["staff", "training_completions"]),
        of("asb", extracts=["asb_cases"]),
    )
    mine, theirs = {APRIL: (6.0, 37.0), MAY: (7.0, 40.0)}, {APRIL: (11.0, 32.0), MAY: (12.0, 35.0)}
    assert tied([staff, trained], {(0, "", ""): mine, (1, "", ""): theirs}) == 2  # 43 and 47 in all
    assert tied([staff, other], {(0, "", ""): mine, (1, "", ""): theirs}) == 0
    assert tied([staff, trained], {(0, "", ""): mine, (1, "", ""): {**theirs, MAY: (12.0, 36.0)}}) == 0
    # One that reaches further back is the same where both are told.
    assert tied([staff, trained], {(0, "", ""): mine, (1, "", ""): {date(2025, 3, 1): (1.0, 1.0), **theirs}}) == 2


def test_two_indicators_can_come_to_a_third():
    months = [date(2025, month, 1) for month in (4, 5, 6, 7)]
    heads, others, senior = of("heads"), of("others"), of("senior")
    each = {month: (float(3 + number), 9.0) for number, month in enumerate(months)}
    rest = {month: (float(10 - number % 2), 20.0) for number, month in enumerate(months)}
    both = {month: (each[month][0] + rest[month][0], 50.0) for month in months}
    those = {(0, "", ""): each, (1, "", ""): rest, (2, "", ""): both}
    assert tied([heads, others, senior], those) == 4
    # One month in which they do not, or too few of them, and it may be an accident.
    assert tied([heads, others, senior], {**those, (2, "", ""): both | {months[3]: (13.0, 50.0)}}) == 0
    assert tied([heads, others, senior], {key: dict([*own.items()][:3]) for key, own in those.items()}) == 0
    always = {
        (number, "", ""): dict.fromkeys(months, (count, 50.0 + 20 * number))
        for number, count in ((0, 3.0), (1, 2.0), (2, 5.0))
    }
    assert tied([heads, others, senior], always) == 0
    assert tied([heads, others, of("asb", extracts=["asb_cases"])], those) == 0


def test_a_category_can_be_everyone_of_another_indicator():
    staff, managers = of("staff", breakdowns=["grade"]), of("managers")
    everyone = {(0, "", ""): {APRIL: (20.0, 30.0)}, (0, "grade", "manager"): {APRIL: (6.0, 3.0)}}
    # Those counted, those who are not, and both.
    assert tied([staff, managers], {**everyone, (1, "", ""): {APRIL: (6.0, 3.0)}}) == 3


def test_months_are_told_beside_quarters():
    """Of a flow the sum of three, of a stock the last; of a quarter that lacks a month nothing."""
    flow = {APRIL: (1.0, 2.0), MAY: (3.0, 4.0), JUNE: (5.0, 7.0)}
    joined, by_quarter = of("joined"), of("by_quarter", "quarter")
    assert tied([joined, by_quarter], {(0, "", ""): flow, (1, "", ""): {APRIL: (9.0, 12.0)}}) == 1  # 9 of either
    del flow[MAY]
    assert tied([joined, by_quarter], {(0, "", ""): flow, (1, "", ""): {APRIL: (6.0, 12.0)}}) == 0
    stocks = [of("posts", stock=True), of("posts_by_quarter", "quarter", stock=True)]
    assert tied(stocks, {(0, "", ""): flow, (1, "", ""): {APRIL: (4.0, 8.0)}}) == 1  # 12 at the end of June


def test_a_category_that_gives_another_indicators_people_away_is_cured(run, wards):
    """Of 43 in all are 6 unknown: shown as 45, and too few to be shown. Of the category of those who are known another
    indicator shows 35, which is 37 at most."""
    everyone = People({(SOUTH, APRIL, ""): (6.0, 43.0)}, smallest=8, slug="unknown")
    known = {(SOUTH, APRIL, "known"): (18.0, 37.0), (SOUTH, APRIL, "all others"): (12.0, 19.0)}
    kinds = People(known, smallest=8, slug="kinds")
    aim = Cell(SOUTH, "month", APRIL, "", "numerator")
    for audited, least in ((False, 2), (True, 4)):
        rows, others = published(run, everyone, kinds, audited=audited)
        beside = [
            (Cell(row["area"], row["frequency"], row["period"], "", "complement"),
             (0, 10**6) if row["reason"] == "protects_another" else rounded(row["denominator"], 8))
            for row in others if row["category"] == "known" and row["frequency"] == "month"
        ]  # fmt: skip
        assert beside
        assert Attack(rows, wards, 8).possible(aim) >= 4
        left = Attack(rows, wards, 8, beside=beside).possible(aim)
        assert left == 2 if not audited else left >= least


def test_a_category_that_is_silent_has_nobody_and_hides_nobody(run, wards):
    """4 and 4 come to 8, which is shown as 10: of a third kind there was nobody before May, as its first row tells."""
    rows = [(SOUTH, APRIL, "one", 4.0), (SOUTH, APRIL, "two", 4.0)]
    rows += [(SOUTH, MAY, kind, 30.0) for kind in ("one", "two", "three")]
    kinds = declared("count", extracts=["asb_cases"], breakdowns=["kind"])
    given = counts(*rows, breakdown="kind")
    found = rolled(run, kinds, given)
    for origin, values in (("sample", 1), ("council", 3)):
        origins = {kinds.slug: Origin(origin)}
        told = valued(protect(found, origins, Memory(), date(2026, 2, 10)), origins).to_pylist()
        silent = [
            row for row in told if row["category"] == "three" and row["period"] == APRIL and row["frequency"] == "month"
        ]
        assert [row["reason"] for row in silent] == ["nothing_counted"]
        nobody = {Cell(CAMDEN, "month", APRIL, "three", "numerator"): 0.0}
        attack = Attack(told, wards, 5, shares=False, exact=nobody)
        left = [attack.possible(Cell(CAMDEN, "month", APRIL, kind, "numerator")) for kind in ("one", "two")]
        assert left == [1, 1] if values == 1 else min(left) >= values


def rolled(run, indicator, given):
    """The counts of an indicator by one breakdown, rolled up."""
    number, qualifier = pa.array([0] * given.num_rows, pa.int32()), pa.nulls(given.num_rows, pa.string())
    named = {"number": number, "area": given["area"], "period": given["period"], "category_1": given["kind"]}
    table = pa.table(named | {name: given[name] for name in NUMBERS} | {"qualifier": qualifier})
    return roll_up(Counts((indicator,), table), {indicator.slug: QUARTER}, run)


def test_that_there_is_a_row_tells_of_somebody_where_no_figure_does():
    kinds = declared("proportion", extracts=["asb_cases"], breakdowns=["kind"])
    rare, usual = (0, "kind", "rare"), (0, "kind", "usual")
    blocks = {
        rare: {(BOROUGH, APRIL): ([0], [1]), (BOROUGH, MAY): ([2], [3])},
        usual: {(BOROUGH, APRIL): ([4], [5])},
        (0, "", ""): {(SOUTH, APRIL): ([6], [7]), (NO_WARD, APRIL): ([8], [9])},
    }
    shown = [(usual, BOROUGH, "quarter", APRIL)]
    found = {tuple(sorted(known.columns)): (known.low, known.high) for known in somebody([kinds], blocks, shown)}
    assert found == {(0, 1, 2, 3): (1, float("inf")), (8, 9): (1, float("inf"))}
    # Of counts a period, or a category's, is silent where there is nobody: so in its first and last there is somebody.
    number = declared("count", extracts=["asb_cases"], breakdowns=["kind"])
    some = {rare: {(BOROUGH, month): ([at], []) for at, month in enumerate((APRIL, MAY, JUNE))}}
    told = [tuple(known.columns) for known in somebody([number], some, [(rare, BOROUGH, "month", JUNE)])]
    assert told == [(0,)]
