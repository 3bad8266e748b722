"""Certifying every indicator of people of the sample together, beside building the system that is to be certified."""

from functools import cache
from pathlib import Path

import numpy as np

from metrics.protected import figures, parts, scope, sums, system, tables
from metrics.protected.audit import Audit, audit
from metrics.protected.sums import Published
from tests.benchmarks import _sample

SIZES = (1,)
FOUND: list[Audit] = []


def prepare(folder: Path, size: int) -> None:
    _sample.prepare(folder)


@cache
def published(folder: Path) -> Published:
    """All that would be shown, as if real people were behind it."""
    counted = _sample.counted(folder)
    rolled_up, rules = counted.rolled_up, scope.rules(counted.rolled_up.indicators, counted.origins)
    rows = tables.published(rolled_up.indicators, rolled_up.table, rules)
    rows = rows.filter(np.isin(rows["standing"].to_pylist(), ["complete", "unsettled"]))
    least = np.array([float(rules[number].smallest) for number in rows["number"].to_pylist()])
    return Published(rows, figures.rounded(parts.of(rolled_up.indicators, rows), least), least, rules)


def floor(folder: Path) -> system.System:
    return sums.built(_sample.counted(folder).rolled_up, published(folder))


def work(folder: Path) -> Audit:
    FOUND.append(audit(floor(folder), published(folder)))
    return FOUND[-1]


def said(folder: Path) -> str:
    """What was certified, and how: of people who were made up, so that their number can be told."""
    found = FOUND[-1]
    if found.unproven:
        raise ValueError(f"{len(found.unproven)} indicators have no proof")
    return (
        f"{len(published(folder).smallest):,} figures, {found.targets:,} small counts: {found.nearby:,} certified by "
        f"moving people nearby, {found.together:,} by shared programs, {found.singly:,} singly; figures withheld: "
        f"{found.withheld:,}"
    )
