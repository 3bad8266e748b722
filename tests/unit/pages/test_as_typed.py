"""Days and numbers as people type them: each is read as it stands, or refused with a sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.components.words.as_typed import day_of, number_of, shown, whole_of

DAYS = [
    ("", None),
    ("  ", None),
    ("31/03/2027", date(2027, 3, 31)),
    ("1/2/2027", date(2027, 2, 1)),
    (" 1.2.2027 ", date(2027, 2, 1)),
    ("2027-03-31", date(2027, 3, 31)),
    ("31 March 2027", date(2027, 3, 31)),
    ("3 sep 2027", date(2027, 9, 3)),
    ("31/12/1999", date(1999, 12, 31)),
    ("01/01/2100", date(2100, 1, 1)),
]


@pytest.mark.parametrize(("typed", "day"), DAYS)
def test_a_day_is_read_as_it_is_typed(typed, day):
    assert day_of(typed) == day


@pytest.mark.parametrize("typed", ["31/02/2027", "00/01/2027", "12/31/2027", "29 February 2027", "01/01/0000"])
def test_a_day_that_there_is_not_is_refused(typed):
    with pytest.raises(ValueError, match="there is no such day"):
        day_of(typed)


@pytest.mark.parametrize("typed", ["12", "946684800", "31/03/27", "31/03-2027", "soon", "31 Mars 2027", "٣١/٠٣/٢٠٢٧"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(ValueError, match=r"^write a day, such as 31/03/2027$"):
        day_of(typed)


NUMBERS = [("", None), ("0", 0), ("-3", -3), ("1200", 1200), ("1,200,000", 1_200_000), ("£1,200", 1200)]


@pytest.mark.parametrize(("typed", "number"), [*NUMBERS, ("9" * 20, int("9" * 20))])
def test_a_whole_number_is_read_as_it_is_typed(typed, number):
    assert whole_of(typed) == number


@pytest.mark.parametrize("typed", ["1e5", "2.7", "2.0", "1_000", "1,20", "12 people", "nan", "1/2", "٣", "--1"])
def test_what_is_no_whole_number_is_refused(typed):
    with pytest.raises(ValueError, match=r"^write a whole number in figures, such as 1200$"):
        whole_of(typed)


@pytest.mark.parametrize(("typed", "number"), [*NUMBERS, ("2.5", 2.5), ("0.001", 0.001)])
def test_a_number_is_read_as_it_is_typed(typed, number):
    assert number_of(typed) == number


@pytest.mark.parametrize("typed", ["1e+308", "inf", "nan", "2,5", "five", ".", "1.2.3"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValueError, match=r"^write a number in figures, such as 2\.5$"):
        number_of(typed)


@pytest.mark.parametrize("read", [whole_of, number_of])
def test_a_number_of_very_many_figures_is_refused(read):
    with pytest.raises(ValueError, match=r"^write a smaller number$"):
        read("9" * 5000)


@given(st.dates())
def test_a_day_that_is_shown_is_read_as_the_same(day):
    assert day_of(shown(day)) == day


@given(st.integers(-(10**12), 10**12))
def test_a_number_that_is_shown_is_read_as_the_same(number):
    assert whole_of(shown(number)) == number
    assert number_of(shown(number / 1000)) == number / 1000
