"""The table `stand`: its groups, its tracks, and what each cell says where there are no headings."""

import re

from markupsafe import Markup

from pages.components.html import stand
from pages.components.html.spark import through
from pages.components.html.stand import Line

HEADINGS = ("Priority", "Indicator", "Most", "Track", "Words")


def line(group: str, name: str) -> Line:
    cells = (
        stand.number("78%", "most"),
        stand.track([stand.bar("span", 60, 20), stand.at("dot", 20)]),
        stand.said("common", "No clear change", "common"),
    )
    return Line(group, stand.named(Markup("<a>{}</a>").format(name), "%, 2025/26"), cells)


def table(*lines: Line) -> str:
    return stand.stand("gaps", HEADINGS, lines, caption="Gaps")


def test_lines_of_one_group_are_together_under_its_name() -> None:
    made = table(line("Food", "Eats well"), line("Food", "Meals"), line("Debt", "Managing"))
    assert made.count("<tbody") == 2
    assert re.findall(r'rowspan="(\d)">(\w+)<', made) == [("2", "Food"), ("1", "Debt")]
    assert made.count('role="row"') == 4  # and the one of headings
    assert re.findall(r'role="columnheader">(.*?)<', made) == list(HEADINGS)
    assert 'class="stand gaps" role="table"' in made
    assert '<caption class="hidden">Gaps</caption>' in made


def test_a_track_is_for_the_eye_and_its_pieces_lie_in_per_cent() -> None:
    made = table(line("Food", "Eats well"))
    assert '<div class="track" aria-hidden="true">' in made
    assert '<i class="span" style="left:20.0%;width:40.0%"></i><i class="dot" style="left:20.0%"></i>' in made


def test_a_number_has_its_label_and_a_mark_its_word() -> None:
    made = table(line("Food", "Eats well"))
    assert '<span class="label">most</span> 78%' in made
    assert re.search(r'ic-common" aria-hidden="true"></span><span class="steady">No clear change</span>', made)
    ranged = stand.with_range("6 points", "gap", "worse, 4 to 8")
    assert '<span class="label">gap</span> 6 points <small>worse, 4 to 8</small>' in ranged


def test_what_is_not_ours_is_escaped() -> None:
    made = table(line("<script>", "<b>x</b>"))
    assert "<script>" not in made
    assert "&lt;b&gt;x&lt;/b&gt;" in made
    assert "<img" not in stand.number("<img>", "<img>") + stand.said("common", "<img>", "common")


def test_a_line_through_years_goes_from_edge_to_edge_and_says_what_it_is() -> None:
    made = through([(2022, 0.0), (2023, 1.0), (2025, 0.5)], 'Gap "over" time')
    assert 'aria-label="Gap &#34;over&#34; time"' in made
    assert "3,25" in made  # the lowest is at the left and at the foot
    assert "109,14" in made  # the last at the right, half way up
    assert made.count("circle") == 3


def test_years_that_are_all_alike_lie_in_the_middle() -> None:
    assert "3,14" in through([(2022, 0.2), (2023, 0.2)], "Gap")
