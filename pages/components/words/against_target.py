"""What stands for or against a target: the whole range beside what the period was to reach."""

from metrics import Assurance, Indicator, Reading
from pages.components.words.limits import limits
from pages.components.words.numbers import exactly, interval_text, value_text
from pages.components.words.periods import within
from pages.components.words.ranges import range_name


def against_target(indicator: Indicator, reading: Reading, places: int) -> str:
    """What stands for or against it: the whole range beside what the period was to reach."""
    if reading.limit_lower is not None:
        ends = f"expected range, {limits(indicator, reading, places)},"
    else:
        ends = f"{range_name(indicator)}, {interval_text(indicator, reading.lower, reading.upper, places)},"
    aim = reading.target if reading.aim is None else reading.aim
    figure = (
        exactly(indicator, reading.target or 0.0)
        if aim == reading.target
        else value_text(indicator, aim or 0.0, places)
    )
    goal = f"the target, {figure}"
    if reading.milestone and reading.period is not None:
        goal = f"{figure}, where it had to be {within(indicator, reading.frequency, reading.period)}"
    if reading.assurance == Assurance.HIT_OR_MISS:
        return f"{goal}, lies inside its {ends.rstrip(',')}"
    side = "at or better than" if reading.assurance == Assurance.PASS else "short of"
    return f"its {ends} is all {side} {goal}"
