"""What is heard, as it is written: beside the numbers, waiting to be read, and as a mark. After a change that is meant:
`pytest tests/golden --snapshot-update`, and read the diff."""

from datetime import UTC, date, datetime

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

import metrics
from data import store
from data.store import Heard, Reviewed, Voice
from metrics import VoiceState
from pages.components.html import heard
from pages.components.html.heard import Ways
from pages.components.words import heard as words

WAYS = Ways(lambda slug: f"indicator?indicator={slug}", lambda slug: f"priority?priority={slug}", "voices")


def voice(**other):
    told = {
        "summary": "Shopkeepers say robberies are not reported any more.",
        "quotation": "Nobody comes.",
        "where": "tenants",
        "on": date(2025, 11, 24),
        "to": "day",
        "priority": "safety",
        "indicator": "robbery",
        "area": "E09000007",
        "how_many": "many",
        "stance": "contradicts",
    }
    return store.entry(Voice, told | other)


VOICES = (
    Reviewed("a", voice()),
    Reviewed("b", voice(stance="agrees", quotation="", area="E05013652", how_many="few", to="month"), made_up=True),
    Reviewed("c", voice(stance="not_measured", indicator="", where="staff", area="west", how_many="one")),
)


@pytest.fixture
def golden(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.fixture
def published(made):
    return metrics.snapshot(made("published").snapshots)


def test_rows_and_their_key(published, golden):
    html = heard.rows(published, metrics.priorities(), VOICES, WAYS) + heard.key(VOICES)
    assert html.split("<li") == golden


def test_beside_an_indicator(published, golden):
    assert heard.beside(published, metrics.priorities(), VOICES[:1], 2, WAYS).split("<li") == golden


def test_the_lead_and_the_mark(golden):
    told = [heard.lead(VOICES, 2, 1), heard.lead(VOICES[:1], 1, 0), heard.lead((), 0, 0)]
    told += [heard.otherwise(VOICES[:1], "voices"), heard.otherwise(VOICES[1:2], "voices")]
    told += [words.reason_to_look(VOICES[:1]), words.reason_to_look(VOICES[:2])]
    assert [*map(str, told)] == golden


@pytest.mark.parametrize("own", [True, False])
def test_what_is_held(published, golden, own):
    at = datetime(2025, 12, 1, 10, tzinfo=UTC)
    held = Heard("a", 1, VoiceState.WAITING, at, voice(), "Officer", at, frozenset({"s"}), frozenset({"officer"}))
    assert str(heard.held(held, published, own=own)) == golden
