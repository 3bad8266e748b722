"""In what an area differs most from Camden: those whose whole range of 99.8% lies on one side of its figure, by how far
it lies from that at the least."""

from collections import Counter
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from metrics import Area, Beside, Comparison
from pages.components.exhibits.exhibit import Table
from pages.components.exhibits.profiled import Profiled, differs
from pages.components.exhibits.tied import several
from pages.components.words.chances import by_chance, rarely
from pages.components.words.lists import listed
from pages.components.words.numbers import interval_text, lower_first, many, unit
from pages.components.words.periods import when
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.sentences import in_turn
from pages.components.words.states import observed

# Better beside worse; and those of which neither way is, together.
SIDES: tuple[tuple[Beside, ...], ...] = ((Beside.BETTER,), (Beside.WORSE,), (Beside.HIGHER, Beside.LOWER))
_NAMED = 4  # of those that are less sure
_BEYOND_998 = 0.002  # how often chance alone puts a figure beyond its limits of 99.8%
_CLASSES = {Beside.BETTER: "better", Beside.WORSE: "worse", Beside.HIGHER: "higher", Beside.LOWER: "higher"}
_COUNTED = Markup('<span class="{}">{} {} clearly {}</span>')
_COMPARED = Markup("{} {} can be compared with {}: {}.")
_FINDING = Markup("{} {}")


def strongest(of: Iterable[Profiled], sides: Iterable[Beside]) -> list[Profiled]:
    """Those that are clearly on one of these sides, the strongest first."""
    there = [each for each in of if each.surely in sides]
    return sorted(there, key=lambda each: (-least(each), each.indicator.title))


def least(told: Profiled) -> float:
    """How far a figure lies from Camden's at the least, by its range of 99.8%, as a part of how far the area lies that
    is furthest from it; 0 where the range holds Camden's."""
    return _beyond(told, told.own.lower_998, told.own.upper_998) if told.own is not None else 0.0


def leaning(of: Iterable[Profiled]) -> list[Profiled]:
    """Those that differ by their range of 95%, and not by that of 99.8%; by how far they do at the least."""

    def by_95(told: Profiled) -> float:
        return _beyond(told, told.own.lower, told.own.upper) if told.own is not None else 0.0

    there = [each for each in of if differs(each.stands) and not differs(each.surely)]
    return sorted(there, key=lambda each: (-by_95(each), each.indicator.title))


def finding(area: Area, of: Sequence[Profiled], more: str = "") -> Markup:
    """How many can be compared, and how many of them differ clearly, less surely, or cannot be told apart; and `more`
    that is to be said of all."""
    judged = [each for each in of if each.stands is not Beside.NONE]
    of_all = f"Of {many(len(of))} with figures for {several(area.level.word)},"
    if not judged:
        return _in_turn(f"{of_all} none has a range, or a figure, to be compared with {BOROUGH_NAME} by.", more)
    counts = Counter(each.surely for each in judged)
    clear = [
        _COUNTED.format(_CLASSES[side], counts[side], "is" if counts[side] == 1 else "are", lower_first(side.word))
        for sides in SIDES
        for side in sides
        if counts[side]
    ]
    told = listed(clear) if clear else "none is clearly different"
    start = _COMPARED.format(of_all, len(judged), BOROUGH_NAME, told)
    return _in_turn(start, in_turn((_less_sure(judged), _others(of, judged), more)))


def how_to_read(area: Area, of: Sequence[Profiled]) -> str:
    """What is clear, what is strong, and how often chance alone would say so."""
    judged = sum(each.stands is not Beside.NONE for each in of)
    if not judged:
        return ""
    chance = rarely(1 - (1 - _BEYOND_998) ** judged)
    one = area.level.word
    return (
        f"Clearly: the whole range of 99.8% lies on one side of {BOROUGH_NAME}'s figure. With {judged} compared, "
        f"chance alone would find any in a {one} that differs in nothing {chance}. The strongest come first: those "
        f"that differ most even by the nearer end of their range, beside the {one} that differs most of all. Places "
        "are compared, not the people who live there."
    )


def figures(told: Profiled) -> str:
    """'38.20 per 1,000, Camden 15.59'"""
    own, benchmark = told.own, told.benchmark
    if own is None or benchmark is None:
        return ""
    per = unit(told.indicator)
    beside = f"{BOROUGH_NAME} {observed(told.indicator, benchmark, told.places)}"
    return f"{observed(told.indicator, own, told.places)}{f' {per}' if per else ''}, {beside}"


def around(told: Profiled, borders: Iterable[Area], one: str) -> str:
    """'the wards that it borders 9.12 to 24.01': the lowest and the highest of those next to it that are shown; '' of
    none."""
    near = {each.code for each in borders}
    there = [item for item in told.comparison.items if item.code in near and item.observation.value is not None]
    if not there:
        return ""
    there.sort(key=lambda item: item.observation.value or 0.0)
    low, high = (observed(told.indicator, item.observation, told.places) for item in (there[0], there[-1]))
    return f"the {several(one)} that it borders {low if low == high else f'{low} to {high}'}"


def table(area: Area, of: Sequence[Profiled]) -> Table:
    """Every one that differs by its range of 95%, the clear ones first, with both ranges."""
    clear = [each for sides in SIDES for each in strongest(of, sides)]
    headings = (
        "Indicator",
        "Period",
        area.name,
        "Range (95%)",
        "Range (99.8%)",
        BOROUGH_NAME,
        f"Compared with {BOROUGH_NAME}",
    )
    rows = [_row(each) for each in [*clear, *leaning(of)]]
    return Table(f"In what {area.name} differs from {BOROUGH_NAME}", headings, rows, of_words=True)


def told_in(comparison: Comparison) -> str:
    """The period that a comparison is of."""
    return when(comparison.items[0].observation, short=True)


def _beyond(told: Profiled, lower: float | None, upper: float | None) -> float:
    """How far Camden's figure lies beyond a range, as a part of how far the area lies that is furthest from it."""
    if lower is None or upper is None or not told.reach:
        return 0.0
    at = (told.benchmark.value if told.benchmark else None) or 0.0
    return max(lower - at, at - upper, 0.0) / told.reach


def _in_turn(start: str, rest: str) -> Markup:
    return _FINDING.format(start, rest) if rest else Markup("{}").format(start)


def _row(told: Profiled) -> list[str]:
    own, per = told.own, unit(told.indicator, told.comparison.frequency)
    if own is None or told.benchmark is None:
        return []
    sure = f"Clearly {lower_first(told.surely.word)}" if differs(told.surely) else f"{told.stands.word}, less sure"
    return [
        f"{told.indicator.title}{f', {per}' if per else ''}",
        told_in(told.comparison),
        observed(told.indicator, own, told.places),
        interval_text(told.indicator, own.lower, own.upper, told.places),
        interval_text(told.indicator, own.lower_998, own.upper_998, told.places),
        observed(told.indicator, told.benchmark, told.places),
        sure,
    ]


def _less_sure(judged: Sequence[Profiled]) -> str:
    leans = leaning(judged)
    expected = f"about {marked}" if (marked := by_chance(len(judged))) else "less than 1"
    if not leans:
        return ""
    more = "1 more differs" if len(leans) == 1 else f"{len(leans)} more differ"
    names = [f"{each.indicator.title} ({lower_first(each.stands.word)})" for each in leans]
    chance = f"chance alone puts {expected} of {len(judged)} there"
    return f"{more} less surely, by the range of 95%: {listed(names, _NAMED)}; {chance}."


def _others(of: Sequence[Profiled], judged: Sequence[Profiled]) -> str:
    near = sum(each.stands is Beside.SIMILAR for each in judged)
    without = len(of) - len(judged)
    told = f"{near} {'is' if near == 1 else 'are'} too close to tell" if near else ""
    rest = f"{without} {'has' if without == 1 else 'have'} no range, or no figure, to be compared by" if without else ""
    both = ", and ".join(each for each in (told, rest) if each)
    return f"{both}." if both else ""
