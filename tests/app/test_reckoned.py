"""What an exhibit works out of its observations is taken away with them, as it is told in its table."""

import dataclasses
import io

import openpyxl
import pyarrow as pa
import pytest

import metrics
from metrics import BOROUGH
from pages.components.exhibits import books, gaps_taken, rows
from pages.components.exhibits.ahead import ahead
from pages.components.exhibits.control_chart import changing
from pages.components.exhibits.funnel import funnel
from pages.components.exhibits.gaps import gaps
from pages.components.words.numbers import interval_text, value_text
from pages.components.words.periods import period_text, when


@pytest.fixture(scope="session")
def everything(whole):
    return metrics.snapshot(whole.snapshots)


def taken(snapshot, exhibit):
    """The rows of a download that are reckoned."""
    return [row for row in rows.of_exhibit(snapshot, exhibit.rows, exhibit.reckoned).to_pylist() if row.get("reckoned")]


def test_the_expected_range_of_each_figure_is_taken_away(everything):
    told = 0
    for slug, indicator in everything.indicators.items():
        chart = everything.chart(slug, BOROUGH)
        exhibit = changing(everything, slug, BOROUGH)
        if not exhibit.rows:
            continue
        found = taken(everything, exhibit)
        if chart is None or exhibit.table.headings[-1] != "Signal":
            assert not found
            continue
        assert [(row["period"], row["value"], row["lower"], row["upper"]) for row in found] == [
            (each.period, each.centre, each.lower, each.upper) for each in chart.points if each.value is not None
        ]
        assert {row["area"] for row in found} == {BOROUGH}
        assert {row["title"] for row in found} == {indicator.title}
        told += len(found)
    assert told > 500


def test_what_lies_ahead_is_taken_away_up_to_the_day_of_the_target(everything):
    leading = {slug: each for slug in everything.indicators if (each := ahead(everything, slug, BOROUGH, 1))}
    assert leading
    for slug, exhibit in leading.items():
        last, reading = taken(everything, exhibit)[-1], everything.reading(slug, BOROUGH)
        assert (last["value"], last["lower"], last["upper"]) == (
            reading.expected, reading.expected_lower, reading.expected_upper,
        )  # fmt: skip
        assert last["period_end"] >= reading.target_by
        (likely,) = [row[1] for row in exhibit.table.rows if row[0].startswith("Likely by")]
        assert likely.startswith(value_text(everything.indicators[slug], last["value"], 1))


def test_the_limits_of_a_funnel_are_taken_away_for_each_ward(everything):
    slug = "repairs_on_time"
    exhibit, indicator = funnel(everything, slug, BOROUGH, 0), everything.indicators[slug]
    table = {row[0]: row for row in exhibit.table.rows}
    found = taken(everything, exhibit)
    assert len(found) == len(table) == 20
    for row in found:
        told = table[row["area_name"]]
        assert interval_text(indicator, row["lower"], row["upper"], 0) == told[3]
        assert interval_text(indicator, row["lower_998"], row["upper_998"], 0) == told[4]


def test_every_measure_of_a_gap_is_taken_away_with_its_meaning(everything):
    assert [*gaps_taken.GAPS] == [
        each.name for each in dataclasses.fields(metrics.Inequality) if each.name != "indicator"
    ]
    exhibit, found = gaps(everything, "repairs_on_time", 0), everything.inequality("repairs_on_time")
    told = rows.of(everything, exhibit).to_pylist()
    assert [(row["slope_index"], row["gap"], str(row["gap_change"])) for row in told] == [
        (each.slope_index, each.gap, str(each.gap_change)) for each in found
    ]
    book = openpyxl.load_workbook(io.BytesIO(books.of_exhibit(everything, exhibit)))
    said = dict(list(book["Columns"].iter_rows(min_row=4, values_only=True)))
    assert set(said) == {cell.value for cell in book["Figures"][3]}
    assert all(said.values())


def test_a_download_of_observations_alone_has_no_column_for_it(everything):
    exhibit = changing(everything, "robbery", BOROUGH)
    assert "reckoned" not in rows.of_exhibit(everything, exhibit.rows).column_names


def test_a_workbook_says_what_is_alike_in_every_row_once(everything):
    exhibit = changing(everything, "robbery", BOROUGH)
    book = openpyxl.load_workbook(io.BytesIO(books.of_exhibit(everything, exhibit)))
    cover = {row[0]: row[1] for row in book["Cover"].iter_rows(values_only=True)}
    assert next(iter(cover)) == "Robbery: is it changing?"
    assert cover["Indicator"] == "Robbery"
    assert cover["As at"] == "10 February 2026"
    assert cover["Snapshot"] == everything.name
    assert cover["Origin"].startswith("Sample data: these figures are made up")
    assert cover["Sample data"].startswith("Sample data: ")
    assert cover["What it says"] == exhibit.finding
    assert cover["Licence"]
    assert cover["Period"]
    headings = [cell.value for cell in book["Figures"][3]]
    assert not {"definition", "source", "attribution", "snapshot", "title"} & set(headings)
    assert [cell.value for cell in book["Figures"][4]][headings.index("origin")] == "sample"


def test_a_workbook_says_what_each_of_its_columns_means(everything):
    exhibit = funnel(everything, "repairs_on_time", BOROUGH, 0)
    book = openpyxl.load_workbook(io.BytesIO(books.of_exhibit(everything, exhibit)))
    said = dict(list(book["Columns"].iter_rows(min_row=4, values_only=True)))
    there = {cell.value for name in ("Figures", "Reckoned") for cell in book[name][3]}
    assert set(said) == there
    assert all(said.values())
    assert said["period"] == "The first day of the period"
    table = rows.of_exhibit(everything, exhibit.rows, exhibit.reckoned)
    assert set(table.column_names) <= set(metrics.meanings(metrics.Observation)) | set(rows.ADDED)


def test_a_workbook_of_an_indicator_has_every_stored_figure(everything):
    table = rows.of_indicator(everything, "repairs_on_time")
    page = openpyxl.load_workbook(io.BytesIO(books.of_indicator(everything, "repairs_on_time")), read_only=True)
    headings, *body = list(page["Figures"].iter_rows(min_row=3, values_only=True))
    assert len(body) == table.num_rows
    values = [row[headings.index("value")] for row in body]
    assert values == table["value"].to_pylist()
    assert [row[headings.index("period")].date() for row in body[:9]] == table["period"].to_pylist()[:9]


def test_a_series_that_is_in_two_places_is_told_by_place(everything):
    """A ward beside Camden: the chart is the ward's, and so is what is reckoned."""
    slug = next(slug for slug in everything.indicators if everything.chart(slug, "E05013655"))
    exhibit = changing(everything, slug, "E05013655")
    assert {row["area"] for row in taken(everything, exhibit)} == {"E05013655"}
    latest = next(each for each in reversed(exhibit.rows) if each.area == "E05013655" and each.value is not None)
    assert period_text(latest.frequency, latest.period).lower() in when(latest).lower()


def test_another_table_that_is_taken_along_is_in_the_workbook_too(everything):
    """As each version of a figure by the snapshots that are kept, one of which had none yet."""
    versions = pa.table(
        {
            "indicator": ["robbery", "robbery"],
            "snapshot": ["one", "two"],
            "told": ["..", "1.2"],
            "value": [None, 1.2],
            "origin": ["", "sample"],
        }
    )
    exhibit = dataclasses.replace(changing(everything, "robbery", BOROUGH), taken=versions)
    assert rows.of(everything, exhibit) is versions
    book = openpyxl.load_workbook(io.BytesIO(books.of_exhibit(everything, exhibit)))
    assert [list(row) for row in book["Figures"].iter_rows(min_row=3, values_only=True)] == [
        ["indicator", "snapshot", "told", "value", "origin"],
        ["robbery", "one", "..", None, ""],
        ["robbery", "two", "1.2", 1.2, "sample"],
    ]
    assert book["Cover"]["A2"].value == "Sample data"
    assert [cell.value for cell in book["Columns"]["A"]][3:] == versions.column_names
