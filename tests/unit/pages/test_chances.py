"""Chances in words of tens, and how often something rare happens."""

import pytest

from pages.components.words.chances import in_tens, rarely


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "less than 1 in 10"),
        (0.049, "less than 1 in 10"),
        (0.05, "about 1 in 10"),
        (0.6, "about 6 in 10"),
        (0.649, "about 6 in 10"),
        (0.949, "about 9 in 10"),
        (0.95, "more than 9 in 10"),
        (1.0, "more than 9 in 10"),
    ],
)
def test_a_chance_is_told_in_tens_and_never_as_certain(chance: float, words: str) -> None:
    assert in_tens(chance) == words


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.014, "about once in 100"),
        (0.015, "about 2 times in 100"),
        (0.083, "about 8 times in 100"),
        (0.002, "about 2 times in 1,000"),
        (0.5**7, "about 8 times in 1,000"),
    ],
)
def test_what_is_rare_is_told_in_whole_times(chance: float, words: str) -> None:
    assert rarely(chance) == words
