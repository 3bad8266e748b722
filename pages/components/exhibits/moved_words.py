"""What is said of wards that moved beside Camden: how it went itself, who moved by more than chance, and how to read
the tails."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics import Beside, Comparison, Item, Kind, Observation
from pages.components.exhibits.tied import several
from pages.components.words.away import away, in_units, places_apart, size
from pages.components.words.categories import one_of
from pages.components.words.chances import by_chance
from pages.components.words.clearly_more import likely_change, surely_apart
from pages.components.words.lists import listed
from pages.components.words.periods import period_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_comparison
from pages.components.words.sentences import in_turn
from pages.components.words.states import observed


@dataclass(frozen=True, slots=True)
class Move:
    """An area now and a year before, in the differences from Camden as they are written; `before` is None where it had
    no figure then. `clear` is 1 or -1 where it moved up or down beside Camden by more than chance, None where nothing
    says how far chance goes. Differences have so many `places`. What is `hidden` may be no
    more than the rounding of counts."""

    item: Item
    stands: Beside
    now: float
    before: float | None
    clear: int | None
    places: int
    hidden: bool = False

    @property
    def step(self) -> float:
        """How far it has moved beside Camden."""
        return 0.0 if self.before is None else round(self.now - self.before, self.places)


def finding(now: Comparison, before: Comparison, moves: Sequence[Move], *, rounded: bool = False) -> str:
    """How Camden itself moved, and who moved beside it; its counts may be `rounded`."""
    return in_turn((_whole_moved(now, before, rounded=rounded), _who_moved(now, moves, rounded=rounded)))


def elsewhere(comparison: Comparison) -> str:
    """Why none of the compared is set beside Camden."""
    return f"Much of {BOROUGH_NAME}'s figure lies in no {one_of(comparison)}, so that none is compared with it."


def _whole_moved(now: Comparison, before: Comparison, *, rounded: bool) -> str:
    """How Camden itself went: that it rose or fell only where that is more than chance, as far as chance is known."""
    indicator, places, whole, once = now.indicator, of_comparison(now), now.benchmark, before.benchmark
    if whole is None or once is None:
        return ""
    figure, earlier = (observed(indicator, each, places) for each in (whole, once))
    few = places_apart(indicator, [whole, once], places)
    step = away(indicator, value_of(whole), value_of(once), few)
    if not step:
        return f"{BOROUGH_NAME} is at {figure}, as a year before."
    clear = clearly(once, whole, 0.0)
    if clear == 0 or (clear is None and rounded and _is_share_of_counts(now, whole) and not surely_apart(once, whole)):
        return f"{BOROUGH_NAME} is at {figure}, after {earlier} a year before."
    way = "rose" if step > 0 else "fell"
    return f"{BOROUGH_NAME} {way} {size(indicator, step, few)} in a year, to {figure}."


def _is_share_of_counts(now: Comparison, each: Observation) -> bool:
    return now.indicator.kind is Kind.PROPORTION and each.numerator is not None


def _who_moved(now: Comparison, moves: Sequence[Move], *, rounded: bool) -> str:
    """Those that moved beside Camden by more than chance, the furthest each way by name; where no range says how far
    chance goes, those that moved furthest."""
    there = [each for each in moves if each.before is not None and each.step]
    judged = [each for each in there if each.clear is not None]
    one = one_of(now)
    if not there:
        return f"No {one} has moved, compared with it."
    if not judged and rounded and now.indicator.kind is Kind.PROPORTION:
        there = [each for each in there if not each.hidden]
    if not there:
        return f"No {one} moved, compared with it, by more than the rounding of counts may hide."
    if not judged:
        return f"Compared with it, these moved furthest: {'; '.join(_ways(now, there))}."
    clear = [each for each in judged if each.clear and (each.step > 0) == (each.clear > 0)]
    if not clear:
        return f"No {one} moved, compared with it, by more than chance alone would have it."
    many = f"{len(clear)} {one if len(clear) == 1 else several(one)}"
    ways = _ways(now, clear)
    named = ": " if len(ways) == len(clear) else "; furthest "
    return f"{many} moved, compared with it, by more than chance alone would have it{named}{'; '.join(ways)}."


def _ways(now: Comparison, moves: Sequence[Move]) -> list[str]:
    """The furthest up and the furthest down, of those that there are."""
    up = max((each for each in moves if each.step > 0), key=lambda each: each.step, default=None)
    down = min((each for each in moves if each.step < 0), key=lambda each: each.step, default=None)
    return [_way(now, each) for each in (up, down) if each is not None]


def _way(now: Comparison, move: Move) -> str:
    """'Kilburn, down 4 percentage points, now further below it'."""
    ways = f"{'up' if move.step > 0 else 'down'} {size(now.indicator, move.step, move.places)}"
    return f"{move.item.name}, {ways}, {_where(move.before or 0.0, move.now)}"


def _where(before: float, now: float) -> str:
    """Where it is now beside Camden, given where it was."""
    if not now:
        return "now level with it"
    side = "above" if now > 0 else "below"
    if before * now < 0:
        return f"from {'below' if now > 0 else 'above'} to {side} it"
    if not before:
        return f"now {side} it"
    return f"now {'further' if abs(now) > abs(before) else 'less far'} {side} it"


def how_to_read(now: Comparison, before: Comparison, moves: Sequence[Move], rounded: str) -> str:
    """What the two ends of a tail are, in what differences are told, and who is not drawn."""
    units, (then, latest) = (
        in_units(now.indicator),
        [period_text(each.frequency, each.period) for each in (before, now) if each.period],
    )
    without = [item.name for item in now.items if item.observation.value is None]
    new = [each.item.name for each in moves if each.before is None]
    judged = sum(each.clear is not None for each in moves)
    chance = by_chance(judged)
    return in_turn(
        (
            f"The thin end of each tail is {then}, the mark is {latest}.",
            f"Differences from {BOROUGH_NAME} are {'' if units.startswith('per ') else 'in '}{units}." if units else "",
            f"{listed(without)} {'has' if len(without) == 1 else 'have'} no figure to show." if without else "",
            f"{listed(new)} had none the year before." if new else "",
            f"Of {judged} {several(one_of(now))} that move as {BOROUGH_NAME} does, chance alone has about {chance} "
            "stand out."
            if chance
            else "",
            rounded,
        )
    )


def clearly(before: Observation, now: Observation, camden: float) -> int | None:
    """Whether an area's change is clearly more or less than Camden's, which is taken as it is."""
    ends = (before.lower, before.upper, now.lower, now.upper)
    if any(each is None for each in ends) or before.bound or now.bound or before.provisional or now.provisional:
        return None
    low, high = likely_change(before, now)
    return int(low > camden) - int(high < camden)


def value_of(each: Observation | None) -> float:
    return 0.0 if each is None or each.value is None else each.value
