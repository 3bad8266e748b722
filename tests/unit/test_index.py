"""A snapshot's index, against reading every row of its file."""

import pyarrow.compute as pc
import pytest

import metrics
from metrics.snapshots.observation import KEY, SCHEMA
from tests import worlds


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    world = worlds.nothing(tmp_path_factory.mktemp("index"))
    worlds.recorded_crime(world.extracts)
    return world.refresh()


def scanned(made, indicator, **wanted):
    rows = made.table(indicator).to_pylist()
    return [row for row in rows if all(row[name] == value for name, value in wanted.items())]


def plain(observations):
    return [{name: getattr(each, name) for name in SCHEMA.names} for each in observations]


@pytest.mark.parametrize("indicator", ["robbery", "recorded_crime"])
def test_a_series_has_the_rows_that_a_scan_finds_in_their_order(made, indicator):
    whole = made.table(indicator)
    for area in made.areas:
        for frequency in ("month", "financial_year"):
            for pair in {("", ""), *zip(whole["breakdown"].to_pylist(), whole["category"].to_pylist(), strict=True)}:
                key = {"area": area, "frequency": frequency, "breakdown": pair[0], "category": pair[1]}
                found = made.series(indicator, area, *pair, frequency=frequency).observations
                assert plain(found) == scanned(made, indicator, **key)


def test_a_comparison_and_the_categories_have_the_rows_of_their_period(made):
    for frequency, period in made.periods("robbery"):
        compared = made.comparison("robbery", "ward", period, frequency)
        key = {"frequency": frequency, "period": period}
        wanted = scanned(made, "robbery", level="ward", breakdown="", **key)
        assert sorted(each["area"] for each in plain(compared.observations)) == [row["area"] for row in wanted]
        split = made.categories("robbery", metrics.BOROUGH, "offence", period, frequency)
        assert plain(split.observations) == scanned(made, "robbery", area=metrics.BOROUGH, breakdown="offence", **key)


def test_what_is_not_there_is_empty(made):
    assert made.series("robbery", "none" if "none" in made.areas else "north", "no breakdown").observations == ()
    assert made.comparison("robbery", "none").items == ()


def test_the_table_of_an_indicator_is_as_stored_and_all_its_rows(made):
    parts = [made.table(slug) for slug in sorted(made.indicators)]
    assert all(part.schema.equals(SCHEMA) for part in parts)
    for slug, part in zip(sorted(made.indicators), parts, strict=True):
        assert part["indicator"].unique().to_pylist() == [slug]
        assert part.equals(part.take(pc.sort_indices(part, [(name, "ascending") for name in KEY])))


def test_words_are_members_of_the_vocabulary(made):
    each = made.series("robbery", metrics.BOROUGH).observations[0]
    kinds = (metrics.Level, metrics.Frequency, metrics.Status, metrics.Origin)
    assert tuple(map(type, (each.level, each.frequency, each.status, each.origin))) == kinds
    assert (each.reason, each.bound) == ("", "")


def test_a_snapshot_cannot_be_changed(made):
    with pytest.raises(AttributeError):
        made.name = "another"
    with pytest.raises(TypeError):
        made.indicators["robbery"] = None


def test_an_indicator_has_a_table_where_it_has_any_row(made):
    for slug in (*made.indicators, "none"):
        assert made.has_table(slug) == (made.table(slug).num_rows > 0)
    assert not made.has_table("none")
