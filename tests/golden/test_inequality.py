"""The page of gaps between wards on the sample: its sentence, its table in words, and what it looks closer at."""

import re
from html import unescape

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

import metrics
from pages.components.exhibits.closing import closing
from pages.components.exhibits.groups import groups
from pages.components.html.gap_table import gaps
from pages.components.words.unequal import Measure

TAGS = re.compile(r"<[^>]*>")
PRIORITIES = {each.slug: each for each in metrics.priorities()}


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(JSONSnapshotExtension)


def words(html: str) -> str:
    return unescape(" ".join(TAGS.sub(" ", html).split()))


@pytest.mark.parametrize("measure", Measure)
def test_all_gaps_on_the_sample(golden, whole, measure):
    told = gaps(whole.snapshot, tuple(PRIORITIES.values()), measure)
    rows = re.findall(r"<tr.*?</tr>", told.table.html)
    assert {
        "lead": words(told.lead),
        "newest": told.newest,
        "finding": told.table.finding,
        "rows": [words(each) for each in rows],
        "lines": re.findall(r'role="img" aria-label="(.*?)"', told.table.html),
        "below": words(told.table.html.rpartition("</table>")[2]),
        "how to read": told.table.how_to_read,
        "table": [told.table.table.headings, *told.table.table.rows],
    } == golden


def test_a_row_as_it_is_written(golden, whole):
    told = gaps(whole.snapshot, (PRIORITIES["safety"],), Measure.FIFTHS)
    safe = next(each for each in re.findall(r"<tr.*?</tr>", told.table.html) if "indicator=safe_after_dark" in each)
    assert re.sub(r"><", ">\n<", safe).split("\n") == golden


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("slug", ["repairs_on_time", "violence_with_injury", "youth_hub_visits"])
def test_a_gap_looked_closer_at(golden, whole, measure, slug):
    told = closing(whole.snapshot, slug, measure).exhibit
    assert {
        "finding": told.finding,
        "figures": [[each.heading, each.alt] for each in told.figures],
        "how to read": told.how_to_read,
        "tables": [[each.caption, each.headings, *each.rows] for each in (told.table, *told.more)],
    } == golden


@pytest.mark.parametrize("measure", Measure)
def test_the_figures_as_they_are_drawn(golden, whole, measure):
    told = closing(whole.snapshot, "safe_after_dark", measure).exhibit
    assert [each.drawing for each in told.figures] == golden


def test_the_groups_of_an_indicator(golden, whole):
    told = groups(whole.snapshot, "safe_after_dark")
    assert {
        "finding": told.finding,
        "figures": [[each.heading, each.alt] for each in told.figures],
        "table": told.table.rows,
    } == golden
