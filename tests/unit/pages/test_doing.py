"""Which decisions stand beside the figures of an indicator, by the area that is looked at."""

import pytest

from metrics import BOROUGH
from pages.components.html.doing import on_indicator
from tests.unit.pages.entered import decision, initiative

WARD, OTHER = "E05013655", "E05013660"
WORK = initiative("work", moves=[{"indicator": "robbery", "way": "fall"}])


@pytest.mark.parametrize(
    ("of", "on_borough", "on_ward"),
    [
        (decision("d", indicator="robbery", area=BOROUGH), True, True),  # as the form keeps it
        (decision("d", indicator="robbery", area=""), True, True),
        (decision("d", indicator="robbery", area=WARD), False, True),
        (decision("d", indicator="robbery", area=OTHER), False, False),
        (decision("d", initiative="work"), True, True),
        (decision("d", indicator="burglary", area=BOROUGH), False, False),
    ],
)
def test_a_decision_on_all_camden_stands_on_the_page_of_a_ward_too(of, on_borough, on_ward):
    found = [bool(on_indicator([of], [WORK], "robbery", area)) for area in (BOROUGH, WARD)]
    assert found == [on_borough, on_ward]
