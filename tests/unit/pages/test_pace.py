"""What it would take in words: about so many, so many times today's pace, and when, or never."""

from datetime import date

import pytest

from metrics import Pace, Unjudged
from pages.components.words import pace as words
from tests.unit.pages.made import indicator

SHARE = indicator("proportion", "high_is_good", level="borough")
OCTOBER = date(2026, 10, 1)


def going(unfinished: float = 1415, growing: float = 8, finishing: float = 21.25, step: float = -0.002) -> Pace:
    return Pace(OCTOBER, unfinished, growing, finishing, share=0.664, step=step, spread=0.002)


@pytest.mark.parametrize(
    ("a_month", "told"),
    [
        (0.4, "fewer than 1"),
        (0.5, "about 1"),
        (21.25, "about 21"),
        (97.4, "about 97"),
        (312.2, "about 310"),
        (1247, "about 1,245"),
    ],
)
def test_a_number_is_no_more_exact_than_rounded_counts(a_month: float, told: str) -> None:
    assert words.about(a_month) == told


@pytest.mark.parametrize(
    ("needed", "now", "told"), [(312, 21, "15 times"), (29.2, 21.2, "1.4 times"), (42, 21, "2 times"), (30, 0.2, "")]
)
def test_how_many_times_is_of_the_numbers_as_they_are_told(needed: float, now: float, told: str) -> None:
    assert words.times(needed, now) == told


def test_days_are_the_ends_of_half_years_from_three_months_on() -> None:
    first, second, *_, last = words.days(OCTOBER).items()
    assert first == ("2027-03-31", "31 March 2027")
    assert second == ("2027-09-30", "30 September 2027")
    assert last == ("2030-09-30", "30 September 2030")
    assert next(iter(words.days(date(2026, 12, 1)))) == "2027-03-31"
    assert next(iter(words.days(date(2027, 1, 1)))) == "2027-09-30"
    assert len(words.days(OCTOBER)) == 8


def test_months_lie_between_the_ends_of_months() -> None:
    assert words.ahead(OCTOBER, date(2027, 3, 31)) == 5
    assert words.ahead(OCTOBER, date(2026, 10, 31)) == 0


def test_what_a_day_takes_beside_what_is_done_and_who_joins() -> None:
    by = date(2027, 3, 31)
    assert words.takes(going(), by, 43.3) == (
        "For everyone to have finished by 31 March 2027, about 310 people a month would have to; about 21 a month do, "
        "and about 43 join."
    )
    assert words.takes(going(), by, None).endswith("about 21 a month do.")


@pytest.mark.parametrize(
    ("growing", "told"),
    [
        (8.0, "At today's pace that never comes: those who have not finished become about 8 more a month."),
        (0.0, "At today's pace that never comes: those who have not finished do not become fewer."),
        (-1.0, "At today's pace that takes more than 50 years."),
        (-100.0, "At today's pace everyone would have finished in December 2027, or thereabouts."),
        (-20.0, "At today's pace everyone would have finished in 2032, or thereabouts."),
    ],
)
def test_today_s_pace_leads_somewhere_or_nowhere(growing: float, told: str) -> None:
    sentence = words.leads(SHARE, going(growing=growing), date(2027, 3, 31), 1)
    assert (
        sentence == f"At today's pace completion is between 64.7% and 66.1% by then. {told}"
    )  # 65.4%, 0.7 of a point either way


def test_why_nothing_is_said() -> None:
    assert words.unsaid(Unjudged.WITHHELD) == "What it would take cannot be said: too much is withheld."


def test_joiners_are_of_four_quarters() -> None:
    quarters = [date(2025, 4, 1), date(2025, 7, 1), date(2025, 10, 1), date(2026, 1, 1)]
    assert words.joined(quarters).startswith("Those who join are of April 2025 to March 2026,")


@pytest.mark.parametrize(
    ("growing", "told"),
    [(8, "never"), (0, "never"), (-1, "not in 50 years"), (-100, "about December 2027"), (-20, "about 2032")],
)
def test_in_a_table_it_is_a_word_or_a_month_or_a_year(growing: float, told: str) -> None:
    assert words.done(going(growing=growing)) == told
