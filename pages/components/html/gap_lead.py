"""How many gaps between wards are which, in a sentence."""

from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from metrics import GapChange, Polarity
from pages.components.exhibits.gap_rows import Row
from pages.components.html.markup import joined
from pages.components.words.lists import listed
from pages.components.words.numbers import many
from pages.components.words.standing import late
from pages.components.words.unequal import Measure

_WHERE = {
    Measure.FIFTHS: "in the most deprived fifth of wards",
    Measure.SLOPE: "at the most deprived end of Camden",
    Measure.RELATIVE: "at the most deprived end of Camden",
}
_BOLD, _COLOURED = Markup("<b>{}</b>"), Markup('<b class="worse">{}</b>')


def lead(measure: Measure, told: Sequence[Row]) -> Markup:
    """How many are worse for the poorer wards, how many gaps move, and how many are not judged."""
    judged = [each for each in told if each.gap.is_ranged]
    neutral = [each for each in judged if each.indicator.polarity is Polarity.NEUTRAL and each.gap.side]
    sides = Counter(each.gap.side for each in judged if each not in neutral)
    words = [
        (_COLOURED if sides[1] else Markup("{}")).format(_are(sides[1], f"worse {_WHERE[measure]}")),
        _are(sides[0], "too close to tell"),
        _are(sides[-1], "better"),
    ]
    words += [_are(len(neutral), "higher or lower, where neither is better")] if neutral else []
    moved = Counter(each.gap.change for each in told)
    sentences = []
    if judged:
        sentences.append(Markup("Of {} compared between wards, {}.").format(many(len(judged)), listed(words)))
        sentences.append(_BOLD.format(_moving(moved)))
    if without := len(told) - len(judged):
        have, are = ("has", "is") if without == 1 else ("have", "are")
        more = f"{without} more {have}" if judged else f"{many(without)} compared between wards {have}"
        sentences.append(Markup("{} no range of chance, and {} not judged.").format(more, are))
    if waiting := late(each.series for each in told).strip():
        sentences.append(Markup("{}").format(waiting))
    return joined(sentences, Markup(" "))


def _are(count: int, what: str) -> str:
    return f"{count or 'none'} {'are' if count > 1 else 'is'} {what}"


def _moving(moved: Mapping[GapChange, int]) -> str:
    narrowing, widening = moved[GapChange.NARROWING], moved[GapChange.WIDENING]
    if not narrowing and not widening:
        return "No gap is clearly narrowing or widening."
    first = f"{narrowing or 'No'} gap{'' if narrowing == 1 else 's'} {'is' if narrowing == 1 else 'are'} narrowing"
    return f"{first}; {widening or 'none'} {'are' if widening > 1 else 'is'} widening."
