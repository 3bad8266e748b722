"""Camden among other boroughs as it is drawn: the ranking, the line beside a band, the dots in steps, and the track."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Beside, PeerGroup, PeersRefused, among
from pages.components.exhibits import peer_asked, peer_taken
from pages.components.exhibits.axes import reach, ticks
from pages.components.exhibits.peer_asked import Asked, asked
from pages.components.exhibits.peer_dots import Dot, peer_dots, stacked, step_of
from pages.components.exhibits.peer_figures import Held, Writing, observations, writing
from pages.components.exhibits.peer_lines import Then, peer_lines
from pages.components.exhibits.peer_ranking import Line, Row, is_beyond, peer_ranking
from pages.components.exhibits.peer_rows import Row as Standing
from pages.components.exhibits.peer_rows import ends
from pages.components.theme.colours import COLOUR
from pages.components.words.peers import most
from tests.unit.pages.drawings import checked, words
from tests.unit.pages.made import indicator
from tests.unit.pages.made_peers import SHARES, about, period, plain, series

SHARE = indicator("published", unit="share", title="Children in poverty", slug="poor_children")
OF = Held("poor_children", about(), SHARE, "Young people")
ROWS = [
    Row("1", "Tower Hamlets", 0.36, 0.33, 0.39, Beside.WORSE, "36%", "Tower Hamlets: 36%, worse than Camden"),
    Row("2", "Camden", 0.27, 0.24, 0.30, Beside.NONE, "27%", "Camden: 27%", own=True),
    Row("3", "Lambeth", 0.26, 0.23, 0.29, Beside.SIMILAR, "26%", "Lambeth: 26%, too close to tell"),
    Row("4", "<b>Hackney", None, None, None, Beside.NONE, "not available", "Hackney: not available"),
]
ENDS = [0.2, 0.4]
LINES = [Line(0.25, "London 25%"), Line(0.22, "England 22%", dash="4px,3px")]


def standing(figures=SHARES, **of):
    one = series(period(figures), of=about(**of))
    found = among(one, PeerGroup.SIMILAR)
    assert found is not None
    told = observations(OF, found.period, (found.period.camden, *(each for each, _ in found.beside)))
    of = Held("poor_children", one.about, SHARE, "Young people")
    return Standing(of, found, most(found), ends(found), writing(OF, told), told)


def test_a_ranking_has_camdens_range_as_its_column_and_both_lines_first():
    drawn = peer_ranking(ROWS, LINES, ENDS, ticks(SHARE, ENDS))
    figure = checked(drawn)
    (column,) = figure.layout.shapes
    assert (column.x0, column.x1, column.fillcolor) == (0.24, 0.30, COLOUR["band"])
    london, england = figure.data[:2]
    assert (london.x, london.y, london.line.dash) == ((0.25, 0.25), (-0.5, 3.5), "solid")
    assert (england.x, england.line.dash) == ((0.22, 0.22), "4px,3px")
    dots = figure.data[2]
    assert dots.marker.size == (11, 11, 8)
    assert dots.marker.symbol == ("diamond", "circle", "circle")
    assert dots.marker.color == (COLOUR["concern"], COLOUR["area"], COLOUR["page"])


def test_names_of_lines_stand_in_lines_of_their_own_and_text_is_no_markup():
    figure = checked(peer_ranking(ROWS, LINES, ENDS, {}))
    above = {each.text: each.yshift for each in figure.layout.annotations if each.xref == "x"}
    assert above == {"London 25%": 20, "England 22%": 3}
    assert figure.layout.yaxis.ticktext == ("Tower Hamlets", "<b>Camden</b>", "Lambeth", "&lt;b&gt;Hackney")
    assert "not available" in words(figure)
    assert "<b>27%</b>" in words(figure)


def test_without_a_range_no_column_is_shaded_and_nothing_is_drawn_around_a_dot():
    rows = [Row("1", "Lambeth", 0.26, None, None, Beside.NONE, "26%", "Lambeth: 26%"),
            Row("2", "Camden", 0.27, None, None, Beside.NONE, "27%", "Camden: 27%", own=True)]  # fmt: skip
    figure = checked(peer_ranking(rows, [], ENDS, {}))
    assert not figure.layout.shapes
    assert len(figure.data) == 1
    assert figure.data[0].marker.color == (COLOUR["common"], COLOUR["area"])


def test_made_up_figures_carry_the_chip():
    assert "<b>SAMPLE</b>" in words(checked(peer_ranking(ROWS, LINES, ENDS, {}, made_up=True)))
    assert "<b>SAMPLE</b>" not in words(checked(peer_ranking(ROWS, LINES, ENDS, {})))


def then(year, own, half=(0.2, 0.3)):
    return Then(date(year, 4, 1), f"{year}/{year - 1999}", own, 0.25, half, f"Camden, {year}: 27%")


def test_over_time_the_middle_half_is_a_band_and_nothing_goes_over_a_missing_year():
    years = [
        *(then(year, 0.27) for year in (2016, 2017, 2018)),
        then(2020, None, None),
        then(2022, 0.26),
        then(2023, 0.25),
    ]
    figure = checked(peer_lines(years, [("<b>Camden 25%</b>", "area")], [0.1, 0.4], {}, made_up=False))
    band, london, own = figure.data
    assert band.fill == "toself"
    assert band.x[6] is None
    assert band.y[:6] == (0.3, 0.3, 0.3, 0.2, 0.2, 0.2)
    assert (london.line.dash, own.mode, own.connectgaps) == ("4px,3px", "lines+markers", False)
    assert own.y[3] is None
    assert own.marker.size == (4, 4, 4, 4, 4, 9)


def test_too_few_years_for_a_line_are_dots_and_uprights():
    figure = checked(peer_lines([then(2022, 0.29), then(2023, 0.27)], [], [0.1, 0.4], {}, made_up=True))
    upright, london, own = figure.data
    assert (upright.line.width, london.mode, own.mode) == (8, "markers", "markers")
    assert "<b>SAMPLE</b>" in words(figure)


def dot(name, value, kind="other"):
    return Dot(name, value, kind, f"{name}: {value:.0%}")


def test_dots_of_one_step_stand_above_one_another_camden_first_then_its_peers():
    dots = [dot("A", 0.268), dot("B", 0.272, "peer"), dot("Camden", 0.2726, "own"), dot("C", 0.281)]
    told = [(each.dot.name, each.at, each.below) for each in stacked(dots, 0.01)]
    assert told == [("Camden", 0.27, 0), ("B", 0.27, 1), ("A", 0.27, 2), ("C", 0.28, 0)]


@pytest.mark.parametrize(
    ("values", "unit", "step"),
    [
        ([0.11, 0.50], 0.01, 0.01),
        ([0.0, 1.0], 0.01, 0.025),
        ([0.80, 0.84], 0.01, 0.002),
        ([7.0, 7.9], 1.0, 0.05),
        ([2.0, 52.0], 1.0, 2.0),
        ([0.3, 0.3], 0.01, 0.01),
    ],
)
def test_a_step_is_a_whole_unit_where_a_phone_has_room_for_it(values, unit, step):
    assert step_of(values, unit) == pytest.approx(step)


@given(st.lists(st.integers(0, 10_000).map(lambda each: each / 10_000), min_size=1, max_size=33))
def test_every_borough_has_a_place_of_its_own_within_half_a_step(values):
    dots = [dot(str(place), value) for place, value in enumerate(values)]
    step = step_of(values, 0.01)
    placed = stacked(dots, step)
    assert len({(each.at, each.below) for each in placed}) == len(values)
    assert all(abs(each.at - each.dot.value) <= step * 0.5001 for each in placed)


def test_the_strip_names_camden_and_the_two_ends_where_there_is_room():
    dots = [dot("Richmond upon Thames", 0.10), dot("Lambeth", 0.18), dot("Camden", 0.27, "own"), dot("Hackney", 0.45)]
    figure = checked(peer_dots(dots, 0.01, (0.24, 0.30), "Camden 27%", {}, made_up=False))
    assert words(figure) == ["Richmond<br>upon Thames", "Hackney", "<b>Camden 27%</b>"]
    stem = next(each for each in figure.layout.shapes if each.type == "line")
    assert (stem.x0, stem.y0) == (0.27, 0.6)
    near = [dot("Camden", 0.11, "own"), dot("Kensington and Chelsea", 0.10), dot("Hackney", 0.45)]
    assert words(checked(peer_dots(near, 0.01, None, "Camden 11%", {}, made_up=False))) == [
        "Hackney", "<b>Camden 11%</b>"
    ]  # fmt: skip


def test_what_is_far_out_stands_at_the_end_and_says_that_it_lies_beyond():
    rows = [Row("1", "City", 0.9, None, None, Beside.NONE, "90%", "City: 90%"), *ROWS[1:3]]
    figure = checked(peer_ranking(rows, [], ENDS, {}))
    dots = figure.data[0]
    assert dots.x == (0.4, 0.27, 0.26)
    assert dots.hovertext[0] == "City<br>90%"
    assert "\N{RIGHTWARDS ARROW}" in words(figure)
    assert is_beyond(rows, ENDS)
    assert not is_beyond(rows[1:], ENDS)
    low = [Row("1", "City", -0.9, None, None, Beside.NONE, "-90%", "City: -90%"), *ROWS[1:3]]
    assert "\N{LEFTWARDS ARROW}" in words(checked(peer_ranking(low, [], ENDS, {})))
    dots = [
        dot("Lambeth", 0.18),
        dot("Camden", 0.27, "own"),
        Dot("City 90%*", 0.9, "other", "", far=True),
    ]
    drawn = checked(peer_dots(dots, 0.01, None, "Camden 27%", {}, made_up=False))
    assert max(x for trace in drawn.data for x in trace.x) == pytest.approx(0.29)
    assert "City 90%*" in words(drawn)


def test_on_a_track_right_is_better_from_the_worst_to_the_best_of_all():
    row = standing()
    assert (row.place(0.36), row.place(0.19)) == (3, 97)  # low is good
    assert row.place(0.275) == pytest.approx(50)
    high = standing(polarity="high_is_good")
    assert (high.place(0.36), high.place(0.19)) == (97, 3)
    assert standing(plain(dict.fromkeys(SHARES, 0.3))).place(0.3) == 50


def test_what_is_far_out_stands_at_the_end_of_the_track():
    row = standing(plain(SHARES) | {"Tower Hamlets": 9.0})
    assert row.place(9.0) == 3
    assert row.place(0.27) > 60  # and does not press the others together
    camden = standing(plain(SHARES) | {"Camden": 9.0})
    assert camden.place(9.0) == 3
    assert camden.place(0.36) > 90


def test_unlike_vintages_are_refused_with_both_named(monkeypatch):
    refused = PeersRefused(about(), date(2023, 4, 1), 0.29, 0.2726, None)
    monkeypatch.setattr(peer_asked, "one", lambda *_: OF)
    monkeypatch.setattr(peer_asked, "series_of", lambda *_: refused)
    found = asked(None, "poor_children", PeerGroup.SIMILAR, "{}: who else?", "peers-now")
    assert found.absent.title == "Not drawn together"
    assert found.absent.words == (
        "For April 2023, Camden has 29.00% here and 27.26% among the boroughs (Department for Work and Pensions, "
        "Children in low income families, published 26 March 2026, Open Government Licence v3.0). The two are of "
        "different vintages or definitions, and are not drawn together."
    )
    assert not found.figures


def test_a_series_without_a_figure_of_camden_says_so(monkeypatch):
    monkeypatch.setattr(peer_asked, "one", lambda *_: OF)
    monkeypatch.setattr(peer_asked, "series_of", lambda *_: series(period({"Lambeth": 0.2})))
    found = asked(None, "poor_children", PeerGroup.SIMILAR, "{}: who else?", "peers-now")
    assert found.absent.words == "No figure of Camden is held for it beside other boroughs."
    monkeypatch.setattr(peer_asked, "series_of", lambda *_: series(period({"Camden": 0.2})))
    assert isinstance(asked(None, "poor_children", PeerGroup.SIMILAR, "{}", "peers-now"), Asked)


def test_figures_are_written_with_one_precision():
    write = Writing(SHARE, 1)
    camden = period(SHARES).camden
    assert (write.figure(camden), write.range(camden), write.value(0.27)) == ("27.0%", "24.0% to 30.0%", "27.0%")
    assert write.figure(period({"Camden": "u"}).camden) == "too unreliable to print"
    assert write.between(0.2, 0.2) == "20.0%"


def test_a_row_to_take_along_is_the_figure_as_published():
    found = standing()
    rows = peer_taken.figures(OF, found.among.period, [found.among.period.camden], found.among)
    assert [(each.name, each.value, each.lower, each.upper, each.what, each.camden_place) for each in rows] == [
        ("Camden", 0.27, 0.24, 0.30, "figure", "Too close to tell from 5")
    ]
    hackney = next(each for each, _ in found.among.beside if each.name == "Hackney")
    assert peer_taken.figures(OF, found.among.period, [hackney], found.among)[0].camden_is == "Too close to tell"


def test_the_scale_has_room_for_all():
    low, high = reach(SHARE, (), 0.19, 0.39)
    assert low <= 0.19
    assert high >= 0.39
