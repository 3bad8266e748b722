"""What the indicators of a priority say together is counted, in sentences that are true of one, of many and of none."""

from dataclasses import replace

from markupsafe import Markup

from metrics import Course, Level
from pages.components.exhibits import worst_first
from pages.components.words import of_priority
from pages.components.words.lists import listed
from tests.unit.pages.judged import STEADY, judged
from tests.unit.pages.made import BELSIZE, CAMDEN

STILL, WORSE, BETTER, FEW = (judged(each)[1] for each in (STEADY, [*STEADY, 0.5], [*STEADY, 0.95], [0.7]))
AIMED = replace(STILL, target=0.9, course=Course.OFF_COURSE)


def test_a_group_says_how_many_are_getting_worse_and_improving():
    told = of_priority.together("Our own work", [STILL, WORSE, WORSE, BETTER])
    assert told == "Our own work: of 4 indicators, 2 are getting worse and 1 is improving."
    assert (
        of_priority.together("Lives", [WORSE, FEW])
        == "Lives: of 2 indicators, 1 is getting worse and none is improving."
    )


def test_a_group_without_a_signal_says_so_and_claims_nothing_of_those_that_are_not_judged():
    assert of_priority.together("Lives", [STILL, FEW]) == (
        "Lives: of 2 indicators, none is improving or getting worse by more than chance alone would have it."
    )
    assert of_priority.together("Lives", []) == ""


def test_a_group_of_one_speaks_of_the_one():
    assert of_priority.together("Lives", [WORSE]) == "Lives: the one indicator is getting worse."
    assert of_priority.together("Lives", [BETTER]) == "Lives: the one indicator is improving."
    assert of_priority.together("Lives", [STILL]) == (
        "Lives: the one indicator has not been found to change by more than chance alone would have it."
    )


def test_a_group_of_which_none_is_judged_says_that():
    assert of_priority.together("Lives", [FEW]) == "Lives: the one indicator cannot be judged yet."
    assert of_priority.together("Lives", [FEW, FEW]) == "Lives: of 2 indicators none can be judged yet."


def test_a_part_of_camden_says_how_many_are_counted_for_it():
    assert of_priority.published(CAMDEN, 3, 0, 3) == ""
    assert (
        of_priority.published(BELSIZE, 7, 0, 22)
        == "7 of 22 indicators are published for wards; the others are all Camden only."
    )
    assert of_priority.published(BELSIZE, 2, 0, 2) == "2 of 2 indicators are published for wards."
    assert of_priority.published(BELSIZE, 0, 0, 4) == (
        "None of these 4 indicators is published for wards: the figures are all Camden only, not those of Belsize."
    )
    assert of_priority.published(BELSIZE, 0, 0, 1).startswith("This indicator is not published for wards:")
    assert of_priority.published(BELSIZE, 7, 2, 22) == (
        "7 of 22 indicators are published for wards; for 2, numbers there are too small; the others are all Camden "
        "only."
    )
    assert of_priority.published(BELSIZE, 0, 1, 2) == (
        "None of these 2 indicators is published for wards; for 1, numbers there are too small; the others are all "
        "Camden only."
    )
    assert of_priority.published(BELSIZE, 0, 1, 1) == (
        "This indicator is not published for wards: numbers there are too small."
    )


def test_courses_are_counted_and_those_without_a_target_told():
    on = replace(AIMED, course=Course.ON_COURSE)
    open_ = replace(AIMED, course="")
    assert of_priority.courses([AIMED, AIMED, on, STILL]) == (
        "Of 3 indicators with a target, 1 is on course and 2 are off course. 1 has no target."
    )
    assert of_priority.courses([open_]) == "Of 1 indicator with a target, 1 is not judged."
    assert of_priority.courses([STILL]) == (
        "None of these indicators has a target, so that nothing is said of where they lead."
    )
    # A target of all Camden is none of a ward's, and is not said to be none.
    ward = replace(STILL, level=Level.WARD)
    assert of_priority.courses([ward]) == (
        "None of these indicators has a target for wards, so that nothing is said of where they lead."
    )
    assert of_priority.courses([replace(AIMED, level=Level.WARD), ward]).endswith(" 1 has no target for wards.")


def test_a_date_that_has_passed_is_never_on_course():
    passed = replace(AIMED, course=Course.DATE_PASSED, met=True)
    assert of_priority.courses([passed]) == "Of 1 indicator with a target, 1 has passed its date."


def test_places_and_groups_are_counted():
    assert of_priority.where(CAMDEN, 4, 9) == (
        "Of 9 indicators in which wards can be compared, 4 have wards clearly different from Camden."
    )
    assert of_priority.where(CAMDEN, 0, 1) == (
        "Of 1 indicator in which wards can be compared, none has wards clearly different from Camden."
    )
    assert of_priority.where(BELSIZE, 1, 9) == (
        "Of 9 indicators that can be compared with Camden, 1 is clearly different in Belsize."
    )
    central = replace(BELSIZE, name="Central", level=Level.NEIGHBOURHOOD)
    assert of_priority.where(central, 2, 9).endswith("2 are clearly different in Central or in one of its wards.")
    assert of_priority.who(1, 2) == (
        "Of 2 indicators in which groups can be compared, 1 has groups clearly higher or lower than all."
    )


def test_names_are_listed_and_stay_text():
    assert listed(["Belsize"]) == "Belsize"
    assert listed(["Belsize", "Kilburn", "Highgate"]) == "Belsize, Kilburn and Highgate"
    assert listed(["A", "B", "C", "D", "E"], 3) == "A, B, C and 2 more"
    assert listed(["A", "B", "C"], 3) == "A, B and C"
    assert listed(["<b>", Markup("<i>x</i>")]) == "&lt;b&gt; and <i>x</i>"
    assert listed([]) == ""
    # In a sentence that is written into a page, and escaped there, once.
    assert f"{listed(['Homes & streets', 'What we hear'])}." == "Homes & streets and What we hear."


def test_what_is_getting_worse_stands_first_and_what_has_no_figure_last():
    short = replace(STILL, target=0.9, course=Course.OFF_COURSE)
    there = replace(STILL, target=0.9, course=Course.ON_COURSE)
    passed = replace(STILL, target=0.9, course=Course.DATE_PASSED, met=False)
    readings = {
        "worse": WORSE, "short": short, "passed": passed, "still": STILL, "there": there, "better": BETTER, "few": FEW,
        "none": None,
    }  # fmt: skip
    places = {name: worst_first.place(each, "", shown=each is not None) for name, each in readings.items()}
    order = sorted(places, key=lambda name: (places[name], name))
    assert order == ["worse", "passed", "short", "still", "there", "better", "few", "none"]
    assert worst_first.place(STILL, "A") < worst_first.place(STILL, "B")
