"""Words of what people enter: at what stage work is, what was decided, what became of an action."""

from data.vocabulary.term import Term


class Stage(Term):
    """How far a piece of work has come."""

    TEST = "test", "Test"
    GROW = "grow", "Grow"
    ROUTINE = "routine", "Routine"
    ENDED = "ended", "Ended"


class Decided(Term):
    """What people decide of a piece of work or an indicator; words and marks are those of the advice."""

    GO_FASTER = "go_faster", "Go faster", "go_faster", "text"
    KEEP_GOING = "keep_going", "Keep going", "keep_going", "text"
    PAUSE = "pause", "Pause", "pause", "text"
    STOP = "stop", "Stop", "stop", "text"


class ActionState(Term):
    """What became of an action. Whether one that is open is late hangs on the day."""

    OPEN = "open", "Open", "open", "text"
    DONE = "done", "Done", "done", "text"
    WITHDRAWN = "withdrawn", "Withdrawn", "withdrawn", "text"


class Way(Term):
    """Which way a number moves."""

    RISE = "rise", "rise"
    FALL = "fall", "fall"


class Found(Term):
    """What a look back at something expected found."""

    AS_HOPED = "as_hoped", "As hoped", "improvement_up", "improvement"
    NOT_AS_HOPED = "not_as_hoped", "Not as hoped", "common", "common"
    TOO_SOON = "too_soon", "Too soon", "unknown", "common"


class Precision(Term):
    """As how exact a day is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
