"""A control chart written straight from its rules, one point and one window after the other, in exact fractions: slow,
and with nothing in common with the one that it is held against."""

from fractions import Fraction
from itertools import pairwise

FACTOR, SCREEN = Fraction("2.66"), Fraction("3.267")
LINES = {"lower": -1, "upper": 1, "near_lower": Fraction(-2, 3), "near_upper": Fraction(2, 3)}


def mean(numbers):
    return sum(numbers, Fraction(0)) / len(numbers) if numbers else None


def limits(values, baseline_points, screen):
    """The mean and the mean moving range of one part; None for what there is not."""
    base, taken = [], 0
    for value in values:
        taken += value is not None
        base.append(value if baseline_points is None or taken <= baseline_points else None)
    centre = mean([value for value in base if value is not None])
    ranges = [abs(b - a) for a, b in pairwise(base) if a is not None and b is not None]
    average = mean(ranges)
    if not average:
        return centre, None
    if screen:
        kept = mean([each for each in ranges if each < SCREEN * average])
        average = kept or average
    return centre, average


def sign(number):
    return (number > 0) - (number < 0)


def windows(values, length):
    """The places of so many neighbours, none of them a gap."""
    for start in range(len(values) - length + 1):
        places = range(start, start + length)
        if all(values[place] is not None for place in places):
            yield places


def outside(off, average):
    return [0 if each is None or abs(each) <= FACTOR * average else sign(each) for each in off]


def shift(off, run, leeway):
    found = [0] * len(off)
    for places in windows(off, run):
        sides = {sign(off[place]) if abs(off[place]) > leeway else 0 for place in places}
        if sides in ({1}, {-1}):
            for place in places:
                found[place] = sign(off[place])
    return found


def rise(off, trend):
    found = [0] * len(off)
    for places in windows(off, trend):
        steps = {sign(off[b] - off[a]) for a, b in pairwise(places)}
        if steps in ({1}, {-1}):
            for place in places:
                found[place] = 1 if steps == {1} else -1
    return found


def two_in_three(off, average, outer_points_count):
    found = [0] * len(off)
    near, far = FACTOR * average * Fraction(2, 3), FACTOR * average
    for places in windows(off, 3):
        if {sign(off[place]) for place in places} not in ({1}, {-1}):
            continue
        close = [each for each in places if near < abs(off[each]) and (outer_points_count or abs(off[each]) <= far)]
        if len(close) >= 2:
            for place in close:
                found[place] = sign(off[place])
    return found


def meaning(direction, polarity):
    if direction == 0:
        return "common"
    if polarity == "neutral":
        return "high" if direction > 0 else "low"
    return "improvement" if (direction > 0) == (polarity == "high_is_good") else "concern"


def assured(target, centre, average, polarity):
    if target is None or polarity == "neutral":
        return "none"
    if target > centre + FACTOR * average:
        return "fail" if polarity == "high_is_good" else "pass"
    if target < centre - FACTOR * average:
        return "pass" if polarity == "high_is_good" else "fail"
    return "hit_or_miss"


def chart(
    values,
    *,
    polarity="neutral",
    target=None,
    rebase=(),
    baseline_points=None,
    screen=True,
    outer_points_count=True,
    run=7,
    trend=7,
    minimum=13,
    leeway=0,
):
    """What xmr says of fractions, and None for gaps: as lists, and None where it has nan. The target is the last."""
    told = {name: [] for name in ("centre", *LINES)}
    told |= {name: [] for name in ("signal", "meaning", "second", "second_meaning")}
    told |= {"variation": "unknown", "assurance": "none", "points": 0, "flat": False}
    starts = sorted({0, *rebase})
    for start, end in zip(starts, [*starts[1:], len(values)], strict=True):
        part = values[start:end]
        centre, average = limits(part, baseline_points, screen)
        reach = None if average is None else FACTOR * average
        for name, share in LINES.items():
            told[name] += [None if reach is None else centre + share * reach] * len(part)
        told["centre"] += [centre] * len(part)
        off = [None if value is None or average is None else value - centre for value in part]
        by_rule = {
            "outside": outside(off, average),
            "trend": rise(off, trend),
            "two_in_three": two_in_three(off, average or 0, outer_points_count),
            "shift": shift(off, run, leeway),
        }
        for place, value in enumerate(part):
            rules = [(rule, by_rule[rule][place]) for rule in by_rule if by_rule[rule][place]]
            rule, way = rules[0] if rules else ("", 0)
            against = [(other, its) for other, its in rules if its == -way]
            told["signal"].append(rule)
            told["meaning"].append("" if value is None else meaning(way, polarity))
            told["second"].append(against[0][0] if against else "")
            told["second_meaning"].append(meaning(against[0][1], polarity) if against else "")
    told["points"] = sum(value is not None for value in part)
    steps = [b - a for a, b in pairwise(part) if a is not None and b is not None]
    told["flat"] = average is None and bool(steps)
    if average is not None and told["points"] >= minimum:
        told["assurance"] = assured(target, centre, average, polarity)
        if part[-1] is not None:
            told["variation"] = told["meaning"][-1]
    return told
