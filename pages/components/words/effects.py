"""What work did where it goes on, in words: beside other wards, beside chance, and why nothing is told where nothing
is."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from metrics import Area, Effect, Indicator, LeftOut, Polarity, Unmeasured
from pages.components.words.apart import between, difference, in_short
from pages.components.words.lists import listed
from pages.components.words.numbers import is_share, upper_first
from pages.components.words.periods import day_text, period_text
from pages.components.words.sentences import in_turn

_FEW = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_VERDICTS = {"better": "Better than elsewhere.", "worse": "Worse than elsewhere."}
_UNCLEAR = "Too close to tell."
_MINUS = "\N{MINUS SIGN}"
_BOLD = Markup("<b>{}</b>")
_VERDICT = Markup('<b class="{}">{}</b>')
CANNOT_RULE_OUT = (
    "Cannot rule out: other work in the same wards, people moving in or out, or a change in what is recorded."
)
TAKES_FOR_GRANTED = "It takes for granted that without the work the lines would have gone on side by side as before it."


def in_words(count: int) -> str:
    """A small number as it is said, others in figures."""
    return _FEW[count] if count < len(_FEW) else f"{count:,}"


def wards(areas: Mapping[str, Area], codes: Sequence[str]) -> str:
    """'Belsize', 'the two wards'."""
    return areas[codes[0]].name if len(codes) == 1 else f"the {in_words(len(codes))} wards"


def compared(effect: Effect, areas: Mapping[str, Area]) -> str:
    """'the other 18 wards', 'the three comparison wards'."""
    few = len(effect.comparison)
    if not effect.named:
        return "the other ward" if few == 1 else f"the other {in_words(few)} wards"
    return areas[effect.comparison[0]].name if few == 1 else f"the {in_words(few)} comparison wards"


def choice(many: int) -> str:
    """What as many wards as the sites are: 'another pair of wards'."""
    return {1: "another ward", 2: "another pair of wards"}.get(many, f"another choice of {in_words(many)} wards")


def verdict(indicator: Indicator, effect: Effect) -> str:
    """'better' or 'worse' where the sites clearly did better or worse than the others; else ''."""
    good = {Polarity.HIGH_IS_GOOD: 1, Polarity.LOW_IS_GOOD: -1}.get(indicator.polarity, 0)
    return {1: "better", -1: "worse"}.get(good * (effect.way or 0), "")


def finding(indicator: Indicator, effect: Effect, areas: Mapping[str, Area]) -> Markup:
    """What the sites did beside the others, with its likely range, and what that says; why nothing is told where
    nothing is."""
    if effect.why is not None:
        return Markup("{}").format(why_not(effect))
    told = _moved(indicator, effect, areas)
    if effect.way is None:
        many = len(effect.estimates)
        few = in_words(many)
        one, several = ("ward", "wards") if len(effect.sites) == 1 else ("choice of wards", "choices of wards")
        others = f"{one} is" if many == 1 else f"{several} are"
        if many == 0:
            return Markup("{} {}").format(told, f"There are no other {several} to say what chance does.")
        return Markup("{} {}").format(told, upper_first(f"{few} other {others} too few for a likely range."))
    name = verdict(indicator, effect)
    if effect.way == 0:
        return Markup("{} {}").format(_BOLD.format(_UNCLEAR), told)
    return Markup(" ").join([*([_VERDICT.format(name, _VERDICTS[name])] if name else []), told])


def told_shortly(indicator: Indicator, effect: Effect) -> str:
    """'Better than elsewhere: 12 points, likely range 11 to 13.', for where it stands beside an advice; '' where
    nothing can be told of it."""
    ranged = likely(indicator, effect)
    if effect.estimate is None or not ranged:
        return ""
    said = _UNCLEAR if effect.way == 0 else _VERDICTS.get(verdict(indicator, effect), "Apart.")
    way = "more" if effect.estimate > 0 else "less"
    return f"{said.rstrip('.')}: {size(indicator, effect.estimate, _limits(effect))} {way}, likely range {ranged}."


def why_not(effect: Effect) -> str:
    """Why nothing is told of it, as a sentence; '' where it is told."""
    if effect.why is None:
        return ""
    few = effect.before if effect.why is Unmeasured.TOO_FEW_BEFORE else effect.after
    figures = f"Only {in_words(few)} {'figure is' if few == 1 else 'figures are'}" if few else "No figure is"
    return effect.why.word.format(day=day_text(effect.ready) if effect.ready else "", few=figures)


def size(indicator: Indicator, value: float, within: tuple[float, float] | None = None) -> str:
    """How far apart, without its way: '12 points', '0.31 per 1,000'."""
    told = in_short if is_share(indicator) else difference
    return told(indicator, abs(value), within=within)


def likely(indicator: Indicator, effect: Effect) -> str:
    """The likely range, the way that the sentence goes: '5 to 13', '0.2 the other way to 3.1'; '' for none."""
    if effect.lower is None or effect.upper is None or effect.estimate is None:
        return ""
    ends = (effect.lower, effect.upper) if effect.estimate >= 0 else (-effect.upper, -effect.lower)
    told = between(indicator, *ends)
    if effect.way != 0:
        return told
    first, last = told.split(" to ")
    return f"{first.removeprefix(_MINUS)} the other way to {last}" if first.startswith(_MINUS) else told


def by_chance(effect: Effect) -> Markup:
    """What each dot is, and how many are as far from nought."""
    many, as_large = len(effect.estimates), effect.as_large
    if many == 1:
        told, shows = "It", "shows" if as_large else "does not show"
    else:
        few = f"None of the {many:,}" if not as_large else f"{as_large:,} of the {many:,}"
        told, shows = few if as_large < many else f"All {many:,}", "shows" if as_large <= 1 else "show"
    dot = f"Each dot is {choice(len(effect.sites))}, treated as if the work had gone on there."
    return Markup("{} {} {}").format(dot, _BOLD.format(told), f"{shows} a difference this large, either way.")


def how_counted(effect: Effect, areas: Mapping[str, Area]) -> str:
    """Which periods are before and after, which are drawn and not counted, and which wards and periods are left out."""
    if effect.since is None or effect.show_by is None:
        return ""
    every, lacking = effect.frequency.word, ""
    if effect.incomplete:
        are = "is" if effect.incomplete == 1 else "are"
        lacking = f"{_several(effect.incomplete, every)} {are} left out, as not every ward is shown."
    if effect.why is not None:
        return in_turn((upper_first(lacking), left_out(effect, areas)))
    told = [f"Before is the mean of {_several(effect.before, every)} that ended before {day_text(effect.since)}."]
    when = f"began on or after {day_text(effect.show_by)}, by when it should show"
    told.append(f"After is that of {_several(effect.after, every)} that {when}.")
    if effect.between:
        told.append(f"The {_several(effect.between, every)} between {'is' if effect.between == 1 else 'are'} drawn "
                    "and not counted.")  # fmt: skip
    return in_turn([*told, upper_first(lacking), left_out(effect, areas)])


def left_out(effect: Effect, areas: Mapping[str, Area]) -> str:
    """Which wards take no part, and why; '' where all do. What is no ward is not in Camden's list, and not repeated."""
    seldom = [areas[code].name for code, why in effect.left_out if why is LeftOut.NOT_SHOWN]
    odd = sum(why is LeftOut.NOT_A_WARD for _, why in effect.left_out)
    are = "is" if len(seldom) == 1 else "are"
    parts = [f"{listed(seldom)} {are} left out: not shown in more than a fifth of the periods."] if seldom else []
    parts += [f"{odd} of the places named {'is' if odd == 1 else 'are'} no ward of Camden."] if odd else []
    return in_turn(parts)


def over(effect: Effect) -> str:
    """From the first to the last period that is drawn: 'June 2023 to September 2026'."""
    first, last = (period_text(effect.frequency, effect.periods[place]) for place in (0, -1))
    return f"{first}{', until ' if ' to ' in first else ' to '}{last}"


def _moved(indicator: Indicator, effect: Effect, areas: Mapping[str, Area]) -> Markup:
    """'Repairs finished on time rose 12 points more in the two wards than in the other 18 wards (likely range 11 to
    13).'"""
    own, others, apart = effect.change or 0.0, effect.comparison_change or 0.0, effect.estimate or 0.0
    far = size(indicator, apart, _limits(effect))
    name, here, there = indicator.title, wards(areas, effect.sites), compared(effect, areas)
    ranged = likely(indicator, effect)
    likely_range = f" (likely range {ranged})" if ranged else ""
    if own * others < 0 or own == 0 or others == 0:
        went = f"{name} {_went(indicator, own)} in {here} and {_went(indicator, others)} in {there}"
        return Markup("{}: {}{}.").format(went, _BOLD.format(f"{far} apart"), likely_range)
    way = "rose" if own > 0 else "fell"
    more = "more" if (apart > 0) == (own > 0) else "less"
    told = Markup("{} {} {}").format(name, way, _BOLD.format(f"{far} {more}"))
    return Markup("{} in {} than in {}{}.").format(told, here, there, likely_range)


def _limits(effect: Effect) -> tuple[float, float] | None:
    return None if effect.lower is None or effect.upper is None else (effect.lower, effect.upper)


def _went(indicator: Indicator, change: float) -> str:
    if change == 0:
        return "did not change"
    return f"{'rose' if change > 0 else 'fell'} {size(indicator, change)}"


def _several(count: int, every: str) -> str:
    return f"{in_words(count)} {every}{'' if count == 1 else 's'}"
