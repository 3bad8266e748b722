"""The page of a priority on the sample: what it says of everything together, and each card in words."""

import re
from html import unescape

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

import metrics
from pages.components.html.priority import promise, story
from tests.worlds import CAMDEN_TOWN

TAGS = re.compile(r"<[^>]*>")
PRIORITIES = {each.slug: each for each in metrics.priorities()}


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(JSONSnapshotExtension)


def words(html: str) -> str:
    return unescape(" ".join(TAGS.sub(" ", html).split()))


@pytest.mark.parametrize(
    ("slug", "area"),
    [
        pytest.param("housing", metrics.BOROUGH, id="housing"),
        pytest.param("young_people", CAMDEN_TOWN, id="young_people_in_a_ward"),
        pytest.param("anti_racism", metrics.BOROUGH, id="anti_racism"),
    ],
)
def test_a_priority_on_the_sample(golden, whole, slug, area):
    told = story(whole.snapshot, PRIORITIES[slug], area, "indicator")
    cards = {
        words(re.search(r"<h3.*?</h3>", group.html)[0]): [
            [words(each), *re.findall(r'role="img" aria-label="(.*?)"', each)]
            for each in re.findall(r'<li class="card">(.*?)</li>', group.html)
        ]
        for group in told.groups
    }
    parts = [group.table.parts for group in told.groups]
    assert {
        "promise": words(promise(PRIORITIES[slug], whole.snapshot.as_of)),
        "newest": told.newest,
        "standing": words(told.standing),
        "cards": cards,
        "tables": [list(each.values()) for each in parts],
        "below": [words(each) for each in told.below.split("<section>")],
    } == golden


def test_a_card_as_it_is_drawn(golden, whole):
    told = story(whole.snapshot, PRIORITIES["housing"], metrics.BOROUGH, "indicator")
    repairs = next(
        card
        for group in told.groups
        for card in re.findall(r'<li class="card">.*?</li>', group.html)
        if "indicator=repairs_on_time" in card
    )
    assert re.sub(r"><", ">\n<", repairs).split("\n") == golden
