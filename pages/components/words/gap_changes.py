"""What a gap has done, in words and by its mark."""

from metrics import GapChange, Indicator, Polarity
from pages.components.words.periods import period_text
from pages.components.words.unequal import YEAR, Gap

_COLOURLESS = {GapChange.WIDENING: "high", GapChange.NARROWING: "low"}


def change_sentence(indicator: Indicator, gap: Gap) -> str:
    """What the gap has done, since when; '' where it has no range by which to tell."""
    if gap.change is GapChange.TOO_FEW:
        return "One year alone is told, so whether it changes cannot be."
    if gap.since is None:
        return ""
    year = period_text(YEAR, gap.since)
    if gap.change is GapChange.UNCHANGED:
        return f"It shows no clear change since {year}."
    if gap.change is GapChange.NARROWING:
        return f"The gap is narrower than in {year}, by more than chance alone would have it."
    if indicator.polarity is Polarity.NEUTRAL:
        return f"The gap is wider than in {year}, by more than chance alone would have it."
    return _wider(gap, year)


def _wider(gap: Gap, year: str) -> str:
    now, other = ("behind", "ahead") if gap.side > 0 else ("ahead", "behind")
    if gap.side * gap.was < 0:
        return f"The poorer wards, {other} in {year}, are {now} now, by more than chance alone would have it."
    return (
        f"The gap is wider: the poorer wards are further {now} than in {year}, by more than chance alone would have it."
    )


def change_mark(indicator: Indicator, gap: Gap) -> tuple[str, str]:
    """The mark of what a gap has done and the place of its colour: none of a gap by which the poorer are ahead, or of
    which neither way is better."""
    change = gap.change
    if change in _COLOURLESS and not _of_the_poorer(indicator, gap):
        return _COLOURLESS[change], "neutral"
    return change.mark, change.colour


def _of_the_poorer(indicator: Indicator, gap: Gap) -> bool:
    """Whether it is a gap by which the poorer are behind: wider where they are, narrower where they were."""
    if indicator.polarity is Polarity.NEUTRAL:
        return False
    return (gap.side if gap.change is GapChange.WIDENING else gap.was) > 0
