"""How far a definition can be relied on: who has checked it, what its figures rest on, and what is not judged, and why.

Nothing is typed here that is known elsewhere: heads say who checked what, and readings why there is no verdict."""

from collections.abc import Collection, Iterable, Mapping

from metrics import (
    COLLECTIONS,
    Assurance,
    Holding,
    Indicator,
    Origin,
    Polarity,
    Printed,
    Reading,
    Unjudged,
    Variation,
)
from pages.components.words.lists import listed
from pages.components.words.numbers import upper_first
from pages.components.words.outside import OF_A_SOURCE, cut
from pages.components.words.periods import day_text

NOBODY = "Nobody yet"
NOT_SAID = "Not said yet"
_CHANGING = "whether it is changing"
_REACHING = "whether it meets its target as it is"
_IN_TIME = "whether it meets its target in time"
_EITHER_WAY = "whether it meets its target, as it is and in time"
_UNEQUAL = "how unequal wards are"


def checked(indicator: Indicator) -> str:
    """'27 November 2026, an analyst: what it counts and its target', the newest first; 'Nobody yet'."""
    newest = sorted(indicator.checked, key=lambda each: each.day, reverse=True)
    told = (f"{day_text(each.day)}, {each.role.word}: {listed([part.word for part in each.what])}" for each in newest)
    return "; ".join(told) or NOBODY


def because(indicator: Indicator) -> tuple[str, str]:
    """What is asked of which way is better, and why it is so."""
    asked = "Why neither way is better" if indicator.polarity is Polarity.NEUTRAL else "Why that way is better"
    return asked, indicator.polarity_because or NOT_SAID


def rests_on(
    indicator: Indicator, holdings: Iterable[Holding], printed: Collection[Printed], titles: Mapping[str, str]
) -> str:
    """Its extracts, each with where it is from; what the engine divides by; the calendar, where its SQL counts working
    days; and the indicators in print whose totals are known of the same people, by their `titles`."""
    there = {each.name: each for each in holdings}
    told = [_extract(name, there.get(name), printed) for name in indicator.extracts]
    if indicator.per is not None and indicator.denominator_is is None:
        told.append(f"{indicator.denominator} of the Census 2021, which it is divided by")
    if indicator.counts_working_days:
        told.append("the calendar of working days and bank holidays")
    others = dict.fromkeys(each.indicator for each in indicator.also_known if each.indicator)
    if others:
        named = listed([f"“{titles.get(slug, slug)}”" for slug in others])
        told.append(f"the totals in print of {named}, beside which its counts must protect people")
    return upper_first("; ".join(told))


def not_judged(indicator: Indicator, reading: Reading | None) -> str:
    """What of all Camden has no verdict, and why: 'Whether it is changing: there are too few figures (3)'; '' where
    everything that can be judged is."""
    if reading is None:
        return "Nothing is published of all Camden"
    found: dict[str, list[str]] = {}
    for subject, why in _lacking(reading):
        found.setdefault(why, []).append(subject)
    told = [f"{listed(subjects)}: {why}" for why, subjects in found.items()]
    if indicator.polarity is Polarity.NEUTRAL and reading.variation is not Variation.UNKNOWN:
        told.append("whether a change is good: neither way is better, so that it is called high or low")
    return upper_first("; ".join(told))


def _extract(name: str, holding: Holding | None, printed: Collection[Printed]) -> str:
    """'Repairs (sample)', 'Official figures (published; 12 figures in print)', 'Staff (not there yet)'."""
    if holding is None:
        return f"{name} (no extract of this project)"
    if not holding.origin:
        return f"{holding.title} (not there yet)"
    many = f"; {len(printed)} figure{'' if len(printed) == 1 else 's'} in print" if name in COLLECTIONS else ""
    return f"{cut(holding.title, OF_A_SOURCE)} ({Origin(holding.origin).word.lower()}{many if printed else ''})"


def _lacking(reading: Reading) -> Iterable[tuple[str, str]]:
    """What has no verdict, and why, as the judging noted it."""
    if reading.variation_why:
        few = f" ({reading.points})" if reading.variation_why is Unjudged.TOO_FEW_POINTS else ""
        yield _CHANGING, f"{reading.variation_why.word}{few}"
    reaching = reading.assurance_why if reading.assurance in ("", Assurance.NONE) else ""
    in_time = reading.course_why if reading.course == "" else ""
    if reaching and reaching == in_time:
        yield _EITHER_WAY, reaching.word
    else:
        yield from ((subject, why.word) for subject, why in ((_REACHING, reaching), (_IN_TIME, in_time)) if why)
    if reading.inequality_why and reading.inequality_why is not Unjudged.NOT_COMPARED:
        yield _UNEQUAL, reading.inequality_why.word
