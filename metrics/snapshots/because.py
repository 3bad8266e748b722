"""Why something is advised, as sentences."""

from data.vocabulary import Term


class Because(Term):
    """Why something is advised: its word is the sentence, with a place for each fact."""

    NO_DIRECTION = "no_direction", "Neither way is better, so nothing follows from how it moves."
    TOO_FEW = "too_few", "Too few figures to judge: {points}, and {needed_points} are needed."
    NOT_JUDGED = "not_judged", "It cannot be judged: {why}."
    LATE = "late", "New figures are overdue: the latest is of {period}."
    ENDED = "ended", "No new figures will come: the latest is of {period}."
    HARM = "harm", "Harm is reported: {harm}."
    WORSE = "worse", "Getting worse since {since}: {signal}. No cause is recorded."
    WIDENING = (
        "widening",
        (
            "The poorer wards are further behind: the gap between the most and the least deprived end of Camden grew "
            "from {gap_before} in {year_before} to {gap} in {year}."
        ),
    )
    FALLEN_BEHIND = (
        "fallen_behind",
        (
            "The poorer wards have fallen behind: the most deprived end of Camden is {gap} worse off in {year}; in "
            "{year_before} it was {gap_before} better off."
        ),
    )
    DONE = "done", "The last {beyond} figures are all at {aim} or better, where they had to be, and it is on course."
    DONE_IN_TIME = (
        "done_in_time",
        (
            "The target's date has passed and {target} was reached; the last {beyond} figures are all at {aim} or "
            "better."
        ),
    )
    NOT_WORKING = "not_working", "No clear improvement in {seen} figures since {changed}, and off course for {target}."
    TOO_SLOW = (
        "too_slow",
        (
            "The right way, too slowly: it changes by {pace} each time and would have to change by {needed}; at this "
            "pace it is at {expected} by {by}, short of {target}."
        ),
    )
    STEADY_MISSING = (
        "steady_missing",
        "Steady at about {centre}{drift}: it will keep missing {aim} unless the work changes.",
    )
    UNKNOWN_MISSING = (
        "unknown_missing",
        "Off course for {target} by {by}, with too little to say whether it is changing.",
    )
    WORSE_MISSING = (
        "worse_missing",
        "Getting worse since {since}, for a cause that is recorded ({cause}), and short of {aim}.",
    )
    TEMPORARY = "temporary", "Getting worse since {since} for a time: {cause}. Expected back by {review}."
    UNCERTAIN = "uncertain", "The chance of reaching {target} by {by} is {chance}."
    HIT_OR_MISS = "hit_or_miss", "By chance alone it is at {aim} at one time and short of it at another."
    IMPROVING_ON_COURSE = "improving_on_course", "Improving since {since}, and on course for {target} by {by}."
    IMPROVING_NO_TARGET = "improving_no_target", "Improving since {since}. There is no target."
    IMPROVING = "improving", "Improving since {since}. Whether it will be at {target} in time is not known: {why}."
    IMPROVING_LATE = (
        "improving_late",
        "Improving since {since}. The date of its target, {target} by {by}, has passed.",
    )
    STEADY_NO_TARGET = (
        "steady_no_target",
        "{change}, and no target says whether that is enough.",
    )
    STEADY_ENOUGH = "steady_enough", "Steady at about {centre}{drift}, which is enough for {aim}."
    STEADY = "steady", "{change}. Whether it meets {target} is not known: {why}."
    STEADY_LATE = (
        "steady_late",
        "{change}. The date of its target, {target} by {by}, has passed.",
    )
    UNKNOWN_ON_COURSE = (
        "unknown_on_course",
        "On course for {target} by {by}, with too little to say whether it is changing.",
    )
    CAUSE_KNOWN = "cause_known", "Getting worse since {since}, for a cause that is recorded ({cause})."
