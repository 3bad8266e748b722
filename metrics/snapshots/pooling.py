"""How a figure of one ward is pooled with those of others: by what it adds to a numerator and a denominator."""

from data.vocabulary import Kind, Status
from metrics.declared.indicator import Indicator
from metrics.snapshots.observation import EXACT, Observation


def parts(declared: Indicator, each: Observation) -> tuple[float, float] | None:
    """What a figure adds; None of what is not shown exactly, or stands on nothing. A mean's total is not published: it
    is the mean of so many."""
    if each.status is not Status.SHOWN or each.bound not in EXACT or each.value is None or not each.denominator:
        return None
    if declared.kind is Kind.MEAN or each.numerator is None:
        return each.value / float(declared.per or 1) * each.denominator, each.denominator
    return each.numerator, each.denominator
