"""What a range is of, in its own words."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Comparison, Indicator, Item, Level
from pages.components.exhibits import differences, differences_read
from pages.components.exhibits.beside import item_text
from pages.components.exhibits.ranking import ranking
from pages.components.exhibits.tables import comparison_table
from pages.components.words import ranges
from tests.unit.pages.made import CAMDEN, Figure, compared, indicator, monthly, observation

SURVEY = indicator("proportion", "high_is_good", weighted=True)
REPAIRS = indicator("proportion", "high_is_good")
PRINTED = indicator("published", unit="share")
CENSUS = indicator("proportion", no_interval="The Census asked every household")
WIDE = (0.84, 0.82, 0.86)


@pytest.mark.parametrize(
    ("declared", "text", "read"),
    [
        (
            SURVEY,
            "likely range 82% to 86%",
            (
                "The shaded band shows the range in which the true figure is likely to lie (95%), since not everyone "
                "was asked."
            ),
        ),
        (
            REPAIRS,
            "chance variation 82% to 86%",
            (
                "Every case is counted, so there is no sampling error. The shaded band shows how far chance alone "
                "could move the figure (95%)."
            ),
        ),
        (
            PRINTED,
            "publisher's range 82% to 86%",
            "The shaded band shows the range that the publisher gives with the figure.",
        ),
    ],
)
def test_a_sample_a_full_count_and_a_publisher_have_each_their_words(declared: Indicator, text: str, read: str) -> None:
    several = monthly([WIDE], declared=declared).observations
    assert ranges.range_text(declared, several[0]) == text
    assert ranges.how_to_read(declared, several, "The shaded band shows") == read


def test_what_is_not_estimated_says_so_and_has_none() -> None:
    several = monthly([0.84], declared=CENSUS).observations
    assert ranges.range_text(CENSUS, several[0]) == ""
    assert ranges.how_to_read(CENSUS, several, "Lines show") == ("No range is shown. The Census asked every household.")
    assert ranges.in_full(CENSUS) == "None. The Census asked every household"


@pytest.mark.parametrize(
    ("declared", "words"),
    [(SURVEY, "since not everyone was asked"), (REPAIRS, "no sampling error"), (PRINTED, "The publisher's own")],
)
def test_a_definition_says_what_its_ranges_are_of(declared: Indicator, words: str) -> None:
    assert words in ranges.in_full(declared)


def with_unplaced(declared: Indicator, figure: Figure, counts: tuple[float, float | None]) -> Comparison:
    """Belsize, and what has no ward; beside Camden with 40 of 100."""
    both = {"numerator": 40.0, "denominator": 100.0}
    made = compared({"Belsize": (0.4, 0.3, 0.5)}, 0.4, declared, **both)
    told = {"numerator": counts[0], "denominator": counts[1]}
    nowhere = replace(observation(declared, CAMDEN, date(2025, 12, 1), figure, **told), area="none", level=Level.NONE)
    item = Item("none", "ward not recorded", nowhere)
    return Comparison(made.indicator, made.frequency, made.period, made.of, made.items, made.benchmark, item)


def test_what_has_no_ward_stands_last_in_the_table_and_in_the_download_beside_no_ward() -> None:
    comparison = with_unplaced(REPAIRS, (0.5, 0.4, 0.6), (30.0, 60.0))
    assert list(comparison_table(comparison).rows[-1]) == ["Ward not recorded", "50%", "30", "60", "40% to 60%", ""]
    assert [item.name for item in comparison.items] == ["Belsize"]
    assert len(comparison.told) == 3
    assert "60 of 100 have no ward recorded: they count for Camden, and for no ward." in differences_read.how_to_read(
        comparison
    )


def test_a_count_of_nowhere_is_a_count_without_a_rate() -> None:
    comparison = with_unplaced(indicator(), None, (1.0, None))
    assert list(comparison_table(comparison).rows[-1]) == ["Ward not recorded", "no rate", "1", "", "", ""]
    assert "1 of 40 have no ward recorded" in differences_read.how_to_read(comparison)
    assert comparison.judged_by is comparison.benchmark


def test_where_much_lies_in_no_ward_the_finding_says_so_and_no_ward_is_called_better() -> None:
    comparison = with_unplaced(indicator(), None, (28.0, None))
    assert differences.finding(comparison, "E05000000") == (
        "Belsize: 0.40, the only ward. 0.40 (Belsize). 28 of 40 (70%) have no ward recorded: they "
        "are in Camden's figure (0.40) and in that of no ward, so wards are compared with one another only."
    )
    assert item_text(comparison, comparison.items[0]) == "Belsize: 0.40, chance variation 0.30 to 0.50"
    assert list(comparison_table(comparison).headings) == [
        "Ward",
        "Per 1,000 residents a month",
        "Robberies recorded",
        "Residents",
        "Chance variation",
    ]
    assert differences_read.how_to_read(comparison).count("ward") == 0
    assert "shapes" not in ranking(comparison)["layout"]


def test_a_share_of_those_that_are_there_is_compared_however_many_are_not() -> None:
    comparison = with_unplaced(REPAIRS, (0.5, 0.4, 0.6), (30.0, 60.0))
    assert comparison.beyond is None
    assert comparison.judged_by is comparison.benchmark


@given(nowhere=st.integers(0, 40))
def test_from_a_twentieth_on_what_is_in_no_ward_is_much(nowhere: int) -> None:
    comparison = with_unplaced(indicator(), None, (float(nowhere), None))
    assert (comparison.judged_by is None) == (nowhere >= 2)
    assert ("have no ward recorded" in differences.finding(comparison)) == (nowhere >= 2)


def told_by(parts: list[float | None], whole: float) -> Comparison:
    """Areas of so many cases each, beside Camden with all of them; nothing is told by itself of no area."""
    made = compared({f"Ward {place}": 0.4 for place in range(len(parts))}, 0.4, indicator())
    items = [
        replace(item, observation=replace(item.observation, numerator=part))
        for item, part in zip(made.items, parts, strict=True)
    ]
    assert made.benchmark is not None
    return replace(made, items=tuple(items), benchmark=replace(made.benchmark, numerator=whole))


def test_what_lies_in_no_area_is_known_too_where_it_is_not_told_by_itself() -> None:
    comparison = told_by([100.0, 60.0], 500.0)
    assert comparison.beyond == 0.68
    assert "340 of 500 (68%) have no ward recorded: they are in Camden's figure" in differences.finding(comparison)


def test_what_rounding_leaves_lies_nowhere() -> None:
    # Each of the three is moved by 2 at the most.
    assert told_by([20.0, 20.0], 46.0).beyond is None
    assert told_by([20.0, 20.0], 47.0).beyond == 7 / 47
    assert told_by([20.0, None], 500.0).beyond is None
    assert told_by([250.0, 250.0], 500.0).beyond is None
