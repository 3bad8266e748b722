"""What it would take for everyone to have finished by a day, in words: no more exact than counts that are rounded."""

from collections.abc import Sequence
from datetime import date

from metrics import Frequency, Indicator, Pace, Unjudged
from pages.components.words.numbers import interval_text, where_between
from pages.components.words.periods import day_text, last_day, months_on, period_text
from pages.components.words.sentences import in_turn

_TO_FIVE = 100  # from so many on, a number of people a month is told to the nearest 5
_SOON = 3  # months; what is nearer is no day to plan for
_DAYS = 8
_FAR = 24  # months; of a day further off only the year is told
_YEARS = 50  # what is further off has no year


def days(latest: date) -> dict[str, str]:
    """The days to choose from, by their codes: the ends of half financial years, from three months after the latest
    period on, four years of them."""
    months = (months_on(latest, ahead) for ahead in range(_SOON, _SOON + 6 * _DAYS))
    ends = (last_day(Frequency.MONTH, each) for each in months if each.month in (3, 9))
    return {each.isoformat(): day_text(each) for each in ends}


def ahead(latest: date, by: date) -> int:
    """How many months lie between the end of the latest period and that of the month of a day."""
    return (by.year - latest.year) * 12 + by.month - latest.month


def people(a_month: float) -> int:
    """A number of people a month as it is told: to the nearest 5 from 100 on, else a whole one."""
    return round(a_month / 5) * 5 if a_month >= _TO_FIVE else int(a_month + 0.5)


def about(a_month: float) -> str:
    """'about 310', 'about 21', 'fewer than 1'."""
    return f"about {few(a_month)}" if people(a_month) else few(a_month)


def few(a_month: float) -> str:
    """The same in a table whose heading says that it is about so many: '310', '21', 'fewer than 1'."""
    return f"{people(a_month):,}" if people(a_month) else "fewer than 1"


def times(needed: float, now: float) -> str:
    """How many times today's pace a pace is, of both as they are told: '15 times', '1.4 times'; '' beside none."""
    if not people(now):
        return ""
    ratio = people(needed) / people(now)
    told = f"{ratio:.0f}" if ratio >= 9.95 else f"{ratio:.1f}".removesuffix(".0")
    return f"{told} times"


def takes(pace: Pace, by: date, joining: float | None) -> str:
    """'For everyone to have finished by 31 March 2027, about 310 people a month would have to; about 21 a month do, and
    about 43 join.'"""
    needed = about(pace.needed(ahead(pace.period, by)))
    join = f", and {about(joining)} join" if joining is not None else ""
    return (
        f"For everyone to have finished by {day_text(by)}, {needed} people a month would have to; "
        f"{about(pace.finishing)} a month do{join}."
    )


def leads(indicator: Indicator, pace: Pace, by: date, places: int) -> str:
    """Between which shares today's pace leads by a day, and when it would be done."""
    lies = where_between(share(indicator, pace, ahead(pace.period, by), places, joined="and"))
    return in_turn((f"At today's pace completion is {lies} by then.", _done(pace)))


def share(indicator: Indicator, pace: Pace, months: int, places: int, *, joined: str = "to") -> str:
    """'65% to 66%': between which shares it lies so many months on at today's pace."""
    _, lower, upper = pace.expected(months)
    return interval_text(indicator, lower, upper, places, joined=joined)


def done(pace: Pace) -> str:
    """When everyone would have finished at today's pace: 'about May 2027', 'about 2031', 'not in 50 years', 'never'."""
    left = pace.left
    if left is None:
        return "never"
    if left > 12 * _YEARS:
        return f"not in {_YEARS} years"
    return f"about {_end(pace, left)}"


def unsaid(why: Unjudged) -> str:
    """Why nothing can be said of it."""
    return f"What it would take cannot be said: {why.word}."


def joined(quarters: Sequence[date]) -> str:
    """Of when the number who join is."""
    first, last = quarters[0], months_on(quarters[-1], 2)
    return (
        f"Those who join are of {period_text(Frequency.MONTH, first)} to {period_text(Frequency.MONTH, last)}, the "
        "newest four quarters whose six months are over."
    )


def _done(pace: Pace) -> str:
    left = pace.left
    if left is not None:
        if left > 12 * _YEARS:
            return f"At today's pace that takes more than {_YEARS} years."
        return f"At today's pace everyone would have finished in {_end(pace, left)}, or thereabouts."
    grows = "do not become fewer" if pace.growing == 0 else f"become {about(pace.growing)} more a month"
    return f"At today's pace that never comes: those who have not finished {grows}."


def _end(pace: Pace, left: float) -> str:
    """The month, or the year where it is further off, in which so many months are over."""
    end = months_on(pace.period, max(int(left + 0.5), 1))
    return period_text(Frequency.MONTH, end) if left <= _FAR else str(end.year)
