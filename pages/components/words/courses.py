"""Where a series leads by the day of its target, in words."""

from dataclasses import replace

from metrics import Course, Indicator, Reading, Series, Unjudged, Variation
from pages.components.words.apart import difference
from pages.components.words.chances import in_tens
from pages.components.words.numbers import exactly, interval_text, where_between
from pages.components.words.periods import each
from pages.components.words.targets import day
from pages.components.words.verdicts import NOT_JUDGED, Verdict

_MET = {True: "it was met", False: "it was not met"}


def course(reading: Reading) -> Verdict | None:
    """Whether the target will be met in time; None where there is no target to meet."""
    if reading.target is None:
        return None
    if reading.course == "":
        why = Unjudged(reading.course_why).word if reading.course_why else ""
        return Verdict(Variation.UNKNOWN.mark, NOT_JUDGED, why)
    told = Course(reading.course)
    if told is Course.DATE_PASSED:
        return Verdict(
            told.mark, told.word, "there is no figure of that time" if reading.met is None else _MET[reading.met]
        )
    by = f" by {day(reading.target_by)}" if reading.target_by else ""
    return Verdict(told.mark, told.word, f"chance {in_tens(reading.chance or 0.0)}{by}", told.colour)


def course_sentence(indicator: Indicator, reading: Reading, places: int) -> str:
    """Between which figures it will be by the target's date, how likely the target is reached, and the pace that it has
    and would have to have."""
    told = leads_to(indicator, reading, places)
    if not told:
        return ""
    chance = f"The chance of reaching it is {in_tens(reading.chance or 0.0)}."
    return f"{told} {chance} {_pace(indicator, reading, held=holds(reading))}".strip()


def leads_to(indicator: Indicator, reading: Reading, places: int) -> str:
    """Between which figures it will be by the target's date, and the target; '' where that is not known, or not judged:
    of a series whose next figures are overdue something is expected all the same."""
    if reading.target is None or reading.target_by is None or reading.expected is None or reading.course == "":
        return ""
    lies = where_between(interval_text(indicator, reading.expected_lower, reading.expected_upper, places, joined="and"))
    pace = "if it keeps its level" if holds(reading) else "at this pace"
    by, target = day(reading.target_by), exactly(indicator, reading.target)
    return f"{Course(reading.course).word}: {pace} it is {lies} by {by}; the target is {target}."


def holds(reading: Reading) -> bool:
    """Whether what is expected is that it keeps its level, since nothing has changed beyond chance."""
    return reading.pace is None or round(reading.pace, 12) == 0


def judged(series: Series, reading: Reading) -> Series:
    """The periods that a reading was made from."""
    first, last = reading.first, reading.period
    kept = (one for one in series.observations if (first is None or one.period >= first))
    return replace(series, observations=tuple(one for one in kept if last is None or one.period <= last))


def _pace(indicator: Indicator, reading: Reading, *, held: bool) -> str:
    """How fast it changes, and would have to."""
    if reading.needed is None:
        return ""
    every, needed = each(reading.frequency), difference(indicator, reading.needed)
    if held:
        return f"Its level has not changed; to be there it would have to change by {needed} {every}."
    return f"It changes by {difference(indicator, reading.pace or 0.0)} {every}; it would have to change by {needed}."
