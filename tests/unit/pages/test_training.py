"""The exhibits of the staff's learning: one axis and one margin for all groups, a ring that no line reaches, a dot
from which two ways go, and what no table says of a group."""

import io
from datetime import date

import openpyxl
import pyarrow.csv as pc
import pytest

from metrics import BOROUGH, Snapshot
from pages.components.exhibits import as_file, books, learning, rows
from pages.components.exhibits.breakdowns import together
from pages.components.exhibits.control_chart import changing
from pages.components.exhibits.finished import finished
from pages.components.exhibits.joiners import cohort_lines, joiners, newest
from pages.components.exhibits.takes import takes
from pages.components.theme.colours import COLOUR
from tests import staff
from tests.unit.pages.drawings import checked, words
from tests.unit.pages.made import CAMDEN, indicator, monthly


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return staff.learning(tmp_path_factory.mktemp("council")).snapshot


def test_all_groups_have_one_axis_and_one_margin(council: Snapshot) -> None:
    figures = [checked(each.drawing) for each in finished(council).figures]
    assert len(figures) == 4
    assert len({tuple(each.layout.xaxis.range) for each in figures}) == 1
    assert {each.layout.margin.l for each in figures} == {148}
    assert {each.layout.yaxis.automargin for each in figures} == {False}
    assert [each.heading for each in finished(council).figures] == ["Directorate", "Manager", "Grade", "Time in post"]


def test_groups_that_differ_are_purple_squares_and_the_others_rings(council: Snapshot) -> None:
    directorate = checked(finished(council).figures[0].drawing)
    dots = directorate.data[0].marker
    assert set(dots.symbol) == {"square"}
    assert set(dots.color) == {COLOUR["neutral"]}
    assert "grade" in {each.breakdown for each in finished(council).rows}
    assert "better" not in finished(council).finding
    assert "worse" not in finished(council).finding


def test_the_groups_of_a_snapshot_have_one_whole(council: Snapshot) -> None:
    several = learning.groups(council)
    whole = together(several)
    assert len(whole.items) == sum(len(each.items) for each in several) == 12
    assert {each.benchmark for each in several} == {whole.benchmark}


def test_no_line_reaches_the_ring(council: Snapshot) -> None:
    exhibit = changing(council, learning.COMPLETED, BOROUGH, printed=learning.IN_PRINT)
    figure = checked(exhibit.figures[0].drawing)
    day = "2022-06-30"
    reached = [each for each in figure.data if day in (each.x or ())]
    assert [(each.mode, each.marker.size, each.marker.color, each.y) for each in reached] == [
        ("markers", 12, COLOUR["page"], (0.77,))
    ]
    low, high = figure.layout.yaxis.range
    assert low < 0.77 < high
    assert figure.layout.xaxis.range[0] < day
    without = changing(council, learning.COMPLETED, BOROUGH)
    assert "ring" not in without.how_to_read.replace("crossed", "")
    assert "2022-06-30" not in str(without.figures[0].drawing)


def test_the_way_to_everyone_ends_at_all_of_them_on_the_day(council: Snapshot) -> None:
    figure = checked(takes(council, "2027-03-31").figures[0].drawing)
    ways = [each for each in figure.data if each.mode == "lines" and each.line.dash]
    needed = next(each for each in ways if each.line.color == COLOUR["target"])
    assert (needed.x, needed.y[1]) == (("2026-01-01", "2027-03-01"), 1.0)
    assert needed.y[0] == 435 / 640
    leads = next(each for each in ways if each is not needed)
    assert (len(leads.x), leads.y[0]) == (15, 435 / 640)
    # It rises, by the steps that it has taken, and in the colour of what is better.
    assert leads.y[14] == pytest.approx(435 / 640 + 14 * (435 / 640 - 315 / 520) / 12)
    assert leads.line.color == COLOUR["improvement"]
    assert "<b>Needed: about 25 a month</b>" in words(figure)[0]


def test_what_it_would_take_is_downloaded_with_all_that_it_is_made_from(council: Snapshot) -> None:
    exhibit = takes(council, "2027-03-31")
    table = rows.of_exhibit(council, exhibit.rows)
    counts = {slug: table["indicator"].to_pylist().count(slug) for slug in set(table["indicator"].to_pylist())}
    assert counts[learning.COMPLETED] == 13
    assert counts[learning.FINISHED] == 12
    assert counts[learning.JOINERS] == 4
    read = pc.read_csv(io.BytesIO(as_file.csv(table)))
    assert set(read["origin"].to_pylist()) == {"council"}
    assert all(each for each in read["rounding"].to_pylist())


def test_what_it_would_take_is_downloaded_as_it_is_told(council: Snapshot) -> None:
    """205 have not finished, as many as a year ago, and 10 a month do: over 8, 14 and 20 months 205 more."""
    exhibit = takes(council, "2027-03-31")
    read = pc.read_csv(io.BytesIO(as_file.csv(rows.of_exhibit(council, exhibit.rows, exhibit.reckoned)))).to_pylist()
    reckoned = [row for row in read if row["reckoned"]]
    assert len(read) == len(exhibit.rows) + len(reckoned)
    people = {row["reckoned"]: row["value"] for row in reckoned if row["unit"] == "people a month"}
    assert people == {
        "Finish a month, on average of the last twelve months": 10,
        "Would have to finish a month for everyone to have by 30 September 2026": 36,
        "Would have to finish a month for everyone to have by 31 March 2027": 25,
        "Would have to finish a month for everyone to have by 30 September 2027": 20,
    }
    assert exhibit.table is not None
    assert [row[1] for row in exhibit.table.rows[:3]] == ["36", "25", "20"]
    shares = [row for row in reckoned if row["unit"] == "share, 0 to 1"]
    assert [row["period_label"] for row in shares] == ["September 2026", "March 2027", "September 2027"]
    assert all(row["lower"] < row["value"] < row["upper"] for row in shares)
    assert {row["origin"] for row in reckoned} == {"council"}
    assert all(row["source"] and row["rounding"] and row["title"] for row in reckoned)


def test_a_workbook_has_what_is_reckoned_on_a_sheet_of_its_own(council: Snapshot) -> None:
    exhibit = takes(council, "2027-03-31")
    book = openpyxl.load_workbook(io.BytesIO(books.of_exhibit(council, exhibit)))
    assert book.sheetnames == ["Cover", "Figures", "Reckoned", "Columns"]
    cover = {row[0]: row[1] for row in book["Cover"].iter_rows(values_only=True)}
    assert cover["What it says"] == exhibit.finding
    assert cover["How to read it"] == exhibit.how_to_read
    assert cover["Snapshot"] == council.name
    headings, *body = [[cell.value for cell in row] for row in book["Reckoned"].iter_rows(min_row=3)]
    assert "reckoned" in headings
    assert [row[headings.index("value")] for row in body[1::2]] == [36, 25, 20]
    headings, *body = [[cell.value for cell in row] for row in book["Figures"].iter_rows(min_row=3)]
    assert len(body) == len(exhibit.rows)
    # Their titles differ, so that they stay in the rows; what is alike in all is told on the cover.
    assert {"indicator", "title", "origin", "no_figure"} <= set(headings)
    assert "snapshot" not in headings


def test_joiners_are_of_three_years_at_most() -> None:
    declared = indicator("proportion", "high_is_good", level="borough", frequency="quarter")
    figures = [0.5] * 20
    series = monthly([*figures, "waiting"], CAMDEN, declared, first=date(2024, 1, 1))
    # Quarters that follow one another.
    told = tuple(
        type(each)(**{name: getattr(each, name) for name in each.__slots__} | {"period": day})
        for each, day in zip(series.observations, quarters(21), strict=True)
    )
    whole = type(series)(declared, CAMDEN, series.frequency, told)
    kept = newest(whole).observations
    assert (len(kept), kept[0].period, kept[-1].status.value) == (13, date(2022, 1, 1), "pending")
    drawn = checked(cohort_lines(newest(whole)))
    assert any("not over" in each for each in words(drawn))
    rings = [each for each in drawn.data if each.marker.symbol == "circle-open-dot"]
    assert [each.x for each in rings] == [("2025-01-01",)]


def test_a_joiner_of_late_is_not_over(council: Snapshot) -> None:
    exhibit = joiners(council)
    assert "Later joiners' six months are not over." in exhibit.finding
    assert exhibit.table is not None
    assert [row[1] for row in exhibit.table.rows[:4]] == ["..", "..", "..", "50%"]


def quarters(count: int) -> list[date]:
    return [date(2020 + place // 4, place % 4 * 3 + 1, 1) for place in range(count)]
