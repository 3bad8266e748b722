"""What is told of work where it goes on: which wards and periods take part, and why nothing is where nothing is."""

from datetime import date

import pytest

from metrics import LeftOut, Unmeasured, effect
from tests.unit.held import Held, code
from tests.unit.pages.made import indicator

SINCE = date(2024, 7, 1)
FLAT = [(50, 100)] * 18
# The first ward's share rises by a tenth four months after the start, in which it is between.
RISEN = [(50, 100)] * 6 + [(55, 100)] * 4 + [(60, 100)] * 8


def of(held, sites=(0,), comparison=(), since=SINCE, *, lag=4, until=None):
    wards, beside = ([code(each) for each in several] for several in (sites, comparison))
    return effect(held, "robbery", wards, beside, since, lag, until)


def test_the_sites_are_set_beside_all_other_wards():
    found = of(Held([RISEN, FLAT, FLAT, FLAT]))
    assert found.why is None
    assert (found.sites, found.comparison) == ((code(0),), (code(1), code(2), code(3)))
    assert (found.before, found.between, found.after, found.incomplete) == (6, 4, 8, 0)
    assert found.estimate == pytest.approx(0.1)
    assert found.show_by == date(2024, 11, 1)
    assert found.site_values == tuple([0.5] * 6 + [0.55] * 4 + [0.6] * 8)
    assert set(found.comparison_values) == {0.5}
    assert (found.change, found.comparison_change) == (pytest.approx(0.1), pytest.approx(0))
    assert found.choices == ((code(1),), (code(2),), (code(3),))
    assert found.as_large == 0
    assert found.way is None  # three others are too few for a range
    assert not found.left_out


def test_named_wards_are_compared_with_and_all_others_are_treated_as_if():
    found = of(Held([RISEN, FLAT, FLAT, FLAT]), comparison=(3,))
    assert (found.comparison, found.named) == ((code(3),), True)
    assert found.placebo == (code(1), code(2), code(3))
    assert found.choices == ((code(1),), (code(2),))  # the third would have nothing to stand beside


def test_a_period_counts_before_if_it_is_over_and_after_if_it_begins_when_the_work_should_show():
    held = Held([RISEN, FLAT])
    assert (of(held, since=date(2024, 7, 2)).before, of(held, since=date(2024, 6, 30)).before) == (6, 5)
    assert of(held, since=date(2024, 7, 2)).show_by == date(2024, 11, 2)
    assert of(held, since=date(2024, 7, 2)).after == 7
    assert of(held, lag=0).after == 12
    assert of(held, since=date(2024, 5, 31), lag=4).show_by == date(2024, 9, 30)


def test_figures_up_to_a_day_are_those_of_periods_that_are_over_on_it():
    """The first ward is a tenth higher from November 2024, and three tenths from March 2025."""
    more = [(50, 100)] * 10 + [(60, 100)] * 4 + [(80, 100)] * 4
    held = Held([more, FLAT])
    assert (of(held).after, of(held).estimate) == (8, pytest.approx(0.2))
    for until, after in ((date(2025, 2, 28), 4), (date(2025, 3, 30), 4), (date(2025, 3, 31), 5)):
        assert of(held, until=until).after == after
    assert of(held, until=date(2025, 2, 28)).estimate == pytest.approx(0.1)
    early = of(held, until=date(2025, 1, 31))
    assert (early.why, early.ready) == (Unmeasured.TOO_SOON, date(2025, 2, 28))


def test_a_ward_that_is_seldom_shown_is_left_out_and_a_period_with_a_gap_counts_for_none():
    seldom = ["small"] * 4 + FLAT[4:]  # 4 of 18 is more than a fifth
    gap = [*FLAT[:2], "missing", *FLAT[3:]]
    found = of(Held([RISEN, FLAT, seldom, gap]))
    assert found.left_out == ((code(2), LeftOut.NOT_SHOWN),)
    assert found.comparison == (code(1), code(3))
    assert (found.before, found.incomplete) == (5, 1)
    assert found.site_values[2] is found.comparison_values[2] is found.middle[0][2] is None
    assert found.estimate == pytest.approx(0.1)


@pytest.mark.parametrize("parts", [{"bound": "at_most"}, {"provisional": True}])
def test_a_bound_and_what_is_not_final_count_for_none(parts):
    found = of(Held([RISEN, FLAT, FLAT], parts={(1, 17): parts}))
    assert (found.after, found.incomplete) == (7, 1)


def test_a_share_over_too_few_to_say_counts_for_none():
    found = of(Held([RISEN, [*FLAT[:17], "too_few"], FLAT]))
    assert (found.after, found.incomplete) == (7, 1)


def test_rates_are_per_their_number_and_means_are_pooled_over_those_asked():
    rate = Held([RISEN, FLAT, FLAT], declared=indicator("rate"))
    assert of(rate).estimate == pytest.approx(100)
    # Of people only the mean and how many there are is published: 2 over 10 and 8 over 30 are 6.5 over 40.
    asked = [{"numerator": None, "value": 2.0, "denominator": 10}, {"numerator": None, "value": 8.0, "denominator": 30}]
    parts = {(place, at): asked[place - 1] for place in (1, 2) for at in range(18)}
    mean = of(Held([RISEN, FLAT, FLAT], declared=indicator("mean", "high_is_good"), parts=parts))
    assert set(mean.comparison_values) == {6.5}


def test_a_count_is_that_of_a_ward():
    found = of(Held([RISEN, FLAT, [(70, 1)] * 18], declared=indicator("count"),
                    parts={(2, at): {"value": 70.0} for at in range(18)}))  # fmt: skip
    assert len(set(found.comparison_values)) == 1


@pytest.mark.parametrize(
    ("held", "asked", "why"),
    [
        (Held([RISEN, FLAT], declared=indicator("published", "high_is_good")), {}, Unmeasured.NOT_BY_WARD),
        (Held([RISEN, FLAT]), {"sites": ()}, Unmeasured.NO_SITES),
        (Held([RISEN, FLAT]), {"since": None}, Unmeasured.NO_START),
        (Held([[], []]), {}, Unmeasured.NO_FIGURES),
        (Held([["small"] * 18, FLAT]), {}, Unmeasured.WITHHELD),
        (Held([RISEN, ["small"] * 18]), {}, Unmeasured.NO_COMPARISON),
        (Held([RISEN, FLAT]), {"sites": (0, 1)}, Unmeasured.NO_COMPARISON),
        (Held([RISEN, FLAT]), {"sites": (98,)}, Unmeasured.NOT_KNOWN),
        (Held([RISEN, FLAT]), {"comparison": (99,)}, Unmeasured.OTHERS_NOT_KNOWN),
        (Held([RISEN, FLAT]), {"since": date(2024, 1, 1)}, Unmeasured.NOTHING_BEFORE),
        (Held([RISEN, FLAT]), {"since": date(2024, 4, 1)}, Unmeasured.TOO_FEW_BEFORE),
        (Held([RISEN, FLAT]), {"lag": 14}, Unmeasured.TOO_SOON),
        (Held([RISEN, FLAT]), {"since": date(2026, 6, 1), "lag": 0}, Unmeasured.TOO_SOON),
        # Of the four months since it should have shown, three lack a ward.
        (Held([[*RISEN[:14], "small", "small", "small", RISEN[17]], FLAT]), {"lag": 8}, Unmeasured.TOO_FEW_AFTER),
    ],
)
def test_why_nothing_is_told(held, asked, why):
    found = of(held, **asked)
    assert found.why is why
    assert (found.estimate, found.lower, found.estimates) == (None, None, ())


def test_too_soon_says_by_which_day_the_figures_are_there():
    assert of(Held([RISEN, FLAT]), lag=14).ready == date(2025, 12, 31)
    assert of(Held([RISEN, FLAT]), since=date(2027, 1, 15), lag=12).ready == date(2028, 5, 31)


def test_what_is_no_ward_is_named_and_takes_no_part():
    found = effect(Held([RISEN, FLAT, FLAT]), "robbery", [code(0), "central", "<b>"], [], SINCE, 4)
    assert found.left_out == (("central", LeftOut.NOT_A_WARD), ("<b>", LeftOut.NOT_A_WARD))
    assert found.estimate == pytest.approx(0.1)


def test_an_indicator_that_is_not_there_is_an_error_as_everywhere():
    with pytest.raises(KeyError):
        effect(Held([RISEN]), "none", [code(0)], [], SINCE, 4)


def test_every_sentence_is_filled_by_what_is_known():
    for why in Unmeasured:
        assert why.word.format(day="30 June 2027", few="2 figures").endswith(".")
