"""Chosen areas over time: since when each has been on its side of Camden, and figures that have one scale."""

from dataclasses import replace

import pytest

from metrics import BOROUGH, Beside, Frequency
from pages.components.exhibits.multiples import multiples
from pages.components.exhibits.multiples_lines import multiple
from pages.components.exhibits.sides_of_camden import finding
from tests.unit.pages.drawings import checked, words
from tests.unit.pages.made import BELSIZE, CAMDEN, indicator, monthly, ward

SHARE = indicator("proportion", "high_is_good")
WHOLE = [0.8] * 6


def series(figures, area=BELSIZE):
    return replace(monthly(figures, area, SHARE), places=0)


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([0.9] * 6, "Belsize has been above Camden in every figure shown."),
        ([0.9, 0.7, 0.9, 0.9, 0.9, 0.9], "Belsize has been above Camden since March 2025."),
        ([0.9, 0.9, 0.9, 0.7, 0.7, 0.7], "Belsize has been below Camden since April 2025."),
        ([0.9, 0.9, 0.9, 0.9, 0.7, 0.7], "Belsize is by turns above and below Camden."),
        ([0.9, 0.7, 0.9, "small", 0.9, 0.9], "Belsize has been above Camden since March 2025."),
        ([0.9, 0.9, 0.9, 0.9, 0.9, 0.804], "Belsize is by turns above and below Camden."),  # 80%, as it is written
        (["small"] * 6, ""),
    ],
)
def test_since_when_an_area_has_been_on_its_side_of_camden(figures, told):
    assert " ".join(finding([series(figures)], series(WHOLE, CAMDEN))) == told


def test_several_are_told_in_one_sentence():
    told = finding(
        [
            series([0.9] * 6),
            series([0.7, 0.9] * 3, ward(1, "Frognal")),
            series([0.9, 0.7] * 3, ward(2, "Highgate")),
        ],
        series(WHOLE, CAMDEN),
    )
    assert told == [
        "Belsize has been above Camden in every figure shown; Frognal and Highgate are by turns above and below Camden."
    ]


def test_those_of_whom_the_same_is_said_are_told_together():
    told = finding([series([0.9] * 6), series([0.85] * 6, ward(1, "Frognal"))], series(WHOLE, CAMDEN))
    assert told == ["Belsize and Frognal have been above Camden in every figure shown."]


def test_the_others_are_pale_and_all_have_one_scale():
    first, other, camden = series([0.9] * 6), series([0.2] * 6, ward(1, "Frognal")), series(WHOLE, CAMDEN)
    figures = [checked(multiple(each, [first, other], camden, Beside.SIMILAR)) for each in (first, other)]
    assert len({each.layout.yaxis.range for each in figures}) == 1
    pale, dashed, own, last = figures[0].data
    assert [pale.y[0], dashed.y[0], own.y[0]] == [0.2, 0.8, 0.9]
    assert [pale.hoverinfo, dashed.hoverinfo] == ["skip", "skip"]
    assert (last.marker.symbol, len(last.x)) == ("circle", 1)
    assert {"Jan 2025", "Jun 2025", "dashed: Camden 80%"} <= set(words(figures[0]))


def test_a_month_without_a_figure_is_a_gap_and_the_others_are_one_trace():
    first, second = series([0.9, "small", 0.8123456, 0.7, 0.7, 0.7]), series([0.5] * 6, ward(1, "Frognal"))
    third = series([0.6] * 6, ward(2, "Highgate"))
    figure = checked(multiple(first, [first, second, third], series(WHOLE, CAMDEN), Beside.BETTER))
    others, _, own, last = figure.data
    assert list(own.x) == [0, 1, 2, 3, 4, 5, None]
    assert list(own.y) == [0.9, None, 0.81235, 0.7, 0.7, 0.7, None]
    assert own.hovertext[:3] == ("Belsize, January 2025: 90%", "", "Belsize, March 2025: 81%")
    assert list(others.y) == [*[0.5] * 6, None, *[0.6] * 6, None]
    assert last.x == (5,)


def test_few_figures_are_dots():
    figure = checked(multiple(series([0.9, 0.8]), [series([0.9, 0.8])], series([0.8, 0.8], CAMDEN), Beside.NONE))
    assert {each.mode for each in figure.data} == {"markers"}
    assert "grey: Camden 80%" in words(figure)


def test_a_place_for_each_in_the_figure_the_table_and_the_download(made):
    snapshot = made("published").snapshot
    codes = ("E05013655", "central")
    exhibit = multiples(snapshot, "burglary", codes, Frequency.MONTH)
    assert [each.heading for each in exhibit.figures] == ["Camden Town", "Central"]
    assert list(exhibit.table.headings) == ["Period", "Camden Town", "Central", "Camden"]
    assert len(exhibit.table.rows) == 24
    assert {each.area for each in exhibit.rows} == {*codes, BOROUGH}
    assert exhibit.question == "How do chosen areas compare over time?"
    assert "–" in exhibit.table.rows[-2]  # the month without a return


def test_why_there_is_nothing_to_compare(made):
    nobody = multiples(made("published").snapshot, "burglary", (), Frequency.MONTH)
    assert nobody.absent.words == "No area is chosen. Choose up to four above."
    nothing = multiples(made("empty").snapshot, "burglary", ("E05013655",), Frequency.MONTH)
    assert "has not been brought in" in nothing.absent.words
