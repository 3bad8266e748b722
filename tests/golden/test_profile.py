"""What the profile of a ward and of a neighbourhood says on the sample: it changes only on purpose.

After a change that is meant, write the files again with `pytest tests/golden --snapshot-update` and read the diff.
"""

import re
from html import unescape

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

import metrics
from pages.components.html.profile import page
from tests.worlds import CAMDEN_TOWN, World


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(JSONSnapshotExtension)


def words(html: str) -> str:
    """As text, each mark by its name, and what is only heard in brackets."""
    drawn = re.sub(r'<(?:span|i) class="ic ic-(\w+)"[^>]*></(?:span|i)>', r" [\1] ", html)
    heard = re.sub(r'<[^>]*role="img" aria-label="([^"]*)"[^>]*>', r" (\1) ", drawn)
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", heard).split()))


@pytest.mark.parametrize("area", [CAMDEN_TOWN, "central"])
def test_a_profile_of_the_sample(golden: SnapshotAssertion, whole: World, area: str) -> None:
    told = page(whole.snapshot, metrics.priorities(), area, "indicator")
    assert {
        "crumb": words(told.crumb),
        "newest": told.newest,
        "facts": words(told.facts),
        "below": words(told.below)[:400],
        "exhibits": [
            {
                "question": each.question,
                "finding": words(each.finding),
                "rows": [words(row) for row in re.split("<tr|<li", each.html)[1:]],
                "table": [" | ".join(row) for row in each.table.rows] if each.table else [],
                "how": each.how_to_read,
                "source": each.source,
            }
            for each in told.exhibits
        ],
    } == golden
