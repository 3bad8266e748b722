"""Counts of people on their way to figures: small tables that can be checked by hand."""

from collections import defaultdict
from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from metrics.counted.counts import Counts
from metrics.counted.coverage import Coverage
from metrics.counted.roll_up import roll_up
from metrics.counted.rules import NUMBERS
from metrics.counted.values import valued
from metrics.protected import figures, parts, protect
from metrics.protected.remembered import Memory
from metrics.snapshots.observation import SCHEMA
from metrics.statistics.intervals import wilson
from tests.unit.test_observations import APRIL, BELSIZE, BLOOMSBURY, CAMDEN, FROGNAL, JUNE, MAY, counts, declared, found

PEOPLE = {"extracts": ["asb_cases"]}  # 5 is its smallest count shown
SENSITIVE = {"extracts": ["domestic_abuse_referrals"]}  # 8
YEAR = Coverage(date(2024, 4, 1), date(2025, 3, 31))
TODAY = date(2025, 7, 10)
QUARTER = Coverage(date(2025, 4, 1), date(2025, 6, 30))


@pytest.fixture
def observe(run):
    def through(indicator, given, coverage=QUARTER, origin="council"):
        """Every stage, one indicator alone; no counts but what may be shown is handed on."""
        categories = {f"category_{place}": given[name] for place, name in enumerate(indicator.breakdowns, start=1)}
        key = {"number": pa.array([0] * given.num_rows, pa.int32()), "area": given["area"], "period": given["period"]}
        numbers = {name: given[name] for name in NUMBERS}
        exact = {"qualifier": pa.nulls(given.num_rows, pa.string())}
        given = Counts((indicator,), pa.table(key | categories | numbers | exact))
        origins = {indicator.slug: data_origin(origin)}
        shown = protect(roll_up(given, {indicator.slug: coverage}, run), origins, Memory(), TODAY)
        return valued(shown, origins).cast(SCHEMA)

    return through


def data_origin(word):
    from data.vocabulary import Origin

    return Origin(word)


def told(table, names=("status", "reason", "numerator", "denominator", "value", "bound"), **wanted):
    row = found(table, **wanted)
    return tuple(row[name] for name in names)


@pytest.mark.parametrize("origin", ["council", "sample"])
def test_a_small_count_is_withheld_and_so_is_none_at_all_in_every_area_that_holds_no_more(observe, origin):
    rows = counts((BELSIZE, APRIL, 4.0), (FROGNAL, APRIL, 3.0), (BLOOMSBURY, APRIL, 13.0))
    table = observe(declared("count", **PEOPLE), rows, origin=origin)
    april = {area: told(table, area=area, frequency="month", period=APRIL) for area in (BELSIZE, BLOOMSBURY, CAMDEN)}
    assert april[BELSIZE] == ("withheld", "small", None, None, None, "")
    assert april[BLOOMSBURY] == ("shown", "", 15, None, 15, "")
    assert april[CAMDEN] == ("shown", "", 20, None, 20, "")
    # Of Swiss Cottage there is no row: nobody, which is as little to be known as one.
    nobody = told(table, area="E05013670", frequency="month", period=APRIL)
    assert nobody == april[BELSIZE]
    assert told(table, area="north", frequency="month", period=APRIL)[2] == 5


def test_what_is_in_print_stays_as_it_is_printed(observe):
    table = observe(declared("count", **PEOPLE), counts((BELSIZE, APRIL, 4.0)), origin="published")
    assert told(table, area=BELSIZE, frequency="month", period=APRIL) == ("shown", "", 4, None, 4, "")


def test_things_are_not_people(observe):
    table = observe(declared("count"), counts((BELSIZE, APRIL, 4.0)))
    assert told(table, area=BELSIZE, frequency="month", period=APRIL)[2] == 4


def test_where_more_is_sensitive_more_is_withheld(observe):
    rows = counts((BELSIZE, APRIL, 7.0), (FROGNAL, APRIL, 8.0))
    table = observe(declared("count", **SENSITIVE), rows)
    assert told(table, area=BELSIZE, frequency="month", period=APRIL)[:3] == ("withheld", "small", None)
    assert told(table, area=FROGNAL, frequency="month", period=APRIL)[:3] == ("shown", "", 10)


SHARES = [
    # numerator, denominator; status, reason, shown numerator and denominator, value, bound
    ((61, 78), ("shown", "", 60, 80, 0.75, "")),
    ((62, 78), ("shown", "", 60, 80, 0.75, "")),
    ((63, 78), ("shown", "", 65, 80, 0.81, "")),
    ((2, 80), ("shown", "small", None, 80, 0.06, "at_most")),  # 4 of 78 are 5.1%: more than 5%
    ((0, 80), ("shown", "small", None, 80, 0.06, "at_most")),
    ((0, 82), ("shown", "small", None, 80, 0.06, "at_most")),
    ((79, 80), ("shown", "", 80, 80, 0.95, "at_least")),  # 78 of 82 are 95.1%
    ((80, 80), ("shown", "", 80, 80, 0.95, "at_least")),
    ((798, 802), ("shown", "", 800, 800, 0.99, "at_least")),  # they are 99.5%: less than 100%
    ((9, 17), ("withheld", "too_few", 10, 15, None, "")),
    ((2, 17), ("withheld", "small", None, 15, None, "")),
    ((2, 4), ("withheld", "small", None, None, None, "")),
    ((0, 0), ("withheld", "small", None, None, None, "")),
    ((1234, 2345), ("shown", "", 1235, 2345, 1235 / 2345, "")),
]


@pytest.mark.parametrize(("true", "expected"), SHARES, ids=lambda each: "_".join(map(str, each)))
def test_a_share_is_of_its_parts_as_they_are_shown(observe, true, expected):
    rows = counts((BELSIZE, APRIL, *map(float, true)), (FROGNAL, APRIL, 400.0, 500.0))
    table = observe(declared("proportion", **PEOPLE), rows)
    assert told(table, area=BELSIZE, frequency="month", period=APRIL) == expected


def test_its_range_is_of_the_shown_parts_too_and_of_a_bound_that_of_what_it_stands_on(observe):
    rows = counts((BELSIZE, APRIL, 61.0, 78.0), (FROGNAL, APRIL, 2.0, 80.0), (BLOOMSBURY, APRIL, 80.0, 80.0))
    table = observe(declared("proportion", **PEOPLE), rows)
    limits = {
        area: told(table, ("lower", "upper"), area=area, frequency="month", period=APRIL)
        for area in (BELSIZE, FROGNAL, BLOOMSBURY)
    }
    assert limits[BELSIZE] == pytest.approx([float(end) for end in wilson(60, 80)])
    assert limits[FROGNAL] == pytest.approx((0, float(wilson(4, 78)[1])))
    assert limits[BLOOMSBURY] == pytest.approx((float(wilson(78, 82)[0]), 1))


def test_a_rate_is_the_shown_count_over_all_residents(observe):
    table = observe(declared(**PEOPLE), counts((BELSIZE, APRIL, 13.0), (FROGNAL, APRIL, 2.0)))
    status, _, x, n, value, _ = told(table, area=BELSIZE, frequency="month", period=APRIL)
    assert (status, x, n) == ("shown", 15, 12087)
    assert value == pytest.approx(15 / 12.087)
    nothing = told(table, area=FROGNAL, frequency="month", period=APRIL)
    assert (nothing[0], nothing[1], nothing[2], nothing[4]) == ("withheld", "small", None, None)


def test_a_mean_has_no_sum_and_one_decimal_and_none_of_fewer_than_twenty(observe):
    # 30 people, half of them 2 and half of them 5: a mean of 3.5, and a deviation of 1.53.
    rows = counts((BELSIZE, APRIL, 105.0, 30.0, 435.0), (FROGNAL, APRIL, 60.0, 17.0, 260.0))
    table = observe(declared("mean", **PEOPLE), rows)
    belsize = told(table, area=BELSIZE, frequency="month", period=APRIL)
    assert belsize == ("shown", "", None, 30, 3.5, "")
    row = found(table, area=BELSIZE, frequency="month", period=APRIL)
    half = 2.0452 * 1.5 / 30**0.5  # Student's with 29 degrees of freedom, and the deviation to one decimal
    assert (row["lower"], row["upper"]) == pytest.approx((3.5 - half, 3.5 + half), abs=1e-4)
    assert told(table, area=FROGNAL, frequency="month", period=APRIL) == ("withheld", "too_few", None, 15, None, "")


def test_weighted_answers_are_people_and_no_weight_is_left(observe):
    # 78 answers of weight 2 and 61 yes: a weighted share of 122 of 156, and so 61 of 78.
    rows = counts(
        (BELSIZE, APRIL, 122.0, 156.0, None, 312.0, 61.0, 78.0),
        (FROGNAL, APRIL, 30.0, 156.0, None, 312.0, 4.0, 78.0),  # few people, whatever they weigh
        (BLOOMSBURY, APRIL, 20.0, 54.0, None, 108.0, 10.0, 27.0),
    )
    table = observe(declared("proportion", weighted=True, **PEOPLE), rows)
    assert told(table, area=BELSIZE, frequency="month", period=APRIL) == ("shown", "", 60, 80, 0.75, "")
    # 4 of 78 would be "6% or less", and what they weigh is a fifth: so nothing is said of how few they are.
    assert told(table, area=FROGNAL, frequency="month", period=APRIL) == ("withheld", "small", None, 80, None, "")
    assert told(table, area=BLOOMSBURY, frequency="month", period=APRIL)[:5] == ("withheld", "too_few", 10, 25, None)


@pytest.mark.parametrize("smallest", [5, 8])
def test_of_weighted_answers_a_small_count_keeps_several_values_by_all_that_is_shown(smallest):
    """Weighted numerators do not add up, so that no table proves it: many made-up surveys stand in for the proof."""
    random, possible, small = np.random.default_rng(3), defaultdict(set), set()
    for _ in range(20_000):
        answers = int(random.integers(15, 100))
        weights = random.lognormal(sigma=0.5, size=answers)
        yes = int(random.binomial(answers, random.choice([0.02, 0.05, 0.1, 0.2])))
        share = weights[:yes].sum() / weights.sum()
        effect = round(answers * (weights**2).sum() / weights.sum() ** 2, 1)
        numbers = (np.rint(share * answers), answers, yes, np.nan, np.nan, effect)
        part = parts.Parts(*(np.array([float(each)]) for each in numbers))
        figure = figures.rounded(part, np.array([float(smallest)]))
        seen = tuple(None if np.isnan(each[0]) else float(each[0])
                     for each in (figure.numerator, figure.denominator, figure.design_effect))  # fmt: skip
        possible[seen].add(yes)
        if yes < smallest:
            assert seen[0] is None
            assert seen[2] is None
            small.add(seen)
    assert len(small) > 10
    assert all(len(possible[seen]) >= {5: 3, 8: 4}[smallest] for seen in small)


def test_unequal_weights_widen_the_range_by_their_effect_to_one_decimal(observe):
    # Half of 80 answers of weight 1 and half of weight 3: 80 * (40 + 360) / 160 ** 2 = 1.25, and so 1.2.
    rows = counts((BELSIZE, APRIL, 80.0, 160.0, None, 400.0, 40.0, 80.0))
    row = found(observe(declared("proportion", weighted=True, **PEOPLE), rows), area=BELSIZE, frequency="month",
                period=APRIL)  # fmt: skip
    assert row["lower"] == pytest.approx(float(wilson(40 / 1.2, 80 / 1.2)[0]))


def test_wards_are_published_by_the_year_and_camden_by_the_month(observe):
    rows = counts(*((BELSIZE, date(2024, month, 1), 9.0) for month in range(4, 13)),
                  *((BELSIZE, date(2025, month, 1), 9.0) for month in (1, 2, 3)))  # fmt: skip
    publish = {"ward": "financial_year", "neighbourhood": "quarter"}
    table = observe(declared("count", publish=publish, **PEOPLE), rows, YEAR)
    kinds = {(row["level"], row["frequency"]) for row in table.to_pylist()}
    assert kinds == {
        ("borough", "month"), ("borough", "quarter"), ("borough", "financial_year"),
        ("neighbourhood", "quarter"), ("neighbourhood", "financial_year"), ("ward", "financial_year"),
    }  # fmt: skip
    assert told(table, area=BELSIZE, frequency="financial_year")[2] == 110  # of 108
    assert told(table, area="north", frequency="quarter", period=date(2024, 4, 1))[2] == 25  # of 27


def test_what_is_never_published_is_not_there(observe):
    table = observe(declared("count", publish={"ward": "never"}, **PEOPLE), counts((BELSIZE, APRIL, 50.0)))
    assert {row["level"] for row in table.to_pylist()} == {"borough", "neighbourhood"}


def test_categories_are_published_of_camden_alone_unless_the_head_says_otherwise(observe):
    rows = counts((BELSIZE, APRIL, "home", 30.0), (BELSIZE, APRIL, "street", 40.0), breakdown="place")
    table = observe(declared("count", breakdowns=["place"], **PEOPLE), rows)
    assert {row["level"] for row in table.to_pylist() if row["category"]} == {"borough"}
    publish = {"categories": {"neighbourhood": "month"}}
    table = observe(declared("count", breakdowns=["place"], publish=publish, **PEOPLE), rows)
    assert {row["level"] for row in table.to_pylist() if row["category"]} == {"borough", "neighbourhood"}


def test_a_year_that_is_not_over_has_no_figure_that_subtracts_to_a_month(observe):
    rows = counts((BELSIZE, APRIL, 50.0), (BELSIZE, MAY, 60.0), (BELSIZE, JUNE, 70.0))
    table = observe(declared("count", **PEOPLE), rows)
    assert told(table, area=BELSIZE, frequency="financial_year")[:3] == ("pending", "", None)
    assert told(table, area=BELSIZE, frequency="month", period=JUNE)[:3] == ("shown", "", 70)


def test_the_same_count_is_shown_alike_in_every_table(observe):
    """One ward has all of its neighbourhood's and Camden's, and one category all of a ward's."""
    rows = counts((BELSIZE, APRIL, "home", 33.0), breakdown="place")
    publish = {"categories": {"ward": "quarter", "neighbourhood": "month"}, "ward": "quarter"}
    table = observe(declared("count", breakdowns=["place"], publish=publish, **PEOPLE), rows, QUARTER)
    there = {row["numerator"] for row in table.to_pylist() if row["status"] == "shown"}
    assert there == {35}
