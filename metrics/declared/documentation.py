"""The README of the folder of indicators: what is declared, and the keys that a declaration has."""

from collections.abc import Iterator
from pathlib import Path

from data.declarations.documentation import tables
from metrics.declared import catalogue
from metrics.declared.indicator import Indicator
from metrics.declared.keys import Head
from metrics.declared.priorities import Promise, priorities

README = Path(__file__).parents[1] / "indicators" / "README.md"

INTRODUCTION = """\
# Indicators

Written by `python -m metrics docs` from the declarations in this folder and the models that read them; change those,
not this file.

An indicator is one file, `<priority>/<slug>.sql`: a head in YAML between `/*---` and `---*/`, then one SELECT. The
folder is the priority, the file's name the slug, which no other priority has. `python -m metrics check` says what is
wrong with any of them, by line; `python -m metrics list` lists them.
"""


def page() -> str:
    """The whole of metrics/indicators/README.md."""
    lines = [INTRODUCTION, "## What is declared\n", *_table(), ""]
    lines += ["## The keys of a head\n", *tables(Head, "The head")]
    lines += ["## The keys of priorities.yaml\n", *tables(Promise, "For each priority, by its slug")]
    return "\n".join(lines).rstrip() + "\n"


def _table() -> Iterator[str]:
    titles = {priority.slug: priority.title for priority in priorities()}
    yield "| priority | indicator | what is counted | every | down to |"
    yield "|---|---|---|---|---|"
    for each in catalogue.read().values():
        place = f"[{each.title}]({each.priority}/{each.slug}.sql)"
        yield f"| {titles[each.priority]} | {place} | {_counts(each)} | {each.frequency.word} | {each.level.word} |"


def _counts(indicator: Indicator) -> str:
    if indicator.per is not None:
        return f"{indicator.numerator}, per {indicator.per:,} {indicator.denominator}"
    return indicator.numerator + (f" / {indicator.denominator}" if indicator.denominator else "")
