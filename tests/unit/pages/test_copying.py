"""What of an exhibit is said below its figure in a paper."""

import re
from dataclasses import replace
from html import unescape

import pytest

from metrics import Origin
from pages.components.exhibits.exhibit import Exhibit
from pages.components.html import copying
from pages.components.words.origins import copied
from tests.unit.pages.made import monthly

ROWS = monthly([1.3, 1.4]).observations
OF = {origin: tuple(replace(each, origin=origin) for each in ROWS) for origin in Origin}


def below(snapshot, *rows, source="Recorded crime"):
    return copying.below(Exhibit("key", "Is it changing?", source=source, rows=rows), snapshot)


@pytest.fixture(scope="module")
def snapshot(made):
    return made("sample").snapshot


def test_source_period_origin_and_day_stand_below(snapshot):
    assert below(snapshot, *OF[Origin.COUNCIL]) == [
        "Source: Recorded crime. Period: January 2025 to February 2025.",
        "Figures: the council's own.",
        f"As at {snapshot.as_of:%-d %B %Y}, snapshot {snapshot.name}.",
    ]


def test_what_has_no_rows_says_no_more_than_it_knows(snapshot):
    assert below(snapshot, source="") == [f"As at {snapshot.as_of:%-d %B %Y}, snapshot {snapshot.name}."]


@pytest.mark.parametrize(
    ("origins", "words"),
    [
        ([], ""),
        ([Origin.SAMPLE], "Sample data: these figures are made up "),
        ([Origin.PUBLISHED, Origin.SAMPLE], "Sample data: some of these figures are made up "),
        ([Origin.PUBLISHED], "Figures: published by those who counted them."),
        ([Origin.QUOTED], "Figures: printed by others than those who counted them."),
    ],
)
def test_made_up_figures_are_said_to_be_so_before_all_else(origins, words):
    assert copied(origins).startswith(words)
    assert bool(words) is bool(copied(origins))
    assert Origin.SAMPLE not in origins or "Do not use them for decisions." in copied(origins)


def test_the_button_has_a_name_of_its_own_and_carries_what_text_it_is_given_as_text(snapshot):
    exhibit = Exhibit("key", 'Is "it" <changing>?', source="<b>Them</b>", rows=OF[Origin.SAMPLE])
    button = copying.button(exhibit, snapshot)
    assert "<b>" not in button
    held, name = re.fullmatch(
        '<button type="button" class="copy" data-copy="([^"]*)" aria-label="([^"]*)">Copy for a paper</button>', button
    ).groups()
    assert unescape(name) == 'Copy for a paper: Is "it" <changing>?'
    assert unescape(held).split("\n") == copying.below(exhibit, snapshot)


def test_what_has_no_question_is_called_by_its_name(snapshot):
    assert 'aria-label="Copy for a paper: The latest figure"' in copying.button(
        Exhibit("key", name="The latest figure"), snapshot
    )
