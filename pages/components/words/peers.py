"""What is said of Camden among other boroughs: where it stands as far as ranges allow, whether it moved with them, and
whether it changed more than they did."""

from collections.abc import Sequence

from metrics import (
    PEER_GROUPS,
    Among,
    AmongThen,
    Area,
    Beside,
    ChangeAmong,
    Level,
    NotPrinted,
    PeerGroup,
    PeerPeriod,
    Polarity,
)
from pages.components.words.lists import listed
from pages.components.words.numbers import lower_first, upper_first
from pages.components.words.peer_periods import in_period, peer_period, reach
from pages.components.words.peer_places import block, place, shared, spelled
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.sentences import in_turn

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


def in_short(among: Among) -> str:
    """What a cell has room for: 'Better than 6 of 8', 'Too close to tell from all 8', 'In the middle: better than 3,
    worse than 4', '3rd lowest of 9; no range'."""
    if not among.ranged:
        return f"{upper_first(block(among).removeprefix('the '))}{shared(among)}; no range"
    count, side = len(among.beside), most(among)
    if side is not Beside.SIMILAR:
        return f"{side.word} than {_of_all(among.count(side), count)}"
    similar = among.count(Beside.SIMILAR)
    if similar * 2 >= count:
        return f"{side.word} from {'all ' if similar == count else ''}{similar}"
    return f"In the middle: {listed([f'{lower_first(each.word)} than {among.count(each)}' for each in _there(among)])}"


def _of_all(number: int, count: int) -> str:
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
    without = f" {_are(unranged)} published without a range, and not judged." if unranged else ""
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


def _are(count: int) -> str:
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


def moved_with(change: str, told: Sequence[AmongThen]) -> str:
    """'Since 2014/15 it fell 6.5 points: inside their middle half throughout.': where it lay beside the middle half of
    the group in each period; a `change` that is not known is ''."""
    counts = {
        name: sum(each.side == side for each in told) for name, side in (("inside", 0), ("above", 1), ("below", -1))
    }
    there = [name for name, count in counts.items() if count]
    if len(there) == 1:
        where = f"{there[0]} their middle half throughout"
    else:
        periods = [f"{name} {'it' if place else 'their middle half'} {_times(counts[name])}" for place, name in
                   enumerate(there)]  # fmt: skip
        where = f"{listed(periods)}, of {len(told)} periods"
    if not change:
        return f"From {reach(told[0].period, told[-1].period)} it lay {where}."
    return f"Since {peer_period(told[0].period)} it {change}: {where}."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def changed(found: ChangeAmong, change: str) -> str:
    """'Since 2018/19 Camden fell 4.6 points: more than in 4 of 8 and too close to tell from 4.' A change that its own
    range does not tell from none is told apart from how it is beside the others'."""
    count = len(found.others)
    start = f"Since {peer_period(found.since)} {BOROUGH_NAME} {change}"
    if not count:
        return f"{start}; no other has a figure for both periods."
    is_clear = not is_unclear(found)
    (words, first), *others = _beside_changes(found, is_clear=is_clear)
    turned, all_turned = _turned(found) if is_clear else ("", False)
    told = f"{words} {_of_all(first, count)}{f' ({turned})' if all_turned else ''}"
    said = listed([told, *(f"{each} {number}" for each, number in others)])
    return in_turn(
        (
            f"{start}: {said}." if is_clear else f"{start}. That is {said}.",
            "" if all_turned else turned,
            f"{_are(found.unjudged)} published without ranges, and not judged." if found.unjudged else "",
            "" if found.ranged else no_range(found.group, found.since, found.until),
        )
    )


def _turned(found: ChangeAmong) -> tuple[str, bool]:
    """In how many the figure went the other way, and whether they are just those in which it changed less."""
    count, went = found.other_way, "fell" if found.way > 0 else "rose"
    if not count:
        return "", False
    if count == found.more == found.more_other_way:
        return f"{'that one' if count == 1 else f'those {spelled(count)}'} {went}", True
    return f"In {_of_all(count, len(found.others))} the figure {went}.", False


def is_unclear(found: ChangeAmong) -> bool:
    """Whether Camden's own change has a range, and that does not tell it from none."""
    own = found.camden
    return own.lower is not None and own.upper is not None and own.lower <= 0 <= own.upper


def _beside_changes(found: ChangeAmong, *, is_clear: bool) -> list[tuple[str, int]]:
    """In how many it changed less than here, in how many more, and from how many that cannot be told."""
    if not is_clear:
        step = "rise" if found.way >= 0 else "fall"
        told = [(f"more of a {step} than in", found.more), (f"less of a {step} than in", found.less)]
    elif found.way:
        told = [("more than in", found.more), ("less than in", found.less)]
    else:
        told = [("it fell in", found.more), ("rose in", found.less)]
    same = "as much as in" if found.way else "stayed in"
    told.append(("too close to tell from" if found.ranged else same, found.unclear))
    return [each for each in told if each[1]]


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
