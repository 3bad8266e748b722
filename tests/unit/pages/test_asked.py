"""The picture and the rows of what a query returned: small answers that a person can check."""

import html
from datetime import date, timedelta

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Answer
from pages.components.exhibits import asked, asked_rows
from pages.components.exhibits.asked_axis import reach
from pages.components.html.query import rows as shown_rows
from tests.unit.pages.drawings import checked, leaves, words

DAYS = [date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)]


class Declared:
    """What a picture asks of a snapshot: its indicators."""

    def __init__(self, *indicators):
        self.indicators = {each.slug: each for each in indicators}


@pytest.fixture
def snapshot(made):
    import metrics

    whole = metrics.snapshot(made("whole").snapshots)
    return Declared(whole.indicators["repairs_on_time"])


def answer(made_up=False, **columns):
    return Answer(pa.table(columns), 0.01, False, ("observations",), made_up)


def drawn(snapshot, of, sql="select", name=None, number=None):
    there = asked.drawable(of)
    exhibit = asked.picture(snapshot, of, sql, name or there.names[0], number or there.numbers[0])
    return exhibit, (checked(exhibit.figures[0].drawing) if exhibit.figures else None)


def test_names_and_numbers_are_drawn_in_the_order_of_the_rows_with_their_ranges(snapshot):
    of = answer(name=["Belsize", "Frognal"], value=[0.9, 0.8], lower=[0.85, 0.7], upper=[0.95, 0.9])
    exhibit, figure = drawn(snapshot, of)
    assert "drawn in the order of the rows. The range columns are used." in exhibit.finding
    ranges, dots = figure.data
    assert list(ranges.x) == [0.85, 0.95, None, 0.7, 0.9, None]
    assert list(dots.x) == [0.9, 0.8]
    assert list(figure.layout.yaxis.ticktext) == ["Belsize", "Frognal"]
    assert exhibit.figures[0].alt == "value of 2 rows, in their order: first Belsize 0.9, last Frognal 0.8."


def test_figures_of_the_one_indicator_that_is_named_are_in_its_units(snapshot):
    of = answer(name=["Belsize"], value=[0.94], n=[3])
    _, figure = drawn(snapshot, of, sql="where indicator = 'repairs_on_time'")
    assert "94%" in words(figure)
    _, figure = drawn(snapshot, of, sql="where indicator = 'repairs_on_time'", number="n")
    assert "3" in words(figure)


def test_columns_that_a_number_is_not_between_are_no_range(snapshot):
    exhibit, figure = drawn(snapshot, answer(name=["a", "b"], value=[1.0, 5.0], lower=[0.0, 6.0], upper=[2.0, 7.0]))
    assert "range columns" not in exhibit.finding
    assert len(figure.data) == 1


def test_days_are_drawn_as_a_line_in_their_order(snapshot):
    exhibit, figure = drawn(snapshot, answer(period=DAYS[::-1], value=[3.0, 2.0, 1.0]))
    assert exhibit.finding == "A day and a number in each row: drawn over time."
    (line,) = figure.data
    assert list(line.y) == [1.0, 2.0, 3.0]
    assert exhibit.figures[0].alt == "value over time, 3 rows: 1 on 2026-01-01 to 3 on 2026-03-01."


def test_lines_that_a_column_of_words_tells_apart_are_named_in_words_too(snapshot):
    of = answer(period=DAYS[:2] * 2, area=["a", "a", "b", "b"], value=[1.0, 2.0, 3.0, 4.0])
    _, figure = drawn(snapshot, of)
    assert [each.line.dash for each in figure.data] == ["solid", "dash"]
    assert "solid: a<br>dashed: b" in words(figure)


def test_days_that_nothing_tells_apart_give_way_to_names(snapshot):
    of = answer(period=[DAYS[0]] * 6, name=list("aabbcc"), value=[1.0] * 6)
    assert asked.drawable(of).names == ("name", "period")
    exhibit, _ = drawn(snapshot, of, name="period")
    assert exhibit.absent.words == "Several rows have the same period, and nothing tells at most 4 lines apart."


@pytest.mark.parametrize(
    "columns", [{"name": ["a"]}, {"value": [1.0]}, {"name": ["a"], "value": [[1]]}, {"value": [None]}]
)
def test_without_a_name_or_without_a_number_there_is_no_picture(columns):
    assert not asked.drawable(answer(**columns))


def test_rows_without_a_number_are_left_out_and_counted(snapshot):
    exhibit, figure = drawn(snapshot, answer(name=["a", "b", "c", None], value=[1.0, None, float("nan"), 2.0]))
    assert exhibit.finding.endswith("3 rows are left out, without a number to draw.")
    assert list(figure.data[0].x) == [1.0]


def test_of_many_rows_the_first_are_drawn_and_that_is_said(snapshot):
    exhibit, figure = drawn(snapshot, answer(name=[f"n{i}" for i in range(90)], value=[float(i) for i in range(90)]))
    assert "The first 40 of 90 are drawn." in exhibit.finding
    assert len(figure.data[0].x) == 40


def test_what_is_made_up_has_its_chip_in_every_kind_of_picture(snapshot):
    for of in (answer(made_up=True, name=["a"], value=[1]), answer(made_up=True, period=DAYS, value=[1, 2, 3])):
        exhibit, figure = drawn(snapshot, of)
        assert "<b>SAMPLE</b>" in words(figure)
        assert "made up" in exhibit.source


numbers = st.floats(allow_nan=True, allow_infinity=True) | st.none()


@given(
    st.lists(st.tuples(st.text(max_size=12) | st.none(), numbers, numbers, numbers), min_size=1, max_size=12),
    st.booleans(),
)
def test_whatever_is_returned_can_be_drawn_or_is_said_not_to_be(rows, over_time):
    names = [each[0] for each in rows]
    days = [DAYS[0] + timedelta(days=at) for at in range(len(rows))]
    columns = {
        "value": [each[1] for each in rows],
        "lower": [each[2] for each in rows],
        "upper": [each[3] for each in rows],
    }
    of = answer(
        **({"period": days} if over_time else {"name": pa.array(names, pa.string())}),
        **{name: pa.array(each, pa.float64()) for name, each in columns.items()},
    )
    if asked.drawable(of):
        exhibit, figure = drawn(Declared(), of)
        assert bool(exhibit.absent) is not bool(figure)
        if figure:
            assert not [each for each in leaves(exhibit.figures[0].drawing) if each != each]  # noqa: PLR0124 - no NaN


@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=6))
def test_an_axis_has_room_for_every_number(ends):
    low, high = reach(ends, None)
    assert low <= min(ends) + 1e-6 * abs(low)
    assert high >= max(ends) - 1e-6 * abs(high)
    assert low < high


def test_numbers_of_a_column_line_up_without_a_digit_more_or_less():
    assert asked_rows.shown(pa.chunked_array([[0.94, 0.908, None, 1.0]])) == ["0.940", "0.908", "null", "1.000"]
    assert asked_rows.shown(pa.chunked_array([[0.1234567, 0.5]])) == ["0.1234567", "0.5"]
    assert asked_rows.shown(pa.chunked_array([[3, 12]])) == ["3", "12"]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_shown_with_every_digit_that_it_has(number):
    (told,) = asked_rows.shown(pa.chunked_array([[number]]))
    assert float(told) == number


def test_a_long_text_is_cut_on_the_screen_and_whole_in_the_files():
    of = answer(a=["x" * 1000])
    assert "x" * 161 not in shown_rows(of)
    assert asked_rows.taken_along(of)["a"].to_pylist() == ["x" * 1000]


@given(st.text(max_size=40))
def test_every_text_is_text(text):
    told = shown_rows(answer(a=[text], b=[1]))
    assert html.escape(asked_rows.cut(text), quote=False).replace("'", "&#39;").replace('"', "&#34;") in str(told)


def test_columns_of_the_same_or_no_name_are_told_apart_in_files():
    table = pa.Table.from_arrays([pa.array([1]), pa.array([2]), pa.array([3])], names=["a", "a", ""])
    assert asked_rows.taken_along(Answer(table, 0.0, False, (), False)).column_names == ["a", "a_2", "column_3"]


def test_the_mark_of_sample_data_cannot_be_taken_by_a_column_of_the_query():
    told = asked_rows.taken_along(answer(made_up=True, sample_data=["no"]))
    assert told.to_pylist() == [{"sample_data": "no", "sample_data_": "made up, in part or whole"}]
