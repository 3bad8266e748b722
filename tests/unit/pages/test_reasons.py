"""Advice in words: each fact as its kind is written."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from metrics import Advice, Advised, Because, Fact, FactKind, Frequency, Otherwise, Strength
from metrics.judged.advice import advise
from pages.components.words import reasons
from tests.unit.pages.judged import SHARE, STEADY, judged
from tests.unit.pages.made import indicator

AIM: dict[str, Any] = {"value": 0.9, "by": date(2027, 3, 31), "origin": "illustrative"}
AIMED = indicator("proportion", "high_is_good", target=AIM)


def advised(values: list[float], declared: Any = SHARE) -> Advised:
    return advise(judged(values, declared)[1])


def test_what_falls_short_is_told_with_its_level_its_aim_and_what_would_change_it() -> None:
    told = advised([*STEADY, *STEADY], AIMED)
    assert told.advice is Advice.GO_FASTER
    assert reasons.because(AIMED, told, 0) == ("Steady at about 72%: it will keep missing 90% unless the work changes.")
    assert reasons.otherwise(AIMED, told, 0).startswith("A figure better than 80%, or seven in a row better than 72%, ")
    assert reasons.how_sure(told) == "Moderate evidence: 32 figures, June 2023 to January 2026."
    assert reasons.by_chance(told) == ""


def test_limits_and_middle_are_written_apart_and_none_that_no_figure_passes() -> None:
    # Moves of 0.002: limits 0.00532 below the mean and above it, of which the one is less than nought.
    low = advised([0.006, 0.004] * 10)
    assert low.otherwise is Otherwise.A_FALL_BACK
    assert reasons.otherwise(SHARE, low, 0) == "Seven in a row worse than 1% would change this."
    assert reasons.otherwise(SHARE, advised([0.996, 0.994] * 10), 0) == (
        "A figure worse than 99.0%, or seven in a row worse than 99.5%, would change this."
    )


def test_a_signal_says_how_often_chance_alone_gives_one() -> None:
    told = advised([*STEADY, 0.5])
    assert told.advice is Advice.PAUSE
    assert (
        reasons.because(SHARE, told, 0)
        == "Getting worse since January 2026: outside the expected range. No cause is recorded."
    )
    assert reasons.by_chance(told) == "Where nothing has changed, chance alone gives such a signal about once in 100."


def test_too_few_figures_say_how_many_more() -> None:
    told = advised([0.7, 0.8, 0.7])
    assert told.advice is Advice.NOT_ENOUGH_DATA
    assert reasons.because(SHARE, told, 0) == "Too few figures to judge: 3, and 13 are needed."
    assert reasons.otherwise(SHARE, told, 0) == "10 more would be enough."
    assert reasons.how_sure(told) == ""


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (Fact("centre", FactKind.FIGURE, 0.7249), "72%"),
        (Fact("pace", FactKind.CHANGE, -0.0037), "\N{MINUS SIGN}0.37 percentage points"),
        (Fact("gap", FactKind.GAP, 0.018), "1.8 percentage points"),
        (Fact("points", FactKind.COUNT, 1234), "1,234"),
        (Fact("since", FactKind.PERIOD, date(2025, 6, 1)), "June 2025"),
        (Fact("year", FactKind.YEAR, date(2025, 4, 1)), "2025/26"),
        (Fact("by", FactKind.DAY, date(2030, 12, 31)), "the end of 2030"),
        (Fact("chance", FactKind.CHANCE, 0.62), "about 6 in 10"),
        (Fact("cause", FactKind.WORDS, "a storm"), "a storm"),
    ],
)
def test_each_kind_of_fact_is_written_as_its_kind_is(fact: Fact, words: str) -> None:
    told = replace(advised(STEADY), frequency=Frequency.MONTH, facts=(fact,))
    assert reasons._writer(SHARE, told, 0)(fact) == words


def test_what_is_set_has_all_its_places_and_what_lies_on_the_way_to_it_those_of_the_page() -> None:
    declared = indicator("proportion", "high_is_good", target=AIM | {"value": 0.905})
    for value, words in ((0.905, "90.5%"), (0.8875890411, "89%")):
        fact = Fact("aim", FactKind.FIGURE, value)
        told = replace(advised(STEADY), frequency=Frequency.MONTH, facts=(fact,))
        assert reasons._writer(declared, told, 0)(fact) == words


def test_a_gap_is_not_written_as_the_limit_that_it_lies_beyond() -> None:
    facts = tuple(Fact(name, FactKind.GAP, value) for name, value in (("gap", 0.0384), ("limit_of_gap", 0.0376)))
    told = replace(advised(STEADY), otherwise=Otherwise.NARROWER, facts=facts)
    assert reasons.otherwise(SHARE, told, 0) == (
        "A gap of 3.76 percentage points or less, with as wide a range, would change this."
    )
    assert reasons._writer(SHARE, told, 0)(facts[0]) == "3.84 percentage points"


def test_every_sentence_can_be_written_with_facts_of_every_kind() -> None:
    base = advised([*STEADY, 0.5])
    for sentence in (*Because, *Otherwise):
        names = [part.partition("}")[0] for part in sentence.word.split("{")[1:]]
        facts = tuple(Fact(name, FactKind.WORDS, "it") for name in names)
        one = replace(base, facts=facts)
        one = replace(one, because=sentence) if isinstance(sentence, Because) else replace(one, otherwise=sentence)
        told = reasons.because if isinstance(sentence, Because) else reasons.otherwise
        assert "{" not in told(SHARE, one, 0)


def test_no_strength_is_told_without_figures() -> None:
    assert reasons.how_sure(replace(advised(STEADY), strength=Strength.NONE)) == ""
