"""What a reading has of which nothing is known yet."""

from data.holding.freshness import Freshness
from data.vocabulary import Beside, Frequency, Level, Method, Signal, Unjudged, Variation
from metrics.declared.indicator import Indicator
from metrics.judged.facts import Facts


def blank(indicator: Indicator, frequency: Frequency, stands: Freshness | None) -> Facts:
    """What a reading of nothing yet has, in no area."""
    return _NOTHING | {
        "indicator": indicator.slug,
        "frequency": frequency,
        "polarity": indicator.polarity,
        "standing": stands.standing if stands else "",
        "due": stands.due if stands else None,
    }


_NOTHING: Facts = {
    "area": "", "level": Level.NONE, "origin": "", "period": None, "value": None, "lower": None, "upper": None,
    "status": "", "reason": "", "bound": "", "why": "", "variation": Variation.UNKNOWN, "variation_why": "",
    "method": Method.NONE, "first": None, "points": 0, "signal": Signal.NONE, "since": None, "second": Signal.NONE,
    "second_variation": "", "centre": None, "limit_lower": None, "limit_upper": None, "unusual": None,
    "rounded": False, "carries_over": False, "slope": None, "slope_lower": None, "slope_upper": None, "tau": None,
    "p_value": None,
    "cause": "", "cause_since": None, "cause_by": "", "target": None, "target_by": None, "aim": None,
    "milestone": False, "beyond": 0, "assurance": "", "assurance_why": "", "course": "", "course_why": "",
    "horizon": 0, "expected": None, "expected_lower": None, "expected_upper": None, "chance": None, "now": None,
    "pace": None, "needed": None, "met": None, "benchmark": None, "beside": Beside.NONE, "beside_998": Beside.NONE,
    "beside_why": "", "year": None, "slope_index": None, "slope_index_lower": None, "slope_index_upper": None,
    "slope_index_before": None, "slope_index_before_lower": None, "slope_index_before_upper": None,
    "widening": False, "inequality_why": Unjudged.NOT_COMPARED, "variation_before": Variation.UNKNOWN,
    "assurance_before": "", "course_before": "",
}  # fmt: skip


def for_want_of(why: Unjudged) -> Facts:
    """What is said where there is no complete period at all."""
    names = ("why", "variation_why", "assurance_why", "course_why", "beside_why", "inequality_why")
    return dict.fromkeys(names, why)
