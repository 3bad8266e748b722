"""The control chart beside one written straight from its rules, on thousands of series."""

from fractions import Fraction

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.statistics.control import xmr, xmr_each
from tests.unit.statistics import oracle

POLARITIES = ("high_is_good", "low_is_good", "neutral")
NUMBERS = ("centre", "lower", "upper", "near_lower", "near_upper")
WORDS = ("signal", "meaning", "second", "second_meaning")
ONE = ("variation", "assurance", "points", "flat")
MANY = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def points(lowest=-6, highest=6, per=(1, 4, 10)):
    """Few different numbers, so that ties, means on a point and limits on a point happen."""
    return st.builds(Fraction, st.integers(lowest, highest), st.sampled_from(per))


@st.composite
def one_series(draw, length):
    """Whole series, with gaps, flats, ramps and steps in them."""
    kind = draw(st.sampled_from(["any", "any", "gaps", "flat", "ramp", "step"]))
    value = points() if draw(st.booleans()) else points(0, 40, (7, 30))
    values = draw(st.lists(value, min_size=length, max_size=length))
    if kind == "gaps":
        values = [each if draw(st.integers(0, 5)) else None for each in values]
    if kind == "flat" and length:
        values = [values[0] if draw(st.integers(0, 6)) else each for each in values]
    if kind == "ramp":
        slope = draw(st.sampled_from([-1, 1])) * Fraction(draw(st.integers(1, 8)), 4)
        values = [each / 20 + slope * place for place, each in enumerate(values)]
    if kind == "step":
        at = draw(st.integers(0, length))
        values = [each if place < at else each + 5 for place, each in enumerate(values)]
    return values


@st.composite
def on_its_lines(draw, length, near, options):
    """After a baseline of any 12 points, points that lie on its lines to the last digit, and on both sides of them."""
    base = draw(st.lists(points(), min_size=12, max_size=12))
    told = oracle.chart(base, **options)
    lines = [told[name][-1] for name in NUMBERS if told[name][-1] is not None]
    lines += [lines[0] + near, lines[0] - near, lines[0] + 1, lines[0] - 1]
    return base + draw(st.lists(st.sampled_from(lines), min_size=length - 12, max_size=length - 12))


@st.composite
def cases(draw):
    """Up to eight series of one length, from 0 to 60, and one set of options."""
    length = draw(st.one_of(st.integers(0, 20), st.integers(13, 60)))
    rebase = draw(st.lists(st.integers(0, length - 1), max_size=2)) if length else []
    options = {
        "rebase": rebase,
        "baseline_points": draw(st.sampled_from([None, None, 12, 15])),
        "screen": draw(st.booleans()),
        "outer_points_count": draw(st.booleans()),
        "run": draw(st.sampled_from([7, 7, 8, 3])),
        "trend": draw(st.sampled_from([7, 6, 4])),
        "minimum": draw(st.sampled_from([13, 13, 5])),
    }
    near = [draw(st.sampled_from([Fraction(0), Fraction(0), Fraction(1, 2), Fraction(2)])) for _ in range(8)]
    if length > 12 and options["baseline_points"] == 12 and not rebase:
        return [(draw(on_its_lines(length, each, options)), each) for each in near], options
    return [(draw(one_series(length)), each) for each in near[: draw(st.integers(1, 8))]], options


def as_floats(values):
    return [np.nan if each is None else float(each) for each in values]


def agree(chart, told):
    for name in NUMBERS:
        assert np.allclose(getattr(chart, name), as_floats(told[name]), rtol=1e-9, atol=1e-9, equal_nan=True), name
    for name in WORDS:
        assert getattr(chart, name).tolist() == told[name], name
    for name in ONE:
        assert getattr(chart, name) == told[name], name


@given(cases(), st.data())
@MANY
def test_many_series_together_are_what_the_rules_say_of_each(case, data):
    (several, near), options = zip(*case[0], strict=True), case[1]
    sides = [data.draw(st.sampled_from(POLARITIES)) for _ in several]
    targets = []
    for values in several:
        plain = oracle.chart(values, **options)
        # Among others, what lies on a limit to the last digit.
        at = [None, Fraction(3), Fraction(-50), Fraction(50)]
        at += [plain[name][-1] for name in ("lower", "upper", "centre") if values and plain[name][-1] is not None]
        targets.append(data.draw(st.sampled_from(at)))
    charts = xmr_each(
        np.array([as_floats(values) for values in several]).reshape(len(several), -1),
        polarity=sides,
        target=np.array(as_floats(targets))[:, np.newaxis],
        leeway=[float(each) for each in near],
        **options,
    )
    assert len(charts) == len(several)
    for i, values in enumerate(several):
        told = oracle.chart(values, polarity=sides[i], target=targets[i], leeway=near[i], **options)
        agree(charts[i], told)


@given(cases(), st.sampled_from(POLARITIES))
@settings(MANY, max_examples=100)
def test_one_series_alone_is_what_it_is_among_others(case, polarity):
    several, options = [values for values, _ in case[0]], case[1]
    together = xmr_each([as_floats(values) for values in several], polarity=polarity, **options)
    for i, values in enumerate(several):
        alone = xmr(as_floats(values), polarity=polarity, **options)
        for name in (*NUMBERS, *WORDS):
            np.testing.assert_array_equal(getattr(alone, name), getattr(together[i], name))
        assert [getattr(alone, name) for name in ONE] == [getattr(together[i], name) for name in ONE]
