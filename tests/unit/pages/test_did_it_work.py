"""Sites beside other wards, and beside chance: what is drawn, said and taken along, and why nothing is."""

from datetime import date

import pytest

from data.store import Decision, Evidence, Initiative, Kept, Move
from metrics import BOROUGH, SITES, Advice, Decided, Precision, Stage, Way, Work
from pages.components.exhibits import trial
from pages.components.exhibits.advice import advice_on_work
from pages.components.exhibits.by_chance import by_chance
from pages.components.exhibits.by_chance_dots import dots, each_stands_for
from pages.components.exhibits.did_it_work import did_it_work
from pages.components.exhibits.frozen import frozen
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


WORK = Initiative(
    title="Kentish Town neighbourhood team",
    purpose="Officers share an office.",
    priority="housing",
    stage=Stage.GROW,
    started=date(2023, 6, 1),
    started_to="month",
    moves=(
        Move(indicator=ON_TIME, way=Way.RISE, lag_months=12),
        Move(indicator="damp_inspected_in_time", way=Way.RISE, lag_months=12),
        Move(indicator="tenants_satisfied", way=Way.RISE, lag_months=24),
    ),
    place="Kentish Town",
    sites=KENTISH_TOWN,
    scale_of="neighbourhoods",
    scale_planned=5,
    scale_reached=1,
)
KEPT = Kept(WORK, "kentish_town_team", 1, "role", None)


def decided(what, on):
    evidence = Evidence(snapshot="2026-02-10-0123456789ab", as_of=on, sample=True, advice=Advice.NONE)
    entry = Decision(initiative="kentish_town_team", decided=what, why="because", on=on, evidence=evidence)
    return Kept(entry, "d1", 1, "role", None)


def test_a_piece_of_work_asks_of_each_indicator_that_it_is_to_move():
    first, _, last = trial.trials(WORK)
    assert first == Trial(ON_TIME, KENTISH_TOWN, (), date(2023, 6, 1), 12, "Kentish Town")
    assert (last.indicator, last.lag_months) == ("tenants_satisfied", 24)
    by_year = WORK.model_copy(update={"started": date(2023, 1, 1), "started_to": Precision.YEAR})
    assert trial.trials(by_year)[0].lag_months == 23  # from December 2023 at the latest
    assert trial.trial(WORK, "burglary").indicator == "burglary"


def test_its_stage_scale_and_decisions_are_taken_into_account(whole):
    snapshot, question = whole.snapshot, trial.trials(WORK)[0]
    work = trial.work_for(snapshot, question, WORK, [decided(Decided.GO_FASTER, date(2025, 1, 10))])
    assert (work.at_planned_scale, work.changed) == (False, date(2025, 1, 10))
    assert (work.figures_since_start, work.figures_since_change) == (20, 0)
    whole_scale = WORK.model_copy(update={"scale_reached": 5})
    routine = WORK.model_copy(update={"stage": Stage.ROUTINE})
    for each in (whole_scale, routine):
        assert trial.work_for(snapshot, question, each).at_planned_scale


def test_the_box_says_what_is_advised_on_the_work_and_what_it_did(whole):
    snapshot, question = whole.snapshot, trial.trials(WORK)[0]
    exhibit = advice_on_work(snapshot, question, trial.work_for(snapshot, question, WORK))
    said = exhibit.html.striptags()
    assert exhibit.question == "The evidence suggests"
    assert "Better than elsewhere: 1" in said
    assert "It advises; people decide." in said
    assert {each.area for each in exhibit.rows} >= set(KENTISH_TOWN)
    everywhere = trial.trials(WORK)[2]
    told = advice_on_work(snapshot, everywhere, trial.work_for(snapshot, everywhere, WORK))
    assert "All Camden only" in told.html.striptags()


def test_what_is_known_is_frozen_in_the_words_of_the_page(whole):
    snapshot = whole.snapshot
    known = frozen(snapshot, KEPT, "", "")
    assert (known.snapshot, known.as_of, known.sample) == (snapshot.name, snapshot.as_of, True)
    assert [each.indicator for each in known.readings] == [each.indicator for each in WORK.moves]
    first = known.readings[0]
    assert (first.area, first.area_name) == (SITES, "Kentish Town North and Kentish Town South")
    assert first.value.endswith("%")
    box = advice_on_work(snapshot, trial.trials(WORK)[0], trial.work_for(snapshot, trial.trials(WORK)[0], WORK))
    assert str(known.advice.word) in box.html.striptags()
    assert known.because in box.html.striptags()
    told = trial.found(snapshot, trial.trials(WORK)[0])
    difference = known.differences[0]
    assert (difference.estimate, difference.lower, difference.upper) == (told.estimate, told.lower, told.upper)
    assert (difference.others, difference.as_large) == (153, 0)
    page = did_it_work(snapshot, trial.trials(WORK)[0]).finding.striptags()
    assert difference.finding.startswith(page)
    assert Evidence.model_validate_json(known.model_dump_json()) == known


def test_a_decision_on_an_indicator_has_its_reading_and_the_advice_of_all_camden(whole):
    snapshot = whole.snapshot
    for slug in snapshot.indicators:
        known = frozen(snapshot, None, slug, BOROUGH)
        advised = snapshot.advice(slug)
        assert known.advice is (advised.advice if advised.period else Advice.NONE)
        assert len(known.readings) == 1
        assert not known.differences
    ward = frozen(snapshot, None, ON_TIME, KENTISH_TOWN[0])
    assert (ward.advice, ward.readings[0].area_name) == (Advice.NONE, "Kentish Town North ward")


def test_what_was_never_indicated_leaves_nothing_known(made):
    for world in ("empty", "published"):
        snapshot = made(world).snapshot
        known = frozen(snapshot, KEPT, "", "")
        assert known.advice is Advice.NOT_ENOUGH_DATA
        assert not known.sample
        assert all(each.estimate is None for each in known.differences)
    assert frozen(snapshot, None, "no_such_indicator", "").readings == ()
