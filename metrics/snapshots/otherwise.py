"""What would change an advice, as sentences."""

from data.vocabulary import Term


class Otherwise(Term):
    """What would change an advice: its word is the sentence, with a place for each fact."""

    NOTHING = "nothing", ""
    A_DIRECTION = "a_direction", "A decision which way is better would change this."
    MORE_FIGURES = "more_figures", "{more} more would be enough."
    FIGURES = "figures", "Figures that can be judged would change this."
    NEXT_FIGURE = "next_figure", "The next figure would change this."
    NO_MORE_HARM = "no_more_harm", "Word that the harm is over would change this."
    CAUSE_OR_MIDDLE = "cause_or_middle", "A recorded cause, or a next figure at {centre} or better, would change this."
    CAUSE_OR_TURN = "cause_or_turn", "A recorded cause, or a next figure that turns, would change this."
    CAUSE_OR_YEARS = "cause_or_years", "A recorded cause, or years that no longer go this way, would change this."
    NARROWER = "narrower", "A gap of {limit_of_gap} or less, with as wide a range, would change this."
    SHORT_OF_AIM = "short_of_aim", "A next figure short of {aim} would change this."
    A_PACE = "a_pace", "A change of {needed} each time would change this."
    A_CHANGE = (
        "a_change",
        "A figure better than {good_limit}, or seven in a row better than {centre}, would change this.",
    )
    A_CLEAR_CHANGE = "a_clear_change", "A clear change for the better would change this."
    CLEAR_OF_TARGET = (
        "clear_of_target",
        "Likely figures by then that are all short of {target} would change this; now they are {low} to {high}.",
    )
    CLEAR_OF_AIM = (
        "clear_of_aim",
        "An expected range that is wholly short of {aim} would change this; now it is {low} to {high}.",
    )
    A_RANGE_CLEAR_OF_AIM = (
        "a_range_clear_of_aim",
        "A figure whose whole range is short of {aim} would change this.",
    )
    A_FALL_BACK = (
        "a_fall_back",
        "A figure worse than {bad_limit}, or seven in a row worse than {centre}, would change this.",
    )
    SEVEN_BETTER = "seven_better", "Seven in a row better than {centre} would change this."
    SEVEN_WORSE = "seven_worse", "Seven in a row worse than {centre} would change this."
    A_CLEAR_FALL_BACK = "a_clear_fall_back", "A clear change for the worse would change this."
    A_TREND = "a_trend", "A clear trend for the worse would change this."
    WITHOUT_CAUSE = "without_cause", "A turn for the worse without a recorded cause would change this."
    NOT_BACK = "not_back", "Figures that are not back by {review} would change this."
