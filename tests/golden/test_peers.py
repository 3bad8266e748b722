"""The page of peers on the series that the project keeps: its sentence, its table in words, and what it looks closer
at, all of it published figures."""

import re
from html import unescape

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

import metrics
from metrics import PeerGroup
from pages.components.exhibits.peers_all import peers_all
from pages.components.exhibits.peers_changed import peers_changed
from pages.components.exhibits.peers_now import peers_now
from pages.components.html.peer_table import peer_table

TAGS = re.compile(r"<[^>]*>")
PRIORITIES = {each.slug: each for each in metrics.priorities()}
BUILDERS = (peers_now, peers_all, peers_changed)


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(JSONSnapshotExtension)


def words(html: str) -> str:
    return unescape(" ".join(TAGS.sub(" ", html).split()))


@pytest.mark.parametrize("group", PeerGroup)
def test_where_camden_stands_apart(golden, whole, group):
    told = peer_table(whole.snapshot, tuple(PRIORITIES.values()), group)
    assert {
        "lead": words(told.lead),
        "newest": told.newest,
        "finding": told.table.finding,
        "rows": [words(each) for each in re.findall(r"<tr.*?</tr>", told.table.html)],
        "key": words(told.table.html.rpartition("</table>")[2]),
        "how to read": told.table.how_to_read,
        "source": told.table.source,
        "period": told.table.period,
        "table": [told.table.table.headings, *told.table.table.rows],
    } == golden


def test_a_row_as_it_is_written(golden, whole):
    told = peer_table(whole.snapshot, (PRIORITIES["food"],), PeerGroup.SIMILAR)
    obese = next(each for each in re.findall(r"<tr.*?</tr>", told.table.html) if "adults_obese" in each)
    assert re.sub(r"><", ">\n<", obese).split("\n") == golden


@pytest.mark.parametrize("code", ["adults_obese", "child_poverty_after_housing", "life_satisfaction", "literacy"])
def test_a_series_looked_closer_at(golden, whole, code):
    told = [build(whole.snapshot, code, PeerGroup.SIMILAR) for build in BUILDERS]
    assert [
        {
            "question": each.question,
            "finding": each.finding,
            "figures": [[words(one.above) or one.heading, one.alt] for one in each.figures],
            "absent": each.absent.words if each.absent else "",
            "how to read": each.how_to_read,
            "source": each.source,
            "period": each.period,
            "tables": [[one.caption, one.headings, *one.rows] for one in (each.table, *each.more) if one],
        }
        for each in told
    ] == golden


@pytest.mark.parametrize("code", ["adults_obese", "child_poverty_after_housing"])
def test_the_figures_as_they_are_drawn(golden, whole, code):
    told = [build(whole.snapshot, code, PeerGroup.SIMILAR) for build in BUILDERS]
    assert [one.drawing for each in told for one in each.figures] == golden
