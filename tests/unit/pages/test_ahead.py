"""Where a series leads: the way, its range at the target's day, and the target, in figures, words and a table."""

from datetime import date
from typing import Any

from pages.components.exhibits import ahead
from pages.components.exhibits.ahead_lines import ahead_lines
from pages.components.theme.colours import COLOUR
from tests.unit.judged.told import said
from tests.unit.pages.drawings import checked
from tests.unit.pages.judged import STEADY, judged
from tests.unit.pages.made import CAMDEN, indicator

AIM: dict[str, Any] = {"value": 0.9, "by": date(2027, 3, 31), "origin": "illustrative"}
AIMED = indicator("proportion", "high_is_good", target=AIM)
WAY = indicator("proportion", "high_is_good", target=AIM | {"baseline": 0.5, "baseline_on": date(2023, 3, 31)})
# In 24 months the least squares line rises by 0.0058 a month; 14 months on a new figure lies in 0.789 to 0.848 (80%).
RISING = [0.60, 0.63, 0.61, 0.64] * 2 + [0.65, 0.68, 0.66, 0.69] * 2 + [0.70, 0.73, 0.71, 0.74] * 2


def drawn(values: list[float], declared: Any = AIMED) -> Any:
    series, reading, _ = judged(values, declared)
    found = said(declared, {CAMDEN.code: values}, last=date(2026, 1, 1))
    return checked(ahead_lines(series, reading, found.expected))


def traces(values: list[float], declared: Any = AIMED) -> list[Any]:
    figure = drawn(values, declared)
    return [figure.data[place] for place in range(len(figure.data))]


def test_the_dotted_line_ends_in_the_period_of_the_targets_day_within_its_fan() -> None:
    fan, dotted, *_, bar = traces(RISING)
    assert dotted.line.dash == "dot"
    assert dotted.line.color == COLOUR["improvement"]
    assert fan.fillcolor == COLOUR["improvement_tint"]
    assert (dotted.x[0], dotted.x[-1], len(dotted.x)) == ("2026-01-01", "2027-03-01", 15)
    assert [round(fan.y[place], 3) for place in (14, 15)] == [0.848, 0.789]
    assert all(lower < fit < upper for lower, fit, upper in zip(fan.y[:14:-1], dotted.y[1:], fan.y[1:15], strict=True))
    assert (bar.x, bar.y, bar.marker.line.color) == (("2027-03-01",), (0.9,), COLOUR["target"])


def test_a_fan_widens() -> None:
    fan = traces(RISING)[0]
    widths = [upper - lower for upper, lower in zip(fan.y[1:15], fan.y[:14:-1], strict=True)]
    assert widths == sorted(widths)


def test_a_fall_where_more_is_better_has_the_colour_of_what_is_worse_and_a_level_none() -> None:
    assert traces([1.2 - each for each in RISING])[1].line.color == COLOUR["concern"]
    fan, level, *_ = traces([*STEADY, *STEADY])
    assert level.line.color == COLOUR["common"]
    assert fan.fillcolor == COLOUR["band"]
    assert len(set(level.y)) == 1


def test_the_way_from_where_the_target_began_is_dashed_from_where_it_enters_the_figure() -> None:
    way = traces(RISING, WAY)[1]
    assert way.line.dash == "9px,6px"
    assert way.x == ("2024-02-01", "2027-03-01")
    gone = (date(2024, 2, 1) - date(2023, 3, 31)).days / (date(2027, 3, 31) - date(2023, 3, 31)).days
    assert [round(each, 6) for each in way.y] == [round(0.5 + gone * 0.4, 6), 0.9]


def test_its_axes_reach_to_the_target_and_to_its_day() -> None:
    layout = drawn(RISING).layout
    assert layout.xaxis.range[1] > "2027-03-01"
    assert layout.yaxis.range[0] < 0.6
    assert layout.yaxis.range[1] > 0.9


def test_the_words_say_what_each_part_is() -> None:
    series, reading, _ = judged(RISING, AIMED)
    assert ahead.alt(series, reading) == (
        "A line with what lies ahead: Robbery, All Camden. February 2024 to January 2026, from 60% in February 2024 to "
        "74% in January 2026. A dotted line in a shaded fan goes on to 82%. Target 90% by March 2027, illustrative, "
        "is a bar at that day."
    )
    assert ahead.how_to_read(series, reading).startswith(
        "The dotted line is where it leads if it goes on as it has; 8 in 10 figures would then lie in the shaded fan"
    )
    held = judged([*STEADY, *STEADY], AIMED)
    assert "if it keeps its level; nearly all figures would then lie" in ahead.how_to_read(*held[:2])


def test_the_table_has_pace_and_what_would_be_needed() -> None:
    series, reading, _ = judged(RISING, AIMED)
    rows = [list(row) for row in ahead.table(series, reading, 0).rows]
    assert rows[:6] == [
        ["Latest figure", "74% in January 2026"],
        ["Likely by March 2027", "82% (79% to 85%)"],
        ["Target", "90%"],
        ["Change a month now", "0.58 percentage points"],
        ["Change a month that would reach it", "1.2 percentage points"],
        ["Chance of reaching it", "less than 1 in 10"],
    ]


def test_the_table_has_the_line_that_it_goes_on_from_newest_first() -> None:
    series, reading, _ = judged(RISING, AIMED)
    rows = [list(row) for row in ahead.table(series, reading, 0).rows]
    assert rows[6:8] == [["In January 2026", "74%"], ["In December 2025", "71%"]]
    assert len(rows) == 6 + len(RISING)
