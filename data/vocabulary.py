"""The words of the whole project, declared once: each member is its stored value, and has its word for a reader, its
mark, and the place of its colour in the theme. Whatever has no mark or colour of its own has '' and 'text'."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A member of the vocabulary: a string wherever it is stored or compared with what was stored."""

    word: str
    mark: str
    colour: str

    def __new__(cls, value: str, word: str | None = None, mark: str = "", colour: str = "text") -> Self:
        """A member of this value; its word is the value in plain letters where none is given."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.word = value.replace("_", " ") if word is None else word
        member.mark, member.colour = mark, colour
        return member


class Origin(Term):
    """Where a figure is from, the weakest first: of several, the weakest is the figure's."""

    SAMPLE = "sample", "Sample", "", "chip"
    COUNCIL = "council", "Council", "", "quiet"
    QUOTED = "quoted", "Quoted", "quoted", "quiet"
    PUBLISHED = "published", "Published", "", "quiet"


class Counted(Term):
    """What an extract's rows, or the counts in them, are of."""

    PEOPLE = "people", "Counts people"
    THINGS = "things", "No personal data"


class Level(Term):
    """What kind of area a figure is of; `none` is of those whose ward was not recorded."""

    BOROUGH = "borough"
    NEIGHBOURHOOD = "neighbourhood"
    WARD = "ward"
    NONE = "none", "ward not recorded"


class Frequency(Term):
    """How long a period is, or how often one begins."""

    MONTH = "month"
    TERM = "term"
    QUARTER = "quarter"
    YEAR = "year"
    FINANCIAL_YEAR = "financial_year"
    ACADEMIC_YEAR = "academic_year"
    ONCE = "once"


class Kind(Term):
    """What an indicator's figures are made of."""

    COUNT = "count"
    PROPORTION = "proportion"
    RATE = "rate"
    MEAN = "mean"
    PUBLISHED = "published"


class PriorityKind(Term):
    """Who a priority's promise is about: its word is the heading over the priorities of its kind."""

    MISSION = "mission", "Missions"
    CHALLENGE = "challenge", "Challenges"
    ORGANISATION = "organisation", "Our organisation"


class Population(Term):
    """Of whom a rate is, where the engine divides: a count in `areas`."""

    RESIDENTS = "residents"
    HOUSEHOLDS = "households"


class Polarity(Term):
    """Which way is better."""

    HIGH_IS_GOOD = "high_is_good", "Higher"
    LOW_IS_GOOD = "low_is_good", "Lower"
    NEUTRAL = "neutral", "Neither"


class Status(Term):
    """Whether there is a figure, and if not, why: its word is what stands in its place."""

    SHOWN = "shown"
    WITHHELD = "withheld", "withheld", "withheld", "common"
    NONE = "none", "no cases", "similar", "common"
    MISSING = "missing", "missing", "missing", "common"
    PENDING = "pending", "still to come", "pending", "common"


class Reason(Term):
    """Why there is no figure, where its status has several reasons: its word stands in the figure's place.

    The first three are why it is withheld; the next three why it is missing, which with no reason means that there is
    no return at all; the last three why it is pending."""

    SMALL = "small", "withheld to protect people: a small count"
    PROTECTS_ANOTHER = "protects_another", "withheld to protect people: it would tell another figure"
    TOO_FEW = "too_few", "too few to say"
    NOTHING_COUNTED = "nothing_counted", "missing: nothing was counted"
    INCOMPLETE = "incomplete", "missing in part"
    LATE = "late", "late: not brought in yet"
    RUNNING = "running", "not over yet"
    WAITING = "waiting", "too early to tell"
    NOT_DUE = "not_due", "not due yet"


class Bound(Term):
    """How a value that is not exact is printed: its word is written around the number."""

    AT_MOST = "at_most", "{} or less"
    AT_LEAST = "at_least", "{} or more"
    LESS_THAN = "less_than", "under {}"
    MORE_THAN = "more_than", "over {}"
    ABOUT = "about", "about {}"


class Uncertainty(Term):
    """What the range around a figure is of; its word names the range wherever it is shown."""

    SAMPLE = "sample", "likely range"
    CHANCE = "chance", "chance variation"
    PUBLISHER = "publisher", "publisher's range"
    NONE = "none", ""


class Beside(Term):
    """How a place or category stands beside Camden, or its whole."""

    BETTER = "better", "Better", "better", "improvement"
    WORSE = "worse", "Worse", "worse", "concern"
    HIGHER = "higher", "Higher", "higher", "neutral"
    LOWER = "lower", "Lower", "lower", "neutral"
    SIMILAR = "similar", "Too close to tell", "similar", "common"
    NONE = "none", "", "", "common"


class TargetOrigin(Term):
    """Whose aim a target is: a number in print, our reading of a published promise, or an illustration."""

    PUBLISHED = "published"
    DERIVED = "derived", "our reading"
    ILLUSTRATIVE = "illustrative"


class Variation(Term):
    """What a series does; all marks but the last two end in `_up` or `_down`, as the number moves."""

    IMPROVEMENT = "improvement", "Improving", "improvement", "improvement"
    CONCERN = "concern", "Getting worse", "concern", "concern"
    HIGH = "high", "Unusually high", "high", "neutral"
    LOW = "low", "Unusually low", "low", "neutral"
    COMMON = "common", "No clear change", "common", "common"
    UNKNOWN = "unknown", "Too little data", "unknown", "common"


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
    """Why there is no judgement; its word is said after "no judgement: ".

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

    OUTSIDE = "outside", "outside the limits"
    TREND = "trend", "seven or more in a row that rise or fall"
    TWO_IN_THREE = "two_in_three", "two of three near a limit"
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


class Standing(Term):
    """How an extract or a series stands on a day: the next is not due yet, or none is; it is overdue; even the one
    after it is; or no other will come."""

    ON_TIME = "on time", "On time", "pass", "quiet"
    LATE = "late", "Late", "late", "quiet"
    STALE = "stale", "Overdue", "fail", "quiet"
    ENDED = "ended", "Ended", "missing", "quiet"
