"""What a map shows is a choice that the address has: how wards stand beside Camden, or their values."""

import re

import pytest

from tests.app.conftest import sound
from tests.app.reading import INDICATOR, alerts, alts, markup

BESIDE, VALUE = r"A map: Burglary by ward, beside Camden, \w+ 20\d\d\.", r"A map: Burglary by ward, \w+ 20\d\d\."


def of_map(at):
    return next(alt for alt in alts(at) if alt.startswith("A map: "))


@pytest.mark.parametrize("world", ["sample", "published"])
def test_wards_are_beside_camden_until_values_are_asked_for(visit, world):
    at = visit(world, INDICATOR, indicator="burglary")
    assert re.match(BESIDE, of_map(at))
    assert "map" not in at.query_params
    sound(at.radio(key="filter_map").set_value("value").run())
    assert re.match(VALUE, of_map(at))
    assert at.query_params["map"] == "value"
    assert 'class="swatch ramp-0"' in markup(at)
    sound(at.radio(key="filter_map").set_value("compared").run())
    assert re.match(BESIDE, of_map(at))
    assert "map" not in at.query_params
    assert 'class="swatch ramp-0"' not in markup(at)


def test_a_shared_address_shows_the_map_that_was_shared(visit):
    at = visit("sample", INDICATOR, indicator="burglary", map="value")
    assert re.match(VALUE, of_map(at))
    assert at.radio(key="filter_map").value == "value"


def test_another_kind_of_map_is_said_not_to_be_there(visit):
    at = visit("sample", INDICATOR, indicator="burglary", map="<script>globe</script>")
    assert re.match(BESIDE, of_map(at))
    (said,) = alerts(at)
    assert said.startswith("There is no kind of map ")


def test_where_nothing_can_be_compared_there_is_no_choice(visit, whole):
    """Visits have no ranges: one visitor makes many."""
    at = visit(whole, INDICATOR, indicator="youth_hub_visits", map="compared")
    assert not list(at.radio)
    assert "beside Camden" not in of_map(at)
