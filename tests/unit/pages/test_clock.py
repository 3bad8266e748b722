"""Times are those of clocks in Camden: an hour ahead of UTC in summer."""

from datetime import UTC, date, datetime

from pages.components.words import clock


def test_an_hour_ahead_in_summer_and_none_in_winter():
    assert clock.moment(datetime(2026, 11, 27, 10, 4, tzinfo=UTC)) == "27 November 2026 at 10:04 (UK time)"
    assert clock.moment(datetime(2026, 7, 27, 10, 4, tzinfo=UTC)) == "27 July 2026 at 11:04 (UK time)"


def test_late_in_a_summer_evening_the_day_is_the_next():
    assert clock.day(datetime(2026, 7, 27, 23, 30, tzinfo=UTC)) == date(2026, 7, 28)
    assert clock.time(datetime(2026, 7, 27, 23, 30, tzinfo=UTC)) == "00:30"
