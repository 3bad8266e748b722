"""What is said of figures that are made up."""

from collections.abc import Collection, Mapping

from metrics import Origin

_TITLE = "SAMPLE DATA"
_PURPOSE = "made up to show how the dashboard works. Do not use them for decisions."


def made_up(everywhere: Collection[Origin], here: Mapping[Origin, int] | None) -> tuple[str, str]:
    """What a page says of its figures, two or three words and a sentence, where any in the dashboard are made up; ''
    where none are. `here` counts those that it shows by their origin; None for a page that shows no figure."""
    if Origin.SAMPLE not in everywhere:
        return "", ""
    if not here:
        several = "All" if set(everywhere) == {Origin.SAMPLE} else "Some"
        return _TITLE, f"{several} figures in this dashboard are {_PURPOSE} Each of them says Sample."
    sample = here.get(Origin.SAMPLE, 0)
    others = sum(here.values()) - sample
    if not others:
        return _TITLE, f"All figures on this page are {_PURPOSE}"
    if not sample:
        words = "No figure on this page is made up, but others in this dashboard are, and say Sample."
        return f"{_TITLE} ELSEWHERE", words
    several = "Most" if sample > others else "Some"
    return _TITLE, f"{several} figures on this page are {_PURPOSE} Each says where it is from."
