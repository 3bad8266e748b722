"""What figures say of themselves, over every indicator, area and period: the shown figure lies in its shown range, and
what is said of better, worse, higher, lower or too close to tell is true of the figures as they are read."""

import re
from collections.abc import Iterator
from html import unescape

import pytest

from metrics import BOROUGH, Beside, Comparison, Indicator, Kind, Level, Observation, Polarity, Snapshot
from metrics.counted.coverage import counts_people
from pages.components.exhibits import lookup
from pages.components.exhibits.beside import beside, item_text
from pages.components.exhibits.over_time import over_time
from pages.components.exhibits.strip import strip
from pages.components.exhibits.tables import comparison_table
from pages.components.exhibits.where import where
from pages.components.exhibits.written import places_of_all
from pages.components.words.categories import of_parts
from pages.components.words.numbers import displayed, interval_text, number
from pages.components.words.outside import OF_A_SOURCE, cut
from pages.components.words.precision import of_comparison, of_series
from pages.components.words.ranges import range_text
from pages.components.words.states import observed

ABOVE = {Polarity.HIGH_IS_GOOD: Beside.BETTER, Polarity.LOW_IS_GOOD: Beside.WORSE, Polarity.NEUTRAL: Beside.HIGHER}
BELOW = {Polarity.HIGH_IS_GOOD: Beside.WORSE, Polarity.LOW_IS_GOOD: Beside.BETTER, Polarity.NEUTRAL: Beside.LOWER}
WORLDS = ["whole", "sample", "published"]

_NUMBER = re.compile(r"(under |over )?(\N{MINUS SIGN}?[\d,]+(?:\.\d+)?)")


@pytest.fixture(scope="module", params=WORLDS)
def snapshot(request, made):
    return made(request.param).snapshot


def written(text: str) -> float:
    """A number as it is read; 'under 0.1%' is less than any that is written."""
    word, digits = _NUMBER.findall(text)[0]
    value = float(digits.replace(",", "").replace("\N{MINUS SIGN}", "-"))
    return value + {"under ": -1e-9, "over ": 1e-9}.get(word, 0)


def outside(indicator: Indicator, each: Observation, places: int) -> bool:
    """Whether a figure lies outside its range as both are written."""
    if each.value is None or each.lower is None or each.upper is None:
        return False
    value, ends = number(indicator, each.value, places), interval_text(indicator, each.lower, each.upper, places)
    low, _, high = ends.partition(" to ")
    return not written(low) <= written(value) <= written(high or low)


def untrue(comparison: Comparison, each: Observation, places: int) -> bool:
    """Whether the word for how it stands is not what the written figures say."""
    indicator, benchmark = comparison.indicator, comparison.benchmark
    word = beside(indicator, each, None if of_parts(comparison) else benchmark)
    ends = (each.lower, each.upper, benchmark.value if benchmark else None)
    if word is Beside.NONE:
        return False
    low, high, at = (displayed(indicator, end, places) for end in ends if end is not None)
    true = ABOVE if low > at else BELOW if high < at else None
    polarity = Polarity.NEUTRAL if each.category else indicator.polarity  # no group is better or worse than all
    return word is not (true[polarity] if true else Beside.SIMILAR)


def comparisons(snapshot: Snapshot, slug: str) -> Iterator[Comparison]:
    """Every one that a page can show, of each period."""
    for frequency, period in snapshot.periods(slug):
        for level in (Level.WARD, Level.NEIGHBOURHOOD):
            yield snapshot.comparison(slug, level, period, frequency)
        for breakdown in snapshot.indicators[slug].breakdowns:
            yield snapshot.categories(slug, BOROUGH, breakdown, period, frequency)


def test_every_figure_of_a_series_lies_in_its_range_as_both_are_written(snapshot):
    wrong, ranges = [], 0
    for slug, indicator in snapshot.indicators.items():
        for area in snapshot.areas:
            for frequency in indicator.frequencies:
                series = snapshot.series(slug, area, frequency=frequency)
                if not series.observations:
                    continue
                places = of_series(series)
                ranges += sum(each.lower is not None for each in series.observations)
                wrong += [each for each in series.observations if outside(indicator, each, places)]
    assert not wrong, f"{len(wrong)} figures, such as {wrong[:3]}"
    assert ranges > 1000


def test_every_word_of_a_comparison_is_true_of_the_figures_as_written(snapshot):
    outlying, untold, judged = [], [], 0
    for slug, indicator in snapshot.indicators.items():
        for comparison in comparisons(snapshot, slug):
            places = of_comparison(comparison)
            outlying += [each for each in comparison.told if outside(indicator, each, places)]
            untold += [each for each in comparison.observations if untrue(comparison, each, places)]
            judged += sum(each.lower is not None for each in comparison.observations)
    assert not outlying, f"{len(outlying)} figures, such as {outlying[:3]}"
    assert not untold, f"{len(untold)} words, such as {untold[:3]}"
    assert judged > 1000


def pages_of(snapshot: Snapshot, slug: str) -> Iterator[tuple[str, str]]:
    """The areas of an indicator's pages, one of each level that it has, and the breakdowns of each."""
    declared = snapshot.indicators[slug]
    levels = [Level.BOROUGH, Level.NEIGHBOURHOOD, Level.WARD] if declared.level is Level.WARD else [Level.BOROUGH]
    for level in levels:
        area = next(code for code, each in snapshot.areas.items() if each.level is level)
        yield from ((area, breakdown) for breakdown in (*declared.breakdowns, ""))


def test_a_page_writes_each_figure_in_one_way_in_which_every_word_of_it_is_true(snapshot):
    outlying, untold, finer = [], [], 0
    for slug, indicator in snapshot.indicators.items():
        for area, breakdown in pages_of(snapshot, slug):
            series = lookup.here(snapshot, slug, area)
            borough = lookup.borough(snapshot, series)
            if not series.observations:
                continue
            places = places_of_all(snapshot, slug, area, breakdown=breakdown)
            finer += places > of_series(series, borough)
            several = [lookup.compared(snapshot, slug, area, level) for level in (Level.NEIGHBOURHOOD, Level.WARD)]
            own = several if snapshot.areas[area].level is Level.NEIGHBOURHOOD else several[1:]
            compared = [each for each in own if each is not None and indicator.level is Level.WARD]
            compared += [snapshot.categories(slug, BOROUGH, breakdown)] if breakdown else []
            for comparison in compared:
                outlying += [each for each in comparison.told if outside(indicator, each, places)]
                untold += [each for each in comparison.observations if untrue(comparison, each, places)]
            outlying += [each for each in series.observations if outside(indicator, each, places)]
            told = [strip(snapshot, slug, area, places).html, over_time(snapshot, slug, area, places).finding]
            if series.latest:
                figure = observed(indicator, series.latest, places)
                assert all(figure.lower() in unescape(each).lower() for each in told), (slug, area, figure, told)
    assert not outlying, f"{len(outlying)} figures, such as {outlying[:3]}"
    assert not untold, f"{len(untold)} words, such as {untold[:3]}"
    assert finer > 0 or not any(each.level is Level.WARD for each in snapshot.indicators.values())


def test_camdens_figure_is_the_same_above_over_time_and_among_its_wards(made):
    """Where wards need more places than Camden over time, as of surveys and of crime."""
    snapshot, finer = made("whole").snapshot, []
    for slug, indicator in snapshot.indicators.items():
        series = lookup.here(snapshot, slug, BOROUGH)
        places = places_of_all(snapshot, slug, BOROUGH)
        wards = lookup.compared(snapshot, slug, BOROUGH, Level.WARD) if indicator.level is Level.WARD else None
        benchmark = wards.judged_by if wards else None
        if benchmark is None or benchmark != series.latest or of_parts(wards):
            continue
        camden, among = observed(indicator, benchmark, places), where(snapshot, slug, BOROUGH, None, places)
        assert camden in strip(snapshot, slug, BOROUGH, places).html
        assert camden in over_time(snapshot, slug, BOROUGH, places).finding
        assert f"<b>Camden {camden}</b>" in str(among.figures[0].drawing)
        assert camden in among.finding
        finer += [slug] if places > of_series(series) else []
    assert finer


def test_what_is_said_under_the_pointer_is_made_of_the_same_figures(snapshot):
    for slug, indicator in snapshot.indicators.items():
        comparison = snapshot.comparison(slug, Level.WARD)
        places = of_comparison(comparison)
        for item in comparison.items:
            told, each = item_text(comparison, item), item.observation
            if each.value is not None:
                assert f": {observed(indicator, each, places)}" in told
                assert range_text(indicator, each, places) in told


def test_no_source_of_a_figure_is_cut_off_where_it_is_named(made):
    named = [each.source for each in made("whole").snapshot.holdings if each.source]
    assert len(named) > 30
    assert [each for each in named if cut(each, OF_A_SOURCE) != each] == []


def test_what_is_simply_known_or_repeats_has_no_range(snapshot):
    """Positions of which everyone is counted, the Census, and visits and hours of the same people."""
    repeats = {"youth_hub_visits", "food_support_visits", "community_space_bookings", "digital_support"}
    each_by_themselves = {"training_completed", "managers_trained"}  # METHODS, item 71
    for each in snapshot.indicators.values():
        if each.kind is Kind.PUBLISHED or each.slug in each_by_themselves:
            continue
        if each.stock or {"census_2021", *repeats} & set(each.extracts):
            assert each.no_interval, each.slug
            assert snapshot.table(each.slug)["upper"].null_count == snapshot.table(each.slug).num_rows


def test_the_wards_and_what_has_none_come_to_all_of_camden(made):
    """In the table behind a ranking, whose wards alone would fall short."""
    snapshot, unplaced = made("whole").snapshot, 0
    for slug, indicator in snapshot.indicators.items():
        found = snapshot.comparison(slug, Level.WARD)
        if not found.items or indicator.weighted or indicator.denominator_is or found.benchmark is None:
            continue
        parts = [each.numerator for each in found.told if each is not found.benchmark]
        known = [each or 0.0 for each in parts]
        # Of people each is within 2 of what it is shown as, and what is withheld is less than 8.
        apart = 2 * len(parts) + 2 + 5 * parts.count(None) if counts_people(indicator) else 0
        if found.benchmark.numerator is not None:
            assert sum(known) == pytest.approx(found.benchmark.numerator, rel=1e-9, abs=apart), slug
        named = [row[0] for row in comparison_table(found).rows]
        assert (named[-1] == "Ward not recorded") == (found.unplaced is not None)
        unplaced += found.unplaced is not None
    assert unplaced >= 7


def test_a_word_printed_beside_a_figure_stays_beside_it(made):
    snapshot = made("whole").snapshot
    for slug, each in snapshot.indicators.items():
        assert "published_figures" not in each.extracts or "qualifier" in each.sql, f"{slug} returns no qualifier"
    told = {
        (slug, shown.period.year): observed(snapshot.indicators[slug], shown)
        for slug in ("council_homes_built", "crisis_fund_households", "child_poverty_end_child_poverty")
        for shown in snapshot.series(slug, BOROUGH).observations
    }
    assert told["council_homes_built", 2022] == "over 618"
    assert told["crisis_fund_households", 2024] == "over 3,000"
    assert told["child_poverty_end_child_poverty", 2018] == "about 37%"


def test_nothing_is_told_of_too_few(snapshot):
    shares = {slug for slug, each in snapshot.indicators.items() if each.kind is Kind.PROPORTION and not each.weighted}
    means = {slug for slug, each in snapshot.indicators.items() if each.kind is Kind.MEAN}
    few = 0
    for slug in (shares | means) - {slug for slug, each in snapshot.indicators.items() if counts_people(each)}:
        for area in snapshot.areas:
            for each in snapshot.series(slug, area).observations:
                if each.lower is not None:
                    assert each.lower < each.upper, each
                    assert slug in shares or each.denominator >= 5, each
                if slug in shares and each.denominator is not None and 0 < each.denominator < 10:
                    few += 1
                    assert (each.value, each.lower, each.status, each.reason) == (None, None, "withheld", "too_few")
                    assert observed(snapshot.indicators[slug], each).startswith("Too few for a percentage (")
    assert few > 30 or not shares


def test_nothing_is_told_of_too_few_people(snapshot):
    divided = few = 0
    for slug, indicator in snapshot.indicators.items():
        if not counts_people(indicator) or indicator.kind not in (Kind.PROPORTION, Kind.MEAN):
            continue
        for area in snapshot.areas:
            for each in snapshot.series(slug, area).observations:
                divided += each.value is not None
                assert each.numerator != 0, each
                assert each.denominator is None or each.denominator % 5 == 0, each
                if each.denominator is not None and each.denominator < 20:
                    few += 1
                    assert (each.value, each.lower, each.status) == (None, None, "withheld"), each
                    assert each.reason in ("small", "too_few"), each
    assert divided > 10 * few > 0 or not divided
