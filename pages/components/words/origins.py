"""What is said of figures that are made up."""

from collections.abc import Collection, Mapping

from metrics import Origin

_TITLE = "SAMPLE DATA"
_COPIED = {
    Origin.COUNCIL: "Figures: the council's own.",
    Origin.QUOTED: "Figures: printed by others than those who counted them.",
    Origin.PUBLISHED: "Figures: published by those who counted them.",
}
_PURPOSE = "made up to show how the dashboard works. Do not use them for decisions."


def copied(origins: Collection[Origin]) -> str:
    """What goes with figures that are copied into a paper, of these origins; '' of none. Of figures some of which are
    made up it says nothing else."""
    if Origin.SAMPLE in origins:
        several = "these figures are" if set(origins) == {Origin.SAMPLE} else "some of these figures are"
        return f"Sample data: {several} {_PURPOSE}"
    return " ".join(words for origin, words in _COPIED.items() if origin in origins)


def made_up(
    everywhere: Collection[Origin], here: Mapping[Origin, int] | None, *, marks: bool = False
) -> tuple[str, str]:
    """What a page says of its figures, two or three words and a sentence, where any in the dashboard are made up; ''
    where none are. `here` counts those that it shows by their origin; None for a page that shows no figure. A page of
    `marks` shows what figures say, and not the figures."""
    if Origin.SAMPLE not in everywhere:
        return "", ""
    if not here:
        several = "All" if set(everywhere) == {Origin.SAMPLE} else "Some"
        return _TITLE, f"{several} figures in this dashboard are {_PURPOSE} Each of them says Sample."
    sample = here.get(Origin.SAMPLE, 0)
    others = sum(here.values()) - sample
    shown = "marks here rest on figures" if marks else "figures on this page are"
    if not others:
        return _TITLE, f"All {shown} {_PURPOSE}"
    if not sample:
        words = "No figure on this page is made up, but others in this dashboard are, and say Sample."
        return f"{_TITLE} ELSEWHERE", words
    several = "Most" if sample > others else "Some"
    which = "All indicators says which." if marks else "Each says where it is from."
    return _TITLE, f"{several} {shown} {_PURPOSE} {which}"
