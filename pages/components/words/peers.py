"""What is said of Camden among other boroughs: where it stands, as far as ranges allow."""

from collections.abc import Sequence

from metrics import (
    PEER_GROUPS,
    Among,
    Area,
    Beside,
    Level,
    NotPrinted,
    PeerGroup,
    PeerPeriod,
    Polarity,
)
from pages.components.words.lists import listed
from pages.components.words.numbers import lower_first, upper_first
from pages.components.words.peer_periods import in_period
from pages.components.words.peer_places import block, place, shared
from pages.components.words.places import BOROUGH_NAME

TITLE = "Is it us, or everywhere?"
BESIDE_OTHERS = "Beside another group of boroughs, among all of London, and whether it changed more here than there"
_NO_VERDICT = "this is a place, and no verdict"
NO_RANGE = f"No range is published: {_NO_VERDICT}."
# What each group is called: in a choice, as the heading of its ranking, and behind a number of boroughs.
GROUPS = {
    PeerGroup.SIMILAR: ("8 similar boroughs (ONS)", "Similar boroughs", "similar boroughs"),
    PeerGroup.INNER_LONDON: ("Inner London", "Inner London", "other Inner London boroughs"),
    PeerGroup.ALL_LONDON: ("All London", "All London boroughs", "other London boroughs"),
}
_SIDES = (Beside.BETTER, Beside.WORSE, Beside.HIGHER, Beside.LOWER)
_OPPOSITE = {
    Beside.BETTER: Beside.WORSE, Beside.WORSE: Beside.BETTER, Beside.HIGHER: Beside.LOWER, Beside.LOWER: Beside.HIGHER
}  # fmt: skip
_NAMED = 3


def whose(group: PeerGroup, count: int | None = None) -> str:
    """'its 8 similar boroughs', 'the 13 other Inner London boroughs'; so many of them where some have no figure."""
    return f"{'its' if group is PeerGroup.SIMILAR else 'the'} {them(group, count)}"


def them(group: PeerGroup, count: int | None = None) -> str:
    """'8 similar boroughs', '13 other Inner London boroughs'."""
    many = len(PEER_GROUPS[group]) if count is None else count
    return f"{many} {GROUPS[group][2].removesuffix('s') if many == 1 else GROUPS[group][2]}"


def most(among: Among) -> Beside:
    """How Camden stands beside more than half of those that have a figure; similar where it stands so beside no more
    than that, and none where no range says how it stands."""
    if not among.ranged:
        return Beside.NONE
    return next((side for side in _SIDES if among.count(side) * 2 > len(among.beside)), Beside.SIMILAR)


def seen_from(beside: Beside) -> Beside:
    """How another borough stands beside Camden, where Camden stands so beside it."""
    return _OPPOSITE.get(beside, beside)


def than_camden(side: Beside) -> str:
    """'better than Camden', of another borough that stands so beside it."""
    word = lower_first(side.word)
    return word if side in (Beside.NONE, Beside.SIMILAR) else f"{word} than {BOROUGH_NAME}"


def in_short(among: Among) -> str:
    """What a cell has room for: 'Better than 6 of 8', 'Too close to tell from all 8', 'In the middle: better than 3,
    worse than 4', '3rd lowest of 9; no range'."""
    if not among.ranged:
        return f"{upper_first(block(among).removeprefix('the '))}{shared(among)}; no range"
    count, side = len(among.beside), most(among)
    if side is not Beside.SIMILAR:
        return f"{side.word} than {of_all(among.count(side), count)}"
    similar = among.count(Beside.SIMILAR)
    if similar * 2 >= count:
        return f"{side.word} from {'all ' if similar == count else ''}{similar}"
    return f"In the middle: {listed([f'{lower_first(each.word)} than {among.count(each)}' for each in _there(among)])}"


def of_all(number: int, count: int) -> str:
    return f"all {count}" if number == count > 1 else f"{number} of {count}"


def _there(among: Among) -> list[Beside]:
    return [each for each in _SIDES if among.count(each)]


def stands(among: Among, value: str) -> str:
    """'At 27%, Camden is worse than 2 of its 8 similar boroughs, better than 1 and too close to tell from 5.'; without
    a range its place by the figures alone, which is no verdict."""
    if not among.beside:
        return f"At {value}, {BOROUGH_NAME} is the only one of them with a figure."
    if not among.ranged:
        return _placed(among, value)
    count = len(among.beside)
    told = [(f"{lower_first(each.word)} than", among.count(each)) for each in _there(among)]
    similar, unranged = among.count(Beside.SIMILAR), among.count(Beside.NONE)
    told += [("too close to tell from", similar)] if similar else []
    (words, first), *others = told
    every = "all" if first == count > 1 else f"{first}"
    said = listed([f"{words} {every} of {whose(among.group, count)}", *(f"{each} {number}" for each, number in others)])
    without = f" {are(unranged)} published without a range, and not judged." if unranged else ""
    return f"At {value}, {BOROUGH_NAME} is {said}.{without}"


def _placed(among: Among, value: str) -> str:
    level = f", level with {listed([each.name for each in among.level_with], _NAMED)}" if among.level_with else ""
    beside = whose(among.group, len(among.beside))
    where = f"{block(among)} (itself and {beside}){shared(among)}{level}"
    return f"At {value}, {BOROUGH_NAME} is {where}. {no_range(among.group, among.period)}"


def unranged(group: PeerGroup, *periods: PeerPeriod) -> str:
    """Whose range is missing, where others' are there: 'for Camden in 2023', 'for the others'; '' where none is
    there."""
    if not any(each.ranged for one in periods for each in (one.camden, *one.beside(group))):
        return ""
    missing = [one for one in periods if not one.camden.ranged]
    if missing:
        return f"for {BOROUGH_NAME} {listed([in_period(one) for one in missing])}"
    return f"for the others{'' if len(periods) == 1 else ' in both periods'}"


def no_range(group: PeerGroup, *periods: PeerPeriod) -> str:
    """That it is no verdict, since no range is there, or that of some is missing."""
    whom = unranged(group, *periods)
    return f"No range is published {whom}: {_NO_VERDICT}." if whom else NO_RANGE


def are(count: int) -> str:
    return "1 is" if count == 1 else f"{count} are"


def among_all(among: Among) -> str:
    """'Camden is between 9th and 23rd highest of 33: too close to tell from 14 others.'"""
    if not among.ranged:
        return f"{BOROUGH_NAME} is {block(among)}{shared(among)}. {no_range(among.group, among.period)}"
    told = f"{BOROUGH_NAME} is {place(among.first, among.last, among.of)}"
    similar = among.count(Beside.SIMILAR)
    if not similar:
        return f"{told}."
    return f"{told}: too close to tell from {'1 other' if similar == 1 else f'{similar} others'}."


def without(among: Among) -> str:
    """Who has no figure, with the word for why; '' where all have one."""
    names = [
        f"{each.name} ({each.status.word})" if each.status and each.status is not NotPrinted.NO_ROW else each.name
        for each in among.without
    ]
    if not names:
        return ""
    return f"{listed(names, _NAMED)} {'has' if len(names) == 1 else 'have'} no figure {in_period(among.period)}."


def of_priority(several: Sequence[Beside]) -> str:
    """'Of 5 indicators held for London's boroughs, Camden is better than most of its 8 similar boroughs on 1 and worse
    on none; 3 have no range.'"""
    judged = [each for each in several if each is not Beside.NONE]
    many = "1 indicator" if len(several) == 1 else f"{len(several)} indicators"
    held = f"{many} of this priority {'is' if len(several) == 1 else 'are'} held for London's boroughs"
    if not judged:
        return f"{held}, without a range: {BOROUGH_NAME} has a place there, and no verdict."
    better, worse = (judged.count(side) or "none" for side in (Beside.BETTER, Beside.WORSE))
    rest = len(several) - len(judged)
    without = f" {rest} {'has' if rest == 1 else 'have'} no range, and no verdict." if rest else ""
    beside = f"better than most of {whose(PeerGroup.SIMILAR)} on {better}, and worse on {worse}"
    return f"{held}: of {len(judged)} with a range, {BOROUGH_NAME} is {beside}.{without}"


def right_is(polarities: Sequence[Polarity]) -> str:
    """Which way the tracks of a table run."""
    return f"Right is better{'; where neither way is, right is higher' if Polarity.NEUTRAL in polarities else ''}."


def of_all_camden(area: Area) -> str:
    """What stands before figures of other boroughs where a part of Camden is chosen; '' for the borough."""
    if area.level is Level.BOROUGH:
        return ""
    return f"Other boroughs are compared with all {BOROUGH_NAME}, not with {area.name}."
