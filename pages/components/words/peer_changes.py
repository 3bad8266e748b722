"""What is said of Camden over time among other boroughs: whether it moved with them, and whether it changed more than
they did."""

from collections.abc import Sequence

from metrics import AmongThen, ChangeAmong
from pages.components.words.lists import listed
from pages.components.words.peer_periods import peer_period, reach
from pages.components.words.peer_places import spelled
from pages.components.words.peers import are, no_range, of_all
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.sentences import in_turn


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
    told = f"{words} {of_all(first, count)}{f' ({turned})' if all_turned else ''}"
    said = listed([told, *(f"{each} {number}" for each, number in others)])
    return in_turn(
        (
            f"{start}: {said}." if is_clear else f"{start}. That is {said}.",
            "" if all_turned else turned,
            f"{are(found.unjudged)} published without ranges, and not judged." if found.unjudged else "",
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
    return f"In {of_all(count, len(found.others))} the figure {went}.", False


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
