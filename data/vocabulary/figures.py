"""Words of what is held and shown: where a figure is from, of what, for when, and why there is none."""

from data.vocabulary.term import Term


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


class Standing(Term):
    """How an extract or a series stands on a day: the next is not due yet, or none is; it is overdue; even the one
    after it is; or no other will come."""

    ON_TIME = "on time", "On time", "pass", "quiet"
    LATE = "late", "Late", "late", "quiet"
    STALE = "stale", "Overdue", "fail", "quiet"
    ENDED = "ended", "Ended", "missing", "quiet"
