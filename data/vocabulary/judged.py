"""Words of what is judged: what a series does, whether it reaches its target, by what, and what that suggests."""

from data.vocabulary.term import Term


class Variation(Term):
    """What a series does; all marks but the last two end in `_up` or `_down`, as the number moves."""

    IMPROVEMENT = "improvement", "Improving", "improvement", "improvement"
    CONCERN = "concern", "Getting worse", "concern", "concern"
    HIGH = "high", "Unusually high", "high", "neutral"
    LOW = "low", "Unusually low", "low", "neutral"
    COMMON = "common", "No clear change", "common", "common"
    UNKNOWN = "unknown", "Too little data", "unknown", "common"


class GapChange(Term):
    """What the gap between poorer and richer wards does; the arrow of its mark is the way the gap moves. The marks are
    those of a gap by which the poorer are behind: where they are ahead, or neither way is better, it has no colour."""

    WIDENING = "widening", "Widening", "concern_up", "concern"
    NARROWING = "narrowing", "Narrowing", "improvement_down", "improvement"
    UNCHANGED = "unchanged", "No clear change", "common", "common"
    TOO_FEW = "too_few", "Too little data", "unknown", "common"
    NO_RANGE = "no_range", "Not judged", "unknown", "common"


class Assurance(Term):
    """Whether a series can meet its target as it is."""

    PASS = "pass", "Meets target", "pass", "improvement"
    FAIL = "fail", "Not yet", "fail", "concern"
    HIT_OR_MISS = "hit_or_miss", "Hit or miss", "hit_or_miss", "quiet"
    NONE = "none", "No target", "no_target", "quiet"


class Course(Term):
    """Whether a target will be met in time."""

    ON_COURSE = "on_course", "On course", "on_course", "improvement"
    UNCERTAIN = "uncertain", "Uncertain", "uncertain", "quiet"
    OFF_COURSE = "off_course", "Off course", "off_course", "concern"
    DATE_PASSED = "date_passed", "Date passed", "date_passed", "quiet"


class Unjudged(Term):
    """Why there is no judgement; its word is said after "not judged: ".

    The first five are of the series as a whole, the next of the latest complete period or those before it, then those
    of targets, and last those of single methods."""

    NO_FIGURES = "no_figures", "there are no figures yet"
    PROVISIONAL = "provisional", "no figure is final yet"
    STALE = "stale", "new figures are overdue"
    ENDED = "ended", "no new figures will come"
    OVERLAPPING = "overlapping", "each period shares figures with the next"
    WITHHELD = "withheld", "too much is withheld"
    MISSING = "missing", "too much is missing"
    NO_CASES = "no_cases", "there were no cases"
    BOUND = "bound", "the figure is only a bound"
    TOO_FEW_POINTS = "too_few_points", "there are too few figures"
    BROKEN = "broken", "there are too few figures since its limits were drawn anew"
    TOO_ROUNDED = "too_rounded", "the counts are too small for figures rounded to protect people"
    FLAT = "flat", "the figures are all alike"
    NO_INTERVAL = "no_interval", "the figures have no range"
    NO_TARGET = "no_target", "there is no target"
    NOT_BEGUN = "not_begun", "the way to the target has not begun"
    NO_DATE = "no_date", "the target has no date"
    DATE_PASSED = "date_passed", "the target's date has passed"
    TOO_FAR = "too_far", "the target is further ahead than the figures judged reach back"
    NO_DIRECTION = "no_direction", "neither way is better"
    NO_BENCHMARK = "no_benchmark", "there is no figure of Camden's that it can stand beside"
    NOT_COMPARED = "not_compared", "it is not compared in this way"


class Method(Term):
    """What a series' variation was judged by."""

    CONTROL_CHART = "control_chart", "control chart"
    RECENT_TREND = "recent_trend", "trend of the last five years"
    KENDALL = "kendall", "trend test over the last ten years"
    NONE = "none", ""


class Signal(Term):
    """By which rule a figure of a control chart is a signal, or a series of years has a trend."""

    OUTSIDE = "outside", "outside the expected range"
    TREND = "trend", "seven or more in a row that rise or fall"
    TWO_IN_THREE = "two_in_three", "two of three near an edge of the expected range"
    SHIFT = "shift", "seven or more in a row on one side of the middle"
    RISING = "rising", "rising over the years"
    FALLING = "falling", "falling over the years"
    NONE = "none", ""


class Strength(Term):
    """How much the evidence for an advice bears."""

    STRONG = "strong", "Strong evidence"
    MODERATE = "moderate", "Moderate evidence"
    WEAK = "weak", "Weak evidence"
    NONE = "none", ""


class Advice(Term):
    """What the evidence suggests: an action, not a grade, and so never coloured. `none` where neither way is better."""

    GO_FASTER = "go_faster", "Go faster", "go_faster", "text"
    KEEP_GOING = "keep_going", "Keep going", "keep_going", "text"
    PAUSE = "pause", "Pause", "pause", "text"
    STOP = "stop", "Stop", "stop", "text"
    NOT_ENOUGH_DATA = "not_enough_data", "Not enough data", "not_enough_data", "text"
    NONE = "none", "No advice"
