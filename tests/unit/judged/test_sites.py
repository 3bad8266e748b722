"""What an indicator says in the wards in which work goes on: pooled as areas are, judged as the refresh judges."""

from dataclasses import asdict
from datetime import date

import pytest

from data.vocabulary import Decided, Level, Reason, Status
from metrics import BOROUGH, SITES, Because, Work, advice_for, reading_for, series_of_sites, work_on
from metrics.judged.sites import where
from metrics.statistics.intervals import wilson
from tests.unit.held import Held, code
from tests.unit.pages.made import indicator

KENTISH_TOWN = ("E05013663", "E05013664")
OF_TARGETS = {
    "target", "target_by", "aim", "milestone", "beyond", "assurance", "assurance_why", "course", "course_why",
    "horizon", "expected", "expected_lower", "expected_upper", "chance", "now", "pace", "needed", "met",
    "assurance_before", "course_before",
}  # fmt: skip


def pooled(*wards, declared=None, **parts):
    held = Held([list(each) for each in wards], **({"declared": declared} if declared else {}), **parts)
    series = series_of_sites(held, held.declared, [code(place) for place in range(len(wards))])
    return series.observations


def test_counts_are_added_up_and_then_divided():
    (each,) = pooled([(5, 10)], [(27, 30)])
    assert (each.area, each.numerator, each.denominator, each.value) == (SITES, 32, 40, 0.8)
    assert (each.lower, each.upper) == tuple(float(end) for end in wilson(32, 40))
    assert (each.lower_998, each.upper_998) == tuple(float(end) for end in wilson(32, 40, confidence=0.998))


def test_a_ward_without_cases_adds_none():
    (each,) = pooled([(5, 10)], ["none"], [(5, 10)])
    assert (each.numerator, each.denominator) == (10, 20)
    (none,) = pooled(["none"], ["none"])
    assert none.status is Status.NONE


@pytest.mark.parametrize(
    ("word", "status", "reason"),
    [("small", Status.WITHHELD, Reason.SMALL), ("missing", Status.MISSING, ""), ("running", Status.PENDING, "running")],
)
def test_where_one_ward_is_not_shown_they_have_no_figure_together(word, status, reason):
    (each,) = pooled([(5, 10)], [word])
    assert (each.status, each.reason, each.value, each.numerator) == (status, reason, None, None)


def test_a_ward_without_a_row_a_bound_and_too_few_cases_leave_none():
    first, second = pooled([(5, 10), (5, 10)], [(5, 10), None])
    assert (first.status, second.status) == (Status.SHOWN, Status.MISSING)
    (bound,) = pooled([(5, 10)], [(5, 10)], parts={(1, 0): {"bound": "at_most"}})
    assert bound.value is None
    (few,) = pooled([(2, 4)], [(2, 5)])
    assert (few.status, few.reason) == (Status.WITHHELD, Reason.TOO_FEW)
    (provisional,) = pooled([(5, 10)], [(5, 10)], parts={(1, 0): {"provisional": True}})
    assert provisional.provisional


def test_of_people_the_mean_is_that_of_all_who_were_asked_and_has_no_range():
    parts = {(0, 0): {"numerator": None, "value": 2.0, "denominator": 10.0},
             (1, 0): {"numerator": None, "value": 8.0, "denominator": 30.0}}  # fmt: skip
    (each,) = pooled([(2, 1)], [(8, 1)], declared=indicator("mean"), parts=parts)
    assert (each.value, each.denominator, each.lower) == (6.5, 40, None)


def test_wards_that_are_an_area_are_that_area(whole):
    snapshot = whole.snapshot
    declared = snapshot.indicators["repairs_on_time"]
    wards = [area for area in snapshot.areas.values() if area.level is Level.WARD]
    central = [area.code for area in wards if area.parent == "central"]
    assert where(snapshot, declared, []) == BOROUGH
    assert where(snapshot, declared, [area.code for area in wards]) == BOROUGH
    assert where(snapshot, declared, central) == "central"
    assert where(snapshot, declared, central[:1]) == central[0]
    assert where(snapshot, declared, central[:-1]) == ""
    assert where(snapshot, snapshot.indicators["tenants_satisfied"], KENTISH_TOWN) == BOROUGH


@pytest.mark.parametrize("slug", ["repairs_on_time", "recorded_crime", "burglary"])
def test_a_neighbourhoods_wards_together_have_its_figures(whole, slug):
    """The snapshot's own, which were made from true counts of what nobody is behind."""
    snapshot = whole.snapshot
    central = [area.code for area in snapshot.areas.values() if area.parent == "central"]
    found = series_of_sites(snapshot, snapshot.indicators[slug], central).observations
    own = snapshot.series(slug, "central").observations
    assert len(found) == len(own) > 30
    for one, other in zip(found, own, strict=True):
        assert (one.period, one.status, one.provisional) == (other.period, other.status, other.provisional)
        for name in ("numerator", "denominator", "value", "lower", "upper", "lower_998", "upper_998"):
            assert getattr(one, name) == pytest.approx(getattr(other, name)), (slug, one.period, name)


def test_a_ward_is_judged_as_the_refresh_has_judged_it_but_for_camdens_target(whole):
    snapshot, seen = whole.snapshot, 0
    for slug, declared in snapshot.indicators.items():
        own = snapshot.reading(slug, KENTISH_TOWN[0])
        if own is None or declared.target is None or Level.WARD in declared.target.levels:
            continue
        found, seen = reading_for(snapshot, slug, KENTISH_TOWN[:1]), seen + 1
        differ = {name for name, value in asdict(found).items() if value != asdict(own)[name]}
        assert differ <= OF_TARGETS, (slug, differ)
        assert found.target == declared.target.value or own.period is None
    assert seen > 5


def test_camdens_own_reading_and_advice_are_those_of_its_snapshot(whole):
    snapshot = whole.snapshot
    for slug in snapshot.indicators:
        assert reading_for(snapshot, slug, []) == snapshot.reading(slug, BOROUGH)
        told = advice_for(snapshot, slug, [], Work())
        if told is not None and told[1].rule != 7:
            assert told[1] == snapshot.advice(slug)


def test_several_wards_are_read_together(whole):
    reading = reading_for(whole.snapshot, "repairs_on_time", KENTISH_TOWN)
    series = series_of_sites(whole.snapshot, whole.snapshot.indicators["repairs_on_time"], KENTISH_TOWN)
    assert (reading.area, reading.period) == (SITES, series.latest.period)
    assert (reading.value, reading.lower) == (series.latest.value, series.latest.lower)
    assert (reading.target, reading.points) == (0.9, 36)
    assert reading.benchmark == whole.snapshot.series("repairs_on_time", BOROUGH).latest.value


def test_an_indicator_that_stops_at_the_borough_is_read_for_all_camden(whole):
    reading = reading_for(whole.snapshot, "tenants_satisfied", KENTISH_TOWN)
    assert reading == whole.snapshot.reading("tenants_satisfied", BOROUGH)


def test_work_at_its_scale_is_told_to_change_and_what_changed_nothing_to_stop():
    flat = [[(60, 100), (64, 100)] * 12] * 4
    aim = {"value": 0.9, "by": "2027-03-31", "baseline": 0.6, "baseline_on": "2024-01-01", "origin": "illustrative"}
    held = Held(flat, declared=indicator("proportion", "high_is_good", target=aim))
    sites = [code(0), code(1)]

    def told(**known):
        asked = {"since": None, "lag_months": 0, "at_planned_scale": False} | known
        reading, advised = advice_for(held, "robbery", sites, work_on(held, "robbery", sites, **asked))
        assert reading.area == SITES
        assert reading.variation_why == ""
        return advised

    assert told().because is Because.STEADY_MISSING
    assert told().word == "Go faster, or redesign"
    assert told(at_planned_scale=True).word == "Pause"
    decided = [(date(2024, 9, 1), Decided.GO_FASTER), (date(2025, 2, 1), Decided.KEEP_GOING)]
    started = {"since": date(2024, 3, 1), "lag_months": 3}
    assert told(**started, decided=decided).because is Because.NOT_WORKING
    # Within the lag of what was changed last there are too few figures to say so.
    later = [*decided, (date(2025, 6, 1), Decided.PAUSE)]
    assert told(**started, decided=later).because is Because.STEADY_MISSING


def test_figures_are_counted_past_the_lag():
    held = Held([[(60, 100)] * 24] * 3)  # January 2024 to December 2025
    sites = [code(0), code(1)]
    decided = [(date(2024, 6, 15), Decided.GO_FASTER), (date(2030, 1, 1), Decided.GO_FASTER)]
    work = work_on(held, "robbery", sites, since=date(2024, 3, 1), lag_months=12, at_planned_scale=True,
                   decided=decided, review=date(2026, 5, 1))  # fmt: skip
    assert work == Work(at_planned_scale=True, figures_since_start=10, changed=date(2024, 6, 15),
                        figures_since_change=6, review=date(2026, 5, 1))  # fmt: skip


def test_nothing_is_said_where_there_is_no_figure(made):
    snapshot = made("empty").snapshot
    for slug in snapshot.indicators:
        assert advice_for(snapshot, slug, KENTISH_TOWN, Work()) is None
    held = Held([[], []])
    assert reading_for(held, "robbery", [code(0), code(1)]) is None
