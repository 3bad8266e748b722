"""Sites beside other wards, and beside chance: what is drawn, said and taken along, and why nothing is."""

from datetime import date

import pytest

from metrics import SITES, Work
from pages.components.exhibits import trial
from pages.components.exhibits.advice import advice_on_work
from pages.components.exhibits.by_chance import by_chance
from pages.components.exhibits.by_chance_dots import dots, each_stands_for
from pages.components.exhibits.did_it_work import did_it_work
from pages.components.exhibits.trial import Trial
from pages.components.theme.colours import COLOUR
from tests.unit.held import code
from tests.unit.pages.drawings import checked, leaves, words
from tests.unit.pages.evidence import SINCE, asked, held, made_up
from tests.worlds import HOSTILE

KENTISH_TOWN = ("E05013663", "E05013664")
ON_TIME = "repairs_on_time"


def test_both_lines_are_drawn_and_where_the_work_begins():
    exhibit = did_it_work(held(), asked())
    figure = checked(exhibit.figures[0].drawing)
    band, others, own = figure.data
    assert (own.line.width, others.line.dash, band.fill) == (2.6, "4px,3px", "toself")
    assert len(own.x) == len(others.x) == 20
    assert (figure.layout.shapes[0].x0, figure.layout.shapes[0].type) == (SINCE.isoformat(), "line")
    assert figure.layout.height == 320
    said = " ".join(words(figure))
    assert "<b>Kentish Town wards</b>" in said
    assert "dashed: the other 10 wards" in said
    assert "shaded: their middle half" in said
    assert "work begins" in said


def test_it_is_said_in_words_in_its_alt_text_and_in_a_table():
    exhibit = did_it_work(held(), asked())
    assert exhibit.finding.striptags().startswith(
        "Better than elsewhere. Repairs finished on time rose 15 points more in the two wards than in the other 10 "
    )
    alt = exhibit.figures[0].alt
    assert "Solid: Kentish Town wards, from" in alt
    assert "A dotted line marks the start, 1 November 2024." in alt
    assert len(exhibit.table.rows) == 20
    assert exhibit.table.rows[0][0] == "August 2025"
    counts = [row[-1] for row in exhibit.table.rows]
    assert counts == ["after"] * 6 + ["between, not counted"] * 4 + ["before"] * 10
    assert "Cannot rule out" in exhibit.how_to_read
    assert len(exhibit.rows) == 12 * 20


def test_what_is_reckoned_is_taken_along():
    exhibit = did_it_work(held(), asked())
    first, *series = exhibit.reckoned
    told = trial.found(held(), asked())
    assert (first.value, first.lower, first.upper) == (told.estimate, told.lower, told.upper)
    assert [each.value for each in series] == [*told.site_values, *told.comparison_values]
    chance = by_chance(held(), asked())
    assert [each.value for each in chance.reckoned] == [told.estimate, *told.estimates]
    assert {each.area for each in (*exhibit.reckoned, *chance.reckoned)} == {SITES}


def test_what_is_not_shown_of_any_ward_is_a_gap_in_both_lines():
    gap = held(parts={(5, 3): {"provisional": True}})
    figure = did_it_work(gap, asked()).figures[0].drawing
    band, others, own = figure["data"]
    assert own["y"][3] is others["y"][3] is None
    assert own["connectgaps"] is False
    assert None in band["x"][:-1]
    assert "One month is left out, as not every ward is shown." in did_it_work(gap, asked()).how_to_read


def test_there_is_a_dot_for_every_other_choice_and_the_sites_own_mark():
    exhibit = by_chance(held(), asked())
    figure = checked(exhibit.figures[0].drawing)
    others, _, own = figure.data
    assert len(others.x) == 45
    assert each_stands_for(trial.found(held(), asked())) == 1
    assert figure.layout.height == 132
    assert own.x == (trial.found(held(), asked()).estimate,)
    assert (own.marker.symbol, own.marker.color) == ("circle", COLOUR["improvement"])
    assert "<b>Kentish Town +15 points</b>" in words(figure)
    assert exhibit.finding.striptags().endswith("None of the 45 shows a difference this large, either way.")
    assert "45 other choices of wards" in exhibit.figures[0].alt
    assert exhibit.table.rows[0][0] == "Ward 0 and Ward 1"


@pytest.mark.parametrize(
    ("rises", "symbol", "colour"),
    [(30, "circle", "improvement"), (-30, "diamond", "concern"), (0, "circle", "page")],
)
def test_the_mark_is_by_what_the_work_did(rises, symbol, colour):
    mark = by_chance(held(rises), asked()).figures[0].drawing["data"][-1]["marker"]
    assert (mark["symbol"], mark["color"]) == (symbol, COLOUR[colour])


def test_many_choices_share_their_dots_and_it_is_said():
    exhibit = by_chance(held(), asked(4, place=""))
    told = trial.found(held(), asked(4, place=""))
    assert len(told.estimates) == 70
    several = each_stands_for(told)
    drawn = len(dots(held().declared, told, "x", ())["data"][0]["x"])
    assert drawn <= 70 <= drawn * several
    assert ("A dot stands for up to" in exhibit.how_to_read) == (several > 1)


def test_made_up_figures_carry_their_mark_in_both_figures():
    for exhibit in (did_it_work(made_up(), asked()), by_chance(made_up(), asked())):
        assert any("SAMPLE" in each for each in words(checked(exhibit.figures[0].drawing)))
    for exhibit in (did_it_work(held(), asked()), by_chance(held(), asked())):
        assert not any("SAMPLE" in each for each in words(checked(exhibit.figures[0].drawing)))


def test_a_name_that_finds_no_room_on_a_phone_gives_way_to_how_many_wards_there_are():
    long = "The estates between the railway and the canal"
    for place in (long, "W" * 160):
        for build in (did_it_work, by_chance):
            said = " ".join(words(checked(build(held(), asked(place=place)).figures[0].drawing)))
            assert "two wards" in said.lower()
            assert place not in said
    assert "Ward 0 and Ward 1" in words(checked(did_it_work(held(), asked(place="")).figures[0].drawing))[0]
    assert "<b>Ward 0 " in words(checked(by_chance(held(), asked(1, place=long)).figures[0].drawing))[0]


@pytest.mark.parametrize("place", HOSTILE)
def test_what_a_team_calls_its_place_is_text(place):
    for build in (did_it_work, by_chance):
        drawing = build(held(), asked(place=place)).figures[0].drawing
        checked(drawing)
        for each in leaves(drawing):
            assert not isinstance(each, str) or ("<script" not in each and "<img" not in each and "<a" not in each)


def test_too_soon_draws_the_lines_and_says_when():
    late = asked(since=date(2025, 7, 1), lag_months=12)
    exhibit = did_it_work(held(), late)
    assert exhibit.finding.striptags() == "It is too soon to tell: that takes figures up to 31 October 2026."
    checked(exhibit.figures[0].drawing)
    assert not [each for each in exhibit.reckoned if each.lower]
    assert by_chance(held(), late) is None


def test_where_nothing_is_drawn_it_says_why():
    exhibit = did_it_work(held(), asked(0))
    assert exhibit.absent.words == "No ward is named in which the work goes on."
    assert not exhibit.figures
    no_start = did_it_work(held(), asked(since=None))
    assert no_start.absent.words == "When the work began is not recorded."
    unknown = did_it_work(held(), Trial("repairs_in_time", (code(0),)))
    assert "There is no indicator 'repairs_in_time'." in unknown.absent.words
    assert by_chance(held(), Trial("repairs_in_time", (code(0),))) is None
    assert advice_on_work(held(), Trial("repairs_in_time", (code(0),)), Work()) is None


def test_every_indicator_can_be_asked_on_every_snapshot(made):
    for world in ("whole", "empty", "published", "withheld", "hostile"):
        snapshot = made(world).snapshot
        for slug in snapshot.indicators:
            for sites in (KENTISH_TOWN, KENTISH_TOWN[:1]):
                question = Trial(slug, sites, (), date(2024, 6, 1), 6)
                for exhibit in (did_it_work(snapshot, question), by_chance(snapshot, question)):
                    for figure in exhibit.figures if exhibit else ():
                        checked(figure.drawing)
                        assert figure.alt
                    assert exhibit is None or exhibit.figures or exhibit.absent
