"""How many indicators say what, in a sentence."""

from collections import Counter
from collections.abc import Sequence

from metrics import Area, Level, Origin, Reading, Series, Unjudged, Variation
from pages.components.words.states import late

_ORIGINS = {
    Origin.PUBLISHED: "with published figures",
    Origin.QUOTED: "with quoted ones",
    Origin.COUNCIL: "with the council's own",
    Origin.SAMPLE: "with made-up ones (sample)",
    None: "without a figure",
}


def tally(readings: Sequence[Reading], area: Area) -> str:
    """'Of 139 indicators, 15 are improving, 114 show no clear change and 10 are getting worse.': what those that are
    published of an area say; '' where none is judged."""
    counts = Counter(each.variation for each in readings)
    few = sum(each.variation_why == Unjudged.TOO_FEW_POINTS for each in readings)
    why = ", mostly because figures are too few" if few * 2 > counts[Variation.UNKNOWN] else ""
    told = [
        (counts[Variation.IMPROVEMENT], "is improving", "are improving"),
        (counts[Variation.COMMON], "shows no clear change", "show no clear change"),
        (counts[Variation.CONCERN], "is getting worse", "are getting worse"),
        (counts[Variation.HIGH] + counts[Variation.LOW], "is unusually high or low", "are unusually high or low"),
        (counts[Variation.UNKNOWN], "is not judged", f"are not judged{why}"),
    ]
    facts = [f"{count:,} {one if count == 1 else many}" for count, one, many in told if count]
    if counts[Variation.UNKNOWN] == len(readings):
        return ""
    *most, last = facts
    of = _many(len(readings))
    here = "" if area.level is Level.BOROUGH else f" published for {area.name}"
    return f"Of {of}{here}, {' and '.join(filter(None, (', '.join(most), last)))}."


def lead(several: Sequence[Series], area: Area, told: str = "") -> str:
    """What is `told` of them all; how many indicators there are by the origin of their figures, how many wait for one
    that is late, and how many are counted for the area."""
    origins = Counter(series.latest.origin if series.latest else None for series in several)
    facts = [f"{origins[origin]:,} {words}" for origin, words in _ORIGINS.items() if origins[origin]]
    by_origin = " and ".join(part for part in (", ".join(facts[:-1]), *facts[-1:]) if part)
    start = f"{told} All {len(several):,}" if told and len(several) > 1 else f"{told} {_many(len(several))}".strip()
    sentence = f"{start}: {by_origin}.{late(several)}" if several else "No indicators yet."
    if area.level == Level.BOROUGH:
        return sentence
    counted = [series for series in several if series.area.code == area.code]
    shown = sum(series.latest is not None for series in counted)
    return (
        f"{sentence} {len(counted)} are counted for {area.level.word}s, and {area.name} has a figure for "
        f"{shown} of them; the others are all Camden only."
    )


def _many(count: int) -> str:
    return "1 indicator" if count == 1 else f"{count:,} indicators"
