"""What the indicators of a priority say together: counted, and never added up to one score."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from metrics import Area, Course, Level, Reading, Variation
from pages.components.words.lists import listed
from pages.components.words.numbers import many
from pages.components.words.published import others

# What a priority's indicators are of: kept apart wherever they are told.
LIVES, OURS = "Residents' lives", "Our own work"

_COURSES: tuple[tuple[Course | Literal[""], str, str], ...] = (
    (Course.ON_COURSE, "is on course", "are on course"),
    (Course.OFF_COURSE, "is off course", "are off course"),
    (Course.UNCERTAIN, "is uncertain", "are uncertain"),
    (Course.DATE_PASSED, "has passed its date", "have passed their dates"),
    ("", "is not judged", "are not judged"),
)
_CHANCE = "more than chance alone would have it"


def together(name: str, readings: Sequence[Reading]) -> str:
    """'Residents' lives: of 15 indicators, 3 are getting worse and none is improving.'; '' of none."""
    if not readings:
        return ""
    counts = Counter(each.variation for each in readings)
    worse, better = counts[Variation.CONCERN], counts[Variation.IMPROVEMENT]
    of = "the one indicator" if len(readings) == 1 else f"of {len(readings)} indicators"
    if counts[Variation.UNKNOWN] == len(readings):
        return f"{name}: {of} {'cannot be judged yet' if len(readings) == 1 else 'none can be judged yet'}."
    if len(readings) == 1:
        told = (
            "is getting worse" if worse else "is improving" if better else f"has not been found to change by {_CHANCE}"
        )
    elif not (worse or better):
        return f"{name}: {of}, none is improving or getting worse by {_CHANCE}."
    else:
        return f"{name}: {of}, {_are(worse)} getting worse and {_are(better)} improving."
    return f"{name}: {of} {told}."


def published(area: Area, here: int, small: int, of: int) -> str:
    """How many indicators are published for a part of Camden, and of how many numbers are too `small` there; '' of the
    borough."""
    if area.level is Level.BOROUGH:
        return ""
    none = "This indicator is not" if of == 1 else f"None of these {of} indicators is"
    if not (here or small):
        return f"{none} published for {area.level.word}s: the figures are all Camden only, not those of {area.name}."
    if of == small:
        return f"{none} published for {area.level.word}s: numbers there are too small."
    told = f"{here} of {of} indicators {'is' if here == 1 else 'are'}" if here else none
    return f"{told} published for {area.level.word}s{others(small, of - here - small)}."


def courses(readings: Sequence[Reading]) -> str:
    """'Of 3 indicators with a target, 1 is on course and 2 are off course. 21 have no target.'"""
    aimed = [each for each in readings if each.target is not None]
    lacking = len(readings) - len(aimed)
    # A target for all Camden is there, and is none of its parts'.
    a_part = next((f" for {each.level.word}s" for each in readings if each.level is not Level.BOROUGH), "")
    if not aimed:
        return f"None of these indicators has a target{a_part}, so that nothing is said of where they lead."
    counts = Counter(each.course for each in aimed)
    facts = [f"{counts[word]} {one if counts[word] == 1 else many}" for word, one, many in _COURSES if counts[word]]
    rest = f" {lacking} {'has' if lacking == 1 else 'have'} no target{a_part}." if lacking else ""
    return f"Of {many(len(aimed))} with a target, {listed(facts)}.{rest}"


def where(area: Area, different: int, of: int) -> str:
    """In how many of those that can be compared with Camden some place is clearly different."""
    if area.level is Level.BOROUGH:
        return f"Of {many(of)} in which wards can be compared, {_have(different)} wards clearly different from Camden."
    inside = " or in one of its wards" if area.level is Level.NEIGHBOURHOOD else ""
    return (
        f"Of {many(of)} that can be compared with Camden, {_are(different)} clearly different in {area.name}{inside}."
    )


def who(different: int, of: int) -> str:
    """In how many of those whose groups can be compared some group is clearly different."""
    return f"Of {many(of)} in which groups can be compared, {_have(different)} groups clearly higher or lower than all."


def _have(count: int) -> str:
    return "none has" if not count else "1 has" if count == 1 else f"{count} have"


def _are(count: int) -> str:
    return "none is" if not count else "1 is" if count == 1 else f"{count} are"
