"""The parts of the README that follow from the declarations."""

import re
from pathlib import Path

from metrics.declared import catalogue
from metrics.declared.indicator import Indicator
from metrics.declared.priorities import priorities

README = Path(__file__).parents[2] / "README.md"
_BLOCK = re.compile(r"(<!-- indicators: written by 'make docs' -->\n).*?(<!-- end of indicators -->)", re.DOTALL)


def with_indicators(text: str) -> str:
    """A README with the table of indicators as it is now declared; ValueError where it has no place for it."""
    written, places = _BLOCK.subn(lambda match: f"{match[1]}\n{_table()}\n{match[2]}", text)
    if places != 1:
        raise ValueError(f"{README.name} has {places} places for the table of indicators; it needs one")
    return written


def _table() -> str:
    titles = {priority.slug: priority.title for priority in priorities()}
    rows = []
    for each in catalogue.read().values():
        every = each.frequency.replace("_", " ")
        rows.append(f"| {titles[each.priority]} | {each.title} | {_counts(each)} | {every} | {each.level} |")
    heading = "| priority | indicator | what is counted | every | down to |\n|---|---|---|---|---|\n"
    return heading + "".join(f"{row}\n" for row in rows)


def _counts(indicator: Indicator) -> str:
    if indicator.per is not None:
        return f"{indicator.numerator}, per {indicator.per:,} {indicator.denominator}"
    return indicator.numerator + (f" / {indicator.denominator}" if indicator.denominator else "")
