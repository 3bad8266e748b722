"""The three steps of the guide say what is true of the figures that there are."""

import re

import pytest

import metrics
from metrics import Assurance, Origin, Variation
from pages.components.html import guide
from pages.components.html.meanings import FLAGS

PROMISES = metrics.priorities()


def words(html):
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def test_there_are_three_and_they_name_both_marks_by_their_words():
    told = guide.steps(PROMISES, [Origin.SAMPLE])
    assert told.count("<li><b>") == 3
    assert f"The {len(PROMISES)} promises" in told
    for each in (
        Variation.IMPROVEMENT,
        Variation.CONCERN,
        Variation.COMMON,
        *(set(Assurance) - {Assurance.NONE}),
        *FLAGS,
    ):
        assert each.word in words(told)
    # A mark beside each of their words.
    assert told.count('aria-hidden="true"') == 9


@pytest.mark.parametrize("origin", Origin)
def test_only_the_origins_that_there_are_are_explained(origin):
    told = words(guide.steps(PROMISES, [origin]))
    assert {each for each in Origin if each.word in told} == {origin}


def test_without_figures_it_says_that_there_are_none():
    assert "No figure has been brought in yet." in words(guide.steps(PROMISES, []))


def test_it_is_open_at_first_and_a_click_away_later():
    told = guide.steps(PROMISES, [Origin.COUNCIL])
    assert guide.first_visit(told).startswith('<details class="guide first" open>')
    assert " open" not in guide.again(told).partition(">")[0]
    assert told in guide.first_visit(told)
    assert told in guide.again(told)
