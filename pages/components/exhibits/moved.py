"""Which wards moved, compared with Camden? Where each is and where it was a year before, as differences from Camden."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from metrics import Beside, Comparison, Observation, Snapshot, Variation
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.beside import beside, ranked
from pages.components.exhibits.exhibit import Absent, Exhibit, Figure, Table, nothing
from pages.components.exhibits.lookup import Period
from pages.components.exhibits.moved_words import Move, clearly, elsewhere, finding, how_to_read, value_of
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.tails import Tail, tails
from pages.components.exhibits.tied import several
from pages.components.exhibits.wards import compared
from pages.components.words.away import away, in_units, places_apart, signed
from pages.components.words.categories import heading, of_parts, one_of, whole
from pages.components.words.clearly_more import surely_apart
from pages.components.words.lists import listed
from pages.components.words.periods import months_on, period_code, period_text, within
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_comparison, of_page
from pages.components.words.states import observed

_QUESTION = "Which wards moved, compared with Camden?"
_PLACE = "moved"
_PARTS = "A {}'s figure is a part of Camden's, and is not compared with it."
_YEAR = 12  # months


@remembered
def moved(
    snapshot: Snapshot,
    indicator: str,
    chosen: tuple[str, ...],
    period: Period | None = None,
    places: int | None = None,
) -> Exhibit:
    """The areas of one period and of that a year before; those that are `chosen` are shaded."""
    key = f"moved-{indicator}-{'-'.join(chosen)}-{period_code(*period) if period else 'newest'}"
    now = compared(snapshot, indicator, period)
    if now is None or now.period is None or not now.items:
        words = lookup.why_nothing(snapshot, indicator) or "No figure can be shown."
        return nothing(key, words, question=_QUESTION, place=_PLACE)
    question = _QUESTION.replace("wards", several(one_of(now)))
    year = months_on(now.period, -_YEAR)
    before = snapshot.comparison(indicator, now.items[0].observation.level, year, now.frequency)
    if why := _why_not(now, before):
        return replace(why, key=key, question=question, place=_PLACE)
    decided = of_page(now.indicator, (), [now, before]) if places is None else places
    now, before = (replace(each, places=decided) for each in (now, before))
    moves = moves_of(now, before)
    return Exhibit(
        key,
        question,
        finding(now, before, moves, rounded=protected.is_protected(snapshot, now.indicator)),
        figures=(Figure(tails(now, [_tail(now, each) for each in moves], chosen), _alt(now, moves), chooses=True),),
        table=_table(now, before, moves, chosen),
        how_to_read=how_to_read(now, before, moves, protected.rounded(snapshot, now.indicator)),
        source=lookup.source(snapshot, now.indicator),
        rows=(*now.told, *before.told),
        place=_PLACE,
    )


def _why_not(now: Comparison, before: Comparison) -> Exhibit | None:
    """Why nothing can be set beside Camden in both periods; None where it can."""
    if of_parts(now):
        return _not_compared(_PARTS.format(one_of(now)))
    if now.judged_by is None or before.beyond:
        return _not_compared(elsewhere(now))
    if now.judged_by.value is None or all(item.observation.value is None for item in now.items):
        return nothing("", "No figure can be shown for this period.")
    whole = before.benchmark.value if before.benchmark else None
    if whole is not None and any(item.observation.value is not None for item in before.items):
        return None
    when = within(now.indicator, now.frequency, now.period) if now.period else ""
    words = f"There are figures {when}, and none of the year before to compare them with."
    return Exhibit("", absent=Absent(Variation.UNKNOWN.mark, "One figure only", words))


def _not_compared(words: str) -> Exhibit:
    return Exhibit("", absent=Absent(Beside.SIMILAR.mark, f"Not compared with {BOROUGH_NAME}", words))


def moves_of(now: Comparison, before: Comparison) -> list[Move]:
    """Those with a figure now, the highest beside Camden first."""
    indicator = now.indicator
    places = places_apart(indicator, [*now.told, *before.told], of_comparison(now))
    then = {item.code: item.observation for item in before.items if item.observation.value is not None}
    whole, once = value_of(now.benchmark), value_of(before.benchmark)
    moves = []
    for item in ranked(now):
        each, earlier = item.observation, then.get(item.code)
        if each.value is None:
            continue
        was = None if earlier is None else away(indicator, value_of(earlier), once, places)
        clear = None if earlier is None else clearly(earlier, each, whole - once)
        stands = beside(indicator, each, now.judged_by)
        moves.append(
            Move(item, stands, away(indicator, each.value, whole, places), was, clear, places, _hidden(earlier, each))
        )
    return sorted(moves, key=lambda move: -move.now)


def _hidden(earlier: Observation | None, now: Observation) -> bool:
    """Whether the rounding of counts of people could be all that a share has moved."""
    return earlier is not None and now.numerator is not None and not surely_apart(earlier, now)


def _tail(now: Comparison, move: Move) -> Tail:
    indicator = now.indicator
    cell = signed(indicator, move.now, move.places)
    was = "" if move.before is None else f"; {signed(indicator, move.before, move.places)} a year before"
    hover = f"{move.item.name}: {cell}, compared with {BOROUGH_NAME}{was}"
    return Tail(move.item.code, move.item.name, move.stands, move.now, move.before, cell, hover)


def _alt(now: Comparison, moves: Sequence[Move]) -> str:
    """What is drawn, and the two ends."""
    indicator = now.indicator
    ends = [moves[0], moves[-1]] if len(moves) > 1 else moves
    names = [f"{each.item.name} {signed(indicator, each.now, each.places)}" for each in ends]
    tails = sum(each.before is not None for each in moves)
    when = period_text(now.frequency, now.period) if now.period else ""
    far = "Furthest above and below" if len(ends) > 1 else "Alone"
    return (
        f"Marks in rows, {tails} with a tail: {indicator.title} by {one_of(now)}, difference from {BOROUGH_NAME}, "
        f"{when}. {far}: {listed(names)}."
    )


def _table(now: Comparison, before: Comparison, moves: Sequence[Move], chosen: Collection[str]) -> Table:
    """Both figures, both differences, and how far each has moved."""
    indicator, places = now.indicator, of_comparison(now)
    then = {item.code: item.observation for item in before.items}
    units = in_units(indicator)
    periods = [period_text(each.frequency, each.period) for each in (before, now) if each.period]

    def number(apart: float | None, move: Move) -> str:
        return "" if apart is None else signed(indicator, apart, move.places)

    rows = [
        [
            move.item.name,
            observed(indicator, then[move.item.code], places) if move.item.code in then else "",
            observed(indicator, move.item.observation, places),
            number(move.before, move),
            number(move.now, move),
            number(None if move.before is None else move.step, move),
            _chance(move),
        ]
        for move in moves
    ]
    headings = [
        heading(now),
        *periods,
        *(f"Compared with {BOROUGH_NAME}, {each}" for each in periods),
        "Moved",
        "By more than chance",
    ]
    caption = f"{indicator.title} by {one_of(now)}, compared with {whole(now)}{f' in {units}' if units else ''}."
    return Table(caption, headings, rows, [move.item.name for move in moves if move.item.code in chosen])


def _chance(move: Move) -> str:
    if move.before is None or move.clear is None:
        return ""
    return "Yes" if move.clear and move.step and (move.step > 0) == (move.clear > 0) else "No"
