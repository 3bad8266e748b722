"""Who is left behind? The page of gaps between wards: its table, what it looks closer at, measures and states."""

import csv
import html
import io
import re

import pytest

import metrics
from metrics import GapChange, Level, Unjudged
from pages.components.exhibits import as_file, gap_rows, gaps_taken
from pages.components.exhibits.made_of import stretches
from pages.components.words.unequal import Measure
from tests.app.reading import INEQUALITY, alerts, charts, markup, text
from tests.app.reading import rows as cells
from tests.worlds import CAMDEN_TOWN

PRIORITIES = metrics.priorities()


def stand(at):
    """The rows of the table, each with its cells."""
    (found,) = re.findall(r'<table class="stand gaps".*?</table>', markup(at), re.DOTALL)
    return cells(found)[1:]


@pytest.mark.parametrize("measure", Measure)
def test_every_indicator_of_wards_is_in_the_table_or_says_why_not(visit, whole, measure):
    at = visit(whole, INEQUALITY, measure=measure)
    told, left = gap_rows.rows(whole.snapshot, PRIORITIES, measure)
    of_wards = [each.title for each in whole.snapshot.indicators.values() if each.level is Level.WARD]
    assert sorted(each.indicator.title for each in (*told, *left)) == sorted(of_wards)
    assert len(stand(at)) == len(told) > 15
    listed = re.search(r'<ul class="left-out">(.*?)</ul>', markup(at))[1]
    assert listed.count("<li>") == len(left) > 10
    assert not re.search(r"\bNone\b|\bnan\b|: \.", html.unescape(listed))


@pytest.mark.parametrize("measure", Measure)
def test_the_sentence_counts_what_the_table_shows(visit, whole, measure):
    at = visit(whole, INEQUALITY, measure=measure)
    lead = re.search(r'<p class="lead">(.*?)</p>', markup(at))[1]
    lead = re.sub(r"<[^>]+>", "", lead)
    judged = [each for each in stand(at) if "no range" not in " ".join(each)]
    told, _ = gap_rows.rows(whole.snapshot, PRIORITIES, measure)
    ranged = [each for each in told if each.gap.is_ranged]
    assert re.match(rf"Of {len(judged)} indicators compared between wards, ", lead)
    worse = sum(each.gap.side > 0 for each in ranged if each.indicator.polarity != "neutral")
    assert re.search(rf"\b{worse or 'none'} (?:is|are) worse", lead)
    widening = sum(each.gap.change is GapChange.WIDENING for each in told)
    assert re.search(rf"{widening or '(?:none|No gap)'} (?:is|are|is clearly narrowing or) widening", lead)
    for each in told:
        assert each.gap.change.word in " ".join(next(row for row in stand(at) if each.indicator.title in row[-6]))


@pytest.mark.parametrize("measure", Measure)
def test_the_figures_in_the_table_the_sentence_the_picture_and_the_download_are_the_same(visit, whole, measure):
    """Of one indicator by each measure."""
    at = visit(whole, INEQUALITY, indicator="repairs_on_time", measure=measure)
    row = next(each for each in stand(at) if "Repairs finished on time" in each[-6])
    over_time, wards = charts(at)[:2]
    newest = cells(over_time.beside("<table"))[1]
    assert row[-5].endswith(newest[1])
    assert row[-4].endswith(newest[2])
    found = whole.snapshot.inequality("repairs_on_time")
    taken = as_file.csv(gaps_taken.of_gaps(whole.snapshot, found)).decode("utf-8-sig")
    last = list(csv.DictReader(io.StringIO(taken)))[-1]
    names = ("most_deprived", "least_deprived") if measure is Measure.FIFTHS else ("poorer_end", "richer_end")
    shown = [float(each.rstrip("%")) / 100 for each in newest[1:3]]
    assert [float(last[each]) for each in names] == pytest.approx(shown, abs=0.0006)
    assert (last["origin"], last["period_label"], last["unit"]) == ("sample", newest[0], "share, 0 to 1")
    assert all(figure in wards.alt for figure in newest[1:3])


def test_wards_lie_side_by_side_from_the_most_to_the_least_deprived(whole):
    snapshot = whole.snapshot
    (*_, newest) = snapshot.inequality("repairs_on_time")
    compared = snapshot.comparison("repairs_on_time", Level.WARD, newest.period, "financial_year")
    told = stretches(snapshot, [item.observation for item in compared.items])
    assert (told[0].first, told[-1].last) == (0, 1)
    assert [each.last for each in told[:-1]] == [each.first for each in told[1:]]
    deprived = [each.area.income_deprived for each in told]
    assert deprived == sorted(deprived, reverse=True)
    total = sum(each.area.residents for each in told)
    assert all(each.last - each.first == pytest.approx(each.area.residents / total) for each in told)


def test_a_choice_of_priority_shows_its_own_indicators_alone(visit, whole):
    at = visit(whole, INEQUALITY, priority="safety")
    safety = {each.title for each in whole.snapshot.indicators.values() if each.priority == "safety"}
    assert stand(at)
    assert all(any(row[-6].startswith(each) for each in safety) for row in stand(at))
    chosen = next(box for box in at.selectbox if box.label == "Look closer at")
    assert set(chosen.options) <= safety


def test_where_no_indicator_is_counted_for_wards_the_page_says_so(visit, whole):
    at = visit(whole, INEQUALITY, priority="anti_racism")
    assert "No indicator of Anti-racism learning is compared between wards." in text(at)
    assert [box.label for box in at.selectbox if box.label == "Look closer at"] == []
    assert not charts(at)


def test_a_withheld_year_says_how_many_wards_are_shown_and_which_year_has_all(visit, made, whole):
    hidden = [slug for slug in whole.snapshot.indicators if why(whole.snapshot, slug) == Unjudged.WITHHELD]
    assert hidden
    for slug in hidden:
        told = text(visit(whole, INEQUALITY, indicator=slug))
        assert re.search(
            r"(\d+ of 20 wards have a figure|not every ward has a figure of its own) for 20\d\d/\d\d", told
        )
        latest = whole.snapshot.inequality(slug)
        assert ("the latest year that has them is" in told) is bool(latest)
    none = text(visit("withheld", INEQUALITY, indicator="damp_inspected_in_time"))
    assert "Withheld Damp and mould inspected in time has no gap between wards: too much is withheld." in none


def why(snapshot, slug):
    reading = snapshot.reading(slug, metrics.BOROUGH)
    return reading.inequality_why if reading else ""


def test_a_place_that_is_chosen_elsewhere_is_said_not_to_be_looked_at(visit, whole):
    assert "These are the figures of all Camden, not of Camden Town." in text(
        visit(whole, INEQUALITY, ward=CAMDEN_TOWN)
    )


def test_groups_are_higher_or_lower_and_never_better_or_worse(visit, whole):
    at = visit(whole, INEQUALITY, indicator="safe_after_dark")
    section = text(at).partition("who is it different for?")[2]
    assert re.search(r"(Lower|Higher) than for all residents|No group is clearly different", section)
    assert not re.search(r"\b(better|worse)\b", section.partition("Source: ")[0])


def test_what_the_address_asks_and_is_not_there_is_refused_as_text(visit, whole):
    at = visit(whole, INEQUALITY, priority="<script>", indicator="zzz", measure="q")
    assert alerts(at) == [
        f"{each} This page shows what is there instead."
        for each in ("There is no priority <script>.", "There is no indicator counted for wards zzz.",
                     "There is no measure of the gap q.")
    ]  # fmt: skip
    assert "<script>" not in markup(at)


def test_wards_are_said_not_to_be_people(visit, whole):
    assert "Wards are not people" in text(visit(whole, INEQUALITY))
