"""The page of the wards: every choice is in the address, and each state says what it is."""

import pytest

from tests.app.conftest import sound
from tests.app.reading import WARDS, alerts, alts, charts, choice, headings, markup, text
from tests.worlds import CAMDEN_TOWN

HOSTILE = "<script>window.ran=1</script>"


@pytest.fixture
def page(visit):
    def page(world="whole", **address):
        return visit(world, WARDS, **{"indicator": "repairs_on_time"} | address)

    return page


def slider(at):
    return at.select_slider(key="filter_period")


def several(at):
    return at.multiselect(key="filter_areas")


def test_it_asks_where_and_compares_the_wards_in_the_newest_period(page):
    at = page()
    assert headings(at) == ["Where is it different?"]
    assert "20 wards compared with Camden, January 2026" in text(at)
    assert "Where is it different?" in text(at)
    kinds = [each.partition(":")[0] for each in alts(at)]
    assert kinds[:2] == ["Ranked dots", "A map"]
    assert [each for each in kinds if each == "A line over time"]
    assert kinds[-2].startswith("Marks in rows")
    assert kinds[-1].startswith("Dots for 20 wards")


def test_a_period_is_slid_to_and_stands_in_the_address(page):
    at = page()
    slider(at).set_value("2025-06").run()
    assert at.query_params["period"] == "2025-06"
    assert "20 wards compared with Camden, June 2025" in text(sound(at))
    slider(at).set_value("2026-01").run()
    assert "period" not in at.query_params


def test_a_period_of_another_length_in_the_address_brings_its_own(page):
    at = page(period="fy2024")
    assert choice(at, "every") == "financial_year"
    assert "20 wards compared with Camden, 2024/25" in text(at)
    at.selectbox(key="filter_every").set_value("month").run()
    assert "20 wards compared with Camden, January 2026" in text(sound(at))


def test_areas_to_compare_are_the_ends_until_others_are_chosen(page):
    at = page(ward=CAMDEN_TOWN)
    assert several(at).value[0] == CAMDEN_TOWN
    assert len(several(at).value) == 4
    assert "areas" not in at.query_params
    several(at).set_value(["E05013652", "central"]).run()
    assert at.query_params["areas"] == "E05013652,central"
    assert [each.alt.split(",")[1] for each in charts(at) if each.alt.startswith("A line over time")] == [
        " Belsize. 36 figures",
        " Central. 36 figures",
    ]
    several(at).set_value([]).run()
    assert at.query_params["areas"] == "none"
    assert "No area is chosen. Choose up to four above." in text(sound(at))


def test_what_is_chosen_in_the_address_is_shaded_and_at_the_most_four(page):
    at = page(areas="E05013652,E05013653,E05013654,E05013655,E05013656")
    assert several(at).value == ["E05013652", "E05013653", "E05013654", "E05013655"]


def test_the_two_axes_are_in_the_address_and_the_page_has_its_own_indicator_up(page):
    at = page()
    assert (choice(at, "across"), choice(at, "up")) == ("income_deprived", "repairs_on_time")
    at.selectbox(key="filter_across").set_value("recorded_crime").run()
    assert at.query_params["across"] == "recorded_crime"
    assert "Wards are not people" in text(sound(at))
    at.selectbox(key="filter_indicator").set_value("burglary").run()
    assert choice(sound(at), "up") == "burglary"
    assert "up" not in at.query_params


def test_the_chosen_ward_has_its_strip_and_no_ward_has_none(page):
    assert "Chosen ward Camden Town Its profile January 2026" in text(page(ward=CAMDEN_TOWN))
    assert "Chosen ward" not in text(page())
    assert "Chosen ward" not in text(page(neighbourhood="central"))


def test_what_is_counted_for_all_camden_alone_says_so_in_the_place_of_the_wards(page):
    at = page(indicator="gender_pay_gap_mean")
    assert "All Camden only" in text(at)
    assert "indicator?indicator=gender_pay_gap_mean" in markup(at).replace("&amp;", "&")
    assert not list(at.select_slider)
    assert not list(at.multiselect)
    assert [each.partition(" ")[0] for each in alts(at)] == ["Dots"]


def test_what_is_never_published_for_wards_compares_the_neighbourhoods(page):
    at = page(indicator="homelessness_prevented", neighbourhood="central")
    assert "5 neighbourhoods compared with Camden" in text(at)
    assert "Which neighbourhoods moved, compared with Camden?" in text(at)
    assert "Chosen neighbourhood Central Its profile" in text(at)


def test_of_one_period_it_says_that_there_is_one_figure_only(page):
    at = page(indicator="income_deprived")
    assert not list(at.select_slider)
    assert text(at).count("One figure only") == 2


def test_withheld_wards_are_said_to_be_withheld(page):
    at = page("withheld", indicator="damp_inspected_in_time")
    assert "ithheld" in text(at)
    assert not alts(at)


def test_a_hostile_address_is_refused_in_words(page):
    at = page(areas=f"E05013652,{HOSTILE}", across=HOSTILE, up="no_such", period=HOSTILE, every=HOSTILE)
    assert len(alerts(at)) == 5
    assert HOSTILE not in markup(at)
    assert several(at).value == ["E05013652"]


def test_play_begins_with_the_oldest_and_the_address_hears_of_the_end_alone(page):
    at = page()
    at.button(key="play").click().run()
    assert slider(sound(at)).value == "2021-02"
    assert "period" not in at.query_params
    assert at.button(key="play").label == "Stop"
    at.button(key="play").click().run()
    assert at.query_params["period"] == "2021-02"
    assert "20 wards compared with Camden, February 2021" in text(sound(at))


def test_another_choice_ends_it_where_it_stands(page):
    at = page(period="2025-06")
    at.button(key="play").click().run()
    at.selectbox(key="filter_ward").set_value(CAMDEN_TOWN).run()
    assert sound(at).button(key="play").label == "Play"
    assert at.query_params["period"] == "2025-06"
    assert "Chosen ward Camden Town Its profile June 2025" in text(at)
