"""The marks: each drawn, each with a voice, one for every word that has one."""

import re

import pytest

from data.vocabulary import Term
from pages.components.theme import colours, marks, style

MEMBERS = [member for term in Term.__subclasses__() for member in term]


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: f"{type(member).__name__}.{member.name}")
def test_every_word_of_the_vocabulary_has_its_mark_and_its_place_of_colour(member: Term) -> None:
    directed = {f"{member.mark}_up", f"{member.mark}_down"}
    assert not member.mark or member.mark in marks.MARKS or directed <= marks.MARKS.keys()
    assert member.colour in colours.COLOUR


def test_the_style_names_only_marks_that_exist() -> None:
    named = set(re.findall(r"\.ic-([a-z_]+)", style.written()))
    assert named <= marks.MARKS.keys()


def test_every_mark_is_drawn_in_the_style() -> None:
    sheet = style.stylesheet()
    for name in marks.MARKS:
        assert f'.ic-{name}{{--i:url("data:image/svg+xml,%3Csvg' in sheet


def test_a_mark_beside_its_word_is_silent_and_one_alone_speaks() -> None:
    assert marks.mark("late") == '<span class="ic ic-late" aria-hidden="true"></span>'
    assert marks.mark("late", label="Late & new") == (
        '<span class="ic ic-late" role="img" aria-label="Late &amp; new"></span>'
    )


def test_a_mark_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(ValueError, match=r"no mark 'green'; use one of: improvement_up, .*withheld"):
        marks.mark("green")
