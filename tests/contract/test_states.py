"""Every word for a figure, in every indicator, area and period, agrees with the facts that it is made from."""

from collections import Counter
from datetime import date

import pytest

from metrics import BOROUGH, Frequency
from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh
from pages.components.words import standing, states
from tests import worlds
from tests.contract.facts import DAY, facts, last_day, months, periods
from tests.worlds import CAMDEN_TOWN, TODAY

# The sample's day, one on which its monthly files are late, and one on which all that is owed is.
DAYS = [TODAY, date(2026, 6, 3), date(2029, 2, 1)]


@pytest.fixture(scope="module", params=["whole", "published", "renamed"])
def world(request, made):
    return made(request.param)


@pytest.fixture(scope="module", params=DAYS, ids=str)
def at(request, world, tmp_path_factory):
    """A world as it is on a day, when what was counted on its first is kept, and the facts of each indicator."""
    own = worlds.beside(world, tmp_path_factory.mktemp("later"))
    few = len(world.snapshot.indicators) < 10
    declared = worlds.crimes(own.snapshots.parent / "declared") if few else catalogue.FOLDER
    snapshot = refresh(own.extracts, own.snapshots, request.param, indicators=declared)
    return snapshot, [*facts(own, snapshot.indicators, snapshot.as_of)]


def test_every_word_agrees_with_the_facts_that_it_is_made_from(at):
    snapshot, known = at
    seen: Counter[tuple[str, str, bool]] = Counter()
    for of in known:
        slug = of.indicator.slug
        told = ("area", "level", "frequency", "period", "breakdown", "category")
        rows = snapshot.table(slug).select([*told, "status", "reason", "provisional", "value"]).to_pylist()
        for row in rows:
            shown = row["status"], row["reason"], row["provisional"]
            seen[shown] += 1
            assert of.published(row["level"], row["frequency"], row["breakdown"]), (slug, row)
            assert shown == of.state(row, snapshot.as_of), (slug, row)
            nobody_lives_there = row["area"] == "none" and of.indicator.kind == "rate"
            assert (row["value"] is None) == (row["status"] != "shown" or nobody_lives_there), (slug, row)
        for frequency in of.indicator.frequencies:
            there = {row["period"] for row in rows if row["frequency"] == frequency and row["area"] == BOROUGH}
            expected = of.expected(frequency, snapshot.as_of)
            assert there == (expected if of.published("borough", frequency, "") else set()), (slug, frequency)
            wards = {row["period"] for row in rows if row["frequency"] == frequency and row["area"] == CAMDEN_TOWN}
            by_ward = of.indicator.level == "ward" and of.published("ward", frequency, "")
            assert wards == (expected if by_ward else set()), (slug, frequency)
    assert sum(seen.values()) == sum(snapshot.table(slug).num_rows for slug in snapshot.indicators)


def test_a_series_is_due_late_or_ended_as_its_sources_say(at):
    snapshot, known = at
    for of in known:
        for frequency in of.indicator.frequencies:
            if not of.published("borough", frequency, ""):
                continue
            series = snapshot.series(of.indicator.slug, BOROUGH, frequency=frequency)
            fresh, said = series.freshness, standing.standing_text(series)
            open_ones = [
                each for each in periods(frequency, of.first, date(2035, 1, 1)) if of.told(frequency, each) > of.last
            ]
            due = of.due(frequency, min(open_ones)) if frequency != Frequency.ONCE else None
            ended = any(source.ended for source in of.sources)
            assert fresh.due == due, (of.indicator.slug, frequency)
            assert (fresh.standing == "ended") == ended == said.startswith("Ended"), (of.indicator.slug, said)
            late_since = due + DAY if due and snapshot.as_of > due else None
            assert fresh.late_since == late_since
            assert ("late since" in said) == (late_since is not None)
            assert (f"{late_since or due:%-d %B %Y}" in said) if due else "due by" not in said


def test_no_return_is_said_of_nothing_but_a_return_that_is_not_there(at):
    snapshot, known = at
    for of in known:
        for area in (BOROUGH, CAMDEN_TOWN):
            for frequency in of.indicator.frequencies:
                series = snapshot.series(of.indicator.slug, area, frequency=frequency)
                for each in series.observations:
                    words, whole = states.state_sentence(of.indicator, each), months(each.frequency, each.period)
                    assert ("No return for" in words) == (each.period <= of.last and whole <= of.gaps), words
                    assert ("not over yet" in words) <= (last_day(each.frequency, each.period) >= snapshot.as_of)
                    assert ("No cases" in words) <= (of.indicator.kind in ("proportion", "mean"))
                there, coming = bool(series.observations), standing.coming_sentence(series)
                late = there and series.freshness is not None and series.freshness.late_since is not None
                assert ("has been late since" in coming) == late, coming
                assert ("ended" in coming) == (there and any(source.ended for source in of.sources)), coming


def test_every_state_is_met_with(made):
    seen = set()
    for snapshot in (made("whole").snapshot, made("renamed").snapshot):
        for slug in snapshot.indicators:
            rows = snapshot.table(slug).group_by(["status", "reason"]).aggregate([]).to_pylist()
            seen |= {(row["status"], row["reason"]) for row in rows}
    assert seen == {
        ("shown", ""), ("shown", "too_few"), ("shown", "small"), ("withheld", "too_few"), ("withheld", "small"),
        ("none", ""),
        ("missing", ""), ("missing", "incomplete"), ("missing", "nothing_counted"), ("missing", "late"),
        ("pending", "running"), ("pending", "waiting"), ("pending", "not_due"),
    }  # fmt: skip
