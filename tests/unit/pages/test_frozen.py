"""What is advised on work, and what of it is frozen with a decision: with its stage, its scale and what was decided."""

from datetime import date

from data.store import Decision, Evidence, Initiative, Kept, Move
from metrics import BOROUGH, SITES, Advice, Decided, Level, Precision, Stage, Way
from pages.components.exhibits import trial
from pages.components.exhibits.advice import advice_on_work
from pages.components.exhibits.did_it_work import did_it_work
from pages.components.exhibits.frozen import frozen
from pages.components.exhibits.trial import Trial

KENTISH_TOWN = ("E05013663", "E05013664")
ON_TIME = "repairs_on_time"

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
    wards = tuple(code for code, area in snapshot.areas.items() if area.level is Level.WARD)
    for sites in ((), wards, ("E05999999",)):
        asked = Trial(ON_TIME, sites, (), date(2023, 6, 1), 12)
        of_all = advice_on_work(snapshot, asked, trial.work_for(snapshot, asked, WORK)).html.striptags()
        assert "All Camden only" not in of_all
        assert str(snapshot.advice(ON_TIME).advice.word) in of_all


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
