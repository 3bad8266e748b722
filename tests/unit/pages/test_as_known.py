"""What was first told otherwise, in words, in a table and drawn: every figure by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from metrics import Frequency, Origin
from metrics.snapshots import known
from pages.components.exhibits import as_known
from pages.components.exhibits.exhibit import Table
from pages.components.exhibits.known_lines import Pair, known_lines, starts_above
from pages.components.words import known as words
from pages.components.words import restated
from tests.unit.pages.drawings import checked, points
from tests.unit.pages.made import BELSIZE, CAMDEN, indicator, monthly
from tests.unit.test_known import AUTUMN, FEB, JAN, SPRING, SUMMER, Now, figures, newer, vintage

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
SPRING_TOLD = figures({JAN: 1.2, FEB: 2.0, MARCH: 1.0})


def found(now: Any, *earlier: Any, area: str = CAMDEN.code) -> known.AsKnown:
    return known.as_known(now, earlier, "robbery", area, Frequency.MONTH)


# January was 1.2 and is 1.5, February 2.0 and 1.9, March as it was; April is new.
CHANGED = found(Now(figures({JAN: 1.5, FEB: 1.9, MARCH: 1.0, APRIL: 3.0})), vintage("spring", SPRING, SPRING_TOLD))
REVISED = "Revised, 1 September 2026"
TOLD = words.told(CHANGED, 1)


def test_how_many_were_told_otherwise_and_the_newest_of_them() -> None:
    assert words.finding(CHANGED, TOLD) == (
        "2 of the 3 periods shown before have changed since: revised. February 2026 was first "
        "shown as 2.0, by 1 March 2026, and is 1.9 now."
    )


def test_by_how_much_restatements_move_a_figure() -> None:
    """0.3 up and 0.1 down: half of them by 0.2 or less, which is between the two."""
    assert restated.typical(CHANGED, 1) == (
        "2 restatements moved figures, 1 up and 1 down: half of them by 0.20 per 1,000 or less, the most by 0.30 per "
        "1,000 (January 2026)."
    )


def test_the_table_has_what_changed_and_what_is_new_newest_first() -> None:
    assert as_known.table(CHANGED, TOLD) == Table(
        "Robbery, Camden: as it was first shown, and as it is",
        ("Period", "First shown", "As", "Now", "Change", "Why"),
        [
            ["April 2026", "1 September 2026", "3.0", "3.0", "", "New data"],
            ["February 2026", "by 1 March 2026", "2.0", "1.9", "\N{MINUS SIGN}0.10 per 1,000", REVISED],
            ["January 2026", "by 1 March 2026", "1.2", "1.5", "+0.30 per 1,000", REVISED],
        ],
        of_words=True,
    )


def test_one_restatement_is_told_as_one() -> None:
    one = found(Now(figures({JAN: 1.5})), vintage("spring", SPRING, figures({JAN: 1.2})))
    assert restated.typical(one, 1) == "The one restatement moved its figure up by 0.30 per 1,000."
    assert words.finding(one, words.told(one, 1)).startswith("The one period shown before has changed")


def test_restatements_of_one_size_have_no_half() -> None:
    alike = found(Now(figures({JAN: 1.5, FEB: 2.3})), vintage("spring", SPRING, figures({JAN: 1.2, FEB: 2.0})))
    assert restated.typical(alike, 1) == "2 restatements moved figures, all up: each by 0.30 per 1,000."


def test_what_settles_is_told_apart_from_what_is_restated() -> None:
    settled = found(Now(figures({JAN: 1.5})), vintage("spring", SPRING, figures({JAN: 1.2}, provisional=True)))
    assert restated.typical(settled, 1) == (
        "The one provisional figure that settled moved its figure up by 0.30 per 1,000."
    )


def test_several_versions_have_each_its_figure_day_and_reason() -> None:
    thrice = found(
        Now(figures({JAN: 1.5}), holdings=newer(date(2026, 8, 1), (JAN, BELSIZE.code, 2, 10, 13))),
        vintage("summer", SUMMER, figures({JAN: 1.3})),
        vintage("spring", SPRING, figures({JAN: 1.2})),
    )
    ((period, first, was, now, change, why), *imports) = as_known.table(thrice, words.told(thrice, 1)).rows
    assert (period, first, was, now, change) == ("January 2026", "by 1 March 2026", "1.2", "1.5", "+0.30 per 1,000")
    assert why == "1.3, 1 June 2026: revised; 1.5, 1 September 2026: restated by its publisher"
    assert imports == [["January 2026", "", "10", "13", "+3", "2 figures changed"]]


def test_imports_stand_below_under_the_name_of_what_they_brought() -> None:
    held = newer(date(2026, 8, 1), (JAN, BELSIZE.code, 1, 1200, 1190), (FEB, BELSIZE.code, 2, None, None))
    of = found(Now(figures({JAN: 1.5}), holdings=held), vintage("spring", SPRING, figures({JAN: 1.2})))
    made = as_known.table(of, words.told(of, 1))
    assert made.parts == {
        0: "Robbery per 1,000 residents a month, Camden",
        1: "Recorded crime: what a newer file changed on 1 August 2026, in all",
    }
    assert made.rows[1:] == [
        ["February 2026", "", "", "", "", "2 figures changed"],
        ["January 2026", "", "1,200", "1,190", "\N{MINUS SIGN}10", "1 figure changed"],
    ]
    assert restated.renewed(of) == (
        "On 1 August 2026 a newer file of Recorded crime, which it is made from, changed 3 figures of 2 periods."
    )


@pytest.mark.parametrize("reason", ["small", "protects_another"])
def test_of_what_is_withheld_now_no_earlier_figure_is_told_again(reason: str) -> None:
    of = found(Now(figures({JAN: reason, FEB: 2.0})), vintage("spring", SPRING, figures({JAN: 1.234, FEB: 2.0})))
    several = words.told(of, 1)
    (row,) = as_known.table(of, several).rows
    assert row[2] == "Not shown again"
    assert row[3].startswith("Withheld to protect people")
    assert row[4:] == ["", "Protection of people, 1 September 2026"]
    taken = as_known.taken(of, several).to_pylist()
    assert [each["value"] for each in taken if each["period"] == JAN] == [None, None]
    assert "1.23" not in f"{row}{words.finding(of, several)}{restated.typical(of, 1)}{taken}"


def test_what_was_withheld_then_says_so() -> None:
    of = found(Now(figures({JAN: 1.5})), vintage("spring", SPRING, figures({JAN: "small"})))
    (row,) = as_known.table(of, words.told(of, 1)).rows
    assert row[2:5] == ["Withheld to protect people: a small count", "1.5", ""]


def test_another_definition_is_told_in_its_own_units_and_not_subtracted() -> None:
    own = indicator(per=100_000)
    of = found(Now(figures({JAN: 150.0}, own=own), {"robbery": own}), vintage("spring", SPRING, figures({JAN: 1.5})))
    (row,) = as_known.table(of, words.told(of, 0)).rows
    assert row[2:] == ["1.50 per 1,000 residents a month", "150", "", "Definition changed, 1 September 2026"]
    assert restated.typical(of, 0) == ""


def test_a_made_up_figure_is_never_set_beside_a_real_one() -> None:
    of = found(Now(figures({JAN: 1.5})), vintage("spring", SPRING, figures({JAN: 9.87}, origin=Origin.SAMPLE)))
    several = words.told(of, 1)
    (row,) = as_known.table(of, several).rows
    assert row[2:] == ["A made-up figure", "1.5", "", "Made-up figures replaced, 1 September 2026"]
    assert "9.8" not in f"{as_known.taken(of, several).to_pylist()}"


def test_what_is_written_alike_was_told_alike() -> None:
    """The finest that is written of a rate is a thousandth."""
    of = found(Now(figures({JAN: 1.23401})), vintage("spring", SPRING, figures({JAN: 1.23402})))
    (only,) = words.told(of, 2)
    assert not only.has_changed
    assert restated.typical(of, 2) == ""
    assert words.as_they_were(of, [only]) == (
        "The one period in the snapshots that are kept, since 1 March 2026, is as it was first shown."
    )


def test_what_is_nearly_alike_has_so_many_places_that_it_is_told_apart() -> None:
    of = found(Now(figures({JAN: 1.234})), vintage("spring", SPRING, figures({JAN: 1.232})))
    (row,) = as_known.table(of, words.told(of, 1)).rows
    assert row[2:5] == ["1.232", "1.234", "+0.002 per 1,000"]


@pytest.mark.parametrize(
    ("earlier", "line"),
    [
        ([], "No earlier snapshot that has this indicator can be read: what its figures were before is not known."),
        (
            [vintage("spring", SPRING, ())],
            "None of its figures was shown before, in the snapshots that are kept since 1 March 2026.",
        ),
        (
            [vintage("spring", SPRING, figures({JAN: 1.5, FEB: 2.0}))],
            (
                "Both periods in the snapshots that are kept, since 1 March 2026, are as they were "
                "first shown; 1 is new since."
            ),
        ),
    ],
)
def test_where_nothing_was_told_otherwise_one_line_says_what_is_known(earlier: list[Any], line: str) -> None:
    of = found(Now(figures({JAN: 1.5, FEB: 2.0, MARCH: 1.0})), *earlier)
    assert words.as_they_were(of, words.told(of, 1)) == line


def test_another_name_and_what_cannot_be_read_are_said() -> None:
    mugging = indicator(slug="mugging", title="Mugging")
    then = vintage("spring", SPRING, figures({JAN: 1.2}, own=mugging), own=mugging)
    assert words.called(found(Now(figures({JAN: 1.5})), then)) == "In earlier snapshots it is called “Mugging”."
    assert words.called(CHANGED) == ""
    assert words.unread(1) == "1 earlier snapshot is not among them: made by another version, or not whole."
    assert words.unread(2).startswith("2 earlier snapshots are not")
    assert words.unread(0) == ""


def test_each_version_is_taken_along_as_its_snapshot_published_it() -> None:
    told = [each for each in TOLD if each.has_changed]
    taken = as_known.taken(CHANGED, told).to_pylist()
    kept = ("period", "snapshot", "told_on", "may_be_older", "value", "why")
    assert [tuple(row[name] for name in kept) for row in taken] == [
        (JAN, "spring", SPRING, True, 1.2, "New data"),
        (JAN, "autumn", AUTUMN, False, 1.5, "Revised"),
        (FEB, "spring", SPRING, True, 2.0, "New data"),
        (FEB, "autumn", AUTUMN, False, 1.9, "Revised"),
    ]
    assert {row["origin"] for row in taken} == {"council"}
    assert {row["unit"] for row in taken} == {"per 1,000 residents a month"}


SERIES = monthly([1.5, 1.9, 1.0], first=JAN)
PAIRS = [Pair(JAN, "January 2026", 1.2, 1.5, "1.2", "1.5"), Pair(FEB, "February 2026", 2.0, 1.9, "2.0", "1.9")]


def test_a_ring_stands_where_a_figure_was_first_told_and_a_dot_where_it_is() -> None:
    drawing = known_lines(SERIES, PAIRS)
    checked(drawing)
    _, ways, rings, dots = drawing["data"]
    assert (rings["x"], rings["y"]) == (["2026-01-01", "2026-02-01"], [1.2, 2.0])
    assert (dots["x"], dots["y"]) == (["2026-01-01", "2026-02-01"], [1.5, 1.9])
    assert ways["y"] == [1.2, 1.5, None, 2.0, 1.9, None]
    assert ("Belsize, January 2026, first shown as", "1.2") in points(drawing)
    low, high = drawing["layout"]["yaxis"]["range"]
    assert low <= 1.0
    assert high >= 2.0
    assert starts_above(SERIES, PAIRS) == "The scale starts at 0.8, not at nought."


def test_made_up_figures_carry_their_chip() -> None:
    made_up = replace(SERIES, observations=tuple(replace(each, origin=Origin.SAMPLE) for each in SERIES.observations))
    assert "SAMPLE" in str(known_lines(made_up, PAIRS)["layout"]["annotations"])
    assert "SAMPLE" not in str(known_lines(SERIES, PAIRS)["layout"]["annotations"])


def test_it_is_told_in_words_in_place_of_the_figure() -> None:
    assert as_known.alt(SERIES, PAIRS) == (
        "Rings and dots over time: Robbery, per 1,000 residents a month, Belsize ward. 2 figures have a ring at what "
        "was shown first. The newest is of February 2026: the ring at 2.0, the dot at 1.9."
    )
