"""What is said of Camden among other boroughs, by hand tables."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Beside, Frequency, PeerGroup, among, among_over_time, changed_among
from pages.components.words.peer_changes import changed, moved_with
from pages.components.words.peer_periods import as_ours, in_period, peer_period, reach, written
from pages.components.words.peer_places import block, place
from pages.components.words.peers import (
    NO_RANGE,
    among_all,
    in_short,
    most,
    of_priority,
    stands,
    whose,
    without,
)
from tests.unit.pages.made_peers import SHARES, about, moved, period, plain, series

SIMILAR, ALL = PeerGroup.SIMILAR, PeerGroup.ALL_LONDON
PLAIN = plain(SHARES)


def told(figures=SHARES, group=SIMILAR, **of):
    found = among(series(period(figures), of=about(**of)), group)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("first", "last", "of", "words"),
    [
        (1, 1, 33, "the highest of 33"),
        (33, 33, 33, "the lowest of 33"),
        (17, 17, 33, "17th highest of 33"),
        (22, 22, 33, "12th lowest of 33"),
        (31, 31, 33, "3rd lowest of 33"),
        (11, 30, 33, "between 4th and 23rd lowest of 33"),
        (1, 30, 32, "anywhere from the highest to 3rd lowest of 32"),
        (3, 32, 32, "anywhere from the lowest to 3rd highest of 32"),
        (1, 3, 33, "among the highest three of 33"),
        (31, 33, 33, "among the lowest three of 33"),
        (9, 23, 33, "between 9th and 23rd highest of 33"),
        (1, 33, 33, "anywhere from the highest to the lowest of 33"),
        (1, 12, 33, "among the highest 12 of 33"),
    ],
)
def test_a_place_is_said_as_far_as_ranges_allow_and_from_which_end(first, last, of, words):
    assert place(first, last, of) == words


@given(st.integers(2, 40).flatmap(lambda of: st.tuples(st.integers(1, of), st.integers(1, of), st.just(of))))
def test_a_place_names_no_other_than_it_is_given(drawn):
    (first, last), of = sorted(drawn[:2]), drawn[2]
    said = place(first, last, of)
    assert said.endswith(f"of {of}")
    assert ("between" in said) == (1 < first < last < of)


def test_by_ranges_camden_is_counted_worse_better_and_too_close():
    """Of the difference: 27% (24 to 30) beside 36%, 21% and 19% is clear, beside the other five it is not."""
    found = told()
    assert stands(found, "27%") == (
        "At 27%, Camden is better than 1 of its 8 similar boroughs, worse than 2 and too close to tell from 5."
    )
    assert most(found) is Beside.SIMILAR
    assert in_short(found) == "Too close to tell from 5"
    assert in_short(told(polarity="neutral")) == "Too close to tell from 5"
    assert stands(told(polarity="neutral"), "27%").startswith("At 27%, Camden is higher than 2 of its 8")


def test_more_than_half_makes_a_verdict_and_the_rest_an_in_between():
    lowest = told(SHARES | {"Camden": (0.10, 0.08, 0.12)})
    assert in_short(lowest) == "Better than all 8"
    assert in_short(told(SHARES | {"Camden": (0.10, 0.08, 0.12)}, polarity="high_is_good")) == "Worse than all 8"
    middle = told(SHARES | {"Camden": (0.27, 0.265, 0.275)})
    assert (middle.count(Beside.BETTER), middle.count(Beside.WORSE), middle.count(Beside.SIMILAR)) == (2, 2, 4)
    assert in_short(middle) == "Too close to tell from 4"
    narrow = {name: (each[0], each[0] - 0.001, each[0] + 0.001) for name, each in SHARES.items()}
    assert in_short(told(narrow)) == "In the middle: better than 4 and worse than 4"


def test_without_a_range_it_is_a_place_and_never_a_verdict():
    found = told(PLAIN)
    assert stands(found, "27%") == f"At 27%, Camden is 5th highest of 9 (itself and its 8 similar boroughs). {NO_RANGE}"
    assert in_short(found) == "5th highest of 9; no range"
    assert most(found) is Beside.NONE
    for words in (stands(found, "27%"), in_short(found), among_all(told(PLAIN, ALL))):
        assert not any(each in words.lower() for each in ("better", "worse", "too close"))


@pytest.mark.parametrize(
    ("same", "words"),
    [
        (("Southwark",), "joint 4th highest of 9"),
        (("Southwark", "Lambeth"), "joint 4th highest of 9"),
        (("Islington", "Hackney", "Tower Hamlets", "Southwark"), "joint highest of 9"),
        (("Lambeth", "Westminster", "Kensington and Chelsea", "Hammersmith and Fulham"), "joint lowest of 9"),
    ],
)
def test_those_of_one_figure_share_a_place(same, words):
    found = told(PLAIN | dict.fromkeys(same, 0.27))
    assert block(found) == words
    sharing = f", which {('two', 'three', 'four', 'five')[len(same) - 1]} share"
    assert (sharing in in_short(found)) == (len(same) > 1)
    assert (sharing in stands(found, "27%")) == (len(same) > 1)
    assert f"level with {same[0]}" in stands(found, "27%") or len(same) > 1


def test_a_borough_without_a_figure_is_named_with_why_and_is_not_counted():
    found = told(SHARES | {"Hackney": "u", "Lambeth": None})
    assert without(found) == "Hackney (too unreliable to print) and Lambeth have no figure in 2023/24."
    assert stands(found, "27%").startswith("At 27%, Camden is better than 1 of its 6 similar boroughs")
    assert without(told()) == ""


def test_one_that_has_no_range_is_not_judged_beside_others_that_have():
    found = told(SHARES | {"Hackney": 0.31})
    assert stands(found, "27%").endswith("too close to tell from 4. 1 is published without a range, and not judged.")


def test_among_all_of_london_the_block_of_ties_is_told():
    assert among_all(told(group=ALL)) == "Camden is between 2nd and 7th highest of 9: too close to tell from 5 others."
    high = told(SHARES | {"Camden": (0.37, 0.34, 0.40)}, ALL)
    assert among_all(high) == "Camden is among the highest two of 9: too close to tell from 1 other."
    alone = told(SHARES | {"Camden": (0.60, 0.58, 0.62)}, ALL)
    assert among_all(alone) == "Camden is the highest of 9."
    assert among_all(told(PLAIN, ALL)) == f"Camden is 5th highest of 9. {NO_RANGE}"


def test_whether_it_moved_with_them():
    owns = {2021: 0.4, 2022: 0.27, 2023: 0.27}
    years = [period(SHARES | {"Camden": own}, date(year, 4, 1)) for year, own in owns.items()]
    found = among_over_time(series(*years), SIMILAR)
    assert [each.side for each in found] == [1, 0, 0]
    assert moved_with("fell 13 percentage points", found) == (
        "Since 2021/22 it fell 13 percentage points: inside their middle half twice and above it once, of 3 periods."
    )
    assert moved_with("", found[1:]) == "From 2022/23 to 2023/24 it lay inside their middle half throughout."


def test_whether_it_changed_more_here():
    """Camden fell by 10 points, Hackney by 12, Lambeth rose by 8, and the others stayed."""
    then = moved(SHARES, {"Camden": 0.10, "Hackney": 0.12, "Lambeth": -0.08})
    years = series(period(then, date(2018, 4, 1)), period(SHARES))
    found = changed_among(years, SIMILAR)
    assert found is not None
    assert changed(found, "fell 10 percentage points") == (
        "Since 2018/19 Camden fell 10 percentage points: more than in 7 of 8 and too close to tell from 1. "
        "In 1 of 8 the figure rose."
    )
    without_ranges = changed_among(series(period(plain(then), date(2018, 4, 1)), period(PLAIN)), SIMILAR)
    assert without_ranges is not None
    assert changed(without_ranges, "fell 10 percentage points") == (
        "Since 2018/19 Camden fell 10 percentage points: more than in 7 of 8 and less than in 1. In 1 of 8 the figure "
        f"rose. {NO_RANGE}"
    )


def test_those_that_changed_the_other_way_are_said_to_have():
    """Camden fell by 10 points, two rose by 12 and the others fell as much as Camden."""
    then = moved(SHARES, {"Hackney": -0.12, "Lambeth": -0.12}, rest=0.1)
    found = changed_among(series(period(then, date(2018, 4, 1)), period(SHARES)), SIMILAR)
    assert found is not None
    assert changed(found, "fell 10 percentage points") == (
        "Since 2018/19 Camden fell 10 percentage points: more than in 2 of 8 (those two rose) and too close to tell "
        "from 6."
    )


def test_where_others_have_ranges_it_is_said_whose_is_missing():
    bare = SHARES | {"Camden": 0.27}
    at_once = "No range is published for Camden in 2023/24: this is a place, and no verdict."
    assert stands(told(bare), "27%").endswith(at_once)
    assert among_all(told(bare, ALL)).endswith(at_once)
    alone = PLAIN | {"Camden": (0.27, 0.24, 0.30)}
    assert stands(told(alone), "27%").endswith("No range is published for the others: this is a place, and no verdict.")
    years = series(period(SHARES, date(2018, 4, 1)), period(bare))
    found = changed_among(years, SIMILAR)
    assert found is not None
    assert changed(found, "stayed at 27%").endswith(at_once)


def test_a_change_without_a_range_is_not_counted_among_those_with_one():
    then = moved(SHARES, {"Camden": 0.10}) | {"Hackney": 0.31}
    found = changed_among(series(period(then, date(2018, 4, 1)), period(SHARES)), SIMILAR)
    assert found is not None
    assert (found.more, found.less, found.unclear, found.unjudged) == (7, 0, 0, 1)
    assert changed(found, "fell 10 percentage points").endswith("1 is published without ranges, and not judged.")


def test_a_change_that_its_range_does_not_tell_from_none_is_no_fall():
    then = moved(SHARES, {"Camden": 0.01, "Hackney": -0.15})
    found = changed_among(series(period(then, date(2018, 4, 1)), period(SHARES)), SIMILAR)
    assert found is not None
    assert changed(found, "went from 28% to 27%, which its range does not tell from no change") == (
        "Since 2018/19 Camden went from 28% to 27%, which its range does not tell from no change. That is more of a "
        "fall than in 1 of 8 and too close to tell from 7."
    )


def test_where_camden_stayed_others_rose_or_fell():
    then = plain(moved(SHARES, {"Hackney": 0.1, "Lambeth": -0.1, "Southwark": -0.2}))
    found = changed_among(series(period(then, date(2018, 4, 1)), period(PLAIN)), SIMILAR)
    assert found is not None
    said = changed(found, "stayed at 27%")
    assert said == f"Since 2018/19 Camden stayed at 27%: it fell in 1 of 8, rose in 2 and stayed in 5. {NO_RANGE}"


def test_a_priority_counts_those_with_a_range_apart():
    sides = [Beside.BETTER, Beside.SIMILAR, Beside.NONE, Beside.NONE]
    assert of_priority(sides) == (
        "4 indicators of this priority are held for London's boroughs: of 2 with a range, Camden is better than most "
        "of its 8 similar boroughs on 1, and worse on none. 2 have no range, and no verdict."
    )
    assert of_priority([Beside.NONE]) == (
        "1 indicator of this priority is held for London's boroughs, without a range: Camden has a place there, and no "
        "verdict."
    )


def test_a_group_is_called_by_what_it_is():
    assert [whose(each) for each in PeerGroup] == [
        "its 8 similar boroughs", "the 13 other Inner London boroughs", "the 32 other London boroughs"
    ]  # fmt: skip
    assert whose(SIMILAR, 1) == "its 1 similar borough"


@pytest.mark.parametrize(
    ("first", "months", "words"),
    [
        (date(2024, 1, 1), 12, "2024"),
        (date(2024, 4, 1), 12, "2024/25"),
        (date(2024, 11, 16), 12, "2024/25"),
        (date(2022, 1, 1), 36, "2022 to 2024"),
        (date(2019, 4, 1), 24, "2019/20 to 2020/21"),
        (date(2025, 12, 1), 1, "December 2025"),
        (date(2025, 1, 1), 3, "January 2025 to March 2025"),
        (date(2026, 1, 1), 0, "1 January 2026"),
    ],
)
def test_a_period_of_any_length_has_its_name(first, months, words):
    assert written(first, months) == words


def test_periods_in_sentences():
    day, year, three = (period({}, date(2024, 1, 1), months) for months in (0, 12, 36))
    assert (in_period(day), in_period(year)) == ("on 1 January 2024", "in 2024")
    assert reach(year, year) == "2024"
    assert reach(day, year) == "1 January 2024 to 2024"
    assert reach(three, period({}, date(2025, 1, 1), 36)) == "2024 to 2026, until 2025 to 2027"
    assert peer_period(day, short=True) == "1 Jan 2024"


@pytest.mark.parametrize(
    ("first", "months", "words"),
    [
        (date(2024, 5, 15), 12, "2024/25 as that of 2024, the year that it begins in: the two are one."),
        (date(2022, 1, 1), 36, "2022 to 2024 as that of 2024, the last of its years: the two are one."),
        (date(2025, 4, 1), 0, "1 April 2025 as that of 2025, the year that it lies in: the two are one."),
        (date(2024, 1, 1), 12, ""),
    ],
)
def test_one_figure_of_two_names_is_said_to_be_one(first, months, words):
    said = as_ours(period(SHARES, first, months), Frequency.YEAR)
    assert said == (words and f"The indicator itself has Camden's figure of {words}")
