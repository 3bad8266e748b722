"""How many indicators say what, in a sentence."""

from collections import Counter
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from metrics import Area, Course, Level, Origin, Reading, Series, Unjudged, Variation
from pages.components.words.lists import listed
from pages.components.words.numbers import lower_first, many
from pages.components.words.published import is_published, others
from pages.components.words.standing import late

_ORIGINS = {
    Origin.PUBLISHED: "with published figures",
    Origin.QUOTED: "with quoted ones",
    Origin.COUNCIL: "with the council's own",
    Origin.SAMPLE: "with made-up ones (sample)",
    None: "without a figure",
}
WORST_FIRST = (
    *(Variation.CONCERN, Variation.HIGH, Variation.LOW),
    *(Variation.COMMON, Variation.IMPROVEMENT, Variation.UNKNOWN),
)
_BOLD = Markup("<b>{}</b>")
_BOLD_ONES = (Variation.IMPROVEMENT, Variation.CONCERN)


def tally(readings: Sequence[Reading], area: Area) -> str:
    """'Of 139 indicators, 15 are improving, 114 show no clear change and 10 are getting worse.': what those that are
    published of an area say; '' where none is judged."""
    if not _is_any_judged(readings):
        return ""
    here = "" if area.level is Level.BOROUGH else f" published for {area.name}"
    return f"Of {many(len(readings))}{here}, {listed([*_changes(readings).values()])}."


def in_short(readings: Sequence[Reading], every: int, area: Area) -> Markup:
    """What those say that are published for an area, of `every` one that there is; what is better or worse is bold."""
    if not every:
        return Markup("No indicators yet.")
    counted = Markup("Of {}, ").format(many(every))
    if area.level is not Level.BOROUGH:
        are = "is" if len(readings) == 1 else "are"
        counted = Markup("{} of {} {} published for {}s: ").format(len(readings), many(every), are, area.level.word)
    if not readings:
        return Markup("None of {} is published for {}s.").format(many(every), area.level.word)
    if not _is_any_judged(readings):
        return counted + Markup("none can be judged yet.")
    told = _changes(readings).items()
    said = [_BOLD.format(each) if variation in _BOLD_ONES else each for variation, each in told]
    return Markup("{}{}.").format(counted, listed(said))


def counted_marks(readings: Iterable[Reading]) -> str:
    """'2 getting worse, 3 no clear change, 1 not judged', the worst first: what as many marks mean."""
    counts = Counter(each.variation for each in readings)
    return ", ".join(f"{counts[each]} {lower_first(word(each))}" for each in WORST_FIRST if counts[each])


def word(variation: Variation) -> str:
    """What a mark that stands for one of many means; one that is not judged may have ended, or be late."""
    return "Not judged" if variation is Variation.UNKNOWN else str(variation.word)


def on_course(readings: Iterable[Reading]) -> tuple[str, str]:
    """'1 of 3': of those whose way to a target is judged, how many are on course to meet it in time, and what is told
    of the others; 'not judged' where none is, 'no target' where there is none."""
    aimed = [each for each in readings if each.target is not None]
    counts = Counter(Course(each.course) for each in aimed if each.course)
    there, judged = counts.pop(Course.ON_COURSE, 0), counts.total()
    others = [f"{counts[each]} {lower_first(each.word)}" for each in Course if counts[each]]
    unknown = len(aimed) - there - judged
    if not aimed:
        return "no target", ""
    if unknown == len(aimed):
        return "not judged", ""
    return f"{there} of {there + judged}", ", ".join([*others, *([f"{unknown} not judged"] if unknown else [])])


def _changes(readings: Iterable[Reading]) -> dict[Variation, str]:
    """'15 are improving' and so on, of what there is, as a sentence has them."""
    of = list(readings)
    counts = Counter(each.variation for each in of)
    few = sum(each.variation_why == Unjudged.TOO_FEW_POINTS for each in of)
    why = ", mostly because figures are too few" if few * 2 > counts[Variation.UNKNOWN] else ""
    counts[Variation.HIGH] += counts[Variation.LOW]
    told = {
        Variation.IMPROVEMENT: ("is improving", "are improving"),
        Variation.COMMON: ("shows no clear change", "show no clear change"),
        Variation.CONCERN: ("is getting worse", "are getting worse"),
        Variation.HIGH: ("is unusually high or low", "are unusually high or low"),
        Variation.UNKNOWN: ("is not judged", f"are not judged{why}"),
    }
    return {
        each: f"{counts[each]:,} {one if counts[each] == 1 else many}"
        for each, (one, many) in told.items()
        if counts[each]
    }


def _is_any_judged(readings: Iterable[Reading]) -> bool:
    return any(each.variation is not Variation.UNKNOWN for each in readings)


def lead(several: Sequence[Series], area: Area, told: str = "") -> str:
    """What is `told` of them all; how many indicators there are by the origin of their figures, how many wait for one
    that is late, and how many are published for such places."""
    origins = Counter(series.latest.origin if series.latest else None for series in several)
    facts = [f"{origins[origin]:,} {words}" for origin, words in _ORIGINS.items() if origins[origin]]
    start = f"{told} All {len(several):,}" if told and len(several) > 1 else f"{told} {many(len(several))}".strip()
    sentence = f"{start}: {listed(facts)}.{late(several)}" if several else "No indicators yet."
    if area.level == Level.BOROUGH:
        return sentence
    here = [series for series in several if series.area.code == area.code]
    there = [series for series in here if is_published(series.indicator, area)]
    shown = sum(series.latest is not None for series in there)
    rest = others(len(here) - len(there), len(several) - len(here))
    are = f"is published for {area.level.word}s" if len(there) == 1 else f"are published for {area.level.word}s"
    return f"{sentence} {len(there)} {are}, and {area.name} has a figure for {shown} of them{rest}."
