"""Whatever an address says, the page is there: what it asks for is said as text, or left out."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.app.reading import (
    ALL_INDICATORS,
    DECISIONS,
    DEFINITIONS,
    INDICATOR,
    INEQUALITY,
    INITIATIVES,
    MEETING,
    OVERVIEW,
    PAGES,
    PEERS,
    PRIORITY,
    PROFILE,
    QUERY,
    SOURCES,
    TRAINING,
    VOICES,
    WARDS,
    alerts,
    headings,
    markup,
)  # fmt: skip
from tests.unit.pages.hostile import NAMED, Structure, texts

CODES = {
    OVERVIEW: ["ward", "neighbourhood"],
    PRIORITY: ["priority", "ward", "neighbourhood"],
    TRAINING: ["by", "ward"],
    INDICATOR: ["indicator", "period", "breakdown", "map", "ward"],
    WARDS: ["indicator", "every", "period", "areas", "across", "up", "map", "ward"],
    PROFILE: ["ward", "neighbourhood"],
    INEQUALITY: ["priority", "indicator", "measure", "ward"],
    PEERS: ["beside", "priority", "indicator", "ward"],
    QUERY: ["ward", "neighbourhood"],
    INITIATIVES: ["initiative", "ward"],
    VOICES: ["priority", "beside", "heard", "indicator", "change", "ward"],
    DECISIONS: ["correct", "ward"],
    MEETING: ["meeting", "ward"],
    DEFINITIONS: ["indicator"],
    SOURCES: ["extract"],
    ALL_INDICATORS: ["ward", "neighbourhood"],
}
WORDS = {page: ["find"] for page in PAGES} | {DEFINITIONS: ["find", "search"], VOICES: ["find", "words"]}
ASKED = [(page, name) for page, names in CODES.items() for name in names]


def structure(at):
    return Structure(markup(at)).elements


def test_every_page_is_asked():
    assert set(CODES) == set(PAGES)


@pytest.mark.parametrize(("page", "name"), ASKED)
def test_what_is_not_there_is_said_as_text_of_a_sane_length(visit, page, name):
    harmless = structure(visit("sample", page, **{name: "nowhere"}))
    for text in NAMED:
        at = visit("sample", page, **{name: text})
        assert len(headings(at)) == 1
        # Of what this page does not ask for, nothing is said.
        assert all(each.startswith("There is no ") and len(each) < 200 for each in alerts(at))
        assert structure(at) == harmless, text


@pytest.mark.parametrize("page", PAGES)
def test_what_is_searched_for_is_said_as_text_too(visit, page):
    for name in WORDS[page]:
        usual = {
            *structure(visit("sample", page, **{name: "nowhere"})),
            *structure(visit("sample", page, **{name: "a"})),
        }
        for text in NAMED:
            assert set(structure(visit("sample", page, **{name: text}))) <= usual, text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    page=st.sampled_from(PAGES),
    address=st.dictionaries(
        st.sampled_from(
            [
                "ward",
                "neighbourhood",
                "priority",
                "indicator",
                "period",
                "by",
                "breakdown",
                "extract",
                "search",
                "find",
                "__proto__",
                "embed",
                "<b>",
            ]
        ),
        texts,
        min_size=1,
        max_size=4,
    ),
)
def test_no_address_ends_in_an_error(visit, page, address):
    assert len(headings(visit("sample", page, **address))) == 1
