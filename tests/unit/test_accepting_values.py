"""What the text of a cell is read as, under each type; and what is refused rather than guessed."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.accepting.values import DAYS, ERROR, MONTH_FIRST, NUMBER, TRUTH, WHOLE, UnreadableError, is_day_first, value
from data.contracts.field import Field, Type

APRIL = date(2025, 4, 3)


def field(kind: Type) -> Field:
    return Field(name="column", type=kind, description="A column")


@pytest.mark.parametrize(
    "text",
    [
        *("2025-04-03", "2025-4-3", "2025/04/03", "2025-04-03T00:00:00", "2025-04-03 09:30", "2025-04-03 09:30:15.250"),
        *("03/04/2025", "3/4/2025", "03-04-2025", "03.04.2025", "03/04/2025 09:30"),
        *("3 April 2025", "03 Apr 2025", "3-Apr-2025", "3 APRIL 2025"),
    ],
)
def test_a_day_is_read_in_iso_or_british_form(text: str) -> None:
    assert value(field("date"), text) == APRIL


@pytest.mark.parametrize(
    "text",
    ["03/04/25", "April 2025", "45750", "20250403", "2025-04", "31/02/2025", "03/04-2025", "3 Avril 2025", "soon", "-"],
)
def test_what_is_no_day_with_its_year_in_full_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        value(field("date"), text)
    assert str(raised.value) == DAYS


def test_a_month_before_a_day_is_refused_for_what_it_is() -> None:
    with pytest.raises(UnreadableError) as raised:
        value(field("date"), "04/25/2025")
    assert str(raised.value) == MONTH_FIRST


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_each_of_its_forms(day: date) -> None:
    forms = (f"{day:%Y-%m-%d}", f"{day:%d/%m/%Y}", f"{day:%-d/%-m/%Y}", f"{day:%-d %B %Y}", f"{day:%d-%b-%Y}")
    assert {value(field("date"), form) for form in forms} == {day}
    assert [is_day_first(form) for form in forms] == [False, True, True, False, False]


@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)))  # noqa: DTZ001  # the clock on the wall
def test_a_moment_keeps_its_time(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    assert value(field("datetime"), whole.isoformat(sep=" ")) == whole
    assert value(field("datetime"), f"{whole:%d/%m/%Y %H:%M:%S}") == whole
    assert value(field("date"), whole.isoformat()) == whole.date()
    assert value(field("datetime"), f"{whole:%Y-%m-%d}") == datetime.combine(whole.date(), datetime.min.time())
    assert whole - value(field("datetime"), f"{whole:%Y-%m-%d %H:%M}") < timedelta(minutes=1)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("integer", "12", 12),
        ("integer", "-3", -3),
        ("integer", "1,250", 1250),
        ("integer", "12.0", 12),
        ("number", "1,250.5", 1250.5),
        ("number", ".5", 0.5),
        ("number", "1e3", 1000.0),
        *(("boolean", text, True) for text in ("true", "TRUE", "Yes", "y", "T", "1")),
        *(("boolean", text, False) for text in ("false", "False", "NO", "n", "f", "0")),
        ("string", "00012", "00012"),
    ],
)
def test_numbers_and_words_are_read_as_people_write_them(kind: Type, text: str, said: object) -> None:
    assert value(field(kind), text) == said


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("integer", text) for text in ("12.5", "1,25", "£12", "twelve", "1e3", "9" * 30, "NULL", "٣")),
        *(("number", text) for text in ("nan", "inf", "1e999", "12,5", ".", "£12.50", "12 %")),
        *(("boolean", text) for text in ("2", "maybe", "on", "tru")),
        *(("string", text) for text in ("#N/A", "#REF!")),
    ],
)
def test_what_is_of_no_type_is_refused_in_words_that_do_not_repeat_it(kind: Type, text: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        value(field(kind), text)
    assert str(raised.value) == {"integer": WHOLE, "number": NUMBER, "boolean": TRUTH, "string": ERROR}[kind]
