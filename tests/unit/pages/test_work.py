"""How a piece of work is told: by when it should show."""

from datetime import date

import pytest

from metrics import Precision
from pages.components.exhibits.trial import trial
from pages.components.words.sentences import ended
from pages.components.words.work import lag_of, last_start, should_show
from tests.unit.pages.entered import initiative


@pytest.mark.parametrize(
    ("known_to", "lag", "months", "said", "last"),
    [
        (Precision.DAY, 12, 12, "June 2025 (12 months after it started)", date(2024, 6, 15)),
        (Precision.MONTH, 12, 12, "June 2025 (12 months after it started)", date(2024, 6, 30)),
        (Precision.DAY, 0, 0, "June 2024 (from its start)", date(2024, 6, 15)),
    ],
)
def test_when_it_should_show(known_to, lag, months, said, last):
    of = initiative(
        started=date(2024, 6, 15),
        started_to=known_to,
        moves=[{"indicator": "robbery", "way": "fall", "lag_months": lag}],
    ).entry
    assert lag_of(of, "robbery") == trial(of, "robbery").lag_months == months
    assert should_show(of, of.moves[0]) == said
    assert last_start(of.started, of.started_to) == last


def test_of_a_start_known_by_its_year_the_last_month_counts_wherever_it_is_told():
    moves = [{"indicator": "robbery", "way": "fall", "lag_months": 12}]
    of = initiative(started=date(2024, 1, 1), started_to=Precision.YEAR, moves=moves).entry
    assert lag_of(of, "robbery") == trial(of, "robbery").lag_months == 23
    assert should_show(of, of.moves[0]) == "December 2025 (12 months after it started, by December 2024 at the latest)"
    assert last_start(of.started, of.started_to) == date(2024, 12, 31)
    assert lag_of(of, "burglary") == trial(of, "burglary").lag_months == 11  # not linked


@pytest.mark.parametrize(("typed", "told"), [("It falls", "It falls."), ("It falls.", "It falls."), ("Why?", "Why?")])
def test_what_somebody_typed_ends_with_a_mark(typed, told):
    assert ended(typed) == told
