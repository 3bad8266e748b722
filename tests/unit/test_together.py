"""What is certified together: small sets of indicators that can be checked by hand."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from data.vocabulary import Origin
from metrics.protected import together
from metrics.refreshing.inputs import Inputs
from tests.unit.test_observations import declared


def of(slug, *extracts):
    return declared("count", slug=slug, extracts=list(extracts))


CASES, BOTH, STAFF, ABUSE, THINGS = (
    of("cases", "asb_cases"), of("both", "asb_cases", "staff"), of("staff", "staff"),
    of("abuse", "domestic_abuse_referrals"), of("things", "repairs"),
)  # fmt: skip
ALL = (CASES, BOTH, STAFF, ABUSE, THINGS)


def test_whoever_shares_an_extract_is_joined_through_others_too():
    assert together.joined(ALL, {"cases"}) == {"cases", "both", "staff"}
    assert together.joined(ALL, {"abuse"}) == {"abuse"}
    assert together.joined((CASES, STAFF), {"cases"}) == {"cases"}
    assert together.joined(ALL, {"elsewhere"}) == together.joined(ALL, ()) == frozenset()


def test_nobody_real_is_behind_things_what_is_in_print_or_a_sample():
    origins = dict.fromkeys(("cases", "both", "staff", "things"), Origin.COUNCIL) | {"abuse": Origin.PUBLISHED}
    assert together.audited(ALL, origins, audit_sample=False) == (CASES, BOTH, STAFF)
    made_up = dict.fromkeys((each.slug for each in ALL), Origin.SAMPLE)
    assert together.audited(ALL, made_up, audit_sample=False) == ()
    assert together.audited(ALL, made_up, audit_sample=True) == (CASES, BOTH, STAFF, ABUSE)


@pytest.mark.parametrize(
    ("origins", "figure", "people"),
    [
        ({"staff": "council", "training_completions": "sample"}, "sample", "council"),
        ({"staff": "council", "repairs": "sample"}, "sample", "council"),
        ({"staff": "sample", "repairs": "council"}, "sample", "sample"),
        ({"staff": "council", "asb_cases": "published"}, "council", "council"),
        ({"asb_cases": "published", "repairs": "sample"}, "sample", "published"),
        ({"repairs": "council", "recorded_crime": "sample"}, "sample", "sample"),
    ],
)
def test_real_people_stay_real_beside_an_extract_that_is_made_up(origins, figure, people):
    held = {name: SimpleNamespace(origin=origin) for name, origin in origins.items()}
    inputs, indicator = Inputs(Path(), {}, held, {}, date(2026, 1, 1)), of("both", *origins)
    assert (inputs.origin(indicator), inputs.whose(indicator)) == (figure, people)
