"""The page of the staff's anti-racism learning, of a council that can be counted by hand, and where there is little."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.reading import INDICATOR, TRAINING, alerts, alts, figures, headings, markup, words
from tests.staff import learning
from tests.worlds import CAMDEN_TOWN, World

OUR_OWN_WORK = (
    "This is our own work: it counts staff who finished the learning. It does not say what changed for residents."
)


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> World:
    return learning(tmp_path_factory.mktemp("council"))


def test_it_says_first_whose_work_it_is(visit, council):
    at = visit(council, TRAINING)
    told = words(at)
    assert headings(at) == ["Staff anti-racism learning"]
    assert OUR_OWN_WORK in told
    assert "All staff, January 2026" in told
    assert (
        '<a href="priority?priority=anti_racism">Anti-racism learning</a> (organisation) \u203a Our own work'
        in markup(at)
    )


def test_the_strip_answers_five_questions(visit, council):
    strip = re.search(r'<dl class="reading">.*?</dl>', markup(visit(council, TRAINING)), re.DOTALL)[0]
    told = re.sub(r"<[^>]+>", " ", strip).replace("&#39;", "'")
    told = " ".join(told.split())
    assert "End of January 2026 Council 68% chance variation 64% to 71%; 435 of 640 staff, to the nearest 5" in told
    assert "Is it changing? Improving" in told
    assert "When published, by June 2022 77% 3,200 staff Quoted" in told
    assert "Joiners within six months 50% joined in Apr to Jun 2025, of 30" in told
    # 205 have not finished; eight months to the end of September; ten a month finish and as many join.
    assert "Everyone by 30 September 2026? About 36 a month needed about 10 a month finish now" in told


def test_what_it_would_take_is_reckoned_from_the_figures_that_are_shown(visit, council):
    at = visit(council, TRAINING)
    assert (
        "For everyone to have finished by 30 September 2026, about 36 people a month would have to; about 10 a month "
        "do, and about 10 join." in words(at)
    )
    assert "At today's pace that never comes: those who have not finished do not become fewer." in words(at)
    assert rows(at, "How many would have to finish each month") == [
        ["30 September 2026", "36", "3.6 times"],
        ["31 March 2027", "25", "2.5 times"],
        ["30 September 2027", "20", "2 times"],
        ["At today's pace: never", "10", ""],
    ]


def test_another_day_is_a_row_of_its_own_and_stands_in_the_address(visit, council):
    at = visit(council, TRAINING, by="2029-09-30")
    told = rows(at, "How many would have to finish each month")
    assert ["30 September 2029", "15", "1.5 times"] in told  # 205 in 44 months, and the ten who join in each
    assert '<tr class="chosen"><th scope="row">30 September 2029' in markup(at)
    assert "by 30 September 2029, about 15 people a month" in words(at)
    assert at.query_params["by"] == "2029-09-30"
    wrong = visit(council, TRAINING, by="2024-03-31")
    assert alerts(wrong) == ["There is no day to reach everyone by 2024-03-31. This page shows what is there instead."]


def test_the_figure_in_print_stands_apart_from_the_line(visit, council):
    at = visit(council, TRAINING)
    assert "In print it was 77%, by June 2022." in words(at)
    assert "A hollow ring apart from the line is 77%, as it was printed by June 2022." in alts(at)[0]
    assert "In print by June 2022" in markup(at)
    assert "2022-06-30" in figures(at)


def test_each_group_has_its_figure_and_the_withheld_its_word(visit, council):
    at = visit(council, TRAINING)
    told = words(at)
    assert (
        "Completion is lower than among all staff (67%) in these groups: Homes and Communities staff (directorate); "
        "Manager; " in told
    )
    assert (
        "It is higher in these: Corporate Services staff (directorate); Not a manager; Level 3 and Level 4 (grade); "
        "staff in post 3 years or more (time in post)." in told
    )
    assert "1 group is withheld to protect people: a small count." in told
    groups = rows(at, "Staff who have completed the anti-racism learning by group")
    assert ["Directorate: Corporate Services", "87%", "275"] in groups
    assert ["Grade: Chief officer", "[w]", "[w]"] in groups
    assert re.search("withheld to.{1,15}protect people", figures(at))


def test_no_column_of_a_group_says_how_many_have_not_finished(visit, council):
    """Completed and all are as they are published; nothing of a group is subtracted here."""
    page = markup(visit(council, TRAINING))
    table = next(
        each for each in page.split("<table") if "<caption>Staff who have completed" in each and "by group" in each
    )
    headed = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', table)
    assert headed == [
        "Group",
        "Share",
        "Staff in post at the month&#39;s end who have completed the learning offer",
        "Staff in post at the month&#39;s end",
        "Chance variation",
        "Compared with all staff",
    ]


def test_joiners_whose_six_months_are_not_over_are_said_to_be_so(visit, council):
    at = visit(council, TRAINING)
    assert (
        "Of those who joined in Apr to Jun 2025, 50% finished within six months (33% to 67%); a year before it was 50%."
        in words(at)
    )
    assert "Later joiners' six months are not over." in words(at)
    assert "3 later quarters are not over." in alts(at)[-1]
    assert "not over" in figures(at)


def test_a_ward_is_told_that_staff_are_of_all_camden(visit, council):
    told = words(visit(council, TRAINING, ward=CAMDEN_TOWN))
    assert "Staff are counted for all Camden alone. These are the figures of all Camden, not of Camden Town." in told


def test_of_few_staff_nothing_is_told_but_why(visit, tmp_path):
    at = visit(learning(tmp_path, there=6, joining=0), TRAINING)
    told = words(at)
    assert "No figure" in told
    assert "withheld to protect people" in told.lower()
    assert "Cannot be said too much is withheld" in told
    assert "What it would take cannot be said: too much is withheld." in told
    assert not alts(at)
    assert "77%" in told
    assert "a month needed" not in told


def test_what_is_long_overdue_says_no_pace(visit, tmp_path):
    at = visit(learning(tmp_path, as_of=date(2026, 6, 30)), TRAINING)
    told = words(at)
    assert "What it would take cannot be said: new figures are overdue." in told
    assert "68%" in told
    assert "late since" in told


def test_with_nothing_but_what_is_in_print_it_says_that(visit, made: Callable[[str], World]):
    told = words(visit("kept", TRAINING))
    assert "When published, by June 2022 77% 3,200 staff Quoted" in told
    assert "No data yet. Anti-racism training completed and Council staff have not been brought in." in told
    assert "What it would take cannot be said: there are no figures yet." in told
    assert "SAMPLE" not in told


@pytest.mark.parametrize("world", ["sample", "empty"])
def test_where_none_of_it_is_declared_the_page_is_there(visit, world):
    at = visit(world, TRAINING)
    assert headings(at) == ["Staff anti-racism learning"]
    assert "There is no indicator 'training_completed'." in words(at)
    assert not alts(at)


def test_every_figure_of_a_sample_says_so(visit, whole):
    at = visit(whole, TRAINING)
    assert len(alts(at)) == 7
    assert figures(at).count("SAMPLE") == 7
    assert "Most figures on this page are made up" in words(at)


def test_the_pages_of_its_indicators_lead_here_and_it_leads_there(visit, whole):
    assert '<a href="training">' in markup(visit(whole, INDICATOR, indicator="managers_trained"))
    assert 'href="training' not in markup(visit(whole, INDICATOR, indicator="pm25"))
    page = markup(visit(whole, TRAINING))
    for slug in ("training_completed", "training_finished", "joiners_trained_in_six_months", "managers_trained"):
        assert f'href="indicator?indicator={slug}"' in page


def rows(at: AppTest, caption: str) -> list[list[str]]:
    """The first three cells of the rows of a table, as they are read."""
    table = next(each for each in markup(at).split("<table") if f"<caption>{caption}" in each)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr.*?</tr>", table)[1:]]
    return [[re.sub("&#39;", "'", cell) for cell in row[:3]] for row in cells]
