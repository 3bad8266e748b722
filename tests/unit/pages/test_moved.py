"""Which wards moved beside Camden: by more than chance or not, in words, in the table and in the figure."""

from dataclasses import replace
from datetime import date

import pytest

from metrics import BOROUGH, Beside, Comparison, Frequency
from pages.components.exhibits.moved import moved, moves_of
from pages.components.exhibits.moved_words import finding, how_to_read
from pages.components.exhibits.multiples import multiples
from pages.components.exhibits.tails import Tail, tails
from tests.unit.pages.drawings import checked, words
from tests.unit.pages.made import Figure, compared, indicator

SHARE = indicator("proportion", "high_is_good")
NOW: dict[str, Figure] = {
    "Belsize": (0.87, 0.83, 0.91),
    "Frognal": (0.75, 0.7, 0.8),
    "Highgate": (0.85, 0.8, 0.9),
    "Kilburn": "small",
    "Regent's Park": (0.9, 0.86, 0.93),
}
THEN: dict[str, Figure] = {
    "Belsize": (0.7, 0.65, 0.75),
    "Frognal": (0.79, 0.75, 0.83),
    "Highgate": (0.78, 0.72, 0.84),
    "Kilburn": (0.8, 0.7, 0.9),
    "Regent's Park": "small",
}


def pair(now: dict[str, Figure] = NOW, then: dict[str, Figure] = THEN, whole: Figure = 0.84, once: Figure = 0.77):
    return (
        replace(compared(now, whole, SHARE), places=0),
        replace(compared(then, once, SHARE), places=0, period=date(2024, 12, 1)),
    )


def told(now: Comparison, before: Comparison) -> str:
    return finding(now, before, moves_of(now, before))


def test_a_move_is_of_the_differences_as_they_are_written():
    moves = {each.item.name: (each.before, each.now, each.clear) for each in moves_of(*pair())}
    assert moves == {
        "Regent's Park": (None, 6, None),
        "Belsize": (-7, 3, 1),
        "Highgate": (1, 1, 0),
        "Frognal": (2, -9, -1),
    }


def test_the_furthest_each_way_are_named_with_the_side_that_they_are_on():
    assert told(*pair()) == (
        "Camden rose 7 percentage points in a year, to 84%. 2 wards moved, compared with it, by more than chance alone "
        "would have it: Belsize, up 10 percentage points, from below to above it; Frognal, down 11 percentage points, "
        "from above to below it."
    )


def test_where_chance_explains_all_that_is_said():
    same = {name: figure for name, figure in THEN.items() if name != "Regent's Park"}
    now = same | {"Frognal": (0.8, 0.75, 0.84)}
    assert told(*pair(now, same, 0.77, 0.77)) == (
        "Camden is at 77%, as a year before. No ward moved, compared with it, by more than chance alone would have it."
    )
    assert told(*pair(same, same, 0.77, 0.77)).endswith("No ward has moved, compared with it.")


def test_camden_itself_only_rises_where_that_is_more_than_chance():
    now, then = pair(whole=(0.84, 0.78, 0.9), once=(0.82, 0.76, 0.88))
    assert told(now, then).startswith("Camden is at 84%, after 82% a year before.")


def test_without_ranges_those_are_named_that_moved_furthest():
    now, then = pair({"Belsize": 0.9, "Frognal": 0.7}, {"Belsize": 0.8, "Frognal": 0.69}, 0.8, 0.8)
    assert told(now, then) == (
        "Camden is at 80%, as a year before. Compared with it, these moved furthest: Belsize, up 10 percentage points, "
        "now above it."
    )


def test_of_rounded_shares_no_move_is_told_that_may_be_their_rounding():
    """20 of 30 may be 18 of 32, and 25 of 30 may be 23 of 32: the two are not surely apart; 200 and 250 of 300 are."""
    few, many = ({"numerator": 20.0 * times, "denominator": 30.0 * times} for times in (1, 10))
    later = [each | {"numerator": each["numerator"] * 1.25} for each in (few, many)]
    told_of = []
    for then, now in zip((few, many), later, strict=True):
        after = replace(compared({"Belsize": 0.83}, 0.8, SHARE, **now), places=0)
        before = replace(compared({"Belsize": 0.67}, 0.8, SHARE, **then), places=0)
        told_of.append(finding(after, before, moves_of(after, before), rounded=True).partition(". ")[2])
    assert told_of == [
        "No ward moved, compared with it, by more than the rounding of counts may hide.",
        "Compared with it, these moved furthest: Belsize, up 16 percentage points, from below to above it.",
    ]


def test_who_is_not_drawn_or_has_no_tail_is_named():
    now, before = pair()
    notes = how_to_read(now, before, moves_of(now, before), "")
    assert "The thin end of each tail is December 2024, the mark is December 2025." in notes
    assert "Kilburn has no figure to show." in notes
    assert "Regent's Park had none the year before." in notes


def test_a_tail_is_thin_where_it_was_and_a_third_of_a_row_where_it_is():
    rows = [
        Tail("a", "Belsize", Beside.SIMILAR, 3.0, -7.0, "+3", "Belsize: +3"),
        Tail("b", "Frognal", Beside.WORSE, -9.0, 2.0, "−9", "Frognal: −9"),
        Tail("c", "Highgate", Beside.SIMILAR, 1.0, None, "+1", "Highgate: +1"),
    ]
    figure = checked(tails(pair()[0], rows, ["b"]))
    camden, similar, worse, marks = figure.data
    assert (list(camden.x), list(camden.y)) == ([0, 0], [-0.5, 2.5])
    assert list(similar.x) == [-7, 3, 3, -7, None]
    assert list(similar.y) == [0, -0.17, 0.17, 0, None]
    assert list(worse.x)[:2] == [2, -9]
    assert [each[0] for each in marks.customdata] == ["a", "b", "c"]
    assert figure.layout.yaxis.ticktext == ("Belsize", "<b>Frognal</b>", "Highgate")
    assert [(each.y0, each.y1) for each in figure.layout.shapes] == [(0.5, 1.5)]
    assert {"<b>Camden</b>", "+3", "<b>−9</b>", "+1"} <= set(words(figure))
    assert "0" in figure.layout.xaxis.ticktext


@pytest.mark.parametrize("world", ["published", "stale"])
def test_the_table_and_the_figure_say_the_same(made, world):
    exhibit = moved(made(world).snapshot, "burglary", ("E05013655",))
    checked(exhibit.figures[0].drawing)
    shown = {row[0]: row[4] for row in exhibit.table.rows}
    hovers = exhibit.figures[0].drawing["data"][-1]["hovertext"]
    assert [each.replace("&amp;", "&") for each in hovers] == [
        f"{name}: {number}, compared with Camden; {row[3]} a year before"
        for row in exhibit.table.rows
        for name, number in [(row[0], shown[row[0]])]
    ]
    assert exhibit.table.chosen == ["Camden Town"]


def test_what_lies_much_in_no_ward_is_not_set_beside_camden(whole):
    absent = moved(whole.snapshot, "food_support_visits", ()).absent
    assert (absent.title, absent.words) == (
        "Not compared with Camden",
        "Much of Camden's figure lies in no ward, so that none is compared with it.",
    )
    over_time = multiples(whole.snapshot, "food_support_visits", ("E05013655",), Frequency.MONTH)
    assert over_time.finding == absent.words
    assert "below Camden" not in str(over_time.figures[0].above)


def test_where_nothing_can_be_compared_it_says_why(made):
    snapshot = made("empty").snapshot
    assert moved(snapshot, "burglary", ()).absent
    first = made("published").snapshot
    period = next(each for each in first.periods("burglary") if each[1] == date(2024, 1, 1))
    absent = moved(first, "burglary", (BOROUGH,), period).absent
    assert (absent.title, absent.words) == (
        "One figure only",
        "There are figures in January 2024, and none of the year before to compare them with.",
    )
