"""The banner says of a page what is true of it."""

import pytest

from metrics import Origin
from pages.components.words.origins import made_up

S, P, Q = Origin.SAMPLE, Origin.PUBLISHED, Origin.QUOTED


@pytest.mark.parametrize(
    ("everywhere", "here", "words"),
    [
        ({P, Q}, {P: 3}, ""),
        (set(), None, ""),
        ({S}, None, "All figures in this dashboard are made up"),
        ({S, P}, None, "Some figures in this dashboard are made up"),
        ({S, P}, {}, "Some figures in this dashboard are made up"),
        ({S, P}, {S: 2}, "All figures on this page are made up"),
        ({S, P}, {S: 2, P: 1}, "Most figures on this page are made up"),
        ({S, P}, {S: 1, P: 1}, "Some figures on this page are made up"),
        ({S, P}, {P: 5, Q: 1}, "No figure on this page is made up, but others in this dashboard are, and say Sample."),
    ],
)
def test_the_banner_is_about_the_figures_that_are_shown(everywhere, here, words):
    title, said = made_up(everywhere, here)
    assert title.startswith("SAMPLE DATA") == bool(words)
    assert ("ELSEWHERE" in title) == words.startswith("No figure")
    assert said.startswith(words)
    assert bool(said) == bool(words)
    assert ("Do not use them for decisions." in said) == bool(words and not words.startswith("No figure"))
